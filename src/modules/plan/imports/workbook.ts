/** Which sheet of a workbook is the plan, and which tells of the plan itself. */
import { chooseSheet, type Grid, type NamedSheet, readSheets } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Findings, fault, warn } from './findings.ts'
import { columnsOf, type Mended, scoreFor } from './headings.ts'
import { PLAN_SHEET_NAMES, planFactOf } from './plan-facts.ts'

export interface ReadWorkbook {
  grid: Grid
  /** Key and value, from the sheet that our exports add. */
  facts: string[][]
}

/** The sheet of keys and values that our exports add; others may call the plan itself « Plan ». */
const KEYS_THAT_TELL = 3
const tellsOfPlan = ({ name, grid: { rows } }: NamedSheet): boolean =>
  PLAN_SHEET_NAMES.has(name) && rows.filter(([key = '']) => planFactOf(key) !== undefined).length >= KEYS_THAT_TELL

/** The sheet of a workbook that is the plan. `content`: of an ODS file, its `content.xml`. Null: none. */
export async function readWorkbook(
  kind: 'xlsx' | 'ods',
  bytes: Uint8Array,
  content: string,
  lang: Lang,
  findings: Findings,
  mended: Mended,
): Promise<ReadWorkbook | null> {
  const { words } = findings
  const read = await readSheets(kind, bytes, content, lang)
  if ('refused' in read) {
    fault(findings, null, null, words[read.refused])
    return null
  }
  const { sheets } = read
  const chosen = chooseSheet(
    sheets.filter((sheet) => !tellsOfPlan(sheet)),
    scoreFor(mended),
    (heading) => columnsOf(heading, lang, mended) !== null,
  )
  if (!chosen) {
    fault(findings, null, null, words.fileEmpty)
    return null
  }
  const { taken, others } = chosen
  if (others.length > 0) warn(findings, null, null, words.sheetTaken(taken.name, others))
  return { grid: taken.grid, facts: sheets.findLast(tellsOfPlan)?.grid.rows ?? [] }
}
