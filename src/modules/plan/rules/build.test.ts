/** The tree that is being built: tables of places, and properties over random trees and random sequences of moves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actor, NETWORK, REGION } from '../../../../test/support/actor.ts'
import {
  afterInsertion,
  afterMove,
  afterRemoval,
  branchIn,
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
import { renumbered, schemeOf } from './numbering.ts'

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

/** What is true of every tree whatever was done to it. */
function assertWhole(tree: Tree, ids: ReadonlySet<number>, why: string): void {
  assert.deepEqual(new Set(tree.all.map((item) => item.id)), ids, `${why}: none lost, none new`)
  assert.equal(branchIn(tree, null).length, ids.size, `${why}: all can be reached from the top, so that there is no circle`)
  for (const item of tree.all) {
    const level = item.parent_id === null ? 1 : tree.byId.get(item.parent_id)!.level + 1
    assert.equal(item.level, level, `${why}: ${item.code} stands one level below its parent`)
  }
  for (const parent of [null, ...tree.all.map((item) => item.id)])
    assert.deepEqual(
      tree.below(parent).map(({ position }) => position),
      tree.below(parent).map((_, index) => index + 1),
      `${why}: positions run from 1`,
    )
  assert.equal(new Set(tree.all.map(({ code }) => code)).size, ids.size, `${why}: each code once`)
}

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

const MOST_LEVELS = 4
/** A tree of up to `size` items on up to four levels, codes by place. */
const trees = (size: number) =>
  fc.array(fc.nat(), { minLength: 1, maxLength: size }).map((choices) => {
    const items: Twig[] = []
    for (const [index, choice] of choices.entries()) {
      const parents = [null, ...items.filter(({ level }) => level < MOST_LEVELS)]
      const parent = parents[choice % parents.length] ?? null
      const siblings = items.filter(({ parent_id }) => parent_id === (parent?.id ?? null)).length
      items.push({
        id: index + 1,
        parent_id: parent?.id ?? null,
        position: siblings + 1,
        level: (parent?.level ?? 0) + 1,
        code: `x${index}`,
      })
    }
    const tree = treeOf(items)
    const codes = renumbered(tree, Array(MOST_LEVELS).fill({ prefix: '', separator: '.', counter: 'number', running: false }))
    return treeOf(items.map((item) => ({ ...item, code: codes.get(item.id) ?? item.code })))
  })
const deeds = fc.array(
  fc.record({ item: fc.nat(), anchor: fc.nat(), how: fc.constantFrom('before', 'after', 'in'), renumber: fc.boolean() }),
  {
    maxLength: 25,
  },
)

test('whatever is moved wherever, in whatever order: no circle, none lost, levels and positions right, codes unique', () => {
  let moves = 0
  fc.assert(
    fc.property(trees(30), deeds, (start, sequence) => {
      let tree = start
      const ids = new Set(tree.byId.keys())
      for (const { item, anchor, how, renumber } of sequence) {
        const moved = tree.all[item % tree.all.length]!
        const other = [0, ...ids][anchor % (ids.size + 1)]!
        const spot = spotOf(tree, other === 0 ? { how: 'in', id: 0 } : { how: how as TreePlace['how'], id: other })!
        if (objectionToMoving(tree, moved.id, spot, MOST_LEVELS)) continue
        const after = treeOf(withRows(tree.all, afterMove(tree, moved.id, spot)))
        const codes = renumber ? renumbered(after, schemeOf(tree, MOST_LEVELS), new Set([moved.parent_id, spot.parentId])) : new Map()
        tree = treeOf(after.all.map((each) => ({ ...each, code: codes.get(each.id) ?? each.code })))
        assertWhole(tree, ids, placeText({ how: how as TreePlace['how'], id: other }))
        assert.ok(tree.all.every(({ level }) => level <= MOST_LEVELS))
        moves += 1
      }
    }),
    { numRuns: 150 },
  )
  assert.ok(moves > 500, `the trees really moved: ${moves}`)
})

test('while the codes follow their scheme, a renumbered move leaves them following it', () => {
  fc.assert(
    fc.property(trees(20), fc.nat(), fc.nat(), (tree, item, anchor) => {
      const moved = tree.all[item % tree.all.length]!
      const spot = spotOf(tree, { how: 'after', id: tree.all[anchor % tree.all.length]!.id })!
      if (objectionToMoving(tree, moved.id, spot, MOST_LEVELS)) return
      const scheme = schemeOf(tree, MOST_LEVELS)
      fc.pre(renumbered(tree, scheme).size === 0)
      const after = treeOf(withRows(tree.all, afterMove(tree, moved.id, spot)))
      const codes = renumbered(after, scheme, new Set([moved.parent_id, spot.parentId]))
      const numbered = treeOf(after.all.map((each) => ({ ...each, code: codes.get(each.id) ?? each.code })))
      assert.equal(renumbered(numbered, scheme).size, 0)
    }),
  )
})

test('a move and the move back leave every row as it was', () => {
  fc.assert(
    fc.property(trees(20), fc.nat(), fc.nat(), (tree, item, anchor) => {
      const moved = tree.all[item % tree.all.length]!
      const spot = spotOf(tree, { how: 'before', id: tree.all[anchor % tree.all.length]!.id })!
      if (objectionToMoving(tree, moved.id, spot, MOST_LEVELS)) return
      const after = treeOf(withRows(tree.all, afterMove(tree, moved.id, spot)))
      const others = after.below(moved.parent_id).filter((each) => each.id !== moved.id)
      const next = others[moved.position - 1]
      const index = next ? after.below(moved.parent_id).indexOf(next) : after.below(moved.parent_id).length
      const back = treeOf(withRows(after.all, afterMove(after, moved.id, { parentId: moved.parent_id, index })))
      assert.deepEqual(back.all, tree.all)
    }),
  )
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
