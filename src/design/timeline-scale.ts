/** Where days lie on a timeline, as percents of its width. */
import { scaleLinear } from 'd3-scale'
import { addDays, type Day, daysBetween } from '#kernel/dates.ts'

export interface Scale {
  /** How many days it shows. */
  days: number
  from: Day
  /** The beginning of a day. */
  at(day: Day): number
  /** The days from one to another, both included. */
  part(from: Day, to: Day): { x: number; width: number }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
const LAST_DAY = '9999-12-31'

export function scaleOf(from: Day, to: Day): Scale {
  const days = daysBetween(from, to) + 1
  const percent = scaleLinear([0, days], [0, 100])
  const at = (day: Day) => rounded(percent(daysBetween(from, day)))
  const after = (day: Day) => (day >= LAST_DAY ? rounded(percent(daysBetween(from, day) + 1)) : at(addDays(day, 1)))
  return {
    days,
    from,
    at,
    part(first, last) {
      const x = at(first)
      return { x, width: rounded(after(last) - x) }
    },
  }
}
