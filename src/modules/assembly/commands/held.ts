/** The meeting that a change is about: held to the end of its transaction, and how the journal tells of it. */
import { nowOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import { found } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Meeting, meeting } from '../queries.ts'

/**
 * Finds it through the actor, on the day of the place where it meets, and holds it: what two people do with one meeting at once is done one after
 * the other, and the second sees the first.
 */
export async function heldMeeting(tx: Writer, id: number, actor: Actor): Promise<Meeting> {
  const { time_zone } = found(
    await tx.selectFrom('assembly_meeting').select('time_zone').where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
  )
  return found(await meeting(tx, actor, id, dayIn(time_zone, nowOf(tx))))
}

/** What every entry of the journal about a meeting has in common; `organisationId`: the voter that it is also about. */
export const aboutMeeting = (at: Pick<Meeting, 'id' | 'organisationId'>, organisationId: number | null = null) => ({
  organisationId: at.organisationId,
  public: false,
  subjects: [{ kind: 'meeting', id: at.id }, ...(organisationId === null ? [] : [{ kind: 'organisation', id: organisationId }])],
})
