/** Who may be signed in, when and by whom, as tables. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#kernel/values/actor.ts'
import { type MeetingState, type Mode, OFFICER_ROLES } from '../tables.ts'
import {
  type Arriving,
  cardTyped,
  isSlip,
  mayPrintAttendance,
  objectionToArrival,
  objectionToAttendance,
  objectionToBinding,
  objectionToCaster,
  objectionToMode,
} from './attendance.ts'

const code = (found: { code: string } | null): string | null => found?.code.replace('assembly.attendance_', '') ?? null

test('one signs in on the day once it is convened, and as long as it is open', () => {
  const [before, day, after] = ['2017-03-13', '2017-03-14', '2017-03-15']
  const cases: [MeetingState, string, string | null][] = [
    ['draft', day, 'not_convened'],
    ['convened', before, 'another_day'],
    ['convened', day, null],
    ['convened', after, 'over'],
    ['open', day, null],
    ['open', after, null],
    ['closed', day, 'over'],
    ['closed', before, 'over'],
    ['cancelled', day, 'cancelled'],
  ]
  for (const [state, today, expected] of cases)
    assert.equal(code(objectionToAttendance({ state, day }, today)), expected, `${state} ${today}`)
})

test('nobody takes part from afar without a clause that allows it (R13)', () => {
  const cases: [Mode, { allowed: boolean; article: string | null } | null, string | null][] = [
    ['room', null, null],
    ['room', { allowed: false, article: '18' }, null],
    ['remote', null, 'remote'],
    ['remote', { allowed: false, article: '18' }, 'remote'],
    ['remote', { allowed: true, article: '18' }, null],
  ]
  for (const [mode, clause, expected] of cases)
    assert.equal(code(objectionToMode(mode, clause)), expected, `${mode} ${JSON.stringify(clause)}`)
})

const voter = (over: Partial<Arriving> = {}): Arriving => ({
  name: 'Les Jardins du Lac',
  excluded: null,
  personId: null,
  casterId: null,
  casterName: null,
  presence: null,
  ...over,
})

test('whoever is left out or already there is not signed in; being left out is said first', () => {
  const presence = { fromAt: new Date('2017-03-14T13:03:00Z') }
  assert.equal(objectionToArrival(voter(), 'Europe/Paris'), null)
  assert.equal(code(objectionToArrival(voter({ presence }), 'Europe/Paris')), 'twice')
  assert.equal(code(objectionToArrival(voter({ excluded: 'fee_unpaid', presence }), 'Europe/Paris')), 'excluded')
})

test('those with a mandate of the organisation cast for it, and a seat is cast for by whoever holds it', () => {
  const mandated = [{ personId: 7, name: 'Aminata Solvène' }]
  assert.equal(objectionToCaster(voter(), 7, mandated), null)
  assert.equal(code(objectionToCaster(voter(), 8, mandated)), 'no_mandate')
  assert.equal(code(objectionToCaster(voter(), 7, [])), 'no_mandate')
  assert.equal(objectionToCaster(voter({ personId: 9 }), 9, []), null)
  assert.equal(code(objectionToCaster(voter({ personId: 9 }), 7, mandated)), 'own_seat')
})

test('the first who signed in binds the organisation', () => {
  assert.equal(objectionToBinding(voter(), 7), null)
  assert.equal(objectionToBinding(voter({ casterId: 7 }), 7), null)
  assert.equal(code(objectionToBinding(voter({ casterId: 7, casterName: 'Aminata' }), 8)), 'bound')
})

test('a slip is undone within the minute, not at it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (ms) => {
      assert.equal(isSlip(new Date(0), new Date(ms)), ms < 60_000)
    }),
  )
})

test('a card’s number is read however it was typed', () => {
  assert.equal(cardTyped(' ab3d ef-_ '), 'AB3DEF-_')
})

test('what is printed is for the desk, those who convene and the officers of the session', () => {
  const actor = (role: string | null): Actor =>
    ({
      personId: 5,
      name: '',
      lang: 'fr',
      example: false,
      acting: null,
      mandates: role === null ? [] : [{ id: 1, role, organisationId: 1, bodyId: null }],
    }) as unknown as Actor
  const meeting = { organisationId: 1, bodyId: 2, state: 'open' as const, officers: [], entitled: true }
  for (const [role, may] of [
    ['staff', true],
    ['secretary', true],
    ['president', true],
    ['representative', false],
    [null, false],
  ] as const)
    assert.equal(mayPrintAttendance(actor(role), meeting), may, String(role))
  for (const role of OFFICER_ROLES) assert.ok(mayPrintAttendance(actor(null), { ...meeting, officers: [{ role, personId: 5 }] }), role)
  assert.ok(!mayPrintAttendance(null, meeting))
})
