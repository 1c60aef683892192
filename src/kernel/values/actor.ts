/** Who acts: a person with the mandates of the day, the command line, or nobody. */
import type { Lang } from './lang.ts'

/** The offices and seats that give rights (the table « who may do what » in docs/permissions.md). */
export const ROLES = [
  'president',
  'vice_president',
  'treasurer',
  'secretary',
  'board_member',
  'national_director',
  'regional_director',
  'staff',
  'representative',
  'teller',
] as const
export type Role = (typeof ROLES)[number]

/** A mandate in force on the day: a person speaks, in a role, for an organisation, maybe within one of its bodies. */
export interface Mandate {
  id: number
  role: Role
  organisationId: number
  organisationName: string
  bodyId: number | null
  bodyName: { fr: string; en: string | null } | null
}

export interface Actor {
  /** null: the command line (« ligne de commande »). */
  personId: number | null
  name: string
  lang: Lang
  example: boolean
  /** Rights are the sum of all mandates of the day; the journal says for which one he or she acts. */
  mandates: Mandate[]
  acting: Mandate | null
  /** The session in which he or she acts, for the journal; absent: the command line, a job. */
  sessionId?: string
}

/** Deeds done from the shell: whoever runs the machine, with no rights in pages. */
export const SHELL: Actor = { personId: null, name: '', lang: 'fr', example: false, mandates: [], acting: null }

export const STAFF: readonly Role[] = ['staff', 'national_director', 'regional_director']
export const BOARD: readonly Role[] = ['president', 'vice_president', 'treasurer', 'secretary', 'board_member']

/** Whether the actor holds today, for this organisation, one of the roles (any role when none is named). */
export const holds = (actor: Actor | null, organisationId: number, roles?: readonly Role[]): boolean =>
  actor?.mandates.some((mandate) => mandate.organisationId === organisationId && (roles?.includes(mandate.role) ?? true)) ?? false

/** Permanent staff of the organisation: its directors are staff too. */
export const isStaffOf = (actor: Actor | null, organisationId: number): boolean => holds(actor, organisationId, STAFF)
/** A member of the organisation's board (« administrateur », with the officers). */
export const isBoardOf = (actor: Actor | null, organisationId: number): boolean => holds(actor, organisationId, BOARD)
/** Whether the actor sits in this body today. */
export const sitsIn = (actor: Actor | null, bodyId: number): boolean =>
  actor?.mandates.some((mandate) => mandate.bodyId === bodyId) ?? false
