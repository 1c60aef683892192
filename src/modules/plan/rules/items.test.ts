/** The rules of items and of their tree, as tables of cases and properties. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actor, NETWORK } from '../../../../test/support/actor.ts'
import { type ItemFacts, type STATES, STATUSES } from '../tables.ts'
import { NO_FACTS } from './imports.ts'
import { changesBetween, editableFields, missingOf, objectionsToEditing, settled, takenBack } from './items.ts'
import { countsOf, filtered, isLate, nest } from './tree.ts'

const facts = (some: Partial<ItemFacts> = {}): ItemFacts => ({ ...NO_FACTS, title_fr: 'Une action', status: 'planned', ...some })

const plan = (state: (typeof STATES)[number]) => ({ id: 3, state, responsibleId: NETWORK, sharedWith: [] })

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

test('in a next text only the text of an adopted item is edited: its follow-up goes on where it is adopted', () => {
  const staff = actor({ role: 'staff' })
  const taken = { ...facts({ owner_person_id: 7 }), action: true, origin_id: 4 }
  for (const state of ['draft', 'published'] as const) {
    assert.deepEqual(editableFields(staff, plan(state), taken), ['title_fr', 'title_en', 'text_fr', 'text_en'])
    assert.deepEqual(editableFields(actor({ role: 'representative' }), plan(state), taken), [], 'who carries it gives news there too')
    assert.ok(editableFields(staff, plan(state), { ...taken, origin_id: null }).includes('ends_on'), 'a new item has no other place')
  }
  for (const state of ['adopted', 'closed'] as const) assert.deepEqual(editableFields(staff, plan(state), taken), [])
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
