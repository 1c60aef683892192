/** The rules of plans, as tables of cases and properties. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor, Role } from '#kernel/values/actor.ts'
import {
  type Candidate,
  changesBetween,
  countsOf,
  editableFields,
  filtered,
  isLate,
  mayMoveOn,
  mayRead,
  mayWrite,
  missingOf,
  nest,
  objectionsToEditing,
  objectionToAdopting,
  objectionToClosing,
  objectionToPublishing,
  objectionToWithdrawing,
  ownsAction,
  plansInForce,
  settled,
  takenBack,
} from './rules.ts'
import { type ItemFacts, STATES, STATUSES } from './tables.ts'

const NETWORK = 1
const REGION = 2

const actor = (...mandates: { role: Role; organisation?: number; body?: number }[]): Actor => ({
  personId: 7,
  name: 'Camille Exemple',
  lang: 'fr',
  example: true,
  mandates: mandates.map(({ role, organisation = NETWORK, body }, id) => ({
    id,
    role,
    organisationId: organisation,
    organisationName: '',
    bodyId: body ?? null,
    bodyName: null,
  })),
  acting: null,
})

const facts = (some: Partial<ItemFacts> = {}): ItemFacts => ({
  title_fr: 'Une action',
  title_en: null,
  text_fr: null,
  text_en: null,
  status: 'planned',
  stopped_reason: null,
  progress: null,
  owner_person_id: null,
  owner_body_id: null,
  owner_organisation_id: null,
  owner_text: null,
  scope: null,
  regions: [],
  starts_on: null,
  ends_on: null,
  expected_result: null,
  partners: [],
  carried_to_body_id: null,
  carried_to_organisation_id: null,
  carried_to_text: null,
  carried_over_to_id: null,
  carried_over_to_text: null,
  ...some,
})

const plan = (state: (typeof STATES)[number]) => ({ id: 3, state, responsibleId: NETWORK })

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

test('owner, date and expected result are missed on what is to be done, not on what is stopped or unfunded (R40)', () => {
  for (const status of STATUSES) {
    const expected = status === 'stopped' || status === 'wanted_not_funded' ? [] : ['owner', 'date', 'expected_result']
    assert.deepEqual(missingOf(facts({ status })), expected, status)
  }
  assert.deepEqual(
    missingOf(facts({ owner_text: 'Quelqu’un' })),
    ['owner', 'date', 'expected_result'],
    'a name to be linked is no owner yet',
  )
  assert.deepEqual(missingOf(facts({ owner_body_id: 1, ends_on: '2018-01-01', expected_result: 'x' })), [])
})

test('the adopted text is frozen, its follow-up is not; a closed plan is frozen whole (R39)', () => {
  const staff = actor({ role: 'staff' })
  const action = { ...facts(), action: true }
  assert.ok(editableFields(staff, plan('published'), action).includes('title_fr'))
  assert.ok(!editableFields(staff, plan('adopted'), action).includes('title_fr'))
  assert.ok(editableFields(staff, plan('adopted'), action).includes('ends_on'))
  assert.deepEqual(editableFields(staff, plan('closed'), action), [])
  assert.deepEqual(editableFields(staff, plan('adopted'), { ...facts(), action: false }), [])
  assert.deepEqual(editableFields(null, plan('published'), action), [])
  const owner = { ...actor({ role: 'representative', organisation: 9 }), personId: 5 }
  assert.deepEqual(editableFields(owner, plan('adopted'), { ...action, owner_person_id: 5 }), ['status', 'stopped_reason', 'progress'])
})

test('what stands against an edit is said field by field', () => {
  const codes = (state: (typeof STATES)[number], before: Partial<ItemFacts>, after: Partial<ItemFacts>) => {
    const [from, to] = [facts(before), facts({ ...before, ...after })]
    return objectionsToEditing(plan(state), 11, changesBetween(from, to), to).map((each) => `${each.code} ${each.field ?? ''}`)
  }
  assert.deepEqual(codes('adopted', {}, { title_fr: 'Autre' }), ['plan.adopted_text_frozen title_fr'])
  assert.deepEqual(codes('published', {}, { title_fr: 'Autre' }), [])
  assert.deepEqual(codes('published', {}, { title_fr: null }), ['plan.title_missing title_fr'])
  assert.deepEqual(codes('adopted', {}, { starts_on: '2017-02-02', ends_on: '2017-02-01' }), ['plan.ends_before_start ends_on'])
  assert.deepEqual(codes('adopted', {}, { starts_on: '2017-02-02', ends_on: '2017-02-02' }), [])
  assert.deepEqual(codes('adopted', {}, { status: 'stopped' }), ['plan.stopped_without_reason stopped_reason'])
  assert.deepEqual(codes('adopted', {}, { status: 'stopped', stopped_reason: 'Sans objet' }), [])
  assert.deepEqual(codes('adopted', {}, { carried_over_to_id: 11 }), ['plan.carried_over_to_itself carried_over_to'])
  assert.deepEqual(codes('closed', {}, { progress: 10 }), ['plan.closed_plan_frozen '])
})

test('a finished action is at 100 %, a reason goes with its stop, regions go with their scope', () => {
  assert.equal(settled(facts({ status: 'done', progress: 40 })).progress, 100)
  assert.equal(settled(facts({ status: 'in_progress', progress: 40 })).progress, 40)
  assert.equal(settled(facts({ status: 'planned', stopped_reason: 'x' })).stopped_reason, null)
  assert.deepEqual(settled(facts({ scope: 'national', regions: ['BRE'] })).regions, [])
  assert.deepEqual(settled(facts({ scope: 'regions', regions: ['BRE'] })).regions, ['BRE'])
})

const anyFacts = fc
  .record({
    title_fr: fc.string({ minLength: 1 }),
    status: fc.constantFrom(...STATUSES),
    progress: fc.option(fc.integer({ min: 0, max: 100 })),
    regions: fc.subarray(['BRE', 'NOR', 'OCC']),
    owner_body_id: fc.option(fc.integer({ min: 1, max: 9 })),
    expected_result: fc.option(fc.string()),
  })
  .map((some) => facts(some))

test('taking back the changes between two states gives the first one', () => {
  fc.assert(fc.property(anyFacts, anyFacts, (before, after) => assert.deepEqual(takenBack(after, changesBetween(before, after)), before)))
})

test('no change between equal states, and settling twice is settling once', () => {
  fc.assert(
    fc.property(anyFacts, (some) => {
      assert.deepEqual(changesBetween(some, structuredClone(some)), [])
      assert.deepEqual(settled(settled(some)), settled(some))
    }),
  )
})

const row = (id: number, parent_id: number | null, level: number, some: Partial<ItemFacts> = {}) => ({
  ...facts(some),
  id,
  parent_id,
  level,
})

test('a filter keeps the actions that pass and the branches that lead to them', () => {
  const tree = nest([
    row(1, null, 1),
    row(2, null, 1),
    row(3, 1, 2, { status: 'done', scope: 'regions', regions: ['BRE'] }),
    row(4, 1, 2, { scope: 'national', owner_body_id: 5 }),
    row(5, 2, 2, { ends_on: '2016-01-01' }),
  ])
  const kept = (filter: Parameters<typeof filtered>[2]) =>
    filtered(tree, 2, filter).map((branch) => [branch.id, ...branch.children.map(({ id }) => id)])
  assert.deepEqual(kept({}), [
    [1, 3, 4],
    [2, 5],
  ])
  assert.deepEqual(kept({ status: 'done' }), [[1, 3]])
  assert.deepEqual(kept({ region: 'BRE' }), [[1, 3, 4]], 'what is national concerns every region')
  assert.deepEqual(kept({ region: 'NOR' }), [[1, 4]])
  assert.deepEqual(kept({ owner: 'body:5' }), [[1, 4]])
  assert.deepEqual(kept({ owner: 'none' }), [
    [1, 3],
    [2, 5],
  ])
  assert.deepEqual(kept({ missing: 'date' }), [[1, 3, 4]])
  assert.deepEqual(kept({ status: 'stopped' }), [])
})

test('the counts add up, and late is only what is open and past', () => {
  fc.assert(
    fc.property(fc.array(anyFacts), (actions) => {
      const counts = countsOf(actions, '2017-03-14')
      assert.equal(
        Object.values(counts.byStatus).reduce((sum, count) => sum + count, 0),
        actions.length,
      )
      assert.ok(counts.incomplete <= actions.length)
    }),
  )
  for (const status of STATUSES)
    assert.equal(isLate({ status, ends_on: '2017-03-13' }, '2017-03-14'), status === 'planned' || status === 'in_progress', status)
  assert.equal(isLate({ status: 'planned', ends_on: '2017-03-14' }, '2017-03-14'), false)
})
