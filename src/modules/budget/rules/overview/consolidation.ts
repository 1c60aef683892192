/** The budgets of all organisations as one: by group of accounts and kind of organisation, with what only passes from one to another told apart. */
import type { Recipient, Side, Transfer } from '../../tables.ts'
import { CHARGE_GROUPS, IN_KIND, INCOME_GROUPS } from '../accounts.ts'

export const OWNER_KINDS = ['network', 'regional', 'member'] as const
export type OwnerKind = (typeof OWNER_KINDS)[number]

/** The most years at once. */
export const MOST_CONSOLIDATED_YEARS = 5

/** So much of an account, in one year, of the organisations of one kind. */
export interface ConsolidatedSum {
  kind: OwnerKind
  year: number
  side: Side
  group: string
  cents: number
}

/** So much that charges of one year hand to regions and actors. */
export interface PassedSum {
  year: number
  recipient: Recipient
  transfer: Transfer
  cents: number
}

export interface ConsolidatedRow {
  group: string
  cents: number
  byKind: Record<OwnerKind, number>
  byYear: number[]
}

export interface ConsolidatedTable {
  side: Side
  rows: ConsolidatedRow[]
  /** All rows together. */
  sum: Omit<ConsolidatedRow, 'group'>
}

const sumOf = (sums: readonly { cents: number }[]): number => sums.reduce((sum, { cents }) => sum + cents, 0)

const facts = (sums: readonly ConsolidatedSum[], years: readonly number[]): Omit<ConsolidatedRow, 'group'> => ({
  cents: sumOf(sums),
  byKind: {
    network: sumOf(sums.filter(({ kind }) => kind === 'network')),
    regional: sumOf(sums.filter(({ kind }) => kind === 'regional')),
    member: sumOf(sums.filter(({ kind }) => kind === 'member')),
  },
  byYear: years.map((each) => sumOf(sums.filter(({ year }) => year === each))),
})

/** One side, in the order of the chart of accounts; in-kind contributions stand apart (R17). */
export function consolidatedTable(sums: readonly ConsolidatedSum[], side: Side, years: readonly number[]): ConsolidatedTable {
  const groups: readonly string[] = side === 'charge' ? CHARGE_GROUPS : INCOME_GROUPS
  const mine = sums.filter((sum) => sum.side === side && groups.includes(sum.group))
  const byGroup = Map.groupBy(mine, ({ group }) => group)
  const rows = groups.flatMap((group) => {
    const here = byGroup.get(group)
    return here ? [{ group, ...facts(here, years) }] : []
  })
  return { side, rows, sum: facts(mine, years) }
}

export interface Passed {
  /** Charges of one organisation that are income of another of the network: once too many in the sums. */
  cents: number
  byTransfer: { transfer: Transfer; cents: number }[]
}

/** Money passed inside the network: what charges hand to regions and actors. */
export function passedWithin(passed: readonly PassedSum[]): Passed {
  const byTransfer = Map.groupBy(passed, ({ transfer }) => transfer)
  return { cents: sumOf(passed), byTransfer: [...byTransfer].map(([transfer, all]) => ({ transfer, cents: sumOf(all) })) }
}

export const inKindWithin = (sums: readonly ConsolidatedSum[], side: Side): number =>
  sumOf(sums.filter(({ group }) => group === IN_KIND[side]))

/** The years from one to another, at most five, the earlier first; whatever was typed the wrong way round. */
export function consolidatedYears(from: number | null, to: number | null, thisYear: number): number[] {
  const [one, other] = [from ?? to ?? thisYear, to ?? from ?? thisYear]
  const first = Math.min(one, other)
  const last = Math.min(Math.max(one, other), first + MOST_CONSOLIDATED_YEARS - 1)
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}
