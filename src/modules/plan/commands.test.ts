/** The commands of plans together, on a real database: a plan's whole life, what is kept of it, and what may stop a deed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Capability } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { history } from '#kernel/history.ts'
import type { House } from '#kernel/house.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { actorOf, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { adoptPlan, closePlan, editItem, importPlan, publishPlan, undoDeed, withdrawPlan } from './commands.ts'
import { itemCoded, planBySlug } from './queries.ts'
import type { ItemDraft, ItemFacts, PlanDraft } from './tables.ts'

const { house } = await testHouse()
const today = house.clock.today()
const run = <Result>(work: (tx: Writer) => Promise<Result>, where: House = house) => change(where, work)
const { organisationId: network } = await run((tx) =>
  setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
)

/** Somebody who holds these mandates in the database, and acts for the first. */
async function somebody(name: string, ...roles: Role[]): Promise<Actor> {
  const personId = await run((tx) => addPerson(tx, SHELL, { name }))
  for (const role of roles) await run((tx) => giveMandate(tx, SHELL, { personId, role, organisationId: network, startsOn: '2015-01-01' }))
  return (await actorOf(house.reader, personId, null, today))!
}
const [paule, diane, olga] = [await somebody('Paule', 'staff'), await somebody('Diane', 'president'), await somebody('Olga')]

const action = (code: string): ItemDraft => ({ code, line: null, title: { fr: `Action ${code}`, en: null }, children: [] })
const draftOf = (slug: string): PlanDraft => ({
  ...{ slug, title: { fr: 'Essai', en: null }, kind: 'strategic', levelNames: { fr: ['Pilier', 'Action'], en: [] } },
  ...{ period: { from: null, to: null }, owner: null, predecessor: null, notes: [], milestones: [], decision: null },
  ...{ state: 'draft', example: false, items: [{ ...action('P'), children: [action('A'), action('B')] }] },
})
const imported = (actor: Actor, slug: string) =>
  run((tx) => importPlan(tx, actor, { draft: draftOf(slug), slug, publish: false, life: 'draft' }))
async function edit(actor: Actor, itemId: number, facts: Partial<ItemFacts>, where: House = house) {
  const { revision } = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', itemId).executeTakeFirstOrThrow()
  return run((tx) => editItem(tx, actor, { itemId, revision, facts }), where)
}
const threadOf = (kind: 'plan' | 'item', id: number) =>
  journalEntries(house.reader, { scope: { kind: 'all' }, subject: { kind, id }, limit: 50 })

test('a plan lives from its draft to its closing, each deed one entry, each entry on each thread that it concerns', async () => {
  const { planId } = await imported(paule, 'vie')
  const [a, b] = [(await itemCoded(house.reader, paule, 'A', 'vie'))!, (await itemCoded(house.reader, paule, 'B', 'vie'))!]
  await edit(paule, a, { title_en: 'Action A', owner_person_id: olga.personId })
  await run((tx) => publishPlan(tx, diane, 'vie'))
  await run((tx) => withdrawPlan(tx, diane, 'vie'))
  await run((tx) => publishPlan(tx, diane, 'vie'))
  await edit(paule, a, { text_fr: 'Le texte.' })
  const decision = { bodyId: null, bodyText: 'Assemblée', decidedOn: '2015-09-17', reference: null, source: null }
  await run((tx) => adoptPlan(tx, diane, { slug: 'vie', decision }))
  const news = await edit(olga, a, { status: 'done' })
  await run((tx) => undoDeed(tx, olga, news!))
  await run((tx) => closePlan(tx, diane, 'vie'))

  const told = async (kind: 'plan' | 'item', id: number) =>
    (await threadOf(kind, id)).toReversed().map(({ deed, personId, public: open }) => `${deed} ${personId} ${open ? 'public' : 'own'}`)
  const [p, d, o] = [paule.personId, diane.personId, olga.personId]
  const life = [
    `plan.imported ${p} own`,
    `plan.item_edited ${p} own`,
    `plan.published ${d} public`,
    `plan.withdrawn ${d} own`,
    `plan.published ${d} public`,
    `plan.item_edited ${p} public`,
    `plan.adopted ${d} public`,
    `plan.item_edited ${o} public`,
    `plan.item_edit_undone ${o} public`,
    `plan.closed ${d} public`,
  ]
  assert.deepEqual(await told('plan', planId), life)
  assert.deepEqual(await told('item', a), life)
  assert.deepEqual(
    await told('item', b),
    life.filter((line) => !line.includes('item_edit')),
  )
  assert.equal((await planBySlug(house.reader, null, 'vie'))?.state, 'closed')
  await assert.rejects(edit(paule, a, { progress: 10 }), Refusal)
})

test('what strangers read of a life says nothing of what happened while it was a draft', async () => {
  await imported(paule, 'discret')
  const a = (await itemCoded(house.reader, paule, 'A', 'discret'))!
  await edit(paule, a, { expected_result: 'Secret' })
  await run((tx) => publishPlan(tx, diane, 'discret'))
  await edit(paule, a, { status: 'in_progress', progress: 30 })
  const entries = await history(house, null, 'fr', { scope: { kind: 'public' }, subject: { kind: 'item', id: a }, limit: 9 })
  assert.deepEqual(
    entries.map(({ sentence }) => sentence),
    ['a modifié le statut (En cours) et l’avancement (30\u202f%)', 'a publié le projet (version 1)'],
  )
})

test('an edit drops what is kept of its item, its plan and the lists, and leaves the other plans', async () => {
  for (const slug of ['un', 'deux']) await imported(paule, slug)
  const item = (await itemCoded(house.reader, paule, 'A', 'un'))!
  const [one, two] = [(await planBySlug(house.reader, paule, 'un'))!.id, (await planBySlug(house.reader, paule, 'deux'))!.id]
  const pages: Record<string, string[]> = {
    item: [`item:${item}`],
    one: [`plan:${one}`],
    list: ['plan', 'person'],
    home: ['*'],
    two: [`plan:${two}`],
    people: ['person'],
  }
  const left = async (work: () => Promise<unknown>) => {
    for (const [key, tags] of Object.entries(pages)) await house.kept.keepPage(key, tags, '<p>', house.kept.revision())
    await work()
    return Object.keys(pages).filter((key) => house.kept.page(key) !== null)
  }
  assert.deepEqual(await left(() => edit(paule, item, { progress: 10 })), ['two', 'people'])
  assert.deepEqual(await left(() => edit(paule, item, { progress: 10 })), Object.keys(pages), 'nothing changed')
  assert.deepEqual(
    await left(() => edit(paule, item, { progress: 20, owner_person_id: 999_999 }).catch(() => null)),
    Object.keys(pages),
    'refused',
  )
  assert.deepEqual(await left(() => run((tx) => publishPlan(tx, diane, 'un'))), ['two', 'people'])
})

test('what another module knows may stop an edit: nothing of it is written', async () => {
  await imported(paule, 'argent')
  const item = (await itemCoded(house.reader, paule, 'A', 'argent'))!
  const seen: unknown[] = []
  const money: Capability = {
    name: 'money',
    reactions: {
      'plan.item_edited': async (tx, actor, { changes }, subjects) => {
        seen.push([actor.personId, subjects[0]])
        const stops = changes.some(({ field, to }) => field === 'status' && to === 'stopped')
        const { status } = await tx.selectFrom('plan_item').select('status').where('id', '=', item).executeTakeFirstOrThrow()
        assert.equal(status, stops ? 'stopped' : 'planned', 'the reaction sees what the deed wrote')
        refuse(stops ? objection('kernel.not_yours', {}, 'status') : null, 409)
      },
    },
  }
  const guarded = { ...house, capabilities: [...house.capabilities, money] }
  const count = (await threadOf('item', item)).length
  await assert.rejects(edit(paule, item, { status: 'stopped', stopped_reason: 'Sans objet' }, guarded), { status: 409 })
  assert.equal((await threadOf('item', item)).length, count)
  assert.ok(await edit(paule, item, { status: 'planned' }, guarded))
  assert.deepEqual(seen, [
    [paule.personId, { kind: 'item', id: item }],
    [paule.personId, { kind: 'item', id: item }],
  ])
})
