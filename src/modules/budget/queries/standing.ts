/** What a version stands at, year by year: sums made by the database. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { NOTHING, sumOfTotals, type Totals } from '../rules/totals.ts'
import { type Version, versionById, yearsOf } from './budgets.ts'

export interface Standing {
  version: Version
  years: number[]
  /** The year that is looked at; null: all of them. */
  year: number | null
  byYear: Map<number, Totals>
  /** Of that year, or of all. */
  totals: Totals
}

const summed = (of: ReturnType<typeof sql<boolean>>) => sql<number>`coalesce(sum(amount_cents) filter (where ${of}), 0)::bigint`
const inKind = sql<boolean>`account ~ '^8'`

/** Totals of each year in which the version has lines. */
export async function totalsByYear(reader: Reader, versionId: number): Promise<Map<number, Totals>> {
  const rows = await reader
    .selectFrom('budget_line')
    .select('year')
    .select(summed(sql`side = 'charge' and not ${inKind}`).as('charges'))
    .select(summed(sql`side = 'income' and not ${inKind}`).as('income'))
    .select(summed(sql`side = 'charge' and ${inKind}`).as('in_kind_charges'))
    .select(summed(sql`side = 'income' and ${inKind}`).as('in_kind_income'))
    .select(summed(sql`recipient = 'regions'`).as('regions'))
    .select(summed(sql`recipient = 'actors'`).as('actors'))
    .select(sql<number>`count(*)::int`.as('lines'))
    .where('version_id', '=', versionId)
    .where('removed', '=', false)
    .groupBy('year')
    .execute()
  return new Map(
    rows.map((row) => [
      row.year,
      {
        chargesCents: row.charges,
        incomeCents: row.income,
        inKindChargesCents: row.in_kind_charges,
        inKindIncomeCents: row.in_kind_income,
        regionsCents: row.regions,
        actorsCents: row.actors,
        lines: row.lines,
      },
    ]),
  )
}

/**
 * A version and what it stands at. `year`: of those that it spans; anything else shows all of them, and where it spans one, that one. Null: there is no such version
 * for this reader.
 */
export async function standing(reader: Reader, actor: Actor | null, versionId: number, year: number | null): Promise<Standing | null> {
  const version = await versionById(reader, actor, versionId)
  if (!version) return null
  const years = yearsOf(version.budget)
  const chosen = years.length === 1 ? years[0]! : year !== null && years.includes(year) ? year : null
  const byYear = await totalsByYear(reader, versionId)
  const totals = chosen === null ? sumOfTotals([...byYear.values()]) : (byYear.get(chosen) ?? NOTHING)
  return { version, years, year: chosen, byYear, totals }
}
