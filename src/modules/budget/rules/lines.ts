/** What may stand in a line: its account, its amount, where its money comes from, and as what it goes to a region or an actor (R18, R20, R21). */
import { MOST_CENTS } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { LineDraft } from '../tables/lines.ts'
import type { DocumentKind, FunderKind, Side, Transfer } from '../tables.ts'
import { sideOf } from './accounts.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.no_such_account': { account: string }
    'budget.other_side': { account: string; from: Side }
    'budget.label_missing': Record<never, never>
    'budget.amount_out_of_range': Record<never, never>
    'budget.quantity_alone': Record<never, never>
    'budget.year_outside': { year: number; from: number; to: number }
    'budget.no_such_grant': Record<never, never>
    'budget.transfer_untyped': Record<never, never>
    'budget.transfer_of_income': Record<never, never>
    'budget.regrant_without_grant': Record<never, never>
    'budget.regrant_unauthorised': { grant: string }
    'budget.partner_without_grant': Record<never, never>
    'budget.partner_without_agreement': { grant: string }
    'budget.partner_not_european': { grant: string }
  }
}

/** What a line may draw on: the grants of the budget's owner, each with the papers that are on file. */
export interface GrantOnFile {
  id: number
  title: string
  funderKind: FunderKind
  papers: readonly DocumentKind[]
}

export const LONGEST_LABEL = 200
export const LONGEST_NOTE = 2_000

/** Quantity in thousandths times unit price, to the nearest cent, halves up. */
export const timesUnit = (quantityThousandths: number, unitCents: number): number =>
  Number((BigInt(quantityThousandths) * BigInt(unitCents) + 500n) / 1000n)

/**
 * Money handed on: part of a public grant only with its funder's written authorisation (R20: CGCT, art. L1611-4; decree-law of 2 May 1938, art. 15); a
 * partner's share of a European operation only with the partnership agreement (R21).
 */
export function objectionToTransfer(transfer: Transfer, grant: GrantOnFile | null): Objection | null {
  if (transfer === 'regrant') {
    if (!grant) return objection('budget.regrant_without_grant', {}, 'grant_id')
    return grant.papers.includes('regrant_authorisation')
      ? null
      : objection('budget.regrant_unauthorised', { grant: grant.title }, 'grant_id')
  }
  if (transfer === 'partner') {
    if (!grant) return objection('budget.partner_without_grant', {}, 'grant_id')
    if (grant.funderKind !== 'european') return objection('budget.partner_not_european', { grant: grant.title }, 'grant_id')
    return grant.papers.includes('partnership') ? null : objection('budget.partner_without_agreement', { grant: grant.title }, 'grant_id')
  }
  return null
}

/** Everything against a line as it would stand. `side`: of the line that is edited, which keeps it. */
export function objectionsToLine(
  line: LineDraft,
  budget: { yearFrom: number; yearTo: number },
  grants: ReadonlyMap<number, GrantOnFile>,
  side: Side | null = null,
): Objection[] {
  const found: Objection[] = []
  const against = (each: Objection | null) => each && found.push(each)
  const stands = sideOf(line.account)
  if (stands === null) against(objection('budget.no_such_account', { account: line.account }, 'account'))
  else if (side !== null && stands !== side) against(objection('budget.other_side', { account: line.account, from: side }, 'account'))
  if (line.label.trim() === '') against(objection('budget.label_missing', {}, 'label'))
  if (line.label.trim().length > LONGEST_LABEL) against(objection('kernel.too_long', { max: LONGEST_LABEL }, 'label'))
  if ((line.note?.length ?? 0) > LONGEST_NOTE) against(objection('kernel.too_long', { max: LONGEST_NOTE }, 'note'))
  if (!Number.isSafeInteger(line.amount_cents) || line.amount_cents < 0 || line.amount_cents > MOST_CENTS)
    against(objection('budget.amount_out_of_range', {}, 'amount'))
  if ((line.quantity_thousandths ?? null) === null ? (line.unit_cents ?? null) !== null : (line.unit_cents ?? null) === null)
    against(objection('budget.quantity_alone', {}, 'quantity'))
  if (line.year < budget.yearFrom || line.year > budget.yearTo)
    against(objection('budget.year_outside', { year: line.year, from: budget.yearFrom, to: budget.yearTo }, 'year'))
  const grantId = line.grant_id ?? null
  const grant = grantId === null ? null : (grants.get(grantId) ?? null)
  if (grantId !== null && !grant) against(objection('budget.no_such_grant', {}, 'grant_id'))
  else if (line.transfer) against(objectionToTransfer(line.transfer, grant))
  if ((line.recipient ?? null) !== null && (line.transfer ?? null) === null) against(objection('budget.transfer_untyped', {}, 'transfer'))
  if ((line.recipient ?? null) !== null && stands === 'income') against(objection('budget.transfer_of_income', {}, 'recipient'))
  return found
}
