/** What is true of every tree of a plan, whatever was done to it. */
import assert from 'node:assert/strict'
import { branchIn, type Tree } from '../../src/modules/plan/rules/build.ts'

/** None lost, no circle, levels below their parents', positions from 1, each code once. */
export function assertWhole(tree: Tree, ids: ReadonlySet<number>, why: string): void {
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
