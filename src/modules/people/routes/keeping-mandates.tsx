/** The addresses of giving, ending, handing on and undoing mandates. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { addDays, formatDay } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, optionalDay, optionalId, optionalText, parseForm, typedForm } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { undoMandateDeed } from '../commands/mandate-undo.ts'
import { endMandate, replaceMandate } from '../commands/mandates.ts'
import { mandateFormWords } from '../messages/keeping-persons.ts'
import { EndingPage, ReplacementPage } from '../pages.tsx'
import { mandateUndoPath, newInvitationsPath, newPersonPath, organisationPath } from '../paths.ts'
import { type MandateToKeep, mandateToKeep, personOffered, personsOffered } from '../queries/keeping.ts'
import { networkIdOf } from '../queries.ts'
import { mayGiveMandate, mayKeepPeople } from '../rules/rights.ts'
import { objectionToEnding } from '../rules.ts'
import { askedId, asSignedIn, idOf, requestOf, requiredDay, type Status, typedFields } from './keeping-forms.ts'

/** What was typed to look somebody up, with the people found. */
export async function lookingFor(c: Ctx, actor: Actor) {
  const { reader, clock } = c.var.house
  const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
  return { typed, ...(await personsOffered(reader, actor, typed, clock.today())) }
}

/** Who is not in the directory: the permanents add, an organisation's own people invite. */
export async function absentFor(c: Ctx, actor: Actor, organisationId: number) {
  const say = mandateFormWords(c.var.lang)
  const keeper = mayKeepPeople(actor, await networkIdOf(c.var.house.reader))
  return keeper
    ? { href: newPersonPath(organisationId), label: say.addPerson }
    : { href: newInvitationsPath(organisationId), label: say.inviteColleague }
}

interface Kept extends MandateToKeep {
  mayGive: boolean
}

/** The mandate with what this actor may do to it; another's is to be seen, and not to be done. */
async function keptMandate(c: Ctx, actor: Actor): Promise<Kept> {
  const { reader, clock } = c.var.house
  const kept = found(await mandateToKeep(reader, actor, idOf(c), clock.today()))
  const { facts, owner } = kept
  const seat = { role: facts.role, organisation: owner, bodyId: facts.bodyId }
  return { ...kept, mayGive: mayGiveMandate(actor, await networkIdOf(reader), seat) }
}

interface Again {
  typed?: Record<string, string>
  errors?: FormError[]
  status?: Status
}

async function endingPage(c: Ctx, { facts, mayGive }: Kept, { typed, errors = [], status = 200 }: Again = {}): Promise<Response> {
  const today = c.var.house.clock.today()
  const over = objectionToEnding(facts, facts.endsOn ?? facts.startsOn, today)
  const [, first] = [facts.startsOn, today].sort()
  const view = {
    viewing: await viewingOf(c),
    mandate: facts,
    form: { typed: typed ?? { ends_on: facts.endsOn ?? first ?? today, decided_by: '' }, errors },
    over: over ? facts.endsOn : null,
    ...(over ? { objection: sayObjection(c.var.house, c.var.lang, over) } : {}),
    mayReplace: mayGive,
  }
  return sendPage(c, <EndingPage view={view} />, status)
}

const ENDING = z.object({ ends_on: optionalDay(), decided_by: optionalText(300) })

async function end(c: Ctx, actor: Actor): Promise<Response> {
  const kept = await keptMandate(c, actor)
  if (!kept.mayGive && kept.holderId !== actor.personId) throw notYours()
  const { id, organisationId } = kept.facts
  const say = mandateFormWords(c.var.lang)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { ends_on, decided_by } = parseForm(ENDING, typed)
      await change(c.var.house, (tx) => endMandate(tx, actor, id, ends_on, decided_by), requestOf(c))
      const text = ends_on === null ? say.reopened : say.ended(formatDay(c.var.lang, ends_on))
      return redirectWith(c, organisationPath(organisationId), { text, undoPath: mandateUndoPath(id) })
    },
    (errors, refusal) =>
      endingPage(c, kept, { typed: typedFields(['ends_on', 'decided_by'], typed), errors, status: refusal.status as Status }),
  )
}

async function replacementPage(c: Ctx, actor: Actor, kept: Kept, again: Again & { personId?: number | null } = {}): Promise<Response> {
  const { reader, clock } = c.var.house
  const { facts } = kept
  const today = clock.today()
  const { typed, errors = [], status = 200, personId = askedId(c, 'person') } = again
  const next = facts.endsOn !== null && facts.endsOn >= today ? addDays(facts.endsOn, 1) : today
  const view = {
    viewing: await viewingOf(c),
    mandate: facts,
    successor: personId === null ? null : await personOffered(reader, actor, personId, today),
    looking: await lookingFor(c, actor),
    absent: await absentFor(c, actor, facts.organisationId),
    form: { typed: typed ?? { starts_on: next, ends_on: '', decided_by: '' }, errors },
  }
  return sendPage(c, <ReplacementPage view={view} />, status)
}

const REPLACEMENT = z.object({ person: optionalId(), starts_on: requiredDay(), ends_on: optionalDay(), decided_by: optionalText(300) })

async function replace(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const kept = await keptMandate(c, actor)
  if (!kept.mayGive) throw notYours()
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { person, starts_on, ends_on, decided_by } = parseForm(REPLACEMENT, typed)
      const input = { personId: person ?? 0, startsOn: starts_on, endsOn: ends_on, decidedBy: decided_by }
      const id = await change(house, (tx) => replaceMandate(tx, actor, kept.facts.id, input), requestOf(c))
      const successor = await personOffered(house.reader, actor, input.personId, house.clock.today())
      const text = mandateFormWords(lang).replaced(successor?.name ?? '')
      return redirectWith(c, organisationPath(kept.facts.organisationId), { text, undoPath: mandateUndoPath(id) })
    },
    (errors, refusal) => {
      const fields = typedFields(['starts_on', 'ends_on', 'decided_by', 'person'], typed)
      const personId = /^\d{1,15}$/.test(fields.person) ? Number(fields.person) : null
      return replacementPage(c, actor, kept, { typed: fields, errors, personId, status: refusal.status as Status })
    },
  )
}

export function mandateLife(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/mandates/:id/ending',
    asSignedIn(async (c, actor) => {
      const kept = await keptMandate(c, actor)
      if (!kept.mayGive && kept.holderId !== actor.personId) throw notYours()
      return endingPage(c, kept)
    }),
  )
  app.post('/mandates/:id/ending', asSignedIn(end))
  app.get(
    '/mandates/:id/replacement',
    asSignedIn(async (c, actor) => {
      const kept = await keptMandate(c, actor)
      if (!kept.mayGive) throw notYours()
      return replacementPage(c, actor, kept)
    }),
  )
  app.post('/mandates/:id/replacement', asSignedIn(replace))
  app.post(
    '/mandates/:id/undo',
    asSignedIn(async (c, actor) => {
      const organisationId = await change(c.var.house, (tx) => undoMandateDeed(tx, actor, idOf(c)), requestOf(c))
      return redirectWith(c, organisationPath(organisationId), { text: mandateFormWords(c.var.lang).undone })
    }),
  )
  return app
}
