/** The addresses of convening: the notice looked at and sent, letters posted, a second convening. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, checked, type FormError, optionalDay, optionalText, parseForm, type Typed, typedForm } from '#kernel/form.ts'
import { notYours, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { conveneAgain, conveneMeeting, postLetters } from '../commands.ts'
import { noticeWords } from '../messages/notice-page.ts'
import { NoticePage } from '../pages/notice.tsx'
import { noticePath } from '../paths.ts'
import type { Meeting } from '../queries.ts'
import { mayConvene } from '../rules.ts'
import { asSignedIn, meetingAt, requestOf } from './asked.ts'
import { conveningNow, noticeView, preparedMeeting, riskText } from './notice-asked.ts'
import { paperRoutes } from './notice-papers.ts'
import { rollRoutes } from './roll.tsx'

const OF = '/meetings/:id{[0-9]{1,9}}'

const noticePage = async (
  c: Ctx,
  actor: Actor,
  known: Meeting,
  typed: Typed = {},
  errors: FormError[] = [],
  status: 200 | Refusal['status'] = 200,
): Promise<Response> => sendPage(c, <NoticePage {...(await noticeView(c, actor, known, typed, errors))} />, status)

/** A deed on a notice: done, then to where it leads; refused, the page with what was typed. */
const deed = (
  may: (actor: Actor, known: Meeting) => boolean,
  work: (c: Ctx, actor: Actor, known: Meeting, typed: Typed) => Promise<Response>,
) =>
  asSignedIn(async (c, actor) => {
    const known = await meetingAt(c, actor)
    if (!may(actor, known)) throw notYours()
    const typed = await typedForm(c)
    return attempt(
      c,
      () => work(c, actor, known, typed),
      (errors, refusal) => noticePage(c, actor, known, typed, errors, refusal.status),
    )
  })

const RISK = z.object({ risk_accepted: checked(), risk_reason: optionalText(500) })

async function convene(c: Ctx, actor: Actor, known: Meeting, typed: Typed): Promise<Response> {
  const { risk_accepted, risk_reason } = parseForm(RISK, typed)
  const convening = await conveningNow(c, known)
  const late = { accepted: risk_accepted, risk: await riskText(c, convening, risk_reason) }
  const input = { meetingId: known.id, late, subjects: convening.texts }
  const notices = await change(c.var.house, (tx) => conveneMeeting(tx, actor, input), requestOf(c))
  return redirectWith(c, noticePath(known.id), { text: noticeWords(c.var.lang).convened(notices) })
}

async function again(c: Ctx, actor: Actor, known: Meeting, typed: Typed): Promise<Response> {
  const { day } = parseForm(z.object({ day: optionalDay() }), typed)
  const id = await change(c.var.house, (tx) => conveneAgain(tx, actor, { meetingId: known.id, ...(day ? { day } : {}) }), requestOf(c))
  return redirectWith(c, noticePath(id), { text: noticeWords(c.var.lang).secondReady })
}

async function posted(c: Ctx, actor: Actor, known: Meeting): Promise<Response> {
  const count = await change(c.var.house, (tx) => postLetters(tx, actor, { meetingId: known.id }), requestOf(c))
  return redirectWith(c, `${noticePath(known.id)}#unreached`, { text: noticeWords(c.var.lang).posted(count) })
}

export function noticeRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    `${OF}/notice`,
    asSignedIn(async (c, actor) => noticePage(c, actor, await preparedMeeting(c, actor))),
  )
  app.post(`${OF}/convocation`, deed(mayConvene, convene))
  app.post(`${OF}/second`, deed(mayConvene, again))
  app.post(
    `${OF}/notice/letters`,
    deed(() => true, posted),
  )
  return app.route('/', paperRoutes()).route('/', rollRoutes())
}
