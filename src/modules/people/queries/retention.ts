/** How long what is kept in this network, and what is over now. */
import { sql } from 'kysely'
import { dueLinks, dueMails } from '#kernel/clearing.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { type Cleared, type Lengths, leftBefore, lengthsOf } from '../rules/retention.ts'

const DAY_MS = 86_400_000
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS)

/** The lengths in force, by what is kept. */
export const lengths = async (reader: Reader): Promise<Lengths> =>
  lengthsOf(await reader.selectFrom('people_retention').select(['kind', 'length']).execute())

/** Invitations that were accepted, or held until then: the links they carry serve nobody any more. */
export const overInvitations = (before: Date) =>
  sql<boolean>`coalesce(i.accepted_at, i.expires_at, i.left_at) < ${before} and coalesce(i.expires_at, ${before}) <= ${before}`

/** How many of what clears itself are over. `now`: of the network's clock for mails; links live in real time. */
export async function dueNow(reader: Reader, now: Date, chosen: Lengths): Promise<Record<Cleared, number>> {
  const linksBefore = daysBefore(new Date(), chosen.links)
  const [mails, links, invitations] = await Promise.all([
    dueMails(reader, daysBefore(now, chosen.mails)),
    dueLinks(reader, linksBefore),
    reader
      .selectFrom('people_invitation as i')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(overInvitations(linksBefore))
      .executeTakeFirstOrThrow(),
  ])
  return { mails, links: links + invitations.count }
}

export interface Leaver {
  id: number
  name: string
  /** The last day of the last mandate. */
  leftOn: Day
  organisations: string[]
  example: boolean
}

const leavers = (reader: Reader, today: Day, years: number) =>
  reader
    .selectFrom('people_person as p')
    .innerJoin('people_mandate as m', 'm.person_id', 'p.id')
    .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .where('p.erased_on', 'is', null)
    .groupBy('p.id')
    // A mandate without a last day is in force.
    .having(sql<boolean>`bool_and(m.ends_on is not null) and max(m.ends_on) <= ${leftBefore(today, years)}`)

/** Persons whose last mandate ended so many years ago or more, the longest gone first: proposed for erasure. */
export async function leaversDue(reader: Reader, today: Day, years: number, limit: number): Promise<Leaver[]> {
  const rows = await leavers(reader, today, years)
    .select(['p.id', 'p.name', 'p.example'])
    .select(sql<Day>`max(m.ends_on)`.as('left_on'))
    .select(sql<string[]>`array_agg(distinct o.name order by o.name)`.as('organisations'))
    .orderBy('left_on')
    .orderBy('p.id')
    .limit(limit)
    .execute()
  return rows.map(({ left_on, ...row }) => ({ ...row, leftOn: left_on }))
}

export async function leaversCount(reader: Reader, today: Day, years: number): Promise<number> {
  const row = await reader
    .selectFrom(leavers(reader, today, years).select('p.id').as('due'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
