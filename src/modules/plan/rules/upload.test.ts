/** Who may bring a file in, what counts as lost work, and what an import would change: tables of cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actor, REGION } from '../../../../test/support/actor.ts'
import { NO_FACTS } from './imports.ts'
import {
  type Counted,
  changesBetween,
  type FileRead,
  isLost,
  LOST_AFTER_MS,
  MOST_UPLOADS,
  mayBringIn,
  objectionToBringingIn,
  objectionToReading,
  objectionToReceiving,
  objectionToRevision,
  rehearsalText,
  unreadSentence,
} from './upload.ts'

test('staff and directors of any organisation bring files in', () => {
  const cases: [Parameters<typeof actor>, boolean][] = [
    [[], false],
    [[{ role: 'representative' }], false],
    [[{ role: 'president' }, { role: 'secretary' }], false],
    [[{ role: 'staff' }], true],
    [[{ role: 'regional_director', organisation: REGION }], true],
    [[{ role: 'secretary' }, { role: 'staff', organisation: REGION }], true],
  ]
  for (const [mandates, may] of cases) assert.equal(mayBringIn(actor(...mandates)), may)
  assert.equal(mayBringIn(null), false)
})

test('what stands in the way has its own word', () => {
  const codes = [
    objectionToReceiving(MOST_UPLOADS - 1),
    objectionToReceiving(MOST_UPLOADS),
    objectionToRevision({ revision: 2 }, 2),
    objectionToRevision({ revision: 2 }, 1),
    objectionToReading({ state: 'failed' }),
    objectionToReading({ state: 'written' }),
    objectionToBringingIn({ errors: 0 }),
    objectionToBringingIn({ errors: 1 }),
  ].map((each) => each?.code ?? null)
  assert.deepEqual(codes, [
    null,
    'plan.too_many_uploads',
    null,
    'plan.read_again_meanwhile',
    null,
    'plan.file_gone',
    null,
    'plan.file_has_errors',
  ])
})

test('work is lost when it stands still, and only while it is work', () => {
  const now = new Date('2017-03-14T14:00:00Z')
  const ago = (ms: number) => new Date(now.getTime() - ms)
  for (const state of ['received', 'reading', 'writing'] as const) {
    assert.equal(isLost({ state, movedAt: ago(LOST_AFTER_MS) }, now), false)
    assert.equal(isLost({ state, movedAt: ago(LOST_AFTER_MS + 1) }, now), true)
  }
  for (const state of ['read', 'written', 'failed'] as const) assert.equal(isLost({ state, movedAt: ago(10 * LOST_AFTER_MS) }, now), false)
})

const read = (parts: { errors?: number; columns?: number; items?: number }) =>
  ({
    errors: Array.from({ length: parts.errors ?? 0 }, (_, index) => ({ line: null, column: null, message: `Phrase ${index + 1}` })),
    columns: Array.from({ length: parts.columns ?? 0 }, () => ({})),
    draft: { items: Array.from({ length: parts.items ?? 0 }, () => ({})) },
  }) as unknown as FileRead

test('a file with a column to mend, or an item to look at, is not turned away', () => {
  const cases: [Parameters<typeof read>[0], string | null][] = [
    [{ errors: 2 }, 'Phrase 1'],
    [{ errors: 1, columns: 3 }, null],
    [{ errors: 1, items: 1 }, null],
    [{ items: 1 }, null],
    [{}, null],
  ]
  for (const [parts, sentence] of cases) assert.equal(unreadSentence(read(parts)), sentence)
})

const item = (id: number, more: Partial<Counted> = {}): Counted => ({
  ...NO_FACTS,
  id,
  parent_id: null,
  position: id,
  level: 1,
  code: String(id),
  title_fr: `Item ${id}`,
  carried_over_ref: null,
  revision: 1,
  ...more,
})

test('what changed is told by its facts, what moved by its place, and what stayed not at all', () => {
  const before = [item(1), item(2, { parent_id: 1, level: 2 }), item(3)]
  const cases: [Counted[], [string, string[] | null][]][] = [
    [before, []],
    [[item(1), item(2, { parent_id: 3, level: 2, revision: 2 }), item(3)], [['Item 2', ['place']]]],
    [[item(1, { revision: 2 }), ...before.slice(1)], [['Item 1', ['place']]]],
    [[item(1, { status: 'done', progress: 100, revision: 2 }), ...before.slice(1)], [['Item 1', ['status', 'progress']]]],
    [[item(1, { regions: ['BRE'], code: 'X', revision: 2 }), ...before.slice(1)], [['Item 1', ['regions', 'place']]]],
    [[...before, item(9, { parent_id: 1, level: 2, position: 2 })], [['Item 9', null]]],
  ]
  for (const [after, told] of cases)
    assert.deepEqual(
      changesBetween(before, after).map(({ title, fields }) => [title, fields]),
      told,
    )
})

test('two rehearsals are the same when they would write the same, whatever ids new items get', () => {
  const before = [item(1)]
  const text = (after: Counted[], from = before) =>
    rehearsalText(
      from,
      after.map((each) => ({ ...each, title_fr: 'A' })),
    )
  const shown = text([item(1), item(7, { code: '1.1', parent_id: 1, level: 2 })])
  assert.equal(text([item(1), item(8, { code: '1.1', parent_id: 1, level: 2 })]), shown)
  assert.equal(text([item(1, { revision: 5 }), item(8, { code: '1.1', parent_id: 1, level: 2 })], [item(1, { revision: 5 })]), shown)
  const others = [
    text([item(1), item(7, { code: '1.2', parent_id: 1, level: 2 })]),
    text([item(1), item(7, { code: '1.1', level: 2 })]),
    text([item(1), item(7, { code: '1.1', parent_id: 1, level: 2, owner_text: 'Marie' })]),
    text([item(1, { revision: 2, progress: 3 }), item(7, { code: '1.1', parent_id: 1, level: 2 })]),
    text([item(1)]),
  ]
  assert.equal(new Set([shown, ...others]).size, others.length + 1)
})
