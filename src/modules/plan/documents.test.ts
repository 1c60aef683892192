/** The plan on paper: what the template is given, to whom, and that it can always be set in type. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { writable } from '#kernel/typst.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Block } from '#kernel/values/prose.ts'
import { addPerson, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { importPlan } from './commands.ts'
import { itemsOfPlan, itemsOfText, PLAN_TEMPLATE, type PlanDocument, planData } from './documents.ts'
import { decisionText, ownerText, periodText } from './pages/told.tsx'
import { planBySlug, planItems } from './queries.ts'
import { nest } from './rules.ts'
import type { ItemDraft, PlanDraft } from './tables.ts'

const { house } = await testHouse()
const TODAY = '2017-03-14'
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
await run((tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }))
await run((tx) => addPerson(tx, SHELL, { name: 'Zoé Dupont' }))
const zoe: Actor = { personId: 1, name: 'Zoé', lang: 'fr', example: false, mandates: [], acting: null }

const item = (code: string, facts: Partial<ItemDraft> = {}): ItemDraft => ({
  code,
  line: null,
  title: { fr: `Titre ${code}`, en: `Title ${code}` },
  children: [],
  ...facts,
})
interface Told {
  text: string
  lang: Lang
}
interface Action {
  title: Told
  facts: { key: string; value: string }[]
  [key: string]: unknown
}
interface Part {
  heading: Told
  text: { blocks: Block[] } | null
  actions: Action[]
  parts: Part[]
}
type Data = Record<string, unknown> & { parts: Part[]; figures: { value: string; label: string }[] }

const WORKING: PlanDocument['text'] = { state: 'published', version: null, decision: '', today: TODAY }
/** A plan as this reader may know it and in this language. */
async function documentOf(slug: string, facts: Partial<PlanDraft>, { actor = null as Actor | null, lang = 'fr' as Lang } = {}) {
  const draft: PlanDraft = {
    ...{
      slug,
      title: { fr: 'Cap', en: 'Course' },
      kind: 'strategic',
      levelNames: { fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] },
    },
    ...{ period: { from: '2015-01-01', to: '2020-12-31' }, owner: null, predecessor: null, notes: [], milestones: [], decision: null },
    ...{ state: 'adopted', example: false, items: [], ...facts },
  }
  await run((tx) => importPlan(tx, SHELL, { draft, slug, publish: false, life: 'restore' }))
  const plan = (await planBySlug(house.reader, actor, slug))!
  const items = await planItems(house.reader, actor, [plan.id], TODAY)
  const document: PlanDocument = {
    ...{ lang, title: plan.title, lead: plan.lead, kind: plan.kind, levelNames: plan.levelNames, period: periodText(lang, plan) },
    ...{ notes: plan.notes, example: plan.example, network: 'Réseau d’essai', today: TODAY },
    text: { state: plan.state, version: null, decision: decisionText(lang, plan), today: TODAY },
    items: itemsOfPlan(nest(items), plan.lastLevel, (each) => (each.owner ? ownerText(lang, each.owner) : '')),
  }
  return document
}
const dataOf = async (...given: Parameters<typeof documentOf>): Promise<Data> => planData(await documentOf(...given)) as Data

/** Every text in what the template reads. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []

const ITEMS = [
  item('1', {
    text: { fr: 'Le premier pilier.', en: 'The first pillar.' },
    children: [
      item('1.1', {
        children: [
          item('1.1.1', { owner: 'Zoé Dupont', status: 'done', endsOn: '2016-03-01', expectedResult: 'Fait' }),
          item('1.1.2', { status: 'in_progress', progress: 40 }),
          item('1.1.3', { status: 'stopped', stoppedReason: 'Sans objet' }),
        ],
      }),
      item('1.2'),
    ],
  }),
  item('X', { crossCutting: true }),
]

const facts = ({ code, status, told, progress, owner, due }: Action) => ({ code, status, told, progress, owner, due })

test('a plan is told part by part: its figures, a row per action, and what is missing said', async () => {
  const data = await dataOf('cap', { items: ITEMS, notes: [{ fr: 'Une note.', en: 'A note.' }] }, { actor: zoe })
  const [first, cross] = data.parts as [Part, Part]
  assert.deepEqual(
    [first.heading.text, first.text?.blocks, first.parts[0]!.heading.text, cross.heading.text],
    ['1  Titre 1', [{ kind: 'paragraph', runs: [{ text: 'Le premier pilier.' }] }], '1.1  Titre 1.1', 'Titre X'],
  )
  assert.deepEqual(first.parts[0]!.actions.map(facts), [
    { code: '1.1.1', status: 'done', told: 'Terminée', progress: '', owner: 'Zoé Dupont', due: '1er mars 2016' },
    { code: '1.1.2', status: 'in_progress', told: 'En cours', progress: '40\u202f%', owner: 'sans responsable', due: 'sans échéance' },
    { code: '1.1.3', status: 'stopped', told: 'Abandonnée', progress: '', owner: '', due: '' },
  ])
  assert.deepEqual(
    first.parts[0]!.actions.map(({ facts: each }) => each.map(({ value }) => value)),
    [['Fait'], [], ['Sans objet']],
  )
  assert.deepEqual(
    data.figures.map(({ value, label }) => `${value} ${label}`),
    ['3 actions', '1 action terminée', '1 en cours', '1 action à compléter'],
  )
  assert.deepEqual([data.title, data.kicker], ['Cap', 'Plan stratégique · 2015–2020'])
  assert.match((await house.typeset(PLAN_TEMPLATE, data)).subarray(0, 5).toString(), /%PDF-/)
})

test('a stranger’s copy names no one', async () => {
  const data = await dataOf('etranger', { items: ITEMS })
  assert.equal(data.parts[0]!.parts[0]!.actions[0]!.owner, 'une personne du réseau')
  assert.doesNotMatch(JSON.stringify(data), /Dupont/)
})

test('an English copy is English where there is English, and says of the rest that it is French', async () => {
  const items = [...ITEMS, item('9', { title: { fr: 'Sans anglais', en: null } })]
  const data = await dataOf('english', { items }, { lang: 'en' })
  assert.deepEqual([data.lang, data.title, data.parts[0]!.heading], ['en', 'Course', { text: '1  Title 1', lang: 'en' }])
  assert.deepEqual(data.parts.at(-1)!.heading, { text: '9  Sans anglais', lang: 'fr' })
  assert.doesNotMatch(textsIn({ ...data, parts: data.parts.slice(0, -1) }).join('\n'), /Terminée|sans |Le premier/)
  await house.typeset(PLAN_TEMPLATE, data)
})

test('references lead to their items within the document, and only links out lead out', async () => {
  const texts: [string, (string | undefined)[]][] = [
    ['Voir #1.1.2.', [undefined, '#item-4', undefined]],
    ['Voir #7.7.', [undefined]],
    ['[ici](https://exemple.org/a) et [là](/plans/cap) et [mal](javascript:alert(1))', ['https://exemple.org/a', undefined]],
  ]
  for (const [place, [text, hrefs]] of texts.entries()) {
    const data = await dataOf(`renvoi-${place}`, { items: [{ ...ITEMS[0]!, text: { fr: text, en: null } }] })
    const [block] = data.parts[0]!.text!.blocks
    assert.ok(block?.kind === 'paragraph')
    assert.deepEqual([...new Set(block.runs.map(({ href }) => href))], [...new Set(hrefs)], text)
    await house.typeset(PLAN_TEMPLATE, data)
  }
})

const sha256 = 'ab'.repeat(32)
const version = (cause: 'published' | 'adopted', takenBack = false) => ({ number: 2, cause, madeOn: '2015-09-17', sha256, takenBack })

test('the first page says which text it is: adopted by whom, or a working text; of a version its number, day and whole fingerprint', async () => {
  const document = await documentOf('quel-texte', { items: ITEMS })
  const decision = 'Adopté · Assemblée de 2015'
  const cases: [PlanDocument['text'], string, string, RegExp][] = [
    [WORKING, '', 'Projet, texte de travail au 14 mars 2017', /^$/],
    [{ ...WORKING, state: 'draft' }, '', 'Brouillon, texte de travail au 14 mars 2017', /^$/],
    [{ ...WORKING, state: 'adopted', version: version('adopted'), decision }, decision, '', new RegExp(`2, adoptée.*${sha256}`)],
    [{ ...WORKING, state: 'closed', decision }, decision, '', /Plan clos/],
    [
      { ...WORKING, state: null, version: version('adopted'), decision },
      decision,
      '',
      new RegExp(`2, adoptée, figée le 17 septembre 2015.*${sha256}`),
    ],
    [{ ...WORKING, state: null, version: version('published') }, '', 'Version 2 · projet', /2, publiée comme projet/],
    [{ ...WORKING, state: null, version: version('adopted', true), decision }, '', 'Version 2 · projet', /a été annulé depuis/],
  ]
  for (const [text, stamp, working, told] of cases) {
    const data = planData({ ...document, text }) as Data & { facts: { value: string }[] }
    assert.deepEqual([data.decision, data.working], [stamp, working], JSON.stringify(text))
    assert.match(data.facts.map(({ value }) => value).join(' '), told)
    await house.typeset(PLAN_TEMPLATE, data)
  }
})

test('a version’s document has its text alone: no status, no owner, no date', async () => {
  const document = await documentOf('version', { items: ITEMS })
  const data = planData({
    ...document,
    text: { ...WORKING, state: null, version: version('adopted') },
    items: itemsOfText(ITEMS, 3),
  }) as Data
  assert.equal(data.followed, false)
  assert.doesNotMatch(JSON.stringify([data.parts, data.figures]), /Terminée|Dupont|2016|sans responsable/)
  assert.match(JSON.stringify(data.parts), /Titre 1\.1\.3/)
  await house.typeset(PLAN_TEMPLATE, data)
})

test('what is made up says so across each page', async () => {
  const document = await documentOf('exemple', { example: true })
  assert.deepEqual(
    [planData(document), planData({ ...document, example: false })].map((data) => (data as Data).example),
    ['EXEMPLE', null],
  )
})

test('whatever people wrote, each text of the document is one that its fonts can write, and the document is made', async () => {
  const odd = 'A\u20111 漢 😀 é\u0301 → #read("x") *a* $b$'
  const both = { fr: odd, en: odd }
  const data = await dataOf('bizarre', {
    ...{ title: both, lead: both, notes: [both], levelNames: { fr: [odd, odd, odd], en: [odd, odd, odd] } },
    decision: { body: odd, on: '2015', reference: odd, source: odd },
    items: [
      item(odd, {
        title: both,
        text: { fr: `- ${odd}\n  - un\n    - deux\n      - trois\n\n> ${odd}\n\n3. ${odd}`, en: null },
        children: [item(`${odd}1`, { title: both, children: [item(`${odd}2`, { title: both, owner: odd, expectedResult: odd })] })],
      }),
      item('Y'),
    ],
  })
  for (const text of textsIn({ ...data, picture: null, signs: null })) assert.equal(writable(text), text)
  await house.typeset(PLAN_TEMPLATE, data)
})

test('a plan without items, periods or words is a document too, and so is one of actions alone', async () => {
  const data = await dataOf('vide', { period: { from: null, to: null }, title: { fr: null, en: 'Only English' } })
  assert.deepEqual([data.title, data.kicker, data.parts, data.picture], ['Only English', 'Plan stratégique · période inconnue', [], null])
  await house.typeset(PLAN_TEMPLATE, data)
  const flat = await dataOf('plat', { levelNames: { fr: ['Action'], en: ['Action'] }, items: [item('1'), item('2')] })
  assert.deepEqual([(flat.loose as unknown[]).length, flat.parts, flat.contents], [2, [], null])
  await house.typeset(PLAN_TEMPLATE, flat)
})

test('a plan with chapters has a table of contents: of two levels, or of the first alone when it would be long', async () => {
  const chapters = (count: number) =>
    Array.from({ length: count }, (_, at) => item(`C${at}`, { children: [item(`C${at}.1`), item(`C${at}.2`)] }))
  const contents = async (count: number) => (await dataOf(`sommaire-${count}`, { items: chapters(count) })).contents
  assert.equal(await contents(1), null)
  assert.deepEqual(await contents(2), { title: 'Sommaire', depth: 2, short: true, long: false })
  assert.deepEqual(await contents(20), { title: 'Sommaire', depth: 2, short: false, long: true })
  assert.deepEqual(await contents(21), { title: 'Sommaire', depth: 1, short: false, long: false })
})
