/** When the money of a grant comes: as its payments say, and what they do not tell of, after the end; European balances late (domain: 3 to 34 months). */
import { addMonths, type Day } from '#kernel/dates.ts'
import type { PaymentKind } from '../../tables.ts'

export interface GrantPayment {
  kind: PaymentKind
  expectedOn: Day
  amountCents: number
  receivedOn: Day | null
  receivedCents: number | null
}

export interface GrantCash {
  id: number
  title: string
  funder: string
  european: boolean
  periodFrom: Day
  periodTo: Day
  payments: readonly GrantPayment[]
  /** What of it falls to which year, where that was said. */
  byYear: ReadonlyMap<number, number>
}

/** received, planned: as a payment says · untold: no payment tells of it. */
export type ReceiptState = 'received' | 'planned' | 'untold'

/** What of a grant comes in which month. */
export interface Receipt {
  grant: Pick<GrantCash, 'id' | 'title' | 'funder' | 'european'>
  month: string
  cents: number
  state: ReceiptState
  kind: PaymentKind | null
  /** Later than was planned, because one asks what if. */
  late: boolean
}

export const LATE_FROM = 3
export const LATE_TO = 34
/** Of European money that no payment tells of, when nobody asks what if. */
export const LATE_USUAL = 12

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const later = (one: Day, other: Day): Day => (one > other ? one : other)
const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

interface Due {
  on: Day
  cents: number
  state: ReceiptState
  kind: PaymentKind
  late: boolean
}

/** What was received, on its real day; what is planned, on its day, a European balance as late as one asks. */
function dueOf({ european, periodTo, payments }: GrantCash, lateMonths: number | null): Due[] {
  return payments
    .map((payment): Due => {
      const { kind, receivedOn, receivedCents, expectedOn, amountCents } = payment
      if (receivedOn !== null) return { on: receivedOn, cents: receivedCents ?? amountCents, state: 'received', kind, late: false }
      const moved = european && kind === 'balance' && lateMonths !== null ? later(addMonths(periodTo, lateMonths), expectedOn) : expectedOn
      return { on: moved, cents: amountCents, state: 'planned', kind, late: moved > expectedOn }
    })
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** What payments give to the years before the budget: as far as those years were said, else what comes before its first day of a grant that had begun. */
function beforeCents({ byYear, periodFrom }: GrantCash, due: readonly Due[], yearFrom: number): number {
  if (byYear.size > 0) return [...byYear].reduce((sum, [year, cents]) => sum + (year < yearFrom ? cents : 0), 0)
  if (yearOf(periodFrom) >= yearFrom) return 0
  return due.reduce((sum, { on, cents }) => sum + (yearOf(on) < yearFrom ? cents : 0), 0)
}

/**
 * When no payment tells: a European balance so many months after the end of the period, all others at the end of the year that draws on it, or of
 * the period where that is earlier.
 */
function untoldOn({ european, periodTo }: GrantCash, year: number, lateMonths: number | null): Day {
  const yearEnd = `${year}-12-31`
  const end = yearOf(periodTo) < year ? yearEnd : periodTo
  return european ? addMonths(end, lateMonths ?? LATE_USUAL) : earlier(end, yearEnd)
}

/** What the lines of these years draw on a grant, month by month: always the whole of it, whatever its payments are. */
export function receiptsOf(grant: GrantCash, drawn: ReadonlyMap<number, number>, yearFrom: number, lateMonths: number | null): Receipt[] {
  const ref = { id: grant.id, title: grant.title, funder: grant.funder, european: grant.european }
  const due = dueOf(grant, lateMonths)
  let before = beforeCents(grant, due, yearFrom)
  const years = [...drawn].toSorted(([one], [other]) => one - other).map(([year, cents]) => ({ year, cents }))
  const receipts: Receipt[] = []
  for (const { on, cents, state, kind, late } of due) {
    const elsewhere = Math.min(before, cents)
    before -= elsewhere
    let left = cents - elsewhere
    for (const year of years) {
      const taken = Math.min(left, year.cents)
      year.cents -= taken
      left -= taken
    }
    const given = cents - elsewhere - left
    if (given > 0) receipts.push({ grant: ref, month: on.slice(0, 7), cents: given, state, kind, late })
  }
  for (const { year, cents } of years)
    if (cents > 0) {
      const month = untoldOn(grant, year, lateMonths).slice(0, 7)
      receipts.push({ grant: ref, month, cents, state: 'untold', kind: null, late: grant.european })
    }
  return receipts
}
