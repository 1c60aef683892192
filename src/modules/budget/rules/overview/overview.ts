/** What the overview of a version says: its groups of accounts, and how it stands. */
import type { Objection } from '#kernel/values/objection.ts'
import type { Recipient, Side, VersionState } from '../../tables.ts'
import { CHARGE_GROUPS, IN_KIND, INCOME_GROUPS } from '../accounts.ts'
import type { Totals } from '../totals.ts'

/** So much in one group of accounts of one year. */
export interface GroupSum {
  year: number
  side: Side
  group: string
  recipient: Recipient | null
  cents: number
  lines: number
}

export interface GroupRow {
  group: string
  cents: number
  /** In the order of the years asked for. */
  byYear: number[]
  /** Of its side, in basis points, to the nearest. */
  shareBp: number
  /** What of it goes to regions and actors. */
  recipients: { recipient: Recipient; cents: number }[]
}

export interface GroupTable {
  side: Side
  rows: GroupRow[]
  cents: number
  byYear: number[]
}

const total = (sums: readonly { cents: number }[]): number => sums.reduce((sum, { cents }) => sum + cents, 0)

/** A part of a whole in basis points, to the nearest; of nothing, nought. */
export const partBp = (cents: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(cents) * 20_000n + BigInt(whole)) / (2n * BigInt(whole)))

/** One side of the budget by group, in the order of the chart of accounts. `inKind`: 86 or 87, which stand apart (R17). */
export function groupTable(sums: readonly GroupSum[], side: Side, years: readonly number[], inKind = false): GroupTable {
  const groups: readonly string[] = inKind ? [IN_KIND[side]] : side === 'charge' ? CHARGE_GROUPS : INCOME_GROUPS
  const mine = sums.filter((sum) => sum.side === side && groups.includes(sum.group) && years.includes(sum.year))
  const whole = total(mine)
  const rows = groups.flatMap((group) => {
    const here = mine.filter((sum) => sum.group === group)
    if (here.length === 0) return []
    const cents = total(here)
    const recipients = (['regions', 'actors'] as const).flatMap((recipient) => {
      const part = total(here.filter((sum) => sum.recipient === recipient))
      return part > 0 ? [{ recipient, cents: part }] : []
    })
    return [
      {
        group,
        cents,
        shareBp: partBp(cents, whole),
        recipients,
        byYear: years.map((year) => total(here.filter((sum) => sum.year === year))),
      },
    ]
  })
  return { side, rows, cents: whole, byYear: years.map((year) => total(mine.filter((sum) => sum.year === year))) }
}

/** How a version stands, in one word: what its first sentence says. */
export type Condition = 'given_up' | 'scenario' | 'empty' | 'unbalanced' | 'held' | 'ready' | 'proposed' | 'voted' | 'amended'

export function conditionOf(
  version: { state: VersionState; scenario: boolean; givenUp: boolean },
  byYear: ReadonlyMap<number, Totals>,
  against: readonly Objection[],
): Condition {
  if (version.givenUp) return 'given_up'
  if (version.state !== 'draft') return version.state
  if ([...byYear.values()].every(({ lines }) => lines === 0)) return 'empty'
  if (version.scenario) return 'scenario'
  if (against.length === 0) return 'ready'
  return against.some(({ code }) => code.endsWith('not_balanced') || code === 'budget.no_line') ? 'unbalanced' : 'held'
}

/** A version of several years is as large as its years together; one year, as that year. */
export const sizeOf = ({ chargesCents, incomeCents }: Totals): number => Math.max(chargesCents, incomeCents)
