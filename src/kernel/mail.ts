/** Mail: written into the outbox within the change, sent by a job; without SMTP settings it waits there. */
import { nowOf, sendJobs } from './change.ts'
import type { Reader, Writer } from './database.ts'
import { type MailContent, mailText } from './mail/content.ts'
import { MAIL_QUEUE } from './mail/sending.ts'
import type { MailList } from './tables.ts'
import './tables.ts'
import type { Lang } from './values/lang.ts'

export type { MailBlock, MailContent, MailItem } from './mail/content.ts'
export { mailJobs } from './mail/sending.ts'

interface Envelope {
  recipient: string
  lang: Lang
  /** Mails about what is made up carry « [exemple] » here. */
  subject: string
  /** What the outbox shows instead of the subject. With it the mail is a secret: nobody else reads its text, and it is cleared after a day. */
  secretAs?: string
  /** Of a mail that one may choose not to get: its list, and the full address that ends it without signing in. */
  list?: { name: MailList; unsubscribe: string }
  replyTo?: string
}
/** `content` is sent as text and as HTML, `text` as text alone. */
export type Mail = Envelope & ({ text: string; content?: undefined } | { content: MailContent; text?: undefined })

const rowOf = (tx: Writer, { recipient, lang, subject, secretAs, list, replyTo, ...said }: Mail) => ({
  ...{ recipient, lang, subject, secret_as: secretAs ?? null, reply_to: replyTo ?? null },
  ...{ list: list?.name ?? null, unsubscribe: list?.unsubscribe ?? null },
  text: said.content ? mailText(said.content) : said.text,
  content: said.content ? JSON.stringify(said.content) : null,
  ...{ queued_at: nowOf(tx), state: 'waiting' as const, sent_at: null, trouble: null },
})

/** What somebody waits for (a code) leaves before what was written to many. */
const URGENT = 10

/** So many rows are written in one statement. */
const MOST_AT_ONCE = 500

/** Puts mails into the outbox; they leave only if the change is committed. Returns their ids there, in the same order. */
export async function sendMails(tx: Writer, mails: Mail[]): Promise<number[]> {
  const ids: number[] = []
  for (let start = 0; start < mails.length; start += MOST_AT_ONCE) {
    const some = mails.slice(start, start + MOST_AT_ONCE)
    const rows = await tx
      .insertInto('mail_message')
      .values(some.map((mail) => rowOf(tx, mail)))
      .returning('id')
      .execute()
    await sendJobs(
      tx,
      MAIL_QUEUE,
      rows.map(({ id }, place) => ({ data: { id }, priority: some[place]!.list ? 0 : URGENT })),
    )
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

/** Puts a mail into the outbox; it leaves only if the change is committed. Returns its id there. */
export const sendMail = async (tx: Writer, mail: Mail): Promise<number> => (await sendMails(tx, [mail]))[0]!

/** The mails of the outbox, the latest first, with their secrets: for the shell and for tests. Pages read `mail/outbox.ts`. */
export const outbox = (reader: Reader, limit = 50) =>
  reader.selectFrom('mail_message').selectAll().orderBy('id', 'desc').limit(limit).execute()
