/** Grant by grant: drawn on after it was refused, outside its years, or for more than was awarded. */
import type { Finding, Funding, FundingGrant, GrantRef } from './funding.ts'

interface Drawn {
  year: number
  /** What the income lines count on. */
  incomeCents: number
  /** That, and what is handed on from it. */
  anyCents: number
}

function drawnOf({ bands }: Funding): Map<number, Drawn[]> {
  const all = new Map<number, Drawn[]>()
  for (const { year, side, grantId, cents } of bands) {
    if (grantId === null) continue
    const years = all.get(grantId) ?? []
    all.set(grantId, years)
    const drawn = years.find((each) => each.year === year) ?? { year, incomeCents: 0, anyCents: 0 }
    if (!years.includes(drawn)) years.push(drawn)
    drawn.anyCents += cents
    if (side === 'income') drawn.incomeCents += cents
  }
  return all
}

const yearIn = (day: string): number => Number(day.slice(0, 4))

/** Year by year where the grant is split by years or has one alone; else all years together. */
function aboveAward(grant: FundingGrant, ref: GrantRef, years: readonly Drawn[]): Finding[] {
  const { amountCents, basis, byYear } = grant
  if (basis === null || amountCents === null) return []
  if (byYear.size > 0)
    return years.flatMap(({ year, incomeCents }) => {
      const atMostCents = byYear.get(year)
      return atMostCents !== undefined && incomeCents > atMostCents
        ? [{ kind: 'above_award' as const, year, grant: ref, cents: incomeCents, atMostCents, basis }]
        : []
    })
  const cents = years.reduce((sum, { incomeCents }) => sum + incomeCents, 0)
  const [only] = years
  return cents > amountCents
    ? [{ kind: 'above_award', year: years.length === 1 ? only!.year : null, grant: ref, cents, atMostCents: amountCents, basis }]
    : []
}

export function findingsOnGrants(funding: Funding): Finding[] {
  return [...drawnOf(funding)].flatMap(([id, drawn]) => {
    const grant = funding.grants.get(id)
    if (!grant) return []
    const ref = { id, title: grant.title, funder: grant.funder }
    const years = drawn.toSorted((one, other) => one.year - other.year)
    const incomeCents = years.reduce((sum, each) => sum + each.incomeCents, 0)
    const [from, to] = [yearIn(grant.periodFrom), yearIn(grant.periodTo)]
    return [
      ...(grant.refused && incomeCents > 0 ? [{ kind: 'refused' as const, grant: ref, cents: incomeCents }] : []),
      ...years
        .filter(({ year, anyCents }) => anyCents > 0 && (year < from || year > to))
        .map(({ year, anyCents }) => ({
          kind: 'outside_period' as const,
          year,
          grant: ref,
          from: grant.periodFrom,
          to: grant.periodTo,
          cents: anyCents,
        })),
      ...(grant.refused ? [] : aboveAward(grant, ref, years)),
    ]
  })
}
