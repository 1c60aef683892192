/** Lines on a real database: two treasurers on one line, what is refused, removal with its shares, undo; and a budget's settings. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { editBudget } from './budgets.ts'
import { addLines, editLine, removeLine, restoreLine, writeLines } from './lines.ts'
import { undoLines } from './undo.ts'

const { house, does, versionId, budgetId, lineIds, actions, plan } = await budgeting()
const [salaries, travel, , , , volunteers] = lineIds as [number, number, number, number, number, number]
const row = (id: number) => house.db.selectFrom('budget_line').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const latest = async () => (await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 1 }))[0]!

async function refused(work: Promise<unknown>, status: number, ...codes: string[]): Promise<void> {
  const answer = work.then(
    () => null,
    (error: unknown) => error,
  )
  const before = (await latest()).id
  const error = await answer
  assert.ok(error instanceof Refusal, String(error))
  assert.deepEqual([error.status, ...error.objections.map(({ code }) => code)], [status, ...codes])
  assert.equal((await latest()).id, before, 'nothing is journalled')
}
const edit = (name: string, id: number, revision: number, facts: Parameters<typeof editLine>[3]['facts']) =>
  does(name, (tx, actor) => editLine(tx, actor, id, { revision, facts }))

test('an edit is journalled with what changed, and what does not change is no edit', async () => {
  const { revision, amount_cents: before } = await row(salaries)
  const entry = await edit(TREASURER, salaries, revision, { amount_cents: 610_000, note: 'quatre postes' })
  const { id, deed, payload, subjects, public: open } = await latest()
  assert.deepEqual([id, deed, open], [entry, 'budget.line_edited', false])
  assert.deepEqual(payload, {
    lineId: salaries,
    label: 'Salaires',
    revision: revision + 1,
    changes: [
      { field: 'amount_cents', from: before, to: 610_000 },
      { field: 'note', from: null, to: 'quatre postes' },
    ],
  })
  assert.deepEqual(subjects[0], { kind: 'budget_version', id: versionId })
  assert.equal(await edit(TREASURER, salaries, revision + 1, { amount_cents: 610_000 }), null)
})

test('of two treasurers on one line the second is told; what both say alike is no conflict', async () => {
  const { revision } = await row(travel)
  await edit(TREASURER, travel, revision, { amount_cents: 81_000 })
  await refused(edit(STAFF, travel, revision, { amount_cents: 82_000 }), 409, 'budget.touched_since')
  assert.equal(await edit(STAFF, travel, revision, { amount_cents: 81_000 }), null)
  const both = await Promise.allSettled([
    edit(TREASURER, travel, revision + 1, { amount_cents: 83_000 }),
    edit(STAFF, travel, revision + 1, { amount_cents: 84_000 }),
  ])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], 'at the same instant, one of them')
})

test('a grant of number nought is no grant, and what goes to nobody goes as nothing', async () => {
  const line = { year: 2018, account: '641', label: 'Essai', amount_cents: 100 }
  const adding = (facts: object) => does(TREASURER, (tx, actor) => addLines(tx, actor, versionId, [{ ...line, ...facts }]))
  await refused(adding({ grant_id: 0 }), 422, 'budget.no_such_grant')
  const [id] = await adding({ recipient: null, transfer: 'own' })
  assert.deepEqual([(await row(id!)).recipient, (await row(id!)).transfer], [null, null])
  await does(TREASURER, (tx, actor) => removeLine(tx, actor, id!, 1))
})

test('nothing that a line cannot be is half written', async () => {
  const { revision } = await row(salaries)
  const before = await row(salaries)
  await refused(edit(TREASURER, salaries, revision, { amount_cents: -1 }), 422, 'budget.amount_out_of_range')
  await refused(edit(TREASURER, salaries, revision, { amount_cents: 1_000_000_000_000 }), 422, 'budget.amount_out_of_range')
  await refused(
    edit(TREASURER, salaries, revision, { quantity_thousandths: 999_999_999, unit_cents: 999_999_999 }),
    422,
    'budget.amount_out_of_range',
  )
  await refused(edit(TREASURER, salaries, revision, { quantity_thousandths: 1_000 }), 422, 'budget.quantity_alone')
  await refused(edit(TREASURER, salaries, revision, { account: '756' }), 422, 'budget.other_side')
  await refused(edit(TREASURER, salaries, revision, { account: '999', label: ' ' }), 422, 'budget.no_such_account', 'budget.label_missing')
  await refused(edit(TREASURER, salaries, revision, { label: 'x'.repeat(201) }), 422, 'kernel.too_long')
  await refused(edit(TREASURER, salaries, revision, { recipient: 'regions', transfer: 'regrant' }), 422, 'budget.regrant_without_grant')
  await refused(edit('Solène Varenquier', salaries, revision, { amount_cents: 1 }), 403, 'kernel.not_yours')
  await refused(edit('Edith Farrowby', salaries, revision, { amount_cents: 1 }), 404, 'kernel.not_found')
  assert.deepEqual(await row(salaries), before)
})

test('of several lines that are added all stand or none, each trouble with its place', async () => {
  const drafts = [
    { year: 2018, account: '613', label: 'Loyer', amount_cents: 1 },
    { year: 2031, account: '613', label: '', amount_cents: 1 },
  ]
  await assert.rejects(
    does(TREASURER, (tx, actor) => addLines(tx, actor, versionId, drafts)),
    (error: Refusal) => {
      assert.deepEqual(
        error.objections.map(({ field }) => field),
        ['1.label', '1.year'],
      )
      return true
    },
  )
})

test('a line taken out remembers what it was spread over, and comes back with it', async () => {
  const [item] = actions
  await house.db.updateTable('budget_line').set({ spread: 'amounts' }).where('id', '=', volunteers).execute()
  await house.db
    .insertInto('budget_share')
    .values({ line_id: volunteers, item_id: item!.id, share_bp: null, amount_cents: 20_000 })
    .execute()
  const { revision } = await row(volunteers)
  await refused(
    does(TREASURER, (tx, actor) => removeLine(tx, actor, volunteers, revision - 1)),
    409,
    'budget.touched_since',
  )
  await does(TREASURER, (tx, actor) => removeLine(tx, actor, volunteers, revision))
  assert.equal((await row(volunteers)).removed, true)
  await refused(edit(STAFF, volunteers, revision, { amount_cents: 1 }), 409, 'budget.line_gone')
  await does(STAFF, (tx, actor) => restoreLine(tx, actor, volunteers))
  assert.equal(await does(STAFF, (tx, actor) => restoreLine(tx, actor, volunteers)), null)
  const shares = await house.db.selectFrom('budget_share').select('amount_cents').where('line_id', '=', volunteers).execute()
  assert.deepEqual(shares, [{ amount_cents: 20_000 }])
  // What it is spread over follows a smaller amount (R18).
  await edit(TREASURER, volunteers, (await row(volunteers)).revision, { amount_cents: 10_000 })
  const { amount_cents: cut } = await house.db
    .selectFrom('budget_share')
    .select('amount_cents')
    .where('line_id', '=', volunteers)
    .executeTakeFirstOrThrow()
  assert.ok(cut <= 10_000)
})

test('a deed is undone by whoever may write while nothing followed, and the undoing too', async () => {
  const { revision, amount_cents: before } = await row(travel)
  const edited = (await edit(TREASURER, travel, revision, { amount_cents: 90_000 }))!
  const { entryId } = await does(STAFF, (tx, actor) => undoLines(tx, actor, edited))
  assert.equal((await row(travel)).amount_cents, before)
  await refused(
    does(STAFF, (tx, actor) => undoLines(tx, actor, edited)),
    409,
    'budget.followed',
  )
  await does(STAFF, (tx, actor) => undoLines(tx, actor, entryId!))
  assert.equal((await row(travel)).amount_cents, 90_000)

  const drafts = ['Loyer', 'Assurance'].map((label) => ({ year: 2019, account: '613', label, amount_cents: 100 }))
  const written = await does(TREASURER, (tx, actor) => writeLines(tx, actor, versionId, drafts))
  const taken = await does(TREASURER, (tx, actor) => undoLines(tx, actor, written.entryId!))
  const standing = async () => (await Promise.all(written.lineIds.map(row))).map(({ removed }) => removed)
  assert.deepEqual(await standing(), [true, true])
  await does(TREASURER, (tx, actor) => undoLines(tx, actor, taken.entryId!))
  assert.deepEqual(await standing(), [false, false])
  await edit(TREASURER, written.lineIds[0]!, (await row(written.lineIds[0]!)).revision, { note: 'x' })
  await refused(
    does(TREASURER, (tx, actor) => undoLines(tx, actor, written.entryId!)),
    409,
    'budget.followed',
  )
  assert.deepEqual(await standing(), [false, false], 'none of them')
  const created = (
    await journalEntries(house.reader, { scope: { kind: 'all' }, subject: { kind: 'budget_version', id: versionId }, limit: 200 })
  ).at(-1)!
  await refused(
    does(TREASURER, (tx, actor) => undoLines(tx, actor, created.id)),
    422,
    'budget.undo_not_possible',
  )
})

test('settings change until something is decided on; what the public reads, always', async () => {
  const settings = () => house.db.selectFrom('budget_budget').selectAll().where('id', '=', budgetId).executeTakeFirstOrThrow()
  const change = async (facts: Parameters<typeof editBudget>[3]['facts'], revision?: number) => {
    const now = revision ?? (await settings()).revision
    return does(TREASURER, (tx, actor) => editBudget(tx, actor, budgetId, { revision: now, facts }))
  }
  await change({ target_share_bp: 3_000, shown: 'totals' })
  assert.deepEqual(
    [(await settings()).target_share_bp, (await settings()).shown, (await latest()).payload],
    [3_000, 'totals', { fields: ['target_share_bp', 'shown'] }],
  )
  assert.equal(await change({ shown: 'totals' }), null)
  await refused(change({ shown: 'lines' }, 1), 409, 'budget.settings_touched_since')
  await refused(change({ year_from: 2020 }), 422, 'budget.ends_before_start', 'budget.lines_outside_years')
  await refused(change({ year_from: 2019, year_to: 2020 }), 422, 'budget.lines_outside_years')
  await refused(change({ title_fr: null, title_en: null }), 422, 'budget.title_missing')
  await refused(change({ plan_id: null }), 422, 'budget.plan_holds_money')
  assert.equal((await settings()).plan_id, plan.id)
  await house.db
    .updateTable('budget_version')
    .set({ state: 'proposed', frozen: '{}', sha256: '0'.repeat(64) })
    .where('id', '=', versionId)
    .execute()
  await refused(change({ target_share_bp: 3_200 }), 422, 'budget.settings_frozen')
  await change({ shown: 'lines' })
  await refused(edit(TREASURER, salaries, (await row(salaries)).revision, { amount_cents: 1 }), 422, 'budget.frozen')
})
