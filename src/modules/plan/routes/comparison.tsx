/** Comparing two versions or two plans, and what became of a predecessor. */
import { Hono } from 'hono'
import type { Subject } from '#kernel/capability.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { found } from '#kernel/refusal.ts'
import { renderPart } from '#kernel/render.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { ComparisonChoicePage, type ComparisonForm } from '../pages/comparison/choice.tsx'
import { ComparisonFacts } from '../pages/comparison/facts.tsx'
import { type Asked, ComparedItems, type ComparedPart, ComparisonPage, firstOf } from '../pages/comparison.tsx'
import { SuccessionPage } from '../pages/succession.tsx'
import { comparableTexts, linksBetween, type Side, sideOf, worthComparing } from '../queries/comparison.ts'
import { type Plan, planById, planBySlug } from '../queries/plans.ts'
import { successionItems } from '../queries/succession.ts'
import { compareTexts, FATES, mergedRows } from '../rules/comparison.ts'
import { editableFields } from '../rules/items.ts'
import { OUTCOMES, successionOf } from '../rules/succession.ts'

/** The form names every plan, and organisations in their periods. */
const ALL_PLANS = ['plan', 'network', 'organisation', 'mandate', 'person', 'body']
const MOST_SUGGESTIONS = 8

export function comparisonRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/comparison', (c) => {
    let tags = ALL_PLANS
    return sendKeptPage(
      c,
      () => tags,
      async () => {
        const { from, to } = c.req.query()
        const sides = [await askedSide(c, from), await askedSide(c, to)] as const
        const [before, after] = sides
        if (!before || !after || before.key === after.key) return choicePage(c, ...sides)
        tags = [...ALL_PLANS, ...tagsOf([before, after])]
        return comparisonPage(c, before, after)
      },
    )
  })
  app.get('/plans/:slug{[a-z0-9-]+}/succession', (c) => {
    let shown: Plan[] = []
    return sendKeptPage(
      c,
      () => ['plan', ...shown.map(({ id }) => `plan:${id}`)],
      async () => {
        const plan = found(await planBySlug(c.var.house.reader, c.var.actor, c.req.param('slug')))
        const predecessor = plan.predecessor ? await planById(c.var.house.reader, c.var.actor, plan.predecessor.id) : null
        shown = predecessor ? [plan, predecessor] : [plan]
        return successionPage(c, plan, predecessor)
      },
    )
  })
  return app
}

/** Null where none is asked for; 404 where it is none for this actor. */
const askedSide = async (c: Ctx, key: string | undefined): Promise<Side | null> =>
  key ? found(await sideOf(c.var.house.reader, c.var.actor, key)) : null

const tagsOf = (sides: readonly Side[]): string[] => sides.map(({ plan }) => `plan:${plan.id}`)

const asked = (c: Ctx): Asked => ({
  view: c.req.query('view') === 'inline' ? 'inline' : 'side',
  only: FATES.find((fate) => fate === c.req.query('only')) ?? null,
})

/** The form with what was asked for so far, else with what is most worth comparing. */
async function choicePage(c: Ctx, before: Side | null, after: Side | null) {
  const texts = await comparableTexts(c.var.house.reader, c.var.actor)
  const suggestions = worthComparing(texts)
  const fitting = suggestions.find(({ from, to }) => (!before || from.key === before.key) && (!after || to.key === after.key))
  const form: ComparisonForm = {
    texts,
    from: before?.key ?? fitting?.from.key ?? '',
    to: after?.key ?? fitting?.to.key ?? '',
    view: asked(c).view === 'inline' ? 'inline' : null,
  }
  const twice = before !== null && after !== null
  return (
    <ComparisonChoicePage
      viewing={await viewingOf(c, [{ kind: 'plan', id: 0 }])}
      form={form}
      suggestions={suggestions.slice(0, MOST_SUGGESTIONS)}
      twice={twice}
    />
  )
}

async function comparisonPage(c: Ctx, from: Side, to: Side) {
  const { house, actor } = c.var
  const shown = asked(c)
  const watched: Subject[] = [from, to].filter(({ version }) => version === null).map(({ plan }) => ({ kind: 'plan', id: plan.id }))
  const form: ComparisonForm = {
    texts: await comparableTexts(house.reader, actor),
    from: from.key,
    to: to.key,
    view: shown.view === 'inline' ? 'inline' : null,
  }
  return (
    <ComparisonPage
      viewing={await viewingOf(c, watched)}
      from={from}
      to={to}
      asked={shown}
      compared={await keptComparison(c, from, to, shown)}
      form={form}
    />
  )
}

/** Two versions of one plan compare in the same way for ever; what is carried over between two plans may still be said. */
function keptComparison(c: Ctx, from: Side, to: Side, shown: Asked): Promise<ComparedPart> {
  const { house, lang } = c.var
  const frozen = from.version !== null && to.version !== null && from.family === to.family
  const key = `comparison ${from.key} ${to.key} ${lang} ${shown.view} ${shown.only}`
  return house.kept.part(key, frozen ? [] : tagsOf([from, to]), async () => {
    const comparison = compareTexts(from, to, await linksBetween(house.reader, [from, to]))
    const rows = mergedRows(comparison)
    return {
      counts: comparison.counts,
      facts: comparison.facts.length > 0,
      first: firstOf(rows, shown.only),
      factsHtml: renderPart(<ComparisonFacts lang={lang} before={from} after={to} facts={comparison.facts} view={shown.view} />),
      rowsHtml: renderPart(<ComparedItems lang={lang} rows={rows} asked={shown} />),
    }
  })
}

async function successionPage(c: Ctx, plan: Plan, predecessor: Plan | null) {
  const { house, actor } = c.var
  const viewing = await viewingOf(
    c,
    [plan, ...(predecessor ? [predecessor] : [])].map(({ id }) => ({ kind: 'plan', id })),
  )
  if (!predecessor) return <SuccessionPage viewing={viewing} plan={plan} succession={null} />
  const { before, after, elsewhere } = await successionItems(house.reader, actor, predecessor, plan, house.clock.today())
  return (
    <SuccessionPage
      viewing={viewing}
      plan={plan}
      succession={{
        predecessor,
        ...successionOf({ items: before, lastLevel: predecessor.lastLevel }, { items: after, lastLevel: plan.lastLevel }),
        elsewhere,
        only: OUTCOMES.find((outcome) => outcome === c.req.query('only')) ?? null,
        mayTell: (item) =>
          editableFields(actor, predecessor, { ...item, action: item.level === predecessor.lastLevel }).includes('carried_over_to_id'),
      }}
    />
  )
}
