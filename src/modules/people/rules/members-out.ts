/** The members as a file shows them: one row each, in the columns that its reader may know, so that the same file brought in changes nothing. */
import { type Actor, ROLES, type Role } from '#kernel/values/actor.ts'
import { inForce } from '../rules.ts'
import type { FeeState, Kind } from '../tables.ts'
import type { KnownMandate, KnownNetwork, KnownOrganisation } from './members-known.ts'
import { mayKeepPeople, mayReadAllFigures } from './rights.ts'

type Day = string

/** What a reader's file tells besides what anyone may know. */
export interface MembersScope {
  /** SIRET, membership, fees, figures, and those that have left. */
  figures: boolean
  /** Contacts with their addresses. */
  contacts: boolean
}
export const membersScope = (actor: Actor | null, networkId: number): MembersScope => ({
  figures: mayReadAllFigures(actor, networkId),
  contacts: mayKeepPeople(actor, networkId),
})

/** Which members, as the directory asks for them; null: all. */
export interface MembersWanted {
  /** `none`: those without one. */
  region: string | null
  kind: Kind | null
  standing: 'now' | 'coming' | 'left' | null
  /** The state of the fee of a year; only for those who may read it. */
  fee: { year: number; state: FeeState | 'none' } | null
}
export const EVERYBODY: MembersWanted = { region: null, kind: null, standing: null, fee: null }

export interface MemberOut {
  name: string
  kind: Kind
  region: string | null
  town: string | null
  site: string | null
  siret: string | null
  parent: string | null
  joinedOn: Day | null
  leftOn: Day | null
  /** The latest year whose fee is paid. */
  feePaid: number | null
  /** Of the year that the heading names. */
  employees: number | null
  contact: string | null
  email: string | null
  phone: string | null
  role: Role | null
  example: boolean
}

export interface MembersOut {
  rows: MemberOut[]
  /** The latest year of which figures are known; null: of none. */
  employeesYear: number | null
}

const rank = ({ role }: KnownMandate): number => (role === 'representative' ? -1 : ROLES.indexOf(role))

/** Who speaks for it today, representatives first; of several the one who has for the longest. */
function contactOf(mandates: KnownMandate[], today: Day): KnownMandate | undefined {
  return mandates
    .filter((mandate) => mandate.bodyId === null && inForce(mandate, today))
    .toSorted((one, other) => rank(one) - rank(other) || one.startsOn.localeCompare(other.startsOn) || one.id - other.id)[0]
}

const standingOf = ({ joinedOn, leftOn }: KnownOrganisation, today: Day) =>
  leftOn !== null && leftOn < today ? 'left' : joinedOn !== null && joinedOn > today ? 'coming' : 'now'

function isWanted(each: KnownOrganisation, { region, kind, standing, fee }: MembersWanted, scope: MembersScope, today: Day): boolean {
  const here = standingOf(each, today)
  return (
    each.kind !== 'network' &&
    (scope.figures || here !== 'left') &&
    (region === null || (each.region ?? 'none') === region) &&
    (kind === null || each.kind === kind) &&
    (standing === null || here === standing) &&
    (fee === null || !scope.figures || (each.kind === 'member' && (each.fees.get(fee.year) ?? 'none') === fee.state))
  )
}

/** Everybody but the network itself, in the order in which they are known: by name. */
export function membersOut(network: KnownNetwork, scope: MembersScope, wanted: MembersWanted): MembersOut {
  const { today } = network
  const shown = network.organisations.filter((each) => isWanted(each, wanted, scope, today))
  const years = scope.figures ? shown.flatMap(({ employees }) => [...employees.keys()]) : []
  const employeesYear = years.length > 0 ? years.reduce((most, year) => Math.max(most, year)) : null
  const names = new Map(network.organisations.map(({ id, name }) => [id, name]))
  const persons = new Map(network.persons.map((person) => [person.id, person]))
  const mandatesOf = Map.groupBy(network.mandates, ({ organisationId }) => organisationId)
  const rows = shown.map((each): MemberOut => {
    const { name, kind, region, town, site, example } = each
    const open = { name, kind, region, town, site, example }
    const mandate = scope.contacts && standingOf(each, today) !== 'left' ? contactOf(mandatesOf.get(each.id) ?? [], today) : undefined
    const person = mandate && persons.get(mandate.personId)
    const paid = [...each.fees].filter(([, state]) => state === 'paid').map(([year]) => year)
    return {
      ...open,
      siret: scope.figures ? each.siret : null,
      parent: scope.figures && each.parentId !== null ? (names.get(each.parentId) ?? null) : null,
      joinedOn: scope.figures ? each.joinedOn : null,
      leftOn: scope.figures ? each.leftOn : null,
      feePaid: scope.figures && paid.length > 0 ? Math.max(...paid) : null,
      employees: scope.figures && employeesYear !== null ? (each.employees.get(employeesYear) ?? null) : null,
      contact: person?.name ?? null,
      email: person?.email ?? null,
      phone: person?.phone ?? null,
      role: person ? mandate.role : null,
    }
  })
  return { rows, employeesYear }
}
