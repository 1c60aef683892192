/** The files as those who open them find them: marks, headings, dates, styles. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { fromBufferPromise } from 'yauzl'
import { type PlanFile, planCsv, planJson, planMarkdown, planWordApart, planWorkbook } from '../exports.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'
import { planWord } from './word.ts'

const item = (code: string, fr: string, facts: Partial<ItemDraft> = {}): ItemDraft => ({
  ...{ code, line: null, title: { fr, en: null }, children: [] },
  ...facts,
})
const ACTION = item('A1.1', '=SOMME(A1)', {
  title: { fr: '=SOMME(A1)', en: '+33 1 00 00' },
  text: { fr: 'Un *mot*.\n\n- un\n- deux | trois', en: null },
  ...{ status: 'in_progress', progress: 40, owner: '@bureau', startsOn: '2016-01-01', endsOn: '2018-12-31' },
  ...{ scope: 'regions', regions: ['BRE', 'PAC'], partners: ['Santé, sécurité'], expectedResult: 'Dix ; pas moins' },
})
const DRAFT: PlanDraft = {
  ...{ slug: 'cap', title: { fr: 'Cap & <suite>', en: 'Course' }, lead: { fr: 'Trois mots.', en: null }, kind: 'strategic' },
  ...{ levelNames: { fr: ['Pilier', 'Action'], en: ['Pillar', 'Action'] }, period: { from: '2015-09-17', to: '2020-12-31' } },
  ...{ owner: 'Réseau', predecessor: 'cap-2015', notes: [], milestones: [], decision: null, state: 'published', example: false },
  items: [item('P1', 'Premier pilier', { text: { fr: 'Voir #A1.1.', en: null }, children: [ACTION] }), item('P2', 'Second')],
}
const SHA = 'ab'.repeat(32)
const VERSION: PlanFile['text'] = {
  ...{ state: null, decision: 'Adopté · Assemblée', today: '2017-03-14' },
  version: { number: 2, cause: 'adopted', madeOn: '2015-09-17', sha256: SHA, takenBack: false },
}
const fileOf = (facts: Partial<PlanDraft> = {}, more: Partial<PlanFile> = {}): PlanFile => ({
  lang: 'fr',
  draft: { ...DRAFT, ...facts },
  text: { state: 'published', version: null, decision: '', today: '2017-03-14' },
  regions: { BRE: 'Bretagne', PAC: 'Provence-Alpes-Côte d’Azur' },
  network: 'Réseau d’essai',
  address: 'http://localhost:3000/plans/cap',
  ...more,
})

/** The parts of a package by their names. */
async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes))
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    parts.set(entry.fileName, Buffer.concat(chunks).toString())
  }
  return parts
}
const documentXml = async (file: PlanFile) => (await partsOf(await planWord(file))).get('word/document.xml')!
const lettersOf = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')

test('CSV is what French spreadsheets open: a mark, semicolons, CRLF, ISO days, and no cell that is a formula', () => {
  const csv = planCsv(fileOf())
  assert.ok(csv.startsWith('\ufeffCode;Niveau;Intitulé;Texte;Intitulé (anglais);Statut;Avancement;Responsable;'))
  const action = csv.slice(csv.indexOf('A1.1;'))
  assert.ok(
    action.startsWith(
      `A1.1;Action;'=SOMME(A1);"Un *mot*.\n\n- un\n- deux | trois";'+33 1 00 00;En cours;40 %;'@bureau;Régions;"Bretagne ; Provence-Alpes-Côte d’Azur";2016-01-01;2018-12-31;"Dix ; pas moins";"Santé, sécurité ;"\r\n`,
    ),
    action,
  )
  assert.ok(csv.endsWith('\r\n'))
  const apostrophes = planCsv(fileOf({ items: [item('1', "'=a"), item('2', "'a"), item('3', '-')] }))
  assert.deepEqual(
    [...apostrophes.matchAll(/^\d;Pilier;([^;]*);/gm)].map(([, title]) => title),
    ["''=a", "'a", "'-"],
  )
})

test('columns that no row fills are left out, but those that a plan waits for; a version has its text alone', () => {
  const headings = (file: PlanFile) =>
    planCsv(file)
      .slice(1)
      .split('\r\n')
      .find((line) => line.startsWith('Code'))
  const bare = { items: [item('1', 'Un')] }
  assert.equal(headings(fileOf(bare)), 'Code;Niveau;Intitulé;Texte;Statut;Responsable;Début;Échéance;Résultat attendu')
  assert.equal(headings(fileOf(bare, { lang: 'en' })), 'Code;Level;Title;Text;French title;Status;Owner;Start;Due date;Expected result')
  assert.equal(headings(fileOf(bare, { text: VERSION })), 'Code;Niveau;Intitulé;Texte')
})

test('a workbook has a heading row that stays, a filter, real days and percentages, and a sheet of the plan’s own facts', async () => {
  const workbook = await readXlsx(await planWorkbook(fileOf()), { readStyles: true })
  const [items, plan] = workbook.sheets as [(typeof workbook.sheets)[0], (typeof workbook.sheets)[0]]
  assert.deepEqual([items.name, plan.name, workbook.properties?.title], ['Éléments', 'Plan', 'Cap & <suite>'])
  assert.deepEqual([items.freezePane, items.autoFilter?.range], [{ rows: 1, columns: 3 }, 'A1:N4'])
  const head = items.rows[0]!
  const cell = (heading: string) => items.rows[2]![head.indexOf(heading)]
  const style = (heading: string) => items.cells?.get(`2,${head.indexOf(heading)}`)?.style
  assert.deepEqual([cell('Intitulé'), cell('Avancement'), cell('Début')], ['=SOMME(A1)', 0.4, new Date('2016-01-01T00:00:00Z')])
  assert.deepEqual([style('Avancement')?.numFmt, style('Début')?.numFmt], ['0%', 'dd/mm/yyyy'])
  assert.deepEqual([style('Intitulé')?.alignment?.indent, style('Texte')?.alignment?.wrapText], [1, true])
  assert.equal(items.cells?.get('1,2')?.style?.font?.bold, true, 'a part stands out')
  const facts = Object.fromEntries(plan.rows.map(([key, value]) => [key, value]))
  assert.deepEqual(
    [facts.Titre, facts.Title, facts.Chapeau, facts.Nature, facts.Niveaux, facts.Levels, facts.Propriétaire, facts.Prédécesseur],
    ['Cap & <suite>', 'Course', 'Trois mots.', 'Plan stratégique', 'Pilier > Action', 'Pillar > Action', 'Réseau', 'cap-2015'],
  )
  assert.deepEqual([facts.Début, facts.État], [new Date('2015-09-17T00:00:00Z'), 'Projet, texte de travail au 14 mars 2017'])
})

test('a Word document has real styles, a table of contents, heading rows that come again and rows that are not cut', async () => {
  const xml = await documentXml(fileOf())
  for (const style of ['Title', 'Subtitle', 'Heading1', 'PlanFact', 'PlanCell'])
    assert.match(xml, new RegExp(`<w:pStyle w:val="${style}"/>`))
  assert.match(xml, /Voir #A1\.1\./)
  assert.match(xml, /TOC \\h \\o (&quot;|")1-1/)
  assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 1)
  assert.equal(xml.match(/<w:cantSplit\/>/g)?.length, 2)
  assert.match(xml, /<w:i\/>(?:(?!<\/w:r>).)*mot</)
  assert.match(xml, /<w:pgSz [^>]*w:w="16838"/, 'with so many columns the page lies across')
  const parts = await partsOf(await planWord(fileOf()))
  assert.match(parts.get('word/styles.xml')!, /<w:lang w:val="fr-FR"\/>/)
  assert.match(parts.get('word/fontTable.xml')!, /Atkinson Hyperlegible Next.*embedBold/s)
  assert.match(
    [...parts]
      .filter(([name]) => name.includes('footer'))
      .map(([, part]) => part)
      .join(),
    /PAGE.*NUMPAGES/s,
  )
  assert.match(parts.get('docProps/core.xml')!, /<dc:title>Cap &amp; &lt;suite&gt;<\/dc:title>/)
})

test('a Word document made in a child process is the same document', async () => {
  const apart = (await partsOf(await planWordApart(fileOf()))).get('word/document.xml')!
  assert.equal(lettersOf(apart), lettersOf(await documentXml(fileOf())))
})

test('Markdown has a heading for each part and a table of its actions', () => {
  assert.equal(
    planMarkdown(fileOf({ predecessor: null, owner: null })),
    `# Cap & \\<suite>

- Nature : Plan stratégique
- Niveaux : Pilier > Action
- Début : 17 septembre 2015
- Fin : 31 décembre 2020
- État : Projet, texte de travail au 14 mars 2017
- Réseau : Réseau d’essai
- Adresse : <http://localhost:3000/plans/cap>

Trois mots.

## P1 Premier pilier

Voir #A1.1.

| Code | Intitulé | Statut | Avancement | Responsable | Échelon | Régions | Début | Échéance | Résultat attendu | Partenaires | Texte |
|---|---|---|---|---|---|---|---|---|---|---|---|
| A1.1 | =SOMME(A1) | En cours | 40 % | @bureau | Régions | Bretagne ; Provence-Alpes-Côte d’Azur | 1er janvier 2016 | 31 décembre 2018 | Dix ; pas moins | Santé, sécurité ; | Un *mot*.<br><br>- un<br>- deux \\| trois |

## P2 Second
`,
  )
})

/** Each kind as the letters that one reads in it. */
const KINDS: Record<string, (file: PlanFile) => Promise<string>> = {
  csv: async (file) => planCsv(file),
  md: async (file) => planMarkdown(file),
  xlsx: async (file) => [...(await partsOf(await planWorkbook(file))).values()].join('\n'),
  docx: async (file) => lettersOf(await documentXml(file)),
}

test('what is made up says so above everything else, the whole plan or some of its facts', async () => {
  const facts = { items: [item('1', 'Un', { status: 'done', exampleFields: ['status'] })] }
  for (const [kind, read] of Object.entries(KINDS)) {
    assert.doesNotMatch(await read(fileOf()), /EXEMPLE/, kind)
    assert.match(await read(fileOf({ example: true })), /EXEMPLE — plan inventé/, kind)
    assert.match(await read(fileOf(facts)), /EXEMPLE — responsables, dates/, kind)
    assert.match(await read(fileOf({ example: true }, { lang: 'en' })), /EXAMPLE — a plan made up/, kind)
  }
  assert.match(planCsv(fileOf({ example: true })), /^\ufeffEXEMPLE/)
  assert.match(planMarkdown(fileOf({ example: true })), /^> EXEMPLE/)
  assert.equal((JSON.parse(planJson({ ...DRAFT, example: true })) as PlanDraft).example, true)
  const word = await partsOf(await planWord(fileOf({ example: true })))
  assert.match(word.get('word/header1.xml')! + word.get('word/header2.xml')!, /EXEMPLE/)
})

test('every kind of a version names its number, its cause, its day and its whole fingerprint', async () => {
  for (const [kind, read] of Object.entries(KINDS)) {
    const text = await read(fileOf({}, { text: VERSION }))
    assert.match(text, /2, adoptée, figée le 17 septembre 2015/, kind)
    assert.match(text, new RegExp(SHA), kind)
    assert.doesNotMatch(text, /texte de travail/, kind)
  }
})

test('a text that exists in the other language only stands there in that language; in a sheet under its own heading', async () => {
  const english = { items: [item('1', '', { title: { fr: null, en: 'One' }, text: { fr: null, en: 'Words.' } })] }
  assert.match(planMarkdown(fileOf({ ...english, levelNames: { fr: ['A', 'B'], en: ['A', 'B'] } })), /^## 1 One\n\nWords\.$/m)
  assert.match(lettersOf(await documentXml(fileOf({ ...english, levelNames: { fr: ['A', 'B'], en: ['A', 'B'] } }))), /1 OneWords\./)
  assert.match(
    planCsv(fileOf(english)),
    /Code;Niveau;Intitulé;Texte;Intitulé \(anglais\);Texte \(anglais\);[^\r]*\r\n1;Pilier;;;One;Words\./,
  )
})

test('what no XML can hold is left out, and the file opens', async () => {
  const odd = 'a\u0000b\u0007c\ud800d\ufffee'
  const file = fileOf({ title: { fr: odd, en: null }, items: [item('1', odd, { text: { fr: odd, en: null } })] })
  const workbook = await readXlsx(await planWorkbook(file))
  assert.match(String(workbook.sheets[0]!.rows[1]![2]), /^abc.?de$/u)
  assert.match(lettersOf(await documentXml(file)), /abcde/)
})
