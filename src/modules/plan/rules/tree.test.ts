/** The tree of a plan: which actions pass a filter, what is counted, what is folded. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { STATUSES } from '../tables.ts'
import { countsOf, filtered, isFolded, levelsShown, nest, noCounts, passes, summed } from './tree.ts'

const TODAY = '2017-03-14'
const day = fc.constantFrom('2016-12-31', '2017-03-13', TODAY, '2018-01-01')
const action = fc.record({
  status: fc.option(fc.constantFrom(...STATUSES)),
  owner_person_id: fc.option(fc.constant(3)),
  owner_body_id: fc.constant(null),
  owner_organisation_id: fc.constant(null),
  ends_on: fc.option(day),
  expected_result: fc.option(fc.constantFrom('', 'Un guide')),
  scope: fc.option(fc.constantFrom('national', 'regions')),
  regions: fc.subarray(['BRE', 'OCC', 'RE']),
  example_fields: fc.subarray(['status']),
})

type Facts = Parameters<typeof passes>[0] & { id: number; parent_id: number | null; level: number }
const PLAIN = {
  ...{ status: null, owner_person_id: null, owner_body_id: null, owner_organisation_id: null },
  ...{ ends_on: null, expected_result: null, scope: null, regions: [] },
}

test('an action concerns a region when it is national, names it, or is of the regions and names none', () => {
  const cases: [string | null, string[], boolean][] = [
    ['national', [], true],
    ['regions', ['BRE', 'OCC'], true],
    ['regions', ['OCC'], false],
    ['regions', [], true],
    [null, [], false],
  ]
  for (const [scope, regions, expected] of cases)
    assert.equal(passes({ ...PLAIN, scope, regions }, { region: 'BRE' }), expected, `${scope} ${regions}`)
})

test('the figures of parts taken together are the figures of the whole', () => {
  fc.assert(
    fc.property(fc.array(action), fc.array(action), (one, other) => {
      assert.deepEqual(summed([countsOf(one, TODAY), countsOf(other, TODAY)]), countsOf([...one, ...other], TODAY))
    }),
  )
  assert.deepEqual(summed([]), noCounts())
})

test('a filtered tree keeps the actions that pass, in their order, and no branch that leads nowhere', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), fc.constantFrom('BRE', 'OCC'), (actions, region) => {
      const branches = [1, 2, 3].map((id) => ({ ...PLAIN, id, parent_id: null, level: 1 }))
      const leaves = actions.map((each, place) => ({ ...each, id: 10 + place, parent_id: 1 + (place % 3), level: 2 }))
      const left = filtered(nest<Facts>([...branches, ...leaves]), 2, { region })
      assert.deepEqual(
        left.flatMap(({ children }) => children.map(({ id }) => id)).sort(),
        leaves
          .filter((each) => passes(each, { region }))
          .map(({ id }) => id)
          .sort(),
      )
      assert.ok(left.every(({ children }) => children.length > 0))
    }),
  )
})

test('a plan of more than a thousand items is folded below its second level, or below its first where the second is a crowd', () => {
  assert.deepEqual([isFolded(1000), isFolded(1001)], [false, true])
  const cases: [number, number, number][] = [
    [3, 30, 2],
    [4, 30, 2],
    [2, 30, 1],
    [3, 1001, 1],
  ]
  for (const [lastLevel, second, shown] of cases) assert.equal(levelsShown(lastLevel, second), shown, `${lastLevel} levels, ${second}`)
})
