/** Whom one may invite, how fast mails leave, and how the code of a letter is written. */
import { type Actor, isStaffOf } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { BatchState, InvitationState, InviteesAsked, InvitingScope } from '../tables/invitations.ts'
import { mayGiveMandate, type SeatToGive } from './rights.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.nobody_to_invite': Record<never, never>
    'people.batch_started': Record<never, never>
    'people.nothing_to_send': Record<never, never>
    'people.nothing_to_print': Record<never, never>
    'people.invitation_accepted': Record<never, never>
    'people.letter_code_wrong': Record<never, never>
    'people.too_many_letter_codes': { minutes: number }
    'people.too_many_renewals': { minutes: number }
    'people.too_many_colleagues': { most: number }
    'people.colleague_known': Record<never, never>
    'people.email_code_wrong': Record<never, never>
  }
}

const isShell = (actor: Actor | null): boolean => actor !== null && actor.personId === null

/** Everyone: the permanents of the network. A region's director: its members. Who speaks for an organisation: his or her colleagues. null: nobody. */
export function invitingScope(actor: Actor | null, networkId: number): InvitingScope | null {
  if (actor === null) return null
  if (isShell(actor) || isStaffOf(actor, networkId)) return 'all'
  const held = (role: string) => actor.mandates.filter((mandate) => mandate.role === role).map((mandate) => mandate.organisationId)
  const scope = { regions: held('regional_director'), organisations: [...new Set(held('representative'))] }
  return scope.regions.length + scope.organisations.length > 0 ? scope : null
}

/** In whose name one may invite, and whose batches one sees: the organisations that one answers for. */
export const mayInviteFor = (scope: InvitingScope | null, organisationId: number): boolean =>
  scope === 'all' || (scope !== null && (scope.regions.includes(organisationId) || scope.organisations.includes(organisationId)))

/** In whose name one invites those who are asked for, and the question narrowed to what he or she may ask. */
export function inNameOf(scope: InvitingScope, networkId: number, asked: InviteesAsked): { organisationId: number; asked: InviteesAsked } {
  if (scope === 'all') return { organisationId: networkId, asked }
  const own = asked.organisationId !== null && scope.organisations.includes(asked.organisationId) ? asked.organisationId : null
  if (own !== null) return { organisationId: own, asked: { ...asked, regionId: null } }
  const region = asked.regionId !== null && scope.regions.includes(asked.regionId) ? asked.regionId : scope.regions[0]
  if (region !== undefined) return { organisationId: region, asked: { ...asked, regionId: region } }
  const first = scope.organisations[0]!
  return { organisationId: first, asked: { ...asked, regionId: null, organisationId: first } }
}

/** A colleague comes with a mandate of representative: whoever may give that one may invite (docs/permissions.md). */
export const mayInviteColleague = (actor: Actor | null, networkId: number, organisation: SeatToGive['organisation']): boolean =>
  mayGiveMandate(actor, networkId, { role: 'representative', organisation, bodyId: null })

/** For how long a link and a letter's code hold: a letter first has to arrive. */
/** So many who never came in are counted: beyond, « plus de 500 » says as much. */
export const MOST_COUNTED = 500

export const LINK_DAYS = 30
export const LETTER_DAYS = 60
export const DAY_MS = 86_400_000

export const PACES = [20, 50, 100, 300, 1000] as const
export const USUAL_PACE = 100
const MINUTE_SECONDS = 60
/** How often the sending takes a step; each sends its share of the minute, so that a mail server sees no burst. */
export const STEP_SECONDS = 2

/** How many mails may leave now: its share of the minute, and never more than the pace within any minute. `lately`: those of the last sixty seconds. */
export const allowance = (pace: number, lately: number): number =>
  Math.max(0, Math.min(pace - lately, Math.ceil((pace * STEP_SECONDS) / MINUTE_SECONDS)))

/** Thirty-two signs of which none is taken for another: neither O and 0, nor I and 1. Ten of them are fifty bits. */
export const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 10

/** `bytes`: at least ten random ones. 256 is a multiple of 32, so each sign is as likely as any other. */
export const letterCode = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, CODE_LENGTH)].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]).join('')

/** As it is printed: `ABCD-EFGH-JK`. */
export const writtenCode = (code: string): string => [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')

/** The code in its bare signs as somebody typed it, in small letters, with spaces or dashes; null when it cannot be one. */
export function typedCode(text: string): string | null {
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return bare.length === CODE_LENGTH && [...bare].every((sign) => CODE_SIGNS.includes(sign)) ? bare : null
}

/** States in which somebody may be called: something left, and the person did not come. */
export const UNANSWERED: readonly InvitationState[] = ['sent', 'printed', 'opened', 'refused', 'expired']
/** Whoever has a letter or a mail in hand is given some days before somebody calls. */
const DAYS_BEFORE_CALLING = 3

/** Whether to call: nothing can arrive, or nothing came back for some days. */
export const isToCall = (state: InvitationState, leftAt: Date | null, now: Date): boolean =>
  state === 'refused' ||
  state === 'expired' ||
  (UNANSWERED.includes(state) && leftAt !== null && now.getTime() - leftAt.getTime() >= DAYS_BEFORE_CALLING * DAY_MS)

/** States in which the person is there. */
export const ARRIVED: readonly InvitationState[] = ['accepted', 'arrived']

/** The text may be changed, and the batch given up, until it is sent. */
export const objectionToTouching = (state: BatchState): Objection | null =>
  state === 'prepared' ? null : objection('people.batch_started', {})

export const objectionToAgain = (state: InvitationState): Objection | null =>
  ARRIVED.includes(state) ? objection('people.invitation_accepted', {}) : null

/** As many colleagues an organisation may add in a day: more than any has, and too few to try addresses. */
export const MOST_COLLEAGUES_A_DAY = 20
