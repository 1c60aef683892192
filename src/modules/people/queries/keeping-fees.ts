/** Fees: of one organisation with who said them, and of all members in one year. */
import { sql } from 'kysely'
import type { Deeds } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { journalEntries } from '#kernel/journal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { networkIdOf } from '../queries.ts'
import { isMemberIn } from '../rules/keeping.ts'
import { mayReadFigures } from '../rules/rights.ts'
import type { FeeState, FigureKind } from '../tables.ts'

export interface YearSaid {
  year: number
  fee: FeeState | null
  figures: { [Kind in FigureKind]?: number }
  example: boolean
  /** The last word of the year. */
  saidAt: Date | null
  saidBy: string | null
}

interface Row {
  year: number
  example: boolean
  said_at: Date | null
  name: string | null
}

const lastWord = (rows: Row[]): Row | undefined =>
  rows.toSorted((one, other) => (other.said_at?.getTime() ?? 0) - (one.said_at?.getTime() ?? 0))[0]

/** Year by year, the latest first, with who said it; null when it is not for this reader. */
export async function yearsSaid(reader: Reader, actor: Actor | null, organisationId: number): Promise<YearSaid[] | null> {
  if (!mayReadFigures(actor, await networkIdOf(reader), organisationId)) return null
  const [fees, figures] = await Promise.all([
    reader
      .selectFrom('people_fee as f')
      .leftJoin('people_person as p', (join) => join.onRef('p.id', '=', 'f.said_by').on('p.erased_on', 'is', null))
      .select(['f.year', 'f.state', 'f.example', 'f.said_at', 'p.name'])
      .where('f.organisation_id', '=', organisationId)
      .execute(),
    reader
      .selectFrom('people_figure as f')
      .leftJoin('people_person as p', (join) => join.onRef('p.id', '=', 'f.said_by').on('p.erased_on', 'is', null))
      .select(['f.year', 'f.kind', 'f.value', 'f.example', 'f.said_at', 'p.name'])
      .where('f.organisation_id', '=', organisationId)
      .execute(),
  ])
  const years = [...new Set([...fees, ...figures].map(({ year }) => year))].sort((one, other) => other - one)
  return years.map((year) => {
    const own = [...fees, ...figures].filter((each) => each.year === year)
    const last = lastWord(own)
    return {
      year,
      fee: fees.find((each) => each.year === year)?.state ?? null,
      figures: Object.fromEntries(figures.filter((each) => each.year === year).map(({ kind, value }) => [kind, value])),
      example: own.some(({ example }) => example),
      saidAt: last?.said_at ?? null,
      saidBy: last?.name ?? null,
    }
  })
}

export interface MemberFee {
  id: number
  name: string
  town: string | null
  region: string | null
  /** Whether it was a member in that year; a former one is listed while something is said of it. */
  member: boolean
  example: boolean
  state: FeeState | null
  saidAt: Date | null
  saidBy: string | null
}

/** All members of a year with the state of their fee, by name. */
export async function feesOfYear(reader: Reader, year: number): Promise<MemberFee[]> {
  const rows = await reader
    .selectFrom('people_organisation as o')
    .leftJoin('people_fee as f', (join) => join.onRef('f.organisation_id', '=', 'o.id').on('f.year', '=', year))
    .leftJoin('people_person as p', (join) => join.onRef('p.id', '=', 'f.said_by').on('p.erased_on', 'is', null))
    .select(['o.id', 'o.kind', 'o.name', 'o.town', 'o.region', 'o.joined_on', 'o.left_on', 'o.example'])
    .select(['f.state', 'f.said_at', 'p.name as said_by'])
    .where('o.kind', '=', 'member')
    .orderBy(sql`people_name_key(o.name)`)
    .orderBy('o.id')
    .execute()
  return rows
    .map(({ id, kind, name, town, region, joined_on, left_on, example, state, said_at, said_by }) => ({
      id,
      name,
      town,
      region,
      member: isMemberIn({ kind, joinedOn: joined_on, leftOn: left_on }, year),
      example,
      state,
      saidAt: said_at,
      saidBy: said_by,
    }))
    .filter(({ member, state }) => member || state !== null)
}

/** Years of which something is said. */
export const yearsOfFees = async (reader: Reader): Promise<number[]> =>
  (await reader.selectFrom('people_fee').select('year').distinct().orderBy('year', 'desc').execute()).map(({ year }) => year)

/** The last deed on many fees that can still be undone, if it is this actor's and of this year. */
export async function lastFees(reader: Reader, actor: Actor, year: number) {
  const kept = await reader
    .selectFrom('people_fee_before')
    .select((eb) => eb.fn.max('entry_id').as('id'))
    .executeTakeFirst()
  if (!kept?.id) return null
  const [entry] = await journalEntries(reader, { scope: { kind: 'all' }, before: kept.id + 1, limit: 1 })
  if (!entry || entry.id !== kept.id || entry.personId !== actor.personId) return null
  const payload = entry.payload as Deeds['fees.recorded']
  return payload.year === year ? { id: entry.id, at: entry.at, ...payload } : null
}
