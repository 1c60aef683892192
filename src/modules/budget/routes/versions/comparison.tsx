/** Versions of a budget side by side: `?of=1&of=2`, at most four, of one year or of all, as much of them as the reader sees. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { planById } from '#modules/plan/index.ts'
import { ComparisonPage } from '../../pages/versions/comparison.tsx'
import { actionNames } from '../../queries/versions/comparison.ts'
import { type Compared, comparedVersions, type Version, yearsOf } from '../../queries.ts'
import { compareLines, losses, MOST_COMPARED } from '../../rules/versions/comparison.ts'
import { yearAsked } from '../at.ts'
import { versionsAt } from './versions.tsx'

export function comparisonRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budgets/:id{[0-9]{1,15}}/comparison', (c) =>
    sendKeptPage(c, ['organisation', 'network', 'plan', 'item', `budget:${c.req.param('id')}`], () => comparisonPage(c)),
  )
  return app
}

/** In the order that they were asked for; what this reader does not know of is not there. */
const chosen = (c: Ctx, versions: readonly Version[]): Version[] =>
  [...new Set(c.req.queries('of') ?? [])]
    .flatMap((id) => versions.find((version) => String(version.id) === id) ?? [])
    .slice(0, MOST_COMPARED)

const seesLines = ({ version }: Compared): boolean => version.sight === 'all' || version.sight === 'lines'

async function comparisonPage(c: Ctx) {
  const { reader } = c.var.house
  const asked = yearAsked(c)
  const { at, versions } = await versionsAt(c)
  const { plan } = at.version.budget
  const years = yearsOf(at.version.budget)
  const year = years.length === 1 ? years[0]! : asked !== null && years.includes(asked) ? asked : null
  const compared = await comparedVersions(reader, chosen(c, versions), year)
  const [first, ...others] = compared
  const lines = compared.every(seesLines)
  const named = lines && plan !== null && (await planById(reader, c.var.actor, plan.id)) !== null
  const lost = first && named ? others.map(({ costs }) => losses(first.costs, costs)) : null
  const ids = [...new Set((lost ?? []).flat().map(({ itemId }) => itemId))]
  return (
    <ComparisonPage
      view={{
        viewing: await viewingOf(c, [{ kind: 'budget', id: at.version.budget.id }]),
        at,
        versions,
        compared,
        year,
        years,
        groups: compareLines(compared.map((each) => each.lines)),
        lines,
        all: c.req.query('show') === 'all',
        lost,
        actions: await actionNames(reader, ids),
      }}
    />
  )
}
