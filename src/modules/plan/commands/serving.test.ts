/** Links between annual actions and strategic plans on a real database: made, taken back, undone, brought in from files. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { item, smallNetwork } from '../../../../test/support/work.ts'
import { planBySlug, planDraft, servable, servedThisYear, servingOf } from '../queries.ts'
import { emptyDraft } from '../rules.ts'
import type { PlanDraft } from '../tables.ts'
import { importPlan } from './import.ts'
import { withdrawPlan } from './life.ts'
import { linkServing, unlinkServing } from './serving.ts'
import { undoDeed } from './undo.ts'

const tested = await testHouse()
const { house } = tested
const { run, actor, plan } = await smallNetwork(tested)
const today = house.clock.today()
const year = today.slice(0, 4)
const thisYear = { from: `${year}-01-01`, to: `${year}-12-31` }
const [paule, bran, dina, edith] = [await actor('Paule'), await actor('Bran'), await actor('Dina'), await actor('Edith')]
const annual = (facts: Partial<PlanDraft> = {}) => plan({ kind: 'annual', period: thisYear, ...facts })
const link = (who: typeof paule, actionId: number, id: number) => run((tx) => linkServing(tx, who, { actionId, served: { id } }))

async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof Refusal, String(error))
  return `${error.status} ${error.objections[0]!.code}`
}
const servedCodes = async (who: typeof paule | null, id: number) => {
  const { serves, servedBy } = await servingOf(house.reader, who, id)
  return { serves: serves.map(({ code }) => code), servedBy: servedBy.map(({ code }) => code) }
}

test('a link stands on both items and on both threads, by one entry', async () => {
  const [strategic, yearly] = [await plan(), await annual()]
  const entryId = await link(paule, yearly.items.A!, strategic.items.P!)
  assert.deepEqual(await servedCodes(null, yearly.items.A!), { serves: ['P'], servedBy: [] })
  assert.deepEqual(await servedCodes(null, strategic.items.P!), { serves: [], servedBy: ['A'] })
  for (const id of [yearly.items.A!, strategic.items.P!]) {
    const [entry] = await journalEntries(house.reader, { scope: { kind: 'public' }, subject: { kind: 'item', id }, limit: 1 })
    assert.deepEqual([entry!.id, entry!.deed], [entryId, 'plan.serving_changed'])
  }
  await run((tx) => undoDeed(tx, paule, entryId))
  assert.deepEqual(await servedCodes(null, strategic.items.P!), { serves: [], servedBy: [] })
})

test('an item is named by its code, with its plan or within the plan given', async () => {
  const [strategic, yearly] = [await plan(), await annual()]
  const named = (text: string) => run((tx) => linkServing(tx, paule, { actionId: yearly.items.A!, served: { text, slug: strategic.slug } }))
  await named('A')
  await named(`${strategic.slug}#B`)
  assert.deepEqual((await servedCodes(null, yearly.items.A!)).serves.sort(), ['A', 'B'])
  assert.equal(await refused(named('A')), '422 plan.served_already')
  assert.equal(await refused(named('Z9')), '422 plan.served_not_found')
  assert.equal(await refused(named('ailleurs#A')), '422 plan.served_not_found')
  assert.equal(await refused(named(`${yearly.slug}#B`)), '422 plan.only_strategic_is_served')
})

test('staff of the annual plan link, others do not; a closed plan stays as it is', async () => {
  const [strategic, yearly, closed] = [await plan(), await annual(), await annual({ state: 'closed' })]
  for (const who of [bran, dina, edith]) {
    const may = who === dina
    const tried = link(who, yearly.items.A!, strategic.items.A!)
    if (may) await tried
    else assert.equal(await refused(tried), '403 kernel.not_yours')
  }
  assert.equal(await refused(link(paule, closed.items.A!, strategic.items.A!)), '403 plan.closed_plan_frozen')
  assert.equal(await refused(link(paule, strategic.items.A!, strategic.items.B!)), '422 plan.only_annual_actions_serve')
  const unlink = (who: typeof paule, servedId: number) => run((tx) => unlinkServing(tx, who, { actionId: yearly.items.A!, servedId }))
  assert.equal(await refused(unlink(edith, strategic.items.A!)), '403 kernel.not_yours')
  assert.equal(await refused(unlink(paule, strategic.items.B!)), '409 plan.touched_since')
  await unlink(paule, strategic.items.A!)
  assert.deepEqual((await servedCodes(paule, yearly.items.A!)).serves, [])
})

test('what one may not read is in no list of links, and no draft is served', async () => {
  const [strategic, secret] = [await plan(), await annual({ state: 'draft' })]
  const draft = await plan({ state: 'draft' })
  assert.equal(await refused(link(paule, secret.items.A!, draft.items.A!)), '422 plan.served_is_draft')
  await link(paule, secret.items.A!, strategic.items.A!)
  assert.deepEqual((await servedCodes(paule, strategic.items.A!)).servedBy, ['A'])
  for (const who of [null, edith]) assert.deepEqual((await servedCodes(who, strategic.items.A!)).servedBy, [])
  const [entry] = await journalEntries(house.reader, {
    scope: { kind: 'all' },
    subject: { kind: 'item', id: strategic.items.A! },
    limit: 1,
  })
  assert.equal(entry!.public, false)
  await run((tx) => withdrawPlan(tx, dina, strategic.slug))
  assert.deepEqual((await servedCodes(bran, secret.items.A!)).serves, [])
})

test('what the year’s plans of the same owner serve, branch by branch, in one query', async () => {
  const tree = [item('P', { children: [item('A'), item('B')] }), item('Q', { children: [item('C')] }), item('M')]
  const strategic = await plan({ items: tree, state: 'adopted' })
  const told = async (who: typeof paule | null) => {
    const facts = (await planBySlug(house.reader, who, strategic.slug))!
    const found = await servedThisYear(house.reader, who, facts, today)
    return found && { served: found.served, all: found.all, heads: found.heads.map((each) => [each.item.code, each.below]) }
  }
  // Other tests' plans of this year count as well: they serve nothing here.
  const [current, past, elsewhere] = [
    await annual(),
    await annual({ period: { from: '2001-01-01', to: '2001-12-31' } }),
    await annual({ owner: 'Bretagne' }),
  ]
  await link(paule, past.items.A!, strategic.items.C!)
  await link(bran, elsewhere.items.A!, strategic.items.M!)
  assert.deepEqual(await told(null), {
    served: 0,
    all: 6,
    heads: [
      ['P', 2],
      ['Q', 1],
      ['M', 0],
    ],
  })
  await link(paule, current.items.A!, strategic.items.B!)
  assert.deepEqual(await told(null), {
    served: 2,
    all: 6,
    heads: [
      ['A', 0],
      ['Q', 1],
      ['M', 0],
    ],
  })
  const draft = await annual({ state: 'draft' })
  await link(paule, draft.items.A!, strategic.items.Q!)
  assert.equal((await told(paule))!.served, 3)
  assert.equal((await told(null))!.served, 2)
})

test('of a large plan whole upper levels are offered, from top to bottom; of a small one everything', async () => {
  const yearly = await annual()
  const facts = (await planBySlug(house.reader, paule, yearly.slug))!
  const decision = { body: null, on: today, reference: null, source: 'x' }
  const strategic = (actions: number) =>
    plan({
      ...{ state: 'adopted' as const, decision, period: thisYear },
      items: ['P', 'Q'].map((code) => item(code, { children: Array.from({ length: actions }, (_, place) => item(`${code}${place}`)) })),
    })
  const offered = async () => (await servable(house.reader, paule, facts, null, today))[0]!.items.map(({ code }) => code)
  await strategic(2)
  assert.deepEqual(await offered(), ['P', 'P0', 'P1', 'Q', 'Q0', 'Q1'])
  await strategic(300)
  assert.deepEqual(await offered(), ['P', 'Q'])
})

test('a file links what exists, names what does not, and gives the links out again', async () => {
  const strategic = await plan()
  const wanted = [`${strategic.slug}#P`, `${strategic.slug}#A`]
  const children = [item('A', { serves: [...wanted, 'ailleurs#A'] }), item('B')]
  const yearly = await annual({ items: [item('P', { serves: [wanted[0]!], children })] })
  const draft = async () => (await planDraft(house.reader, yearly.planId, () => '')).items[0]!
  assert.deepEqual((await draft()).serves, undefined, 'only actions serve')
  assert.deepEqual(
    (await draft()).children.map(({ serves }) => serves),
    [wanted, undefined],
  )
  const again = (serves: string[] | undefined) =>
    run((tx) =>
      importPlan(tx, SHELL, {
        draft: emptyDraft({
          ...{
            slug: yearly.slug,
            title: { fr: 'x', en: null },
            kind: 'annual',
            levelNames: { fr: ['Pilier', 'Action'], en: ['P', 'A'] },
            period: thisYear,
          },
          items: [item('P', { children: [item('A', serves && { serves })] })],
        }),
        slug: yearly.slug,
        publish: false,
        life: 'draft',
        keep: ['title', 'facts'],
      }),
    )
  assert.deepEqual((await again(undefined)).warnings, [])
  assert.deepEqual((await draft()).children[0]!.serves, wanted, 'what is left out is not spoken of')
  const { warnings } = await again([wanted[1]!, 'ailleurs#A'])
  assert.deepEqual(
    warnings.map(({ fact, text }) => [fact, text]),
    [['serves', 'ailleurs#A']],
  )
  assert.deepEqual((await draft()).children[0]!.serves, [wanted[1]])
  assert.deepEqual((await servedCodes(null, strategic.items.P!)).servedBy, [])
})
