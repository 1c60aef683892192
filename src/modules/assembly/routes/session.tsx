/** The addresses of the session: opening, items, speakers, closing. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, optionalId, optionalWhole, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { said } from '#kernel/values/typography.ts'
import { quorumFor, quorumText } from '#modules/statutes/index.ts'
import { askForFloor, beginItem, changeOfficers, closeMeeting, endFloor, endItem, giveFloor, openMeeting } from '../commands.ts'
import { sessionWords } from '../messages/session.ts'
import { DESKS, OPENING_FIELDS, OpeningPage, TELLERS } from '../pages/opening.tsx'
import { meetingPath } from '../paths.ts'
import { agendaOf, type Meeting, officersOffered, officersProposed, quorumOf, rulesOfMeeting, speakerById } from '../queries.ts'
import { mayOpen, objectionToOpening, SPEECH } from '../rules.ts'
import { asSignedIn, meetingAt, requestOf } from './asked.ts'
import { backTo } from './session-back.ts'

async function meetingToOpen(c: Ctx, actor: Actor): Promise<Meeting> {
  const known = await meetingAt(c, actor)
  if (!mayOpen(actor, known)) throw notYours()
  return known
}

async function quorumNow(c: Ctx, known: Meeting) {
  const { reader, clock } = c.var.house
  const [now, rules] = await Promise.all([quorumOf(reader, known, clock.now()), rulesOfMeeting(reader, known)])
  if (!now || !rules?.voting) return null
  return { text: quorumText(c.var.lang, now, quorumFor(rules.voting, { quorum: null }, known.convening)), met: now.met }
}

async function openingPage(c: Ctx, known: Meeting, typed: Typed | null = null, errors: FormError[] = [], status: 200 | 422 = 200) {
  const { house, lang } = c.var
  const today = dayIn(known.timeZone, house.clock.now())
  const [quorum, offered] = await Promise.all([quorumNow(c, known), officersOffered(house.reader, known, today)])
  const proposed = officersProposed(known, offered)
  const objection = known.state === 'open' ? null : objectionToOpening(known, today)
  const values = typed
    ? Object.fromEntries(OPENING_FIELDS.map((name) => [name, typedOne(typed, name)]))
    : {
        chair: String(proposed.chairId ?? ''),
        secretary: String(proposed.secretaryId ?? ''),
        ...Object.fromEntries(TELLERS.map((n) => [`teller-${n}`, String(proposed.tellerIds[n - 1] ?? '')])),
        ...Object.fromEntries(DESKS.map((n) => [`desk-${n}`, String(proposed.deskIds[n - 1] ?? '')])),
      }
  const view = {
    viewing: await viewingOf(c, [{ kind: 'meeting', id: known.id }]),
    meeting: known,
    quorum,
    offered,
    typed: values,
    errors,
    objection: objection && sayObjection(house, lang, objection),
  }
  return sendPage(c, <OpeningPage {...view} />, status)
}

const OPENING = z.object(Object.fromEntries(OPENING_FIELDS.map((name) => [name, optionalId()])))

async function open(c: Ctx, actor: Actor): Promise<Response> {
  const known = await meetingToOpen(c, actor)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const chosen = parseForm(OPENING, typed)
      const all = (kind: string, places: readonly number[]) => places.flatMap((n) => chosen[`${kind}-${n}`] ?? [])
      const input = {
        meetingId: known.id,
        chairId: chosen.chair ?? null,
        secretaryId: chosen.secretary ?? null,
        tellerIds: all('teller', TELLERS),
        deskIds: all('desk', DESKS),
      }
      const say = sessionWords(c.var.lang)
      const isOpen = known.state === 'open'
      await change(c.var.house, (tx) => (isOpen ? changeOfficers : openMeeting)(tx, actor, input), requestOf(c))
      return redirectWith(c, meetingPath(known.id), { text: isOpen ? say.changed : say.opened })
    },
    (errors, refusal) => openingPage(c, known, typed, errors, refusal.status as 422),
  )
}

/** One deed of the session, then back to where it was done from, with a sentence. */
const deed = (work: (tx: Writer, actor: Actor, meetingId: number, typed: Typed, c: Ctx) => Promise<string>) =>
  asSignedIn(async (c, actor) => {
    const { id } = await meetingAt(c, actor)
    const typed = await typedForm(c)
    const text = await change(c.var.house, (tx) => work(tx, actor, id, typed, c), requestOf(c))
    return redirectWith(c, backTo(id, typed), { text })
  })

const ITEM = z.object({ item: optionalId() })
const FLOOR = z.object({ seconds: optionalWhole(SPEECH.shortest, SPEECH.longest) })
const OF = '/meetings/:id{[0-9]{1,9}}'
const SPEAKER = `${OF}/speakers/:speaker{[0-9]{1,9}}`

function floorRoutes(app: Hono<Env>): void {
  app.post(
    `${OF}/speakers`,
    deed(async (tx, actor, meetingId, _typed, c) => {
      await askForFloor(tx, actor, { meetingId })
      return sessionWords(c.var.lang).asked
    }),
  )
  app.post(
    `${SPEAKER}/floor`,
    deed(async (tx, actor, meetingId, typed, c) => {
      const speakerId = Number(c.req.param('speaker'))
      await giveFloor(tx, actor, { meetingId, speakerId, seconds: parseForm(FLOOR, typed).seconds ?? SPEECH.usual })
      return sessionWords(c.var.lang).given(found(await speakerById(tx, meetingId, speakerId)).name)
    }),
  )
  app.post(
    `${SPEAKER}/end`,
    deed(async (tx, actor, meetingId, _typed, c) => {
      const speakerId = Number(c.req.param('speaker'))
      await endFloor(tx, actor, { meetingId, speakerId })
      const { givenAt } = found(await speakerById(tx, meetingId, speakerId))
      return givenAt ? sessionWords(c.var.lang).ended : sessionWords(c.var.lang).withdrawn
    }),
  )
}

export function sessionRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    `${OF}/opening`,
    asSignedIn(async (c, actor) => openingPage(c, await meetingToOpen(c, actor))),
  )
  app.post(`${OF}/opening`, asSignedIn(open))
  app.post(
    `${OF}/item`,
    deed(async (tx, actor, meetingId, typed, c) => {
      const itemId = found(parseForm(ITEM, typed).item)
      await beginItem(tx, actor, { meetingId, itemId })
      const item = found((await agendaOf(tx, meetingId)).find(({ id }) => id === itemId))
      return sessionWords(c.var.lang).begun(said(c.var.lang, item.title))
    }),
  )
  app.post(
    `${OF}/item/end`,
    deed(async (tx, actor, meetingId, _typed, c) => {
      await endItem(tx, actor, { meetingId })
      return sessionWords(c.var.lang).paused
    }),
  )
  app.post(
    `${OF}/closing`,
    deed(async (tx, actor, meetingId, _typed, c) => {
      await closeMeeting(tx, actor, { meetingId })
      return sessionWords(c.var.lang).closed
    }),
  )
  floorRoutes(app)
  return app
}
