/** Reading plans: the list, and a plan's page with its filters. */
import { type Context, Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { history, journalScope } from '#kernel/history.ts'
import { panelsOf } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { renderPart } from '#kernel/render.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { networkOrganisation, REGIONS, regionName } from '#modules/people/index.ts'
import { words } from '../messages.ts'
import { ownerText } from '../pages/told.tsx'
import { type Filtering, PlanOutline, PlanPage, PlanPicture, PlansPage, PlanTable } from '../pages.tsx'
import { type Item, milestones, type Plan, planBySlug, planItems, plans } from '../queries.ts'
import { type ActionFilter, countsOf, filtered, mayMoveOn, nest, ownerKey } from '../rules.ts'
import { STATUSES } from '../tables.ts'

/** What a plan's page shows besides the plan: whose names change, the page changes. */
export const NAMES = ['person', 'mandate', 'body', 'organisation', 'network']
const MOST_ENTRIES = 60
const MISSING: readonly NonNullable<ActionFilter['missing']>[] = ['any', 'owner', 'date', 'expected_result']

export function planRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans', (c) => sendKeptPage(c, ['plan', ...NAMES], () => plansPage(c)))
  app.get('/plans/:slug{[a-z0-9-]+}', (c) => {
    let shown: Plan | null = null
    return sendKeptPage(
      c,
      () => [...NAMES, ...(shown ? [`plan:${shown.id}`, `plan:${shown.predecessor?.id ?? 0}`] : [])],
      async () => {
        shown = found(await planBySlug(c.var.house.reader, c.var.actor, c.req.param('slug')))
        return planPage(c, shown)
      },
    )
  })
  return app
}

async function plansPage(c: Ctx) {
  const { house, actor } = c.var
  const today = house.clock.today()
  const all = await plans(house.reader, actor)
  const items = Map.groupBy(
    await planItems(
      house.reader,
      actor,
      all.map((plan) => plan.id),
      today,
    ),
    (item) => item.plan_id,
  )
  const listed = all.map((plan) => ({
    plan,
    counts: countsOf(
      (items.get(plan.id) ?? []).filter((item) => item.level === plan.lastLevel),
      today,
    ),
  }))
  return <PlansPage viewing={await viewingOf(c, [{ kind: 'plan', id: 0 }])} listed={listed} />
}

async function planPage(c: Ctx, plan: Plan) {
  const { house, actor } = c.var
  const filter = filterOf(c)
  const subject = { kind: 'plan', id: plan.id }
  const viewing = await viewingOf(c, [subject])
  const { choices, ...tree } = await keptTree(c, plan, filter)
  return (
    <PlanPage
      viewing={viewing}
      plan={plan}
      {...tree}
      {...(await keptThread(c, plan))}
      filtering={{ filter, ...choices }}
      mayMoveOn={mayMoveOn(actor, plan)}
      panels={await panelsOf(house, viewing, subject)}
    />
  )
}

/** The plan's own thread, the same for all who may read as much of the journal. */
async function keptThread(c: Ctx, plan: Plan) {
  const { house, actor, lang } = c.var
  const network = await house.kept.part('network organisation', ['network', 'organisation'], () => networkOrganisation(house.reader))
  const scope = journalScope(actor, network?.id ?? null)
  return house.kept.part(
    `plan thread ${plan.id} ${lang} ${house.clock.today()} ${actor !== null} ${JSON.stringify(scope)}`,
    [`plan:${plan.id}`, ...NAMES],
    async () => ({
      milestones: await milestones(house.reader, plan.id),
      entries: await history(house, actor, lang, { scope, subject: { kind: 'plan', id: plan.id }, only: 'main', limit: MOST_ENTRIES }),
    }),
  )
}

interface KeptTree {
  counts: ReturnType<typeof countsOf>
  pictureHtml: string
  tableHtml: string
  outlineHtml: string
  choices: Omit<Filtering, 'filter'>
}

/** The costly part of a plan's page, rendered once for strangers and once for who is signed in (names). */
function keptTree(c: Ctx, plan: Plan, filter: ActionFilter): Promise<KeptTree> {
  const { house, actor, lang } = c.var
  const today = house.clock.today()
  const key = `plan ${plan.id} ${lang} ${today} ${actor ? 'signed' : 'stranger'} ${JSON.stringify(filter)}`
  return house.kept.part(key, [`plan:${plan.id}`, ...NAMES], async () => {
    const items = await planItems(house.reader, actor, [plan.id], today)
    const tree = nest(items)
    const actions = items.filter((item) => item.level === plan.lastLevel)
    return {
      counts: countsOf(actions, today),
      pictureHtml: renderPart(<PlanPicture lang={lang} plan={plan} tree={tree} />),
      tableHtml: renderPart(<PlanTable lang={lang} plan={plan} tree={tree} today={today} />),
      outlineHtml: renderPart(<PlanOutline lang={lang} plan={plan} tree={filtered(tree, plan.lastLevel, filter)} today={today} />),
      choices: choicesOf(c, actions),
    }
  })
}

/** The filter that the address asks for; what it asks for and nobody knows is left out. */
function filterOf(c: Context): ActionFilter {
  const asked = c.req.query()
  const filter: ActionFilter = {
    status: STATUSES.find((each) => each === asked.status),
    region: REGIONS.find((each) => each === asked.region),
    owner: /^(none|(person|body|organisation):\d{1,15})$/.exec(asked.owner ?? '')?.[0],
    missing: MISSING.find((each) => each === asked.missing),
  }
  return filter
}

/** What can be chosen in the filters: only what some action has. */
function choicesOf(c: Ctx, actions: Item[]): Omit<Filtering, 'filter'> {
  const { lang } = c.var
  const statuses = STATUSES.filter((status) => actions.some((item) => (item.status ?? 'planned') === status))
  const regions = REGIONS.filter((code) => actions.some((item) => item.regions.includes(code)))
  const owners = new Map(
    actions.flatMap((item) => (item.owner && ownerKey(item) ? [[ownerKey(item)!, ownerText(lang, item.owner)] as const] : [])),
  )
  return {
    statuses: statuses.map((value) => ({ value, label: words(lang).statuses[value] })),
    regions: regions.map((value) => ({ value, label: regionName(lang, value) })),
    owners: [...owners].map(([value, label]) => ({ value, label })).sort((one, other) => one.label.localeCompare(other.label, lang)),
  }
}
