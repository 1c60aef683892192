/** What a cell says: facts in both languages, and warnings that keep what was not understood. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ReadPlan, readPlanFile } from '../imports.ts'
import type { ItemDraft } from '../tables.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array, name = 'mon_plan.csv'): Promise<ReadPlan> =>
  readPlanFile(typeof text === 'string' ? bytesOf(text) : text, name, 'fr')
/** The tree as titles: `['Pilier', ['Stratégie', ['Action']]]`. */
type Titles = [string, ...Titles[]]
const titles = (items: ItemDraft[]): Titles[] =>
  items.map((item): Titles => [item.title.fr ?? item.title.en ?? '', ...titles(item.children)])
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll('’', "'")
const actions = (items: ItemDraft[]): ItemDraft[] => items.flatMap((item) => (item.children.length === 0 ? [item] : actions(item.children)))

test('a bad cell is a warning with its line and heading, and its text is kept', async () => {
  const rows = Array.from({ length: 10 }, (_, index) => `Pilier ${index};Action ${index};;;`)
  const { draft, warnings, errors } = await read(
    ['Pilier;Action;Fin;Statut;Avancement;Couleur', ...rows, 'Former;Écrire;31/02/2016;presque;150 %;bleu'].join('\n'),
  )
  assert.deepEqual(errors, [])
  assert.deepEqual(
    warnings.map(({ line, column, message }) => [line, column, plain(message)]),
    [
      [1, 'Couleur', 'La colonne « Couleur » est inconnue : son texte est gardé dans celui des éléments'],
      [12, 'Statut', "« presque » n'est pas un statut"],
      [12, 'Avancement', "« 150 % » n'est pas un pourcentage de 0 à 100"],
      [12, 'Fin', "« 31/02/2016 » n'est pas une date"],
    ],
  )
  const item = actions(draft.items).at(-1)
  assert.deepEqual([item?.endsOn, item?.status, item?.progress], [undefined, undefined, undefined])
  for (const text of ['31/02/2016', 'presque', '150 %', 'bleu']) assert.ok(item?.text?.fr?.includes(text), text)
})

test('an end before its start is a warning; a quoted line break makes no further row', async () => {
  const { draft, warnings } = await read(
    'Axe;Action;Description;Début;Fin\nUn;A;"deux\nlignes ; et « ceci »";2020;2021\n;B;;2021-05-01;2021-04-01\n',
  )
  assert.equal(actions(draft.items)[0]?.text?.fr, 'deux\nlignes ; et « ceci »')
  assert.deepEqual([warnings.length, warnings[0]?.line, warnings[0]?.column], [1, 3, 'Fin'])
  assert.equal(actions(draft.items)[1]?.endsOn, undefined)
})

test('statuses in French and English, feminine and plural, accents aside', async () => {
  const cases: [string, string][] = [
    ['À VENIR', 'planned'],
    ['prévue', 'planned'],
    ['en cours', 'in_progress'],
    ['In progress', 'in_progress'],
    ['Terminées', 'done'],
    ['réalisé', 'done'],
    ['done', 'done'],
    ['abandonné', 'stopped'],
    ['Arrêtée', 'stopped'],
    ['souhaitée, non financée', 'wanted_not_funded'],
    ['Souhaité non financé', 'wanted_not_funded'],
    ['wanted_not_funded', 'wanted_not_funded'],
  ]
  for (const [text, status] of cases)
    assert.equal(actions((await read(`Action;Statut\nA;"${text}"\n`)).draft.items)[0]?.status, status, text)
})

test('percentages, regions, partners, scope and provenance', async () => {
  const { draft, warnings } = await read(
    "Axe;Action;Avancement;Échelon;Régions;Partenaires;Provenance;Porté par\nUn;A;40 %;;Bretagne, FR-OCC / provence alpes cote d'azur;INRS, OF'ESA;regroupement;ca\n;B;0,25;national;;;;\n;C;;;Atlantide;;;\n",
  )
  const [a, b, c] = actions(draft.items)
  assert.deepEqual(
    [a?.progress, a?.scope, a?.regions, a?.partners, a?.provenance, a?.carriedTo],
    [40, 'regions', ['BRE', 'OCC', 'PAC'], ['INRS', "OF'ESA"], 'grouping', 'ca'],
  )
  assert.deepEqual([b?.progress, b?.scope, c?.scope, warnings.length, warnings[0]?.line], [25, 'national', undefined, 1, 4])
})

test('HTML, scripts and formulas are plain text', async () => {
  const { draft, errors } = await read('Axe;Action\n<b>Un</b>;<script>alert(1)</script>\n;"=HYPERLINK(""x"")"\n')
  assert.deepEqual([errors, titles(draft.items)], [[], [['<b>Un</b>', ['<script>alert(1)</script>'], ['=HYPERLINK("x")']]]])
})

test('an item of a sheet may have its title in the other language alone', async () => {
  const sheet = 'Code;Niveau;Intitulé;Intitulé (anglais)\n1;Pilier;;Only in English\n1.1;Action;Une action;An action\n'
  const { draft, errors } = await readPlanFile(new TextEncoder().encode(sheet), 'plan.csv', 'fr')
  assert.deepEqual(errors, [])
  assert.deepEqual(draft.items[0]!.title, { fr: null, en: 'Only in English' })
  assert.deepEqual(draft.items[0]!.children[0]!.title, { fr: 'Une action', en: 'An action' })
})
