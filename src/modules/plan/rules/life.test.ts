/** The rules of a plan's life, as tables of cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '#kernel/values/actor.ts'
import { actor, NETWORK, REGION } from '../../../../test/support/actor.ts'
import { STATES } from '../tables.ts'
import {
  type Candidate,
  isOpenRevision,
  mayMoveOn,
  mayRead,
  mayWrite,
  objectionToAdopting,
  objectionToBeginningRevision,
  objectionToClosing,
  objectionToPublishing,
  objectionToRevised,
  objectionToWithdrawing,
  ownsAction,
  plansInForce,
} from './life.ts'

const plan = (state: (typeof STATES)[number]) => ({ id: 3, state, responsibleId: NETWORK, sharedWith: [] })

test('a draft is read by the staff and board of its owner alone; what is public by anyone', () => {
  const cases: [Actor | null, boolean][] = [
    [null, false],
    [actor({ role: 'staff' }), true],
    [actor({ role: 'national_director' }), true],
    [actor({ role: 'board_member' }), true],
    [actor({ role: 'treasurer' }), true],
    [actor({ role: 'representative' }), false],
    [actor({ role: 'staff', organisation: REGION }), false],
    [actor({ role: 'teller' }), false],
  ]
  for (const [who, reads] of cases) {
    assert.equal(mayRead(who, plan('draft')), reads, JSON.stringify(who?.mandates))
    for (const state of ['published', 'adopted', 'closed'] as const) assert.equal(mayRead(who, plan(state)), true)
  }
})

test('a next text is read by anyone while it is published or once it is adopted; given up, by its own alone, whatever it was before', () => {
  const next = (state: (typeof STATES)[number]) => ({ ...plan(state), revisesId: 2 })
  const open = STATES.filter((state) => mayRead(null, next(state)))
  assert.deepEqual(open, ['published', 'adopted'])
  for (const state of STATES) assert.equal(mayRead(actor({ role: 'staff' }), next(state)), true, state)
  assert.equal(mayRead(actor({ role: 'staff', organisation: REGION }), next('closed')), false)
  const sharing = { ...next('closed'), sharedWith: [4] }
  assert.equal(mayRead(actor({ role: 'representative', body: 4 }), sharing), true, 'whom its draft was shared with')
})

test('only an adopted text has a next one, one at a time; nothing is closed over it', () => {
  const codeOf = (objection: { code: string } | null) => objection?.code ?? null
  for (const state of STATES) {
    const next = { ...plan(state), revisesId: 2 }
    const adopted = state === 'adopted'
    assert.equal(codeOf(objectionToBeginningRevision(plan(state), false)), adopted ? null : 'plan.only_adopted_is_revised', state)
    assert.equal(codeOf(objectionToBeginningRevision(plan(state), true)), adopted ? 'plan.revision_open' : 'plan.only_adopted_is_revised')
    assert.equal(codeOf(objectionToBeginningRevision(next, false)), 'plan.only_adopted_is_revised', 'a next text has none of its own')
    assert.equal(codeOf(objectionToClosing(plan(state), true)), adopted ? 'plan.revision_open' : 'plan.not_adopted')
    assert.equal(codeOf(objectionToRevised(plan(state))), adopted ? null : 'plan.revised_not_adopted')
    assert.equal(isOpenRevision(next), state === 'draft' || state === 'published')
    assert.equal(isOpenRevision(plan(state)), false)
  }
  const ends = (state: (typeof STATES)[number]) => codeOf(objectionToClosing({ ...plan(state), revisesId: 2 }))
  assert.deepEqual(STATES.map(ends), [null, null, 'plan.already_adopted', 'plan.already_abandoned'])
})

test('staff write; president, secretary and directors move a plan on', () => {
  const cases: [Role, boolean, boolean][] = [
    ['president', false, true],
    ['vice_president', false, false],
    ['treasurer', false, false],
    ['secretary', false, true],
    ['board_member', false, false],
    ['national_director', true, true],
    ['regional_director', true, true],
    ['staff', true, false],
    ['representative', false, false],
    ['teller', false, false],
  ]
  for (const [role, writes, moves] of cases) {
    assert.equal(mayWrite(actor({ role }), plan('draft')), writes, role)
    assert.equal(mayMoveOn(actor({ role }), plan('draft')), moves, role)
    assert.equal(mayWrite(actor({ role, organisation: REGION }), plan('draft')), false, role)
    assert.equal(mayMoveOn(actor({ role, organisation: REGION }), plan('draft')), false, role)
  }
})

test('an action is owned by its person, or by the members of its body or organisation', () => {
  const none = { owner_person_id: null, owner_body_id: null, owner_organisation_id: null }
  const someone = actor({ role: 'representative', organisation: 9, body: 4 })
  assert.equal(ownsAction(null, { ...none, owner_person_id: 7 }), false)
  assert.equal(ownsAction(someone, none), false)
  assert.equal(ownsAction(someone, { ...none, owner_person_id: 7 }), true)
  assert.equal(ownsAction(someone, { ...none, owner_person_id: 8 }), false)
  assert.equal(ownsAction(someone, { ...none, owner_body_id: 4 }), true)
  assert.equal(ownsAction(someone, { ...none, owner_organisation_id: 9 }), true)
  assert.equal(ownsAction({ ...someone, personId: null }, none), false)
})

test('each step of a life is possible from one state only', () => {
  const decision = { bodyId: null, bodyText: null, decidedOn: '2015', reference: null, source: null }
  const steps = {
    publish: objectionToPublishing,
    withdraw: objectionToWithdrawing,
    close: objectionToClosing,
    adopt: (facts: ReturnType<typeof plan>) => objectionToAdopting(facts, decision, '2017-03-14'),
  }
  const possible = { publish: ['draft'], withdraw: ['published'], close: ['adopted'], adopt: ['draft', 'published'] }
  for (const state of STATES)
    for (const [step, objects] of Object.entries(steps)) {
      assert.equal(objects(plan(state)) === null, possible[step as keyof typeof possible].includes(state), `${step} ${state}`)
    }
})

test('a past decision says at least one thing, and nothing that is still to come (R39)', () => {
  const unknown = { bodyId: null, bodyText: null, decidedOn: null, reference: null, source: null }
  const code = (decision: Partial<typeof unknown> | object) =>
    objectionToAdopting(plan('published'), { ...unknown, ...decision }, '2017-03-14')?.code ?? null
  assert.equal(code({}), 'plan.nothing_known_of_decision')
  assert.equal(code({ source: 'chantierecole.org' }), null)
  assert.equal(code({ decidedOn: '2017-03-14' }), null)
  assert.equal(code({ decidedOn: '2017-03-15' }), 'plan.decided_after_today')
  assert.equal(code({ decidedOn: '2017' }), null)
  assert.equal(code({ decidedOn: '2018' }), 'plan.decided_after_today')
})

const candidate = (id: number, some: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'strategic',
  state: 'adopted',
  responsibleId: NETWORK,
  periodFrom: '2015-09-17',
  periodTo: '2020-12-31',
  decidedOn: '2015-09-17',
  ...some,
})

test('in force: adopted, not closed, today within its period; the later adoption wins', () => {
  const inForce = (plans: Candidate[], today: string) =>
    plansInForce(plans, today).map((each) => [each.plan.id, ...each.overlap.map(({ id }) => id)])
  const one = candidate(1)
  assert.deepEqual(inForce([one], '2015-09-16'), [])
  assert.deepEqual(inForce([one], '2015-09-17'), [[1]])
  assert.deepEqual(inForce([one], '2020-12-31'), [[1]])
  assert.deepEqual(inForce([one], '2021-01-01'), [])
  for (const state of ['draft', 'published', 'closed'] as const) assert.deepEqual(inForce([candidate(1, { state })], '2017-03-14'), [])
  assert.deepEqual(inForce([candidate(1, { periodFrom: null, periodTo: null })], '2017-03-14'), [], 'an unknown period contains no day')
  assert.deepEqual(inForce([one, candidate(2, { decidedOn: '2016-02' })], '2017-03-14'), [[2, 1]])
  assert.deepEqual(inForce([candidate(2, { decidedOn: null }), one], '2017-03-14'), [[1, 2]])
  assert.deepEqual(inForce([one, candidate(2, { kind: 'annual' }), candidate(3, { responsibleId: REGION })], '2017-03-14'), [[1], [2], [3]])
})
