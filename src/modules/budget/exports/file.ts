/** The lines of a budget as tables of cells: amounts as exact decimals, everything named, nothing counted by formulas. */
import type { DecimalValue, Value } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { accountName } from '../messages/accounts.ts'
import {
  BASIS_WORDS,
  EXAMPLE_LINE,
  EXAMPLE_ROWS,
  KEY_HEADINGS,
  KEY_KIND_WORDS,
  LINE_HEADINGS,
  SHEET_NAMES,
  SIDE_WORDS,
  YES,
} from '../messages/files/columns.ts'
import { fileWords } from '../messages/files/files.ts'
import { nameWords } from '../messages/names.ts'
import { CHARGE_GROUPS, groupOf, IN_KIND, INCOME_GROUPS, sideOf } from '../rules/accounts.ts'
import { type BudgetDraft, type DraftKey, type DraftLine, KEY_COLUMNS, LINE_COLUMNS, type LineColumn } from '../rules/files/import-draft.ts'
import { spreadText, weightsText } from '../rules/files/import-spread.ts'
import { totalsOf } from '../rules/totals.ts'

export interface BudgetFile extends BudgetDraft {
  lang: Lang
  /** « Budget prévisionnel 2017, version 2 (brouillon) ». */
  title: string
  organisation: string
  /** Whether the version itself is an example. */
  example: boolean
}

const decimalText = (units: number, places: number): string => {
  const digits = String(units).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
export const money = (cents: number): DecimalValue => ({ decimal: decimalText(cents, 2), money: true })
const quantity = (thousandths: number): DecimalValue => ({ decimal: decimalText(thousandths, 3).replace(/\.?0+$/, '') })

const isMixed = ({ lines }: BudgetFile): boolean => lines.some(({ example }) => example) && lines.some(({ example }) => !example)

/** The line above everything in a file of what is made up; null where nothing is. */
export function markOf(file: BudgetFile): string | null {
  if (isMixed(file)) return EXAMPLE_ROWS[file.lang]
  return file.lines.length > 0 ? (file.lines[0]!.example ? EXAMPLE_LINE[file.lang] : null) : file.example ? EXAMPLE_LINE[file.lang] : null
}

/** In characters. */
const WIDTHS: Partial<Record<LineColumn, number>> = {
  year: 8,
  account: 10,
  label: 42,
  note: 40,
  month: 7,
  spread: 48,
  grant: 32,
  funder: 28,
}
const USUAL_WIDTH = 15

function lineCell(lang: Lang, line: DraftLine, column: LineColumn): Value | undefined {
  const { quantityThousandths, unitCents, cashMonth, grant, recipient, transfer } = line
  const title = grant?.reference ? `${grant.title} [${grant.reference}]` : grant?.title
  const cells: Record<LineColumn, Value | null | undefined> = {
    year: { whole: line.year },
    side: SIDE_WORDS[sideOf(line.account) ?? 'charge'][lang],
    account: line.account,
    label: line.label,
    quantity: quantityThousandths === null ? null : quantity(quantityThousandths),
    unit: unitCents === null ? null : money(unitCents),
    amount: money(line.amountCents),
    note: line.note,
    month: cashMonth === null ? null : { whole: cashMonth },
    funder: grant?.funder,
    grant: title,
    recipient: recipient === null ? null : nameWords(lang).recipients[recipient],
    transfer: transfer === null ? null : nameWords(lang).transfers[transfer],
    spread: spreadText(lang, line.spread) || null,
    example: line.example ? YES[lang] : null,
  }
  return cells[column] ?? undefined
}

export interface Cells {
  name: string
  mark: string | null
  columns: { heading: string; width: number }[]
  rows: (Value | undefined)[][]
}

export function linesTable(file: BudgetFile): Cells {
  const { lang, lines } = file
  const columns = LINE_COLUMNS.filter((column) => column !== 'example' || isMixed(file))
  return {
    name: SHEET_NAMES.lines[lang],
    mark: markOf(file),
    columns: columns.map((column) => ({ heading: LINE_HEADINGS[column][lang], width: WIDTHS[column] ?? USUAL_WIDTH })),
    rows: lines.map((line) => columns.map((column) => lineCell(lang, line, column))),
  }
}

const share = (lang: Lang, bp: number): string =>
  `${bp % 100 === 0 ? bp / 100 : decimalText(bp, 2).replace('.', lang === 'fr' ? ',' : '.')} %`

const keyRow = (lang: Lang, key: DraftKey): (Value | undefined)[] => [
  key.name,
  KEY_KIND_WORDS[key.kind][lang],
  key.criterion,
  key.rateBp === null ? undefined : share(lang, key.rateBp),
  key.basis === null ? undefined : BASIS_WORDS[key.basis][lang],
  weightsText(key) || undefined,
]

export function keysTable({ lang, keys }: BudgetFile): Cells {
  const widths = [30, 20, 48, 10, 32, 60]
  return {
    name: SHEET_NAMES.keys[lang],
    mark: null,
    columns: KEY_COLUMNS.map((column, place) => ({ heading: KEY_HEADINGS[column][lang], width: widths[place]! })),
    rows: keys.map((key) => keyRow(lang, key)),
  }
}

/** Sums by group for each year, as figures: a file holds no formula. */
export function totalsTable({ lang, lines }: BudgetFile): Cells {
  const say = fileWords(lang)
  const years = [...new Set(lines.map(({ year }) => year))].sort()
  const rows = years.flatMap((year): (Value | undefined)[][] => {
    const own = lines.filter((line) => line.year === year)
    const sumOf = (group: string) => own.reduce((sum, line) => sum + (groupOf(line.account) === group ? line.amountCents : 0), 0)
    const group = (of: string): (Value | undefined)[][] =>
      own.some(({ account }) => groupOf(account) === of) ? [[{ whole: year }, of, accountName(lang, of), money(sumOf(of))]] : []
    const totals = totalsOf(
      own.map(({ account, amountCents, recipient }) => ({ side: sideOf(account) ?? 'charge', account, amountCents, recipient })),
    )
    const total = (label: string, cents: number): (Value | undefined)[] => [{ whole: year }, undefined, label, money(cents)]
    return [
      ...CHARGE_GROUPS.flatMap(group),
      total(say.totalCharges, totals.chargesCents),
      ...INCOME_GROUPS.flatMap(group),
      total(say.totalIncome, totals.incomeCents),
      ...group(IN_KIND.charge),
      ...group(IN_KIND.income),
      total(say.totalRegions, totals.regionsCents + totals.actorsCents),
    ]
  })
  return {
    name: SHEET_NAMES.totals[lang],
    mark: null,
    columns: [
      { heading: LINE_HEADINGS.year[lang], width: 8 },
      { heading: say.chapter, width: 10 },
      { heading: say.chapterName, width: 48 },
      { heading: say.sum, width: 18 },
    ],
    rows,
  }
}
