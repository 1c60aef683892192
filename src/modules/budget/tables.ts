/** The forecast budget's tables: versions and lines, funders and grants, what goes to regions and actors. Amounts are cents, shares basis points. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Day, PartialDay } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { Figures, RegionTerm } from './tables/regions.ts'
import type { Assumption } from './tables/versions.ts'
import './tables/grants.ts'
import './tables/lines.ts'
import './tables/spread.ts'

export const STATES = ['draft', 'proposed', 'voted', 'amended'] as const
/** draft: worked on · proposed: frozen, may be decided on · voted: in force · amended: another vote took its place. */
export type VersionState = (typeof STATES)[number]
export const SIDES = ['charge', 'income'] as const
export type Side = (typeof SIDES)[number]
export const SPREADS = ['none', 'shares', 'amounts', 'key'] as const
export type Spread = (typeof SPREADS)[number]
export const RECIPIENTS = ['regions', 'actors'] as const
export type Recipient = (typeof RECIPIENTS)[number]
/** As what money goes to a region or an actor: R20 regrant, R21 European partner share, paid service, share of fees or own funds. */
export const TRANSFERS = ['regrant', 'partner', 'service', 'own'] as const
export type Transfer = (typeof TRANSFERS)[number]
/** What the public reads of a voted version. */
export const SHOWN = ['nothing', 'totals', 'groups', 'lines'] as const
export type Shown = (typeof SHOWN)[number]
export const FUNDER_KINDS = [
  'state',
  'region',
  'department',
  'intercommunality',
  'municipality',
  'social_body',
  'european',
  'employment_aid',
  'private',
  'other_public',
] as const
export type FunderKind = (typeof FUNDER_KINDS)[number]
export const PAYMENT_KINDS = ['advance', 'claim', 'balance'] as const
export type PaymentKind = (typeof PAYMENT_KINDS)[number]
export const DOCUMENT_KINDS = [
  'agreement',
  'regrant_authorisation',
  'partnership',
  'award',
  'report',
  'commitment',
  'publication',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
export const KEY_KINDS = ['weights', 'flat'] as const
export type KeyKind = (typeof KEY_KINDS)[number]
export const BASES = ['direct', 'direct_without_services', 'staff'] as const
/** What a flat rate is a rate of. */
export type Basis = (typeof BASES)[number]

/** What decided on a version, each fact as far as known. */
export interface BudgetDecision {
  body: Localized | null
  decidedOn: PartialDay | null
  reference: string | null
  source: string | null
}

type Counted = ColumnType<number, number | undefined, number>
type Flag = ColumnType<boolean, boolean | undefined, boolean>

export interface BudgetTable {
  id: Generated<number>
  organisation_id: number
  plan_id: number | null
  title_fr: string | null
  title_en: string | null
  year_from: number
  year_to: number
  target_share_bp: number | null
  target_source: string | null
  shown: ColumnType<Shown, Shown | undefined, Shown>
  opening_cash_cents: number | null
  revision: Counted
  example: boolean
}

export interface VersionTable {
  id: Generated<number>
  budget_id: number
  number: number
  scenario: Flag
  name: string | null
  note: string | null
  state: ColumnType<VersionState, VersionState | undefined, VersionState>
  based_on_id: number | null
  assumptions: JSONColumnType<Assumption[], string | undefined, string>
  /** Canonical JSON (RFC 8785) of all that is decided on; null while it is a draft. */
  frozen: ColumnType<string | null, string | null | undefined, string | null>
  sha256: ColumnType<string | null, string | null | undefined, string | null>
  decision: JSONColumnType<BudgetDecision | null, string | null | undefined, string | null>
  decided_on: ColumnType<Day | null, Day | null | undefined, Day | null>
  made_at: Date
  given_up: Flag
  revision: Counted
  example: boolean
}

/** What people write of a line, as columns. */
export interface LineFacts {
  account: string
  label: string
  quantity_thousandths: number | null
  unit_cents: number | null
  amount_cents: number
  note: string | null
  cash_month: number | null
  grant_id: number | null
  recipient: Recipient | null
  transfer: Transfer | null
}

export interface LineTable extends LineFacts {
  id: Generated<number>
  version_id: number
  year: number
  position: number
  side: Side
  spread: ColumnType<Spread, Spread | undefined, Spread>
  key_id: ColumnType<number | null, number | null | undefined, number | null>
  /** In a copy (a scenario, an amendment): the line that it was copied from. */
  origin_id: ColumnType<number | null, number | null | undefined, number | null>
  removed: Flag
  revision: Counted
  example: boolean
}

export interface ShareTable {
  line_id: number
  item_id: number
  share_bp: number | null
  amount_cents: number
}

export interface KeyTable {
  id: Generated<number>
  version_id: number
  name: string
  kind: KeyKind
  criterion: string
  rate_bp: number | null
  basis: Basis | null
  revision: Counted
}

export interface KeyWeightTable {
  key_id: number
  item_id: number
  weight: number
}

export interface RegionKeyTable {
  version_id: number
  terms: JSONColumnType<RegionTerm[], string, string>
  figures: JSONColumnType<Figures, string, string>
  figures_year: number
  revision: Counted
}

declare module '#kernel/database.ts' {
  interface Database {
    budget_budget: BudgetTable
    budget_version: VersionTable
    budget_line: LineTable
    budget_share: ShareTable
    budget_key: KeyTable
    budget_key_weight: KeyWeightTable
    budget_region_key: RegionKeyTable
  }
}
