/** Who may give which mandates, keep people, and see whom: the table of permissions as cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, ROLES, type Role, SHELL } from '#kernel/values/actor.ts'
import { isPublicOffice, mayGiveMandate, mayKeepPeople, maySeeContact } from './rights.ts'

const actor = (...mandates: [Role, number][]): Actor => ({
  ...SHELL,
  personId: 9,
  mandates: mandates.map(([role, organisationId], id) => ({
    id,
    role,
    organisationId,
    organisationName: '',
    bodyId: null,
    bodyName: null,
  })),
})
const NETWORK = 1
const REGION = 2
const MEMBER = 3

test('rights to give mandates follow the table of permissions', () => {
  const network = { id: NETWORK, kind: 'network' as const, parentId: null }
  const region = { id: REGION, kind: 'regional' as const, parentId: NETWORK }
  const member = { id: MEMBER, kind: 'member' as const, parentId: REGION }
  // It stands right below the network, in the region of the association 2.
  const direct = { id: 6, kind: 'member' as const, parentId: NETWORK, regionIds: [REGION] }
  type Case = [Actor | null, Role, typeof network | typeof region | typeof member | typeof direct, number | null, boolean]
  const cases: Case[] = [
    [null, 'staff', network, null, false],
    [actor(), 'staff', network, null, false],
    [actor(['staff', NETWORK]), 'staff', network, null, true],
    [actor(['staff', REGION]), 'staff', network, null, false],
    [actor(['staff', NETWORK]), 'president', network, null, false],
    [actor(['secretary', NETWORK]), 'president', network, null, true],
    [actor(['secretary', NETWORK]), 'board_member', region, null, true],
    [actor(['secretary', REGION]), 'board_member', region, null, true],
    [actor(['secretary', REGION]), 'board_member', network, null, false],
    [actor(['representative', MEMBER]), 'representative', member, null, true],
    [actor(['representative', 4]), 'representative', member, null, false],
    [actor(['regional_director', REGION]), 'representative', member, null, true],
    [actor(['regional_director', 5]), 'representative', member, null, false],
    [actor(['regional_director', REGION]), 'representative', direct, null, true],
    [actor(['regional_director', 5]), 'representative', direct, null, false],
    [actor(['regional_director', REGION]), 'representative', region, null, true],
    [actor(['regional_director', REGION]), 'board_member', direct, null, false],
    [actor(['national_director', NETWORK]), 'representative', member, null, true],
    [actor(['staff', NETWORK]), 'representative', member, null, false],
    [actor(['staff', NETWORK]), 'representative', member, 7, true],
    [actor(['representative', MEMBER]), 'representative', member, 7, false],
    [SHELL, 'president', network, null, true],
  ]
  for (const [who, role, organisation, bodyId, expected] of cases) {
    assert.equal(mayGiveMandate(who, NETWORK, { role, organisation, bodyId }), expected, `${JSON.stringify(who?.mandates)} ${role}`)
  }
})

test('only the permanents of the network keep people, and contacts are not for everyone', () => {
  for (const role of ROLES) assert.equal(mayKeepPeople(actor([role, REGION]), NETWORK), false)
  assert.equal(mayKeepPeople(actor(['staff', NETWORK]), NETWORK), true)
  assert.equal(mayKeepPeople(actor(['president', NETWORK]), NETWORK), false)
  assert.equal(mayKeepPeople(null, NETWORK), false)
  assert.equal(maySeeContact(null, NETWORK, 9, [MEMBER]), false)
  assert.equal(maySeeContact(actor(), NETWORK, 9, []), true)
  assert.equal(maySeeContact(actor(), NETWORK, 8, [MEMBER]), false)
  assert.equal(maySeeContact(actor(['representative', MEMBER]), NETWORK, 8, [MEMBER]), true)
  assert.equal(maySeeContact(actor(['staff', NETWORK]), NETWORK, 8, []), true)
})

test('only offices of the board and the executive committee of the network are public', () => {
  assert.equal(isPublicOffice(NETWORK, { role: 'treasurer', organisationId: NETWORK, bodyCode: null }), true)
  assert.equal(isPublicOffice(NETWORK, { role: 'treasurer', organisationId: REGION, bodyCode: null }), false)
  assert.equal(isPublicOffice(NETWORK, { role: 'staff', organisationId: NETWORK, bodyCode: 'permanents' }), false)
  assert.equal(isPublicOffice(NETWORK, { role: 'national_director', organisationId: NETWORK, bodyCode: 'bureau' }), true)
})
