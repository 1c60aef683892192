/** The views of a plan: what is due when, and the figures of regions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { measured, regionFigures, type ScopeFigures, windowOf } from './views.ts'

test('this month, this quarter and this year begin and end as calendars say', () => {
  const cases: [Parameters<typeof windowOf>[0], string, string, string][] = [
    ['month', '2017-03-14', '2017-03-01', '2017-03-31'],
    ['month', '2016-02-29', '2016-02-01', '2016-02-29'],
    ['month', '2017-12-31', '2017-12-01', '2017-12-31'],
    ['quarter', '2017-03-14', '2017-01-01', '2017-03-31'],
    ['quarter', '2017-04-01', '2017-04-01', '2017-06-30'],
    ['quarter', '2017-12-01', '2017-10-01', '2017-12-31'],
    ['year', '2017-03-14', '2017-01-01', '2017-12-31'],
  ]
  for (const [due, today, from, to] of cases) assert.deepEqual(windowOf(due, today), { from, to }, `${due} of ${today}`)
})

const REGIONS = ['BRE', 'OCC', 'RE'] as const
const part = fc.record({
  scope: fc.option(fc.constantFrom('national' as const, 'regions' as const)),
  regions: fc.subarray([...REGIONS]),
  actions: fc.integer({ min: 1, max: 9 }),
  done: fc.integer({ min: 0, max: 9 }),
  told: fc.integer({ min: 0, max: 9 }),
  percents: fc.integer({ min: 0, max: 900 }),
})
const sum = (parts: readonly ScopeFigures[], of: (each: ScopeFigures) => boolean) =>
  parts.filter(of).reduce((total, { actions }) => total + actions, 0)

test('a region counts the actions that name it and those of all regions; the national ones apart or too', () => {
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const apart = regionFigures(parts, REGIONS, 'apart')
      const counted = regionFigures(parts, REGIONS, 'counted')
      const national = sum(parts, ({ scope }) => scope === 'national')
      assert.equal(apart.national.actions, national)
      assert.equal(
        apart.none.actions,
        sum(parts, ({ scope }) => scope === null),
      )
      for (const code of REGIONS) {
        const own = sum(parts, ({ scope, regions }) => scope === 'regions' && (regions.length === 0 || regions.includes(code)))
        assert.equal(apart.regions.get(code)?.actions, own)
        assert.equal(counted.regions.get(code)?.actions, own + national)
      }
    }),
  )
})

test('a measure is a whole number, and nothing where nothing is said', () => {
  const none = { actions: 0, done: 0, told: 0, percents: 0 }
  const some = { actions: 3, done: 1, told: 2, percents: 151 }
  assert.deepEqual([measured(none, 'progress'), measured(none, 'actions'), measured(none, 'done')], [null, 0, null])
  assert.deepEqual([measured(some, 'progress'), measured(some, 'actions'), measured(some, 'done')], [76, 3, 33])
})
