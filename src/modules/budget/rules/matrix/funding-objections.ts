/** What keeps a version from being proposed because of how its actions are funded (R27, R28). */
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Finding, FundedAction } from './funding.ts'

type Both = { fr: string; en: string }

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.funded_beyond_cost': { action: Both; year: number; cost: Both; funded: Both }
    'budget.above_rate_cap': { action: Both; year: number; grant: string; rate: Both; cap: Both }
    'budget.two_european_funds': { action: Both; grants: string[] }
    'budget.flat_and_weights': { action: Both }
  }
}

const told = (cents: number): Both => ({ fr: formatEuros('fr', cents), en: formatEuros('en', cents) })
const share = (points: number): Both => ({ fr: formatShare('fr', points), en: formatShare('en', points) })

const titled = (code: string, { fr, en }: Localized): Both => ({ fr: `${code} ${fr ?? en ?? ''}`, en: `${code} ${en ?? fr ?? ''}` })
const named = ({ code, title }: FundedAction): Both => titled(code, title)

function objectionTo(finding: Finding): Objection | null {
  if (finding.kind === 'beyond_cost') {
    const { item, year, costCents, fundedCents } = finding
    return objection('budget.funded_beyond_cost', { action: named(item), year, cost: told(costCents), funded: told(fundedCents) })
  }
  if (finding.kind === 'above_cap') {
    const { item, year, grant, rateBp, capBp } = finding
    return objection('budget.above_rate_cap', { action: named(item), year, grant: grant.title, rate: share(rateBp), cap: share(capBp) })
  }
  if (finding.kind === 'two_european')
    return objection('budget.two_european_funds', {
      action: named(finding.item),
      grants: finding.grants.map(({ title }) => title),
    })
  return finding.kind === 'two_keys' ? objection('budget.flat_and_weights', { action: named(finding.item) }) : null
}

/** Those that stop a proposal, in the order of the findings; warnings are not among them. */
export const objectionsToFunding = (findings: readonly Finding[]): Objection[] => findings.flatMap((each) => objectionTo(each) ?? [])
