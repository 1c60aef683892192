/** The outbox as those who keep it read it: states, tries, what the server said, what is tried next; and what they may do. */
import { sql } from 'kysely'
import { sendJobs } from '../change.ts'
import type { Reader, Writer } from '../database.ts'
import type { MailState } from '../tables.ts'
import '../tables.ts'
import { MAIL_QUEUE } from './sending.ts'

export interface OutboxFilter {
  state?: MailState
  /** Part of a recipient's address. */
  recipient?: string
  /** Only mails before this id (the next page). */
  before?: number
  limit: number
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('mail_message as m')
    .select(['m.id', 'm.recipient', 'm.lang', 'm.subject', 'm.text', 'm.secret_as', 'm.list', 'm.state', 'm.attempts'])
    .select(['m.queued_at', 'm.sent_at', 'm.trouble', 'm.cleared_at'])
    .select(
      sql<Date | null>`(select min(j.start_after) from pgboss.job j
        where m.state = 'waiting' and j.name = ${MAIL_QUEUE} and j.state in ('created', 'retry') and (j.data->>'id')::bigint = m.id)`.as(
        'next_try',
      ),
    )

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

export interface OutboxMail extends Omit<Row, 'secret_as'> {
  /** It holds a secret: outside the demonstration neither its text nor its subject is here. */
  secret: boolean
}

const outboxMail =
  (secrets: boolean) =>
  ({ secret_as, ...row }: Row): OutboxMail => ({
    ...row,
    secret: secret_as !== null,
    ...(secret_as !== null && !secrets ? { subject: secret_as, text: '' } : {}),
  })

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')

/** A page of the outbox, the latest first. `secrets`: only in the demonstration. */
export async function outboxPage(reader: Reader, filter: OutboxFilter, secrets: boolean): Promise<OutboxMail[]> {
  let query = rows(reader).orderBy('m.id', 'desc').limit(filter.limit)
  if (filter.state) query = query.where('m.state', '=', filter.state)
  if (filter.recipient) query = query.where('m.recipient', 'ilike', `%${escaped(filter.recipient)}%`)
  if (filter.before !== undefined) query = query.where('m.id', '<', filter.before)
  return (await query.execute()).map(outboxMail(secrets))
}

export async function outboxMailById(reader: Reader, id: number, secrets: boolean): Promise<OutboxMail | null> {
  const row = await rows(reader).where('m.id', '=', id).executeTakeFirst()
  return row ? outboxMail(secrets)(row) : null
}

/** What became of these mails: for the page of whoever sent them (invitations). A mail that was cleared is not there any more. */
export async function mailStates(reader: Reader, ids: number[]): Promise<Map<number, { state: MailState; trouble: string | null }>> {
  const found = await reader
    .selectFrom('mail_message')
    .select(['id', 'state', 'trouble'])
    .where('id', 'in', ids.length > 0 ? ids : [-1])
    .execute()
  return new Map(found.map(({ id, state, trouble }) => [id, { state, trouble }]))
}

/** Of these addresses, those whose last finished mail was refused or came back. */
export async function refusedAddresses(
  reader: Reader,
  addresses: string[],
): Promise<Map<string, { mailId: number; state: MailState; at: Date }>> {
  const found = await reader
    .selectFrom('mail_message')
    .distinctOn('recipient')
    .select(['recipient', 'id', 'state', 'queued_at'])
    .where('recipient', 'in', addresses.length > 0 ? addresses : [''])
    .where('state', '!=', 'waiting')
    // What expired here was never offered to the address.
    .where((eb) => eb.or([eb('trouble', 'is', null), eb('trouble', '!=', 'EXPIRED')]))
    .orderBy('recipient')
    .orderBy('id', 'desc')
    .execute()
  return new Map(
    found
      .filter(({ state }) => state !== 'sent')
      .map(({ recipient, id, state, queued_at }) => [recipient, { mailId: id, state, at: queued_at }]),
  )
}

export async function outboxCounts(reader: Reader): Promise<Record<MailState, number>> {
  const found = await reader
    .selectFrom('mail_message')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return { waiting: 0, sent: 0, refused: 0, returned: 0, ...Object.fromEntries(found.map(({ state, count }) => [state, count])) }
}

/** Tries refused mails again, all or this one; those whose secret was cleared stay as they are. Returns how many. */
export async function retryMails(tx: Writer, id: number | null): Promise<number> {
  let query = tx
    .updateTable('mail_message')
    .set({ state: 'waiting', attempts: 0 })
    .where('state', '=', 'refused')
    .where('cleared_at', 'is', null)
  if (id !== null) query = query.where('id', '=', id)
  const again = await query.returning(['id', 'list']).execute()
  await sendJobs(
    tx,
    MAIL_QUEUE,
    again.map((row) => ({ data: { id: row.id }, priority: row.list ? 0 : 1 })),
  )
  return again.length
}

/** Notes by hand that a sent mail came back, or that it did not after all. False: it is in another state. */
export async function noteReturn(tx: Writer, id: number, returned: boolean): Promise<boolean> {
  const [from, to] = returned ? (['sent', 'returned'] as const) : (['returned', 'sent'] as const)
  const row = await tx
    .updateTable('mail_message')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many mails told each of these addresses of deeds since then: so many an hour are enough. */
export async function toldSince(reader: Reader, addresses: string[], since: Date): Promise<Map<string, number>> {
  const found = await reader
    .selectFrom('mail_message')
    .select(['recipient', (eb) => eb.fn.countAll<number>().as('count')])
    .where('recipient', 'in', addresses.length > 0 ? addresses : [''])
    .where('list', '=', 'told')
    .where('queued_at', '>', since)
    .groupBy('recipient')
    .execute()
  return new Map(found.map(({ recipient, count }) => [recipient, count]))
}
