/** Reading plans from files: tables of small sheets, encodings, and everything that must be said of a bad one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ReadPlan, readPlanFile } from './imports.ts'
import type { ItemDraft } from './tables.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array, name = 'mon_plan.csv'): Promise<ReadPlan> =>
  readPlanFile(typeof text === 'string' ? bytesOf(text) : text, name, 'fr')
/** The tree as titles: `['Pilier', ['Stratégie', ['Action']]]`. */
type Titles = [string, ...Titles[]]
const titles = (items: ItemDraft[]): Titles[] =>
  items.map((item): Titles => [item.title.fr ?? item.title.en ?? '', ...titles(item.children)])
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll('’', "'")
const actions = (items: ItemDraft[]): ItemDraft[] => items.flatMap((item) => (item.children.length === 0 ? [item] : actions(item.children)))

const WIDE = `Pilier;Stratégie;Action;Responsable;Début;Fin;Statut
Faire réseau;Se rencontrer;Tenir une rencontre par an;Commission Communication;01/03/2027;30/11/2027;à venir
;;Ouvrir un annuaire des adhérents;;09/2027;;souhaitée non financée
;Se faire connaître;Publier une lettre;Marie Exemple;2027;2027;en cours
Former;Les encadrants;Écrire un catalogue;;;;terminée
`
const WIDE_TREE: Titles[] = [
  [
    'Faire réseau',
    ['Se rencontrer', ['Tenir une rencontre par an'], ['Ouvrir un annuaire des adhérents']],
    ['Se faire connaître', ['Publier une lettre']],
  ],
  ['Former', ['Les encadrants', ['Écrire un catalogue']]],
]

test('a wide sheet: an empty cell repeats the one above, and facts go to the action', async () => {
  const { draft, warnings, errors, lang } = await read(WIDE)
  assert.deepEqual([warnings, errors, lang], [[], [], 'fr'])
  assert.deepEqual(titles(draft.items), WIDE_TREE)
  assert.deepEqual(draft.levelNames, { fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] })
  assert.equal(draft.title.fr, 'mon plan')
  const [meeting, directory, letter, catalogue] = actions(draft.items)
  assert.deepEqual(
    [meeting?.owner, meeting?.startsOn, meeting?.endsOn, meeting?.status, meeting?.line],
    ['Commission Communication', '2027-03-01', '2027-11-30', 'planned', 2],
  )
  assert.deepEqual([directory?.startsOn, directory?.endsOn, directory?.status], ['2027-09-01', undefined, 'wanted_not_funded'])
  assert.deepEqual([letter?.startsOn, letter?.endsOn], ['2027-01-01', '2027-12-31'])
  assert.equal(catalogue?.status, 'done')
})

test('the same tree whatever the separator and the repetition of cells', async () => {
  const rows = WIDE.trim()
    .split('\n')
    .map((row) => row.split(';'))
  const filled = rows.map((row, index) =>
    [0, 1].reduce(
      (cells, column) =>
        cells[column] === '' ? cells.with(column, index > 2 && column === 0 ? 'Faire réseau' : rows[1]![column]!) : cells,
      row,
    ),
  )
  for (const separator of [';', ',', '\t']) {
    assert.deepEqual(titles((await read(rows.map((row) => row.join(separator)).join('\r\n'))).draft.items), WIDE_TREE, separator)
    assert.deepEqual(
      titles((await read(filled.map((row) => row.join(separator)).join('\n'))).draft.items),
      WIDE_TREE,
      `filled ${separator}`,
    )
  }
  assert.deepEqual(titles((await read(`sep=;\r\n${WIDE}`)).draft.items), WIDE_TREE)
})

test('the same tree in every encoding', async () => {
  const utf16 = (text: string, little: boolean) => {
    const bytes = Buffer.from(text, 'utf16le')
    return new Uint8Array(little ? bytes : bytes.swap16())
  }
  const windows = Uint8Array.from([...WIDE.replace('lettre', 'lettre œuvrée')], (letter) => (letter === 'œ' ? 0x9c : letter.charCodeAt(0)))
  const files: [string, Uint8Array][] = [
    ['UTF-8 with a mark', bytesOf(`\ufeff${WIDE}`)],
    ['UTF-16 LE with a mark', utf16(`\ufeff${WIDE}`, true)],
    ['UTF-16 BE with a mark', utf16(`\ufeff${WIDE}`, false)],
    ['UTF-16 LE', utf16(WIDE, true)],
    ['UTF-16 BE', utf16(WIDE, false)],
  ]
  for (const [name, bytes] of files) assert.deepEqual(titles((await read(bytes)).draft.items), WIDE_TREE, name)
  assert.equal(actions((await read(windows)).draft.items)[2]?.title.fr, 'Publier une lettre œuvrée')
})

test('a heading in English makes an English plan; a row of an upper level is that item itself', async () => {
  const { draft, lang, errors } = await read(
    'PILLAR,Strategy,Action,Owner,Due date,State\nOne,,,Board,2027-05,in progress\n,Meet,Hold a meeting,,1 June 2027,Done\n',
  )
  assert.deepEqual(
    [lang, errors, draft.levelNames.en, draft.levelNames.fr],
    ['en', [], ['PILLAR', 'Strategy', 'Action'], ['Pilier', 'Stratégie', 'Action']],
  )
  assert.deepEqual(titles(draft.items), [['One', ['Meet', ['Hold a meeting']]]])
  assert.deepEqual([draft.items[0]?.owner, draft.items[0]?.endsOn, actions(draft.items)[0]?.endsOn], ['Board', '2027-05-31', '2027-06-01'])
})

const LONG: [string, string][] = [
  ['codes', 'Code;Titre\n1;A\n1.1;B\n1.1.1;C\n1.1.2;D\n2;E\n'],
  ['codes with letters', 'Code;Titre\nP1;A\nS1.1;B\nA1.1.1;C\nA1.1.2;D\nP2;E\n'],
  ['codes in any order, under « Action »', 'Action;N°\nC;1.1.1\nE;2\nD;1.1.2\nA;1\nB;1.1\n'],
  ['level names', 'Niveau;Intitulé\nPilier;A\nStratégie;B\nAction;C\nAction;D\nPilier;E\n'],
  ['level numbers', 'Level,Title\n1,A\n2,B\n3,C\n3,D\n1,E\n'],
  ['parents by title', 'Titre;Parent\nA;\nB;A\nC;B\nD;B\nE;\n'],
  ['parents by code', 'Titre;Code;Parent\nA;a;\nB;b;a\nC;c;b\nD;d;b\nE;e;\n'],
]
const sortedTree = (tree: Titles[]): Titles[] =>
  tree.map(([title, ...below]): Titles => [title, ...sortedTree(below)]).sort(([one], [other]) => (one < other ? -1 : 1))

for (const [name, text] of LONG) {
  test(`a long sheet placed by ${name}`, async () => {
    const { draft, errors, warnings } = await read(text)
    assert.deepEqual([errors, warnings], [[], []])
    assert.deepEqual(sortedTree(titles(draft.items)), [['A', ['B', ['C'], ['D']]], ['E']])
    assert.equal(draft.levelNames.fr.length, 3)
    assert.equal(draft.levelNames.en.length, 3)
  })
}

test('letters alone are codes too: SM.1 stands below M', async () => {
  assert.deepEqual(titles((await read('Code;Titre\nP1;A\nM;B\nSM.1;C\n')).draft.items), [['A'], ['B', ['C']]])
})

const ERRORS: [string, string, number | null, RegExp][] = [
  ['empty', ' \n\n', null, /vide/],
  ['no heading', 'bonjour;le;monde\n1;2;3\n', null, /en-tête/],
  ['no row', 'Pilier;Action\n', null, /aucune ligne/],
  ['a title missing', 'Axe;Action;Fin\nUn;A;\n;;2020\n', 3, /intitulé/],
  ['a level missing', 'Pilier;Stratégie;Action\nUn;A;a\nDeux;;b\n', 3, /Stratégie/],
  ['an unknown parent', 'Titre;Parent\nA;\nB;Z\n', 3, /n'existe pas/],
  ['a parent cycle', 'Titre;Parent\nA;B\nB;A\n', 2, /lui-même/],
  ['a code without its parent', 'Code;Titre\n1;A\n2.1;B\n', 3, /n'existe pas/],
  ['the same code twice', 'Code;Titre\n1;A\n1;B\n', 3, /deux fois/],
  ['five levels', 'Code;Titre\n1;A\n1.1;B\n1.1.1;C\n1.1.1.1;D\n1.1.1.1.1;E\n', 6, /4 niveaux/],
  ['a title too long', `Axe;Action\nUn;${'a'.repeat(301)}\n`, 2, /300/],
  ['a text too long', `Axe;Action;Texte\nUn;A;${'a'.repeat(20_001)}\n`, 2, /20 000/],
  ['a quotation mark left open', 'Axe;Action;Texte\nUn;A;"bon\n;B;\n', 2, /guillemet/],
  ['JSON of others', '{"a":1}', null, /gouvernail\.plan/],
  ['broken JSON', '{"a":', null, /JSON/],
]
for (const [name, text, line, message] of ERRORS) {
  test(`an error and nothing imported: ${name}`, async () => {
    const { errors } = await read(text)
    assert.equal(errors[0]?.line ?? null, line)
    assert.match(plain(errors[0]?.message ?? ''), message)
  })
}

test('too many items and too large a file are refused in a sentence', async () => {
  assert.match(plain((await read(`Axe;Action\n${'Un;A\n'.repeat(20_001)}`)).errors[0]?.message ?? ''), /20 000/)
  assert.match((await read(new Uint8Array(20 * 1_048_576 + 1))).errors[0]?.message ?? '', /20/)
})

test('ten thousand items are read whole', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `P${Math.floor(index / 1_000)};S${Math.floor(index / 100)};Action ${index};Commission;01/02/2027;30/11/2027;en cours`,
  )
  const { draft, errors } = await read(`Pilier;Stratégie;Action;Responsable;Début;Fin;Statut\n${rows.join('\n')}`)
  assert.deepEqual([errors, draft.items.length], [[], 10])
})

test('no bytes make the reading fail: they are read or refused', async () => {
  const parts = [
    'Pilier',
    'Action',
    'Code',
    'Titre',
    'Parent',
    'Niveau',
    'Fin',
    ';',
    ',',
    '\t',
    '\n',
    '"',
    '1.1',
    '2020',
    'é',
    '{"format":"gouvernail.plan","version":1',
    '}',
    '[',
    '\u0000',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 60 }),
        fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => bytesOf(all.join(''))),
      ),
      async (bytes) => {
        const { draft, errors } = await readPlanFile(bytes, 'x.csv', 'en')
        assert.ok(errors.length > 0 || draft.items.length > 0 || draft.title.en !== null || draft.title.fr !== null)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a tower of levels in JSON is refused, not climbed', async () => {
  const tower = `${'{"title":{"fr":"A"},"children":['.repeat(5_000)}${']}'.repeat(5_000)}`
  const { errors } = await read(
    `{"format":"gouvernail.plan","version":1,"title":{"fr":"A"},"levelNames":{"fr":["Action"]},"items":[${tower}]}`,
  )
  assert.ok(errors.length > 0)
})
