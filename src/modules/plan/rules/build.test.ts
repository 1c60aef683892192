/** The tree that is being built: tables of places and of moves; properties stand in build-properties.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actor, NETWORK, REGION } from '../../../../test/support/actor.ts'
import { assertWhole } from '../../../../test/support/trees.ts'
import {
  afterInsertion,
  afterMove,
  afterRemoval,
  heightOf,
  objectionToBuilding,
  objectionToMoving,
  openBranches,
  placesFor,
  placeText,
  readPlace,
  spotOf,
  stepsOf,
  type Tree,
  type TreePlace,
  type Twig,
  treeOf,
  withRows,
  writesFor,
} from './build.ts'

/** `A(B C(D)) E`: items with their children in brackets. */
function grown(sketch: string): Tree {
  const items: Twig[] = []
  const parents: number[] = []
  const counts = new Map<number | null, number>()
  for (const sign of sketch.replaceAll(' ', '')) {
    if (sign === '(') parents.push(items.at(-1)!.id)
    else if (sign === ')') parents.pop()
    else {
      const parent_id = parents.at(-1) ?? null
      const position = (counts.get(parent_id) ?? 0) + 1
      counts.set(parent_id, position)
      items.push({ id: sign.charCodeAt(0), parent_id, position, level: parents.length + 1, code: sign })
    }
  }
  return treeOf(items)
}
const id = (sign: string) => sign.charCodeAt(0)
const sketchOf = (tree: Tree, parent: number | null = null): string =>
  tree
    .below(parent)
    .map((item) => item.code + (tree.below(item.id).length > 0 ? `(${sketchOf(tree, item.id)})` : ''))
    .join(' ')

const SKETCH = 'A(B C(D)) E F(G)'

test('a branch goes where it is put, with all below it', () => {
  const cases: [string, string, string][] = [
    ['D', 'before:B', 'A(D B C) E F(G)'],
    ['C', 'in:0', 'A(B) E F(G) C(D)'],
    ['C', 'before:A', 'C(D) A(B) E F(G)'],
    ['B', 'after:C', 'A(C(D) B) E F(G)'],
    ['E', 'in:F', 'A(B C(D)) F(G E)'],
    ['G', 'after:F', 'A(B C(D)) E F G'],
    ['F', 'in:A', 'A(B C(D) F(G)) E'],
    ['B', 'after:B', SKETCH],
    ['B', 'before:C', SKETCH],
    ['C', 'in:A', SKETCH],
  ]
  for (const [moved, place, expected] of cases) {
    const tree = grown(SKETCH)
    const [how, sign] = place.split(':') as [TreePlace['how'], string]
    const spot = spotOf(tree, { how, id: sign === '0' ? 0 : id(sign) })!
    assert.equal(objectionToMoving(tree, id(moved), spot, 4), null, place)
    const rows = afterMove(tree, id(moved), spot)
    assert.equal(rows.length === 0, expected === SKETCH, `${place}: only what changes is written`)
    const after = treeOf(withRows(tree.all, rows))
    assert.equal(sketchOf(after), expected, `${moved} ${place}`)
    assertWhole(after, new Set(tree.byId.keys()), place)
  }
})

test('a branch does not go under itself, nor below the last level', () => {
  const tree = grown(SKETCH)
  const refused = (moved: string, how: TreePlace['how'], sign: string, lastLevel: number) =>
    objectionToMoving(tree, id(moved), spotOf(tree, { how, id: id(sign) })!, lastLevel)?.code ?? null
  assert.equal(refused('A', 'in', 'A', 4), 'plan.move_under_itself')
  assert.equal(refused('A', 'in', 'D', 9), 'plan.move_under_itself')
  assert.equal(refused('A', 'before', 'C', 4), 'plan.move_under_itself')
  assert.equal(refused('C', 'in', 'E', 3), null)
  assert.equal(refused('C', 'in', 'B', 3), 'plan.branch_too_deep', 'D would stand on the fourth level')
  assert.equal(refused('C', 'in', 'B', 4), null)
  assert.equal(refused('F', 'after', 'D', 3), 'plan.branch_too_deep')
})

test('what a place is named after may be gone', () => {
  assert.equal(spotOf(grown(SKETCH), { how: 'after', id: 999 }), null)
  for (const text of ['', 'under:1', 'in:', 'in:-1', 'before:1e3', 'in:1234567890123456']) assert.equal(readPlace(text), null, text)
  for (const text of ['in:0', 'before:12', 'after:7']) assert.equal(placeText(readPlace(text)!), text)
})

test('the tree of an adopted or closed text stands (R39)', () => {
  const codes = (['draft', 'published', 'adopted', 'closed'] as const).map((state) => objectionToBuilding({ state })?.code ?? null)
  assert.deepEqual(codes, [null, null, 'plan.adopted_text_frozen', 'plan.closed_plan_frozen'])
})

test('the small steps are those that are possible', () => {
  const tree = grown(SKETCH)
  const told = (sign: string, lastLevel = 3) =>
    Object.fromEntries(
      Object.entries(stepsOf(tree, id(sign), lastLevel)).map(([step, place]) => [
        step,
        place && `${place.how} ${String.fromCharCode(place.id)}`,
      ]),
    )
  assert.deepEqual(told('A'), { up: null, down: 'after E', out: null, in: null })
  assert.deepEqual(told('E'), { up: 'before A', down: 'after F', out: null, in: 'in A' })
  assert.deepEqual(told('C'), { up: 'before B', down: null, out: 'after A', in: null }, 'C with D has no room below B')
  assert.deepEqual(told('C', 4).in, 'in B')
  assert.deepEqual(told('D'), { up: null, down: null, out: 'after C', in: null })
})

test('every place that is offered can be taken, and every other one but its own is refused', () => {
  const tree = grown(SKETCH)
  for (const item of tree.all) {
    for (const { place } of placesFor(tree, item.id, 3, false)) {
      const spot = spotOf(tree, place)!
      assert.equal(objectionToMoving(tree, item.id, spot, 3), null)
      assert.ok(afterMove(tree, item.id, spot).length > 0, `${item.code} ${placeText(place)} is another place`)
    }
  }
  const told = (sign: string, few: boolean) =>
    placesFor(tree, id(sign), 3, few)
      .map(({ place }) => `${place.how}:${place.id === 0 ? 0 : String.fromCharCode(place.id)}`)
      .join(' ')
  assert.equal(told('C', false), 'before:A before:E before:F in:0 before:B in:E before:G in:F')
  assert.equal(told('C', true), 'in:0 before:B in:E in:F')
})

test('a large tree opens the branches that lead to one item', () => {
  const tree = grown(SKETCH)
  assert.equal(openBranches(tree, id('D'), 7), null, 'small enough: everything is open')
  assert.deepEqual(openBranches(tree, id('D'), 6), new Set([id('D'), id('C'), id('A')]))
  assert.deepEqual(openBranches(tree, null, 6), new Set())
})

test('permanent staff begin plans, each for the organisations whose staff they are', () => {
  const ids = (...roles: Parameters<typeof actor>) => writesFor(actor(...roles)).map((each) => each.id)
  assert.deepEqual(writesFor(null), [])
  assert.deepEqual(ids({ role: 'president' }, { role: 'board_member', organisation: REGION }), [])
  assert.deepEqual(ids({ role: 'staff' }, { role: 'regional_director', organisation: REGION }, { role: 'staff' }), [NETWORK, REGION])
})

test('room is made and gaps are closed among the siblings alone', () => {
  const tree = grown(SKETCH)
  assert.deepEqual(
    afterInsertion(tree, { parentId: null, index: 1 }, 2).map(({ code, position }) => `${code}${position}`),
    ['E4', 'F5'],
  )
  assert.deepEqual(
    afterRemoval(tree, id('A')).map(({ code, position }) => `${code}${position}`),
    ['E1', 'F2'],
  )
  assert.equal(heightOf(tree, id('A')), 3)
})
