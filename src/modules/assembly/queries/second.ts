/** A second convening: whether there may be one, how early, and the day that is proposed for it (R05). */
import type { Reader } from '#kernel/database.ts'
import { addDays, type Day, dayIn } from '#kernel/dates.ts'
import { secondDay } from '#modules/statutes/index.ts'
import type { NoticeFacts, objectionToSecond } from '../rules.ts'
import { resolutionsOf } from './agenda.ts'
import type { Meeting } from './meetings.ts'
import { noticeOf } from './notice.ts'
import { rulesOfMeeting } from './quorum.ts'

export interface Second {
  facts: Parameters<typeof objectionToSecond>[0]
  earliest: NoticeFacts['earliest']
  /** As early as the statutes allow, and late enough to be convened in time from today on (R01). */
  proposed: Day
  /** The second meeting, where it is prepared already. */
  followedBy: number | null
}

/** What is known of a second convening of this meeting, whichever state it is in. */
export async function secondOf(reader: Reader, meeting: Meeting, now: Date): Promise<Second> {
  const [rules, quorum, next, resolutions] = await Promise.all([
    rulesOfMeeting(reader, meeting),
    reader
      .selectFrom('assembly_quorum')
      .select('met')
      .where('meeting_id', '=', meeting.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
    reader
      .selectFrom('assembly_meeting')
      .select('id')
      .where('first_id', '=', meeting.id)
      .where('state', '<>', 'cancelled')
      .orderBy('id')
      .executeTakeFirst(),
    resolutionsOf(reader, meeting.id),
  ])
  const body = rules?.body ?? null
  const decisions = resolutions.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ decision }) => decision)
  const today = dayIn(meeting.timeZone, now)
  const inTime = addDays(today, noticeOf(rules, meeting.day, decisions)?.days ?? 1)
  const earliest = body && {
    day: secondDay(body, meeting.day),
    days: body.second?.days ?? 0,
    article: body.second?.article ?? null,
  }
  return {
    facts: { state: meeting.state, convening: meeting.convening, quorumMissed: quorum?.met === false, followed: next !== undefined },
    earliest,
    proposed: earliest && earliest.day > inTime ? earliest.day : inTime,
    followedBy: next?.id ?? null,
  }
}
