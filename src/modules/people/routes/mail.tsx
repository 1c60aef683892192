/** The addresses of mail: what one wants to be told, and the link at the foot of each mail that ends it without signing in. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, type FormError, parseForm, type Typed, typedForm } from '#kernel/form.ts'
import { readMailToken } from '#kernel/mail/token.ts'
import { found, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { MAIL_PACES, type MailPace, type MailTopic } from '#kernel/values/mail.ts'
import { chooseMails } from '../commands/mail.ts'
import { expectedTopic, mailWords } from '../messages/mail.ts'
import { type ChosenTopic, MailChoicesPage, UnsubscribePage } from '../pages.tsx'
import { myMailPath } from '../paths.ts'
import { mailChoices, mailTroubles } from '../queries/mail.ts'
import { personById } from '../queries/people.ts'
import { actorOf } from '../queries.ts'
import { nextDigestDay, paceOf } from '../rules/mail.ts'
import { asMe, type Me } from './as-me.ts'

type Status = 200 | Refusal['status']

/** What is expected first, then the groups of each module in the order of the map. */
const topicsOf = (c: Ctx): MailTopic[] => [expectedTopic, ...c.var.house.capabilities.flatMap(({ mail }) => mail?.topics ?? [])]

const pacesFor = ({ gatheredOnly }: MailTopic) => MAIL_PACES.filter((pace) => pace !== 'at_once' || !gatheredOnly)

/** What is chosen; after a refusal, what was typed. */
async function chosenTopics(c: Ctx, personId: number, typed: Typed): Promise<ChosenTopic[]> {
  const chosen = (await mailChoices(c.var.house.reader, [personId])).get(personId)
  return topicsOf(c).map((topic) => {
    const given = typed[topic.name]?.[0] as MailPace | undefined
    return { topic, pace: given && pacesFor(topic).includes(given) ? given : paceOf(chosen, topic) }
  })
}

async function choose(c: Ctx, actor: Actor, typed: Typed): Promise<void> {
  const shape = Object.fromEntries(topicsOf(c).map((topic) => [topic.name, choice(pacesFor(topic))]))
  const paces = new Map(Object.entries(parseForm(z.object(shape), typed)))
  await change(c.var.house, (tx) => chooseMails(tx, actor, paces))
}

async function showMine(c: Ctx, me: Me, errors: FormError[] = [], typed: Typed = {}, status: Status = 200): Promise<Response> {
  const { reader, clock } = c.var.house
  const person = found(await personById(reader, me.personId))
  const now = clock.now()
  const next = { daily: nextDigestDay('daily', now, clock.timeZone), weekly: nextDigestDay('weekly', now, clock.timeZone) }
  const trouble = (await mailTroubles(reader, [me.personId])).get(me.personId) ?? null
  const shown = { email: person.email, trouble, next, errors, chosen: await chosenTopics(c, me.personId, typed) }
  return sendPage(c, <MailChoicesPage viewing={await viewingOf(c)} {...shown} />, status)
}

async function chooseMine(c: Ctx, me: Me): Promise<Response> {
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      await choose(c, me, typed)
      return redirectWith(c, myMailPath(), { text: mailWords(c.var.lang).choices.saved })
    },
    (errors, refusal) => showMine(c, me, errors, typed, refusal.status),
  )
}

/** Whose mail it was, by the token alone: who asks, and whether he or she is signed in as somebody else, does not matter. */
async function byToken(c: Ctx) {
  const { house } = c.var
  const token = c.req.param('token') ?? ''
  const read = found(readMailToken(house.signingKey, token))
  const actor = found(await actorOf(house.reader, read.personId, null, house.clock.today()))
  return { token, personId: read.personId, actor, topics: topicsOf(c).filter(({ name }) => read.topics.includes(name)) }
}
type ByToken = Awaited<ReturnType<typeof byToken>>

async function showUnsubscribe(
  c: Ctx,
  { token, personId, topics }: ByToken,
  errors: FormError[] = [],
  typed: Typed = {},
  status: Status = 200,
): Promise<Response> {
  const chosen = await chosenTopics(c, personId, typed)
  const done = topics.every(({ name }) => chosen.find(({ topic }) => topic.name === name)?.pace === 'never')
  return sendPage(c, <UnsubscribePage viewing={await viewingOf(c)} {...{ token, topics, chosen, errors, done }} />, status)
}

/** RFC 8058: what a mail program's own button sends, from its server, with no cookie and no origin: the guard lets pass what comes from no page. */
const isOneClick = (typed: Typed): boolean => typed['List-Unsubscribe']?.[0] === 'One-Click'

async function unsubscribe(c: Ctx): Promise<Response> {
  const asked = await byToken(c)
  const typed = await typedForm(c)
  const say = mailWords(c.var.lang).unsubscribe
  if (typed.choices === undefined) {
    await change(c.var.house, (tx) => chooseMails(tx, asked.actor, new Map(asked.topics.map(({ name }) => [name, 'never']))))
    // The RFC asks for no redirect here.
    return isOneClick(typed) ? c.text(say.done) : redirectWith(c, c.req.path, { text: say.saved })
  }
  return attempt(
    c,
    async () => {
      await choose(c, asked.actor, typed)
      return redirectWith(c, c.req.path, { text: say.saved })
    },
    (errors, refusal) => showUnsubscribe(c, asked, errors, typed, refusal.status),
  )
}

export function mailRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/me/mail',
    asMe((c, me) => showMine(c, me), myMailPath()),
  )
  app.post('/me/mail', asMe(chooseMine, myMailPath()))
  app.get('/unsubscribe/:token{[A-Za-z0-9_.-]{10,2000}}', async (c) => showUnsubscribe(c, await byToken(c)))
  app.post('/unsubscribe/:token{[A-Za-z0-9_.-]{10,2000}}', unsubscribe)
  return app
}
