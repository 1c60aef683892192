/** Days on a timeline, for the browser: it has no other code that computes with days. */

const DAY_MS = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export const plusDays = (day: string, days: number): string => dayAt(time(day) + days * DAY_MS)
export const daysFrom = (from: string, to: string): number => Math.round((time(to) - time(from)) / DAY_MS)

/** The same day so many months on, or the last of a shorter month. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  return dayAt(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(of, last.getUTCDate())))
}

/** A day as the page's reader reads it. */
export function told(day: string): string {
  const lang = document.documentElement.lang === 'en' ? 'en-GB' : 'fr-FR'
  const text = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(time(day))
  return lang === 'fr-FR' ? text.replace(/^1 /, '1er ') : text
}
