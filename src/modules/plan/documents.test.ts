/** The plan on paper: what the template is given, to whom, and that it can always be set in type. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { writable } from '#kernel/typst.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { addPerson, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { importPlan } from './commands.ts'
import { PLAN_TEMPLATE, planData } from './documents.ts'
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
/** What the template reads of a plan, as this reader and in this language. */
async function dataOf(slug: string, facts: Partial<PlanDraft>, { actor = null as Actor | null, lang = 'fr' as Lang } = {}) {
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
  return planData({
    ...{ lang, plan, items, tree: nest(items), today: TODAY, network: 'Réseau d’essai' },
    ...{ period: periodText(lang, plan), decision: decisionText(lang, plan) },
    ownerText: (each) => (each.owner ? ownerText(lang, each.owner) : ''),
  }) as Record<string, unknown> & { parts: Part[] }
}
interface Part {
  heading: string
  text: string
  actions: Record<'code' | 'title' | 'status' | 'owner' | 'due', string>[]
  parts: Part[]
}

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
          item('1.1.2', { status: 'in_progress' }),
          item('1.1.3', { status: 'stopped', stoppedReason: 'Sans objet' }),
        ],
      }),
      item('1.2'),
    ],
  }),
  item('X', { crossCutting: true }),
]

test('a plan is told part by part: its figures, a row per action, and what is missing said', async () => {
  const data = await dataOf('cap', { items: ITEMS, notes: [{ fr: 'Une note.', en: 'A note.' }] }, { actor: zoe })
  const [first, cross] = data.parts as [Part, Part]
  assert.deepEqual(
    [first.heading, first.text, first.parts[0]!.heading, cross.heading],
    ['1  Titre 1', 'Le premier pilier.', '1.1  Titre 1.1', 'Titre X'],
  )
  assert.deepEqual(first.parts[0]!.actions, [
    { code: '1.1.1', title: 'Titre 1.1.1', status: 'Terminée', owner: 'Zoé Dupont', due: '1er mars 2016' },
    { code: '1.1.2', title: 'Titre 1.1.2', status: 'En cours', owner: 'sans responsable', due: 'sans échéance' },
    { code: '1.1.3', title: 'Titre 1.1.3', status: 'Abandonnée', owner: '', due: '' },
  ])
  assert.equal(data.figures, '3 actions · 1 action terminée · 1 en cours · 1 action à compléter')
  assert.deepEqual([data.title, data.kicker, data.footer], ['Cap', 'Plan stratégique · 2015–2020', 'Réseau d’essai · Cap · 14 mars 2017'])
  assert.deepEqual(data.notes, ['Une note.'])
  assert.match((await house.typeset(PLAN_TEMPLATE, data)).subarray(0, 5).toString(), /%PDF-/)
})

test('a stranger’s copy names no one', async () => {
  const data = await dataOf('etranger', { items: ITEMS })
  assert.equal(data.parts[0]!.parts[0]!.actions[0]!.owner, 'une personne du réseau')
  assert.doesNotMatch(JSON.stringify(data), /Dupont/)
})

test('an English copy is English where there is English', async () => {
  const data = await dataOf('english', { items: ITEMS }, { lang: 'en' })
  assert.deepEqual(
    [data.lang, data.title, data.parts[0]!.heading, data.parts[0]!.text],
    ['en', 'Course', '1  Title 1', 'The first pillar.'],
  )
  assert.equal(data.footer, 'Réseau d’essai · Course · 14 March 2017')
  assert.doesNotMatch(textsIn(data).join('\n'), /Terminée|sans |Le premier/)
  await house.typeset(PLAN_TEMPLATE, data)
})

test('what is not adopted says so, what is adopted says by whom and when', async () => {
  const decision = { body: 'Assemblée de 2015', on: '2015-09-17', reference: null, source: null }
  const cases: [PlanDraft['state'], PlanDraft['decision'], string, string][] = [
    ['published', null, 'Projet', ''],
    ['published', decision, 'Projet', ''],
    ['adopted', decision, '', 'Adopté · Assemblée de 2015 · le 17 septembre 2015'],
    ['adopted', null, '', ''],
    ['closed', { ...decision, on: '2012' }, '', 'Adopté · Assemblée de 2015 · en 2012'],
  ]
  for (const [place, [state, decided, said, stamp]] of cases.entries()) {
    const data = await dataOf(`etat-${place}`, { state, decision: decided })
    assert.deepEqual([data.state, data.decision], [said, stamp], state)
  }
})

test('what is made up says so across each page', async () => {
  const made = [item('1', { children: [item('1.1', { children: [item('1.1.1', { status: 'done', exampleFields: ['status'] })] })] })]
  const across = async (slug: string, facts: Partial<PlanDraft>) => (await dataOf(slug, facts)).example
  assert.deepEqual(
    [await across('vrai', {}), await across('exemple', { example: true }), await across('en-partie', { items: made })],
    [null, 'EXEMPLE', 'EXEMPLE'],
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
        text: both,
        children: [item(`${odd}1`, { title: both, children: [item(`${odd}2`, { title: both, owner: odd })] })],
      }),
    ],
  })
  for (const text of textsIn(data)) assert.equal(writable(text), text)
  await house.typeset(PLAN_TEMPLATE, data)
})

test('a plan without items, periods or words is a document too', async () => {
  const data = await dataOf('vide', { period: { from: null, to: null }, title: { fr: null, en: 'Only English' } })
  assert.deepEqual([data.title, data.kicker, data.parts], ['Only English', 'Plan stratégique · période inconnue', []])
  await house.typeset(PLAN_TEMPLATE, data)
})
