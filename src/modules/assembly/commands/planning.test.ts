/** Meetings, agendas, resolutions and documents on a database: who may, what is kept, what is refused and with which sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { sayObjection } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { PDF } from '../../../../test/support/office-files.ts'
import {
  addDocuments,
  addItem,
  addResolution,
  cancelMeeting,
  editItem,
  editMeeting,
  editResolution,
  moveItem,
  planMeeting,
  removeDocument,
  removeItem,
  removeResolution,
} from '../commands.ts'
import { agendaOf, bodiesToConvene, documentsOf, type Meeting, meeting, resolutionsOf } from '../queries.ts'

const { house, bodyId, actor } = await gathering({ state: 'draft' })
const [secretary, staff, member] = [await actor('Gildas Pontarec'), await actor('Kévin Dorsalin'), await actor('Edith Farrowby')]
const today = house.clock.today()

const FACTS = {
  bodyId,
  title: { fr: 'Assemblée générale du 20 avril', en: null },
  starts: '2017-04-20T09:30',
  timeZone: 'Europe/Paris',
  place: 'Rennes',
  remoteUrl: null,
}
const ITEM = { kind: 'report' as const, title: { fr: 'Rapport moral', en: null }, text: null, presenter: null, plannedMinutes: 20 }
const TEXT = { title: { fr: 'Approuver', en: null }, text: { fr: 'L’assemblée approuve.', en: null }, decision: 'ordinary' }

const plan = (by: Actor = secretary, facts = FACTS) => change(house, (tx) => planMeeting(tx, by, facts))
const now = async (id: number): Promise<Meeting> => (await meeting(house.reader, SHELL, id, today))!
const edit = async (id: number, facts: Partial<typeof FACTS>, revision?: number) => {
  const known = await now(id)
  return change(house, (tx) => editMeeting(tx, secretary, { ...FACTS, ...facts, id, revision: revision ?? known.revision }))
}
const add = (meetingId: number, item: Partial<Parameters<typeof addItem>[2]> = {}) =>
  change(house, (tx) => addItem(tx, staff, { ...ITEM, ...item, meetingId }))
const resolve = (meetingId: number, input: Partial<Parameters<typeof addResolution>[2]> = {}) =>
  change(house, (tx) => addResolution(tx, staff, { ...TEXT, itemId: null, ...input, meetingId }))
/** As the notice leaves it. */
const convene = (id: number) =>
  house.db.updateTable('assembly_meeting').set({ state: 'convened', convened_at: house.clock.now() }).where('id', '=', id).execute()
const titles = async (id: number) => (await agendaOf(house.reader, id)).map(({ title }) => title.fr)

/** The codes of a refusal, with the sentence that people read. */
async function refused(work: Promise<unknown>): Promise<[number, string]> {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (each: unknown) => each,
  )
  if (!(error instanceof Refusal)) throw error
  const first = error.objections[0]!
  assert.notEqual(sayObjection(house, 'fr', first), '')
  assert.notEqual(sayObjection(house, 'en', first), '')
  return [error.status, first.code]
}

test('the secretary plans a meeting; permanents and members do not, and a draft is hidden from members', async () => {
  const id = await plan()
  const facts = await now(id)
  assert.deepEqual(
    [facts.state, facts.day, facts.startsAt.toISOString(), facts.example],
    ['draft', '2017-04-20', '2017-04-20T07:30:00.000Z', true],
  )
  assert.deepEqual(await refused(plan(staff)), [403, 'kernel.not_yours'])
  assert.deepEqual(await refused(plan(member)), [403, 'kernel.not_yours'])
  assert.equal(await meeting(house.reader, member, id, today), null)
  assert.deepEqual(await refused(change(house, (tx) => cancelMeeting(tx, member, { id, reason: 'Non' }))), [404, 'kernel.not_found'])
  assert.ok((await bodiesToConvene(house.reader, secretary)).some((body) => body.id === bodyId))
  assert.deepEqual(await bodiesToConvene(house.reader, staff), [])
})

test('what cannot be a meeting is refused', async () => {
  assert.deepEqual(await refused(plan(secretary, { ...FACTS, starts: '2017-03-13T09:30' })), [422, 'assembly.starts_before_today'])
  assert.deepEqual(await refused(plan(secretary, { ...FACTS, timeZone: 'Paris' })), [422, 'assembly.time_zone_unknown'])
  assert.deepEqual(await refused(plan(secretary, { ...FACTS, title: { fr: ' ', en: null } as never })), [422, 'kernel.required'])
  assert.deepEqual(await refused(plan(secretary, { ...FACTS, remoteUrl: 'javascript:1' as never })), [422, 'assembly.not_a_link'])
})

test('two who edit at once: the second is told; after the notice only place and link change', async () => {
  const id = await plan()
  const { revision } = await now(id)
  assert.deepEqual(await edit(id, { place: 'Nantes' }), ['place'])
  assert.deepEqual(await refused(edit(id, { place: 'Brest' }, revision)), [409, 'assembly.touched_since'])
  assert.deepEqual(await edit(id, { place: 'Nantes' }), [])
  await convene(id)
  assert.deepEqual(await refused(edit(id, { place: 'Nantes', starts: '2017-04-21T09:30' })), [422, 'assembly.already_announced'])
  assert.deepEqual(await edit(id, { place: 'Vannes', remoteUrl: 'https://visio.example/ag' as never }), ['place', 'remote'])
})

test('a convened meeting is cancelled with its reason, and stays to be read', async () => {
  const id = await plan()
  await convene(id)
  assert.deepEqual(await refused(change(house, (tx) => cancelMeeting(tx, secretary, { id, reason: '  ' }))), [422, 'kernel.required'])
  await change(house, (tx) => cancelMeeting(tx, secretary, { id, reason: 'Grève des transports' }))
  assert.deepEqual([(await now(id)).state, (await now(id)).cancelledFor], ['cancelled', 'Grève des transports'])
  assert.deepEqual(await refused(change(house, (tx) => cancelMeeting(tx, secretary, { id, reason: 'Encore' }))), [
    422,
    'assembly.planning_over',
  ])
  const { sentence } = house.capabilities.flatMap((each) => each.deeds?.['meeting.cancelled'] ?? [])[0]!
  assert.equal(sentence.fr({ reason: 'Grève' }), 'a annulé la réunion\u00a0: Grève')
})

test('items are added, moved and removed; resolutions are numbered in the order of their items', async () => {
  const id = await plan()
  const [first, second] = [await add(id), await add(id, { title: { fr: 'Comptes', en: null }, kind: 'decision' })]
  const third = await add(id, { title: { fr: 'Budget', en: null }, kind: 'decision' })
  const onThird = await resolve(id, { itemId: third })
  const onSecond = await resolve(id, { itemId: second, title: { fr: 'Comptes', en: null } })
  assert.deepEqual(
    (await resolutionsOf(house.reader, id)).map(({ id: each, number }) => [each, number]),
    [
      [onSecond, 1],
      [onThird, 2],
    ],
  )
  await change(house, (tx) => moveItem(tx, staff, { meetingId: id, id: third, to: 'up' }))
  assert.deepEqual(await titles(id), ['Rapport moral', 'Budget', 'Comptes'])
  assert.equal((await resolutionsOf(house.reader, id))[0]!.id, onThird)
  await change(house, (tx) => moveItem(tx, staff, { meetingId: id, id: first, to: 'up' }))
  assert.deepEqual(await refused(change(house, (tx) => removeItem(tx, staff, { meetingId: id, id: third }))), [
    422,
    'assembly.item_carries_resolutions',
  ])
  await change(house, (tx) => removeResolution(tx, staff, { meetingId: id, id: onThird }))
  await change(house, (tx) => removeItem(tx, staff, { meetingId: id, id: third }))
  const left = await agendaOf(house.reader, id)
  assert.deepEqual(
    [left.map(({ position }) => position), (await resolutionsOf(house.reader, id)).map(({ number }) => number)],
    [[1, 2], [1]],
  )
  assert.deepEqual(await refused(change(house, (tx) => addItem(tx, member, { ...ITEM, meetingId: id }))), [404, 'kernel.not_found'])
})

test('several who add at once each get a place of their own', async () => {
  const id = await plan()
  await Promise.all(['A', 'B', 'C', 'D', 'E'].map((fr) => add(id, { title: { fr, en: null } })))
  assert.deepEqual(
    (await agendaOf(house.reader, id)).map(({ position }) => position),
    [1, 2, 3, 4, 5],
  )
})

test('an item that somebody saved meanwhile is not overwritten', async () => {
  const id = await plan()
  const item = await add(id)
  const save = (title: string, shown: string | null) =>
    change(house, (tx) => editItem(tx, staff, { ...ITEM, title: { fr: title, en: null }, meetingId: id, id: item, shown }))
  await save('Rapport d’activité', null)
  assert.deepEqual(await refused(save('Autre', '["report"]')), [409, 'assembly.touched_since'])
  assert.deepEqual(await titles(id), ['Rapport d’activité'])
})

test('once convened: no decision enters the agenda, but the revocation of an officer; what was announced stands (R11)', async () => {
  const id = await plan()
  const item = await add(id, { kind: 'decision' })
  const announced = await resolve(id, { itemId: item })
  await convene(id)
  assert.deepEqual(await refused(add(id, { kind: 'decision' })), [422, 'assembly.off_agenda'])
  assert.deepEqual(await refused(resolve(id)), [422, 'assembly.off_agenda'])
  const input = { ...TEXT, meetingId: id, id: announced, itemId: item, shown: null }
  assert.deepEqual(await refused(change(house, (tx) => editResolution(tx, staff, input))), [422, 'assembly.agenda_sent'])
  const later = await add(id, { kind: 'debate', title: { fr: 'Questions diverses', en: null } })
  assert.equal((await agendaOf(house.reader, id)).find((each) => each.id === later)?.late, true)
  await resolve(id, { revocation: true, title: { fr: 'Révoquer', en: null } })
  await change(house, (tx) => removeResolution(tx, staff, { meetingId: id, id: announced }))
  const all = await resolutionsOf(house.reader, id)
  assert.deepEqual(
    all.map(({ number, revocation, withdrawnAt }) => [number, revocation, withdrawnAt !== null]),
    [
      [1, false, true],
      [2, true, false],
    ],
  )
})

test('a resolution on statutes is not ordinary (R10), keeps the fingerprint of its text, and stands once on an agenda', async () => {
  const id = await plan()
  const subject = {
    kind: 'statutes_version',
    id: 7,
    of: {
      label: { fr: 'Statuts', en: null },
      offered: async () => [{ id: 7, title: { fr: 'Statuts 2017', en: null }, path: '/statutes/7' }],
      text: async () => ({ title: { fr: 'Statuts 2017', en: null }, path: '/statutes/7', text: '{}', sha256: 'a'.repeat(64) }),
    },
  }
  assert.deepEqual(await refused(resolve(id, { subject })), [422, 'assembly.statutes_by_ordinary'])
  assert.deepEqual(await refused(resolve(id, { decision: 'unanimous' })), [422, 'assembly.decision_kind_unknown'])
  assert.deepEqual(await refused(resolve(id, { decision: 'extraordinary', subject: { ...subject, id: 8 } })), [
    422,
    'assembly.subject_not_offered',
  ])
  await resolve(id, { decision: 'extraordinary', subject })
  assert.deepEqual((await resolutionsOf(house.reader, id))[0]?.subject, { kind: 'statutes_version', id: 7, sha256: 'a'.repeat(64) })
  assert.deepEqual(await refused(resolve(id, { decision: 'extraordinary', subject })), [422, 'assembly.subject_on_agenda'])
})

test('documents are known by their content, stand once, and stay once the notice has gone out with them', async () => {
  const id = await plan()
  const file = { name: 'Rapport.pdf', bytes: new Uint8Array(PDF) }
  const send = (files: (typeof file)[]) => change(house, (tx) => addDocuments(tx, staff, { meetingId: id, itemId: null, files }))
  const [first] = await send([file])
  assert.deepEqual(await refused(send([file])), [422, 'assembly.document_twice'])
  assert.deepEqual(await refused(send([{ name: 'a.pdf', bytes: new TextEncoder().encode('du texte') }])), [
    422,
    'assembly.document_named_otherwise',
  ])
  assert.deepEqual(await refused(send([{ name: 'a.html', bytes: new TextEncoder().encode('<html>') }])), [422, 'assembly.document_refused'])
  assert.deepEqual(await refused(send([])), [422, 'assembly.document_missing'])
  await change(house, (tx) => removeDocument(tx, staff, { meetingId: id, id: first! }))
  const [again] = await send([file])
  await convene(id)
  assert.deepEqual(await refused(change(house, (tx) => removeDocument(tx, staff, { meetingId: id, id: again! }))), [
    422,
    'assembly.documents_sent',
  ])
  assert.deepEqual(
    (await documentsOf(house.reader, id)).map(({ name, type, size }) => [name, type, size]),
    [['Rapport.pdf', 'application/pdf', PDF.length]],
  )
})
