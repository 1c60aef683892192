/** Out and in again: the project's JSON and its reading are each other's inverse. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../test/support/house.ts'
import { anyPlans } from '../../../test/support/random-drafts.ts'
import { importPlan } from './commands.ts'
import { planJson } from './exports.ts'
import { readPlanFile } from './imports.ts'
import { planDraft } from './queries.ts'
import type { PlanDraft } from './tables.ts'

test('what goes out comes in the same, whatever the plan', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlans, async (plan) => {
      const json = planJson(plan)
      const { draft, errors } = await readPlanFile(new TextEncoder().encode(json), 'plan.json', 'fr')
      assert.deepEqual(errors, [])
      assert.deepEqual(draft, plan)
      assert.equal(planJson(draft), json)
    }),
  )
})

test('the JSON says only what there is to say, in a fixed order, and ends its last line', () => {
  const plan = {
    ...(fc.sample(anyPlans, { numRuns: 1, seed: 1 })[0] as PlanDraft),
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

test('a bad value is told with its path, and a foreign field too', async () => {
  const read = async (change: object) => {
    const { errors } = await readPlanFile(
      new TextEncoder().encode(
        JSON.stringify({ format: 'gouvernail.plan', version: 1, title: { fr: 'A' }, levelNames: { fr: ['Axe', 'Action'] }, ...change }),
      ),
      'p.json',
      'fr',
    )
    return errors
  }
  assert.deepEqual(await read({}), [])
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
    const [error] = await read(change)
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
    const read = await readPlanFile(new TextEncoder().encode(json), 'plan.json', 'fr')
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
    fc.asyncProperty(anyPlans, async (made) => {
      number += 1
      const draft = { ...made, slug: `plan-${number}` }
      const first = await exported(empty.house, (await restore(draft)).planId)
      const { draft: again } = await readPlanFile(new TextEncoder().encode(first), 'p.json', 'fr')
      const second = await exported(empty.house, (await restore(again, `again-${number}`)).planId)
      assert.equal(second.replaceAll(`again-${number}`, `plan-${number}`), first)
    }),
    { numRuns: 25 },
  )
})
