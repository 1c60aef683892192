/** The list of budgets: which there are, which of them are asked for, and who may begin one. */
import type { Ctx } from '#kernel/env.ts'
import { viewingOf } from '#kernel/reply.ts'
import { BUDGETS_PER_PAGE, type BudgetsAsked, BudgetsPage } from '../../pages/overview/budgets.tsx'
import { mainVersion, ownersById, totalsByVersion, type Version, versionsSeen, yearsOf } from '../../queries.ts'
import { mayEditBudget, mayReadDraftBudget, sumOfTotals } from '../../rules.ts'
import { STATES } from '../../tables.ts'

const MOST_PAGES = 10_000
const whole = (text: string | undefined, most: number): number | null =>
  /^[1-9]\d{0,14}$/.test(text ?? '') && Number(text) <= most ? Number(text) : null

const askedOf = (c: Ctx): BudgetsAsked => ({
  year: whole(c.req.query('year'), 2200),
  state: STATES.find((each) => each === c.req.query('state')) ?? null,
  organisation: whole(c.req.query('organisation'), Number.MAX_SAFE_INTEGER),
  page: whole(c.req.query('page'), MOST_PAGES) ?? 1,
})

/** One version of each budget: the one by which it is met. */
export const mainOfEach = (versions: readonly Version[]): Version[] =>
  [...Map.groupBy(versions, ({ budget }) => budget.id).values()].flatMap((all) => mainVersion(all) ?? [])

const matches = ({ year, state, organisation }: BudgetsAsked, { budget, state: stands }: Version): boolean =>
  (year === null || (budget.yearFrom <= year && year <= budget.yearTo)) &&
  (state === null || stands === state) &&
  (organisation === null || budget.owner.organisationId === organisation)

/** What this reader may do here: begin a budget, and read funders, for the organisations of his or her mandates. */
async function mineOf(c: Ctx): Promise<{ begins: { id: number; name: string }[]; mayReadFunders: boolean }> {
  const { house, actor } = c.var
  if (!actor) return { begins: [], mayReadFunders: false }
  const names = new Map(actor.mandates.map(({ organisationId, organisationName }) => [organisationId, organisationName]))
  const owners = await ownersById(house.reader, [...names.keys()])
  return {
    begins: [...names].flatMap(([id, name]) => {
      const owner = owners.get(id)
      return owner && mayEditBudget(actor, owner) ? [{ id, name }] : []
    }),
    mayReadFunders: [...owners.values()].some((owner) => mayReadDraftBudget(actor, owner)),
  }
}

export async function budgetsPage(c: Ctx) {
  const { house, actor } = c.var
  const asked = askedOf(c)
  const all = mainOfEach(await versionsSeen(house.reader, actor))
  const matching = all.filter((version) => matches(asked, version))
  const shown = matching.slice((asked.page - 1) * BUDGETS_PER_PAGE, asked.page * BUDGETS_PER_PAGE)
  const totals = await totalsByVersion(
    house.reader,
    shown.map(({ id }) => id),
  )
  const viewing = await viewingOf(c, [{ kind: 'budget', id: 0 }])
  const networkId = viewing.network.id
  return (
    <BudgetsPage
      view={{
        viewing,
        asked,
        listed: shown.map((version) => ({ version, totals: sumOfTotals([...(totals.get(version.id)?.values() ?? [])]) })),
        matching: matching.length,
        all: all.length,
        years: [...new Set(all.flatMap(({ budget }) => yearsOf(budget)))].toSorted((one, other) => other - one),
        organisations: [...new Map(all.map(({ budget: { owner } }) => [owner.organisationId, owner.name]))].map(([id, name]) => ({
          id,
          name,
        })),
        ...(await mineOf(c)),
        mayConsolidate: actor !== null && mayReadDraftBudget(actor, { organisationId: networkId, kind: 'network', networkId }),
      }}
    />
  )
}
