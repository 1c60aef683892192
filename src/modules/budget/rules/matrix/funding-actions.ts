/** Action by action: funded beyond its cost, above a cap, by two European funds (R27), by two kinds of keys (R28), by a grant that is not for it. */
import type { Finding, FundedAction, Funding, FundingGrant, GrantRef } from './funding.ts'

/** What an action costs in a year, and which grants pay how much of it. */
interface Paid {
  year: number
  itemId: number
  costCents: number
  fundedCents: number
  byGrant: Map<number, number>
}

function paidOf({ bands }: Funding): Paid[] {
  const years = new Map<number, Map<number, Paid>>()
  for (const { year, side, grantId, parts } of bands) {
    const all = years.get(year) ?? new Map<number, Paid>()
    years.set(year, all)
    for (const [itemId, cents] of parts) {
      let paid = all.get(itemId)
      if (!paid) {
        paid = { year, itemId, costCents: 0, fundedCents: 0, byGrant: new Map() }
        all.set(itemId, paid)
      }
      if (side === 'charge') paid.costCents += cents
      else {
        paid.fundedCents += cents
        if (grantId !== null) paid.byGrant.set(grantId, (paid.byGrant.get(grantId) ?? 0) + cents)
      }
    }
  }
  return [...years.values()].flatMap((all) => [...all.values()])
}

/** A share of a whole in basis points, rounded up: what is above a cap never reads as the cap itself. */
const rateUp = (cents: number, of: number): number => Number((BigInt(cents) * 10_000n + BigInt(of) - 1n) / BigInt(of))

/** The cap in cents, to the next cent above: a line that is cut by largest remainder may give an action that cent (R18). */
export function capCents(costCents: number, capBp: number): number {
  const product = costCents * capBp
  if (!Number.isSafeInteger(product)) return Number((BigInt(costCents) * BigInt(capBp) + 9_999n) / 10_000n)
  const over = product % 10_000
  return (product - over) / 10_000 + (over > 0 ? 1 : 0)
}

export const isAboveCap = (cents: number, costCents: number, capBp: number | null): boolean =>
  capBp !== null && costCents > 0 && cents > capCents(costCents, capBp)

const named = ({ id, title, funder }: FundingGrant): GrantRef => ({ id, title, funder })

function onPaid({ year, itemId, costCents, fundedCents, byGrant }: Paid, item: FundedAction, grants: Funding['grants']): Finding[] {
  const found: Finding[] = []
  if (fundedCents > costCents) found.push({ kind: 'beyond_cost', year, item, costCents, fundedCents })
  const european = new Map<string, GrantRef[]>()
  for (const [id, cents] of byGrant) {
    const grant = grants.get(id)
    if (!grant || cents === 0) continue
    const { rateCapBp: capBp } = grant
    if (capBp !== null && isAboveCap(cents, costCents, capBp))
      found.push({ kind: 'above_cap', year, item, grant: named(grant), cents, costCents, rateBp: rateUp(cents, costCents), capBp })
    if (grant.eligible && !grant.eligible.has(itemId)) found.push({ kind: 'not_eligible', year, item, grant: named(grant), cents })
    if (grant.european) european.set(grant.european, [...(european.get(grant.european) ?? []), named(grant)])
  }
  for (const same of european.values()) if (same.length > 1) found.push({ kind: 'same_european', year, item, grants: same })
  return found
}

/** R27: one operation has one European fund, in whatever year. */
function onFunds(item: FundedAction, paid: readonly Paid[], grants: Funding['grants']): Finding[] {
  const first = new Map<string, GrantRef>()
  for (const each of paid)
    for (const [id, cents] of each.byGrant) {
      const grant = grants.get(id)
      if (cents > 0 && grant?.european && !first.has(grant.european)) first.set(grant.european, named(grant))
    }
  return first.size > 1 ? [{ kind: 'two_european', item, grants: [...first.values()] }] : []
}

const CODES = new Intl.Collator('fr', { numeric: true })
const byCode = (one: FundedAction, other: FundedAction): number => CODES.compare(one.code, other.code) || one.id - other.id

export function findingsOnActions(funding: Funding): Finding[] {
  const { actions, grants, flat, weighed } = funding
  const paid = Map.groupBy(paidOf(funding), ({ itemId }) => itemId)
  const ids = new Set([...paid.keys(), ...flat])
  return [...ids]
    .flatMap((id) => actions.get(id) ?? [])
    .toSorted(byCode)
    .flatMap((item) => {
      const years = (paid.get(item.id) ?? []).toSorted((one, other) => one.year - other.year)
      return [
        ...years.flatMap((each) => onPaid(each, item, grants)),
        ...onFunds(item, years, grants),
        ...(flat.has(item.id) && weighed.has(item.id) ? [{ kind: 'two_keys' as const, item }] : []),
      ]
    })
}
