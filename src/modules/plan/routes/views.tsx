/** Other views of a plan: table, timeline, map. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { found } from '#kernel/refusal.ts'
import { sendKeptPage, type sendPage, viewingOf } from '#kernel/reply.ts'
import { REGIONS } from '#modules/people/index.ts'
import { MapPage, ROWS_PER_PAGE, TablePage } from '../pages.tsx'
import { planTablePath } from '../paths.ts'
import { groupSizes, type Plan, planBySlug, scopeFigures, type View, viewItems } from '../queries.ts'
import { MEASURES, regionFigures } from '../rules.ts'
import { saveDates, timelinePage } from './timeline.tsx'
import { NAMES } from './view-asked.ts'
import { viewCsv } from './view-csv.ts'
import { viewOf } from './view-of.ts'

type PageNode = Parameters<typeof sendPage>[1]

const SLUG = ':slug{[a-z0-9-]+}'

export function viewRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(`/plans/${SLUG}/table`, async (c) => {
    if (c.req.query('format') === 'csv') return tableFile(c, await planAsked(c))
    return sendPlanPage(c, (plan) => tablePage(c, plan))
  })
  app.get(`/plans/${SLUG}/timeline`, (c) => sendPlanPage(c, (plan) => timelinePage(c, plan)))
  app.get(`/plans/${SLUG}/map`, (c) => sendPlanPage(c, (plan) => mapPage(c, plan)))
  app.post('/items/:id{[0-9]{1,15}}/dates', (c) => saveDates(c, Number(c.req.param('id'))))
  return app
}

const planAsked = async (c: Ctx): Promise<Plan> => found(await planBySlug(c.var.house.reader, c.var.actor, c.req.param('slug') ?? ''))

/** A page of a plan that only deeds on it, or on whom it names, can change. */
function sendPlanPage(c: Ctx, page: (plan: Plan) => Promise<PageNode>): Promise<Response> {
  let shown: Plan | null = null
  return sendKeptPage(
    c,
    () => [...NAMES, ...(shown ? [`plan:${shown.id}`] : [])],
    async () => {
      shown = await planAsked(c)
      return page(shown)
    },
  )
}

const watched = (plan: Plan) => [{ kind: 'plan', id: plan.id }]

async function tablePage(c: Ctx, plan: Plan) {
  const { house, actor, lang } = c.var
  const today = house.clock.today()
  const { view, owners } = await viewOf(c, plan, planTablePath(plan.slug), null)
  const { asked } = view
  const offset = (asked.page - 1) * ROWS_PER_PAGE
  const shown = await viewItems(house.reader, actor, plan, asked, { lang, today, owners, limit: ROWS_PER_PAGE, offset })
  const sizes = asked.group ? await groupSizes(house.reader, plan, { ...asked, group: asked.group }, today) : null
  return <TablePage viewing={await viewingOf(c, watched(plan))} view={view} shown={shown} sizes={sizes} />
}

/** Every row of the view: a plan has a bounded number of them. */
const ALL_ROWS = 100_000

async function tableFile(c: Ctx, plan: Plan): Promise<Response> {
  const { house, actor, lang } = c.var
  const { view, owners } = await viewOf(c, plan, planTablePath(plan.slug), null)
  const reading = { lang, today: house.clock.today(), owners, limit: ALL_ROWS, offset: 0 }
  const shown: View = await viewItems(house.reader, actor, plan, view.asked, reading)
  return viewCsv(c, view, shown)
}

async function mapPage(c: Ctx, plan: Plan) {
  const asked = {
    measure: MEASURES.find((each) => each === c.req.query('measure')) ?? 'progress',
    national: c.req.query('national') === 'counted' ? ('counted' as const) : ('apart' as const),
  }
  const figures = regionFigures(await scopeFigures(c.var.house.reader, plan), REGIONS, asked.national)
  return <MapPage viewing={await viewingOf(c, watched(plan))} plan={plan} asked={asked} figures={figures} />
}
