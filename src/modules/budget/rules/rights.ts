/** Who may do what with a budget (docs/permissions.md). */
import { type Actor, holds, isBoardOf, isStaffOf } from '#kernel/values/actor.ts'
import type { Shown, VersionState } from '../tables.ts'

const isShell = (actor: Actor | null): boolean => actor !== null && actor.personId === null

/** Whose budget it is. */
export interface OwnerRef {
  organisationId: number
  /** A member organisation has no staff of its own here: whoever represents it keeps its budget. */
  kind: 'network' | 'regional' | 'member' | 'partner'
  networkId: number
}

const KEEPERS = ['treasurer'] as const
const ofMember = (actor: Actor | null, { kind, organisationId }: OwnerRef): boolean =>
  (kind === 'member' || kind === 'partner') && holds(actor, organisationId, ['representative', 'president'])

/** Writes a budget, its funders, grants, key, agreements and payments: the treasurer and the permanents; for a member, whoever represents it. */
export const mayEditBudget = (actor: Actor | null, owner: OwnerRef): boolean =>
  isShell(actor) || isStaffOf(actor, owner.organisationId) || holds(actor, owner.organisationId, KEEPERS) || ofMember(actor, owner)

/** Proposes a version to those who decide, or takes it back: the treasurer, the board. */
export const mayProposeBudget = (actor: Actor | null, owner: OwnerRef): boolean =>
  isShell(actor) || isBoardOf(actor, owner.organisationId) || ofMember(actor, owner)

/** Records a decision that was taken elsewhere: the president, the secretary. */
export const mayRecordBudgetDecision = (actor: Actor | null, owner: OwnerRef): boolean =>
  isShell(actor) || holds(actor, owner.organisationId, ['president', 'secretary']) || ofMember(actor, owner)

/** Drafts, grants, cash and agreements: who writes them, and the board. */
export const mayReadDraftBudget = (actor: Actor | null, owner: OwnerRef): boolean =>
  mayEditBudget(actor, owner) || isBoardOf(actor, owner.organisationId)

/** How much of a version this reader sees; `nothing`: it does not exist for him or her. */
export type Sight = Shown | 'all'

/**
 * All of it: who reads drafts; what is proposed or voted for the network or a region, whoever holds a mandate today; a member's, the network's
 * staff and board (its consolidation) and whoever holds a mandate of it. Strangers read of what is or was in force as much as the owner shows.
 */
export function sightOf(actor: Actor | null, owner: OwnerRef, version: { state: VersionState; givenUp: boolean }, shown: Shown): Sight {
  if (mayReadDraftBudget(actor, owner)) return 'all'
  if (version.state === 'draft' || version.givenUp) return 'nothing'
  const inNetwork = actor !== null && actor.mandates.length > 0
  const own = holds(actor, owner.organisationId)
  const above = isStaffOf(actor, owner.networkId) || isBoardOf(actor, owner.networkId)
  const told = owner.kind === 'network' || owner.kind === 'regional' ? inNetwork : own || above
  if (told) return 'all'
  return version.state === 'proposed' ? 'nothing' : shown
}

/** A region or an actor says that money came: whoever holds a mandate of it. */
export const mayAcknowledge = (actor: Actor | null, recipientId: number): boolean => holds(actor, recipientId)

/** What a recipient owes and is owed: its own people, and who keeps or reads the budget that pays. */
export const mayReadStatement = (actor: Actor | null, owner: OwnerRef, recipientId: number): boolean =>
  mayReadDraftBudget(actor, owner) || holds(actor, recipientId)
