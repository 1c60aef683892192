/** Mail: written into the outbox within the change, sent by a job; without SMTP settings it waits there. */
import nodemailer from 'nodemailer'
import type { JobDeclaration } from './capability.ts'
import { nowOf, sendJob } from './change.ts'
import type { Reader, Writer } from './database.ts'
import type { House } from './house.ts'
import type { Lang } from './values/lang.ts'
import './tables.ts'

export interface Mail {
  recipient: string
  lang: Lang
  /** Mails about what is made up carry « [exemple] » here. */
  subject: string
  text: string
}

const QUEUE = 'mail.send'

/** Puts a mail into the outbox; it leaves only if the change is committed. Returns its id there. */
export async function sendMail(tx: Writer, mail: Mail): Promise<number> {
  const { id } = await tx
    .insertInto('mail_message')
    .values({ ...mail, queued_at: nowOf(tx), state: 'waiting', sent_at: null, trouble: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sendJob(tx, QUEUE, { id })
  return id
}

/** The mails of the outbox, the latest first. Readable in demonstration mode or from the shell only: they hold sign-in codes. */
export const outbox = (reader: Reader, limit = 50) =>
  reader.selectFrom('mail_message').selectAll().orderBy('id', 'desc').limit(limit).execute()

/** One transport per process; nodemailer pools the connections. */
const transports = new Map<string, ReturnType<typeof nodemailer.createTransport>>()
const transportTo = (smtpUrl: string) => {
  const known = transports.get(smtpUrl) ?? nodemailer.createTransport(smtpUrl)
  transports.set(smtpUrl, known)
  return known
}

/** A mail without a sender is none: as `SMTP_URL` says (`?from=`), else the mailbox that signs in there, else one of the house's own address. */
function senderOf(smtpUrl: string, baseUrl: string): string {
  const { searchParams, username } = new URL(smtpUrl)
  const mailbox = decodeURIComponent(username)
  return searchParams.get('from') ?? (mailbox.includes('@') ? mailbox : `gouvernail@${new URL(baseUrl).hostname}`)
}

/** Sends one waiting mail. A refusal of the server for good (5xx) is noted and not tried again; any other trouble is retried by the queue. */
export const mailJob: JobDeclaration = {
  queue: QUEUE,
  async work(house: House, data) {
    if (!house.smtpUrl) return
    const message = await house.reader
      .selectFrom('mail_message')
      .selectAll()
      .where('id', '=', Number(data.id))
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (!message) return
    const note = (fields: { state?: 'sent' | 'refused'; sent_at?: Date; trouble: string | null }) =>
      house.db
        .updateTable('mail_message')
        .set({ ...fields, attempts: message.attempts + 1 })
        .where('id', '=', message.id)
        .execute()
    try {
      const { recipient: to, subject, text } = message
      await transportTo(house.smtpUrl).sendMail({ from: senderOf(house.smtpUrl, house.baseUrl), to, subject, text })
      await note({ state: 'sent', sent_at: house.clock.now(), trouble: null })
    } catch (error) {
      const trouble = error as Error & { code?: string; responseCode?: number }
      // A refused password says nothing of the mail: it leaves once the settings are right.
      const forGood = (trouble.responseCode ?? 0) >= 500 && trouble.code !== 'EAUTH'
      await note({ ...(forGood ? { state: 'refused' as const } : {}), trouble: trouble.message })
      if (!forGood) throw error
    }
  },
}
