/** The comparison of two texts of plans, on known cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compared, NO_LINKS, type Node, node } from '../../../../test/support/texts.ts'
import { changesIn, compareTexts, type Entry, folded, type Links, mergedRows, type Row, rowsOfFate } from './comparison.ts'
import type { FrozenPlan } from './frozen.ts'

/** `P2 changed+order`: who, what, and which marks. */
const told = ({ fate, before, after, marks }: Entry): string => {
  const set = Object.entries(marks).flatMap(([mark, is]) => (is && mark !== 'code' ? [mark] : []))
  return `${(after ?? before)!.title.fr} ${[fate, ...set].join('+')}`
}
const notKept = (entries: Entry[]) => entries.filter(({ fate }) => fate !== 'kept').map(told)

const abc = () => [node(1, 'A', [node(2, 'A1'), node(3, 'A2'), node(4, 'A3')]), node(5, 'B', [node(6, 'B1')])]

test('each kind of change is found, and nothing else', () => {
  const cases: [string, Node[], string[]][] = [
    ['nothing', abc(), []],
    ['a title', [node(1, 'A bis', abc()[0]!.children), abc()[1]!], ['A bis changed+title']],
    ['a text', [node(1, 'A', [node(2, 'A1', [], 'Neuf'), node(3, 'A2'), node(4, 'A3')]), abc()[1]!], ['A1 changed+text']],
    ['one more', [...abc(), node(7, 'C')], ['C added']],
    ['one fewer, with what it holds', [abc()[0]!], ['B dropped', 'B1 dropped']],
    ['the last one first', [node(1, 'A', [node(4, 'A3'), node(2, 'A1'), node(3, 'A2')]), abc()[1]!], ['A3 moved+order']],
    [
      'to another parent',
      [node(1, 'A', [node(3, 'A2'), node(4, 'A3')]), node(5, 'B', [node(2, 'A1'), node(6, 'B1')])],
      ['A1 moved+parent'],
    ],
    [
      'moved and changed',
      [node(1, 'A', [node(3, 'A2'), node(4, 'A3')]), node(5, 'B', [node(6, 'B1'), node(2, 'Autre')])],
      ['Autre changed+title+parent'],
    ],
    ['apostrophes and spaces', [node(1, 'A ', abc()[0]!.children), abc()[1]!], []],
  ]
  for (const [name, after, expected] of cases)
    assert.deepEqual(notKept(compareTexts(compared(abc()), compared(after), NO_LINKS).entries), expected, name)
})

test('an item that only got another code is kept, and counted as renumbered', () => {
  const { counts, entries } = compareTexts(compared(abc()), compared([node(9, 'Neuf'), ...abc()]), NO_LINKS)
  assert.deepEqual([counts.added, counts.kept, counts.renumbered], [1, 6, 6])
  assert.deepEqual(notKept(entries), ['Neuf added'])
})

test('the plan’s own facts are compared too', () => {
  const facts = (plan: Partial<FrozenPlan>) => compareTexts(compared([]), compared([], 1, plan), NO_LINKS).facts
  assert.deepEqual(facts({}), [])
  assert.deepEqual(facts({ title: { fr: 'Autre' }, period: { from: '2015-01-01' } }), ['title', 'period'])
  assert.deepEqual(facts({ lead: { en: 'More' }, kind: 'annual', levelNames: { fr: ['Axe', 'Action'], en: [] } }), [
    'lead',
    'kind',
    'levels',
  ])
})

test('a next text knows its items by the ones that they continue', () => {
  const next = [node(11, 'A', [node(12, 'A1'), node(14, 'A3 revu')]), node(20, 'A2')]
  const links: Links = {
    roots: new Map([
      [11, 1],
      [12, 2],
      [14, 4],
    ]),
    carriedOver: new Map(),
  }
  assert.deepEqual(notKept(compareTexts(compared(abc()), compared(next), links).entries), [
    'A3 revu changed+title',
    'A2 added',
    'A2 dropped',
    'B dropped',
    'B1 dropped',
  ])
})

const ties = (before: Node[], after: Node[], carriedOver: [number, number][] = []): string[] =>
  compareTexts(compared(before, 1), compared(after, 2), { roots: new Map(), carriedOver: new Map(carriedOver) })
    .entries.flatMap(({ tie, before: one, after: other }) => (tie ? [`${one!.title.fr} ${tie} ${other!.title.fr}`] : []))
    .sort()

test('between two plans: what was carried over, then the same title, then a clearly similar one; never two to one', () => {
  const before = [node(1, 'Formation des encadrants'), node(2, 'Mobilité'), node(3, 'Plaidoyer'), node(4, 'Innovation')]
  const after = [node(11, 'Se déplacer'), node(12, 'La formation des encadrants techniques'), node(13, 'PLAIDOYER'), node(14, 'Budget')]
  assert.deepEqual(ties(before, after, [[2, 11]]), [
    'Formation des encadrants similar La formation des encadrants techniques',
    'Mobilité carried_over Se déplacer',
    'Plaidoyer title PLAIDOYER',
  ])
  const twice = compareTexts(compared([node(1, 'Un'), node(2, 'Deux')], 1), compared([node(11, 'Ensemble')], 2), {
    roots: new Map(),
    carriedOver: new Map([
      [1, 11],
      [2, 11],
    ]),
  })
  assert.deepEqual(twice.entries.map(told), ['Ensemble changed+title', 'Deux dropped'])
  assert.equal(twice.entries[1]!.joined?.id, 11)
  assert.deepEqual(ties([node(11, 'Ensemble')], [node(1, 'Un')], [[1, 11]]), ['Ensemble carried_over Un'], 'read backwards')
})

test('titles that only share common words are not brought together, and levels are not mixed', () => {
  assert.deepEqual(ties([node(1, 'Développer la formation')], [node(2, 'Développer la gouvernance du réseau')]), [])
  assert.deepEqual(ties([node(1, 'A', [node(2, 'Formation des encadrants')])], [node(3, 'Formations des encadrants')]), [])
  assert.deepEqual(ties([node(1, 'A', [node(2, 'Plaidoyer')])], [node(3, 'Plaidoyer')]), ['Plaidoyer title Plaidoyer'])
})

test('of several with the same title, those below the same parent belong together', () => {
  const before = [node(1, 'Nord', [node(2, 'Bilan')]), node(3, 'Sud', [node(4, 'Bilan')])]
  const after = [node(13, 'Sud', [node(14, 'Bilan')]), node(11, 'Nord', [node(12, 'Bilan')])]
  const { entries } = compareTexts(compared(before, 1), compared(after, 2), NO_LINKS)
  assert.deepEqual(
    entries.map((entry) => [entry.before?.id, entry.after?.id]),
    [
      [3, 13],
      [4, 14],
      [1, 11],
      [2, 12],
    ],
  )
})

const rowTold = (rows: Row[]): unknown[] =>
  rows.map(({ entry, away, children }) => [
    `${(away ? entry.before : (entry.after ?? entry.before))!.title.fr}${away ? ' (away)' : ''}`,
    ...rowTold(children),
  ])

test('what is gone is shown where it stood, what moved in both places', () => {
  const after = [node(1, 'A', [node(2, 'A1'), node(7, 'Neuf'), node(4, 'A3')]), node(8, 'C', [node(6, 'B1')])]
  const rows = mergedRows(compareTexts(compared(abc()), compared(after), NO_LINKS))
  assert.deepEqual(rowTold(rows), [
    ['A', ['A1'], ['A2'], ['Neuf'], ['A3']],
    ['B', ['B1 (away)']],
    ['C', ['B1']],
  ])
  assert.deepEqual(changesIn(rows).map(told), ['A2 dropped', 'Neuf added', 'B dropped', 'C added', 'B1 moved+parent'])
  const grown = mergedRows(compareTexts(compared(abc()), compared([...abc(), node(7, 'C', [node(8, 'C1')])]), NO_LINKS))
  assert.deepEqual(changesIn(grown).map(told), ['C added'], 'a branch that is new from end to end is one change')
  assert.deepEqual(rowTold(rowsOfFate(grown, 'added')), [['C', ['C1']]])
  assert.deepEqual(rowTold(rowsOfFate(rows, 'moved')), [['C', ['B1']]])
  assert.deepEqual(
    folded(rows[0]!.children).map((each) => ('quiet' in each ? each.size : 'one')),
    [1, 'one', 'one', 1],
  )
})
