/** The matrix with random money: its rows and its columns agree with the bands to the cent, whatever part of it is looked at. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Band, FundingGrant } from './funding.ts'
import { matrixOf, type PlacedAction } from './matrix.ts'
import { shownOf } from './shown.ts'

const ITEMS = [1, 2, 3, 4]
const PLACED: PlacedAction[] = ITEMS.map((id) => ({
  id,
  code: `A${id}`,
  title: { fr: `Action ${id}`, en: null },
  pillarId: id % 2,
  wanted: id === 4,
}))
const GRANTS = new Map(
  [5, 6].map((id): [number, FundingGrant] => [
    id,
    {
      id,
      title: `Subvention ${id}`,
      funderId: id * 10,
      funder: `Financeur ${id}`,
      european: null,
      periodFrom: '2018-01-01',
      periodTo: '2019-12-31',
      rateCapBp: null,
      eligible: null,
      refused: false,
      amountCents: null,
      basis: null,
      byYear: new Map(),
    },
  ]),
)

const amount = fc.integer({ min: 0, max: 999_999_999 })
const band = fc
  .record({
    year: fc.constantFrom(2018, 2019),
    side: fc.constantFrom('charge' as const, 'income' as const),
    grantId: fc.constantFrom(null, 5, 6),
    account: fc.constantFrom('741', '756'),
    parts: fc.uniqueArray(fc.tuple(fc.constantFrom(...ITEMS), amount), { selector: ([item]) => item }),
    nowhere: amount,
  })
  .map(
    ({ nowhere, ...rest }): Band => ({
      ...rest,
      account: rest.side === 'income' && rest.grantId === null ? rest.account : '',
      lines: 1,
      cents: nowhere + rest.parts.reduce((sum, [, cents]) => sum + cents, 0),
    }),
  )
const bands = fc.array(band, { maxLength: 12 })

const sum = <Thing>(things: Iterable<Thing>, of: (thing: Thing) => number): number =>
  [...things].reduce((total, each) => total + of(each), 0)
const spread = (each: Band) => sum(each.parts, ([, cents]) => cents)

test('rows and columns agree with the lines to the cent, of one year and of all (R18)', () => {
  fc.assert(
    fc.property(bands, fc.constantFrom(null, 2018), (all, year) => {
      const matrix = matrixOf({ bands: all, grants: GRANTS }, [], PLACED, year)
      const looked = all.filter((each) => year === null || each.year === year)
      const charges = looked.filter(({ side }) => side === 'charge')
      const income = looked.filter(({ side }) => side === 'income')
      assert.equal(matrix.costCents, sum(charges, spread))
      assert.equal(matrix.fundedCents, sum(income, spread))
      assert.equal(matrix.chargesNowhereCents, sum(charges, ({ cents }) => cents) - matrix.costCents)
      assert.equal(matrix.incomeNowhereCents, sum(income, ({ cents }) => cents) - matrix.fundedCents)
      for (const { costCents, fundedCents, missingCents, beyondCents, cells } of matrix.actions) {
        assert.equal(
          sum(cells.values(), ({ cents }) => cents),
          fundedCents,
        )
        assert.equal(costCents - fundedCents, missingCents - beyondCents)
      }
      for (const { source, spreadCents, nowhereCents, cents } of matrix.sources) {
        assert.equal(
          sum(matrix.actions, ({ cells }) => cells.get(source.key)?.cents ?? 0),
          spreadCents,
        )
        assert.equal(spreadCents + nowhereCents, cents)
      }
      assert.equal(
        sum(matrix.sources, ({ cents }) => cents),
        sum(income, ({ cents }) => cents),
      )
    }),
  )
})

test('what is looked at is a part of the whole: no filter changes an amount', () => {
  fc.assert(
    fc.property(bands, fc.constantFrom(null, 0, 1), fc.constantFrom(null, 'f50', 'own'), (all, pillar, group) => {
      const matrix = matrixOf({ bands: all, grants: GRANTS }, [], PLACED, null)
      const shown = shownOf(matrix, { pillar, group, only: 'every', by: null })
      for (const action of shown.actions) {
        assert.ok(matrix.actions.includes(action))
        assert.ok(pillar === null || action.action.pillarId === pillar)
      }
      for (const source of shown.sources) assert.ok(matrix.sources.includes(source) && (group === null || source.source.group === group))
    }),
  )
})

test('what is wanted and not funded stands among what is missing, with or without a cost (R41)', () => {
  const matrix = matrixOf({ bands: [], grants: GRANTS }, [], PLACED, null)
  const shown = shownOf(matrix, { pillar: null, group: null, only: 'missing', by: null })
  assert.deepEqual(
    shown.actions.map(({ action }) => action.id),
    [4],
  )
})

test('a finding marks the cell of its grant and its action, and troubles the action', () => {
  const item = { id: 1, code: 'A1', title: { fr: 'Action 1', en: null } }
  const parts: [number, number][] = [[1, 50]]
  const matrix = matrixOf(
    { bands: [{ year: 2018, side: 'income', grantId: 5, account: '', cents: 50, lines: 1, parts }], grants: GRANTS },
    [{ kind: 'not_eligible', year: 2018, item, grant: { id: 5, title: 'S', funder: 'F' }, cents: 50 }],
    PLACED,
    2018,
  )
  assert.deepEqual(matrix.actions[0]?.cells.get('g5')?.marks, ['not_eligible'])
  assert.deepEqual(
    matrix.actions.map(({ troubled }) => troubled),
    [true, false, false, false],
  )
})
