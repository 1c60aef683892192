/** Reading plans: the list, and a plan's page with its filters. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { history } from '#kernel/history.ts'
import { panelsOf } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { renderPart } from '#kernel/render.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { type Filtering, PlanOutline, PlanPage, PlanPicture, PlansPage, PlanTable } from '../pages.tsx'
import { milestones, type Plan, planBySlug, planCounts, planItems, plans, threadScope } from '../queries.ts'
import { type ActionFilter, countsOf, filtered, mayMoveOn, nest, noCounts } from '../rules.ts'
import { changesSince, lookOf } from './changes.tsx'
import { foldedTree, isLarge, sendPart } from './folded.tsx'
import { type VersionsBeside, versionsBeside } from './plan-versions.ts'
import { filterAsked, keptChoices, NAMES, offered } from './view-asked.ts'

const MOST_ENTRIES = 60

export function planRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans', (c) => sendKeptPage(c, ['plan', ...NAMES], () => plansPage(c)))
  app.get('/plans/:slug{[a-z0-9-]+}', async (c) => {
    const slug = c.req.param('slug')
    const part = c.req.header('turbo-frame') ? await sendPart(c, found(await planBySlug(c.var.house.reader, c.var.actor, slug))) : null
    if (part) return part
    const tags = [...NAMES]
    return sendKeptPage(
      c,
      () => tags,
      async () => {
        const plan = found(await planBySlug(c.var.house.reader, c.var.actor, slug))
        const about = await versionsBeside(c, plan)
        // What serves a strategic plan stands in other plans.
        tags.push(...about.tags, `plan:${plan.predecessor?.id ?? 0}`, ...(plan.kind === 'strategic' ? ['plan'] : []))
        return planPage(c, plan, about)
      },
      lookOf(c, slug),
    )
  })
  return app
}

async function plansPage(c: Ctx) {
  const { house, actor } = c.var
  const all = await plans(house.reader, actor)
  const counts = await planCounts(
    house.reader,
    all.map((plan) => plan.id),
    house.clock.today(),
  )
  const listed = all.map((plan) => ({ plan, counts: counts.get(plan.id) ?? noCounts() }))
  return <PlansPage viewing={await viewingOf(c, [{ kind: 'plan', id: 0 }])} listed={listed} />
}

async function planPage(c: Ctx, plan: Plan, about: VersionsBeside) {
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
      about={about}
      changes={await changesSince(c, plan)}
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
  const scope = threadScope(actor, network?.id ?? null, plan)
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
async function keptTree(c: Ctx, plan: Plan, filter: ActionFilter): Promise<KeptTree> {
  if (await isLarge(c, plan)) return foldedTree(c, plan, filter)
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
      choices: offered(c, await keptChoices(c, plan)),
    }
  })
}

/** The filter that the address asks for: a plan's own page knows these four. */
function filterOf(c: Ctx): ActionFilter {
  const { status, region, owner, missing } = filterAsked(c)
  return { status, region, owner, missing }
}
