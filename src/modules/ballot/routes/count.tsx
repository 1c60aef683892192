/** The tellers' form: hands and papers of each college, seen and saved by those who were named for the meeting alone. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Meeting, mayCount, meeting } from '#modules/assembly/index.ts'
import { signInPath } from '#modules/people/index.ts'
import { countPapers } from '../commands.ts'
import { resultWords } from '../messages.ts'
import { COUNTED, CountPage } from '../pages/count.tsx'
import { countPath, votePath } from '../paths.ts'
import { countedVote, roomsOf, type Vote, voteById } from '../queries.ts'
import type { PaperCounts } from '../rules.ts'

export function countRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/votes/:id{[0-9]{1,15}}/count', (c) => withTeller(c, (_actor, vote, at) => show(c, vote, at)))
  app.post('/votes/:id{[0-9]{1,15}}/count', (c) => withTeller(c, (actor, vote, at) => save(c, actor, vote, at)))
  return app
}

async function withTeller(c: Ctx, work: (actor: Actor, vote: Vote, at: Meeting) => Promise<Response>): Promise<Response> {
  const { actor, house } = c.var
  const id = Number(c.req.param('id'))
  if (!actor) return c.redirect(signInPath(countPath(id)), 303)
  const vote = found(await voteById(house.reader, id))
  const at = found(await meeting(house.reader, actor, vote.meetingId, house.clock.today()))
  if (!mayCount(actor, at)) throw notYours()
  return work(actor, vote, at)
}

async function show(c: Ctx, vote: Vote, at: Meeting, again?: { typed: Typed; errors: FormError[] }): Promise<Response> {
  if (vote.state === 'closed' || vote.state === 'annulled') return c.redirect(votePath(vote.id), 303)
  const counted = await countedVote(c.var.house.reader, vote)
  const kept = [...counted.papers].flatMap(([college, counts]) =>
    COUNTED.map((choice): [string, string] => [`${college}:${choice}`, String(counts[choice])]),
  )
  const typed = again
    ? Object.fromEntries(Object.keys(again.typed).map((name) => [name, typedOne(again.typed, name)]))
    : Object.fromEntries(kept)
  // Not refreshed by itself: figures that somebody is typing stay.
  const facts = { viewing: await viewingOf(c), meeting: at, vote, rooms: roomsOf(counted), typed, errors: again?.errors ?? [] }
  return sendPage(c, <CountPage {...facts} />, again ? 422 : 200)
}

/** `adherents:for=12`; an empty field is none, anything else is judged by the rule. */
function countsOf(typed: Typed, colleges: Iterable<string>): Record<string, PaperCounts> {
  const count = (name: string): number => {
    const text = typedOne(typed, name).trim()
    return text === '' ? 0 : /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  }
  return Object.fromEntries(
    [...colleges].map((college) => [
      college,
      Object.fromEntries(COUNTED.map((choice) => [choice, count(`${college}:${choice}`)])) as PaperCounts,
    ]),
  )
}

async function save(c: Ctx, actor: Actor, vote: Vote, at: Meeting): Promise<Response> {
  const { house, lang } = c.var
  const typed = await typedForm(c)
  const rooms = roomsOf(await countedVote(house.reader, vote))
  return attempt(
    c,
    async () => {
      await change(house, (tx) => countPapers(tx, actor, { voteId: vote.id, counts: countsOf(typed, rooms.keys()) }))
      return redirectWith(c, countPath(vote.id), { text: resultWords(lang).counted })
    },
    (errors) => show(c, vote, at, { typed, errors }),
  )
}
