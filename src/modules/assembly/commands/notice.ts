/** Convening: the roll is fixed, the notices are prepared, and a second meeting follows one without quorum. */
import { nowOf, record, sendJob, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { addressees, type Convening, conveningOf, type Meeting, votersOf } from '../queries.ts'
import { mayConvene, noticesFor, objectionsToConvening, objectionToLateness } from '../rules.ts'
import { heldMeeting } from './held.ts'
import { fixRoll } from './roll.ts'

/** The queue whose job puts some notices of a meeting into the outbox. */
export const NOTICE_QUEUE = 'assembly.notice.step'
/** The queue whose job tells those convened that the meeting is cancelled. */
export const CANCELLATION_QUEUE = 'assembly.notice.cancelled'

const ROWS_AT_ONCE = 5_000

export interface ConveneInput {
  meetingId: number
  /** R01: a late notice leaves only with its risk accepted; `risk`: as it is written on the notice and in the minutes. */
  late?: { accepted: boolean; risk: string }
  /** Of `subjectTexts`: the SHA-256 of what each resolution is about, by resolution. Without it those stored hold. */
  subjects?: ReadonlyMap<number, string | null>
}

/** The meeting, locked against whoever convenes it at the same time, if this actor may convene it. */
export async function meetingToConvene(tx: Writer, actor: Actor, id: number): Promise<Meeting> {
  const facts = await heldMeeting(tx, id, actor)
  if (!mayConvene(actor, facts)) throw notYours()
  return facts
}

/** One row for each voter and whoever is written to for it. Returns how many. */
async function prepareNotices(tx: Writer, meetingId: number): Promise<number> {
  const voters = (await votersOf(tx, meetingId)).filter(({ excluded }) => excluded === null)
  const rows = noticesFor(voters, await addressees(tx, voters, todayOf(tx)))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto('assembly_notice')
      .values(
        rows
          .slice(from, from + ROWS_AT_ONCE)
          .map(({ voterId, personId, channel }) => ({ meeting_id: meetingId, voter_id: voterId, person_id: personId, channel })),
      )
      .execute()
  return rows.length
}

/** What was convened on is what is voted on: the text of each subject is fixed by its SHA-256. */
async function fixSubjects(tx: Writer, { resolutions }: Convening, subjects: ConveneInput['subjects']): Promise<void> {
  for (const { id, subject } of resolutions) {
    const sha256 = subjects?.get(id)
    if (subject && sha256) await tx.updateTable('assembly_resolution').set({ subject_sha256: sha256 }).where('id', '=', id).execute()
  }
}

/**
 * Convenes a meeting: checks the notice (R01, R02), fixes statutes, record day, roll and texts, prepares one notice for each voter and person. The
 * mails leave by a job. Returns how many notices there are.
 */
export async function conveneMeeting(tx: Writer, actor: Actor, { meetingId, late, subjects }: ConveneInput): Promise<number> {
  const facts = await meetingToConvene(tx, actor, meetingId)
  const convening = await conveningOf(tx, facts, nowOf(tx), subjects)
  refuse(objectionsToConvening(convening.facts))
  const lateness = objectionToLateness(convening.facts)
  if (lateness && !late?.accepted) refuse(lateness)
  if (lateness && !late?.risk.trim()) refuse(objection('assembly.notice_risk_unsaid', {}, 'risk_accepted'))
  const roll = await fixRoll(tx, facts, found(convening.rules))
  await fixSubjects(tx, convening, subjects)
  await tx
    .updateTable('assembly_meeting')
    .set((eb) => ({
      state: 'convened',
      convened_at: nowOf(tx),
      late_risk: lateness && late ? late.risk.trim() : null,
      invited: true,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', meetingId)
    .execute()
  const notices = await prepareNotices(tx, meetingId)
  await record(tx, actor, 'meeting.convened', {
    organisationId: facts.organisationId,
    public: false,
    subjects: [{ kind: 'meeting', id: meetingId }],
    payload: { notices, late: lateness !== null, roll },
  })
  await sendJob(tx, NOTICE_QUEUE, { meetingId })
  return notices
}

/** Has whoever was convened told that the meeting is cancelled, each once. The mails leave by a job. */
export const queueCancellationMails = (tx: Writer, meetingId: number): Promise<void> => sendJob(tx, CANCELLATION_QUEUE, { meetingId })
