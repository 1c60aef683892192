/** Versions side by side: the same line found again in each, what differs in euros and percent, which actions lose their funding. */
import { cutByWeights } from '#kernel/money.ts'
import type { Recipient, Side } from '../../tables.ts'
import { GROUPS, groupOf } from '../accounts.ts'
import { type Cost, missingOf } from '../spread/sum-up.ts'

export const MOST_COMPARED = 4

export interface ComparedLine {
  /** Of the first line of the budget that it was copied from, through all copies; its own where it is no copy. */
  rootId: number
  year: number
  side: Side
  account: string
  label: string
  amountCents: number
  recipient: Recipient | null
}

export interface ComparedRow {
  account: string
  label: string
  year: number
  /** In the order of the versions; null: it has no such line. */
  amounts: (number | null)[]
}

export interface ComparedGroup {
  group: string
  side: Side
  amounts: number[]
  rows: ComparedRow[]
}

export const differs = (amounts: readonly (number | null)[]): boolean => amounts.some((each) => (each ?? 0) !== (amounts[0] ?? 0))

/** Hundredths of a percent that `after` is more or less than `before`, to the nearest, halves away from nought; null: there was nothing. */
export function changeBp(before: number, after: number): number | null {
  if (before === 0) return null
  const product = BigInt(after - before) * 20_000n
  const doubled = 2n * BigInt(before)
  const half = product < 0n ? -BigInt(before) : BigInt(before)
  return Number((product + half) / doubled)
}

interface Placed {
  side: Side
  rows: Map<string, ComparedRow>
}

const sameLine = ({ year, account, label }: ComparedLine): string => `${year} ${account} ${label.trim().toLowerCase()}`

/**
 * By what a line is known again in another version: the line that both were copied from; one that stands in a single version alone, by its year, account
 * and label, so that the same line written twice is not told as two.
 */
function keysOfLines(versions: readonly (readonly ComparedLine[])[]): (line: ComparedLine) => string {
  const found = Map.groupBy(versions.flat(), ({ rootId }) => rootId)
  const alone = (line: ComparedLine) => found.get(line.rootId)!.length === 1
  const lonely = Map.groupBy(versions.flat().filter(alone), sameLine)
  return (line) => (alone(line) && lonely.get(sameLine(line))!.length > 1 ? `same ${sameLine(line)}` : `root ${line.rootId}`)
}

/** By the groups of the chart of accounts, in their order; in each its lines by account. */
export function compareLines(versions: readonly (readonly ComparedLine[])[]): ComparedGroup[] {
  const keyOf = keysOfLines(versions)
  const groups = new Map<string, Placed>()
  for (const [place, lines] of versions.entries())
    for (const line of lines) {
      const group = groupOf(line.account)
      if (!groups.has(group)) groups.set(group, { side: line.side, rows: new Map() })
      const { rows } = groups.get(group)!
      const key = keyOf(line)
      const row = rows.get(key) ?? { account: line.account, label: line.label, year: line.year, amounts: versions.map(() => null) }
      rows.set(key, { ...row, amounts: row.amounts.with(place, (row.amounts[place] ?? 0) + line.amountCents) })
    }
  return [...GROUPS]
    .filter((group) => groups.has(group))
    .map((group) => {
      const { side, rows } = groups.get(group)!
      const sorted = [...rows.values()].toSorted((one, other) =>
        one.account === other.account ? one.year - other.year : one.account < other.account ? -1 : 1,
      )
      return {
        group,
        side,
        amounts: versions.map((_, place) => sorted.reduce((sum, { amounts }) => sum + (amounts[place] ?? 0), 0)),
        rows: sorted,
      }
    })
}

export interface LostFunding {
  itemId: number
  before: Cost
  after: Cost
  /** What nobody pays for any more, with what nobody paid for before. */
  missingCents: number
  /** Whether all of its cost was paid for before. */
  whole: boolean
}

/**
 * The actions whose cost is paid for less than it was: first those that were paid for wholly, and what is missing most first. An action that costs nothing
 * any more loses nothing; one of which nobody had paid anything has nothing to lose.
 */
export const losses = (before: ReadonlyMap<number, Cost>, after: ReadonlyMap<number, Cost>): LostFunding[] =>
  [...before]
    .flatMap(([itemId, cost]) => {
      const now = after.get(itemId)
      if (!now || cost.fundedCents === 0 || missingOf(now) <= missingOf(cost)) return []
      return [{ itemId, before: cost, after: now, missingCents: missingOf(now), whole: missingOf(cost) === 0 }]
    })
    .toSorted((one, other) => Number(other.whole) - Number(one.whole) || other.missingCents - one.missingCents || one.itemId - other.itemId)

/** What a version counts on from a grant, year by year, and what its funder has said since. */
export interface CountedGrant {
  title: string
  /** Year → cents of the income lines that the grant brings. */
  counted: ReadonlyMap<number, number>
  refused: boolean
  awardedCents: number | null
  /** Year → what of the award falls to it, where that is known. */
  awardedByYear: ReadonlyMap<number, number>
}

/** What of the counted income will not come, by year: a grant refused since, or awarded less than is counted on. */
export function shortfallByYear(grants: readonly CountedGrant[]): Map<number, number> {
  const missing = new Map<number, number>()
  const add = (year: number, cents: number) => cents > 0 && missing.set(year, (missing.get(year) ?? 0) + cents)
  for (const { counted, refused, awardedCents, awardedByYear } of grants) {
    const years = [...counted.keys()].toSorted()
    const amounts = years.map((year) => counted.get(year)!)
    const total = amounts.reduce((sum, cents) => sum + cents, 0)
    if (refused) for (const year of years) add(year, counted.get(year)!)
    else if (awardedCents !== null && awardedByYear.size > 0)
      for (const year of years) add(year, counted.get(year)! - (awardedByYear.get(year) ?? 0))
    else if (awardedCents !== null && awardedCents < total)
      for (const [place, cents] of cutByWeights(total - awardedCents, amounts).entries()) add(years[place]!, cents)
  }
  return missing
}
