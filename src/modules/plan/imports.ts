/** Plans from files: what kind of file it is, told by its content; then a draft with its warnings, or errors and no draft worth writing. */
import type { Lang } from '#kernel/values/lang.ts'
import { contentOf } from './imports/decoding.ts'
import { type Findings, fault, type Warning } from './imports/findings.ts'
import type { Fact } from './imports/headings.ts'
import { pathText, readJson } from './imports/json.ts'
import { localized } from './imports/rows.ts'
import { readSheet } from './imports/sheet.ts'
import { importWords } from './messages/import.ts'
import { MOST_ITEMS, MOST_LEVELS, type Placed, placed } from './rules/imports.ts'
import type { PlanDraft } from './tables.ts'

export type { Warning }

export const MOST_FILE_BYTES = 20 * 1_048_576
const MEGABYTE = 1_048_576

export interface ReadPlan {
  /** Only our own JSON tells of a plan's life, so only it can restore one. */
  source: 'json' | 'sheet'
  draft: PlanDraft
  warnings: Warning[]
  /** With one of them, nothing may be imported. */
  errors: Warning[]
  /** What the file itself does not say, so that an existing plan keeps it: for `importPlan`. */
  keep: readonly ('title' | 'facts')[]
  /** The language of its titles. */
  lang: Lang
  /** The headings as written; none in JSON. */
  headings: Partial<Record<Fact, string>>
}

const emptyDraft = (lang: Lang, title: string): PlanDraft => ({
  slug: null,
  title: localized(lang, title),
  kind: 'strategic',
  levelNames: { fr: [], en: [] },
  period: { from: null, to: null },
  owner: null,
  predecessor: null,
  notes: [],
  milestones: [],
  decision: null,
  state: 'draft',
  example: false,
  items: [],
})

const LONGEST_FILE_TITLE = 200
/** `dossier/Plan_2030.csv` → « Plan 2030 ». */
const titleFrom = (fileName: string): string =>
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

/** What no kind of file may hold. */
function faultsOf(draft: PlanDraft, findings: Findings, codeHeading: string | null): void {
  const { words } = findings
  const all = placed(draft.items)
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

/**
 * Reads a plan from a file. `lang` is the language of the messages, and of titles where the headings do not tell. In a sheet rows are counted
 * as a spreadsheet counts them: the heading row is 1, and a cell with line breaks makes no further row.
 */
export function readPlanFile(bytes: Uint8Array, fileName: string, lang: Lang): ReadPlan {
  const words = importWords(lang)
  const findings: Findings = { words, warnings: [], errors: [] }
  const title = titleFrom(fileName)
  const nothing = { source: 'sheet', draft: emptyDraft(lang, title), ...findings, keep: [], lang, headings: {} } as const
  const refused = (message: string): ReadPlan => {
    fault(findings, null, null, message)
    return nothing
  }
  if (bytes.length > MOST_FILE_BYTES) return refused(words.fileTooLarge(MOST_FILE_BYTES / MEGABYTE))
  const content = contentOf(bytes)
  if (content.kind === 'nothing') return refused(content.why === 'empty' ? words.fileEmpty : words.kindNotRead)
  if (content.kind === 'json') {
    const draft = readJson(content.text, findings)
    if (!draft) return nothing
    faultsOf(draft, findings, null)
    return { ...nothing, source: 'json', draft, lang: draft.title.fr ? 'fr' : 'en' }
  }
  const sheet = readSheet(content.text, lang, findings)
  if (!sheet) return nothing
  const draft = { ...emptyDraft(sheet.lang, title), levelNames: sheet.levelNames, items: sheet.items }
  if (findings.errors.length === 0) faultsOf(draft, findings, sheet.headings.code ?? null)
  return { ...nothing, draft, keep: ['title', 'facts'], lang: sheet.lang, headings: sheet.headings }
}
