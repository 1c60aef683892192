/** The timeline: it spans whatever is dated, in whole units, and every dated action lies on it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, daysBetween } from '#kernel/dates.ts'
import { STATUSES } from '../tables.ts'
import { laneOf, type Span, spanOfPlan, unitsOf, yearsOf } from './timeline.ts'

const TODAY = '2017-03-14'
const NOTHING = { from: null, to: null }
const day = fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays('2017-01-01', days))
const far = fc.oneof(day, fc.constantFrom('0001-01-01', '9999-12-31', '2016-02-29'))
const dates = fc.tuple(fc.option(far), fc.option(far)).map(([one, other]): [Day | null, Day | null] => {
  if (one === null || other === null) return [one, other]
  return one < other ? [one, other] : [other, one]
})
const action = fc
  .tuple(dates, fc.option(fc.constantFrom(...STATUSES)), fc.option(fc.integer({ min: 0, max: 100 })))
  .map(([[starts_on, ends_on], status, progress]) => ({ starts_on, ends_on, status, progress }))

const extremes = (actions: { starts_on: Day | null; ends_on: Day | null }[]) => {
  const known = actions
    .flatMap(({ starts_on, ends_on }) => [starts_on, ends_on])
    .filter((each) => each !== null)
    .sort()
  return { first: known[0] ?? null, last: known.at(-1) ?? null }
}
const inside = (part: { from: Day; to: Day }, span: Span) => span.from <= part.from && part.from <= part.to && part.to <= span.to

test('every dated action lies within the bounds of its plan, whole and uncut', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 1 }), dates, (actions, [from, to]) => {
      const span = spanOfPlan({ from, to }, extremes(actions))
      for (const each of actions) {
        const lane = span && laneOf(each, span, TODAY)
        const [start, end] = [each.starts_on ?? each.ends_on, each.ends_on ?? each.starts_on]
        if (start === null || end === null) {
          assert.equal(lane, null)
          continue
        }
        assert.ok(span && lane?.bar)
        assert.deepEqual(lane.bar, { from: start, to: end })
        assert.ok(inside(lane.bar, span))
        assert.deepEqual(lane.cut, { left: false, right: false })
        for (const part of [lane.filled, lane.drift]) assert.ok(part === null || inside(part, span))
      }
    }),
  )
})

test('what lies beyond the year that is looked at is cut off at its edges, and told', () => {
  const span = spanOfPlan(NOTHING, { first: null, last: null }, 2017)!
  assert.deepEqual(span, { from: '2017-01-01', to: '2017-12-31', unit: 'month' })
  fc.assert(
    fc.property(action, (each) => {
      const lane = laneOf(each, span, TODAY)
      if (!lane) return
      for (const part of [lane.bar, lane.filled, lane.drift]) assert.ok(part === null || inside(part, span))
      assert.ok(lane.bar || lane.drift)
      if (lane.cut.left && lane.bar) assert.equal(lane.bar.from, span.from)
      if (lane.cut.right && lane.bar) assert.equal(lane.bar.to, span.to)
    }),
  )
  const before = { starts_on: '2016-01-01', ends_on: '2016-06-30', progress: null }
  assert.equal(laneOf({ ...before, status: 'done' }, span, TODAY), null)
  assert.deepEqual(laneOf({ ...before, status: 'planned' }, span, TODAY)?.drift, { from: '2017-01-01', to: TODAY })
})

test('an action drifts from the day after its end until today, and only while it is late', () => {
  const span = spanOfPlan(NOTHING, { first: '2015-01-01', last: '2018-12-31' })!
  const lane = (status: (typeof STATUSES)[number] | null, ends_on: Day) =>
    laneOf({ status, progress: null, starts_on: '2016-01-01', ends_on }, span, TODAY)
  assert.deepEqual(lane(null, '2017-02-28')?.drift, { from: '2017-03-01', to: TODAY })
  assert.equal(lane('in_progress', TODAY)?.drift, null)
  for (const status of ['done', 'stopped', 'wanted_not_funded'] as const) assert.equal(lane(status, '2017-02-28')?.drift, null)
})

test('progress fills its share of the days of an action in progress', () => {
  const span = spanOfPlan(NOTHING, { first: '2017-01-01', last: '2017-12-31' })!
  const filled = (status: (typeof STATUSES)[number], progress: number | null) =>
    laneOf({ status, progress, starts_on: '2017-01-01', ends_on: '2017-01-10' }, span, TODAY)?.filled
  assert.deepEqual(filled('in_progress', 50), { from: '2017-01-01', to: '2017-01-05' })
  assert.deepEqual(filled('in_progress', 100), { from: '2017-01-01', to: '2017-01-10' })
  for (const none of [filled('in_progress', 0), filled('in_progress', null), filled('done', 100)]) assert.equal(none, null)
})

test('a span is told in units that fit its length, and they fill it from edge to edge', () => {
  const cases: [Day, Day, Span][] = [
    ['2017-01-15', '2017-11-03', { from: '2017-01-01', to: '2017-11-30', unit: 'month' }],
    ['2016-02-10', '2018-05-20', { from: '2016-01-01', to: '2018-06-30', unit: 'quarter' }],
    ['2015-09-17', '2020-12-31', { from: '2015-01-01', to: '2020-12-31', unit: 'year' }],
    ['2016-02-10', '2107-02-10', { from: '2010-01-01', to: '2109-12-31', unit: 'decade' }],
  ]
  for (const [first, last, span] of cases) assert.deepEqual(spanOfPlan(NOTHING, { first, last }), span)
  fc.assert(
    fc.property(far, far, (one, other) => {
      const span = spanOfPlan({ from: null, to: one }, { first: other, last: null })!
      const units = unitsOf(span)
      assert.equal(units[0], span.from)
      assert.ok(units.length <= 110, `${units.length} units`)
      assert.ok(units.every((each, place) => place === 0 || (units[place - 1]! < each && each <= span.to)))
      assert.ok(daysBetween(units.at(-1)!, span.to) >= 0)
    }),
  )
  assert.equal(spanOfPlan(NOTHING, { first: null, last: null }), null)
})

test('years are offered one by one where there are some, and not too many', () => {
  const years = (from: Day, to: Day) => yearsOf({ from, to, unit: 'year' })
  assert.deepEqual(years('2015-01-01', '2017-12-31'), [2015, 2016, 2017])
  assert.deepEqual([years('2017-01-01', '2017-12-31'), years('2000-01-01', '2099-12-31')], [[], []])
})
