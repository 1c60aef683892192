/** Plans from XLSX and ODS: sheets that LibreOffice wrote, and sheets written here cell by cell. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeOds } from 'hucre/ods'
import { type Cell, type CellValue, type WriteOptions, writeXlsx } from 'hucre/xlsx'
import { readPlanFile } from '../imports.ts'
import type { ItemDraft } from '../tables.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
const read = (bytes: Uint8Array) => readPlanFile(bytes, 'plan.xlsx', 'fr')
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll('’', "'")
const actions = (items: ItemDraft[]): ItemDraft[] => items.flatMap((item) => (item.children.length === 0 ? [item] : actions(item.children)))
const titles = (items: ItemDraft[]): unknown[] => items.map((item) => [item.title.fr ?? item.title.en, ...titles(item.children)])
type Rows = CellValue[][]
const xlsx = (rows: Rows, more: Partial<WriteOptions['sheets'][number]> = {}, options: Partial<WriteOptions> = {}) =>
  writeXlsx({ sheets: [{ name: 'A', rows, ...more }], ...options })

for (const kind of ['xlsx', 'ods'] as const) {
  test(`a wide sheet of LibreOffice (${kind}): merged cells, headings over two rows, formulas, days, percentages`, async () => {
    const { draft, warnings, errors, columns, ...rest } = await read(fixture(`sheet-wide.${kind}`))
    assert.deepEqual([errors, rest.kind, rest.lang], [[], kind, 'fr'])
    assert.deepEqual(draft.levelNames.fr, ['Axe', 'Objectif', 'Action'])
    assert.deepEqual(titles(draft.items), [
      [
        'Faire réseau',
        ['Se rencontrer', ['Tenir une rencontre par an'], ['Ouvrir un annuaire des adhérents']],
        ['Se faire connaître', ['Publier une lettre'], ['Tenir le site']],
      ],
      ['Former', ['Les encadrants', ['Écrire un catalogue']]],
    ])
    const [meeting, directory, letter, site, catalogue] = actions(draft.items)
    assert.deepEqual(
      [meeting?.owner, meeting?.startsOn, meeting?.endsOn, meeting?.progress, meeting?.crossCutting, meeting?.line],
      ['Commission Communication', '2027-03-01', '2027-11-30', 40, true, 2],
    )
    assert.deepEqual(
      [directory?.owner, directory?.startsOn, directory?.endsOn, directory?.progress],
      ['Commission Communication', '2027-09-01', '2028-02-29', 40],
      'a merged owner holds for both rows; a month that ends something ends with its last day',
    )
    assert.deepEqual([letter?.progress, letter?.startsOn, letter?.endsOn, letter?.line], [25, '2027-01-01', undefined, 4])
    assert.deepEqual([site?.progress, site?.owner, catalogue?.endsOn], [100, undefined, '2029-12-31'])
    assert.match(directory?.text?.fr ?? '', /Coût \(€\).*2400$/)
    assert.deepEqual(
      warnings.map(({ line, column, message }) => [line, column, plain(message)]),
      [
        [null, null, "La feuille « Plan d'actions » est lue ; « Archives 2020 » se lirait aussi et reste de côté"],
        [1, 'Coût (€)', 'La colonne « Coût (€) » est inconnue : son texte est gardé dans celui des éléments'],
        [1, 'Remarques', 'La colonne « Remarques » est inconnue : son texte est gardé dans celui des éléments'],
        [4, null, 'Une ligne masquée est lue aussi : celle-ci'],
        [4, 'Coût (€)', 'Cette formule ne donne rien (#DIV/0!) : la case est laissée vide'],
        [5, 'Pilote', 'Cette formule ne donne rien (#DIV/0!) : la case est laissée vide'],
        [4, 'Échéance', "« 31/02/2028 » n'est pas une date"],
      ],
    )
    assert.deepEqual(
      columns.filter(({ meaning }) => meaning === null).map(({ heading }) => heading),
      ['Coût (€)', 'Remarques'],
    )
    assert.deepEqual(columns[0], { heading: 'Axe', meaning: 'level:1', examples: ['Faire réseau', 'Former'] })
  })
}

test('a long sheet of LibreOffice: codes with letters, a formula that makes a day, line breaks', async () => {
  const { draft, warnings, errors } = await read(fixture('sheet-long.xlsx'))
  assert.deepEqual(errors, [])
  assert.deepEqual(
    draft.items.map((axis) => [axis.code, axis.children.map((each) => [each.code, each.children.map(({ code }) => code)])]),
    [
      ['A', [['A.1', ['A.1.1', 'A.1.2']]]],
      ['B', [['B.1', ['B.1.1']]]],
    ],
  )
  const [catalogue, school, letter] = actions(draft.items)
  assert.deepEqual([catalogue?.status, catalogue?.progress, catalogue?.regions], ['done', 100, ['BRE', 'OCC']])
  assert.deepEqual([school?.progress, school?.startsOn, letter?.endsOn, letter?.status], [56, '1900-03-01', '2027-06-30', 'stopped'])
  assert.match(school?.text?.fr ?? '', /^Avec les partenaires\net les régions/)
  assert.deepEqual(
    warnings.map(({ line, column }) => [line, column]),
    [[5, 'Régions concernées']],
  )
})

test('days of both calendars are the days that are shown, at any hour', async () => {
  for (const dateSystem of ['1900', '1904'] as const) {
    for (const day of ['1904-01-02', '2000-02-29', '2027-12-31']) {
      const rows: Rows = [
        ['Action', 'Début', 'Fin'],
        ['A', new Date(`${day}T00:00:00Z`), new Date(`${day}T23:59:00Z`)],
      ]
      const { draft } = await read(await xlsx(rows, {}, { dateSystem }))
      assert.deepEqual([draft.items[0]?.startsOn, draft.items[0]?.endsOn], [day, day], `${day} of ${dateSystem}`)
    }
  }
})

test('leading and trailing blanks, numbers as texts, answers in words', async () => {
  const blank: CellValue[] = [null, null, null, null, null]
  const rows: Rows = [
    blank,
    blank,
    [null, 'Code', 'Intitulé', 'Transversal', null],
    [null, 1, 'A', null, null],
    blank,
    [null, 1.1, 2030, false, ''],
    [null, '1.2', 0.1 + 0.2, true, null],
    blank,
  ]
  const { draft, errors } = await read(await xlsx(rows))
  assert.deepEqual(errors, [])
  const [root] = draft.items
  assert.deepEqual(
    root?.children.map(({ code, title, crossCutting, line }) => [code, title.fr, crossCutting, line]),
    [
      ['1.1', '2030', false, 4],
      ['1.2', '0.3', true, 5],
    ],
  )
})

test('a number shown with its decimals is read as it is shown', async () => {
  const cells = new Map<string, Partial<Cell>>([['2,0', { value: 1.1, style: { numFmt: '0.00' } }]])
  const { draft } = await read(
    await xlsx(
      [
        ['Code', 'Titre'],
        ['1', 'A'],
        [1.1, 'B'],
      ],
      { cells },
    ),
  )
  assert.equal(draft.items[0]?.children[0]?.code, '1.10')
})

test('a merged code is that of its first row only', async () => {
  const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }]
  const rows: Rows = [
    ['Code', 'Axe', 'Action'],
    ['1', 'A', 'a'],
    [null, 'A', 'b'],
  ]
  const { draft, errors } = await read(await xlsx(rows, { merges }))
  assert.deepEqual([errors, actions(draft.items).map(({ code }) => code)], [[], ['1', null]])
})

test('of sheets that nobody understands the fullest is shown, to be mended by hand', async () => {
  const rows = Array.from({ length: 5 }, (_, index): CellValue[] => (index === 0 ? ['Chantier', 'Quand'] : [`C${index}`, '2027']))
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Notes', rows: [['rien']] },
      { name: 'X', rows },
    ],
  })
  const { errors, columns } = await read(bytes)
  assert.match(errors[0]?.message ?? '', /en-tête/)
  assert.deepEqual(columns, [
    { heading: 'Chantier', meaning: null, examples: ['C1', 'C2', 'C3'] },
    { heading: 'Quand', meaning: null, examples: ['2027'] },
  ])
  const mended = await readPlanFile(bytes, 'x.xlsx', 'fr', { Chantier: 'level:1', Quand: 'endsOn' })
  assert.deepEqual([mended.errors, mended.draft.items[3]?.title.fr, mended.draft.items[3]?.endsOn], [[], 'C4', '2027-12-31'])
})

test('a sheet called Plan is the plan, unless it tells of one; a hidden one is taken last', async () => {
  const rows: Rows = [
    ['Axe', 'Action'],
    ['Un', 'A'],
  ]
  const facts: Rows = [
    ['Titre', 'Cap 2030'],
    ['Nature', 'Plan annuel'],
    ['Niveaux', 'Pilier > Mesure > Geste'],
    ['Début', new Date('2027-01-01T00:00:00Z')],
    ['Fin', 'jamais'],
  ]
  const named = await read(
    await writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['rien']] },
        { name: 'Plan', rows },
      ],
    }),
  )
  assert.deepEqual([named.errors, titles(named.draft.items), named.keep], [[], [['Un', ['A']]], ['title', 'facts']])
  const old: Rows = [
    ['Axe', 'Action'],
    ['Vieux', 'B'],
  ]
  const sheets = [
    { name: 'Vieux', rows: old, hidden: true },
    { name: 'Neuf', rows },
    { name: 'Plan', rows: facts },
  ]
  const { draft, warnings, keep } = await read(await writeXlsx({ sheets, activeSheet: 1 }))
  assert.deepEqual([titles(draft.items), keep, draft.title.fr, draft.kind], [[['Un', ['A']]], [], 'Cap 2030', 'annual'])
  assert.deepEqual([draft.levelNames.fr, draft.period], [['Pilier', 'Mesure', 'Geste'], { from: '2027-01-01', to: null }])
  assert.deepEqual(
    warnings.map(({ column, message }) => [column, plain(message)]),
    [['Fin', "« jamais » n'est pas une date"]],
  )
})

test('what is written as XLSX, ODS or CSV is read the same', async () => {
  const word = fc.stringMatching(/^[A-Za-zéœ’ #+-]{1,12}$/).map((text) => `x${text.trim()}`)
  const row = fc.record({ title: word, owner: fc.option(word), day: fc.option(fc.integer({ min: 2015, max: 2030 })), done: fc.nat(100) })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (given) => {
      const texts = given.map(({ title, owner, day, done }) => ['Axe', title, owner ?? '', day === null ? '' : `${day}-03-01`, `${done} %`])
      const heading = ['Axe', 'Action', 'Responsable', 'Fin', 'Avancement']
      const cells: Rows = given.map(({ title, owner, day, done }) => [
        'Axe',
        title,
        owner,
        day === null ? null : new Date(Date.UTC(day, 2, 1)),
        `${done} %`,
      ])
      const sheets = [{ name: 'A', rows: [heading, ...cells] }]
      const csv = new TextEncoder().encode([heading, ...texts].map((cell) => cell.map((text) => `"${text}"`).join(';')).join('\n'))
      const files = [csv, await writeXlsx({ sheets }), await writeOds({ sheets })]
      const [first, ...others] = await Promise.all(files.map(read))
      assert.equal(actions(first!.draft.items).length, given.length)
      for (const other of others) assert.deepEqual(other.draft.items, first!.draft.items)
    }),
    { numRuns: 60 },
  )
})
