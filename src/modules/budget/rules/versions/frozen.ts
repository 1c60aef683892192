/** The text of a budget that is decided on (R39): whatever counts in it, by codes and names, without the database's numbers. */
import type { Localized } from '#kernel/values/lang.ts'
import type { RegionFigure, RegionTerm } from '../../tables/regions.ts'
import type { Basis, KeyKind, Recipient, Side, Spread, Transfer } from '../../tables.ts'
import type { Totals } from '../totals.ts'

export const FORMAT = 'gouvernail-budget'
export const FORMAT_VERSION = 1

/** Only the languages that are there. */
export type FrozenText = { fr?: string; en?: string }
export interface FrozenAction {
  code: string
  title: FrozenText
}

export interface FrozenShare {
  action: FrozenAction
  shareBp?: number
  amountCents: number
}

export interface FrozenLine {
  year: number
  side: Side
  account: string
  label: string
  quantityThousandths?: number
  unitCents?: number
  amountCents: number
  note?: string
  cashMonth?: number
  grant?: { funder: string; title: string }
  recipient?: Recipient
  transfer?: Transfer
  spread: Spread
  key?: string
  shares?: FrozenShare[]
}

export interface FrozenKey {
  name: string
  kind: KeyKind
  criterion: string
  rateBp?: number
  basis?: Basis
  weights?: { action: FrozenAction; weight: number }[]
}

export interface FrozenYear extends Omit<Totals, 'lines'> {
  year: number
}

/** How the regions' part is shared, with what it gives to each: cents by year. */
export interface FrozenRegions {
  terms: RegionTerm[]
  figuresYear: number
  regions: { name: string; figures?: Partial<Record<RegionFigure, number>>; shares?: { year: number; amountCents: number }[] }[]
}

/** What a version freezes. Amounts are cents, shares basis points. */
export interface FrozenBudget {
  format: typeof FORMAT
  version: typeof FORMAT_VERSION
  organisation: string
  plan?: { code: string; title: FrozenText }
  title: FrozenText
  yearFrom: number
  yearTo: number
  target?: { shareBp: number; source?: string }
  example?: true
  totals: FrozenYear[]
  lines: FrozenLine[]
  keys?: FrozenKey[]
  regions?: FrozenRegions
}

export const frozenWords = ({ fr, en }: Localized): FrozenText => ({ ...(fr ? { fr } : {}), ...(en ? { en } : {}) })

/** Without what says nothing: null, and empty lists. Nought says something. */
export function without<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== null && each !== undefined && !(Array.isArray(each) && each.length === 0)),
  ) as Value
}

/** What people read first of a frozen text. */
export const frozenTotals = (text: string): FrozenYear[] => (JSON.parse(text) as FrozenBudget).totals
