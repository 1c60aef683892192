/** Lines out and in again: whatever the budget, the file says the same lines, spread the same way, and the same keys. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Lang } from '#kernel/values/lang.ts'
import { budgetDrafts } from '../../../../test/support/random-budget-drafts.ts'
import { readBudgetFile } from '../imports/read.ts'
import type { BudgetDraft } from '../rules/files/import-draft.ts'
import { budgetFileBytes, type FileFormat } from './write.ts'

const CODES = ['1.1.1', '1.1.2', 'A2', 'Cap 3', 'B.4-bis', '12']
const RUNS: [FileFormat, number][] = [
  ['json', 300],
  ['csv', 300],
  ['xlsx', 60],
  ['ods', 60],
]

/** A file has no row that says where it was read. */
const plain = ({ lines, keys }: BudgetDraft, withKeys: boolean): BudgetDraft => ({
  lines: lines.map((line) => ({ ...line, line: 0 })),
  keys: withKeys ? keys : [],
})

for (const [format, numRuns] of RUNS)
  test(`whatever the budget, its ${format} read again says the same, and finds nothing to say`, () =>
    fc.assert(
      fc.asyncProperty(budgetDrafts(CODES), fc.constantFrom<Lang>('fr', 'en'), async (draft, lang) => {
        const bytes = await budgetFileBytes(format, { ...draft, lang, title: 'Budget', organisation: 'Réseau', example: false })
        const read = await readBudgetFile(bytes, 2018)
        assert.ok(!('code' in read), JSON.stringify(read))
        assert.deepEqual([read.refused, read.notes], [[], []])
        // A CSV file has one table: its keys stay behind.
        assert.deepEqual(plain(read, format !== 'csv'), plain(draft, format !== 'csv'))
      }),
      { numRuns },
    ))
