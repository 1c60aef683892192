/** What serves what, and what nothing serves: tables of cases, and properties of the tree. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actor, NETWORK, REGION } from '../../../../test/support/actor.ts'
import { type PlanKind, STATES } from '../tables.ts'
import { countsOn, mayLink, objectionToServing, unserved } from './serving.ts'

const placed = (kind: PlanKind, { state = 'adopted' as (typeof STATES)[number], level = 2, revisesId = null as number | null } = {}) => ({
  item: { removed: false, origin_id: null as number | null, level },
  plan: { id: 3, state, responsibleId: NETWORK, sharedWith: [], kind, lastLevel: 2, revisesId },
})
const staff = actor({ role: 'staff' })

test('staff of the owner link the actions of an annual plan that is not closed', () => {
  for (const state of STATES) assert.equal(mayLink(staff, placed('annual', { state })), state !== 'closed', state)
  const annual = placed('annual')
  const refused: [string, boolean][] = [
    ['a pillar', mayLink(staff, placed('annual', { level: 1 }))],
    ['an action of a strategic plan', mayLink(staff, placed('strategic'))],
    ['what was taken out', mayLink(staff, { ...annual, item: { ...annual.item, removed: true } })],
    ['the next text of an adopted action', mayLink(staff, { ...annual, item: { ...annual.item, origin_id: 4 } })],
    ['the board', mayLink(actor({ role: 'board_member' }), annual)],
    ['staff of a region', mayLink(actor({ role: 'staff', organisation: REGION }), annual)],
    ['nobody', mayLink(null, annual)],
  ]
  for (const [name, may] of refused) assert.equal(may, false, name)
})

test('an annual action serves an item of whatever level of a strategic plan that anyone may read', () => {
  const action = placed('annual')
  const cases: [string, ReturnType<typeof placed>, ReturnType<typeof placed>, boolean, string | null][] = [
    ['an action', action, placed('strategic'), false, null],
    ['a pillar', action, placed('strategic', { level: 1 }), false, null],
    ['of a published plan', action, placed('strategic', { state: 'published' }), false, null],
    ['twice', action, placed('strategic'), true, 'plan.served_already'],
    ['of an annual plan', action, placed('annual'), false, 'plan.only_strategic_is_served'],
    ['of a draft', action, placed('strategic', { state: 'draft' }), false, 'plan.served_is_draft'],
    ['of a next text', action, placed('strategic', { state: 'published', revisesId: 1 }), false, 'plan.served_is_next_text'],
    ['from a pillar', placed('annual', { level: 1 }), placed('strategic'), false, 'plan.only_annual_actions_serve'],
    ['from a strategic plan', placed('strategic'), placed('strategic'), false, 'plan.only_annual_actions_serve'],
  ]
  for (const [name, from, to, linked, code] of cases) assert.equal(objectionToServing(from, to, linked, 'A1')?.code ?? null, code, name)
})

test('a plan counts on the days of its period; adopted without one, it counts', () => {
  const cases: [string | null, string | null, string, boolean][] = [
    ['2017-01-01', '2017-12-31', 'draft', true],
    ['2016-01-01', '2016-12-31', 'adopted', false],
    ['2017-03-15', null, 'adopted', false],
    ['2017-03-14', null, 'adopted', true],
    [null, '2017-03-13', 'adopted', false],
    [null, null, 'adopted', true],
    [null, null, 'published', false],
    [null, null, 'closed', false],
  ]
  for (const [periodFrom, periodTo, state, counts] of cases)
    assert.equal(countsOn({ periodFrom, periodTo, state }, '2017-03-14'), counts, `${periodFrom} ${periodTo} ${state}`)
})

interface Made {
  id: number
  parent_id: number | null
}
/** Trees as flat lists, parents before children. */
const trees: fc.Arbitrary<Made[]> = fc
  .array(fc.nat(), { maxLength: 40 })
  .map((picks) => picks.map((pick, id): Made => ({ id, parent_id: id === 0 || pick % (id + 1) === id ? null : pick % (id + 1) })))

test('an item is served when it or something below it is: what is left are whole branches that nothing serves', () => {
  fc.assert(
    fc.property(trees, fc.array(fc.nat({ max: 39 })), (items, picked) => {
      const servedIds = new Set(picked)
      const below = (id: number): Made[] =>
        items.filter(({ parent_id }) => parent_id === id).flatMap((child) => [child, ...below(child.id)])
      const isServed = ({ id }: Made) => [{ id }, ...below(id)].some((each) => servedIds.has(each.id))
      const { heads, served, all } = unserved(items, servedIds)
      assert.equal(all, items.length)
      assert.equal(served, items.filter(isServed).length)
      const named = heads.flatMap(({ item }) => [item.id, ...below(item.id).map(({ id }) => id)])
      assert.deepEqual(
        named.toSorted((one, other) => one - other),
        items.filter((item) => !isServed(item)).map(({ id }) => id),
      )
      for (const { item, below: count } of heads) assert.equal(count, below(item.id).length)
    }),
  )
})
