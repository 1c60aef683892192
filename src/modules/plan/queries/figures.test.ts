/** The figures that the database sums are those of the rules: for plans, for their parts, for regions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import { randomPlan } from '../../../../test/support/random-plan.ts'
import {
  headById,
  headsBelow,
  headsOf,
  levelSizes,
  planBySlug,
  planCounts,
  planDates,
  planItems,
  scopeFigures,
  viewItems,
} from '../queries.ts'
import { branchOf, countsOf, nest, regionFigures, type ViewFilter } from '../rules.ts'

const { house } = await testHouse()
const { reader } = house
const today = house.clock.today()
const { slug } = await randomPlan(house, [2, 3, 7])
const plan = (await planBySlug(reader, null, slug))!
const all = await planItems(reader, null, [plan.id], today)
const tree = nest(all)
const last = all.filter(({ level }) => level === plan.lastLevel)
const rowsOf = async (filter: ViewFilter) => {
  const view = { filter, sort: 'plan' as const, down: false, group: null, all: false }
  return (await viewItems(reader, null, plan, view, { lang: 'fr', today, owners: new Map(), limit: 1, offset: 0 })).matched
}

test('the figures that the database sums are those of the rules, for the whole and for every part', async () => {
  assert.deepEqual((await planCounts(reader, [plan.id], today)).get(plan.id), countsOf(last, today))
  const heads = await headsOf(reader, plan, 2, today)
  const parts = tree.flatMap(branchOf).filter(({ level }) => level <= 2)
  assert.deepEqual(new Set(heads.map(({ id }) => id)), new Set(parts.map(({ id }) => id)))
  for (const part of parts) {
    const counts = countsOf(
      branchOf(part).filter(({ level }) => level === 3),
      today,
    )
    assert.deepEqual(heads.find(({ id }) => id === part.id)?.counts, counts, part.code)
    assert.deepEqual((await headById(reader, plan, part.id, today))?.counts, counts)
  }
  const [first] = heads
  assert.deepEqual(
    (await headsBelow(reader, plan, first!, 9, today)).map(({ code }) => code),
    ['1.1', '1.2', '1.3'],
  )
  assert.equal(await headById(reader, plan, last[0]!.id, today), null, 'an action is no heading')
  assert.deepEqual(await levelSizes(reader, plan), [2, 6, 42])
})

test('a tile of the map counts the rows that it leads to', async () => {
  const figures = regionFigures(await scopeFigures(reader, plan), ['BRE', 'COR'], 'apart')
  for (const region of ['BRE', 'COR'])
    assert.equal(figures.regions.get(region)?.actions, await rowsOf({ region, scope: 'regions' }), region)
  const counted = regionFigures(await scopeFigures(reader, plan), ['BRE'], 'counted')
  assert.equal(counted.regions.get('BRE')?.actions, await rowsOf({ region: 'BRE' }))
  assert.equal(figures.national.actions, await rowsOf({ scope: 'national' }))
  assert.deepEqual(
    await planDates(reader, plan),
    ((known) => ({ first: known[0], last: known.at(-1) }))(
      last
        .flatMap(({ starts_on, ends_on }) => [starts_on, ends_on])
        .filter((day) => day !== null)
        .sort(),
    ),
  )
})
