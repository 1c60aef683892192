/** The title that a file gives by its name, and what no draft may hold in the end. */
import { MOST_ITEMS, MOST_LEVELS, type Placed, placed } from '../rules/imports.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'
import { type Findings, fault, type Warning } from './findings.ts'
import { pathText } from './json.ts'

const LONGEST_FILE_TITLE = 200
/** `dossier/Plan_2030.csv` → « Plan 2030 ». */
export const titleFrom = (fileName: string): string =>
  (fileName.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replaceAll('_', ' ')
    .trim()
    .slice(0, LONGEST_FILE_TITLE) || 'Plan'

/** Where an item stands, as warnings say it: its row, or its path in the JSON. */
export const whereOf = (each: Pick<Placed, 'item' | 'place'>, field: string, heading: string | null): Pick<Warning, 'line' | 'column'> =>
  each.item.line === null
    ? { line: null, column: pathText(each.place.flatMap((place, depth) => [depth === 0 ? 'items' : 'children', place - 1]).concat(field)) }
    : { line: each.item.line, column: heading }

/** Twenty thousand items with a paragraph each. */
const MOST_CHARACTERS = 5_000_000
const charactersOf = ({ title, text, stoppedReason, expectedResult, owner, partners = [], carriedTo, carriedOverTo }: ItemDraft): number =>
  [title.fr, title.en, text?.fr, text?.en, stoppedReason, expectedResult, owner, carriedTo, carriedOverTo, ...partners].reduce(
    (sum, each) => sum + (each?.length ?? 0),
    0,
  )

/** What no kind of file may hold. */
function faultsOf(all: Placed[], draft: PlanDraft, findings: Findings, codeHeading: string | null): void {
  const { words } = findings
  if (all.length > MOST_ITEMS) fault(findings, null, null, words.tooMany(MOST_ITEMS))
  const codes = new Set<string>()
  const complain = (each: Placed, field: string, message: string) => {
    const { line, column } = whereOf(each, field, field === 'code' ? codeHeading : null)
    fault(findings, line, column, message)
  }
  for (const each of all) {
    const { code } = each.item
    if (each.level > MOST_LEVELS) complain(each, 'title', words.tooDeep(MOST_LEVELS))
    else if (each.level > draft.levelNames.fr.length) complain(each, 'title', words.deeperThanNames)
    if (code !== null && codes.has(code)) complain(each, 'code', words.codeTwice(code))
    if (code !== null) codes.add(code)
  }
}

/** Says what stands against the draft. One with too much text is emptied: it would only be carried about. */
export function checkDraft(draft: PlanDraft, findings: Findings, codeHeading: string | null): void {
  const all = placed(draft.items)
  if (all.reduce((sum, { item }) => sum + charactersOf(item), 0) > MOST_CHARACTERS) {
    if (findings.errors.length === 0) fault(findings, null, null, findings.words.tooMuchText(MOST_CHARACTERS))
    draft.items = []
  } else if (findings.errors.length === 0) faultsOf(all, draft, findings, codeHeading)
}
