/** The addresses of votes: opened, suspended, resumed, closed, annulled by the chair; the file by which a closed one is counted again. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, optionalId, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, notFound, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Meeting, meeting, type Resolution, resolutionById } from '#modules/assembly/index.ts'
import { signInPath } from '#modules/people/index.ts'
import { annulVote, closeVote, openVote, resumeVote, suspendVote } from '../commands.ts'
import { tallyFile } from '../exports.ts'
import { resultWords } from '../messages.ts'
import { RefusedPage } from '../pages/count.tsx'
import { chairPath, votePath } from '../paths.ts'
import { countedVote, factsOfOpening, resultText, type Vote, voteById, voterNames } from '../queries.ts'
import { METHODS } from '../tables.ts'
import { countRoutes } from './count.tsx'

export function votesRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/meetings/:id{[0-9]{1,15}}/votes', (c) => signedIn(c, (actor) => open(c, actor), chairPath(idOf(c))))
  app.post('/votes/:id{[0-9]{1,15}}/suspension', (c) => signedIn(c, (actor) => move(c, actor, suspendVote, 'suspending')))
  app.post('/votes/:id{[0-9]{1,15}}/resumption', (c) => signedIn(c, (actor) => move(c, actor, resumeVote, 'resuming')))
  app.post('/votes/:id{[0-9]{1,15}}/closing', (c) => signedIn(c, (actor) => close(c, actor)))
  app.post('/votes/:id{[0-9]{1,15}}/annulment', (c) => signedIn(c, (actor) => annul(c, actor)))
  app.get('/votes/:file{[0-9]{1,15}\\.json}', (c) => signedIn(c, (actor) => sendFile(c, actor), c.req.path))
  return app.route('/', countRoutes())
}

const idOf = (c: Ctx): number => Number(c.req.param('id'))
const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** A stranger is led to the sign-in, and from there to the page on which the button stands. */
function signedIn(c: Ctx, work: (actor: Actor) => Promise<Response>, back = votePath(idOf(c))): Promise<Response> | Response {
  const { actor } = c.var
  return actor ? work(actor) : c.redirect(signInPath(back), 303)
}

/** The vote and its meeting, as far as this actor may know of it. */
async function voteFor(c: Ctx, actor: Actor, id: number): Promise<{ vote: Vote; at: Meeting }> {
  const { reader, clock } = c.var.house
  const vote = found(await voteById(reader, id))
  return { vote, at: found(await meeting(reader, actor, vote.meetingId, clock.today())) }
}

async function refused(
  c: Ctx,
  at: Meeting,
  resolution: Resolution | null,
  errors: { field?: string; text: string }[],
  annulment: { voteId: number; reason: string } | null = null,
) {
  return sendPage(c, <RefusedPage {...{ viewing: await viewingOf(c), meeting: at, resolution, errors, annulment }} />, 422)
}

const OPENING = z.object({ resolution: optionalId(), method: choice(METHODS) })

/** The fingerprint of the text as its module gives it now; null: it is gone, or about nothing but its own words. */
async function fingerprintNow(c: Ctx, { subject }: Resolution): Promise<string | null> {
  if (!subject) return null
  const offered = c.var.house.capabilities.find((each) => each.subjects?.[subject.kind])?.subjects?.[subject.kind]
  try {
    return offered ? (await offered.text(c.var.house.reader, subject.id)).sha256 : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function open(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const meetingId = idOf(c)
  const at = found(await meeting(house.reader, actor, meetingId, house.clock.today()))
  const typed = await typedForm(c)
  let resolution: Resolution | null = null
  return attempt(
    c,
    async () => {
      const { resolution: resolutionId, method } = parseForm(OPENING, typed)
      resolution = found(await resolutionById(house.reader, resolutionId ?? -1))
      const subjectSha256 = await fingerprintNow(c, resolution)
      await change(house, (tx) => openVote(tx, actor, { meetingId, resolutionId: resolution!.id, method, subjectSha256 }), requestOf(c))
      return redirectWith(c, chairPath(meetingId), { text: resultWords(lang).opening(resolution.number) })
    },
    (errors) => refused(c, at, resolution, errors),
  )
}

type Moving = (tx: Writer, actor: Actor, input: { voteId: number }) => Promise<unknown>

async function move(c: Ctx, actor: Actor, command: Moving, done: 'suspending' | 'resuming'): Promise<Response> {
  const { vote, at } = await voteFor(c, actor, idOf(c))
  return attempt(
    c,
    async () => {
      await change(c.var.house, (tx) => command(tx, actor, { voteId: vote.id }), requestOf(c))
      return redirectWith(c, chairPath(at.id), { text: resultWords(c.var.lang)[done] })
    },
    (errors) => refused(c, at, vote.resolution, errors),
  )
}

async function close(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const { vote, at } = await voteFor(c, actor, idOf(c))
  return attempt(
    c,
    async () => {
      await change(house, (tx) => closeVote(tx, actor, { voteId: vote.id }), requestOf(c))
      const closed = found(await voteById(house.reader, vote.id))
      return redirectWith(c, chairPath(at.id), { text: `${resultText(lang, closed)}.` })
    },
    (errors) => refused(c, at, vote.resolution, errors),
  )
}

async function annul(c: Ctx, actor: Actor): Promise<Response> {
  const { vote, at } = await voteFor(c, actor, idOf(c))
  const typed: Typed = await typedForm(c)
  const reason = typedOne(typed, 'reason').slice(0, 500)
  return attempt(
    c,
    async () => {
      await change(c.var.house, (tx) => annulVote(tx, actor, { voteId: vote.id, reason }), requestOf(c))
      return redirectWith(c, chairPath(at.id), { text: resultWords(c.var.lang).annulling })
    },
    (errors) => refused(c, at, vote.resolution, errors, { voteId: vote.id, reason }),
  )
}

/** Only of a closed vote: before, it would tell how people vote. */
async function sendFile(c: Ctx, actor: Actor): Promise<Response> {
  const { reader } = c.var.house
  const { vote, at } = await voteFor(c, actor, Number.parseInt(c.req.param('file') ?? '', 10))
  if (vote.state !== 'closed') throw notFound()
  const [counted, known, names] = await Promise.all([countedVote(reader, vote), factsOfOpening(reader, vote), voterNames(reader, at.id)])
  c.header('content-disposition', `attachment; filename="vote-${vote.id}.json"`)
  c.header('cache-control', 'private, no-cache')
  return c.json(tallyFile({ vote, timeZone: at.timeZone, counted, known, names }))
}
