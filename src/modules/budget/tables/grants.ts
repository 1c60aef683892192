/** Funders and grants with their payments, agreements with regions and actors with their instalments, and the papers of both; the deeds on them. */
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#kernel/dates.ts'
import type { DocumentKind, FunderKind, PaymentKind, Transfer } from '../tables.ts'

type Counted = ColumnType<number, number | undefined, number>
type Flag = ColumnType<boolean, boolean | undefined, boolean>

export interface FunderTable {
  id: Generated<number>
  organisation_id: number
  name: string
  kind: FunderKind
  european_fund: string | null
  note: string | null
  removed: Flag
  revision: Counted
  example: boolean
}

/** What people write of a grant, as columns. */
export interface GrantFacts {
  title: string
  reference: string | null
  period_from: Day
  period_to: Day
  rate_cap_bp: number | null
  conditions: string | null
  all_items: boolean
  asked_cents: number | null
  asked_on: Day | null
  proposed_cents: number | null
  proposed_on: Day | null
  awarded_cents: number | null
  awarded_on: Day | null
  refused_on: Day | null
  justified_cents: number | null
  justified_on: Day | null
}

export interface GrantTable extends GrantFacts {
  id: Generated<number>
  funder_id: number
  organisation_id: number
  removed: Flag
  revision: Counted
  example: boolean
}

export interface GrantYearTable {
  grant_id: number
  year: number
  amount_cents: number
}

export interface GrantItemTable {
  grant_id: number
  item_id: number
}

export interface PaymentTable {
  id: Generated<number>
  grant_id: number
  kind: PaymentKind
  expected_on: Day
  amount_cents: number
  received_on: Day | null
  received_cents: number | null
  note: string | null
  example: boolean
}

export interface AgreementTable {
  id: Generated<number>
  budget_id: number
  recipient_id: number
  title: string
  transfer: Transfer
  grant_id: number | null
  amount_cents: number
  signed_on: Day | null
  note: string | null
  ended_on: Day | null
  revision: Counted
  example: boolean
}

export interface InstalmentTable {
  id: Generated<number>
  agreement_id: number
  due_on: Day
  amount_cents: number
  paid_on: Day | null
  paid_cents: number | null
  acknowledged_on: Day | null
  example: boolean
}

export interface DocumentTable {
  id: Generated<number>
  organisation_id: number
  grant_id: number | null
  agreement_id: number | null
  kind: DocumentKind
  clause: string | null
  signed_on: Day | null
  /** Of which year it speaks: a publication's, a report's. */
  about_year: ColumnType<number | null, number | null | undefined, number | null>
  name: string
  media_type: string
  size_bytes: number
  sha256: string
  content: Buffer
  added_at: Date
  removed: Flag
  example: boolean
}

declare module '#kernel/database.ts' {
  interface Database {
    budget_funder: FunderTable
    budget_grant: GrantTable
    budget_grant_year: GrantYearTable
    budget_grant_item: GrantItemTable
    budget_payment: PaymentTable
    budget_agreement: AgreementTable
    budget_instalment: InstalmentTable
    budget_document: DocumentTable
  }
}

/** What is on the way to a grant, in its order. */
export const STEPS = ['asked', 'proposed', 'awarded', 'refused', 'justified'] as const
export type GrantStep = (typeof STEPS)[number]

declare module '#kernel/capability.ts' {
  interface Deeds {
    'funder.added': { name: string; kind: FunderKind }
    'funder.edited': { fields: string[] }
    'funder.removed': { name: string }
    'grant.added': { title: string; askedCents: number | null }
    'grant.edited': { fields: string[] }
    'grant.removed': { title: string }
    /** A step was written down, with its day and amount as far as it has them; `undone`: it was taken back. */
    'grant.step_recorded': { step: GrantStep; on: Day | null; amountCents: number | null; undone?: boolean }
    'grant.payment_planned': { kind: PaymentKind; amountCents: number; expectedOn: Day }
    'grant.payment_edited': { kind: PaymentKind; amountCents: number; expectedOn: Day }
    'grant.payment_removed': { kind: PaymentKind; amountCents: number }
    'grant.payment_received': { kind: PaymentKind; amountCents: number; receivedOn: Day }
    'grant.receipt_taken_back': { kind: PaymentKind; amountCents: number }
    'budget.paper_added': { documentId: number; kind: DocumentKind; name: string }
    'budget.paper_removed': { documentId: number; kind: DocumentKind; name: string }
  }
}
