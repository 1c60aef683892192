/** The tree that is being built: properties over random trees and random sequences of moves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertWhole } from '../../../../test/support/trees.ts'
import { afterMove, objectionToMoving, placeText, spotOf, type TreePlace, type Twig, treeOf, withRows } from './build.ts'
import { byPlace, renumbered, schemeOf } from './numbering.ts'

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
    const codes = renumbered(tree, byPlace(MOST_LEVELS))
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
    { numRuns: 400 },
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
