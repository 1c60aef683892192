/** What stands around the life of a version: what keeps it from being proposed, whom a vote on it touches, what may be put on an agenda. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { Objection } from '#kernel/values/objection.ts'
import { objectionsToFunding } from '../../rules/matrix/funding-objections.ts'
import type { Totals } from '../../rules/totals.ts'
import { objectionsToTransfers, objectionsToYears } from '../../rules/versions/versions.ts'
import { type Version, versionsSeen, yearsOf } from '../budgets.ts'
import { grantsOnFile } from '../grants-on-file.ts'
import { linesOf } from '../lines.ts'
import { findingsOf } from '../matrix/funding.ts'
import { totalsByYear } from '../standing.ts'

/**
 * Everything in what stands there that keeps it from being proposed: out of balance (R17), money handed on without its paper (R20, R21),
 * actions funded as no action may be (R27, R28).
 */
export async function objectionsToText(reader: Reader, version: Version): Promise<Objection[]> {
  const [byYear, lines, grants, findings] = await Promise.all([
    totalsByYear(reader, version.id),
    linesOf(reader, version.id),
    grantsOnFile(reader, version.budget.owner.organisationId),
    findingsOf(reader, version),
  ])
  return [...objectionsToYears(yearsOf(version.budget), byYear), ...objectionsToTransfers(lines, grants), ...objectionsToFunding(findings)]
}

/** The actions that hold money in it, cost or funding. */
export async function itemsWithMoney(reader: Reader, versionId: number): Promise<number[]> {
  const rows = await reader
    .selectFrom('budget_share as s')
    .innerJoin('budget_line as l', 'l.id', 's.line_id')
    .select('s.item_id')
    .distinct()
    .where('l.version_id', '=', versionId)
    .where('l.removed', '=', false)
    .where('s.amount_cents', '>', 0)
    .orderBy('s.item_id')
    .execute()
  return rows.map(({ item_id }) => item_id)
}

/** Proposed versions that this actor sees whole. */
export const versionsOffered = async (reader: Reader, actor: Actor | null): Promise<Version[]> =>
  (await versionsSeen(reader, actor)).filter(({ state, sight }) => state === 'proposed' && sight === 'all')

/** What a body of this organisation is called; null: it has no such body. */
export async function bodyOf(reader: Reader, organisationId: number, bodyId: number): Promise<Localized | null> {
  const row = await reader
    .selectFrom('people_body')
    .select(['name_fr', 'name_en'])
    .where('id', '=', bodyId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? { fr: row.name_fr, en: row.name_en } : null
}

const summed = (of: ReturnType<typeof sql<boolean>>) => sql<number>`coalesce(sum(amount_cents) filter (where ${of}), 0)::bigint`
const inKind = sql<boolean>`account ~ '^8'`

/** What each of these versions stands at, year by year: all of them at once. */
export async function totalsByVersion(reader: Reader, versionIds: readonly number[]): Promise<Map<number, Map<number, Totals>>> {
  const rows = await reader
    .selectFrom('budget_line')
    .select(['version_id', 'year'])
    .select(summed(sql`side = 'charge' and not ${inKind}`).as('charges'))
    .select(summed(sql`side = 'income' and not ${inKind}`).as('income'))
    .select(summed(sql`side = 'charge' and ${inKind}`).as('in_kind_charges'))
    .select(summed(sql`side = 'income' and ${inKind}`).as('in_kind_income'))
    .select(summed(sql`recipient = 'regions'`).as('regions'))
    .select(summed(sql`recipient = 'actors'`).as('actors'))
    .select(sql<number>`count(*)::int`.as('lines'))
    .where('version_id', 'in', versionIds.length > 0 ? [...versionIds] : [-1])
    .where('removed', '=', false)
    .groupBy(['version_id', 'year'])
    .orderBy('year')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ version_id }) => version_id)].map(([id, years]) => [
      id,
      new Map(
        years.map((row) => [
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
      ),
    ]),
  )
}

/** The titles of the grants that assumptions name. */
export async function grantTitles(reader: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await reader
    .selectFrom('budget_grant')
    .select(['id', 'title'])
    .where('id', 'in', ids.length > 0 ? [...ids] : [-1])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
