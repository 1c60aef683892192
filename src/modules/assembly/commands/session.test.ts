/** A session from its opening to its closing, on a database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type GatheringOptions, gathering } from '../../../../test/support/meetings.ts'
import { speakersOf } from '../queries.ts'
import { askForFloor, endFloor, giveFloor } from './floor.ts'
import { beginItem, changeOfficers, closeMeeting, endItem, openMeeting } from './session.ts'

/** A general meeting with its chair, its secretary and somebody of a member organisation. */
async function session(options: GatheringOptions) {
  const gathered = await gathering(options)
  const { house, actor, meetingId } = gathered
  const [chair, secretary, member] = await Promise.all([actor('Solène Varenquier'), actor('Gildas Pontarec'), actor('Aminata Solvène')])
  const does = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
  const refused = (work: (tx: Writer) => Promise<unknown>, code: string) =>
    assert.rejects(does(work), (error) => error instanceof Refusal && error.objections[0]!.code === code, code)
  const { last } = await house.db
    .selectFrom('journal_entry')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const deeds = async () =>
    (await house.db.selectFrom('journal_entry').select(['deed', 'payload']).where('id', '>', last).orderBy('id').execute()).filter(
      ({ deed }) => /^(meeting|speaker)\./.test(deed),
    )
  const voterOf = async (name: string) => (await gathered.roll()).find((voter) => voter.name === name)!
  const arrives = async (who: Actor, organisation: string) => gathered.comes((await voterOf(organisation)).id, who.personId)
  return { ...gathered, chair, secretary, member, does, refused, deeds, voterOf, arrives, meeting: { meetingId } }
}

test('the opening names the officers and measures the quorum', async () => {
  const { house, chair, secretary, member, does, refused, deeds, now, meetingId, personNamed, resolution, actor } = await session({
    state: 'convened',
    officers: {},
  })
  const teller = await personNamed('Théodore Grisval')
  const input = {
    meetingId,
    chairId: chair.personId,
    secretaryId: secretary.personId,
    tellerIds: [teller, teller],
    deskIds: [],
  }
  await refused((tx) => openMeeting(tx, member, input), 'kernel.not_yours')
  await refused((tx) => openMeeting(tx, chair, { ...input, secretaryId: chair.personId }), 'assembly.two_officers')
  await refused((tx) => openMeeting(tx, chair, { ...input, chairId: member.personId }), 'assembly.officer_unknown')
  await does((tx) => openMeeting(tx, chair, input))

  const opened = await now()
  assert.equal(opened.state, 'open')
  assert.ok(opened.openedAt && opened.openedAt <= house.clock.now())
  assert.deepEqual(
    opened.officers.map(({ role, name }) => `${role} ${name}`),
    ['chair Solène Varenquier', 'secretary Gildas Pontarec', 'teller Théodore Grisval'],
  )
  const history = await house.db.selectFrom('assembly_quorum').select(['cause', 'met']).where('meeting_id', '=', meetingId).execute()
  assert.deepEqual(history, [{ cause: 'opening', met: false }])
  assert.equal((await deeds()).at(-1)?.deed, 'meeting.opened')
  await refused((tx) => openMeeting(tx, chair, input), 'assembly.not_convened')

  // The chair has to go: from then on somebody else leads.
  const { itemId } = await resolution(1)
  const deputy = await actor('Nadia Feriquel')
  await refused((tx) => beginItem(tx, deputy, { meetingId, itemId }), 'kernel.not_yours')
  await refused((tx) => changeOfficers(tx, member, { ...input, chairId: deputy.personId }), 'kernel.not_yours')
  await does((tx) => changeOfficers(tx, secretary, { ...input, chairId: deputy.personId }))
  await refused((tx) => beginItem(tx, chair, { meetingId, itemId }), 'kernel.not_yours')
  await does((tx) => beginItem(tx, deputy, { meetingId, itemId }))
})

test('a session does not open on the eve, even when it is tomorrow in Paris already', async () => {
  // 14 March 14:00 in Paris: the meeting stands on the 15th at 00:30, which is the 14th in Greenwich.
  const { chair, secretary, refused, meetingId } = await session({ state: 'convened', startsAt: '2017-03-14T23:30:00Z' })
  const input = { meetingId, chairId: chair.personId, secretaryId: secretary.personId, tellerIds: [], deskIds: [] }
  await refused((tx) => openMeeting(tx, chair, input), 'assembly.opens_on_its_day')
})

test('items follow one another, with their times; a pause ends one; only the chair leads', async () => {
  const { house, chair, secretary, does, refused, deeds, now, resolution, meetingId } = await session({})
  const [first, second] = [await resolution(1), await resolution(2)]
  const times = () =>
    house.db.selectFrom('assembly_item').select(['begun_at', 'ended_at']).where('meeting_id', '=', meetingId).orderBy('position').execute()
  await refused((tx) => beginItem(tx, secretary, { meetingId, itemId: first.itemId }), 'kernel.not_yours')
  await refused((tx) => endItem(tx, chair, { meetingId }), 'assembly.no_item')
  await refused((tx) => beginItem(tx, chair, { meetingId, itemId: 999_999 }), 'kernel.not_found')
  await does((tx) => beginItem(tx, chair, { meetingId, itemId: first.itemId }))
  await does((tx) => askForFloor(tx, chair, { meetingId }))
  await Promise.all([1, 2].map(() => does((tx) => beginItem(tx, chair, { meetingId, itemId: second.itemId }))))
  assert.equal((await now()).itemId, second.itemId)
  assert.deepEqual(
    (await deeds()).map(({ deed }) => deed),
    ['meeting.item_begun', 'speaker.asked', 'meeting.item_begun'],
  )
  assert.deepEqual(await speakersOf(house.reader, meetingId), [], "an item's speakers' list ends with it")
  const [one, two] = await times()
  assert.ok(one!.begun_at && one!.ended_at && two!.begun_at && two!.ended_at === null)

  await does((tx) => endItem(tx, chair, { meetingId }))
  assert.equal((await now()).itemId, null)
  await does((tx) => beginItem(tx, chair, { meetingId, itemId: first.itemId }))
  assert.deepEqual((await times())[0], { begun_at: one!.begun_at, ended_at: null }, 'come back to, it keeps its first beginning')
})

test('the floor: asked for once by those who are there, given by the chair, given back', async () => {
  const { house, chair, member, does, refused, arrives, meetingId, actor } = await session({})
  const other = await actor('Edith Farrowby')
  await refused((tx) => askForFloor(tx, member, { meetingId }), 'assembly.floor_not_for_absent')
  await arrives(member, 'Les Jardins du Lac')
  await arrives(other, 'Les Toits verts')
  const results = await Promise.allSettled([1, 2].map(() => does((tx) => askForFloor(tx, member, { meetingId }))))
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const second = await does((tx) => askForFloor(tx, other, { meetingId }))
  const list = async () =>
    (await speakersOf(house.reader, meetingId)).map(({ name, speaksFor, givenAt }) => [name, speaksFor, givenAt !== null])
  assert.deepEqual(await list(), [
    ['Aminata Solvène', 'Les Jardins du Lac', false],
    ['Edith Farrowby', 'Les Toits verts', false],
  ])

  await refused((tx) => giveFloor(tx, member, { meetingId, speakerId: second }), 'kernel.not_yours')
  await refused((tx) => giveFloor(tx, chair, { meetingId, speakerId: second, seconds: 5 }), 'assembly.speech_length')
  await does((tx) => giveFloor(tx, chair, { meetingId, speakerId: second }))
  assert.deepEqual((await list())[0], ['Edith Farrowby', 'Les Toits verts', true], 'who speaks stands first')
  const [, waiting] = await speakersOf(house.reader, meetingId)
  await does((tx) => giveFloor(tx, chair, { meetingId, speakerId: waiting!.id, seconds: 60 }))
  assert.deepEqual(await list(), [['Aminata Solvène', 'Les Jardins du Lac', true]], 'whoever had the floor gives it back')

  await refused((tx) => endFloor(tx, other, { meetingId, speakerId: waiting!.id }), 'kernel.not_yours')
  await does((tx) => endFloor(tx, member, { meetingId, speakerId: waiting!.id }))
  await refused((tx) => endFloor(tx, chair, { meetingId, speakerId: waiting!.id }), 'assembly.speech_over')
  assert.deepEqual(await list(), [])
})

test('the closing ends the item, the list and every presence; nothing more is led afterwards', async () => {
  const { house, chair, secretary, member, does, refused, deeds, arrives, resolution, now, meetingId } = await session({})
  const { itemId } = await resolution(1)
  await arrives(member, 'Les Jardins du Lac')
  await does((tx) => beginItem(tx, chair, { meetingId, itemId }))
  await does((tx) => askForFloor(tx, member, { meetingId }))
  await refused((tx) => closeMeeting(tx, member, { meetingId }), 'kernel.not_yours')
  await does((tx) => closeMeeting(tx, secretary, { meetingId }))

  const closed = await now()
  assert.deepEqual([closed.state, closed.itemId], ['closed', null])
  const left = await house.db
    .selectFrom('assembly_presence as p')
    .innerJoin('assembly_voter as v', 'v.id', 'p.voter_id')
    .select('p.to_at')
    .where('v.meeting_id', '=', meetingId)
    .execute()
  assert.deepEqual(
    left.map(({ to_at }) => to_at?.getTime()),
    [closed.closedAt!.getTime()],
  )
  assert.deepEqual(await speakersOf(house.reader, meetingId), [])
  assert.deepEqual((await deeds()).at(-1), { deed: 'meeting.closed', payload: { quorumMissed: true } })
  await refused((tx) => beginItem(tx, chair, { meetingId, itemId }), 'assembly.not_in_session')
  await refused((tx) => askForFloor(tx, member, { meetingId }), 'assembly.not_in_session')
  await refused((tx) => closeMeeting(tx, chair, { meetingId }), 'assembly.not_in_session')
})
