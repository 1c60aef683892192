/** Headings mended by hand: what a column means is what a person says, in every kind of file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { type Mapping, readPlanFile } from '../imports.ts'
import type { ItemDraft } from '../tables.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (source: Uint8Array | string, mapping: Mapping = {}) =>
  readPlanFile(typeof source === 'string' ? bytesOf(source) : source, 'x', 'fr', mapping)
type Titles = [string, ...Titles[]]
const titles = (items: ItemDraft[]): Titles[] => items.map((item): Titles => [item.title.fr ?? '', ...titles(item.children)])
const last = (items: ItemDraft[]): ItemDraft => (items.at(-1)!.children.length > 0 ? last(items.at(-1)!.children) : items.at(-1)!)

const ROWS = [
  ['Axe', 'Action', 'Qui fait quoi', 'Couleur', 'Statut'],
  ['Un', 'Écrire', 'Le bureau', 'bleu', 'en cours'],
]
const csv = (rows: string[][]) => rows.map((row) => row.join(';')).join('\n')

test('an unknown heading becomes a fact, a known one is ignored; without it, the text is kept and said', async () => {
  const before = await read(csv(ROWS))
  assert.deepEqual(
    before.columns.map(({ heading, meaning }) => [heading, meaning]),
    [
      ['Axe', 'level:1'],
      ['Action', 'level:2'],
      ['Qui fait quoi', null],
      ['Couleur', null],
      ['Statut', 'status'],
    ],
  )
  assert.equal(before.warnings.length, 2)
  const mapping: Mapping = { 'Qui fait quoi': 'owner', Couleur: 'ignore', Statut: 'ignore' }
  const markdown = `## Un\n\n${[ROWS[0]!, ['---', '---', '---', '---', '---'], ROWS[1]!].map((row) => `|${row.slice(1).join('|')}|`).join('\n')}\n\n## Deux\n`
  for (const source of [csv(ROWS), await writeXlsx({ sheets: [{ name: 'A', rows: ROWS }] }), markdown]) {
    const { draft, warnings, errors } = await read(source, mapping)
    assert.deepEqual([warnings, errors], [[], []])
    const item = draft.items[0]!.children[0]!
    assert.deepEqual([item.title.fr, item.owner, item.status, item.text], ['Écrire', 'Le bureau', undefined, undefined])
  }
})

test('headings that nobody knows are understood when they are all said, whatever their case and spaces', async () => {
  const rows = [['Tableau de bord'], ['Famille ', 'Chantier', 'Quand'], ['A', 'a', '2027'], ['', 'b', '']]
  const refused = await read(csv(rows))
  assert.match(refused.errors[0]?.message ?? '', /en-tête/)
  assert.deepEqual(refused.columns[0], { heading: 'Famille', meaning: null, examples: ['A'] })
  const { draft, errors } = await read(csv(rows), { Famille: 'level:1', chantier: 'level:2', Quand: 'endsOn' })
  assert.deepEqual([errors, titles(draft.items)], [[], [['A', ['a'], ['b']]]])
  assert.deepEqual([draft.levelNames.fr, draft.items[0]?.children[0]?.endsOn], [['Famille', 'Chantier'], '2027-12-31'])
})

test('what is said by hand goes before what a word only seems to say', async () => {
  const { draft, warnings } = await read('Action;Responsable;Chef\nA;Anne;Marc\n', { Chef: 'owner' })
  assert.equal(draft.items[0]?.owner, 'Marc')
  assert.deepEqual(
    warnings.map(({ column }) => column),
    ['Responsable'],
  )
})

test('levels in the order that is said, between those that are known', async () => {
  const text = 'Action;Pilier;Volet;Fin\nc;a;b;2027\n'
  assert.deepEqual(titles((await read(text, { Pilier: 'level:1', Volet: 'level:2', Action: 'level:3' })).draft.items), [
    ['a', ['b', ['c']]],
  ])
})

test('titles and texts in two languages, and answers in words', async () => {
  const { draft, warnings } = await read(
    'Code;Intitulé;Intitulé (anglais);Texte;Texte (anglais);Transversal\n1;Un;One;Long;Lengthy;oui\n2;Deux;;;;non\n3;Trois;;;;peut-être\n',
  )
  const [one, two, three] = draft.items
  assert.deepEqual([one?.title, one?.text, one?.crossCutting], [{ fr: 'Un', en: 'One' }, { fr: 'Long', en: 'Lengthy' }, true])
  assert.deepEqual([two?.title, two?.text, two?.crossCutting, three?.crossCutting], [{ fr: 'Deux', en: null }, undefined, false, undefined])
  assert.deepEqual([warnings.length, warnings[0]?.line, warnings[0]?.column], [1, 4, 'Transversal'])
  const english = await read('Code,Title,French title\n1,One,Un\n')
  assert.deepEqual([english.lang, english.draft.items[0]?.title], ['en', { fr: 'Un', en: 'One' }])
  const both = await read('Code;Titre (anglais);Titre (français)\n1;One;Un\n')
  assert.deepEqual([both.errors, last(both.draft.items).title], [[], { fr: 'Un', en: 'One' }])
})
