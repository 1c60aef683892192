/** Editing an item through HTTP: who gets the form, what it keeps, and two who write at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Role, SHELL } from '#kernel/values/actor.ts'
import { addOrganisation, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { importPlan, withdrawPlan } from '../commands.ts'
import { itemCoded } from '../queries.ts'
import { LONGEST_TITLE } from '../rules/imports.ts'
import type { ItemDraft, PlanState } from '../tables.ts'

const { house, request, as, logged } = await testHouse()
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const { organisationId: network } = await run((tx) =>
  setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
)
const region = await run((tx) => addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: network }))
const ids: Record<string, number> = {}
async function person(name: string, role: Role, of = network) {
  ids[name] = await run((tx) => addPerson(tx, SHELL, { name }))
  await run((tx) => giveMandate(tx, SHELL, { personId: ids[name]!, role, organisationId: of, startsOn: '2015-01-01' }))
  return as(ids[name])
}
const [paule, yann, olga, rita, bran] = [
  await person('Paule', 'staff'),
  await person('Yann', 'staff'),
  await person('Olga', 'representative'),
  await person('Rita', 'representative'),
  await person('Bran', 'staff', region),
]

let made = 0
/** An action in a plan of its own; its id. */
async function action(
  facts: Partial<ItemDraft> = {},
  { state = 'published' as PlanState, owner = null as string | null } = {},
): Promise<number> {
  made += 1
  const item = (code: string, more: Partial<ItemDraft> = {}): ItemDraft => ({
    code,
    line: null,
    title: { fr: `Titre ${code}`, en: null },
    children: [],
    ...more,
  })
  const draft = {
    ...{
      slug: `essai-${made}`,
      title: { fr: `Essai ${made}`, en: null },
      kind: 'strategic' as const,
      levelNames: { fr: ['Pilier', 'Action'], en: [] },
    },
    ...{ period: { from: null, to: null }, owner, predecessor: null, notes: [], milestones: [], decision: null, state, example: false },
    items: [item('P', { children: [item('A', facts), item('B')] })],
  }
  await run((tx) => importPlan(tx, SHELL, { draft, slug: null, publish: false, life: 'restore' }))
  const rows = house.reader.selectFrom('plan_item as i').innerJoin('plan_plan as p', 'p.id', 'i.plan_id').select('i.id')
  return (await rows.where('p.slug', '=', `essai-${made}`).where('i.code', '=', 'A').executeTakeFirstOrThrow()).id
}
const rowOf = (id: number) => house.reader.selectFrom('plan_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
const save = async (id: number, headers: Record<string, string>, form: Record<string, string | string[]>) => {
  const response = await request(`/items/${id}`, { form: { revision: '1', ...form }, headers })
  const flash = response.headers.getSetCookie().find((cookie) => cookie.startsWith('flash='))
  return { status: response.status, location: response.headers.get('location'), html: await response.text(), flash: flash?.split(';')[0] }
}

test('the form is for who may edit: a stranger is led to sign in and back, others are refused', async () => {
  const id = await action({ owner: 'Olga' })
  assert.deepEqual(
    [(await get(`/items/${id}/edit`)).status, (await get(`/items/${id}/edit`)).location],
    [303, `/sign-in?back=${encodeURIComponent(`/items/${id}/edit`)}`],
  )
  const names = async (headers: Record<string, string>) => {
    const { status, html } = await get(`/items/${id}/edit`, headers)
    return status === 200
      ? ['title_fr', 'status', 'progress', 'owner', 'ends_on', 'regions', 'carried_over_to'].filter((name) =>
          html.includes(`name="${name}"`),
        )
      : status
  }
  assert.equal(await names(rita), 403)
  assert.equal(await names(bran), 403)
  assert.deepEqual(await names(olga), ['status', 'progress'])
  assert.deepEqual(await names(paule), ['title_fr', 'status', 'progress', 'owner', 'ends_on', 'regions', 'carried_over_to'])
  assert.match((await get(`/items/${id}`, olga)).html, /Donner des nouvelles/)
  assert.doesNotMatch((await get(`/items/${id}`, rita)).html, new RegExp(`/items/${id}/edit`))
})

test('nobody saves what he or she may not edit, whatever the form says', async () => {
  const id = await action({ owner: 'Olga' })
  const before = await rowOf(id)
  for (const who of [{}, rita, bran]) assert.equal((await save(id, who, { status: 'done' })).status, 403)
  assert.equal((await save(id, olga, { status: 'done', title_fr: 'À moi' })).status, 403)
  assert.deepEqual(await rowOf(id), before)
  const hidden = await action({}, { state: 'draft' })
  for (const who of [{}, rita]) assert.equal((await save(hidden, who, { status: 'done' })).status, 404)
  const closed = await action({}, { state: 'closed' })
  assert.equal((await save(closed, paule, { status: 'done' })).status, 403)
})

test('an edit is saved as typed, said once, and can be taken back from there', async () => {
  const id = await action()
  const done = await save(id, paule, {
    ...{ title_fr: ' Un « guide » ', title_en: '', text_fr: 'un\r\n\r\ndeux', status: 'in_progress', progress: '40', stopped_reason: '' },
    ...{ owner: `person:${ids.Olga}`, scope: 'regions', regions: ['NOR', 'BRE', 'XX'], starts_on: '1er mars 2017', ends_on: '31/12/2018' },
    ...{
      expected_result: 'Dix ateliers',
      partners: ' INRS\r\n\r\nOF’ESA, Paris ',
      carried_to: `organisation:${region}`,
      carried_over_to: 'B',
    },
  })
  assert.deepEqual([done.status, done.location], [303, `/items/${id}`])
  const row = await rowOf(id)
  assert.deepEqual(
    [row.title_fr, row.title_en, row.text_fr, row.status, row.progress],
    ['Un « guide »', null, 'un\n\ndeux', 'in_progress', 40],
  )
  assert.deepEqual([row.owner_person_id, row.regions, row.starts_on, row.ends_on], [ids.Olga, ['BRE', 'NOR'], '2017-03-01', '2018-12-31'])
  assert.deepEqual(
    [row.partners, row.carried_to_organisation_id, row.carried_over_to_id],
    [['INRS', 'OF’ESA, Paris'], region, await itemCoded(house.reader, null, 'B', `essai-${made}`)],
  )
  const cookie = `${paule.cookie}; ${done.flash}`
  const { html } = await get(`/items/${id}`, { cookie })
  assert.match(html, /Enregistré\./)
  const undo = /action="(\/plan-deeds\/\d+\/undo)"/.exec(html)![1]!
  assert.equal((await request(undo, { form: {} })).status, 404, 'a stranger has nothing to undo')
  assert.equal((await request(undo, { form: {}, headers: yann })).status, 403)
  assert.equal((await request(undo, { form: {}, headers: paule })).headers.get('location'), `/items/${id}`)
  assert.deepEqual([(await rowOf(id)).title_fr, (await rowOf(id)).regions], ['Titre A', []])
})

test('where nothing changed it is said so', async () => {
  const id = await action()
  const same = await save(id, paule, { title_fr: 'Titre A', progress: '' })
  const { html } = await get(`/items/${id}`, { cookie: `${paule.cookie}; ${same.flash}` })
  assert.match(html, /Rien n’a changé\./)
  assert.equal((await rowOf(id)).revision, 1)
})

test('what cannot be saved is said beside each field, and every letter that was typed is still there', async () => {
  const id = await action()
  const typed = {
    ends_on: '31/02/2018',
    progress: '120',
    title_en: 'x'.repeat(LONGEST_TITLE + 1),
    carried_over_to: 'Z9',
    title_fr: 'Un <titre> & "mots"',
    expected_result: 'Dix',
  }
  const { status, html } = await save(id, paule, typed)
  assert.equal(status, 422)
  assert.match(html, /«\u202f31\/02\/2018\u202f» n’est pas une date du calendrier/)
  assert.match(html, /Entre 0 et 100\./)
  assert.ok(html.includes(`Trop long\u00a0: au plus ${LONGEST_TITLE} caractères`))
  for (const kept of [
    'value="31/02/2018"',
    'value="120"',
    'value="Z9"',
    'value="Un &lt;titre> &amp; &quot;mots&quot;"',
    `value="${'x'.repeat(LONGEST_TITLE + 1)}"`,
    '>Dix</textarea>',
  ])
    assert.ok(html.includes(kept), kept)
  assert.equal((await rowOf(id)).revision, 1)
})

test('each rule says its sentence on the form', async () => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ starts_on: '2018-02-01', ends_on: '2018-01-31' }, /La fin \(31 janvier 2018\) vient avant le début \(1er février 2018\)/],
    [{ status: 'stopped', stopped_reason: '' }, /Dites pourquoi l’action est abandonnée/],
    [{ title_fr: '', title_en: '' }, /Il faut un intitulé dans une langue au moins/],
    [{ carried_over_to: 'A' }, /ne peut pas être reportée vers elle-même/],
    [{ carried_over_to: 'nulle-part#A' }, /Aucun élément nulle-part#A ici/],
    [{ owner: 'person:999999' }, /Ce choix n’existe plus/],
    [{ owner: 'king:1' }, /ne fait pas partie des choix/],
    [{ status: 'finished' }, /ne fait pas partie des choix/],
    [{ ends_on: '01/01/0000' }, /n’est pas une date du calendrier/],
  ]
  for (const [form, sentence] of cases) {
    const { status, html } = await save(await action(), paule, form)
    assert.equal(status, 422, JSON.stringify(form))
    assert.match(html, sentence)
  }
  const frozen = await save(await action({}, { state: 'adopted' }), paule, { title_fr: 'Autre' })
  assert.deepEqual([frozen.status, /Le texte adopté ne change que par une décision/.test(frozen.html)], [422, true])
})

test('who saves second sees both texts, loses nothing, and saves with the next try', async () => {
  const id = await action({ expectedResult: 'Un' })
  assert.equal((await save(id, yann, { title_fr: 'Titre de Yann', expected_result: 'Un', progress: '10', partners: '' })).status, 303)
  const mine = { title_fr: 'Titre de Paule', expected_result: 'Deux', progress: '', partners: '' }
  const { status, html } = await save(id, paule, mine)
  assert.equal(status, 409)
  assert.match(html, /Quelqu’un a enregistré cet élément pendant que vous écriviez/)
  for (const both of ['Titre de Yann', 'Titre de Paule', 'value="Titre de Paule"', '>Deux</textarea>']) assert.ok(html.includes(both), both)
  assert.match(html, /Repris de l’autre modification[^<]*Avancement/, 'a field that Paule had not touched is Yann’s')
  assert.match(html, /name="progress"[^>]*value="10"|value="10"[^>]*name="progress"/)
  const revision = /name="revision" value="(\d+)"/.exec(html)![1]!
  assert.equal(revision, '2')
  assert.equal((await rowOf(id)).title_fr, 'Titre de Yann', 'nothing was written')
  assert.equal((await save(id, paule, { ...mine, progress: '10', revision })).status, 303)
  const { title_fr, expected_result, progress } = await rowOf(id)
  assert.deepEqual([title_fr, expected_result, progress], ['Titre de Paule', 'Deux', 10])
})

test('who carries it stays chosen, also when he, she or it is no longer offered', async () => {
  const member = await run((tx) => addOrganisation(tx, SHELL, { kind: 'member', name: 'Les Jardins', parentId: region }))
  const id = await action({ owner: 'Bran', carriedTo: 'Les Jardins' })
  assert.deepEqual([(await rowOf(id)).owner_person_id, (await rowOf(id)).carried_to_organisation_id], [ids.Bran, member])
  const { html } = await get(`/items/${id}/edit`, paule)
  for (const chosen of [`person:${ids.Bran}`, `organisation:${member}`])
    assert.match(html, new RegExp(`<option (selected value="${chosen}"|value="${chosen}" selected)`), chosen)
})

test('a link to what one may not see survives an edit of the rest', async () => {
  const target = await action()
  const id = await action({ carriedOverTo: `essai-${made}#A` }, { owner: 'Bretagne' })
  assert.equal((await rowOf(id)).carried_over_to_id, target)
  const chair = { personId: 9_999, name: '', lang: 'fr' as const, example: false, acting: null }
  const president = {
    ...chair,
    mandates: [{ id: 1, role: 'president' as const, organisationId: network, organisationName: '', bodyId: null, bodyName: null }],
  }
  await run((tx) => withdrawPlan(tx, president, `essai-${made - 1}`))
  const form = (await get(`/items/${id}/edit`, bran)).html
  assert.doesNotMatch(form, new RegExp(`essai-${made - 1}`))
  assert.equal((await save(id, bran, { progress: '10', carried_over_to: '' })).status, 303)
  assert.equal((await rowOf(id)).carried_over_to_id, target)
  assert.deepEqual(logged, [])
})
