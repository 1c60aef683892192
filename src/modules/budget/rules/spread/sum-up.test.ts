/** Costs summed up the tree: every level sums to the whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addCosts, beyondOf, type Cost, indirectOf, missingOf, NO_COST, sumUp } from './sum-up.ts'

const cents = fc.integer({ min: 0, max: 1_000_000_000 })
const cost: fc.Arbitrary<Cost> = fc
  .record({ directCents: cents, indirect: cents, fundedCents: cents, inKindCents: cents })
  .map(({ indirect, ...rest }) => ({ ...rest, costCents: rest.directCents + indirect }))
/** A forest: each item's parent comes before it, or it has none. */
const items = fc
  .array(fc.nat(), { minLength: 1, maxLength: 30 })
  .map((parents) =>
    parents.map((parent, place) => ({ id: place + 1, parent_id: place === 0 || parent % 4 === 0 ? null : 1 + (parent % place) })),
  )

test('pillars sum to the tree, a branch to its parts, and what is on no item of the tree stands apart', () => {
  fc.assert(
    fc.property(items, fc.dictionary(fc.integer({ min: 1, max: 40 }).map(String), cost), (tree, given) => {
      const costs = new Map(Object.entries(given).map(([id, each]) => [Number(id), each]))
      const { byItem, total, strayed } = sumUp(tree, costs)
      const roots = tree.filter(({ parent_id }) => parent_id === null).map(({ id }) => byItem.get(id)!)
      assert.deepEqual(roots.reduce(addCosts, NO_COST), total)
      assert.deepEqual([...costs.values()].reduce(addCosts, NO_COST), addCosts(total, strayed))
      for (const { id } of tree) {
        const below = tree.filter(({ parent_id }) => parent_id === id).map((child) => byItem.get(child.id)!)
        assert.deepEqual(byItem.get(id), below.reduce(addCosts, costs.get(id) ?? NO_COST))
      }
    }),
  )
})

test('what is missing, what is beyond, and what came by a key', () => {
  const one = { costCents: 1000, directCents: 700, fundedCents: 400, inKindCents: 50 }
  assert.deepEqual([missingOf(one), beyondOf(one), indirectOf(one)], [600, 0, 300])
  assert.deepEqual([missingOf({ ...one, fundedCents: 1200 }), beyondOf({ ...one, fundedCents: 1200 })], [0, 200])
})
