/** The life of a version: draft → proposed → voted → amended, and what keeps it from each step (R17, R20, R21, R39). */
import { type Day, type PartialDay, spanOf } from '#kernel/dates.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { VersionState } from '../../tables.ts'
import { type GrantOnFile, objectionToTransfer } from '../lines.ts'
import { NOTHING, objectionsToBalance, type Totals } from '../totals.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.draft_open': { number: number }
    'budget.given_up': { number: number }
    'budget.scenario_not_proposed': Record<never, never>
    'budget.not_a_draft': Record<never, never>
    'budget.not_proposed': Record<never, never>
    'budget.already_voted': { number: number }
    'budget.decided_text_changed': { number: number }
    'budget.decided_text_withdrawn': { number: number }
    'budget.nothing_known_of_decision': Record<never, never>
    'budget.decided_after_today': { on: PartialDay }
    'budget.unknown_body': Record<never, never>
  }
}

/** What the rules on a version's life need to know of it. */
export interface VersionFacts {
  id: number
  number: number
  scenario: boolean
  state: VersionState
  givenUp: boolean
}

/** A text that is being worked on to become the next budget; scenarios stand beside it. */
export const isOpenDraft = ({ scenario, state, givenUp }: VersionFacts): boolean => !scenario && state === 'draft' && !givenUp

/** One next version is written at a time; `instead`: the open draft whose place the new one takes. */
export function objectionToDrafting(others: readonly VersionFacts[], instead: number | null): Objection | null {
  const open = others.find(isOpenDraft)
  return !open || open.id === instead ? null : objection('budget.draft_open', { number: open.number })
}

/** Only a draft that is no scenario is proposed. */
export function objectionToProposing({ scenario, state, givenUp, number }: VersionFacts): Objection | null {
  if (scenario) return objection('budget.scenario_not_proposed', {})
  if (givenUp) return objection('budget.given_up', { number })
  return state === 'draft' ? null : objection('budget.not_a_draft', {})
}

/** R17, of each year that the budget spans. */
export const objectionsToYears = (years: readonly number[], byYear: ReadonlyMap<number, Totals>): Objection[] =>
  years.flatMap((year) => objectionsToBalance(year, byYear.get(year) ?? NOTHING))

/** R20 and R21 once more: a paper may have been taken off the file since the line was written. Each grant is named once. */
export function objectionsToTransfers(
  lines: readonly { transfer: Parameters<typeof objectionToTransfer>[0] | null; grant_id: number | null }[],
  grants: ReadonlyMap<number, GrantOnFile>,
): Objection[] {
  const found = lines.flatMap(({ transfer, grant_id }) =>
    transfer ? (objectionToTransfer(transfer, grant_id === null ? null : (grants.get(grant_id) ?? null)) ?? []) : [],
  )
  return [...new Map(found.map((each) => [`${each.code} ${JSON.stringify(each.facts)}`, { ...each, field: undefined }])).values()]
}

export const objectionToWithdrawing = ({ state, number }: VersionFacts): Objection | null =>
  state === 'proposed' ? null : state === 'draft' ? objection('budget.not_proposed', {}) : objection('budget.already_voted', { number })

/** A scenario or a draft is given up; what was proposed is withdrawn first. */
export const objectionToGivingUp = ({ state, givenUp, number }: VersionFacts): Objection | null =>
  givenUp ? objection('budget.given_up', { number }) : state === 'draft' ? null : objection('budget.not_a_draft', {})

/** R39: only a frozen text is voted. */
export function objectionToVoting({ state, number }: VersionFacts): Objection | null {
  if (state === 'voted' || state === 'amended') return objection('budget.already_voted', { number })
  return state === 'proposed' ? null : objection('budget.not_proposed', {})
}

/** What is voted is the text that was decided on, to the letter. `decided`: null where nobody kept it. */
export function objectionToDecidedText(
  version: VersionFacts & { sha256: string | null },
  decided: string | null,
  frozenNow: string | null,
): Objection | null {
  if (version.state === 'draft') return objection('budget.decided_text_withdrawn', { number: version.number })
  return version.sha256 === frozenNow && (decided ?? version.sha256) === version.sha256
    ? null
    : objection('budget.decided_text_changed', { number: version.number })
}

/** R39: a past decision: body, day, reference and source as far as known, and at least one of them. */
export function objectionsToPastDecision(
  decision: { body: unknown; decidedOn: PartialDay | null; reference: string | null; source: string | null },
  today: Day,
): Objection[] {
  const { body, decidedOn, reference, source } = decision
  if ((body ?? decidedOn ?? reference ?? source ?? null) === null) return [objection('budget.nothing_known_of_decision', {}, 'decided_on')]
  return decidedOn !== null && spanOf(decidedOn).first > today
    ? [objection('budget.decided_after_today', { on: decidedOn }, 'decided_on')]
    : []
}
