/** The background work of convening: notices leave step by step; a cancelled meeting is told. */
import type { JobDeclaration } from '#kernel/capability.ts'
import { change, sendJob } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { CANCELLATION_QUEUE, NOTICE_QUEUE } from '../commands/notice.ts'
import { stepNotices, tellCancellation } from '../commands/notice-sending.ts'
import { cancellationMail, noticeMail } from '../documents/notice-mail.ts'
import { agendaOf, documentsOf, meeting, rulesOfMeeting, unsentMeetings } from '../queries.ts'
import { proxiesAllowed } from '../rules.ts'

const meetingOf = async (house: House, id: number) => found(await meeting(house.reader, SHELL, id, house.clock.today()))

/** Puts the next notices of a meeting into the outbox. */
export async function takeNoticeStep(house: House, meetingId: number): Promise<void> {
  const facts = await meetingOf(house, meetingId)
  const [items, documents, rules] = await Promise.all([
    agendaOf(house.reader, meetingId),
    documentsOf(house.reader, meetingId),
    rulesOfMeeting(house.reader, facts),
  ])
  const proxies = proxiesAllowed(rules?.body?.proxies ?? null)
  const written = { meeting: facts, items, documents, proxies, baseUrl: house.baseUrl }
  const count = await change(house, (tx) => stepNotices(tx, meetingId, (recipient) => noticeMail(written, recipient)))
  if (count > 0) house.live.moved([{ kind: 'meeting', id: meetingId }], null)
}

/** Tells whoever was convened that the meeting is cancelled. */
export async function takeCancellation(house: House, meetingId: number): Promise<void> {
  const facts = await meetingOf(house, meetingId)
  await change(house, (tx) =>
    tellCancellation(tx, meetingId, (recipient) => cancellationMail({ meeting: facts, baseUrl: house.baseUrl }, recipient)),
  )
}

/** A process that was killed leaves its step to the next minute. */
async function lookAtNotices(house: House): Promise<void> {
  const ids = await unsentMeetings(house.reader)
  if (ids.length === 0) return
  await change(house, async (tx) => {
    for (const meetingId of ids) await sendJob(tx, NOTICE_QUEUE, { meetingId })
  })
}

export const noticeJobs: JobDeclaration[] = [
  { queue: NOTICE_QUEUE, work: (house, data) => takeNoticeStep(house, Number(data.meetingId)) },
  { queue: CANCELLATION_QUEUE, work: (house, data) => takeCancellation(house, Number(data.meetingId)) },
  { queue: 'assembly.notice.look', cron: '* * * * *', work: lookAtNotices },
]
