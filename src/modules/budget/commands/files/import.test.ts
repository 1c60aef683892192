/** Lines taken over from files: out and in changes nothing, a changed file changes what it says, and a wrong line stops all of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { change } from '#kernel/change.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { BALANCED, budgeting, TREASURER } from '../../../../../test/support/budgets.ts'
import { budgetDrafts } from '../../../../../test/support/random-budget-drafts.ts'
import { type BudgetFile, budgetFileBytes, FILE_FORMATS, type FileFormat } from '../../exports.ts'
import { readBudgetFile } from '../../imports.ts'
import { draftOf, importKnown, type StoredDraft } from '../../queries/files/draft-of.ts'
import { sharesOf } from '../../queries/lines.ts'
import { versionById } from '../../queries.ts'
import type { BudgetDraft } from '../../rules/files/import-draft.ts'
import { importOutcome } from '../../rules/files/import-outcome.ts'
import { createBudget } from '../sheet/budgets.ts'
import { type ImportMode, importLines } from './import.ts'

type Budgeting = Awaited<ReturnType<typeof budgeting>>

const bare = ({ lines, keys }: StoredDraft): BudgetDraft => ({
  lines: lines.map(({ id: _, grantId: __, ...line }) => ({ ...line, line: 0 })),
  keys: keys.map(({ id: _, ...key }) => key),
})

const fileOf = (draft: BudgetDraft): BudgetFile => ({ ...draft, lang: 'fr', title: 'Budget', organisation: 'Réseau', example: false })

async function readBack(format: FileFormat, draft: BudgetDraft): Promise<BudgetDraft> {
  const read = await readBudgetFile(await budgetFileBytes(format, fileOf(draft)), 2018)
  assert.ok(!('code' in read), JSON.stringify(read))
  assert.deepEqual(read.refused, [])
  return read
}

const revisionOf = async ({ house: { db } }: Budgeting, versionId: number) =>
  (await db.selectFrom('budget_version').select('revision').where('id', '=', versionId).executeTakeFirstOrThrow()).revision

const takes = async (set: Budgeting, versionId: number, draft: BudgetDraft, mode: ImportMode) => {
  const revision = await revisionOf(set, versionId)
  return set.does(TREASURER, (tx, actor) => importLines(tx, actor, versionId, { revision, mode, draft }))
}

/** Another budget on the same plan, with nothing in it. */
const emptyVersion = ({ house, networkId, plan }: Budgeting): Promise<number> =>
  change(house, async (tx) => {
    const made = await createBudget(tx, SHELL, {
      organisationId: networkId,
      planId: plan.id,
      title: { fr: 'Autre', en: null },
      yearFrom: 2018,
      yearTo: 2019,
    })
    return made.versionId
  })

const set = await budgeting({ lines: [] })
const codes = set.actions.slice(0, 6).map(({ code }) => code)

test('whatever the budget, a file of it brought into another one makes the same lines, spread the same way, to the cent', () =>
  fc.assert(
    fc.asyncProperty(budgetDrafts(codes, 6), fc.constantFrom(...FILE_FORMATS), async (draft, format) => {
      const [one, other] = [await emptyVersion(set), await emptyVersion(set)]
      await takes(set, one, draft, 'add')
      const stored = await draftOf(set.house.db, one, null)
      // A CSV file has no sheet of keys: they are brought in before it.
      if (format === 'csv') await takes(set, other, { lines: [], keys: bare(stored).keys }, 'add')
      await takes(set, other, await readBack(format, bare(stored)), 'add')
      assert.deepEqual(bare(await draftOf(set.house.db, other, null)), bare(stored))
      const cents = async (id: number) =>
        (await sharesOf(set.house.db, id)).map(({ itemId, shareBp, amountCents }) => [itemId, shareBp, amountCents])
      assert.deepEqual((await cents(other)).sort(), (await cents(one)).sort())
      // Into itself it changes nothing, whichever way it is taken.
      const version = await versionById(set.house.db, SHELL, one)
      const outcome = importOutcome(await readBack(format, bare(stored)), await importKnown(set.house.db, version!))
      assert.deepEqual([outcome.missing, outcome.keys, outcome.notes], [[], [], []])
      assert.ok(outcome.lines.every(({ state }) => state === 'unchanged'))
      const before = await revisionOf(set, one)
      assert.deepEqual(await takes(set, one, await readBack(format, bare(stored)), 'replace'), { added: 0, changed: 0, removed: 0 })
      assert.equal(await revisionOf(set, one), before)
    }),
    { numRuns: 25 },
  ))

const standing = async () => {
  const made = await budgeting({ lines: BALANCED })
  const { lines } = bare(await draftOf(made.house.db, made.versionId, null))
  return {
    made,
    lines,
    told: async () => bare(await draftOf(made.house.db, made.versionId, null)).lines.map(({ label, amountCents }) => [label, amountCents]),
  }
}

test('a changed file changes, adds and, in the place of the year, takes out; lines keep their ids', async () => {
  const { made, lines, told } = await standing()
  const ids = new Map((await draftOf(made.house.db, made.versionId, null)).lines.map(({ id, label }) => [label, id]))
  const draft: BudgetDraft = {
    keys: [],
    lines: [
      ...lines
        .filter(({ label }) => label !== 'Cotisations')
        .map((line) => (line.label === 'État' ? { ...line, amountCents: 800_000 } : line)),
      { ...lines[0]!, account: '706', label: 'Ventes', amountCents: 200_000, recipient: null, transfer: null },
    ],
  }
  assert.deepEqual(await takes(made, made.versionId, draft, 'add'), { added: 1, changed: 1, removed: 0 })
  assert.deepEqual(await takes(made, made.versionId, draft, 'replace'), { added: 0, changed: 0, removed: 1 })
  assert.deepEqual(
    (await told()).filter(([label]) => ['État', 'Cotisations', 'Ventes'].includes(String(label))),
    [
      ['Ventes', 200_000],
      ['État', 800_000],
    ],
  )
  const after = (await draftOf(made.house.db, made.versionId, null)).lines.find(({ label }) => label === 'État')
  assert.equal(after?.id, ids.get('État'))
})

test('what a file has no column for stays as it is, and what it has an empty cell for goes', async () => {
  const { made, lines } = await standing()
  const [code] = made.actions.map((action) => action.code)
  const spread = { kind: 'shares' as const, parts: [{ code: code!, shareBp: 10_000 }] }
  const salaries = lines.find(({ label }) => label === 'Salaires')!
  const full = { ...salaries, note: 'à revoir', cashMonth: 5, spread }
  await takes(made, made.versionId, { keys: [], lines: [full] }, 'add')
  const now = async () => bare(await draftOf(made.house.db, made.versionId, null)).lines.find(({ label }) => label === 'Salaires')
  const reads = async (csv: string) => {
    const read = await readBudgetFile(new TextEncoder().encode(csv), 2018)
    assert.ok(!('code' in read))
    return read
  }
  await takes(made, made.versionId, await reads('Compte;Intitulé;Montant\n641;Salaires;6100\n'), 'add')
  assert.deepEqual(await now(), { ...full, amountCents: 610_000 })
  await takes(made, made.versionId, await reads('Compte;Intitulé;Montant;Note;Ventilation\n641;Salaires;6100;;\n'), 'add')
  assert.deepEqual(await now(), { ...full, amountCents: 610_000, note: null, spread: { kind: 'none' } })
})

test('one wrong line stops the whole file, and nothing of it is written', async () => {
  const { made, lines, told } = await standing()
  const before = await told()
  const good = { ...lines[0]!, label: 'Nouvelle ligne' }
  const wrong: BudgetDraft['lines'] = [
    { ...good, spread: { kind: 'shares', parts: [{ code: 'nulle part', shareBp: 10_000 }] } },
    { ...good, spread: { kind: 'shares', parts: [{ code: made.actions[0]!.code, shareBp: 9_999 }] } },
    { ...good, spread: { kind: 'key', name: 'Inconnue' } },
    { ...good, grant: { funder: 'Personne', title: 'Rien', reference: null } },
    { ...good, account: '657', recipient: 'regions', transfer: 'regrant' },
    { ...good, year: 2030 },
    { ...good, account: '999' },
    { ...good, amountCents: 10 ** 15 },
  ]
  for (const line of wrong)
    await assert.rejects(
      takes(made, made.versionId, { keys: [], lines: [good, line] }, 'replace'),
      (error) => error instanceof Refusal && error.status === 422,
      JSON.stringify(line),
    )
  assert.deepEqual(await told(), before)
})

test('what was touched since the dry run is looked at again first', async () => {
  const { made, lines, told } = await standing()
  const revision = await revisionOf(made, made.versionId)
  await takes(made, made.versionId, { keys: [], lines: [{ ...lines[0]!, label: 'Entre-temps' }] }, 'add')
  const before = await told()
  const late = { revision, mode: 'replace' as const, draft: { keys: [], lines: [{ ...lines[0]!, label: 'Trop tard' }] } }
  await assert.rejects(
    made.does(TREASURER, (tx, actor) => importLines(tx, actor, made.versionId, late)),
    (error) => error instanceof Refusal && error.status === 409,
  )
  assert.deepEqual(await told(), before)
})
