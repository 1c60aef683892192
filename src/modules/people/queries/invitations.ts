/** Batches of invitations and where each invitation stands, as far as the reader answers for them. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { BatchKind, BatchState, BatchTexts, InvitationState, InvitedBy, InvitingScope } from '../tables/invitations.ts'
import { everSignedIn } from './invitees.ts'

/** Where an invitation stands; `i` its row, `m` its mail. What the person did counts more than what became of the mail. */
export const stateAt = (now: Date): RawBuilder<InvitationState> => sql<InvitationState>`(case
  when i.accepted_at is not null then 'accepted'
  when ${everSignedIn('i.person_id')} then 'arrived'
  when i.left_at is null then case i.by when 'mail' then 'queued' else 'to_print' end
  when m.state in ('refused', 'returned') then 'refused'
  when i.expires_at <= ${now} then 'expired'
  when i.opened_at is not null then 'opened'
  when i.by = 'letter' then 'printed'
  when m.state = 'waiting' then 'waiting'
  else 'sent' end)`

const rows = (reader: Reader) => reader.selectFrom('people_invitation as i').leftJoin('mail_message as m', 'm.id', 'i.mail_id')

export interface Batch {
  id: number
  kind: BatchKind
  state: BatchState
  organisationId: number
  organisationName: string
  madeBy: string | null
  madeById: number | null
  madeAt: Date
  pace: number
  texts: BatchTexts
  example: boolean
  counts: Counts
}
export type Counts = Partial<Record<InvitationState, number>>

const visible = (scope: InvitingScope): RawBuilder<boolean> =>
  scope === 'all' ? sql<boolean>`true` : sql<boolean>`b.organisation_id = any(${[...scope.regions, ...scope.organisations]}::bigint[])`

/** The batches that one answers for, the latest first, each with how many stand where: two queries, however many there are. */
export async function batches(reader: Reader, scope: InvitingScope, now: Date, of: { id?: number; limit?: number } = {}): Promise<Batch[]> {
  let query = reader
    .selectFrom('people_invitation_batch as b')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .leftJoin('people_person as p', 'p.id', 'b.made_by')
    .selectAll('b')
    .select(['o.name as organisation_name', 'o.example as organisation_example', 'p.name as made_by_name'])
    .where(visible(scope))
    .orderBy('b.id', 'desc')
    .limit(of.limit ?? 100)
  if (of.id !== undefined) query = query.where('b.id', '=', of.id)
  const found = await query.execute()
  const counted = await countsOf(
    reader,
    found.map(({ id }) => id),
    now,
  )
  return found.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    madeBy: row.made_by_name,
    madeById: row.made_by,
    madeAt: row.made_at,
    pace: row.pace,
    texts: { subject: { fr: row.subject_fr, en: row.subject_en }, word: { fr: row.word_fr, en: row.word_en } },
    example: row.organisation_example,
    counts: counted.get(row.id) ?? {},
  }))
}

export const batch = async (reader: Reader, scope: InvitingScope | null, id: number, now: Date): Promise<Batch | null> =>
  scope === null ? null : ((await batches(reader, scope, now, { id }))[0] ?? null)

/** How many invitations of each batch stand where. */
export async function countsOf(reader: Reader, ids: number[], now: Date): Promise<Map<number, Counts>> {
  const each = rows(reader)
    .select('i.batch_id')
    .select(stateAt(now).as('stands'))
    .where('i.batch_id', 'in', ids.length > 0 ? ids : [-1])
    .as('each')
  const counted = await reader
    .selectFrom(each)
    .select(['batch_id', 'stands', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(['batch_id', 'stands'])
    .execute()
  const all = new Map<number, Counts>()
  for (const { batch_id, stands, count } of counted) all.set(batch_id, { ...all.get(batch_id), [stands]: Number(count) })
  return all
}

export interface Invitation {
  id: number
  personId: number
  name: string
  email: string | null
  phone: string | null
  lang: Lang
  example: boolean
  by: InvitedBy
  state: InvitationState
  times: number
  leftAt: Date | null
  sentAt: Date | null
  openedAt: Date | null
  acceptedAt: Date | null
  expiresAt: Date | null
  /** What the mail server said. */
  trouble: string | null
  /** The person's address is no longer the one that was refused. */
  mended: boolean
  organisations: { id: number; name: string; role: Role }[]
}

/** The invitations of a batch by name; with what decides whom to call. */
export async function invitationsOf(reader: Reader, batchId: number, today: string, now: Date): Promise<Invitation[]> {
  const found = await rows(reader)
    .innerJoin('people_person as p', 'p.id', 'i.person_id')
    .select(['i.id', 'i.person_id', 'p.name', 'p.email', 'p.phone', 'p.lang', 'p.example', 'i.by', 'i.times', 'i.left_at'])
    .select(['i.opened_at', 'i.accepted_at', 'i.expires_at', 'm.sent_at', 'm.trouble'])
    .select(stateAt(now).as('state'))
    .select(
      sql<boolean>`coalesce(m.state in ('refused', 'returned') and p.email is not null and p.email <> m.recipient, false)`.as('mended'),
    )
    .select(
      sql<Invitation['organisations']>`coalesce((
        select json_agg(distinct jsonb_build_object('id', o.id, 'name', o.name, 'role', x.role))
        from people_mandate x join people_organisation o on o.id = x.organisation_id
        where x.person_id = p.id and (x.ends_on is null or x.ends_on >= ${today})), '[]')`.as('organisations'),
    )
    .where('i.batch_id', '=', batchId)
    .orderBy(sql`people_name_key(p.name)`)
    .orderBy('i.id')
    .execute()
  return found.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    lang: row.lang,
    example: row.example,
    by: row.by,
    state: row.state,
    times: row.times,
    leftAt: row.left_at,
    sentAt: row.sent_at,
    openedAt: row.opened_at,
    acceptedAt: row.accepted_at,
    expiresAt: row.expires_at,
    trouble: row.trouble,
    mended: row.mended,
    organisations: row.organisations,
  }))
}

/** Of the batches that one prepared oneself: how many addresses were refused, and not yet mended or sent again. */
export async function refusedOfMine(reader: Reader, personId: number): Promise<{ batchId: number; count: number; example: boolean }[]> {
  const found = await reader
    .selectFrom('people_invitation_batch as b')
    .innerJoin('people_invitation as i', 'i.batch_id', 'b.id')
    .innerJoin('mail_message as m', 'm.id', 'i.mail_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select(['b.id', 'o.example'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('b.made_by', '=', personId)
    .where('m.state', 'in', ['refused', 'returned'])
    .where('i.accepted_at', 'is', null)
    .groupBy(['b.id', 'o.example'])
    .orderBy('b.id', 'desc')
    .execute()
  return found.map(({ id, count, example }) => ({ batchId: id, count: Number(count), example }))
}

/** Whoever prepared a batch; null: the command line. */
export async function makerOf(reader: Reader, batchId: number): Promise<number | null> {
  const row = await reader.selectFrom('people_invitation_batch').select('made_by').where('id', '=', batchId).executeTakeFirst()
  return row?.made_by ?? null
}

/** A step that is older than this will not be followed by another: its process was killed. */
const STALE_MS = 15_000

/** Batches with something to send or to tell that no step goes on with. */
export async function batchesUnderWay(reader: Reader, now: Date): Promise<number[]> {
  const found = await reader
    .selectFrom('people_invitation_batch as b')
    .select('b.id')
    .where((eb) => eb.or([eb('b.stepped_at', 'is', null), eb('b.stepped_at', '<', new Date(now.getTime() - STALE_MS))]))
    .where(
      sql<boolean>`exists (select 1 from people_invitation i left join mail_message m on m.id = i.mail_id
        left join people_person p on p.id = i.person_id
        where i.batch_id = b.id and i.by = 'mail'
          and ((b.state = 'sending' and i.left_at is null and p.email is not null and p.erased_on is null and not ${everSignedIn('p.id')})
            or (not i.told and m.state <> 'waiting')))`,
    )
    .execute()
  return found.map(({ id }) => id)
}

/** The names of batches for the journal, as far as one answers for them. */
export const batchNames = (reader: Reader, scope: InvitingScope, ids: number[]) =>
  reader
    .selectFrom('people_invitation_batch as b')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select(['b.id', 'b.kind', 'b.made_at', 'o.name', 'o.example'])
    .where('b.id', 'in', ids.length > 0 ? ids : [-1])
    .where(visible(scope))
    .execute()
