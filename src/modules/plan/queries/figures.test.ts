/** The figures that the database sums are those of the rules: for plans, for their parts, for regions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { randomPlan } from '../../../../test/support/random-plan.ts'
import { importPlan } from '../commands.ts'
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
import type { ItemDraft } from '../tables.ts'

const { house } = await testHouse()
const { reader } = house
const today = house.clock.today()
const { slug } = await randomPlan(house, [2, 3, 7])
const plan = (await planBySlug(reader, null, slug))!
// An empty text says no more than none.
await house.db.updateTable('plan_item').set({ expected_result: '' }).where('code', 'like', '%.3').execute()
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

const part = (code: string, children: ItemDraft[] = [], facts: Partial<ItemDraft> = {}): ItemDraft => ({
  ...{ code, line: null, title: { fr: code, en: null }, children },
  ...facts,
})
const levels = (names: string[], items: ItemDraft[]) =>
  change(house, (tx) =>
    importPlan(tx, SHELL, {
      ...{ slug: `niveaux-${names.length}`, publish: false, life: 'restore' },
      draft: {
        ...{ slug: null, title: { fr: 'Niveaux', en: null }, kind: 'annual', owner: null, predecessor: null, notes: [], milestones: [] },
        ...{
          levelNames: { fr: names, en: [] },
          period: { from: null, to: null },
          decision: null,
          state: 'published',
          example: false,
          items,
        },
      },
    }),
  )

test('a plan of two levels or of four has its figures and its parts as well', async () => {
  const done = { status: 'done' as const }
  await levels(['Axe', 'Action'], [part('A', [part('A1', [], done), part('A2')]), part('B')])
  await levels(
    ['Axe', 'But', 'Voie', 'Action'],
    [part('A', [part('A1', [part('A11', [part('A111', [], done), part('A112')])]), part('A2')]), part('B')],
  )
  for (const [of, shown, expected] of [
    [2, 1, { A: 2, B: 0 }],
    [4, 2, { A: 2, B: 0, A1: 2, A2: 0 }],
  ] as const) {
    const found = (await planBySlug(reader, null, `niveaux-${of}`))!
    const heads = await headsOf(reader, found, shown, today)
    assert.deepEqual(Object.fromEntries(heads.map(({ code, counts }) => [code, counts.actions])), expected)
    const [first] = heads
    assert.equal((await headById(reader, found, first!.id, today))?.counts.byStatus.done, 1)
    const view = { filter: { part: first!.id }, sort: 'plan' as const, down: false, group: null, all: false }
    const { items } = await viewItems(reader, null, found, view, { lang: 'fr', today, owners: new Map(), limit: 9, offset: 0 })
    assert.deepEqual(
      items.map(({ code, pillar }) => [code, pillar]),
      [
        [of === 2 ? 'A1' : 'A111', first!.id],
        [of === 2 ? 'A2' : 'A112', first!.id],
      ],
    )
  }
})
