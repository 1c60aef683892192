/** Whom a row of a file names as contact: a person who is known, a new one, the mandate that he or she is given. */
import type { Role } from '#kernel/values/actor.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import type { Objection } from '#kernel/values/objection.ts'
import { objectionToMandate } from '../rules.ts'
import { finding, type MemberFinding, type MemberRow, type MembersRead } from './members.ts'
import type { KnownMandate, KnownNetwork, KnownPerson } from './members-known.ts'

type Day = string

/** A person as the file leaves him or her. `id` null: a new one, told by `key`. */
export interface ContactPerson {
  key: string
  id: number | null
  name: string
  email: string | null
  phone: string | null
}

export interface Contact {
  person: ContactPerson
  isNew: boolean
  /** As known until now; of a new person nothing. */
  before: { email: string | null; phone: string | null }
  mandate: { role: Role; startsOn: Day } | null
}

/** What the contacts of one file share. */
export interface Contacts {
  network: KnownNetwork
  headings: MembersRead['headings']
  byEmail: ReadonlyMap<string, KnownPerson>
  byId: ReadonlyMap<number, KnownPerson>
  mandatesOf: ReadonlyMap<number, KnownMandate[]>
  /** Persons that rows above named, as they left them. */
  /** `phone`: as one of them said it. */
  named: Map<string, { person: ContactPerson; line: number; phone: string | null }>
  warnings: MemberFinding[]
}

export function contactsOf(network: KnownNetwork, headings: MembersRead['headings']): Contacts {
  return {
    network,
    headings,
    byEmail: new Map(network.persons.flatMap((person) => (person.email === null ? [] : [[person.email, person]]))),
    byId: new Map(network.persons.map((person) => [person.id, person])),
    mandatesOf: Map.groupBy(network.mandates, ({ organisationId }) => organisationId),
    named: new Map(),
    warnings: [],
  }
}

const lasts = ({ endsOn }: KnownMandate, today: Day): boolean => endsOn === null || endsOn >= today

/** Of those who hold or held a mandate of the organisation, the one of this name: who holds one now before who held one. */
function byNameWithin(contacts: Contacts, name: string, organisationId: number): KnownPerson | 'several' | null {
  const { network, mandatesOf, byId } = contacts
  const named = (mandatesOf.get(organisationId) ?? []).filter(({ personId }) => nameKey(byId.get(personId)?.name ?? '') === nameKey(name))
  const current = named.filter((mandate) => lasts(mandate, network.today))
  const [one, ...others] = new Set((current.length > 0 ? current : named).map(({ personId }) => personId))
  if (one === undefined) return null
  return others.length > 0 ? 'several' : byId.get(one)!
}

const known = ({ id, name, email, phone }: KnownPerson): ContactPerson => ({ key: `#${id}`, id, name, email, phone })

/** The person that the row means; a finding: it cannot be told; null: it names nobody. */
function personOf(contacts: Contacts, row: MemberRow, organisationId: number | null): ContactPerson | MemberFinding | null {
  const { headings, byEmail, named } = contacts
  const { email, contact, line } = row
  const owner = email === null ? undefined : byEmail.get(email)
  const above = email === null ? undefined : named.get(email)
  const other = owner?.name ?? above?.person.name
  if (email !== null && other !== undefined) {
    if (contact !== null && nameKey(contact) !== nameKey(other))
      return above && !owner
        ? finding(line, headings.email ?? null, 'emailTwice', { email, line: above.line })
        : finding(line, headings.email ?? null, 'emailTaken', { email })
    return owner ? known(owner) : above!.person
  }
  if (contact === null) return null
  const within = organisationId === null ? null : byNameWithin(contacts, contact, organisationId)
  if (within === 'several') return finding(line, headings.contact ?? null, 'contactAmbiguous', { name: contact })
  return within ? known(within) : { key: email ?? `line ${line}`, id: null, name: contact, email: null, phone: null }
}

/** From when on: from the joining, where nothing stands against it, else from today. */
function mandateFor(
  contacts: Contacts,
  person: ContactPerson,
  role: Role,
  organisationId: number | null,
  joinedOn: Day | null,
): { role: Role; startsOn: Day } | { objection: Objection } {
  const { today } = contacts.network
  const held = organisationId === null ? [] : (contacts.mandatesOf.get(organisationId) ?? [])
  // Nobody has the id 0: whoever is new holds nothing.
  const wished = (startsOn: Day) => ({
    personId: person.id ?? 0,
    role,
    organisationId: organisationId ?? 0,
    bodyId: null,
    startsOn,
    endsOn: null,
  })
  const first = wished(joinedOn ?? today)
  if (!objectionToMandate(first, held)) return { role, startsOn: first.startsOn }
  const objection = objectionToMandate(wished(today), held)
  return objection ? { objection } : { role, startsOn: today }
}

/** `mayGive`: whether the actor may give this mandate; `joinedOn`, `isOver`: of the organisation after the row. */
export interface ContactOf {
  organisationId: number | null
  joinedOn: Day | null
  isOver: boolean
  mayGive: (role: Role) => boolean
}

/** The contact of a row; null: there is none, or nothing is to be done; a finding stops the row. */
export function contactOf(contacts: Contacts, row: MemberRow, of: ContactOf): Contact | MemberFinding | null {
  const { headings, network, warnings, named } = contacts
  const { line, contact, email, phone } = row
  const column = headings[contact === null && email !== null ? 'email' : 'contact'] ?? null
  if (contact === null && email === null) return null
  if (of.isOver) {
    warnings.push(finding(line, column, 'contactOfFormer', {}))
    return null
  }
  const found = personOf(contacts, row, of.organisationId)
  if (found === null) warnings.push(finding(line, column, 'contactWithoutName', {}))
  if (found === null || 'code' in found) return found
  const state = named.get(found.key)
  const person = state?.person ?? found
  const held = (of.organisationId === null ? [] : (contacts.mandatesOf.get(of.organisationId) ?? [])).filter(
    (mandate) => mandate.personId === person.id && lasts(mandate, network.today) && (row.role === null || mandate.role === row.role),
  )
  const role = row.role ?? 'representative'
  const mandate = held.length > 0 ? null : mandateFor(contacts, person, role, of.organisationId, of.joinedOn)
  if (mandate && 'objection' in mandate) {
    const { start, end } = mandate.objection.facts as { start: Day; end: Day | null }
    return finding(line, headings.role ?? column, 'seatTaken', { role, start, end })
  }
  if (mandate && !of.mayGive(role)) {
    warnings.push(finding(line, column, 'contactNotYours', {}))
    return null
  }
  const sameAbove = state !== undefined && phone !== null && state.phone !== null && state.phone !== phone
  if (sameAbove) warnings.push(finding(line, headings.phone ?? null, 'phoneTwice', { line: state.line }))
  const after = {
    ...person,
    email: email ?? person.email,
    phone: sameAbove || phone === person.phone?.trim().replaceAll(/\s+/g, ' ') ? person.phone : (phone ?? person.phone),
  }
  const entry = { person: after, line: state?.line ?? line, phone: state?.phone ?? phone }
  named.set(after.key, entry)
  if (after.email !== null) named.set(after.email, entry)
  return { person: after, isNew: after.id === null && !state, before: { email: person.email, phone: person.phone }, mandate }
}
