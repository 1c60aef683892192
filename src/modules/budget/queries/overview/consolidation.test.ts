/** All budgets together are the sum of their lines, to the cent; only what is voted or proposed counts, each budget once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testHouse } from '../../../../../test/support/house.ts'
import { manyBudgets } from '../../../../../test/support/many-budgets.ts'
import { consolidatedTable, consolidatedYears, inKindWithin, passedWithin } from '../../rules/overview/consolidation.ts'
import { consolidation } from './consolidation.ts'

const { house } = await testHouse({ demo: true })
const YEARS = [2020, 2021, 2022]
await manyBudgets(house, YEARS)

/** Counted the plain way: every line of every voted version, in this process. */
async function naive(years: readonly number[]) {
  const lines = await house.reader
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .innerJoin('budget_budget as b', 'b.id', 'v.budget_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select(['l.side', 'l.account', 'l.amount_cents', 'l.recipient', 'l.year', 'o.kind'])
    .where('v.state', '=', 'voted')
    .where('l.removed', '=', false)
    .execute()
  const of = (where: (line: (typeof lines)[number]) => boolean) =>
    lines.filter((line) => years.includes(line.year) && where(line)).reduce((sum, { amount_cents }) => sum + amount_cents, 0)
  return { of }
}

test('each chapter of each kind and year is the sum of its lines', async () => {
  const { sums, passed: handed } = await consolidation(house.reader, 2020, 2022)
  const { of } = await naive(YEARS)
  for (const side of ['charge', 'income'] as const) {
    const table = consolidatedTable(sums, side, YEARS)
    const cash = (account: string) => !account.startsWith('8')
    assert.equal(
      table.sum.cents,
      of((line) => line.side === side && cash(line.account)),
    )
    assert.ok(table.sum.cents > 0)
    for (const { group, cents, byKind, byYear } of table.rows) {
      assert.equal(
        cents,
        of((line) => line.account.startsWith(group)),
        group,
      )
      assert.equal(
        byKind.member,
        of((line) => line.account.startsWith(group) && (line.kind === 'member' || line.kind === 'partner')),
      )
      assert.equal(
        byKind.regional,
        of((line) => line.account.startsWith(group) && line.kind === 'regional'),
      )
      assert.equal(byKind.network + byKind.regional + byKind.member, cents)
      assert.deepEqual(
        byYear,
        YEARS.map((year) => of((line) => line.account.startsWith(group) && line.year === year)),
      )
    }
    assert.equal(
      inKindWithin(sums, side),
      of((line) => line.side === side && !cash(line.account)),
    )
  }
  const passed = passedWithin(handed)
  assert.equal(
    passed.cents,
    of((line) => line.recipient !== null),
  )
  assert.equal(
    passed.byTransfer.reduce((sum, { cents }) => sum + cents, 0),
    passed.cents,
  )
})

test('one year counts that year alone, and a removed line nothing', async () => {
  const before = consolidatedTable((await consolidation(house.reader, 2021, 2021)).sums, 'charge', [2021]).sum.cents
  const { of } = await naive([2021])
  assert.equal(
    before,
    of(({ side, account }) => side === 'charge' && !account.startsWith('8')),
  )
  const line = await house.db
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .select(['l.id', 'l.amount_cents'])
    .where('v.state', '=', 'voted')
    .where('l.year', '=', 2021)
    .where('l.account', '=', '641')
    .executeTakeFirstOrThrow()
  await house.db.updateTable('budget_line').set({ removed: true }).where('id', '=', line.id).execute()
  const after = consolidatedTable((await consolidation(house.reader, 2021, 2021)).sums, 'charge', [2021]).sum.cents
  assert.equal(after, before - line.amount_cents)
})

test('it says how many are told, of how many there are', async () => {
  const { told } = await consolidation(house.reader, 2020, 2020)
  const { rows } = await sql<{
    kind: string
    n: number
  }>`select kind, count(*)::int as n from people_organisation where left_on is null group by 1`.execute(house.db)
  const all = new Map(rows.map(({ kind, n }) => [kind, n]))
  for (const kind of ['network', 'regional'] as const) {
    const found = told.find((each) => each.kind === kind)
    assert.deepEqual([found?.told, found?.all], [all.get(kind), all.get(kind)])
  }
  const none = await consolidation(house.reader, 1990, 1990)
  assert.equal(none.sums.length, 0)
  assert.ok(none.told.every((each) => each.told === 0 && each.all > 0))
})

test('years come in order, at most five, and the present one where none is asked for', () => {
  assert.deepEqual(consolidatedYears(null, null, 2017), [2017])
  assert.deepEqual(consolidatedYears(2019, 2017, 2017), [2017, 2018, 2019])
  assert.deepEqual(consolidatedYears(2010, 2030, 2017), [2010, 2011, 2012, 2013, 2014])
  assert.deepEqual(consolidatedYears(2015, null, 2017), [2015])
})
