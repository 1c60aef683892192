/** The key by which the regions' part is shared, and the deeds on what goes to regions and actors. */
import type { Transfer } from '../tables.ts'

export const REGION_FIGURES = ['members', 'employees', 'staff', 'volunteers'] as const
export type RegionFigure = (typeof REGION_FIGURES)[number]

/** One term of the formula. `fixed`: so many cents for each region first; of what is left, `shareBp` by parts that are equal or follow a figure. */
export type RegionTerm = { by: 'fixed'; amountCents: number } | { by: 'equal'; shareBp: number } | { by: RegionFigure; shareBp: number }

/** The figures of each regional association, by its id. */
export type Figures = Record<string, Partial<Record<RegionFigure, number>>>

declare module '#kernel/capability.ts' {
  interface Deeds {
    'budget.region_key_set': { terms: RegionTerm[]; figuresYear: number }
    'agreement.made': { title: string; transfer: Transfer; amountCents: number }
    'agreement.edited': { title: string; amountCents: number }
    'agreement.ended': { title: string }
    'instalment.planned': { dueOn: string; amountCents: number }
    'instalment.removed': { dueOn: string; amountCents: number }
    'instalment.paid': { paidOn: string; amountCents: number }
    /** A payment that was written down by mistake is taken back. */
    'instalment.unpaid': { amountCents: number }
    'instalment.acknowledged': { amountCents: number }
  }
}
