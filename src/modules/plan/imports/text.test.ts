/** Plans from Word and Markdown: headings are levels, tables are actions, numbers that people type are codes. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { documentOf } from '../../../../test/support/zip.ts'
import { type ReadPlan, readPlanFile } from '../imports.ts'
import type { ItemDraft } from '../tables.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
const read = (source: Uint8Array | string, name = 'mon_plan.md'): Promise<ReadPlan> =>
  readPlanFile(typeof source === 'string' ? new TextEncoder().encode(source) : source, name, 'fr')
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll('’', "'")
type Coded = [string | null, string, ...Coded[]]
const coded = (items: ItemDraft[]): Coded[] => items.map((item): Coded => [item.code, item.title.fr ?? '', ...coded(item.children)])
const said = ({ warnings }: ReadPlan) => warnings.map(({ line, column, message }) => [line, column, plain(message)])

test('a Word document of LibreOffice: styles, typed numbers, tables of actions, a card, lists and a link', async () => {
  const { draft, errors, kind, keep, columns, ...rest } = await read(fixture('text.docx'), 'x.docx')
  assert.deepEqual([errors, kind, keep, draft.title.fr], [[], 'docx', ['facts'], 'Feuille de route 2027-2030'])
  assert.equal(
    draft.lead?.fr,
    'Ce que nous ferons ensemble.\n\nUn préambule, **important**, voir [la charte](https://example.org/charte).',
    'the table of contents is left out',
  )
  assert.deepEqual(draft.levelNames, { fr: ['Axe', 'Stratégie', 'Action'], en: ['Axis', 'Strategy', 'Action'] })
  assert.deepEqual(coded(draft.items), [
    [
      '1',
      'Faire réseau',
      ['1.1', 'Se rencontrer', [null, 'Tenir une rencontre par an'], [null, 'Ouvrir un annuaire']],
      ['1.2', 'Se faire connaître', [null, 'Publier une lettre']],
    ],
    ['2', 'Former', ['2.1', 'Les encadrants', [null, 'Écrire un catalogue']]],
  ])
  const [network, train] = draft.items
  assert.equal(
    network?.text?.fr,
    'Le réseau est **fort** et *vivant*. 3 * 4 < 13_000.\n\n- d’abord\n- ensuite\n  - encore\n\n1. un\n2. deux',
  )
  const [meeting, directory] = network!.children[0]!.children
  assert.deepEqual([meeting?.owner, meeting?.endsOn, meeting?.status], ['Commission Communication', '2027-11-30', 'planned'])
  assert.deepEqual([directory?.owner, directory?.endsOn], ['Commission Communication', '2027-09-30'])
  assert.equal(network?.children[1]?.children[0]?.owner, 'Marie Exemple', 'a card of two columns is one action')
  assert.equal(train?.children[0]?.text?.fr, '- Mois – Effectif\n- janvier – 12')
  assert.deepEqual(said({ draft, errors, kind, keep, columns, ...rest }), [
    [14, '1.1 – Se rencontrer', 'Tableau 1, ligne 1 : La colonne « Budget » est inconnue : son texte est gardé dans celui des éléments'],
    [14, '1.1 – Se rencontrer', "Tableau 1, ligne 3, colonne « Statut » : « presque » n'est pas un statut"],
    [19, '2.1 – Les encadrants', "Le tableau 3 n'a pas d'en-têtes d'actions : il est lu comme du texte"],
    [null, null, 'Une image est laissée de côté'],
  ])
  assert.deepEqual(columns[0], { heading: 'Action', meaning: 'title', examples: ['Tenir une rencontre par an', 'Ouvrir un annuaire'] })
})

test('only lists below the deepest headings: they are actions, and it is said', async () => {
  const found = await read(fixture('text-lists.docx'), 'x.docx')
  assert.deepEqual(
    [found.draft.title.fr, coded(found.draft.items)],
    [
      'Plan du réseau',
      [
        [null, 'Faire réseau', [null, 'Tenir une rencontre par an'], [null, 'Ouvrir un annuaire']],
        [null, 'Former', [null, 'Écrire un catalogue']],
      ],
    ],
  )
  assert.equal(found.draft.items[0]?.children[1]?.text?.fr, '- papier')
  assert.deepEqual(said(found), [
    [2, 'Faire réseau', "Sous les titres les plus profonds il n'y a que des listes : leurs entrées sont lues comme des actions"],
  ])
})

test('a text without headings is refused with what to do', async () => {
  const { errors } = await read(fixture('text-plain.docx'), 'x.docx')
  assert.match(plain(errors[0]?.message ?? ''), /Titre 1/)
})

const MARKDOWN = `---
author: x
---
> EXEMPLE — inventé

# Plan *stratégique*

- Nature : Plan annuel
- Début : 1er janvier 2027
- Adresse : <https://example.org>

Le chapeau.

## P1 Faire réseau

Un texte avec **du gras**.
<!-- une note -->

### S1.1 Se rencontrer

| Code | Action | Responsable | Échéance | Texte |
|---|:--|---|---|---|
| A1 | Tenir \\*une\\* rencontre | Marie \\| Paul | 31/02/2027 | un<br>- deux |
|  | Écrire | | 2027 | |

### S1.2 Se taire

Responsable : Le bureau
`

test('Markdown: the plan above, its headings, a table in pipes, line numbers', async () => {
  const found = await read(MARKDOWN)
  const { draft, errors, kind } = found
  assert.deepEqual([errors, kind, draft.title.fr, draft.example], [[], 'markdown', 'Plan stratégique', true])
  assert.deepEqual([draft.kind, draft.period.from, draft.lead?.fr], ['annual', '2027-01-01', 'Le chapeau.'])
  assert.deepEqual(coded(draft.items), [
    ['P1', 'Faire réseau', ['S1.1', 'Se rencontrer', ['A1', 'Tenir *une* rencontre'], [null, 'Écrire']], ['S1.2', 'Se taire']],
  ])
  const [first] = draft.items[0]!.children[0]!.children
  assert.deepEqual([first?.owner, plain(first?.text?.fr ?? '')], ['Marie | Paul', 'un\n- deux\n\nÀ relier – Échéance : 31/02/2027'])
  assert.deepEqual([draft.items[0]?.text?.fr, draft.items[0]?.line], ['Un texte avec **du gras**.', 14])
  assert.equal(draft.items[0]?.children[1]?.owner, 'Le bureau', 'a line of a known name is a fact of the heading')
  assert.deepEqual(said(found), [
    [23, 'S1.1 Se rencontrer', "Tableau 1, ligne 2, colonne « Échéance » : « 31/02/2027 » n'est pas une date"],
  ])
})

test('the same number twice at one level tells nothing: places are the codes', async () => {
  const { draft } = await read('# Axe 1 : A\n\n## Objectif 1 : B\n\n# Axe 2 : C\n\n## Objectif 1 : D\n')
  assert.deepEqual(coded(draft.items), [
    ['1', 'A', [null, 'B']],
    ['2', 'C', [null, 'D']],
  ])
  assert.deepEqual(draft.levelNames.fr, ['Axe', 'Objectif'])
})

test('one heading alone of the first rank is the title; several are items, and the file gives its name', async () => {
  const one = await read('# Plan\n\n## A\n\n## B\n')
  assert.deepEqual(
    [one.draft.title.fr, coded(one.draft.items), one.keep],
    [
      'Plan',
      [
        [null, 'A'],
        [null, 'B'],
      ],
      ['facts'],
    ],
  )
  const two = await read('Plan\n====\n\nA\n-\n\nAutre\n=====\n')
  assert.deepEqual(
    [two.draft.title.fr, coded(two.draft.items)],
    [
      'mon plan',
      [
        [null, 'Plan', [null, 'A']],
        [null, 'Autre'],
      ],
    ],
  )
})

test('a heading that skips a level is read below the one above, and it is said', async () => {
  const found = await read('# A\n\n### B\n\n# C\n\n## D\n\n### E\n')
  assert.deepEqual(coded(found.draft.items), [
    [null, 'A', [null, 'B']],
    [null, 'C', [null, 'D', [null, 'E']]],
  ])
  assert.deepEqual(said(found), [[3, 'B', 'Ce titre saute un niveau : il est lu juste sous celui du dessus']])
})

test('a text of one table alone: its levels, or its codes', async () => {
  const wide = await read('# Plan\n\n| Pilier | Mesure | Pilote |\n|---|---|---|\n| A | a | Anne |\n| | b | |\n| B | c | |\n')
  assert.deepEqual(
    [coded(wide.draft.items), wide.draft.levelNames.fr],
    [
      [
        [null, 'A', [null, 'a'], [null, 'b']],
        [null, 'B', [null, 'c']],
      ],
      ['Pilier', 'Mesure'],
    ],
  )
  assert.deepEqual(
    wide.draft.items.map(({ line }) => line),
    [5, 7],
  )
  const long = await read('| Code | Titre |\n|---|---|\n| 1 | A |\n| 1.1 | B |\n\n# Seul\n')
  assert.deepEqual(coded(long.draft.items), [['1', 'A', ['1.1', 'B']]])
})

test('facts that cannot be read stay in the text, one after the other', async () => {
  const { draft } = await read('# A\n\nDébut : bientôt\n\nTexte.\n\n- Fin : jamais\n\n# B\n')
  assert.equal(plain(draft.items[0]?.text?.fr ?? ''), 'À relier – Début : bientôt\n\nTexte.\n\nÀ relier – Fin : jamais')
})

test('what only looks like a heading or a table is text', async () => {
  const { draft } = await read('# A\n\n```\n# no\n| a | b |\n|---|---|\n```\n\na | b\n\n# B\n')
  assert.equal(draft.items.length, 2)
  assert.match(draft.items[0]?.text?.fr ?? '', /# no[\s\S]*a \| b$/)
})

const heading = (rank: number, text: string) => `<w:p><w:pPr><w:pStyle w:val="Titre${rank}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`

test('Word in French, five levels, and a title that is too long', async () => {
  const five = [1, 2, 3, 4, 5].map((rank) => heading(rank, `N${rank}`)).join('')
  const deep = await read(documentOf(`${heading(1, 'A')}${five}`), 'x.docx')
  assert.deepEqual(
    [deep.errors[0]?.line, plain(deep.errors[0]?.message ?? '')],
    [6, 'Un plan a au plus 4 niveaux : cet élément est plus bas.'],
  )
  const long = await read(documentOf(`${heading(1, 'A')}${heading(1, 'b'.repeat(301))}`), 'x.docx')
  assert.deepEqual([long.errors[0]?.line, long.errors[0]?.column], [2, `${'b'.repeat(200)}…`])
})
