/** Out and in again: the project's JSON and its reading are each other's inverse. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../test/support/house.ts'
import { importPlan } from './commands.ts'
import { planJson } from './exports.ts'
import { readPlanFile } from './imports.ts'
import { planDraft } from './queries.ts'
import { type ItemDraft, KINDS, type PlanDraft, PROVENANCES, SCOPES, STATES, STATUSES } from './tables.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((made) => made.trim() !== '')
const localized = fc.record({ fr: text, en: fc.option(text) })
const days = fc
  .tuple(fc.date({ min: new Date('2000-01-01'), max: new Date('2020-01-01'), noInvalidDate: true }), fc.nat(1_000))
  .map(([date, length]) => {
    const day = (time: number) => new Date(time).toISOString().slice(0, 10)
    return { from: day(date.getTime()), to: day(date.getTime() + length * 86_400_000) }
  })
const partialDay = days.chain(({ from }) => fc.constantFrom(from, from.slice(0, 7), from.slice(0, 4)))

const itemAt = (level: number): fc.Arbitrary<Omit<ItemDraft, 'code'>> =>
  fc
    .record(
      {
        line: fc.constant(null),
        title: localized,
        text: localized,
        provenance: fc.constantFrom(...PROVENANCES),
        crossCutting: fc.constant(true),
        status: fc.constantFrom(...STATUSES),
        stoppedReason: text,
        progress: fc.nat(100),
        owner: text,
        scope: fc.constantFrom(...SCOPES),
        regions: fc.array(fc.constantFrom('BRE', 'OCC'), { minLength: 1, maxLength: 2 }),
        period: days,
        expectedResult: text,
        partners: fc.array(text, { minLength: 1, maxLength: 3 }),
        carriedTo: text,
        carriedOverTo: text,
        exampleFields: fc.array(fc.constantFrom('status', 'owner_body_id'), { minLength: 1, maxLength: 2 }),
        children: level === 3 ? fc.constant([]) : fc.array(itemAt(level + 1) as fc.Arbitrary<ItemDraft>, { maxLength: 2 }),
      },
      { requiredKeys: ['line', 'title', 'children'] },
    )
    .map(({ period, ...item }) => ({
      ...item,
      ...(period ? { startsOn: period.from, endsOn: period.to } : {}),
    })) as unknown as fc.Arbitrary<Omit<ItemDraft, 'code'>>

/** Codes that are different, on every second item. */
const coded = (items: Omit<ItemDraft, 'code'>[], above = 'c'): ItemDraft[] =>
  items.map((item, index) => ({
    ...item,
    code: index % 2 === 0 ? `${above}.${index}` : null,
    children: coded(item.children, `${above}.${index}`),
  }))

const plans: fc.Arbitrary<PlanDraft> = fc
  .record(
    {
      slug: fc.constantFrom('un-plan', 'cap-2030'),
      title: localized,
      lead: localized,
      kind: fc.constantFrom(...KINDS),
      levelNames: fc.constant({ fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] }),
      period: fc.oneof(days, fc.constant({ from: null, to: null })),
      owner: fc.option(text),
      predecessor: fc.option(text),
      notes: fc.array(localized, { maxLength: 2 }),
      milestones: fc.array(fc.record({ on: fc.option(partialDay), text: localized }), { maxLength: 2 }),
      decision: fc.option(fc.record({ body: fc.option(text), on: fc.option(partialDay), reference: fc.option(text), source: text })),
      state: fc.constantFrom(...STATES),
      example: fc.boolean(),
      items: fc.array(itemAt(1), { maxLength: 3 }).map((items) => coded(items)),
    },
    {
      requiredKeys: [
        'slug',
        'title',
        'kind',
        'levelNames',
        'period',
        'owner',
        'predecessor',
        'notes',
        'milestones',
        'decision',
        'state',
        'example',
        'items',
      ],
    },
  )
  .map((plan) => structuredClone(plan) as unknown as PlanDraft)

test('what goes out comes in the same, whatever the plan', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const json = planJson(plan)
      const { draft, errors } = readPlanFile(new TextEncoder().encode(json), 'plan.json', 'fr')
      assert.deepEqual(errors, [])
      assert.deepEqual(draft, plan)
      assert.equal(planJson(draft), json)
    }),
  )
})

test('the JSON says only what there is to say, in a fixed order, and ends its last line', () => {
  const plan = {
    ...(fc.sample(plans, { numRuns: 1, seed: 1 })[0] as PlanDraft),
    slug: null,
    lead: undefined,
    decision: null,
    notes: [],
    example: false,
    items: [],
  }
  const json = planJson({
    ...plan,
    title: { fr: 'A', en: null },
    period: { from: null, to: null },
    owner: null,
    predecessor: null,
    milestones: [],
    state: 'draft',
    kind: 'annual',
  })
  assert.deepEqual(JSON.parse(json), {
    format: 'gouvernail.plan',
    version: 1,
    title: { fr: 'A' },
    kind: 'annual',
    levelNames: { fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] },
    state: 'draft',
  })
  assert.ok(json.endsWith('}\n'))
})

test('a bad value is told with its path, and a foreign field too', () => {
  const read = (change: object) =>
    readPlanFile(
      new TextEncoder().encode(
        JSON.stringify({ format: 'gouvernail.plan', version: 1, title: { fr: 'A' }, levelNames: { fr: ['Axe', 'Action'] }, ...change }),
      ),
      'p.json',
      'fr',
    ).errors
  assert.deepEqual(read({}), [])
  const cases: [object, string][] = [
    [{ items: [{ title: { fr: 'A' }, children: [{ title: {} }] }] }, 'items[0].children[0].title'],
    [{ items: [{ title: { fr: 'A' }, endsOn: '2016-02-31' }] }, 'items[0].endsOn'],
    [{ items: [{ title: { fr: 'A' }, startsOn: '2016-02-02', endsOn: '2016-02-01' }] }, 'items[0].endsOn'],
    [{ items: [{ title: { fr: 'A' }, colour: 'red' }] }, 'items[0]'],
    [
      { items: [{ title: { fr: 'A' }, children: [{ title: { fr: 'B' }, children: [{ title: { fr: 'C' } }] }] }] },
      'items[0].children[0].children[0].title',
    ],
    [
      {
        items: [
          { code: 'x', title: { fr: 'A' } },
          { code: 'x', title: { fr: 'B' } },
        ],
      },
      'items[1].code',
    ],
    [{ levelNames: { fr: ['Axe'], en: ['Axis', 'Action'] } }, 'levelNames'],
  ]
  for (const [change, column] of cases) {
    const [error] = read(change)
    assert.deepEqual([error?.line, error?.column], [null, column])
  }
})

type House = Awaited<ReturnType<typeof testHouse>>['house']
const [demo, empty] = await Promise.all([testHouse({ demo: true }), testHouse()])
const restore = (draft: PlanDraft, slug: string | null = null) =>
  change(empty.house, (tx) => importPlan(tx, SHELL, { draft, slug, publish: false, life: 'restore' }))

const exported = async (house: House, planId: number): Promise<string> => {
  const persons = await house.reader.selectFrom('people_person').select(['id', 'name']).execute()
  const names = new Map(persons.map(({ id, name }) => [id, name]))
  return planJson(await planDraft(house.reader, planId, (id) => names.get(id) ?? ''))
}

test("the demonstration's plans go out and into an empty house with the same bytes, in any order", async () => {
  const stored = await demo.house.reader
    .selectFrom('plan_plan')
    .select(['id', 'slug'])
    .where('slug', 'in', ['reussir-2020', 'cap-2015', 'plan-annuel', 'bretagne-2018'])
    .orderBy('slug', 'desc')
    .execute()
  assert.equal(stored.length, 4)
  for (const { id } of stored) {
    const json = await exported(demo.house, id)
    const read = readPlanFile(new TextEncoder().encode(json), 'plan.json', 'fr')
    assert.deepEqual([read.errors, read.warnings], [[], []])
    const { planId } = await restore(read.draft)
    assert.equal(await exported(empty.house, planId), json)
  }
  const plan = await empty.house.reader.selectFrom('plan_plan').selectAll().where('slug', '=', 'reussir-2020').executeTakeFirstOrThrow()
  assert.deepEqual([plan.owner_id, plan.owner_text, plan.predecessor_text, plan.state], [null, 'CHANTIER école', null, 'adopted'])
  assert.ok(plan.predecessor_id !== null, 'cap-2015 came before: it is linked')
})

test('whatever the plan, an empty house gives it back', async () => {
  let number = 0
  await fc.assert(
    fc.asyncProperty(plans, async (made) => {
      number += 1
      const draft = { ...made, slug: `plan-${number}` }
      const first = await exported(empty.house, (await restore(draft)).planId)
      const { draft: again } = readPlanFile(new TextEncoder().encode(first), 'p.json', 'fr')
      const second = await exported(empty.house, (await restore(again, `again-${number}`)).planId)
      assert.equal(second.replaceAll(`again-${number}`, `plan-${number}`), first)
    }),
    { numRuns: 25 },
  )
})
