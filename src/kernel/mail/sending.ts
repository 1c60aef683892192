/** The mails' way out: one by one to the SMTP server, tried again while it may help, and forgotten when they are old (R37). */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import type { JobDeclaration } from '../capability.ts'
import { change, sendJobs } from '../change.ts'
import type { House } from '../house.ts'
import type { NetworkFacts } from '../viewing.ts'
import { mailHtml } from './html.tsx'
import '../tables.ts'

export const MAIL_QUEUE = 'mail.send'

/** One transport per process; nodemailer pools the connections. */
const transports = new Map<string, ReturnType<typeof nodemailer.createTransport>>()
const transportTo = (smtpUrl: string) => {
  const known = transports.get(smtpUrl) ?? nodemailer.createTransport(smtpUrl)
  transports.set(smtpUrl, known)
  return known
}

/** A mail without a sender is none: as `SMTP_URL` says (`?from=`), else the mailbox that signs in there, else one of the house's own address. */
function senderOf(smtpUrl: string, baseUrl: string, network: string): string | { name: string; address: string } {
  const { searchParams, username } = new URL(smtpUrl)
  const mailbox = decodeURIComponent(username)
  const given = searchParams.get('from') ?? (mailbox.includes('@') ? mailbox : `gouvernail@${new URL(baseUrl).hostname}`)
  return given.includes('<') ? given : { name: network, address: given }
}

/** The same for every try of one mail, so that a server that took it twice can tell. */
const messageIdOf = (house: House, id: number): string =>
  `<${id}.${createHmac('sha256', house.signingKey).update(`mail ${id}`).digest('hex').slice(0, 16)}@${new URL(house.baseUrl).hostname}>`

const waitingMail = (house: House, id: number) =>
  house.reader.selectFrom('mail_message').selectAll().where('id', '=', id).where('state', '=', 'waiting').executeTakeFirst()
type Waiting = NonNullable<Awaited<ReturnType<typeof waitingMail>>>

/** A logo whose size is not known is left out: it might fill the mail. */
const logoOf = (network: NetworkFacts | null, full: (path: string) => string) =>
  network?.logoPath && network.logoSize ? { address: full(network.logoPath), ...network.logoSize } : null

/** What nodemailer is given. No picture but the logo, no counted links: nobody learns who reads what. */
export async function letterOf(house: House, message: Waiting) {
  const network = await house.network()
  const name = network?.name ?? 'Gouvernail'
  const full = (path: string) => new URL(path, house.baseUrl).href
  const frame = { lang: message.lang, subject: message.subject, network: name, home: full('/') }
  return {
    from: senderOf(house.smtpUrl ?? 'smtp://localhost', house.baseUrl, name),
    to: message.recipient,
    replyTo: message.reply_to ?? undefined,
    subject: message.subject,
    text: message.text,
    html: message.content ? mailHtml(message.content, { ...frame, logo: logoOf(network, full) }) : undefined,
    messageId: messageIdOf(house, message.id),
    headers: {
      // RFC 3834: no holiday answers to a machine.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': message.lang,
      // RFC 8058: the mail program's own button ends the list with one POST.
      ...(message.unsubscribe
        ? { 'List-Unsubscribe': `<${message.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
  }
}

/** The queue's own tries (kernel/jobs.ts): one and eight more. */
const MOST_ATTEMPTS = 9

/**
 * What to think of a trouble. For good: the server refuses the mail (5xx). Put off: it may take it later (4xx), and after all tries that is for
 * good too. Anything else (no server, a password that is not taken) says nothing of the mail: it waits until the settings are right.
 */
export function judged(error: Error & { code?: string; responseCode?: number }, attempts: number): 'refused' | 'waiting' {
  const answer = error.code === 'EAUTH' ? 0 : (error.responseCode ?? 0)
  return answer >= 500 || (answer >= 400 && attempts >= MOST_ATTEMPTS) ? 'refused' : 'waiting'
}

/** Sends one waiting mail. Killed between the server's yes and ours, it leaves again, under the same Message-ID. */
const sendOne: JobDeclaration = {
  queue: MAIL_QUEUE,
  async work(house: House, data) {
    if (!house.smtpUrl) return
    const message = await waitingMail(house, Number(data.id))
    if (!message) return
    const attempts = message.attempts + 1
    const note = (fields: { state?: 'sent' | 'refused'; sent_at?: Date; trouble: string | null }) =>
      house.db
        .updateTable('mail_message')
        .set({ ...fields, attempts })
        .where('id', '=', message.id)
        .execute()
    try {
      await transportTo(house.smtpUrl).sendMail(await letterOf(house, message))
      await note({ state: 'sent', sent_at: house.clock.now(), trouble: null })
    } catch (error) {
      const trouble = error as Error & { code?: string; responseCode?: number }
      const refused = judged(trouble, attempts) === 'refused'
      await note({ ...(refused ? { state: 'refused' as const } : {}), trouble: trouble.message })
      if (!refused) throw error
    }
  },
}

const DAY_MS = 86_400_000
/** R37. Secrets are of no use after a day; of the rest the outbox is a help for three months. */
const SECRET_DAYS = 1
const KEPT_DAYS = 90
/** A mail that could not leave for so long tells nothing any more. */
const LATEST_DAYS = 3
const BATCH = 500

const before = (house: House, days: number): Date => new Date(house.clock.now().getTime() - days * DAY_MS)

async function clearOld(house: House): Promise<void> {
  // A code that nobody could read in time must not leave later.
  if (house.smtpUrl)
    await house.db
      .updateTable('mail_message')
      .set({ state: 'refused', trouble: 'EXPIRED' })
      .where('state', '=', 'waiting')
      .where((eb) =>
        eb.or([
          eb('queued_at', '<', before(house, LATEST_DAYS)),
          eb.and([eb('secret_as', 'is not', null), eb('queued_at', '<', before(house, SECRET_DAYS))]),
        ]),
      )
      .execute()
  await house.db
    .updateTable('mail_message')
    .set({ subject: sql<string>`secret_as`, text: '', content: null, cleared_at: house.clock.now() })
    .where('secret_as', 'is not', null)
    .where('cleared_at', 'is', null)
    .where('queued_at', '<', before(house, SECRET_DAYS))
    .execute()
  await house.db.deleteFrom('mail_message').where('state', '!=', 'waiting').where('queued_at', '<', before(house, KEPT_DAYS)).execute()
}

/** Mails that wait without a job: the server was away for longer than the queue tries, or the settings came later than the mail. */
async function queueForgotten(house: House): Promise<void> {
  if (!house.smtpUrl) return
  await change(house, async (tx) => {
    const rows = await tx
      .selectFrom('mail_message as m')
      .select(['m.id', 'm.list'])
      .where('m.state', '=', 'waiting')
      .where(
        sql<boolean>`not exists (select from pgboss.job j
          where j.name = ${MAIL_QUEUE} and j.state in ('created', 'retry', 'active') and (j.data->>'id')::bigint = m.id)`,
      )
      .orderBy('m.id')
      .limit(BATCH)
      .execute()
    await sendJobs(
      tx,
      MAIL_QUEUE,
      rows.map(({ id, list }) => ({ data: { id }, priority: list ? 0 : 1 })),
    )
  })
}

const sweep: JobDeclaration = {
  queue: 'mail.sweep',
  cron: '*/10 * * * *',
  async work(house) {
    await clearOld(house)
    await queueForgotten(house)
  },
}

export const mailJobs: JobDeclaration[] = [sendOne, sweep]
