/** The demonstration's plans: the public facts, examples that say so, and gaps that stay gaps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countsOf } from '#modules/plan/index.ts'
import { testHouse } from '../../test/support/house.ts'

const { house } = await testHouse({ demo: true })
const itemsOf = (slug: string) =>
  house.reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .selectAll('i')
    .where('p.slug', '=', slug)
    .orderBy('i.id')
    .execute()

test('three real plans are adopted, and one example is a draft of Brittany', async () => {
  const plans = await house.reader
    .selectFrom('plan_plan as p')
    .leftJoin('plan_decision as d', 'd.plan_id', 'p.id')
    .leftJoin('people_body as b', 'b.id', 'd.body_id')
    .select(['p.slug', 'p.state', 'p.example', 'd.decided_on', 'b.code'])
    .orderBy('p.id')
    .execute()
  assert.deepEqual(
    plans.map((plan) => [plan.slug, plan.state, plan.example, plan.decided_on, plan.code]),
    [
      ['cap-2015', 'adopted', false, '2012', null],
      ['reussir-2020', 'adopted', false, '2015-09-17', 'ag'],
      ['plan-annuel', 'adopted', false, null, 'ag'],
      ['bretagne-2018', 'draft', true, null, null],
    ],
  )
})

test('Réussir 2020 on 14 March 2017: every status but one, one action late, some incomplete', async () => {
  const actions = (await itemsOf('reussir-2020')).filter((item) => item.level === 3)
  const { byStatus, late, incomplete, actions: count } = countsOf(actions, '2017-03-14')
  assert.equal(count, 11)
  assert.deepEqual(byStatus, { planned: 3, in_progress: 5, done: 2, stopped: 1, wanted_not_funded: 0 })
  assert.deepEqual([late, incomplete], [1, 4])
})

test('each made-up fact says so, and what the source says does not', async () => {
  const facts = [
    'status',
    'progress',
    'owner_person_id',
    'owner_body_id',
    'owner_organisation_id',
    'scope',
    'starts_on',
    'ends_on',
    'expected_result',
    'stopped_reason',
  ] as const
  for (const slug of ['reussir-2020', 'plan-annuel']) {
    for (const item of await itemsOf(slug)) {
      const real = item.code === 'X3.1' ? ['status'] : []
      // A finished action is at 100 % by rule: its progress is no fact of its own.
      const derived = item.status === 'done' ? ['progress'] : []
      for (const fact of facts) {
        if (item[fact] === null || real.includes(fact) || derived.includes(fact)) continue
        assert.ok(item.example_fields.includes(fact), `${item.code} ${fact}`)
      }
      assert.equal(item.owner_text, null, `${item.code} is owned by somebody known`)
    }
  }
})

test('legal watch is wanted, not funded, and carried to the inter-network: that is real', async () => {
  const watch = (await itemsOf('plan-annuel')).find((item) => item.code === 'X3.1')!
  const to = await house.reader
    .selectFrom('people_organisation')
    .select('name')
    .where('id', '=', watch.carried_to_organisation_id!)
    .executeTakeFirstOrThrow()
  assert.deepEqual([watch.status, to.name.startsWith('Inter-réseaux'), watch.example_fields], ['wanted_not_funded', true, []])
})
