/** What is wrong with how actions are funded: beyond their cost, above a grant's cap, by two European funds (R27), by a flat rate and a key (R28); and what a grant does not allow. */
import type { Day } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { Side } from '../../tables.ts'
import { findingsOnActions } from './funding-actions.ts'
import { findingsOnGrants } from './funding-grants.ts'

/** Lines that are alike, summed: of a year and a side, of one grant, else (income alone) of one account. In-kind contributions are not among them. */
export interface Band {
  year: number
  side: Side
  grantId: number | null
  /** At most three digits, of income without a grant; else empty. */
  account: string
  cents: number
  lines: number
  /** What of it falls to which action. */
  parts: [itemId: number, cents: number][]
}

export interface FundedAction {
  id: number
  code: string
  title: Localized
}

export type AwardBasis = 'awarded' | 'proposed' | 'asked'

export interface FundingGrant {
  id: number
  title: string
  funderId: number
  funder: string
  /** By which two grants are told to be of one European fund; null: not European. */
  european: string | null
  periodFrom: Day
  periodTo: Day
  rateCapBp: number | null
  /** The actions that it may pay for; null: all. */
  eligible: ReadonlySet<number> | null
  refused: boolean
  /** What was awarded, else proposed, else asked; and which of these. */
  amountCents: number | null
  basis: AwardBasis | null
  /** What of it falls to which year, where that was said. */
  byYear: ReadonlyMap<number, number>
}

export interface Funding {
  bands: readonly Band[]
  actions: ReadonlyMap<number, FundedAction>
  grants: ReadonlyMap<number, FundingGrant>
  /** The actions that a flat rate names, and those that a key of weights names. */
  flat: ReadonlySet<number>
  weighed: ReadonlySet<number>
}

export interface GrantRef {
  id: number
  title: string
  funder: string
}

export type Finding =
  | { kind: 'beyond_cost'; year: number; item: FundedAction; costCents: number; fundedCents: number }
  | {
      kind: 'above_cap'
      year: number
      item: FundedAction
      grant: GrantRef
      cents: number
      costCents: number
      rateBp: number
      capBp: number
    }
  | { kind: 'two_european'; item: FundedAction; grants: GrantRef[] }
  | { kind: 'two_keys'; item: FundedAction }
  | { kind: 'same_european'; year: number; item: FundedAction; grants: GrantRef[] }
  | { kind: 'not_eligible'; year: number; item: FundedAction; grant: GrantRef; cents: number }
  | { kind: 'outside_period'; year: number; grant: GrantRef; from: Day; to: Day; cents: number }
  | { kind: 'above_award'; year: number | null; grant: GrantRef; cents: number; atMostCents: number; basis: AwardBasis }
  | { kind: 'refused'; grant: GrantRef; cents: number }

/** R27 and R28 say « never »: these keep a version from being proposed. The others are for its writers to look at. */
export const STOPPING: readonly Finding['kind'][] = ['beyond_cost', 'above_cap', 'two_european', 'two_keys']
export const stops = ({ kind }: Finding): boolean => STOPPING.includes(kind)

/** The year that a finding speaks of; null: of all. */
export const yearOfFinding = (finding: Finding): number | null => ('year' in finding ? finding.year : null)

/** All that is to be mended or looked at: what stops a proposal first, then action by action and grant by grant. */
export function fundingFindings(funding: Funding): Finding[] {
  const all = [...findingsOnActions(funding), ...findingsOnGrants(funding)]
  return [...all.filter(stops), ...all.filter((finding) => !stops(finding))]
}
