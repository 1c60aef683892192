/** Days as `YYYY-MM-DD` strings, never a `Date`; days known only to the month or the year; their French and English forms. */
import { Temporal } from 'temporal-polyfill'
import type { Lang } from './values/lang.ts'

/** A calendar day, `2015-09-17`. */
export type Day = string
/** A day known as far as known: `2015-09-17`, `2015-09` or `2015`. */
export type PartialDay = string

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-\d{2}$/
/** No calendar has a year 0, and no database takes it. */
const YEAR = /^(?!0000)\d{4}$/

const plainDate = (year: string, month: string, day: string): Day | null => {
  if (!YEAR.test(year)) return null
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** Reads `2015-09-17`, `17/09/2015`, `17.9.2015`, `17 septembre 2015`, `1er mars 2016`, `17 September 2015`; null when it is no day of the calendar. */
export function parseDay(text: string): Day | null {
  const clean = text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (iso) return plainDate(iso[1]!, iso[2]!, iso[3]!)
  const numeric = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/.exec(clean)
  if (numeric) return plainDate(numeric[3]!, numeric[2]!, numeric[1]!)
  const worded = /^(\d{1,2})(?:er|st|nd|rd|th)?\s+([a-z]+)\.?\s+(\d{4})$/.exec(clean)
  const month = worded ? monthNumber(worded[2]!) : null
  return worded && month ? plainDate(worded[3]!, String(month), worded[1]!) : null
}

/** As `parseDay`, and also `09/2015`, `septembre 2015`, `2015-09`, `2015`. */
export function parsePartialDay(text: string): PartialDay | null {
  const clean = text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  if (YEAR.test(clean)) return clean
  const numeric = /^(\d{1,2})[/.](\d{4})$/.exec(clean) ?? /^(?:(\d{4})-(\d{1,2}))$/.exec(clean)
  if (numeric) {
    const [year, month] = numeric[1]!.length === 4 ? [numeric[1]!, numeric[2]!] : [numeric[2]!, numeric[1]!]
    return plainDate(year, month, '1')?.slice(0, 7) ?? null
  }
  const worded = /^([a-z]+)\.?\s+(\d{4})$/.exec(clean)
  const month = worded ? monthNumber(worded[1]!) : null
  if (worded && month) return `${worded[2]}-${String(month).padStart(2, '0')}`
  return parseDay(text)
}

const bare = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('.', '')
const MONTHS = (['fr', 'en'] as const).flatMap((lang) =>
  (['long', 'short'] as const).flatMap((month) =>
    Array.from(
      { length: 12 },
      (_, index) => [bare(new Intl.DateTimeFormat(lang, { month, timeZone: 'UTC' }).format(Date.UTC(2015, index, 15))), index + 1] as const,
    ),
  ),
)
const monthNumber = (word: string): number | null => MONTHS.find(([name]) => name === bare(word))?.[1] ?? null

export const isDay = (text: string): boolean => DAY.test(text) && parseDay(text) === text
export const isPartialDay = (text: string): boolean => isDay(text) || (MONTH.test(text) && isDay(`${text}-01`)) || YEAR.test(text)
/** The year of a day, however exactly it is known. */
export const yearOf = (day: PartialDay): number => Number(day.slice(0, 4))

/** The first and the last day that a partial day may mean: `2015-07` → 2015-07-01, 2015-07-31. */
export function spanOf(day: PartialDay): { first: Day; last: Day } {
  if (YEAR.test(day)) return { first: `${day}-01-01`, last: `${day}-12-31` }
  if (!MONTH.test(day)) return { first: day, last: day }
  const month = Temporal.PlainYearMonth.from(day)
  return { first: `${day}-01`, last: month.toPlainDate({ day: month.daysInMonth }).toString() }
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
/** The same day so many months later, or that month's last: 31 January and a month is 28 February. */
export const addMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString()
/** Days from `from` to `to`: negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
/** The day that an instant falls on in a time zone. */
export const dayIn = (timeZone: string, instant: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
/** The instant of a wall-clock time (`2017-03-14T14:00`) in a time zone. */
export const instantIn = (timeZone: string, wallClock: string): Date =>
  new Date(Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone).epochMilliseconds)

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const
/** Making a formatter costs a hundred times what using it costs. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterFor(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${options.day} ${options.month} ${options.year}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], { ...options, timeZone: 'UTC' })
  formatters.set(key, formatter)
  return formatter
}
const written = (lang: Lang, day: Day, options: Intl.DateTimeFormatOptions): string =>
  formatterFor(lang, options).format(Date.parse(`${day}T00:00:00Z`))

/** `17 septembre 2015`, `1er mars 2016`; `17 September 2015`. Partial days keep their precision: `juillet 2015`, `2015`. */
export function formatDay(lang: Lang, day: PartialDay, month: 'long' | 'short' = 'long'): string {
  if (YEAR.test(day)) return day
  if (MONTH.test(day)) return written(lang, `${day}-01`, { month, year: 'numeric' })
  const text = written(lang, day, { day: 'numeric', month, year: 'numeric' })
  return lang === 'fr' ? text.replace(/^1 /, '1er ') : text
}

const zonedAt = (instant: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)

/** `14 h 05` / `14:05`, in this time zone. */
export function formatTime(lang: Lang, instant: Date, timeZone: string): string {
  const zoned = zonedAt(instant, timeZone)
  const minutes = String(zoned.minute).padStart(2, '0')
  return lang === 'fr' ? `${zoned.hour}\u202fh\u202f${minutes}` : `${String(zoned.hour).padStart(2, '0')}:${minutes}`
}

/** `14 mars 2017, 14 h 05` / `14 March 2017, 14:05`, in the network's time zone. */
export const formatMoment = (lang: Lang, instant: Date, timeZone: string): string =>
  `${formatDay(lang, dayIn(timeZone, instant))}, ${formatTime(lang, instant, timeZone)}`

/** The wall clock of an instant in a time zone, to the minute: `2017-03-14T14:05`. */
export const wallClockIn = (timeZone: string, instant: Date): string => zonedAt(instant, timeZone).toPlainDateTime().toString().slice(0, 16)
