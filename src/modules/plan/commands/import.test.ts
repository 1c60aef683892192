/** Bringing plans in, on a real database: new, again, restored, and whoever may not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { readPlanFile } from '../imports.ts'
import type { PlanDraft } from '../tables.ts'
import { type ImportInput, importPlan } from './import.ts'

const demo = await testHouse({ demo: true })

const sheet = (text: string) => readPlanFile(new TextEncoder().encode(text), 'essai.csv', 'fr')
const bring = (input: Partial<ImportInput> & { draft: PlanDraft }, actor: Actor = SHELL) =>
  change(demo.house, (tx) => importPlan(tx, actor, { slug: null, publish: false, life: 'draft', ...input }))
const entriesOf = async (planId: number) =>
  (await journalEntries(demo.house.reader, { scope: { kind: 'all' }, subject: { kind: 'plan', id: planId }, limit: 50 })).map(
    (entry) => entry.deed,
  )
const itemsOf = (planId: number) =>
  demo.house.reader.selectFrom('plan_item').selectAll().where('plan_id', '=', planId).orderBy('level').orderBy('position').execute()
const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.objections.some((each) => each.code === code)
const idOf = async (name: string) =>
  (await demo.house.reader.selectFrom('people_organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const holder = (organisationId: number, role: Role): Actor => {
  const mandate = { id: 1, role, organisationId, organisationName: '', bodyId: null, bodyName: null }
  return { personId: 1, name: 'Quelqu’un', lang: 'fr', example: true, mandates: [mandate], acting: mandate }
}

const FIRST = `Pilier;Stratégie;Action;Responsable;Fin;Statut
Un;Se voir;Rencontre;commission  COMMUNICATION;2027;à venir
;;Annuaire;Marie Inconnue;;en cours
;Se dire;Lettre;rosalie quentrec;;
Deux;Former;Catalogue;OF'ESA;;
`

test('a new plan: names are linked, the unknown one is kept as text, and one deed stands in the journal', async () => {
  const { draft, keep } = await sheet(FIRST)
  const made = await bring({ draft, slug: 'premier', keep })
  assert.deepEqual([made.created, made.changed, made.unchanged, made.byLevel], [9, 0, 0, [2, 3, 4]])
  assert.deepEqual(
    made.warnings.map(({ fact, text, item }) => [fact, text, item?.line]),
    [['owner', 'Marie Inconnue', 3]],
  )
  const items = await itemsOf(made.planId)
  assert.deepEqual(items.map((item) => item.code).toSorted(), ['1', '1.1', '1.1.1', '1.1.2', '1.2', '1.2.1', '2', '2.1', '2.1.1'])
  const owned = items
    .filter((item) => item.level === 3)
    .map((item) => [item.owner_body_id !== null, item.owner_person_id !== null, item.owner_organisation_id !== null, item.owner_text])
  assert.deepEqual(owned.toSorted(), [
    [false, false, false, 'Marie Inconnue'],
    [false, false, true, null],
    [false, true, false, null],
    [true, false, false, null],
  ])
  assert.deepEqual(await entriesOf(made.planId), ['plan.imported'])
})

test('the same again changes nothing and tells nothing', async () => {
  const { draft, keep } = await sheet(FIRST)
  const { planId } = await bring({ draft, slug: 'deux-fois', keep })
  const again = await bring({ draft, slug: 'deux-fois', keep })
  assert.deepEqual([again.created, again.changed, again.unchanged, again.missing], [0, 0, 9, []])
  assert.deepEqual(await entriesOf(planId), ['plan.imported'])
})

test('again with changes: matched by titles, absentees stay and are listed, what is not said stays', async () => {
  const first = await sheet(FIRST)
  const { planId } = await bring({ draft: first.draft, slug: 'suite', keep: first.keep })
  const second = await sheet(
    'Pilier;Stratégie;Action;Statut\nUn;Se voir;Nouvelle\n;;Rencontre;terminée\n;se dire;Lettre;\nDeux;Former;Catalogue;\n',
  )
  const out = await bring({ draft: second.draft, slug: 'suite', keep: second.keep })
  assert.deepEqual([out.created, out.changed, out.unchanged, out.missing], [1, 2, 6, ['1.1.2 Annuaire']])
  const items = await itemsOf(planId)
  const meeting = items.find((item) => item.title_fr === 'Rencontre')!
  assert.deepEqual(
    [meeting.status, meeting.progress, meeting.ends_on, meeting.owner_body_id !== null, meeting.revision],
    ['done', 100, '2027-12-31', true, 2],
  )
  assert.deepEqual(
    items.filter((item) => item.parent_id === meeting.parent_id).map((item) => item.title_fr),
    ['Nouvelle', 'Rencontre', 'Annuaire'],
  )
  assert.equal(new Set(items.map((item) => item.code)).size, 10)
  const plan = await demo.house.reader.selectFrom('plan_plan').selectAll().where('id', '=', planId).executeTakeFirstOrThrow()
  assert.equal(plan.title_fr, 'essai')
})

test('codes come before titles, a file may move an item, and siblings may change places', async () => {
  const { planId } = await bring({ draft: (await sheet('Code;Titre\n1;A\n1.1;B\n1.2;C\n2;D\n')).draft, slug: 'codes' })
  const out = await bring({
    draft: (await sheet('Code;Titre;Parent\n1;A renommé;\n1.2;C;1\n2;D;\n1.1;B;2\n')).draft,
    slug: 'codes',
    keep: ['title', 'facts'],
  })
  assert.deepEqual([out.created, out.changed, out.unchanged, out.missing], [0, 2, 2, []])
  const items = await itemsOf(planId)
  const [a, d] = ['1', '2'].map((code) => items.find((item) => item.code === code)!)
  assert.deepEqual([a!.title_fr, items.find((item) => item.code === '1.1')!.parent_id], ['A renommé', d!.id])
  const swapped = await bring({ draft: (await sheet('Code;Titre\n2;D\n1;A renommé\n')).draft, slug: 'codes', keep: ['title', 'facts'] })
  assert.deepEqual([swapped.changed, swapped.missing.length], [2, 2])
})

test('an adopted text refuses any import (R39)', async () => {
  await assert.rejects(bring({ draft: (await sheet(FIRST)).draft, slug: 'reussir-2020' }), refusedWith('plan.adopted_cannot_be_imported'))
})

test('a start that stands and an end that is brought in must agree', async () => {
  await bring({ draft: (await sheet('Axe;Action;Début\nUn;A;2027-05-01\n')).draft, slug: 'dates' })
  await assert.rejects(
    bring({ draft: (await sheet('Axe;Action;Fin\nUn;A;2026-01-01\n')).draft, slug: 'dates' }),
    refusedWith('plan.item_ends_before_start'),
  )
})

test('staff of the owner write; strangers to a draft find its address taken; others may not', async () => {
  const [network, brittany, normandy] = await Promise.all([
    idOf('CHANTIER école'),
    idOf('CHANTIER école Bretagne'),
    idOf('CHANTIER école Normandie'),
  ])
  const { draft } = await sheet(FIRST)
  const regional = await bring({ draft, slug: 'breton' }, holder(brittany, 'regional_director'))
  const plan = await demo.house.reader.selectFrom('plan_plan').selectAll().where('id', '=', regional.planId).executeTakeFirstOrThrow()
  assert.deepEqual([plan.owner_id, plan.state], [brittany, 'draft'])
  await assert.rejects(bring({ draft, slug: 'breton' }, holder(normandy, 'staff')), refusedWith('plan.slug_taken'))
  await assert.rejects(bring({ draft, slug: 'breton' }, holder(brittany, 'president')), refusedWith('kernel.not_yours'))
  await assert.rejects(
    bring({ draft: { ...draft, owner: 'CHANTIER école' }, slug: 'autre' }, holder(brittany, 'staff')),
    refusedWith('kernel.not_yours'),
  )
  await assert.rejects(bring({ draft, slug: 'autre', publish: true }, holder(network, 'staff')), refusedWith('kernel.not_yours'))
  await assert.rejects(bring({ draft, slug: 'autre' }, holder(brittany, 'representative')), refusedWith('kernel.not_yours'))
  const restored = await bring({ draft: { ...draft, state: 'adopted' }, slug: 'vite', life: 'restore' }, holder(network, 'staff'))
  assert.equal(
    (await demo.house.reader.selectFrom('plan_plan').select('state').where('id', '=', restored.planId).executeTakeFirstOrThrow()).state,
    'draft',
  )
})

test('published as the page would: at once, or later as a deed of its own', async () => {
  const { draft } = await sheet(FIRST)
  const made = await bring({ draft, slug: 'public' })
  const again = await bring({ draft, slug: 'public', publish: true })
  assert.deepEqual([again.changed, await entriesOf(made.planId)], [0, ['plan.published', 'plan.imported']])
  const state = await demo.house.reader.selectFrom('plan_plan').select('state').where('id', '=', made.planId).executeTakeFirstOrThrow()
  assert.equal(state.state, 'published')
})

test('an address is made from the title, and a free one', async () => {
  const draft = { ...(await sheet(FIRST)).draft, title: { fr: "L'Été, à cœur : 2030 !", en: null } }
  assert.equal((await bring({ draft })).slug, 'l-ete-a-coeur-2030')
  assert.equal((await bring({ draft })).slug, 'l-ete-a-coeur-2030-2')
  await assert.rejects(bring({ draft, slug: '../x' }), refusedWith('plan.slug_invalid'))
})

test('carried over: within the plan by its code, to a plan that comes later, never to itself', async () => {
  const first = await bring({
    draft: (await sheet('Code;Titre;Reporté vers\n1;A;\n1.1;B;suivant#7\n1.2;C;1.1\n1.3;D;1.3\n')).draft,
    slug: 'avant',
  })
  await bring({ draft: (await sheet('Code;Titre\n7;Z\n')).draft, slug: 'suivant' })
  const items = await itemsOf(first.planId)
  const z = await demo.house.reader.selectFrom('plan_item').select('id').where('code', '=', '7').executeTakeFirstOrThrow()
  const [b, c, d] = ['1.1', '1.2', '1.3'].map((code) => items.find((item) => item.code === code)!)
  assert.deepEqual(
    [b!.carried_over_to_id, c!.carried_over_to_id, d!.carried_over_to_id, d!.carried_over_to_text],
    [z.id, b!.id, null, '1.3'],
  )
})

test('ten thousand items come in at once', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `P${Math.floor(index / 1_000)};S${Math.floor(index / 100)};Action ${index};Commission Formation;01/02/2027`,
  )
  const { draft, keep } = await sheet(`Pilier;Stratégie;Action;Responsable;Début\n${rows.join('\n')}`)
  const { created } = await bring({ draft, slug: 'grand', keep })
  assert.equal(created, 10_110)
})
