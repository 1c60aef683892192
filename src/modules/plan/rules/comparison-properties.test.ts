/** The comparison of two texts of plans, on random trees that are edited at random. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compared, edited, edits, NO_LINKS, type Node, tree, walk } from '../../../../test/support/texts.ts'
import { compareTexts, type Entry, mergedRows, type Row } from './comparison.ts'

const idsOf = (entries: Entry[], wanted: (entry: Entry) => boolean): number[] =>
  entries
    .filter(wanted)
    .map(({ before, after }) => (after ?? before)!.id)
    .sort((one, other) => one - other)

test('a text compared with itself is kept from end to end, within a plan and between two', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(1, 2), (nodes, family) => {
      const { entries, counts } = compareTexts(compared(nodes, 1), compared(nodes, family), NO_LINKS)
      assert.equal(counts.kept, walk(nodes).length)
      assert.equal(entries.length, counts.kept)
      assert.ok(mergedRows(compareTexts(compared(nodes), compared(nodes), NO_LINKS)).every(({ quiet }) => quiet))
    }),
  )
})

test('whatever was edited is found again, item by item', () => {
  fc.assert(
    fc.property(tree, edits, (before, all) => {
      const after = edited(before, all)
      const { entries, counts } = compareTexts(compared(before), compared(after), NO_LINKS)
      const [old, now] = [walk(before), walk(after)]
      const parents = (nodes: Node[]) =>
        new Map(walk(nodes).flatMap(({ id, children }) => children.map((child) => [child.id, id] as const)))
      const [oldParents, newParents] = [parents(before), parents(after)]
      const stayed = old.flatMap((each) => now.flatMap((other) => (other.id === each.id ? [[each, other] as const] : [])))
      const ids = (pairs: (readonly [Node, Node])[]) => pairs.map(([{ id }]) => id).sort((one, other) => one - other)
      assert.deepEqual(
        idsOf(entries, ({ fate }) => fate === 'added'),
        now
          .map(({ id }) => id)
          .filter((id) => id >= 1_000)
          .sort((a, b) => a - b),
      )
      assert.equal(counts.dropped, old.length - stayed.length)
      assert.deepEqual(
        idsOf(entries, ({ fate }) => fate === 'changed'),
        ids(stayed.filter(([one, other]) => one.title !== other.title || one.text !== other.text)),
      )
      assert.deepEqual(
        idsOf(entries, ({ marks }) => marks.parent),
        ids(stayed.filter(([{ id }]) => oldParents.get(id) !== newParents.get(id))),
      )
      const moves = all.filter(({ kind }) => kind === 'move').length
      assert.ok(entries.filter(({ marks }) => marks.order).length <= moves, 'one move is at most one move')
    }),
    { numRuns: 2_000 },
  )
})

test('every item of both texts is in exactly one entry and in exactly one row', () => {
  fc.assert(
    fc.property(tree, edits, fc.constantFrom(1, 2), (before, all, family) => {
      const after = edited(before, all)
      const comparison = compareTexts(compared(before, 1), compared(after, family), NO_LINKS)
      const rows = (all: Row[]): Entry[] => all.flatMap(({ entry, away, children }) => [...(away ? [] : [entry]), ...rows(children)])
      for (const entries of [comparison.entries, rows(mergedRows(comparison))]) {
        const each = (side: 'before' | 'after') => entries.flatMap((entry) => (entry[side] ? [entry[side].id] : [])).sort((a, b) => a - b)
        assert.deepEqual(
          each('before'),
          walk(before)
            .map(({ id }) => id)
            .sort((a, b) => a - b),
        )
        assert.deepEqual(
          each('after'),
          walk(after)
            .map(({ id }) => id)
            .sort((a, b) => a - b),
        )
        assert.equal(entries.length, comparison.entries.length)
      }
      const { kept, changed, moved, added, dropped } = comparison.counts
      assert.equal(kept + changed + moved + added + dropped, comparison.entries.length)
    }),
    { numRuns: 1_000 },
  )
})

test('read backwards, what was added is dropped and what was dropped is added', () => {
  fc.assert(
    fc.property(tree, edits, fc.constantFrom(1, 2), (before, all, family) => {
      const [one, other] = [compared(before, 1), compared(edited(before, all), family)]
      const [there, back] = [compareTexts(one, other, NO_LINKS), compareTexts(other, one, NO_LINKS)]
      assert.deepEqual(
        [there.counts.added, there.counts.dropped, there.counts.changed],
        [back.counts.dropped, back.counts.added, back.counts.changed],
      )
      assert.deepEqual(
        idsOf(there.entries, ({ fate }) => fate === 'dropped'),
        idsOf(back.entries, ({ fate }) => fate === 'added'),
      )
      const moves = ({ entries }: typeof there) => entries.filter(({ marks }) => marks.order || marks.parent).length
      assert.equal(moves(there), moves(back))
    }),
    { numRuns: 1_000 },
  )
})
