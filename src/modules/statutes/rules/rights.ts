/** Who writes statutes, and who may record that they are in force (docs/permissions.md). */
import { type Actor, holds, isBoardOf, isStaffOf } from '#kernel/values/actor.ts'

const isShell = (actor: Actor | null): boolean => actor !== null && actor.personId === null

/** The secretary and the permanents. */
export const mayWriteStatutes = (actor: Actor | null, organisationId: number): boolean =>
  isShell(actor) || isStaffOf(actor, organisationId) || holds(actor, organisationId, ['secretary'])

/** Only a decision brings statutes into force; a past one is recorded by the president or the secretary. */
export const mayRecordDecision = (actor: Actor | null, organisationId: number): boolean =>
  isShell(actor) || holds(actor, organisationId, ['president', 'secretary'])

/** Statutes in force and those proposed are read by anyone; drafts by those who write them and by the board. */
export const mayReadDraft = (actor: Actor | null, organisationId: number): boolean =>
  mayWriteStatutes(actor, organisationId) || isBoardOf(actor, organisationId)
