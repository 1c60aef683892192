/** The sheet of keys of a workbook: how indirect costs are shared, as it was written out. */

import { readShare } from '#kernel/money.ts'
import { type Grid, scoreBy, tableOf } from '#kernel/sheets.ts'
import { objection } from '#kernel/values/objection.ts'
import type { DraftKey, KeyColumn } from '../rules/files/import-draft.ts'
import type { FileFinding } from '../rules/files/import-objections.ts'
import { readWeights } from '../rules/files/import-spread.ts'
import { basisOf, keyHeading, keyKindOf } from './vocabulary.ts'

function keyIn(cell: (column: KeyColumn) => string): DraftKey | null {
  const [name, criterion] = [cell('name'), cell('criterion')]
  const kind = keyKindOf(cell('kind')) ?? 'weights'
  const parts = readWeights(cell('parts'))
  const rateBp = kind === 'flat' ? readShare(cell('rate').replace(/\s+(?=%$)/, '')) : null
  const basis = kind === 'flat' ? basisOf(cell('basis')) : null
  const whole = name !== '' && criterion !== '' && name.length <= 120 && criterion.length <= 300
  if (!whole || parts === null || (kind === 'flat' && (!rateBp || basis === null))) return null
  return { name, kind, criterion, rateBp, basis, parts }
}

export function keysIn(grid: Grid): { keys: DraftKey[]; refused: FileFinding[] } {
  const table = tableOf(
    grid,
    scoreBy((cell) => keyHeading(cell) !== null),
  )
  const keys: DraftKey[] = []
  const refused: FileFinding[] = []
  const columns = table?.heading.map(keyHeading) ?? []
  for (const { line, cells } of table?.rows ?? []) {
    const cell = (column: KeyColumn): string => (cells[columns.indexOf(column)] ?? '').trim()
    const key = keyIn(cell)
    if (key) keys.push(key)
    else refused.push({ line: line + (table?.above.length ?? 0), objection: objection('budget.file_key_invalid', { name: cell('name') }) })
  }
  return { keys, refused }
}
