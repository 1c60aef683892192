/** The sheet asked through HTTP: cells saved by a script, blocks that are pasted, another year taken over, and what is refused in one sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { budgeting, TREASURER } from '../../../../../test/support/budgets.ts'
import { addLines, createBudget } from '../../commands.ts'

const { house, request, versionId, lineIds, networkId, asNamed } = await budgeting()
const headers = await asNamed(TREASURER)
const [salaries, travel, regions] = lineIds as [number, number, number]
const elsewhere = await change(house, async (tx) => {
  const budget = { organisationId: networkId, planId: null, title: { fr: 'Un autre', en: null }, yearFrom: 2018, yearTo: 2018 }
  const made = await createBudget(tx, SHELL, budget)
  const [lineId] = await addLines(tx, SHELL, made.versionId, [{ year: 2018, account: '613', label: 'Ailleurs', amount_cents: 100 }])
  return { ...made, lineId: lineId! }
})
const row = (id: number) => house.db.selectFrom('budget_line').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const deeds = async () =>
  (
    await house.db
      .selectFrom('journal_entry')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

/** As the island asks. */
async function asks(path: string, form: Record<string, string>, as: Record<string, string> = headers) {
  const answer = await request(path, { form, headers: { ...as, accept: 'application/json' } })
  return {
    status: answer.status,
    said: (await answer.json()) as Record<string, unknown> & { sentence: string; stored: Record<string, unknown> },
  }
}

test('a cell is saved by itself, and answered with the line as it stands', async () => {
  const { status, said } = await asks(`/budget-lines/${travel}`, { revision: '1', product: '4 x 250,50' })
  assert.equal(status, 200)
  const { entry, line } = said as unknown as { entry: number; line: Record<string, unknown> }
  assert.ok(entry > 0)
  assert.deepEqual([line.revision, line.amount, String(line.product).replace(/\s/g, ' ')], [2, 100_200, '4 × 250,50 €'])
  const going = await asks(`/budget-lines/${regions}`, { revision: '1', going: 'actors:service' })
  assert.equal((going.said.line as Record<string, unknown>).counts, 'actors')
})

test('who comes second is told what stands there now; who is signed out, where to sign in', async () => {
  const late = await asks(`/budget-lines/${travel}`, { revision: '1', amount: '7' })
  assert.deepEqual([late.status, late.said.code, late.said.stored.amount], [409, 'budget.touched_since', 100_200])
  const out = await asks(`/budget-lines/${travel}`, { revision: '2', amount: '7' }, {})
  assert.equal(out.status, 403)
  assert.match(String(out.said.signIn), /^\/sign-in/)
})

const REFUSED: [string, Record<string, string>, RegExp][] = [
  ['text in an amount', { amount: 'beaucoup' }, /n’est pas un montant/],
  ['10^15', { amount: '1000000000000000' }, /9\s999\s999\s999,99/],
  ['a negative amount', { amount: '-5' }, /négatif|zéro|0/],
  ['a product that is none', { product: 'douze' }, /quantité et un prix/],
  ['an account of the other side', { account: '756' }, /compte de produits/],
  ['no label', { label: '' }, /intitulé/],
  ['a line moved to another budget', { amount: '5', version: String(elsewhere.versionId) }, /appartient à un autre budget/],
]
for (const [what, form, sentence] of REFUSED)
  test(`refused in one sentence, and nothing is written: ${what}`, async () => {
    const before = [await row(salaries), await deeds()]
    const { status, said } = await asks(`/budget-lines/${salaries}`, { revision: '1', ...form })
    assert.equal(status, 422)
    assert.match(said.sentence, sentence)
    assert.deepEqual([await row(salaries), await deeds()], before)
  })

test('a block is written whole or not at all; lines of another budget are none of this sheet', async () => {
  const path = `/budget-versions/${versionId}/paste?year=2018`
  const before = await deeds()
  const rows = `${salaries}:1`
  const wrong = await asks(path, { text: '641\tSalaires\t5\n999\tRien\t6', rows, column: 'account' })
  assert.equal(wrong.status, 422)
  const foreign = await asks(path, { text: '641\tSalaires\t5', rows: `${elsewhere.lineId}:1`, column: 'account' })
  assert.match(foreign.said.sentence, /appartient à un autre budget/)
  assert.equal(await deeds(), before)
  const done = await asks(path, { text: '641\tSalaires\t6 100\n645\tCharges sociales\t2 000', rows, column: 'account' })
  assert.equal((done.said.entries as number[]).length, 2)
  assert.equal((await row(salaries)).amount_cents, 610_000)
  const column = await asks(path, { text: '10\n20\n30', rows: `${salaries}:2,${travel}:2`, column: 'amount' })
  assert.deepEqual([column.status, column.said.left, (await row(travel)).amount_cents], [200, 1, 2_000])
})

test('another year is taken over, more or less, and taken back', async () => {
  const path = `/budget-versions/${versionId}/carrying?year=2019`
  const page = await request(path, { headers })
  assert.match(await page.text(), /2018/)
  const answer = await request(path, { form: { from: '2018', change: '+10' }, headers })
  assert.equal(answer.headers.get('location'), `/budget-versions/${versionId}/sheet?year=2019`)
  const sum = async (year: number) =>
    (
      await house.db
        .selectFrom('budget_line')
        .select('amount_cents')
        .where('version_id', '=', versionId)
        .where('removed', '=', false)
        .where('year', '=', year)
        .execute()
    ).reduce((all, { amount_cents }) => all + amount_cents, 0)
  assert.equal(await sum(2019), ((await sum(2018)) * 11) / 10)
  const again = await request(path, { form: { from: '2031', change: '' }, headers })
  assert.equal(again.status, 422)
})

test('a budget is begun by a form, and an organisation that is not one’s own is refused', async () => {
  const typed = {
    title_fr: 'Budget 2020',
    plan_id: '',
    year_from: '2020',
    year_to: '2020',
    shown: 'nothing',
    opening_cash: '-12,50',
    target_share: '32',
  }
  const answer = await request('/budgets', { form: typed, headers })
  assert.match(answer.headers.get('location') ?? '', /^\/budget-versions\/\d+\/sheet\?year=2020$/)
  const made = await house.db.selectFrom('budget_budget').selectAll().where('title_fr', '=', 'Budget 2020').executeTakeFirstOrThrow()
  assert.deepEqual([made.opening_cash_cents, made.target_share_bp, made.shown], [-1_250, 3_200, 'nothing'])
  const other = await house.db
    .selectFrom('people_organisation')
    .select('id')
    .where('kind', '=', 'member')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.equal((await request('/budgets', { form: { ...typed, organisation: String(other.id) }, headers })).status, 403)
})
