/** Agreements and transfers: what the law asks for, what may be paid, and how an amount is cut into instalments. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { GrantOnFile } from '../lines.ts'
import {
  type InstalmentFacts,
  instalmentState,
  objectionsToAgreement,
  objectionToEnding,
  objectionToPaying,
  objectionToPlanning,
  objectionToSchedule,
  objectionToUnpaying,
  scheduleOf,
  sumsOf,
} from './agreements.ts'
import { againstShares } from './agreements-sums.ts'
import { byRecipient, byTransfer, missingToTarget, passableGrants, unbacked } from './transfers.ts'

const STATE: GrantOnFile = { id: 1, title: 'État', funderKind: 'state', papers: ['regrant_authorisation'] }
const BARE: GrantOnFile = { id: 2, title: 'Région', funderKind: 'region', papers: ['award', 'agreement'] }
const EUROPE: GrantOnFile = { id: 3, title: 'FSE', funderKind: 'european', papers: ['partnership'] }
const GRANTS = new Map([STATE, BARE, EUROPE].map((grant) => [grant.id, grant]))
const FACTS = { title: 'Animation', amountCents: 100_00, signedOn: null, note: null }
const SIDES = { ownerId: 1, recipientId: 2 }

const TRANSFERS = [
  ['regrant', 1, null],
  ['regrant', 2, 'budget.regrant_unauthorised'],
  ['regrant', 3, 'budget.regrant_unauthorised'],
  ['regrant', null, 'budget.regrant_without_grant'],
  ['partner', 3, null],
  ['partner', 1, 'budget.partner_not_european'],
  ['partner', null, 'budget.partner_without_grant'],
  ['service', null, null],
  ['own', null, null],
  ['own', 9, 'budget.no_such_grant'],
] as const
for (const [transfer, grantId, code] of TRANSFERS)
  test(`an agreement as ${transfer} of grant ${grantId}: ${code ?? 'taken'}`, () => {
    assert.equal(objectionsToAgreement({ ...FACTS, transfer, grantId }, SIDES, GRANTS)[0]?.code ?? null, code)
  })

test('an agreement has a purpose, an amount and somebody else', () => {
  const codes = (facts: object, sides = SIDES) =>
    objectionsToAgreement({ ...FACTS, transfer: 'own', grantId: null, ...facts }, sides, GRANTS).map(({ code }) => code)
  assert.deepEqual(codes({ title: ' ', amountCents: 0 }), ['budget.agreement_untitled', 'budget.agreement_amount'])
  assert.deepEqual(codes({ amountCents: 1e15 }), ['budget.agreement_amount'])
  assert.deepEqual(codes({}, { ownerId: 2, recipientId: 2 }), ['budget.agreement_with_itself'])
})

test('what is left is cut into instalments that sum to it, at even distances', () => {
  fc.assert(
    fc.property(fc.integer({ min: 24, max: 999_999_999_999 }), fc.integer({ min: 1, max: 24 }), (left, parts) => {
      const all = scheduleOf(left, parts, '2017-01-31', 1)
      assert.equal(
        all.reduce((sum, { amountCents }) => sum + amountCents, 0),
        left,
      )
      assert.ok(all.every(({ amountCents }) => amountCents > 0))
    }),
  )
  assert.deepEqual(
    scheduleOf(100, 3, '2017-01-31', 1).map(({ dueOn, amountCents }) => [dueOn, amountCents]),
    [
      ['2017-01-31', 34],
      ['2017-02-28', 33],
      ['2017-03-31', 33],
    ],
  )
  assert.equal(objectionToSchedule(0, 2, 6)?.code, 'budget.nothing_left_to_plan')
  assert.equal(objectionToSchedule(100, 25, 6)?.code, 'budget.schedule_parts')
  assert.equal(objectionToSchedule(100, 2, 0)?.code, 'budget.schedule_months')
})

const OPEN = { amountCents: 1_000, signedOn: '2017-01-02', endedOn: null, transfer: 'own' as const }
const DUE: InstalmentFacts = { dueOn: '2017-03-01', amountCents: 400, paidOn: null, paidCents: null, acknowledgedOn: null }
const around = (instalments: InstalmentFacts[], grant: GrantOnFile | null = null) => ({
  kept: sumsOf(instalments),
  grant,
  today: '2017-03-14',
})

test('money goes out on a signed agreement, once, not tomorrow, never more than agreed, and not without its paper', () => {
  const why = (agreement: object, instalment: object, payment: object, grant: GrantOnFile | null = null) =>
    objectionToPaying(
      { ...OPEN, ...agreement },
      { ...DUE, ...instalment },
      { paidOn: '2017-03-14', amountCents: 400, ...payment },
      around([DUE, { ...DUE, amountCents: 500 }], grant),
    )?.code ?? null
  assert.equal(why({}, {}, {}), null)
  assert.equal(why({}, {}, { amountCents: 500 }), null)
  assert.equal(why({}, {}, { amountCents: 501 }), 'budget.paid_beyond')
  assert.equal(why({}, {}, { paidOn: '2017-03-15' }), 'budget.paid_in_future')
  assert.equal(why({ signedOn: null }, {}, {}), 'budget.agreement_unsigned')
  assert.equal(why({ endedOn: '2017-02-01' }, {}, {}), 'budget.agreement_ended')
  assert.equal(why({}, { paidOn: '2017-03-01', paidCents: 400 }, {}), 'budget.instalment_paid')
  assert.equal(why({ transfer: 'regrant' }, {}, {}, BARE), 'budget.regrant_unauthorised')
  assert.equal(why({ transfer: 'regrant' }, {}, {}, STATE), null)
})

test('money that was acknowledged is not un-paid; an end does not come before a payment', () => {
  assert.equal(objectionToUnpaying(DUE)?.code, 'budget.instalment_unpaid')
  const paid = { ...DUE, paidOn: '2017-03-05', paidCents: 400 }
  assert.equal(objectionToUnpaying(paid), null)
  assert.equal(objectionToUnpaying({ ...paid, acknowledgedOn: '2017-03-06' })?.code, 'budget.instalment_acknowledged')
  assert.equal(objectionToEnding(OPEN, '2017-03-04', '2017-03-14', [paid])?.code, 'budget.ends_before_payment')
  assert.equal(objectionToEnding(OPEN, '2017-01-01', '2017-03-14', [])?.code, 'budget.ends_before_signature')
  assert.equal(objectionToEnding(OPEN, '2017-03-15', '2017-03-14', [])?.code, 'budget.ends_in_future')
  assert.equal(objectionToEnding(OPEN, '2017-03-14', '2017-03-14', [paid]), null)
})

test('no more is planned than was agreed, and each instalment stands somewhere', () => {
  assert.equal(objectionToPlanning(OPEN, [600], sumsOf([DUE])), null)
  assert.equal(objectionToPlanning(OPEN, [601], sumsOf([DUE]))?.code, 'budget.instalment_beyond')
  assert.equal(objectionToPlanning(OPEN, [0], sumsOf([]))?.code, 'budget.instalment_amount')
  const states = [DUE, { ...DUE, dueOn: '2017-04-01' }, { ...DUE, paidOn: '2017-03-05', paidCents: 1 }].map((each) =>
    instalmentState(each, null, '2017-03-14'),
  )
  assert.deepEqual(states, ['late', 'planned', 'paid'])
  assert.equal(instalmentState(DUE, '2017-02-01', '2017-03-14'), 'dropped')
})

test('lines by their type sum to what goes to regions and actors; those without their paper are found', () => {
  const lines = [
    { recipient: 'regions', transfer: 'own', amount_cents: 300, grant_id: null },
    { recipient: 'actors', transfer: 'service', amount_cents: 50, grant_id: null },
    { recipient: 'regions', transfer: 'regrant', amount_cents: 100, grant_id: 2 },
    { recipient: null, transfer: null, amount_cents: 999, grant_id: 1 },
  ] as const
  assert.deepEqual(
    byTransfer([...lines]).map(({ transfer, cents }) => [transfer, cents]),
    [
      ['regrant', 100],
      ['service', 50],
      ['own', 300],
    ],
  )
  assert.deepEqual(byRecipient(lines), { regions: 400, actors: 50 })
  assert.deepEqual(
    unbacked([...lines], GRANTS).map(({ line, why }) => [line.amount_cents, why.code]),
    [[100, 'budget.regrant_unauthorised']],
  )
  assert.deepEqual(
    passableGrants(GRANTS).map(({ grant, regrant, european }) => [grant.id, regrant === null, european]),
    [
      [1, true, false],
      [2, false, false],
      [3, false, true],
    ],
  )
})

test('R19: 32 % of 1 620 000 is 518 400; what is missing to it is told', () => {
  const share = { cents: 500_000_00, shareBp: 3_086, targetBp: 3_200, targetCents: 518_400_00 }
  assert.equal(missingToTarget(share), 18_400_00)
  assert.equal(missingToTarget({ ...share, targetCents: null }), null)
})

test('a region without a share that is promised money is told as beyond', () => {
  const kept = { plannedCents: 0, paidCents: 0, acknowledgedCents: 0 }
  const recipient = (id: number) => ({ id, name: `R${id}`, kind: 'regional' as const })
  const rows = againstShares(
    [{ region: { id: 1, name: 'R1' }, cents: 500 }],
    [
      { recipient: recipient(1), kept, promisedCents: 200 },
      { recipient: recipient(2), kept, promisedCents: 50 },
      { recipient: { id: 3, name: 'M', kind: 'member' }, kept, promisedCents: 7 },
    ],
  )
  assert.deepEqual(
    rows.map(({ id, leftCents }) => [id, leftCents]),
    [
      [1, 300],
      [2, -50],
    ],
  )
})
