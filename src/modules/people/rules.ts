/** What makes organisations, mandates and bodies valid; and the objections of people. */

import { BOARD, type Role, STAFF } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { type Kind, type MandateFacts, type Office, REGIONS } from './tables.ts'

type Day = string

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.name_missing': Record<never, never>
    'people.siret_invalid': { siret: string }
    /** `name`: whose it is; null: of one that was added in the same instant. */
    'people.siret_taken': { siret: string; name: string | null }
    'people.email_taken': { email: string }
    'people.region_unknown': { region: string }
    'people.left_before_joined': { joined: Day; left: Day }
    'people.parent_cycle': { name: string }
    'people.parent_wrong': { name: string }
    'people.network_exists': { name: string }
    'people.ends_before_start': { start: Day; end: Day }
    'people.mandate_ended': { end: Day }
    'people.mandate_twice': { start: Day; end: Day | null }
    /** `holder`: as far as the actor may know. */
    'people.seat_taken': { role: Role; start: Day; end: Day | null; holder: string | null }
    'people.body_elsewhere': { organisation: string }
    'people.code_taken': { code: string }
    'people.year_out_of_range': { year: number }
    'people.value_negative': { value: number }
    'people.time_zone_unknown': { timeZone: string }
    'people.logo_not_picture': Record<never, never>
    'people.logo_too_large': { limit: string }
    'people.code_wrong': Record<never, never>
    'people.too_many_codes': { minutes: number }
    'people.too_many_tries': { minutes: number }
  }
}

/** Luhn's sum (ISO/IEC 7812): every second digit from the right doubled, nines cast out. */
const luhn = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)

const LA_POSTE = '356000000'
const sumOf = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0)

/** Fourteen digits with Luhn's key; La Poste ran out of keys, so its other establishments only sum to a multiple of five (INSEE). */
export const isSiret = (text: string): boolean =>
  /^\d{14}$/.test(text) && (luhn(text) % 10 === 0 || (text.startsWith(LA_POSTE) && sumOf(text) % 5 === 0))

/** A SIRET as people write it, with spaces, in its bare digits. */
export const bareSiret = (text: string): string => text.replace(/[\s\u00a0\u202f.]/g, '')

export const isRegion = (code: string): boolean => (REGIONS as readonly string[]).includes(code)

export interface OrganisationDraft {
  name: string
  region: string | null
  siret: string | null
  joinedOn: Day | null
  leftOn: Day | null
}

/** What is wrong with an organisation by itself. */
export function objectionsToOrganisation(draft: OrganisationDraft): Objection[] {
  const found: Objection[] = []
  if (draft.name.trim() === '') found.push(objection('people.name_missing', {}, 'name'))
  if (draft.siret !== null && !isSiret(draft.siret)) found.push(objection('people.siret_invalid', { siret: draft.siret }, 'siret'))
  if (draft.region !== null && !isRegion(draft.region)) found.push(objection('people.region_unknown', { region: draft.region }, 'region'))
  if (draft.joinedOn !== null && draft.leftOn !== null && draft.leftOn < draft.joinedOn) {
    found.push(objection('people.left_before_joined', { joined: draft.joinedOn, left: draft.leftOn }, 'left_on'))
  }
  return found
}

export interface Ancestor {
  id: number
  kind: Kind
  name: string
}

/** `line`: the wished parent, its parent, and so on. Members stand under a regional association or the network, these under the network. */
export function objectionToParent(organisation: { id: number | null; kind: Kind }, line: Ancestor[]): Objection | null {
  const parent = line[0]
  if (!parent) return null
  if (line.some((each) => each.id === organisation.id)) return objection('people.parent_cycle', { name: parent.name }, 'parent')
  const fits = organisation.kind === 'member' ? parent.kind === 'regional' || parent.kind === 'network' : parent.kind === 'network'
  return fits && organisation.kind !== 'network' ? null : objection('people.parent_wrong', { name: parent.name }, 'parent')
}

export interface Term {
  startsOn: Day
  endsOn: Day | null
}

/** `starts_on <= day <= ends_on`: rights follow the mandates in force on the day. */
export const inForce = (term: Term, day: Day): boolean => term.startsOn <= day && (term.endsOn === null || day <= term.endsOn)

/** Whether two terms have a day in common; the last day of one and the first of the other count. */
export const overlap = (one: Term, other: Term): boolean =>
  (other.endsOn === null || one.startsOn <= other.endsOn) && (one.endsOn === null || other.startsOn <= one.endsOn)

/** Seats that one person has by one office of one organisation, told together: the office itself, else its first seat, gives the days. */
export function officesHeld(mandates: MandateFacts[]): Office[] {
  const groups = Map.groupBy(mandates, (each) => `${each.personId ?? `erased ${each.id}`} ${each.organisationId} ${each.role}`)
  return [...groups.values()].map((seats) => {
    const [main] = seats.toSorted((one, other) => Number(one.bodyId !== null) - Number(other.bodyId !== null) || one.id - other.id)
    return { ...main!, bodies: seats.flatMap((each) => each.bodyName ?? []) }
  })
}

/** Offices that one person of an organisation holds at a time. */
export const SINGLE_SEATS: readonly Role[] = ['president', 'treasurer', 'secretary', 'national_director']

export interface Seat extends Term {
  personId: number
  /** As far as the actor may know. */
  personName?: string | null
  role: Role
  organisationId: number
  bodyId: number | null
}

/** What is wrong with a mandate beside those that the organisation has given already. */
export function objectionToMandate(wished: Seat, others: Seat[]): Objection | null {
  if (wished.endsOn !== null && wished.endsOn < wished.startsOn) {
    return objection('people.ends_before_start', { start: wished.startsOn, end: wished.endsOn }, 'ends_on')
  }
  const rivals = others.filter(
    (each) => each.role === wished.role && each.organisationId === wished.organisationId && overlap(each, wished),
  )
  const same = rivals.find((each) => each.personId === wished.personId && each.bodyId === wished.bodyId)
  if (same) return objection('people.mandate_twice', { start: same.startsOn, end: same.endsOn }, 'person')
  const holder = SINGLE_SEATS.includes(wished.role) ? rivals.find((each) => each.personId !== wished.personId) : undefined
  if (!holder) return null
  const { startsOn: start, endsOn: end, personName = null } = holder
  return objection('people.seat_taken', { role: wished.role, start, end, holder: personName }, 'role')
}

/** The last day may be brought forward, put off or taken back (null), never before the first; a mandate that is over stays over. */
export function objectionToEnding(term: Term, endsOn: Day | null, today: Day): Objection | null {
  if (endsOn !== null && endsOn < term.startsOn)
    return objection('people.ends_before_start', { start: term.startsOn, end: endsOn }, 'ends_on')
  return term.endsOn !== null && term.endsOn < today ? objection('people.mandate_ended', { end: term.endsOn }, 'ends_on') : null
}

/** Who sits where: a seat in a body is given for the body's own organisation, or for one that stands below it (a member in a committee). */
export function objectionToSeat(bodyOrganisationId: number, organisation: Ancestor, line: Ancestor[]): Objection | null {
  const fits = bodyOrganisationId === organisation.id || line.some((each) => each.id === bodyOrganisationId)
  return fits ? null : objection('people.body_elsewhere', { organisation: organisation.name }, 'body')
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2200
export const objectionToYear = (year: number): Objection | null =>
  Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? null : objection('people.year_out_of_range', { year }, 'year')
export const objectionToValue = (value: number): Objection | null =>
  Number.isSafeInteger(value) && value >= 0 ? null : objection('people.value_negative', { value }, 'value')

export function objectionToTimeZone(timeZone: string): Objection | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return null
  } catch {
    return objection('people.time_zone_unknown', { timeZone }, 'time_zone')
  }
}

export type LogoType = 'image/png' | 'image/jpeg'
export const MOST_LOGO_BYTES = 1_048_576
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]

/** Told by the content, never by the name. SVG is left out: it may carry scripts. */
export function logoType(bytes: Uint8Array): LogoType | null {
  const begins = (magic: number[]) => magic.every((byte, place) => bytes[place] === byte)
  return begins(PNG) ? 'image/png' : begins(JPEG) ? 'image/jpeg' : null
}

export function objectionToLogo(bytes: Uint8Array): Objection | null {
  if (bytes.length > MOST_LOGO_BYTES) return objection('people.logo_too_large', { limit: '1 Mo' }, 'logo')
  return logoType(bytes) ? null : objection('people.logo_not_picture', {}, 'logo')
}

/** The demonstration shows its people by what their mandates let them do. */
export const DEMO_GROUPS = ['board', 'staff', 'regions', 'members', 'others'] as const
export type DemoGroup = (typeof DEMO_GROUPS)[number]

/** `mandates`: those in force today, with the kind of their organisation. */
export function demoGroup(mandates: { role: Role; kind: Kind }[]): DemoGroup {
  const has = (kind: Kind, roles?: readonly Role[]) => mandates.some((each) => each.kind === kind && (roles?.includes(each.role) ?? true))
  if (has('network', BOARD)) return 'board'
  if (has('network', STAFF)) return 'staff'
  if (has('regional')) return 'regions'
  return mandates.length > 0 ? 'members' : 'others'
}
