/** The next text of an adopted plan, on a real database: begun beside it, given up, or woven into it to the letter (R39). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { journalEntries } from '#kernel/journal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { acting, outcome, planWith, type Tree } from '../../../../test/support/plans.ts'
import { changesOfNextText, openRevision, planBySlug, plans, textsBecomeVersions, versionsOf, workingText } from '../queries.ts'
import { editItem } from './items.ts'
import { adoptPlan, closePlan, type PastDecision, publishPlan, withdrawPlan } from './life.ts'
import { beginRevision } from './revision.ts'
import { undoDeed } from './undo.ts'

const { house } = await testHouse()
const { reader } = house
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const { organisationId: network } = await run((tx) =>
  setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
)
const staff = acting(network, 'staff')
const diane = acting(network, 'president')
const stranger = acting(network, 'representative')
const DECISION: PastDecision = { bodyId: null, bodyText: 'Assemblée', decidedOn: '2016', reference: null, source: null }

const UNCHANGED = { added: 0, changed: 0, moved: 0, renumbered: 0, dropped: 0, plan: false }
const TREE: Tree = { P: { A: {}, B: {} }, Q: { C: {} } }
const adoptedPlan = (tree = TREE) => planWith(house, { state: 'adopted', tree })
const begin = (slug: string, by = staff) => run((tx) => beginRevision(tx, by, slug))
const adopt = (slug: string) => run((tx) => adoptPlan(tx, diane, { slug, decision: DECISION }))
const rows = (planId: number) => reader.selectFrom('plan_item').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
const latest = async () => (await journalEntries(reader, { scope: { kind: 'all' }, limit: 1 }))[0]!
const set = (id: number, columns: object) => house.db.updateTable('plan_item').set(columns).where('id', '=', id).execute()
const copyOf = async (planId: number, code: string) => (await rows(planId)).find((row) => row.code === code && !row.removed)!

test('a next text begins as a draft of its own with every item, each with its origin and its place', async () => {
  const { planId, slug } = await adoptedPlan()
  const { planId: nextId, slug: next, entryId } = await begin(slug)
  assert.equal(next, `${slug}-projet`)
  const [from, to] = [await rows(planId), await rows(nextId)]
  const place = (all: typeof from) => (id: number | null) => all.find((row) => row.id === id)?.code ?? null
  const told = (all: typeof from) =>
    all
      .map((row) =>
        [row.code, place(all)(row.parent_id), row.position, row.level, row.title_fr, row.text_fr, row.status, row.ends_on].join(),
      )
      .toSorted()
  assert.deepEqual(told(to), told(from))
  assert.deepEqual(
    to.map((row) => place(from)(row.origin_id)),
    to.map((row) => row.code),
  )
  const entry = await latest()
  assert.deepEqual([entry.id, entry.deed, entry.public, entry.payload], [entryId, 'plan.revision_begun', false, { items: from.length }])
  assert.deepEqual(entry.subjects, [
    { kind: 'plan', id: nextId },
    ...to.map(({ id }) => ({ kind: 'item', id })),
    { kind: 'plan', id: planId },
  ])
  assert.equal((await workingText(reader, nextId)).sha256, (await workingText(reader, planId)).sha256)
  assert.deepEqual(await changesOfNextText(reader, { id: nextId, revisedId: planId }), UNCHANGED)
})

test('only staff begins one, of an adopted plan, and one at a time', async () => {
  const { slug } = await adoptedPlan()
  assert.equal(await outcome(begin(slug, diane)), '403 kernel.not_yours')
  assert.equal(await outcome(begin(slug, stranger)), '403 kernel.not_yours')
  assert.equal(await outcome(begin('no-such-plan')), '404 kernel.not_found')
  for (const state of ['draft', 'published', 'closed'] as const) {
    const other = await planWith(house, { state, tree: TREE })
    assert.equal(await outcome(begin(other.slug)), '422 plan.only_adopted_is_revised', state)
  }
  const both = await Promise.all([outcome(begin(slug)), outcome(begin(slug))])
  assert.deepEqual(both.toSorted(), ['422 plan.revision_open', 'ok'])
  assert.equal(await outcome(begin(`${slug}-projet`)), '422 plan.only_adopted_is_revised', 'a next text has no next text')
})

test('strangers see a next text only while it is published, and never one that was given up', async () => {
  const { planId, slug } = await adoptedPlan()
  const { slug: next } = await begin(slug)
  const seen = async () => [
    (await planBySlug(reader, null, next)) !== null,
    (await plans(reader, null)).some((plan) => plan.slug === next),
    (await openRevision(reader, null, planId)).seen !== null,
    (await openRevision(reader, staff, planId)).seen !== null,
  ]
  assert.deepEqual(await seen(), [false, false, false, true])
  await run((tx) => publishPlan(tx, diane, next))
  assert.deepEqual(await seen(), [true, true, true, true])
  await run((tx) => withdrawPlan(tx, diane, next))
  assert.deepEqual(await seen(), [false, false, false, true])
  await run((tx) => publishPlan(tx, diane, next))
  await run((tx) => closePlan(tx, diane, next))
  assert.deepEqual(await seen(), [false, false, false, false])
  assert.equal((await planBySlug(reader, staff, next))?.state, 'closed')
  assert.deepEqual((await latest()).public, false)
})

test('of an item taken over only the text is edited here; a new item is edited whole', async () => {
  const { slug } = await adoptedPlan()
  const { planId: nextId } = await begin(slug)
  const copy = await copyOf(nextId, 'A')
  const edit = (id: number, revision: number, facts: object) => run((tx) => editItem(tx, staff, { itemId: id, revision, facts }))
  assert.equal(await outcome(edit(copy.id, 1, { title_fr: 'Autre' })), 'ok')
  assert.equal(await outcome(edit(copy.id, 2, { progress: 40 })), '403 plan.field_not_yours@progress')
  await set(copy.id, { origin_id: null })
  assert.equal(await outcome(edit(copy.id, 2, { progress: 40 })), 'ok')
})

test('giving up is taken back while nothing else has begun; a plan is not closed over its next text', async () => {
  const { planId, slug } = await adoptedPlan()
  const { slug: next } = await begin(slug)
  assert.equal(await outcome(run((tx) => closePlan(tx, diane, slug))), '422 plan.revision_open')
  assert.equal(await outcome(run((tx) => closePlan(tx, stranger, next))), '404 kernel.not_found')
  const given = await run((tx) => closePlan(tx, diane, next))
  assert.equal(await outcome(run((tx) => closePlan(tx, diane, next))), '422 plan.already_abandoned')
  assert.equal(await outcome(adopt(next)), '422 plan.already_abandoned')
  await run((tx) => undoDeed(tx, diane, given))
  assert.equal((await planBySlug(reader, staff, next))?.state, 'draft')
  const again = await run((tx) => closePlan(tx, diane, next))
  const second = await begin(slug)
  assert.equal(second.slug, `${slug}-projet-2`)
  assert.equal(await outcome(run((tx) => undoDeed(tx, diane, again))), '422 plan.revision_open')
  const third = await run((tx) => closePlan(tx, diane, second.slug))
  await run((tx) => closePlan(tx, diane, slug))
  assert.equal(await outcome(run((tx) => undoDeed(tx, diane, third))), '422 plan.revised_not_adopted')
  assert.deepEqual(await openRevision(reader, diane, planId), { id: null, seen: null })
})

test('its adoption weaves it into the plan: codes swap, items move, come and go, and each keeps its id and its follow-up', async () => {
  const { planId, slug } = await adoptedPlan()
  const before = await rows(planId)
  const id = (code: string) => before.find((row) => row.code === code)!.id
  const { planId: nextId, slug: next } = await begin(slug)
  const copy = Object.fromEntries((await rows(nextId)).map((row) => [row.code, row]))
  await set(copy.A!.id, { code: 'x' })
  await set(copy.B!.id, { code: 'A', text_fr: 'Voir #B.' })
  await set(copy.A!.id, { code: 'B', parent_id: copy.Q!.id, position: 2, title_fr: 'Déplacée' })
  await set(copy.C!.id, { removed: true })
  const added = await house.db
    .insertInto('plan_item')
    .values({ ...NEW, plan_id: nextId, parent_id: copy.P!.id, position: 2, level: 2, code: 'D', title_fr: 'Nouvelle', progress: 5 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const given = { ...NEW, plan_id: nextId, parent_id: copy.P!.id, position: 3, level: 2, code: 'C', title_fr: 'Retirée', removed: true }
  await house.db.insertInto('plan_item').values(given).execute()
  await set(id('A'), { progress: 70 })
  await house.db.updateTable('plan_plan').set({ title_fr: 'Autre titre' }).where('id', '=', nextId).execute()
  const wanted = await workingText(reader, nextId)
  assert.deepEqual(await changesOfNextText(reader, { id: nextId, revisedId: planId }), {
    ...UNCHANGED,
    ...{ added: 1, changed: 2, dropped: 1, plan: true },
  })

  const entryId = await adopt(next)
  assert.equal((await workingText(reader, planId)).sha256, wanted.sha256)
  const after = await rows(planId)
  assert.deepEqual(
    after.map((row) => [row.id, row.code, row.removed, row.progress]),
    [
      [id('P'), 'P', false, null],
      [id('Q'), 'Q', false, null],
      [id('A'), 'B', false, 70],
      [id('B'), 'A', false, null],
      [id('C'), 'C', true, null],
      [added.id, 'D', false, 5],
    ].toSorted((one, other) => (one[0] as number) - (other[0] as number)),
  )
  assert.deepEqual(
    (await rows(nextId)).map(({ removed }) => removed),
    Array(6).fill(true),
  )
  const entry = await latest()
  assert.deepEqual([entry.id, entry.deed, entry.public], [entryId, 'plan.adopted', true])
  assert.deepEqual(entry.subjects.slice(0, 2), [
    { kind: 'plan', id: planId },
    { kind: 'plan', id: nextId },
  ])
  assert.deepEqual(
    entry.subjects
      .slice(2)
      .map((subject) => subject.id)
      .toSorted((one, other) => one - other),
    after.map((row) => row.id),
  )
  const plan = await planBySlug(reader, null, slug)
  assert.deepEqual([plan?.state, plan?.title.fr, plan?.decision?.decidedOn], ['adopted', 'Autre titre', '2016'])
  const [second, first] = await versionsOf(reader, planId)
  assert.deepEqual([first?.number, second?.number, second?.sha256, second?.decision?.decidedOn], [1, 2, wanted.sha256, '2016'])
  assert.deepEqual((await textsBecomeVersions(reader))[next], { slug, number: 2 })
  assert.ok(!(await plans(reader, staff)).some((each) => each.slug === next))
  assert.equal(await outcome(run((tx) => undoDeed(tx, diane, entryId))), '422 plan.cannot_be_undone')
  assert.equal(await outcome(adopt(next)), '422 plan.already_adopted')
})

test('what pointed at a copy points at its action, and documents of the next text are the plan’s', async () => {
  const { planId, slug } = await adoptedPlan()
  const annual = await planWith(house, { state: 'draft', tree: { X: { Y: {}, Z: {} } } })
  const { planId: nextId, slug: next } = await begin(slug)
  const [a, b] = [await copyOf(nextId, 'A'), await copyOf(nextId, 'B')]
  const [y, z] = [await copyOf(annual.planId, 'Y'), await copyOf(annual.planId, 'Z')]
  await set(y.id, { carried_over_to_id: a.id })
  await set(b.origin_id!, { carried_over_to_id: b.id })
  const serving = [
    { action_id: y.id, served_id: a.id },
    { action_id: y.id, served_id: a.origin_id! },
    { action_id: z.id, served_id: b.id },
  ]
  await house.db.insertInto('plan_serving').values(serving).execute()
  const paper = { media_type: 'text/plain', size_bytes: 1, sha256: '', content: Buffer.from('x'), added_at: new Date() }
  await house.db
    .insertInto('plan_document')
    .values([
      { ...paper, plan_id: nextId, item_id: a.id, name: 'de l’action' },
      { ...paper, plan_id: nextId, item_id: null, name: 'du plan' },
    ])
    .execute()
  await adopt(next)
  const carried = await rows(annual.planId)
  assert.equal(carried.find((row) => row.id === y.id)?.carried_over_to_id, a.origin_id)
  assert.equal((await copyOf(planId, 'B')).carried_over_to_id, null, 'an action is not carried over to itself')
  const served = await reader.selectFrom('plan_serving').selectAll().orderBy('action_id').orderBy('served_id').execute()
  assert.deepEqual(served, [
    { action_id: y.id, served_id: a.origin_id },
    { action_id: z.id, served_id: b.origin_id },
  ])
  const papers = await reader.selectFrom('plan_document').select(['plan_id', 'item_id', 'name']).orderBy('name').execute()
  assert.deepEqual(papers, [
    { plan_id: planId, item_id: a.origin_id, name: 'de l’action' },
    { plan_id: planId, item_id: null, name: 'du plan' },
  ])
})

const NEW = { partners: [], regions: [], example_fields: [], cross_cutting: false }
