/** Papers: which files are taken, of what they may be, and which must stay because money rests on them (R20, R21). */
import type { Day } from '#kernel/dates.ts'
import { type Content, endingsOf, type RefusedKind } from '#kernel/values/media.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { DocumentKind, Transfer } from '../../tables.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.paper_missing': Record<never, never>
    'budget.paper_refused': { name: string; what: RefusedKind }
    /** `endings`: those that would fit what it is. */
    'budget.paper_named_otherwise': { name: string; endings: readonly string[] }
    'budget.paper_twice': { name: string }
    'budget.too_many_papers': { most: number }
    'budget.paper_elsewhere': { kind: DocumentKind }
    'budget.paper_signed_to_come': { on: Day }
    'budget.paper_clause_missing': Record<never, never>
    'budget.paper_year_missing': Record<never, never>
    'budget.paper_in_use': { kind: DocumentKind; lines: number; agreements: number }
  }
}

/** Of one file. */
export const MOST_PAPER_BYTES = 20 * 1_048_576
/** In one place: a grant, an agreement, an organisation. */
export const MOST_PAPERS = 60

export type PaperPlace = 'grant' | 'agreement' | 'organisation'

/** Which kinds are kept where: those of the organisation itself hold for all its grants. */
export const KINDS_OF: Record<PaperPlace, readonly DocumentKind[]> = {
  grant: ['award', 'agreement', 'regrant_authorisation', 'partnership', 'report', 'other'],
  agreement: ['agreement', 'partnership', 'regrant_authorisation', 'other'],
  organisation: ['commitment', 'publication', 'other'],
}

export interface PaperFacts {
  kind: DocumentKind
  clause: string | null
  signedOn: Day | null
  aboutYear: number | null
}

/** The content decides what a file is; its name must not say something else. */
export function objectionToFile(name: string, ending: string, content: Content): Objection | null {
  if ('refused' in content) return objection('budget.paper_refused', { name, what: content.refused }, 'file')
  const endings = endingsOf(content.kind)
  return endings.includes(ending) ? null : objection('budget.paper_named_otherwise', { name, endings }, 'file')
}

/** R20 wants the funder's own words; R23 the year whose accounts were published. */
export function objectionsToPaper({ kind, clause, signedOn, aboutYear }: PaperFacts, place: PaperPlace, today: Day): Objection[] {
  return [
    ...(KINDS_OF[place].includes(kind) ? [] : [objection('budget.paper_elsewhere', { kind }, 'kind')]),
    ...(signedOn !== null && signedOn > today ? [objection('budget.paper_signed_to_come', { on: signedOn }, 'signed_on')] : []),
    ...(kind === 'regrant_authorisation' && !clause?.trim() ? [objection('budget.paper_clause_missing', {}, 'clause')] : []),
    ...(kind === 'publication' && aboutYear === null ? [objection('budget.paper_year_missing', {}, 'about_year')] : []),
  ]
}

/** What stands against one more paper beside those that are there. */
export function objectionToAnotherPaper(
  name: string,
  sha256: string,
  kind: DocumentKind,
  there: readonly { sha256: string; kind: DocumentKind }[],
) {
  if (there.some((each) => each.sha256 === sha256 && each.kind === kind)) return objection('budget.paper_twice', { name }, 'file')
  return there.length >= MOST_PAPERS ? objection('budget.too_many_papers', { most: MOST_PAPERS }, 'file') : null
}

/** Which paper lets money of a grant go on as what (R20, R21). */
export const LETS: Partial<Record<DocumentKind, Transfer>> = { regrant_authorisation: 'regrant', partnership: 'partner' }

/** The last paper that lets money go on stays as long as some does. */
export function objectionToRemovingPaper(
  kind: DocumentKind,
  { others, lines, agreements }: { others: number; lines: number; agreements: number },
): Objection | null {
  if (LETS[kind] === undefined || others > 0 || lines + agreements === 0) return null
  return objection('budget.paper_in_use', { kind, lines, agreements })
}
