/** The addresses of casting a ballot: the voter's page, and the one place that receives ballots, from forms and from scripts. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import { formatTime } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, errorsOf, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { sayObjection, subjectKey } from '#kernel/house.ts'
import { found, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { said } from '#kernel/values/typography.ts'
import { meeting, resolutionsOf } from '#modules/assembly/index.ts'
import { signInPath } from '#modules/people/index.ts'
import { castBallots, type Receipt } from '../commands.ts'
import { castingWords } from '../messages.ts'
import type { VoteFacts } from '../pages/vote.tsx'
import { VotePage } from '../pages/vote.tsx'
import { votePath } from '../paths.ts'
import { ballotsOf, carriedOf, participation, toldResult, voteById } from '../queries.ts'
import { type Castable, isCastable, objectionToBallot } from '../rules.ts'
import type { CastChannel } from '../tables.ts'

export function castingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/votes/:id{[0-9]{1,15}}', async (c) => {
    const { actor } = c.var
    return actor ? showVote(c, actor) : c.redirect(signInPath(c.req.path), 303)
  })
  app.post('/votes/:id{[0-9]{1,15}}/ballots', async (c) => {
    const { actor } = c.var
    const byScript = c.req.header('accept') === 'application/json'
    if (!actor) return byScript ? c.json({ signIn: signInPath(votePath(idOf(c))) }, 403) : c.redirect(signInPath(votePath(idOf(c))), 303)
    return byScript ? answerScript(c, actor) : answerForm(c, actor)
  })
  return app
}

const idOf = (c: Ctx): number => Number(c.req.param('id'))

async function showVote(c: Ctx, actor: Actor, refused?: VoteFacts['refused']): Promise<Response> {
  const { house, lang } = c.var
  const { reader, clock } = house
  const today = clock.today()
  const vote = found(await voteById(reader, idOf(c)))
  const at = found(await meeting(reader, actor, vote.meetingId, today))
  const ref = { id: vote.id, resolutionId: vote.resolution.id, openedAt: vote.openedAt }
  const [all, carried, resolutions] = await Promise.all([
    ballotsOf(reader, ref, actor.personId, today),
    carriedOf(reader, { ...ref, closed: vote.state === 'closed' }, actor.personId ?? -1, today),
    resolutionsOf(reader, at.id),
  ])
  const isOpen = vote.state === 'open'
  const judged = all.map((ballot) => ({
    ballot,
    objection: isOpen ? objectionToBallot({ ...ballot, vote, timeZone: at.timeZone, entitled: true, isCaster: true }) : null,
  }))
  const ballots = judged.filter(({ objection }) => objection === null).map(({ ballot }) => ballot)
  const against = judged.find(({ objection }) => objection !== null)?.objection
  const votes = ballots.length > 0
  // Whoever votes is not refreshed at each tick: only when the vote itself moves.
  const watched = [{ kind: 'resolution', id: vote.resolution.id }, ...(votes ? [] : [{ kind: 'vote', id: vote.id }])]
  const facts: VoteFacts = {
    viewing: await viewingOf(c, watched),
    meeting: at,
    vote,
    resolutions: resolutions.filter(({ withdrawnAt }) => withdrawnAt === null).length,
    ballots,
    carried,
    stopped: against ? sayObjection(house, lang, against) : null,
    taken: votes || !(isOpen || vote.state === 'suspended') ? null : await participation(reader, vote.id),
    told: await toldResult(reader, lang, vote),
    subject: await subjectOf(c, vote.resolution.subject),
    receipt: randomUUID(),
    personId: actor.personId ?? -1,
    refused,
  }
  return sendPage(c, <VotePage {...facts} />, refused ? 422 : 200)
}

/** What is decided on, as its module names it. Asked with its whole text, so once for all who vote. */
async function subjectOf(c: Ctx, subject: { kind: string; id: number } | null): Promise<VoteFacts['subject']> {
  const { house, lang } = c.var
  const offered = subject && house.capabilities.find(({ subjects }) => subjects?.[subject.kind])?.subjects?.[subject.kind]
  if (!offered) return null
  const { title, path } = await house.kept.part(
    `decided on ${subjectKey(subject)}`,
    ['plan', subject.kind, subjectKey(subject)],
    async () => {
      const text = await offered.text(house.reader, subject.id)
      return { title: text.title, path: text.path }
    },
  )
  return { title: said(lang, title), path }
}

/** `choice-12=for`; « la même chose pour tous » gives the first one's choice to those whose giver asked for nothing. */
function choicesOf(typed: Typed): Record<number, Castable> {
  const all = Object.entries(typed).flatMap(([name, [value]]): [number, Castable][] => {
    const id = /^choice-(\d{1,15})$/.exec(name)?.[1]
    return id && isCastable(value) ? [[Number(id), value]] : []
  })
  const choices: Record<number, Castable> = Object.fromEntries(all)
  const first = choices[Number(typedOne(typed, 'same'))]
  if (first === undefined) return choices
  const free = (typed.free ?? []).filter((id) => /^\d{1,15}$/.test(id))
  return { ...choices, ...Object.fromEntries(free.map((id) => [id, first])) }
}

const LONGEST_RECEIPT = 80

async function cast(c: Ctx, actor: Actor, channel: Exclude<CastChannel, 'paper'>, typed: Typed): Promise<string> {
  const receipt = typedOne(typed, 'receipt').slice(0, LONGEST_RECEIPT) || randomUUID()
  const input = { voteId: idOf(c), choices: choicesOf(typed), receipt, channel }
  return told(c, await change(c.var.house, (tx) => castBallots(tx, actor, input), c.req.header('x-turbo-request-id') ?? null))
}

const told = (c: Ctx, { outcome, at, timeZone }: Receipt): string =>
  castingWords(c.var.lang).outcomes[outcome](formatTime(c.var.lang, at, timeZone))

async function answerForm(c: Ctx, actor: Actor): Promise<Response> {
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => redirectWith(c, votePath(idOf(c)), { text: await cast(c, actor, 'form', typed) }),
    (errors) => showVote(c, actor, { errors, choices: choicesOf(typed) }),
  )
}

/** The same command, answered in a sentence: what a refusal says is for the person, `code` for the script that keeps the ballot or lets it go. */
async function answerScript(c: Ctx, actor: Actor): Promise<Response> {
  const typed = await typedForm(c)
  try {
    return c.json({ sentence: await cast(c, actor, 'screen', typed) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const sentence = errorsOf(c, error)
      .map(({ text }) => text)
      .join(' ')
    return c.json({ sentence, code: error.objections[0]?.code ?? '' }, error.status)
  }
}
