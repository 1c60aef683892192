/** The addresses of meetings themselves: their list, their page, cancelled with a reason; the forms stand in planning-facts.tsx. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { panelsOf } from '#kernel/house.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { cancelMeeting } from '../commands.ts'
import { planningWords } from '../messages/planning.ts'
import { MeetingPage } from '../pages/meeting.tsx'
import { CancelMeetingPage } from '../pages/meeting-edit.tsx'
import { MeetingsPage } from '../pages/meetings.tsx'
import { meetingPath } from '../paths.ts'
import { bodiesToConvene, type Meeting, meetings } from '../queries.ts'
import { objectionToCancelling } from '../rules.ts'
import { asConvener, asSignedIn, meetingAt, requestOf } from './asked.ts'
import { type Status, sentenceOf, statusOf } from './planning-asked.ts'
import { meetingFormRoutes } from './planning-facts.tsx'
import { meetingView } from './planning-view.ts'

const ID = '/meetings/:id{[0-9]{1,15}}'

async function cancelPage(c: Ctx, meeting: Meeting, reason: string, errors: FormError[] = [], status: Status = 200): Promise<Response> {
  const objected = sentenceOf(c, objectionToCancelling(meeting.state))
  const form = { typed: { reason }, errors }
  return sendPage(c, <CancelMeetingPage viewing={await viewingOf(c)} meeting={meeting} form={form} objection={objected} />, status)
}

async function cancelled(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const typed = await typedForm(c)
  const reason = typedOne(typed, 'reason')
  return attempt(
    c,
    async () => {
      await change(c.var.house, (tx) => cancelMeeting(tx, actor, { id: meeting.id, reason }), requestOf(c))
      return redirectWith(c, meetingPath(meeting.id), { text: planningWords(c.var.lang).cancelled })
    },
    async (errors, refusal) => cancelPage(c, await meetingAt(c, actor), reason, errors, statusOf(refusal)),
  )
}

async function listPage(c: Ctx, actor: Actor): Promise<Response> {
  const { reader, clock } = c.var.house
  const all = await meetings(reader, actor, clock.today())
  const over = (meeting: Meeting) =>
    meeting.state === 'closed' || meeting.state === 'cancelled' || (meeting.day < clock.today() && meeting.state !== 'open')
  const view = {
    now: all.filter(({ state }) => state === 'open'),
    coming: all.filter((each) => each.state !== 'open' && !over(each)).toReversed(),
    past: all.filter(over),
    mayPlan: (await bodiesToConvene(reader, actor)).length > 0,
  }
  return sendPage(
    c,
    <MeetingsPage
      viewing={
        await viewingOf(
          c,
          all.map(({ id }) => ({ kind: 'meeting', id })),
        )
      }
      view={view}
    />,
  )
}

async function meetingPage(c: Ctx, actor: Actor): Promise<Response> {
  const meeting = await meetingAt(c, actor)
  const about = { kind: 'meeting', id: meeting.id }
  const viewing = await viewingOf(c, [about])
  const [view, panels] = await Promise.all([meetingView(c, actor, meeting), panelsOf(c.var.house, viewing, about)])
  return sendPage(c, <MeetingPage viewing={viewing} view={view} panels={panels} />)
}

export function meetingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/meetings', asSignedIn(listPage))
  app.route('/', meetingFormRoutes())
  app.get(ID, asSignedIn(meetingPage))
  app.get(
    `${ID}/cancellation`,
    asConvener((c, _actor, meeting) => cancelPage(c, meeting, '')),
  )
  app.post(`${ID}/cancellation`, asConvener(cancelled))
  return app
}
