/** Budgets and their versions, as each reader may see them; lines, and what a version stands at. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type OwnerRef, type Sight, sightOf } from '../rules/rights.ts'
import type { Assumption } from '../tables/versions.ts'
import type { BudgetDecision, Shown, VersionState } from '../tables.ts'

export interface Budget {
  id: number
  owner: OwnerRef & { name: string; region: string | null }
  plan: { id: number; slug: string; title: Localized } | null
  title: Localized
  yearFrom: number
  yearTo: number
  targetShareBp: number | null
  targetSource: string | null
  shown: Shown
  openingCashCents: number | null
  revision: number
  example: boolean
}

export interface Version {
  id: number
  budget: Budget
  number: number
  scenario: boolean
  name: string | null
  note: string | null
  state: VersionState
  basedOnId: number | null
  assumptions: Assumption[]
  sha256: string | null
  decision: BudgetDecision | null
  decidedOn: Day | null
  givenUp: boolean
  revision: number
  example: boolean
  /** How much of it the reader sees. */
  sight: Sight
}

/** The years it spans, the first first. */
export const yearsOf = ({ yearFrom, yearTo }: Pick<Budget, 'yearFrom' | 'yearTo'>): number[] =>
  Array.from({ length: yearTo - yearFrom + 1 }, (_, place) => yearFrom + place)

const networkId = sql<number>`coalesce((select n.id from people_organisation n where n.kind = 'network' order by n.id limit 1), 0)`

const rows = (reader: Reader) =>
  reader
    .selectFrom('budget_version as v')
    .innerJoin('budget_budget as b', 'b.id', 'v.budget_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .leftJoin('plan_plan as p', 'p.id', 'b.plan_id')
    .select(['v.id', 'v.budget_id', 'v.number', 'v.scenario', 'v.name', 'v.note', 'v.state', 'v.based_on_id', 'v.assumptions', 'v.sha256'])
    .select(['v.decision', 'v.decided_on', 'v.given_up', 'v.revision', 'v.example'])
    .select([
      'b.organisation_id',
      'b.title_fr',
      'b.title_en',
      'b.year_from',
      'b.year_to',
      'b.target_share_bp',
      'b.target_source',
      'b.shown',
    ])
    .select(['b.opening_cash_cents', 'b.revision as budget_revision', 'b.example as budget_example'])
    .select(['o.name as organisation_name', 'o.kind', 'o.region'])
    .select(['p.id as plan_id', 'p.slug', 'p.title_fr as plan_fr', 'p.title_en as plan_en'])
    .select(networkId.as('network_id'))

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

const budgetOf = (row: Row): Budget => ({
  id: row.budget_id,
  owner: {
    organisationId: row.organisation_id,
    kind: row.kind,
    networkId: row.network_id,
    name: row.organisation_name,
    region: row.region,
  },
  plan: row.plan_id === null ? null : { id: row.plan_id, slug: row.slug!, title: { fr: row.plan_fr, en: row.plan_en } },
  title: { fr: row.title_fr, en: row.title_en },
  yearFrom: row.year_from,
  yearTo: row.year_to,
  targetShareBp: row.target_share_bp,
  targetSource: row.target_source,
  shown: row.shown,
  openingCashCents: row.opening_cash_cents,
  revision: row.budget_revision,
  example: row.budget_example,
})

function versionOf(row: Row, actor: Actor | null): Version {
  const budget = budgetOf(row)
  const { state } = row
  return {
    id: row.id,
    budget,
    number: row.number,
    scenario: row.scenario,
    name: row.name,
    note: row.note,
    state,
    basedOnId: row.based_on_id,
    assumptions: row.assumptions,
    sha256: row.sha256,
    decision: row.decision,
    decidedOn: row.decided_on,
    givenUp: row.given_up,
    revision: row.revision,
    example: row.example,
    sight: sightOf(actor, budget.owner, { state, givenUp: row.given_up }, budget.shown),
  }
}

const seen = (versions: Version[]): Version[] => versions.filter(({ sight }) => sight !== 'nothing')

/** One version, as far as this reader sees it (`sight`); null: there is none for him or her. */
export async function versionById(reader: Reader, actor: Actor | null, id: number): Promise<Version | null> {
  const row = await rows(reader).where('v.id', '=', id).executeTakeFirst()
  return row ? (seen([versionOf(row, actor)])[0] ?? null) : null
}

/** Those of `ids` that this reader may know. */
export async function versionsByIds(reader: Reader, actor: Actor | null, ids: number[]): Promise<Version[]> {
  if (ids.length === 0) return []
  const all = await rows(reader).where('v.id', 'in', ids).execute()
  return seen(all.map((row) => versionOf(row, actor)))
}

/** All versions of a budget that this reader may know, the latest first; none: the budget does not exist for him or her. */
export async function versionsOfBudget(reader: Reader, actor: Actor | null, budgetId: number): Promise<Version[]> {
  const all = await rows(reader).where('v.budget_id', '=', budgetId).orderBy('v.number', 'desc').execute()
  return seen(all.map((row) => versionOf(row, actor)))
}

/** Of several budgets at once: every version that this reader may know. */
export async function versionsOfBudgets(reader: Reader, actor: Actor | null, budgetIds: number[]): Promise<Version[]> {
  if (budgetIds.length === 0) return []
  const all = await rows(reader).where('v.budget_id', 'in', budgetIds).orderBy('v.number', 'desc').execute()
  return seen(all.map((row) => versionOf(row, actor)))
}

/** The version by which a budget is met: in force, else proposed, else the latest draft that is no scenario. */
export const mainVersion = (versions: readonly Version[]): Version | null =>
  versions.find(({ state }) => state === 'voted') ??
  versions.find(({ state }) => state === 'proposed') ??
  versions.find(({ scenario, givenUp }) => !scenario && !givenUp) ??
  versions[0] ??
  null

/** Every version that this reader may know, of all budgets or of one organisation's; by organisation, then the latest years first. */
export async function versionsSeen(reader: Reader, actor: Actor | null, organisationId?: number): Promise<Version[]> {
  const all = await rows(reader)
    .$if(organisationId !== undefined, (query) => query.where('b.organisation_id', '=', organisationId!))
    .orderBy('o.kind', 'desc')
    .orderBy('o.name_key')
    .orderBy('b.year_from', 'desc')
    .orderBy('b.id')
    .orderBy('v.number', 'desc')
    .execute()
  return seen(all.map((row) => versionOf(row, actor)))
}
