/** Who may do what in a session, as tables. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import type { MeetingState } from '../tables.ts'
import type { MeetingRef } from './rights.ts'
import {
  isQuorumMissed,
  mayAskForFloor,
  mayClose,
  objectionsToOfficers,
  objectionToAsking,
  objectionToEnding,
  objectionToGiving,
  objectionToLeading,
  objectionToOpening,
  objectionToPausing,
} from './session.ts'

const person = (personId: number, role?: 'staff'): Actor => ({
  ...SHELL,
  personId,
  mandates: role ? [{ id: 1, role, organisationId: 1, organisationName: 'R', bodyId: null, bodyName: null }] : [],
})
const meeting: MeetingRef = {
  organisationId: 1,
  bodyId: 2,
  state: 'open',
  officers: [
    { role: 'chair', personId: 10 },
    { role: 'secretary', personId: 11 },
    { role: 'desk', personId: 12 },
  ],
  entitled: false,
}

test('a session opens once it is convened, from its day on', () => {
  const cases: [MeetingState, string, string | undefined][] = [
    ['draft', '2017-03-14', 'assembly.not_convened'],
    ['convened', '2017-03-13', 'assembly.opens_on_its_day'],
    ['convened', '2017-03-14', undefined],
    ['convened', '2017-03-15', undefined],
    ['open', '2017-03-14', 'assembly.not_convened'],
    ['closed', '2017-03-14', 'assembly.not_convened'],
    ['cancelled', '2017-03-14', 'assembly.not_convened'],
  ]
  for (const [state, today, expected] of cases)
    assert.equal(objectionToOpening({ state, day: '2017-03-14' }, today)?.code, expected, `${state} ${today}`)
})

test('a session is led by two people who are of the meeting', () => {
  const known = new Set([1, 2])
  const codes = (chairId: number | null, secretaryId: number | null) =>
    objectionsToOfficers({ chairId, secretaryId }, known).map(({ code, field }) => `${field} ${code}`)
  assert.deepEqual(codes(1, 2), [])
  assert.deepEqual(codes(1, 1), ['secretary assembly.two_officers'])
  assert.deepEqual(codes(null, 3), ['chair assembly.officer_missing', 'secretary assembly.officer_unknown'])
})

test('only an open session is led; a pause needs an item to end', () => {
  for (const state of ['draft', 'convened', 'closed', 'cancelled'] as const) {
    assert.equal(objectionToLeading(state)?.code, 'assembly.not_in_session')
    assert.equal(objectionToPausing({ state, itemId: 1 })?.code, 'assembly.not_in_session')
  }
  assert.equal(objectionToLeading('open'), null)
  assert.equal(objectionToPausing({ state: 'open', itemId: null })?.code, 'assembly.no_item')
  assert.equal(objectionToPausing({ state: 'open', itemId: 1 }), null)
})

test('the chair and the secretary close the session, nobody else', () => {
  assert.deepEqual(
    [10, 11, 12, 13].map((id) => mayClose(person(id), meeting)),
    [true, true, false, false],
  )
  assert.equal(mayClose(null, meeting), false)
  assert.equal(mayClose(SHELL, meeting), false)
})

test('the floor is asked for by those who are there, the officers and the permanents, once', () => {
  assert.equal(mayAskForFloor(person(13), meeting, true), true)
  assert.equal(mayAskForFloor(person(13), meeting, false), false)
  assert.equal(mayAskForFloor(person(12), meeting, false), true)
  assert.equal(mayAskForFloor(person(13, 'staff'), meeting, false), true)
  assert.equal(mayAskForFloor(null, meeting, true), false)
  const asking = { state: 'open', isAllowed: true, isListed: false } as const
  assert.equal(objectionToAsking(asking), null)
  assert.equal(objectionToAsking({ ...asking, state: 'closed' })?.code, 'assembly.not_in_session')
  assert.equal(objectionToAsking({ ...asking, isAllowed: false })?.code, 'assembly.floor_not_for_absent')
  assert.equal(objectionToAsking({ ...asking, isListed: true })?.code, 'assembly.floor_asked')
})

test('the floor is given to those who wait, for 10 seconds to two hours', () => {
  const [waits, at] = [{ givenAt: null, endedAt: null }, new Date()]
  for (const seconds of [10, 180, 7200]) assert.equal(objectionToGiving(waits, seconds), null)
  for (const seconds of [9, 0, -180, 7201, 1.5, Number.NaN])
    assert.equal(objectionToGiving(waits, seconds)?.code, 'assembly.speech_length', String(seconds))
  assert.equal(objectionToGiving({ givenAt: at, endedAt: null }, 180)?.code, 'assembly.floor_taken')
  assert.equal(objectionToGiving({ givenAt: at, endedAt: at }, 180)?.code, 'assembly.speech_over')
  assert.equal(objectionToEnding({ endedAt: at })?.code, 'assembly.speech_over')
  assert.equal(objectionToEnding(waits), null)
})

test('a quorum is missed where it never was, or was lost with decisions left (R05)', () => {
  // [met now, met once, decisions left] → missed
  const cases: [boolean, boolean, boolean, boolean][] = [
    [true, true, true, false],
    [true, false, false, false],
    [false, false, false, true],
    [false, false, true, true],
    [false, true, true, true],
    [false, true, false, false],
  ]
  for (const [now, ever, left, missed] of cases) assert.equal(isQuorumMissed(now, ever, left), missed, `${now} ${ever} ${left}`)
})
