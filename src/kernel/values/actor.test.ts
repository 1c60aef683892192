/** Who acts: what a mandate of the day gives, and for whom. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, holds, isBoardOf, isStaffOf, ROLES, type Role, SHELL, sitsIn } from './actor.ts'

const acting = (...seats: [Role, number, number?][]): Actor => ({
  ...SHELL,
  personId: 1,
  mandates: seats.map(([role, organisationId, bodyId = null as never], id) => ({
    id,
    role,
    organisationId,
    organisationName: '',
    bodyId,
    bodyName: null,
  })),
})

test('directors are of the staff, officers are of the board, and no role is both', () => {
  const staff: readonly Role[] = ['staff', 'national_director', 'regional_director']
  const board: readonly Role[] = ['president', 'vice_president', 'treasurer', 'secretary', 'board_member']
  for (const role of ROLES) {
    assert.equal(isStaffOf(acting([role, 3]), 3), staff.includes(role), role)
    assert.equal(isBoardOf(acting([role, 3]), 3), board.includes(role), role)
  }
})

test('a mandate holds for its own organisation, in its own role', () => {
  const both = acting(['staff', 3], ['treasurer', 4, 9])
  const cases: [boolean, boolean][] = [
    [holds(both, 3), true],
    [holds(both, 4, ['treasurer']), true],
    [holds(both, 3, ['treasurer']), false],
    [holds(both, 4, []), false],
    [holds(both, 5), false],
    [isStaffOf(both, 4), false],
    [isBoardOf(both, 3), false],
    [sitsIn(both, 9), true],
    [sitsIn(both, 3), false],
  ]
  for (const [place, [found, expected]] of cases.entries()) assert.equal(found, expected, String(place))
})

test('strangers and the shell hold nothing in pages', () => {
  for (const nobody of [null, SHELL])
    assert.deepEqual([holds(nobody, 1), isStaffOf(nobody, 1), isBoardOf(nobody, 1), sitsIn(nobody, 1)], Array(4).fill(false))
})
