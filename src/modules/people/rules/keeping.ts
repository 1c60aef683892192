/** What is possible when organisations, persons, bodies and mandates are kept: what is proposed, what is refused, what two edits make. */
import { BOARD, type Role } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Kind } from '../tables.ts'

type Day = string

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.edited_meanwhile': Record<never, never>
    'people.kind_has_members': { count: number }
    'people.site_invalid': { site: string }
    'people.mandates_go_on': { count: number }
    'people.organisation_left': { left: Day }
    'people.organisation_unknown': { text: string }
    'people.person_unknown': Record<never, never>
    'people.perhaps_known': { count: number }
    'people.code_invalid': { code: string }
    'people.role_unknown': { text: string }
    'people.role_not_yours': { role: Role; givenBy: GivenBy }
    'people.replaced_too_early': { start: Day }
    'people.not_a_member': { name: string }
    'people.nothing_ticked': Record<never, never>
    'people.not_your_deed': Record<never, never>
    'people.touched_since': Record<never, never>
    'people.cannot_be_undone': Record<never, never>
    'people.mandate_used': Record<never, never>
  }
}

/** A web address as people write it, in full; null where nothing is said. */
export const fullSite = (text: string | null): string | null => {
  if (text === null || text.trim() === '') return null
  const bare = text.trim()
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(bare) ? `https://${bare}` : bare
}

/** Only addresses of the web: what a page makes a link of may be nothing else. */
export const objectionToSite = (site: string | null): Objection | null =>
  site === null || (/^https?:\/\/[^\s/]+\.[^\s]+$/.test(site) && URL.canParse(site))
    ? null
    : objection('people.site_invalid', { site }, 'site')

/** Members stand below the association of their region, all others below the network. */
export function proposedParent(
  organisation: { kind: Kind; region: string | null },
  regional: readonly { id: number; region: string | null }[],
  networkId: number,
): number | null {
  if (organisation.kind === 'network') return null
  const own = organisation.kind === 'member' && organisation.region !== null
  return (own ? regional.find((each) => each.region === organisation.region)?.id : undefined) ?? networkId
}

/** The offices that people give for an organisation of this kind; files and the command line may give any. */
export const ROLES_OF: Record<Kind, readonly Role[]> = {
  network: [
    'president',
    'vice_president',
    'treasurer',
    'secretary',
    'board_member',
    'national_director',
    'regional_director',
    'staff',
    'teller',
  ],
  regional: ['president', 'vice_president', 'treasurer', 'secretary', 'board_member', 'regional_director', 'staff', 'representative'],
  member: ['representative', 'board_member', 'staff'],
  partner: ['representative'],
}

/** Who gives a mandate (the table of permissions), to be said beside what is greyed. */
export type GivenBy = 'secretary' | 'representatives' | 'staff'
export const givenBy = (role: Role, bodyId: number | null): GivenBy => {
  if (BOARD.includes(role)) return 'secretary'
  return role === 'representative' && bodyId === null ? 'representatives' : 'staff'
}

/** Short, without accents and spaces: it stands in addresses and files. */
export const objectionToCode = (code: string): Objection | null =>
  /^[a-z0-9][a-z0-9-]{0,29}$/.test(code) ? null : objection('people.code_invalid', { code }, 'code')

/** Whether a mandate would go on after its organisation has left; one that begins later cannot be ended on that day. */
export const goesOnAfter = (term: { startsOn: Day; endsOn: Day | null }, left: Day): boolean =>
  term.startsOn <= left && (term.endsOn === null || term.endsOn > left)

/** A mandate does not begin when its organisation is no longer there. */
export const objectionToStart = (leftOn: Day | null, startsOn: Day): Objection | null =>
  leftOn !== null && startsOn > leftOn ? objection('people.organisation_left', { left: leftOn }, 'starts_on') : null

/** The next one begins after the first day of whom he or she replaces: each has at least one day. */
export const objectionToReplacing = (replaced: { startsOn: Day }, startsOn: Day): Objection | null =>
  startsOn > replaced.startsOn ? null : objection('people.replaced_too_early', { start: replaced.startsOn }, 'starts_on')

/** Whether it was a member on some day of the year. */
export const isMemberIn = (organisation: { kind: Kind; joinedOn: Day | null; leftOn: Day | null }, year: number): boolean =>
  organisation.kind === 'member' &&
  (organisation.joinedOn === null || organisation.joinedOn <= `${year}-12-31`) &&
  (organisation.leftOn === null || organisation.leftOn >= `${year}-01-01`)

export interface Undoable {
  id: number
  personId: number | null
}

/** One's own deed, while it is the last one on its subject. */
export function objectionToUndoing(deed: Undoable, personId: number | null, lastId: number | null): Objection | null {
  if (deed.personId !== personId) return objection('people.not_your_deed', {})
  return deed.id === lastId ? null : objection('people.touched_since', {})
}

/** What a form showed, as one text: two of them are the same when nobody wrote in between. */
export const shownOf = <Column extends string>(columns: readonly Column[], row: Record<Column, unknown>): string =>
  JSON.stringify(columns.map((column) => row[column] ?? null))

/** The columns that a form showed; null when the text is none of ours. */
export function shownColumns<Column extends string>(
  columns: readonly Column[],
  shown: string,
): Record<Column, string | number | null> | null {
  try {
    const values: unknown = JSON.parse(shown)
    if (!Array.isArray(values) || values.length !== columns.length) return null
    const plain = values.map((value) => (typeof value === 'string' || typeof value === 'number' ? value : null))
    return Object.fromEntries(columns.map((column, place) => [column, plain[place]])) as Record<Column, string | number | null>
  } catch {
    return null
  }
}

export interface MergedEdits<Field extends string> {
  /** What the form shows now: mine, with theirs where I had not touched the field. */
  typed: Record<Field, string>
  /** Fields in which we differ. */
  differing: Field[]
  /** Fields taken over from the other edit. */
  taken: Field[]
}

/** Joins two edits of the same thing field by field; `base` is what both started from (null: nobody knows, then mine counts as typed). */
export function mergedEdits<Field extends string>(
  fields: readonly Field[],
  base: Record<Field, string> | null,
  theirs: Record<Field, string>,
  mine: Record<Field, string>,
): MergedEdits<Field> {
  const same = (one: string | undefined, other: string | undefined) => (one ?? '').trim() === (other ?? '').trim()
  const untouched = (field: Field) => base !== null && same(mine[field], base[field])
  return {
    typed: Object.fromEntries(fields.map((field) => [field, untouched(field) ? theirs[field] : mine[field]])) as Record<Field, string>,
    differing: fields.filter((field) => !untouched(field) && !same(mine[field], theirs[field])),
    taken: fields.filter((field) => untouched(field) && !same(theirs[field], base?.[field])),
  }
}

export const ORGANISATION_COLUMNS = [
  'kind',
  'name',
  'parent_id',
  'region',
  'town',
  'site',
  'siret',
  'joined_on',
  'left_on',
  'note_fr',
  'note_en',
] as const
export const PERSON_COLUMNS = ['name', 'email', 'phone', 'lang'] as const
export const BODY_COLUMNS = ['code', 'name_fr', 'name_en', 'note_fr', 'note_en', 'seats'] as const
