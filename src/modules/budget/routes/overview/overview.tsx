/** Budgets as one meets them: all of them, and each at a glance. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { history, journalScope } from '#kernel/history.ts'
import { panelsOf, sayObjection } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { sendKeptPage, type sendPage, viewingOf } from '#kernel/reply.ts'
import { planById } from '#modules/plan/index.ts'
import { OverviewPage } from '../../pages/overview/overview.tsx'
import { budgetsPath, consolidationPath, versionPath } from '../../paths.ts'
import { groupSums, mainVersion, objectionsToText, type Standing, versionsOfBudget } from '../../queries.ts'
import { conditionOf, type GroupSum, mayReadDraftBudget } from '../../rules.ts'
import { standingAt, watchedOf } from '../at.ts'
import { budgetsPage } from './budgets.tsx'
import { sendConsolidation } from './consolidation.tsx'
import { flowPage } from './flow.tsx'
import { madeOfPage } from './made-of.tsx'

/** What pages of budgets show besides budgets: whose names change, they change. */
export const NAMES = ['organisation', 'person', 'mandate', 'plan', 'item', 'funder', 'grant', 'network']
type PageNode = Parameters<typeof sendPage>[1]

const MOST_ENTRIES = 12

export function overviewRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(budgetsPath(), (c) => sendKeptPage(c, [...NAMES, 'budget', 'budget_version'], () => budgetsPage(c)))
  app.get(consolidationPath(), sendConsolidation)
  app.get('/budgets/:id{[0-9]{1,15}}', async (c) => {
    const { house, actor } = c.var
    const version = found(mainVersion(await versionsOfBudget(house.reader, actor, Number(c.req.param('id')))))
    return c.redirect(versionPath(version.id), 303)
  })
  app.get('/budget-versions/:id{[0-9]{1,15}}', (c) => sendVersionPage(c, overviewPage))
  app.get('/budget-versions/:id{[0-9]{1,15}}/flow', (c) => sendVersionPage(c, flowPage, 'groups'))
  app.get('/budget-versions/:id{[0-9]{1,15}}/lines', (c) => sendVersionPage(c, madeOfPage, 'lines'))
  return app
}

/** A page of a version that only deeds on it, or on what it names, can change. */
export function sendVersionPage(
  c: Ctx,
  page: (c: Ctx, at: Standing) => Promise<PageNode>,
  least: Parameters<typeof standingAt>[1] = 'totals',
) {
  let shown: Standing | null = null
  return sendKeptPage(
    c,
    () => [...NAMES, ...(shown ? watchedOf(shown).map(({ kind, id }) => `${kind}:${id}`) : [])],
    async () => {
      shown = await standingAt(c, least)
      return page(c, shown)
    },
  )
}

async function overviewPage(c: Ctx, at: Standing) {
  const { house, actor, lang } = c.var
  const { version } = at
  const { budget } = version
  const subject = { kind: 'budget_version', id: version.id }
  const viewing = await viewingOf(c, watchedOf(at))
  const reads = mayReadDraftBudget(actor, budget.owner)
  const sums: GroupSum[] = version.sight === 'totals' ? [] : await groupSums(house.reader, version.id)
  const lacking = version.state === 'draft' && !version.givenUp ? await objectionsToText(house.reader, version) : []
  const siblings = version.state === 'amended' ? await versionsOfBudget(house.reader, actor, budget.id) : []
  return (
    <OverviewPage
      view={{
        viewing,
        at,
        sums,
        condition: conditionOf(version, at.byYear, lacking),
        lacking: reads ? lacking.map((each) => sayObjection(house, lang, each)) : [],
        plan: budget.plan && (await planById(house.reader, actor, budget.plan.id)) ? budget.plan : null,
        inForceId: siblings.find(({ state }) => state === 'voted')?.id ?? null,
        entries: await history(house, actor, lang, {
          scope: journalScope(actor, viewing.network.id),
          subject,
          only: 'main',
          limit: MOST_ENTRIES,
        }),
        panels: await panelsOf(house, viewing, subject),
      }}
    />
  )
}
