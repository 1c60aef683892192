/** The life of a version as tables of cases; nothing out of balance is ever let through (R17, R20, R39). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Objection } from '#kernel/values/objection.ts'
import type { VersionState } from '../../tables.ts'
import { NOTHING, type Totals } from '../totals.ts'
import {
  objectionsToPastDecision,
  objectionsToTransfers,
  objectionsToYears,
  objectionToDecidedText,
  objectionToDrafting,
  objectionToGivingUp,
  objectionToProposing,
  objectionToVoting,
  objectionToWithdrawing,
  type VersionFacts,
} from './versions.ts'

const code = (found: Objection | null) => found?.code ?? 'ok'
const version = (facts: Partial<VersionFacts>): VersionFacts => ({
  id: 1,
  number: 1,
  scenario: false,
  state: 'draft',
  givenUp: false,
  ...facts,
})

test('each step is taken from one state alone', () => {
  const cases: [VersionState, string, string, string, string][] = [
    // propose, withdraw, vote, give up
    ['draft', 'ok', 'budget.not_proposed', 'budget.not_proposed', 'ok'],
    ['proposed', 'budget.not_a_draft', 'ok', 'ok', 'budget.not_a_draft'],
    ['voted', 'budget.not_a_draft', 'budget.already_voted', 'budget.already_voted', 'budget.not_a_draft'],
    ['amended', 'budget.not_a_draft', 'budget.already_voted', 'budget.already_voted', 'budget.not_a_draft'],
  ]
  for (const [state, ...expected] of cases) {
    const facts = version({ state })
    const found = [objectionToProposing(facts), objectionToWithdrawing(facts), objectionToVoting(facts), objectionToGivingUp(facts)]
    assert.deepEqual(found.map(code), expected, state)
  }
  assert.equal(code(objectionToProposing(version({ scenario: true }))), 'budget.scenario_not_proposed')
  assert.equal(code(objectionToProposing(version({ givenUp: true }))), 'budget.given_up')
  assert.equal(code(objectionToGivingUp(version({ givenUp: true }))), 'budget.given_up')
  assert.equal(code(objectionToGivingUp(version({ scenario: true }))), 'ok')
})

test('one next version at a time; scenarios, proposed and abandoned ones leave room', () => {
  const others = [
    version({ id: 1, state: 'voted' }),
    version({ id: 2, scenario: true }),
    version({ id: 3, givenUp: true }),
    version({ id: 4, state: 'proposed' }),
  ]
  assert.equal(code(objectionToDrafting(others, null)), 'ok')
  const open = [...others, version({ id: 5, number: 5 })]
  assert.equal(code(objectionToDrafting(open, null)), 'budget.draft_open')
  assert.equal(code(objectionToDrafting(open, 4)), 'budget.draft_open')
  assert.equal(code(objectionToDrafting(open, 5)), 'ok', 'it is given up for the new one')
})

test('what is voted is the text that was decided on', () => {
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
  const cases: [VersionState, string | null, string | null, string | null, string][] = [
    // state, stored, decided, of the frozen bytes
    ['proposed', a, a, a, 'ok'],
    ['proposed', a, null, a, 'ok'],
    ['proposed', a, b, a, 'budget.decided_text_changed'],
    ['proposed', a, a, b, 'budget.decided_text_changed'],
    ['draft', null, a, null, 'budget.decided_text_withdrawn'],
  ]
  for (const [state, sha256, decided, bytes, expected] of cases)
    assert.equal(code(objectionToDecidedText({ ...version({ state }), sha256 }, decided, bytes)), expected)
})

test('a past decision says something, and is past', () => {
  const nothing = { body: null, decidedOn: null, reference: null, source: null }
  const codes = (facts: object) => objectionsToPastDecision({ ...nothing, ...facts }, '2017-03-14').map((each) => each.code)
  assert.deepEqual(codes({}), ['budget.nothing_known_of_decision'])
  for (const facts of [{ reference: 'R4' }, { decidedOn: '2017' }, { decidedOn: '2017-03-14' }, { body: {} }, { source: 'PV' }])
    assert.deepEqual(codes(facts), [], JSON.stringify(facts))
  assert.deepEqual(codes({ decidedOn: '2017-03-15' }), ['budget.decided_after_today'])
})

test('a grant handed on without its paper is named once, however many lines draw on it', () => {
  const grants = new Map([
    [1, { id: 1, title: 'DREETS', funderKind: 'state' as const, papers: [] }],
    [2, { id: 2, title: 'FSE', funderKind: 'european' as const, papers: ['partnership' as const] }],
  ])
  const line = (transfer: 'regrant' | 'partner' | 'own' | null, grant_id: number | null) => ({ transfer, grant_id })
  const found = objectionsToTransfers(
    [line('regrant', 1), line('regrant', 1), line('partner', 2), line('own', null), line(null, 1)],
    grants,
  )
  assert.deepEqual(
    found.map((each) => [each.code, each.field]),
    [['budget.regrant_unauthorised', undefined]],
  )
})

test('whatever the amounts, a version is let through exactly when each of its years has lines and balances on both counts', () => {
  const cents = fc.integer({ min: 0, max: 3 })
  const totals: fc.Arbitrary<Totals> = fc
    .record({ charges: cents, income: cents, used: cents, given: cents, lines: fc.integer({ min: 0, max: 2 }) })
    .map(({ charges, income, used, given, lines }) => ({
      ...NOTHING,
      chargesCents: charges,
      incomeCents: income,
      inKindChargesCents: used,
      inKindIncomeCents: given,
      lines,
    }))
  fc.assert(
    fc.property(fc.array(totals, { minLength: 1, maxLength: 4 }), fc.boolean(), (years, forgotten) => {
      const byYear = new Map(years.map((each, place) => [2018 + place, each]))
      const asked = [...byYear.keys(), ...(forgotten ? [2030] : [])]
      const sound =
        !forgotten &&
        years.every(
          (each) => each.lines > 0 && each.chargesCents === each.incomeCents && each.inKindChargesCents === each.inKindIncomeCents,
        )
      assert.equal(objectionsToYears(asked, byYear).length === 0, sound)
    }),
    { numRuns: 500 },
  )
})
