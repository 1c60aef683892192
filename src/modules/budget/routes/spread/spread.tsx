/** The costs of the actions of a version, and the spreading of its lines; keys and several lines at once stand beside. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { SHOWN_ROWS, type ShownRows, SpreadPage } from '../../pages/spread/spread.tsx'
import { costsOf, linesOf } from '../../queries.ts'
import { type Cost, missingOf, NO_COST, type PlanRow, sumUp, withAncestors } from '../../rules.ts'
import { standingAt, watchedOf } from '../at.ts'
import { mayWrite } from '../sheet/at.ts'
import { rowsAt } from './at.ts'
import { keyRoutes } from './keys.tsx'
import { spreadLineRoutes } from './line.tsx'
import { spreadSeveralRoutes } from './several.tsx'

export function spreadRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/actions', show)
  return [spreadLineRoutes(), spreadSeveralRoutes(), keyRoutes()].reduce((all, part) => all.route('/', part), app)
}

const shown = (rows: readonly PlanRow[], costs: ReadonlyMap<number, Cost>, show: ShownRows): PlanRow[] => {
  if (show === 'all') return [...rows]
  return withAncestors(rows, (row) => {
    if (!row.action) return false
    const cost = costs.get(row.id) ?? NO_COST
    if (show === 'wanted') return row.wanted
    return show === 'missing' ? missingOf(cost) > 0 : cost.costCents + cost.fundedCents > 0
  })
}

async function show(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const at = await standingAt(c, 'lines')
  const { version, year } = at
  const [rows, costs, lines] = await Promise.all([
    rowsAt(c, at),
    costsOf(house.reader, version.id, year),
    linesOf(house.reader, version.id, year),
  ])
  const asked = SHOWN_ROWS.find((each) => each === c.req.query('show')) ?? 'all'
  const viewing = await viewingOf(c, [...watchedOf(at), ...(version.budget.plan ? [{ kind: 'plan', id: version.budget.plan.id }] : [])])
  const view = { viewing, at, rows, lines, show: asked, editable: mayWrite(actor, at) }
  return sendPage(c, <SpreadPage view={{ ...view, sums: sumUp(rows ?? [], costs), shownRows: shown(rows ?? [], costs, asked) }} />)
}
