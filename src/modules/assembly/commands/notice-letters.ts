/** Letters of a notice that were taken to the post: for whoever no mail can reach. */
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { meeting, noticesOf } from '../queries.ts'
import { mayPrepare, unreached } from '../rules.ts'

/** Notes that the letters of all who are not reached have left. Returns how many. */
export async function postLetters(tx: Writer, actor: Actor, { meetingId }: { meetingId: number }): Promise<number> {
  const facts = found(await meeting(tx, actor, meetingId, todayOf(tx)))
  if (!mayPrepare(actor, facts)) throw notYours()
  if (facts.state !== 'convened') refuse(objection('assembly.notice_not_convened', {}))
  const all = unreached(await noticesOf(tx, meetingId))
  if (all.length === 0) refuse(objection('assembly.notice_no_letters', {}))
  const rows = all.map(({ voterId, personId }) => ({
    ...{ meeting_id: meetingId, voter_id: voterId, person_id: personId },
    ...{ channel: 'letter' as const, sent_at: nowOf(tx) },
  }))
  const printed = all.filter(({ channel }) => channel === 'letter').map(({ id }) => id)
  if (printed.length > 0) await tx.deleteFrom('assembly_notice').where('id', 'in', printed).execute()
  await tx.insertInto('assembly_notice').values(rows).execute()
  await record(tx, actor, 'meeting.letters_posted', {
    organisationId: facts.organisationId,
    public: false,
    subjects: [{ kind: 'meeting', id: meetingId }],
    payload: { count: rows.length },
  })
  return rows.length
}
