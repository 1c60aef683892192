/** Undo, on a real database: of one's own last deed alone, itself a deed. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { change, record } from '#kernel/change.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { addPerson, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { emptyDraft } from '../rules.ts'
import type { ItemFacts, PlanState } from '../tables.ts'
import { importPlan } from './import.ts'
import { editItem } from './items.ts'
import { adoptPlan, closePlan, publishPlan, withdrawPlan } from './life.ts'
import { undoDeed } from './undo.ts'

const { house } = await testHouse()
let network = 0
before(async () => {
  const made = await change(house, (tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }))
  network = made.organisationId
})

const acting = (personId: number, ...roles: Role[]): Actor => {
  const mandates = roles.map((role, id) => ({ id, role, organisationId: network, organisationName: '', bodyId: null, bodyName: null }))
  return { personId, name: '', lang: 'fr', example: true, mandates, acting: mandates[0] ?? null }
}
const paule = () => acting(9_001, 'staff')
const yann = () => acting(9_002, 'staff')
/** Writes the plan and moves it on. */
const diane = () => acting(9_003, 'national_director')

let made = 0
/** A plan in a state with two actions under one pillar. */
async function plan(state: PlanState = 'published') {
  made += 1
  const item = (code: string) => ({ code, line: null, title: { fr: `Titre ${code}`, en: null }, children: [] })
  const draft = emptyDraft({
    slug: `essai-${made}`,
    title: { fr: 'Essai', en: null },
    levelNames: { fr: ['Pilier', 'Action'], en: [] },
    state,
    items: [{ ...item('P'), children: [item('A'), item('B')] }],
  })
  const { planId, slug } = await change(house, (tx) => importPlan(tx, SHELL, { draft, slug: null, publish: false, life: 'restore' }))
  const rows = await house.reader.selectFrom('plan_item').select('id').where('plan_id', '=', planId).orderBy('code').execute()
  const [a, b, p] = rows.map(({ id }) => id) as [number, number, number]
  return { planId, slug, a, b, p }
}
const rowOf = (id: number) => house.reader.selectFrom('plan_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const edit = async (actor: Actor, itemId: number, facts: Partial<ItemFacts>): Promise<number> => {
  const { revision } = await rowOf(itemId)
  return (await change(house, (tx) => editItem(tx, actor, { itemId, revision, facts })))!
}
const undo = (actor: Actor, entryId: number) => change(house, (tx) => undoDeed(tx, actor, entryId))
const latest = async () => (await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 1 }))[0]!
const stateOf = async (id: number) =>
  (await house.reader.selectFrom('plan_plan').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

async function refused(actor: Actor, entryId: number, status: number, code: string, why?: string): Promise<void> {
  const count = (await latest()).id
  await assert.rejects(undo(actor, entryId), (error) => {
    assert.ok(error instanceof Refusal, String(error))
    assert.deepEqual([error.status, error.objections[0]?.code], [status, code], why)
    return true
  })
  assert.equal((await latest()).id, count, 'nothing was journalled')
}

test('one’s own last edit is taken back whole, and that is a deed of its own', async () => {
  const { a, planId } = await plan()
  await edit(paule(), a, { status: 'in_progress', progress: 40 })
  const before = await rowOf(a)
  const edited = await edit(paule(), a, { status: 'done', partners: ['INRS'], ends_on: '2018-12-31' })
  assert.deepEqual(await undo(paule(), edited), { kind: 'item', id: a })
  assert.deepEqual(await rowOf(a), { ...before, revision: 4 })
  const { deed, personId, payload, subjects, public: open } = await latest()
  assert.deepEqual([deed, personId, open], ['plan.item_edit_undone', 9_001, true])
  assert.deepEqual(subjects, [
    { kind: 'item', id: a },
    { kind: 'plan', id: planId },
  ])
  assert.deepEqual(payload, {
    undoes: edited,
    revision: 4,
    changes: [
      { field: 'status', from: 'done', to: 'in_progress' },
      { field: 'progress', from: 100, to: 40 },
      { field: 'ends_on', from: '2018-12-31', to: null },
      { field: 'partners', from: ['INRS'], to: [] },
    ],
  })
})

test('an undo can be undone: the edit stands again', async () => {
  const { a } = await plan()
  const edited = await edit(paule(), a, { progress: 40 })
  await undo(paule(), edited)
  const undone = await latest()
  await undo(paule(), undone.id)
  assert.equal((await rowOf(a)).progress, 40)
  assert.equal((await latest()).deed, 'plan.item_edit_undone')
  await refused(paule(), undone.id, 409, 'plan.touched_since')
})

test('of two edits only the last is undone, and then the first is no longer the last', async () => {
  const { a } = await plan()
  const first = await edit(paule(), a, { progress: 10 })
  const second = await edit(paule(), a, { progress: 20 })
  await refused(paule(), first, 409, 'plan.touched_since')
  await undo(paule(), second)
  assert.equal((await rowOf(a)).progress, 10)
  await refused(paule(), first, 409, 'plan.touched_since')
})

test('what somebody else did, or has touched since, stays', async () => {
  const { a, b, slug } = await plan()
  const mine = await edit(paule(), a, { progress: 10 })
  await refused(yann(), mine, 403, 'plan.not_your_deed')
  await edit(yann(), a, { ends_on: '2018-01-01' })
  await refused(paule(), mine, 409, 'plan.touched_since', 'another field was touched')
  const beside = await edit(paule(), b, { progress: 10 })
  await edit(yann(), a, { progress: 20 })
  await undo(paule(), beside)
  const before = await edit(paule(), b, { progress: 30 })
  await change(house, (tx) => withdrawPlan(tx, diane(), slug))
  await refused(paule(), before, 409, 'plan.touched_since', 'what happens to the plan stands on its items')
})

test('undoing needs the rights of today, and what one may not see does not exist', async () => {
  const { a, slug } = await plan()
  const edited = await edit(paule(), a, { ends_on: '2018-01-01' })
  await refused(acting(9_001), edited, 403, 'kernel.not_yours', 'the mandate has ended')
  await change(house, (tx) => withdrawPlan(tx, diane(), slug))
  await refused(acting(9_001), edited, 404, 'kernel.not_found')
  await refused(paule(), 999_999, 404, 'kernel.not_found')
})

test('who carries an action takes back his or her own news', async () => {
  const { a } = await plan('adopted')
  const olga = await change(house, (tx) => addPerson(tx, SHELL, { name: 'Olga' }))
  await edit(paule(), a, { owner_person_id: olga })
  const news = await edit(acting(olga), a, { status: 'done' })
  await undo(acting(olga), news)
  assert.deepEqual([(await rowOf(a)).status, (await rowOf(a)).progress], [null, null])
  const last = await edit(acting(olga), a, { progress: 20 })
  await refused(paule(), last, 403, 'plan.not_your_deed')
})

test('publication, withdrawal, adoption and closing are taken back to the state before', async () => {
  const decision = { bodyId: null, bodyText: 'Assemblée', decidedOn: '2015', reference: null, source: null }
  const steps: [PlanState, (slug: string) => Promise<number>, PlanState, boolean][] = [
    ['draft', (slug) => change(house, (tx) => publishPlan(tx, diane(), slug)), 'published', false],
    ['published', (slug) => change(house, (tx) => withdrawPlan(tx, diane(), slug)), 'draft', true],
    ['draft', (slug) => change(house, (tx) => adoptPlan(tx, diane(), { slug, decision })), 'adopted', false],
    ['published', (slug) => change(house, (tx) => adoptPlan(tx, diane(), { slug, decision })), 'adopted', true],
    ['adopted', (slug) => change(house, (tx) => closePlan(tx, diane(), slug)), 'closed', true],
  ]
  for (const [from, step, to, open] of steps) {
    const { planId, slug, a, b, p } = await plan(from)
    const entryId = await step(slug)
    assert.equal(await stateOf(planId), to)
    await refused(acting(9_004, 'president'), entryId, 403, 'plan.not_your_deed')
    await refused(paule(), entryId, 403, 'kernel.not_yours')
    assert.deepEqual(await undo(diane(), entryId), { kind: 'plan', id: planId })
    assert.equal(await stateOf(planId), from)
    const { deed, payload, subjects, public: seen } = await latest()
    assert.deepEqual([deed, payload, seen], ['plan.state_undone', { undoes: entryId, from: to, to: from }, open])
    assert.deepEqual(
      subjects.map(({ kind, id }) => `${kind}:${id}`),
      [`plan:${planId}`, ...[p, a, b].toSorted((one, other) => one - other).map((id) => `item:${id}`)],
    )
    const decided = await house.reader.selectFrom('plan_decision').select('plan_id').where('plan_id', '=', planId).execute()
    assert.deepEqual(decided, [], 'no decision is left')
    await refused(diane(), (await latest()).id, 422, 'plan.cannot_be_undone')
  }
})

test('a publication that somebody has built on stays', async () => {
  const { slug, a } = await plan('draft')
  const published = await change(house, (tx) => publishPlan(tx, diane(), slug))
  await edit(paule(), a, { progress: 10 })
  await refused(diane(), published, 409, 'plan.touched_since')
})

test('an import, and the deeds of other modules, cannot be undone', async () => {
  const { planId } = await plan()
  await refused({ ...diane(), personId: null }, (await latest()).id, 422, 'plan.cannot_be_undone')
  for (const subjects of [[{ kind: 'organisation', id: planId }], [{ kind: 'person', id: 999_999 }], []]) {
    const id = await change(house, (tx) =>
      record(tx, diane(), 'organisation.edited', { organisationId: network, public: true, subjects, payload: { fields: ['town'] } }),
    )
    await refused(diane(), id, 404, 'kernel.not_found')
  }
})
