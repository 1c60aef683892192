/** Plans from files: what kind of file it is, told by its content; then a draft with its warnings, or errors and no draft worth writing. */
import { contentOf, type Grid, guardArchive, MOST_UNPACKED_MEGABYTES, readCsv } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ReadBlocks } from './imports/blocks.ts'
import { docxBlocks } from './imports/docx.ts'
import { checkDraft, titleFrom, whereOf } from './imports/drafts.ts'
import { type Findings, fault, type Warning } from './imports/findings.ts'
import { type Mapping, type Mended, mendedBy, NOT_MENDED, type ReadColumn, scoreFor } from './imports/headings.ts'
import { readJson } from './imports/json.ts'
import { markdownBlocks } from './imports/markdown.ts'
import { levelNamesSaid, planFactsRead, type SaidOfPlan, saidOfPlan } from './imports/plan-facts.ts'
import { localized } from './imports/rows.ts'
import { readSheet } from './imports/sheet.ts'
import { readText } from './imports/text.ts'
import type { Fact } from './imports/vocabulary.ts'
import { readWorkbook } from './imports/workbook.ts'
import { importWords } from './messages/import.ts'
import { emptyDraft } from './rules/drafts.ts'
import { LONGEST_TITLE, MOST_ITEMS } from './rules/imports.ts'
import type { PlanDraft } from './tables.ts'

export type { Fact, Mapping, ReadColumn, Warning }
export { whereOf }

export const MOST_FILE_BYTES = 20 * 1_048_576
const MEGABYTE = 1_048_576

/** A plan as a file gives it; plain values, so that it may come from another process. */
export interface ReadPlan {
  /** Only our own JSON tells of a plan's life, so only it can restore one. */
  kind: 'json' | 'csv' | 'xlsx' | 'ods' | 'docx' | 'markdown'
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
  /** The columns of a sheet, for mending by hand. */
  columns: ReadColumn[]
}

const unread = (fileName: string, lang: Lang): ReadPlan => ({
  kind: 'csv',
  draft: emptyDraft({ title: localized(lang, titleFrom(fileName)) }),
  warnings: [],
  errors: [],
  keep: [],
  lang,
  headings: {},
  columns: [],
})

/** A file of which nothing was read, and why. */
export const nothingRead = (fileName: string, lang: Lang, message: string): ReadPlan => ({
  ...unread(fileName, lang),
  errors: [{ line: null, column: null, message }],
})

/** Null: within the size that is read; else the sentence. */
export const tooLarge = (bytes: Uint8Array, lang: Lang): string | null =>
  bytes.length > MOST_FILE_BYTES ? importWords(lang).fileTooLarge(MOST_FILE_BYTES / MEGABYTE) : null

/** What a reader is given besides the file's content. */
interface Reading {
  fileName: string
  lang: Lang
  findings: Findings
  mended: Mended
}

const nothingOf = (kind: ReadPlan['kind'], { fileName, lang, findings: { warnings, errors } }: Reading): ReadPlan => ({
  ...unread(fileName, lang),
  kind,
  warnings,
  errors,
})

/** What the file tells of the plan itself is no longer kept from the plan that stands. */
const keptBeside = (said: SaidOfPlan, titled: boolean): ReadPlan['keep'] => [
  ...(titled ? [] : (['title'] as const)),
  ...(said.kind ? [] : (['facts'] as const)),
]

function fromJson(text: string, reading: Reading): ReadPlan {
  const draft = readJson(text, reading.findings)
  if (!draft) return nothingOf('json', reading)
  checkDraft(draft, reading.findings, null)
  return { ...nothingOf('json', reading), draft, lang: draft.title.fr ? 'fr' : 'en' }
}

/** `pairs`: what the file says of the plan itself. */
function fromSheet(kind: ReadPlan['kind'], grid: Grid, pairs: string[][], reading: Reading): ReadPlan {
  const { findings, lang, mended, fileName } = reading
  const sheet = readSheet(grid, lang, findings, mended)
  if (sheet.failed) return { ...nothingOf(kind, reading), columns: sheet.columns }
  const said = saidOfPlan(pairs)
  const told = levelNamesSaid(said)
  const draft = {
    ...emptyDraft({ title: localized(sheet.lang, titleFrom(fileName)) }),
    levelNames: told && told.fr.length >= sheet.levelNames.fr.length ? told : sheet.levelNames,
    items: sheet.items,
    example: sheet.example,
    ...planFactsRead(said, lang, findings),
  }
  checkDraft(draft, findings, sheet.headings.code ?? null)
  const titled = said.titleFr !== undefined || said.titleEn !== undefined
  const { headings, columns } = sheet
  return { ...nothingOf(kind, reading), draft, keep: keptBeside(said, titled), lang: sheet.lang, headings, columns }
}

function fromText(kind: ReadPlan['kind'], blocks: ReadBlocks, reading: Reading): ReadPlan {
  const { findings, lang, mended, fileName } = reading
  const text = readText(blocks, lang, findings, mended)
  if (!text) {
    fault(findings, null, null, findings.words.noHeadings)
    return nothingOf(kind, reading)
  }
  const title = text.title?.slice(0, LONGEST_TITLE) ?? null
  const draft = {
    ...emptyDraft({ title: localized(text.lang, title ?? titleFrom(fileName)) }),
    ...(text.lead ? { lead: localized(text.lang, text.lead) } : {}),
    levelNames: text.levelNames,
    items: text.items,
    example: text.example,
    ...planFactsRead(text.said, lang, findings),
  }
  checkDraft(draft, findings, null)
  const { headings, columns } = text
  return { ...nothingOf(kind, reading), draft, keep: keptBeside(text.said, title !== null), lang: text.lang, headings, columns }
}

function fromCsv(text: string, reading: Reading): ReadPlan {
  const { findings, mended } = reading
  const read = readCsv(text, scoreFor(mended))
  if ('refused' in read) {
    fault(findings, null, null, findings.words.tooMany(MOST_ITEMS))
    return nothingOf('csv', reading)
  }
  if (read.openQuote !== undefined) fault(findings, read.openQuote, null, findings.words.quoteLeftOpen)
  return fromSheet('csv', read.grid, [], reading)
}

async function fromArchive(bytes: Uint8Array, reading: Reading): Promise<ReadPlan> {
  const { fileName, lang, findings, mended } = reading
  const { words } = findings
  const archive = await guardArchive(bytes)
  if ('refused' in archive)
    return nothingRead(fileName, lang, archive.refused === 'zipTooBig' ? words.zipTooBig(MOST_UNPACKED_MEGABYTES) : words[archive.refused])
  if (archive.kind === 'docx') {
    const blocks = await docxBlocks(bytes)
    return blocks ? fromText('docx', blocks, reading) : nothingRead(fileName, lang, words.zipBroken)
  }
  const workbook = await readWorkbook(archive.kind, bytes, archive.content, lang, findings, mended)
  return workbook ? fromSheet(archive.kind, workbook.grid, workbook.facts, reading) : nothingOf(archive.kind, reading)
}

/**
 * Reads a plan from a file. `lang` is the language of the messages, and of titles where the headings do not tell; `mapping`: headings of
 * columns mended by hand. In a sheet rows are counted as a spreadsheet counts them: the heading row is 1, and a cell with line breaks makes no
 * further row. In Markdown lines are counted, in Word paragraphs and tables. Whoever reads what strangers sent uses `readPlanApart`.
 */
export async function readPlanFile(bytes: Uint8Array, fileName: string, lang: Lang, mapping: Mapping = {}): Promise<ReadPlan> {
  const words = importWords(lang)
  const reading: Reading = { fileName, lang, findings: { words, warnings: [], errors: [] }, mended: mendedBy(mapping) }
  const large = tooLarge(bytes, lang)
  if (large) return nothingRead(fileName, lang, large)
  const content = contentOf(bytes, scoreFor(NOT_MENDED))
  if (content.kind === 'nothing') return nothingRead(fileName, lang, words[content.why])
  if (content.kind === 'zip') return fromArchive(bytes, reading)
  if (content.kind === 'json') return fromJson(content.text, reading)
  if (content.kind === 'markdown') return fromText('markdown', markdownBlocks(content.text), reading)
  return fromCsv(content.text, reading)
}
