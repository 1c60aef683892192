/** Who may do what with organisations, persons and mandates: docs/permissions.md, as functions of the mandates of the day. */
import { type Actor, BOARD, holds, isBoardOf, isStaffOf, type Role } from '#kernel/values/actor.ts'
import type { Kind } from '../tables.ts'

/** Whoever runs the machine has the command line, and no rights in pages. */
const isShell = (actor: Actor | null): boolean => actor !== null && actor.personId === null

/** Organisations, persons, bodies and mandates are kept by the permanents of the network. */
export const mayKeepPeople = (actor: Actor | null, networkId: number): boolean => isShell(actor) || isStaffOf(actor, networkId)

export const KEEPERS: readonly Role[] = ['president', 'secretary', 'national_director']
/** The network's settings: president, secretary, national director. */
export const mayEditNetwork = (actor: Actor | null, networkId: number): boolean => isShell(actor) || holds(actor, networkId, KEEPERS)

export interface SeatToGive {
  role: Role
  /** `regionIds`: the regional associations of its region, also where it stands right below the network. */
  organisation: { id: number; kind: Kind; parentId: number | null; regionIds?: readonly number[] }
  bodyId: number | null
}

/**
 * Seats of the board and offices: the secretary. Who speaks for an organisation: those who speak for it already, and the directors: the national
 * one, and those of its region. Everything else, seats in committees too: the permanents.
 */
export function mayGiveMandate(actor: Actor | null, networkId: number, { role, organisation, bodyId }: SeatToGive): boolean {
  if (isShell(actor)) return true
  if (BOARD.includes(role)) return holds(actor, organisation.id, ['secretary']) || holds(actor, networkId, ['secretary'])
  if (role !== 'representative' || bodyId !== null) return isStaffOf(actor, networkId)
  const own = organisation.kind === 'regional' ? organisation.id : null
  const regions = [own, organisation.parentId, ...(organisation.regionIds ?? [])]
  return (
    holds(actor, organisation.id, ['representative']) ||
    holds(actor, networkId, ['national_director']) ||
    regions.some((id) => id !== null && holds(actor, id, ['regional_director']))
  )
}

/** Whether there is any mandate at all that the actor may give today; `beyond`: for more than the organisations that he or she represents. */
export const mayGiveAny = (actor: Actor | null, networkId: number, where: 'any' | 'beyond'): boolean =>
  isShell(actor) ||
  isStaffOf(actor, networkId) ||
  (actor?.mandates.some(
    ({ role }) => role === 'secretary' || role === 'regional_director' || (where === 'any' && role === 'representative'),
  ) ??
    false)

/** Whether a permanent may give this office for some organisation of the network. */
export const mayGiveSomewhere = (actor: Actor | null, networkId: number, role: Role): boolean => {
  if (BOARD.includes(role)) return holds(actor, networkId, ['secretary'])
  return role === 'representative' ? holds(actor, networkId, ['national_director']) : isStaffOf(actor, networkId)
}

/** E-mail and phone: the permanents, the person, and whoever holds a mandate of one of his or her organisations. */
export const maySeeContact = (actor: Actor | null, networkId: number, personId: number, organisationIds: number[]): boolean =>
  actor !== null &&
  (isShell(actor) || isStaffOf(actor, networkId) || actor.personId === personId || organisationIds.some((id) => holds(actor, id)))

/** The bodies of the network whose members are named to anyone: its board and its executive committee. */
export const PUBLIC_BODIES = ['ca', 'bureau'] as const

/** Whether anyone may know who holds this mandate: an office or seat of the network's own board or executive committee. */
export const isPublicOffice = (networkId: number, mandate: { role: Role; organisationId: number; bodyCode: string | null }): boolean =>
  mandate.organisationId === networkId &&
  (BOARD.includes(mandate.role) || (PUBLIC_BODIES as readonly string[]).includes(mandate.bodyCode ?? ''))

/** Fees, key figures and the SIRET: the permanents and the board of the network, and whoever speaks for the organisation. */
export const mayReadFigures = (actor: Actor | null, networkId: number, organisationId: number): boolean =>
  mayReadAllFigures(actor, networkId) || holds(actor, organisationId)

/** The fees and figures of all members together: the permanents and the board of the network. */
export const mayReadAllFigures = (actor: Actor | null, networkId: number): boolean =>
  isShell(actor) || isStaffOf(actor, networkId) || isBoardOf(actor, networkId)
