/** The CERFA table is balanced to the cent and holds each line once, whatever the budget. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ACCOUNTS, isInKind, sideOf } from '../accounts.ts'
import { type CerfaGrant, type CerfaLine, type CerfaRow, cerfaTable, isSum } from './cerfa.ts'

const lineOf = (account: string, amountCents: number, more: Partial<CerfaLine> = {}): CerfaLine => ({
  id: 1,
  side: sideOf(account)!,
  account,
  amountCents,
  byKey: false,
  grantId: null,
  shares: [],
  ...more,
})
const grantOf = (itemIds: number[] | null): CerfaGrant => ({ id: 7, whole: itemIds === null, itemIds: new Set(itemIds ?? []) })

/** Lines whose shares never exceed them. */
const lines = fc.array(
  fc
    .record({
      account: fc.constantFrom<string>(...ACCOUNTS),
      parts: fc.array(fc.nat(50_000), { minLength: 3, maxLength: 3 }),
      nowhere: fc.nat(50_000),
      byKey: fc.boolean(),
      grantId: fc.constantFrom(null, 7, 8),
    })
    .map(({ account, parts, nowhere, byKey, grantId }) =>
      lineOf(
        account,
        parts.reduce((sum, part) => sum + part, nowhere),
        {
          byKey,
          grantId: sideOf(account) === 'income' ? grantId : null,
          shares: parts.map((cents, place) => ({ itemId: place + 1, cents })),
        },
      ),
    ),
  { maxLength: 30 },
)
const grants = fc.option(fc.subarray([1, 2, 3])).map(grantOf)

/** A chapter counts where nothing stands below it. */
const cents = (rows: readonly CerfaRow[]) =>
  rows
    .filter((row, place) => {
      const next = rows[place + 1]
      return !isSum(row) || (row.kind === 'chapter' && (next === undefined || next.kind === 'chapter'))
    })
    .reduce((sum, row) => sum + row.cents, 0)
const blocksOf = (all: CerfaLine[], grant: CerfaGrant) => {
  const table = cerfaTable(all, grant)
  const block = (name: string) => table.blocks.find((each) => each.name === name)!
  return { table, block }
}

test('whatever the budget, both halves sum to the same total, and every row is counted once', () =>
  fc.assert(
    fc.property(lines, grants, (all, grant) => {
      const { table, block } = blocksOf(all, grant)
      const money = (side: 'charges' | 'income') => cents(block('direct')[side]) + cents(block('indirect')[side])
      assert.equal(money('charges'), table.totalCents)
      // A grant of chapter 74 that brings nothing has no row; what others bring has.
      assert.equal(money('income'), table.totalCents)
      assert.equal(table.wholeCents.charge, table.totalCents + cents(block('in_kind').charges))
      assert.equal(table.wholeCents.income, table.totalCents + cents(block('in_kind').income))
      for (const { charges, income } of table.blocks) for (const row of [...charges, ...income]) assert.ok(row.cents >= 0)
    }),
    { numRuns: 500 },
  ))

test('whatever the budget, a chapter is the sum of the lines below it, and the table the sum of the lines of the version', () =>
  fc.assert(
    fc.property(lines, grants, (all, grant) => {
      const { table, block } = blocksOf(all, grant)
      for (const rows of [block('direct').charges, block('direct').income, block('in_kind').charges, block('in_kind').income]) {
        for (const [place, row] of rows.entries()) {
          if (row.kind !== 'chapter') continue
          const end = rows.findIndex((each, at) => at > place && each.kind === 'chapter')
          const below = rows.slice(place + 1, end < 0 ? rows.length : end)
          if (below.length > 0) assert.equal(cents(below), row.cents, row.group)
        }
      }
      const part = ({ side, grantId, amountCents, shares }: CerfaLine) =>
        grant.whole || (side === 'income' && grantId === grant.id)
          ? amountCents
          : shares.filter(({ itemId }) => grant.itemIds.has(itemId)).reduce((sum, share) => sum + share.cents, 0)
      const naive = (side: 'charge' | 'income') =>
        all.filter((line) => line.side === side && !isInKind(line.account)).reduce((sum, line) => sum + part(line), 0)
      assert.equal(table.totalCents, Math.max(naive('charge'), naive('income')))
      assert.equal(table.gapCents, naive('charge') - naive('income'))
    }),
    { numRuns: 500 },
  ))

test('where 86 and 87 agree, both totals agree, also for a part of the actions (R17)', () =>
  fc.assert(
    fc.property(lines, grants, (all, grant) => {
      const money = all.filter(({ account }) => !isInKind(account))
      const used = all.filter(({ account }) => account.startsWith('86'))
      const total = used.reduce((sum, line) => sum + line.amountCents, 0)
      const { table } = blocksOf(
        [...money, ...used, lineOf('870', Math.floor(total / 3)), lineOf('875', total - Math.floor(total / 3))],
        grant,
      )
      assert.equal(table.wholeCents.charge, table.wholeCents.income)
    }),
  ))

test('what keys give to a project is indirect; of the whole budget nothing is', () => {
  const all = [
    lineOf('641', 1_000, {
      shares: [
        { itemId: 1, cents: 600 },
        { itemId: 2, cents: 400 },
      ],
    }),
    lineOf('613', 500, {
      byKey: true,
      shares: [
        { itemId: 1, cents: 200 },
        { itemId: 2, cents: 300 },
      ],
    }),
    lineOf('66', 100, { byKey: true, shares: [{ itemId: 1, cents: 40 }] }),
    lineOf('741', 500, { grantId: 7 }),
    lineOf('747', 300, { grantId: 8, shares: [{ itemId: 1, cents: 100 }] }),
  ]
  const project = blocksOf(all, grantOf([1]))
  assert.deepEqual(project.block('indirect'), {
    name: 'indirect',
    charges: [
      { kind: 'indirects', cents: 240 },
      { kind: 'indirect', which: 'fixed', cents: 200 },
      { kind: 'indirect', which: 'financial', cents: 40 },
      { kind: 'surplus', cents: 0 },
    ],
    income: [
      { kind: 'own', cents: 240 },
      { kind: 'missing', cents: 240 },
    ],
  })
  // 500 of 840.
  assert.deepEqual([project.table.totalCents, project.table.grantCents, project.table.grantShareBp], [840, 500, 5_952])
  const { block, table } = blocksOf(all, grantOf(null))
  assert.equal(block('indirect').charges[0]!.cents, 0)
  assert.equal(table.totalCents, 1_600)
})
