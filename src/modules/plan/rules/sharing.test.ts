/** With whom a draft is shared, and by whom. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '#kernel/values/actor.ts'
import { actor, NETWORK, REGION } from '../../../../test/support/actor.ts'
import { STATES } from '../tables.ts'
import { mayMoveOn, mayRead, mayWrite } from './life.ts'
import { mayShare, objectionToSharing, objectionToUnsharing, sharedBodiesOf } from './sharing.ts'

const plan = (state: (typeof STATES)[number] = 'draft', sharedWith: number[] = [5]) => ({
  id: 3,
  state,
  responsibleId: NETWORK,
  sharedWith,
})
const member = actor({ role: 'representative', organisation: 9, body: 5 })

test('those who write or move a plan on share it', () => {
  const cases: [Role, boolean][] = [
    ['staff', true],
    ['national_director', true],
    ['president', true],
    ['secretary', true],
    ['treasurer', false],
    ['board_member', false],
    ['representative', false],
  ]
  for (const [role, may] of cases) assert.equal(mayShare(actor({ role }), plan()), may, role)
  assert.equal(mayShare(actor({ role: 'staff', organisation: REGION }), plan()), false)
  assert.equal(mayShare(null, plan()), false)
})

test('a member of the body reads the draft, and gets no other right; without the sharing nothing is left', () => {
  assert.equal(mayRead(member, plan()), true)
  assert.deepEqual([mayWrite(member, plan()), mayMoveOn(member, plan()), mayShare(member, plan())], [false, false, false])
  assert.deepEqual(sharedBodiesOf(member, plan()), [5])
  assert.equal(mayRead(member, plan('draft', [])), false)
  assert.equal(mayRead(member, plan('draft', [6])), false)
  assert.equal(mayRead(actor({ role: 'representative', organisation: 9 }), plan()), false)
  assert.deepEqual(sharedBodiesOf(null, plan()), [])
})

test('only a draft is shared, once with each body; what is shared can be taken back in whatever state', () => {
  const body = { id: 6, name: 'Groupe' }
  for (const state of STATES) {
    assert.equal(objectionToSharing(plan(state), body)?.code ?? null, state === 'draft' ? null : 'plan.read_by_anyone', state)
    assert.equal(objectionToUnsharing(plan(state), 5), null, state)
  }
  assert.equal(objectionToSharing(plan(), { ...body, id: 5 })?.code, 'plan.shared_already')
  assert.equal(objectionToSharing(plan(), null)?.code, 'plan.body_not_near')
  assert.equal(objectionToUnsharing(plan(), 6)?.code, 'plan.not_shared')
})
