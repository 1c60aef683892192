/** The demonstration's forecast budget: what is public is true, what is made up says so, and it is ready to be voted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import { testHouse } from '../../test/support/house.ts'
import { buildBudget } from './budget.ts'

const { house } = await testHouse({ demo: true })
const { reader } = house
const version = await reader
  .selectFrom('budget_version as v')
  .innerJoin('budget_budget as b', 'b.id', 'v.budget_id')
  .selectAll('v')
  .select(['b.year_from', 'b.target_share_bp', 'b.example as budget_example'])
  .where('v.state', '=', 'proposed')
  .executeTakeFirstOrThrow()
const lines = await reader.selectFrom('budget_line').selectAll().where('version_id', '=', version.id).execute()
const sum = (of: (line: (typeof lines)[number]) => boolean) => lines.filter(of).reduce((all, line) => all + line.amount_cents, 0)

test('it balances at 1 620 000 EUR, 32 % of which go to the regional associations and actors', () => {
  assert.equal(
    sum(({ account }) => account.startsWith('6')),
    162_000_000,
  )
  assert.equal(
    sum(({ account }) => account.startsWith('7')),
    162_000_000,
  )
  assert.equal(
    sum(({ recipient }) => recipient !== null),
    51_840_000,
  )
  assert.equal(version.target_share_bp, 3200)
})

test('whatever is made up says so: the budget, each line, each grant, each agreement', async () => {
  assert.ok(version.example && version.budget_example && lines.every(({ example }) => example))
  for (const table of [
    'budget_funder',
    'budget_grant',
    'budget_payment',
    'budget_document',
    'budget_agreement',
    'budget_instalment',
  ] as const) {
    const rows = await reader.selectFrom(table).select('example').execute()
    assert.ok(rows.length > 0 && rows.every(({ example }) => example), table)
  }
})

test('it is frozen, on the agenda of the meeting under way, and not voted yet', async () => {
  assert.equal(sha256(canonicalJson(JSON.parse(version.frozen!))), version.sha256)
  const resolution = await reader
    .selectFrom('assembly_resolution')
    .select('subject_sha256')
    .where('subject_kind', '=', 'budget_version')
    .where('subject_id', '=', version.id)
    .executeTakeFirstOrThrow()
  assert.equal(resolution.subject_sha256, version.sha256)
})

test('it is built once', async () => {
  await buildBudget(house)
  const { count } = await reader
    .selectFrom('budget_budget')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 1)
})
