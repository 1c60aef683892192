/** What goes to the regions and actors, as what, with the paper behind it, and how far it is from what was voted (R19, R20, R21). */
import type { Objection } from '#kernel/values/objection.ts'
import type { DocumentKind, Recipient, Transfer } from '../../tables.ts'
import { RECIPIENTS, TRANSFERS } from '../../tables.ts'
import { type GrantOnFile, objectionToTransfer } from '../lines.ts'
import type { RegionalShare } from '../totals.ts'

/** The paper without which money does not go as this; null: none is asked. */
export const PAPER_OF: Record<Transfer, DocumentKind | null> = {
  regrant: 'regrant_authorisation',
  partner: 'partnership',
  service: null,
  own: null,
}

/** A line that goes to regions or actors, as far as this rule needs to know it. */
export interface Transferred {
  recipient: Recipient | null
  transfer: Transfer | null
  amount_cents: number
  grant_id: number | null
}

export interface TransferGroup<Line extends Transferred> {
  transfer: Transfer
  lines: Line[]
  cents: number
}

const sum = (lines: readonly Transferred[]): number => lines.reduce((total, line) => total + line.amount_cents, 0)

/** The lines that go out, by their type, in the order of the law's severity; types without any are left out. */
export const byTransfer = <Line extends Transferred>(lines: readonly Line[]): TransferGroup<Line>[] =>
  TRANSFERS.map((transfer) => {
    const of = lines.filter((line) => line.recipient !== null && line.transfer === transfer)
    return { transfer, lines: of, cents: sum(of) }
  }).filter(({ lines: of }) => of.length > 0)

/** How much goes to whom: both totals. */
export const byRecipient = (lines: readonly Transferred[]): Record<Recipient, number> =>
  Object.fromEntries(RECIPIENTS.map((recipient) => [recipient, sum(lines.filter((line) => line.recipient === recipient))])) as Record<
    Recipient,
    number
  >

/** The lines whose paper is not on file (any more), each with why it would be refused today. */
export const unbacked = <Line extends Transferred>(
  lines: readonly Line[],
  grants: ReadonlyMap<number, GrantOnFile>,
): { line: Line; why: Objection }[] =>
  lines.flatMap((line) => {
    if (line.recipient === null || line.transfer === null) return []
    const why = objectionToTransfer(line.transfer, line.grant_id === null ? null : (grants.get(line.grant_id) ?? null))
    return why ? [{ line, why }] : []
  })

/** What may be done with a grant today: handed on, shared with partners; each with what stands against it. */
export interface Passable {
  grant: GrantOnFile
  regrant: Objection | null
  /** null too where it is no European grant: `european` says so. */
  partner: Objection | null
  european: boolean
}

export const passableGrants = (grants: ReadonlyMap<number, GrantOnFile>): Passable[] =>
  [...grants.values()].map((grant) => ({
    grant,
    regrant: objectionToTransfer('regrant', grant),
    partner: grant.funderKind === 'european' ? objectionToTransfer('partner', grant) : null,
    european: grant.funderKind === 'european',
  }))

/** What is missing to the voted target; below nought: what goes beyond it. null: nobody voted one. */
export const missingToTarget = ({ cents, targetCents }: RegionalShare): number | null => (targetCents === null ? null : targetCents - cents)
