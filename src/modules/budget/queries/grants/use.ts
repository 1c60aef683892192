/** Where a grant is met: the lines of budgets that it brings or hands on, and the actions that they pay for. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { mainVersion, type Version, versionsOfBudgets } from '../budgets.ts'

export interface GrantUse {
  version: Version
  year: number
  incomeCents: number
  handedOnCents: number
}

export interface FundedAction {
  itemId: number
  code: string
  title: Localized
  version: Version
  amountCents: number
}

export interface GrantUses {
  /** In the main version of each budget. */
  lines: GrantUse[]
  actions: FundedAction[]
  /** What any version that is not given up hands on of it (R20, R21). */
  handedOn: { regrant: boolean; partner: boolean }
}

const NOTHING: GrantUses = { lines: [], actions: [], handedOn: { regrant: false, partner: false } }

/** For who reads the grant; versions that he or she does not see are left out. */
export async function usesOfGrant(reader: Reader, actor: Actor | null, grantId: number): Promise<GrantUses> {
  const sums = await reader
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .select(['l.version_id', 'l.year', 'v.budget_id'])
    .select(sql<number>`coalesce(sum(l.amount_cents) filter (where l.side = 'income'), 0)::bigint`.as('income'))
    .select(sql<number>`coalesce(sum(l.amount_cents) filter (where l.side = 'charge'), 0)::bigint`.as('handed_on'))
    .select(sql<boolean>`bool_or(l.transfer is not distinct from 'regrant')`.as('regrant'))
    .select(sql<boolean>`bool_or(l.transfer is not distinct from 'partner')`.as('partner'))
    .where('l.grant_id', '=', grantId)
    .where('l.removed', '=', false)
    .where('v.given_up', '=', false)
    .groupBy(['l.version_id', 'l.year', 'v.budget_id'])
    .orderBy('l.year', 'desc')
    .execute()
  if (sums.length === 0) return NOTHING
  const versions = await versionsOfBudgets(reader, actor, [...new Set(sums.map(({ budget_id }) => budget_id))])
  const main = new Map(
    [...Map.groupBy(versions, ({ budget }) => budget.id).values()].flatMap((all) => {
      const version = mainVersion(all)
      return version ? [[version.id, version] as const] : []
    }),
  )
  return {
    lines: sums.flatMap((row) => {
      const version = main.get(row.version_id)
      return version ? [{ version, year: row.year, incomeCents: row.income, handedOnCents: row.handed_on }] : []
    }),
    actions: await actionsOf(reader, grantId, main),
    handedOn: { regrant: sums.some(({ regrant }) => regrant), partner: sums.some(({ partner }) => partner) },
  }
}

async function actionsOf(reader: Reader, grantId: number, main: ReadonlyMap<number, Version>): Promise<FundedAction[]> {
  if (main.size === 0) return []
  const rows = await reader
    .selectFrom('budget_share as s')
    .innerJoin('budget_line as l', 'l.id', 's.line_id')
    .innerJoin('plan_item as i', 'i.id', 's.item_id')
    .select(['i.id', 'i.code', 'i.title_fr', 'i.title_en', 'l.version_id'])
    .select(sql<number>`sum(s.amount_cents)::bigint`.as('cents'))
    .where('l.grant_id', '=', grantId)
    .where('l.side', '=', 'income')
    .where('l.removed', '=', false)
    .where('l.version_id', 'in', [...main.keys()])
    .groupBy(['i.id', 'i.code', 'i.title_fr', 'i.title_en', 'l.version_id'])
    .orderBy('l.version_id')
    .orderBy(sql`i.code collate "C"`)
    .execute()
  return rows.map(({ id, code, title_fr, title_en, version_id, cents }) => ({
    itemId: id,
    code,
    title: { fr: title_fr, en: title_en },
    version: main.get(version_id)!,
    amountCents: cents,
  }))
}

/** What of each of these grants is handed on, in any version that is not given up. */
export async function handedOnOf(reader: Reader, grantIds: number[]): Promise<Map<number, GrantUses['handedOn']>> {
  if (grantIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .select('l.grant_id')
    .select(sql<boolean>`bool_or(l.transfer is not distinct from 'regrant')`.as('regrant'))
    .select(sql<boolean>`bool_or(l.transfer is not distinct from 'partner')`.as('partner'))
    .where('l.grant_id', 'in', grantIds)
    .where('l.removed', '=', false)
    .where('v.given_up', '=', false)
    .groupBy('l.grant_id')
    .execute()
  return new Map(rows.map(({ grant_id, regrant, partner }) => [grant_id!, { regrant, partner }]))
}

/** The organisations whose funders this reader may read: those that he or she holds a mandate of and that keep any, the network first. */
export async function funderOrganisations(
  reader: Reader,
  organisationIds: number[],
): Promise<{ id: number; name: string; kind: string }[]> {
  if (organisationIds.length === 0) return []
  return reader
    .selectFrom('people_organisation')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', organisationIds)
    .orderBy(sql`kind = 'network' desc`)
    .orderBy('name')
    .execute()
}

/** The actions that grants of an organisation may pay for: of the plans that its budgets stand on, else of its own. */
export async function eligibleActions(
  reader: Reader,
  organisationId: number,
): Promise<{ id: number; code: string; title: Localized; plan: Localized }[]> {
  const rows = await reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.code', 'i.title_fr', 'i.title_en', 'p.title_fr as plan_fr', 'p.title_en as plan_en'])
    .where('i.removed', '=', false)
    .where('i.origin_id', 'is', null)
    .where(sql<boolean>`i.level = jsonb_array_length(p.level_names -> 'fr')`)
    .where(sql<boolean>`p.id in (select b.plan_id from budget_budget b where b.organisation_id = ${organisationId})`)
    .orderBy('p.period_from', 'desc')
    .orderBy('p.id')
    .orderBy(sql`i.code collate "C"`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    title: { fr: row.title_fr, en: row.title_en },
    plan: { fr: row.plan_fr, en: row.plan_en },
  }))
}
