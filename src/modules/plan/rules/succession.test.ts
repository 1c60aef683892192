/** What became of a predecessor's items: one outcome each, and nothing invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Node, tree, walk } from '../../../../test/support/texts.ts'
import { OUTCOMES, type Succeeded, type Successive, successionOf, withOutcome } from './succession.ts'

const item = (id: number, title: string, more: Partial<Successive> = {}): Successive => ({
  ...{ id, parent_id: null, level: 2, code: String(id), title: { fr: title, en: null }, status: 'planned' },
  ...{ carried_over_to_id: null, carried_over_to_text: null, origin_id: null },
  ...more,
})
const both = (before: Successive[], after: Successive[]) => successionOf({ items: before, lastLevel: 2 }, { items: after, lastLevel: 2 })
const everyRow = <Item>(rows: Succeeded<Item>[]): Succeeded<Item>[] => rows.flatMap((row) => [row, ...everyRow(row.children)])

test('a link says more than a status, a status more than a likeness, and silence is said', () => {
  const cases: [Partial<Successive>, string, string | null][] = [
    [{ carried_over_to_id: 11, status: 'done' }, 'carried_over', 'Tout autre'],
    [{ carried_over_to_id: 99 }, 'carried_elsewhere', null],
    [{ carried_over_to_text: 'ailleurs#A1' }, 'carried_elsewhere', null],
    [{ status: 'done' }, 'done', 'Même titre'],
    [{ status: 'stopped' }, 'stopped', 'Même titre'],
    [{ status: 'in_progress' }, 'proposed', 'Même titre'],
    [{ status: null, title: { fr: 'Sans pareil', en: null } }, 'silent', null],
  ]
  for (const [facts, outcome, successor] of cases) {
    const { tree: rows, counts } = both([item(1, 'Même titre', facts)], [item(11, 'Tout autre'), item(12, 'Même titre')])
    assert.equal(rows[0]!.outcome, outcome)
    assert.equal(rows[0]!.successor?.title.fr ?? null, successor, outcome)
    assert.equal(counts[rows[0]!.outcome!], 1)
  }
})

test('several may be carried over to one; titles bring together one to one', () => {
  const carried = both([item(1, 'Un', { carried_over_to_id: 11 }), item(2, 'Deux', { carried_over_to_id: 11 })], [item(11, 'Un')])
  assert.deepEqual(
    carried.tree.map(({ successor }) => successor?.id),
    [11, 11],
  )
  const titled = both([item(1, 'Un'), item(2, 'Un')], [item(11, 'Un')])
  assert.deepEqual(
    titled.tree.map(({ outcome }) => outcome),
    ['proposed', 'silent'],
  )
})

test('in a next text, what is carried over to the adopted item is carried over to its next text', () => {
  const { tree: rows, newcomers } = both(
    [item(1, 'Un', { carried_over_to_id: 11 })],
    [item(21, 'Onze', { origin_id: 11 }), item(22, 'Douze')],
  )
  assert.deepEqual([rows[0]!.outcome, rows[0]!.successor?.id], ['carried_over', 21])
  assert.deepEqual(
    newcomers.map((each) => each.item.id),
    [22],
  )
})

test('a branch that holds others is told by them, unless something is said of itself', () => {
  const before = [item(1, 'Former', { level: 1, status: null }), item(2, 'Un', { parent_id: 1, status: 'done' })]
  const { tree: rows, counts } = both(before, [])
  assert.deepEqual(
    everyRow(rows).map(({ outcome }) => outcome),
    [null, 'done'],
  )
  assert.equal(counts.silent, 0)
  assert.deepEqual(
    everyRow(withOutcome(rows, 'done')).map(({ item: { id } }) => id),
    [1, 2],
  )
  assert.deepEqual(withOutcome(rows, 'silent'), [])
})

/** The rows of a random tree. */
const rowsOf = (nodes: Node[], shift: number, parent: number | null = null, level = 1): Successive[] =>
  nodes.flatMap(({ id, title, children }) => [
    item(id + shift, title, { parent_id: parent, level, status: level === 2 ? 'planned' : null }),
    ...rowsOf(children, shift, id + shift, level + 1),
  ])

test('every item of the predecessor is told once, and every item of the plan is either known or new', () => {
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const { tree: rows, counts, newcomers } = both(rowsOf(before, 0), rowsOf(after, 1_000))
      const all = everyRow(rows)
      assert.deepEqual(
        all.map(({ item: { id } }) => id).sort((a, b) => a - b),
        walk(before)
          .map(({ id }) => id)
          .sort((a, b) => a - b),
      )
      assert.equal(
        OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0),
        all.filter(({ outcome }) => outcome !== null).length,
      )
      const known = new Set(all.flatMap(({ successor }) => (successor ? [successor.id] : [])))
      assert.equal(known.size + newcomers.reduce((sum, { size }) => sum + size, 0), walk(after).length)
      assert.ok(newcomers.every(({ item: { id } }) => !known.has(id)))
    }),
    { numRuns: 500 },
  )
})
