/** What a cell of a file holds on its way out. */
import type { Day } from '../dates.ts'
import type { Lang } from '../values/lang.ts'

export type Value = string | { day: Day } | { percent: number } | { whole: number } | DecimalValue

/** An exact decimal as text, `1234.50`: it becomes a number in a spreadsheet's cell alone, which knows nothing else. `money`: with thousands and cents. */
export interface DecimalValue {
  decimal: string
  money?: boolean
}

/** A sheet holds no control characters, and one kind of line break. */
export const cleanText = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')

/** The value as a text that a reader takes in again. */
export const textOfValue = (value: Value | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : 'day' in value
        ? value.day
        : 'whole' in value
          ? String(value.whole)
          : 'decimal' in value
            ? value.decimal
            : `${value.percent} %`

/** The calendar of spreadsheets begins in 1900, with a 29 February that never was. */
const FIRST_SHEET_DAY = '1900-03-01'
/** A spreadsheet's day is an instant at midnight, UTC. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** The value as a spreadsheet keeps it: a text, a date, a number. */
export function cellOfValue(value: Value | undefined): string | number | Date | null {
  if (value === undefined) return null
  if (typeof value === 'string') return cleanText(value)
  if ('day' in value) return value.day < FIRST_SHEET_DAY ? value.day : dateOf(value.day)
  if ('decimal' in value) return Number(value.decimal)
  return 'whole' in value ? value.whole : value.percent / 100
}

const DATE_FORMAT: Record<Lang, string> = { fr: 'dd/mm/yyyy', en: 'yyyy-mm-dd' }

/** How a spreadsheet is to show it; null: as it is. */
export function formatOfValue(lang: Lang, value: Value | undefined): string | null {
  if (typeof value !== 'object' || 'whole' in value) return null
  if ('decimal' in value) return value.money ? '#,##0.00' : null
  return 'day' in value ? DATE_FORMAT[lang] : '0%'
}
