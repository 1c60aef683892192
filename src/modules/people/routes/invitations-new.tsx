/** Preparing invitations in one go, and adding a colleague. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  choice,
  email,
  type FormError,
  optionalDay,
  optionalId,
  parseForm,
  requiredText,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { found, notYours, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { ROLES } from '#kernel/values/actor.ts'
import { LANGS } from '#kernel/values/lang.ts'
import { inviteColleague } from '../commands/colleagues.ts'
import { prepareInvitations } from '../commands/invitations.ts'
import { mandateMail, usualSubject } from '../messages/invitation-mail.ts'
import { invitationsWords } from '../messages/invitations.ts'
import { NewInvitationsPage } from '../pages/invitations.tsx'
import { invitationBatchPath, mePath, newInvitationsPath } from '../paths.ts'
import { inviteeChoices, invitees } from '../queries/invitees.ts'
import { ownerOfMandates } from '../queries/keeping.ts'
import { organisation } from '../queries.ts'
import { inNameOf, mayInviteColleague, USUAL_PACE } from '../rules/invitations.ts'
import type { InviteesAsked } from '../tables/invitations.ts'
import { asInviter, type Inviter, textsOf, textsSchema } from './inviter.ts'

const wholeOf = (text: string | undefined): number | null => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null)
const roleOf = (text: string | undefined) => ROLES.find((role) => role === text) ?? null

const askedBy = (read: (name: string) => string | undefined): InviteesAsked => ({
  regionId: wholeOf(read('region')),
  organisationId: wholeOf(read('organisation')),
  role: roleOf(read('role')),
})

/** As many organisations as a list of choices can hold. */
const MOST_CHOICES = 120

async function newPage(
  c: Ctx,
  { actor, scope, networkId }: Inviter,
  asked: InviteesAsked,
  { errors = [], typed = {}, status = 200 }: { errors?: FormError[]; typed?: Typed; status?: 200 | Refusal['status'] } = {},
): Promise<Response> {
  const { house, lang } = c.var
  const { reader, clock } = house
  const named = inNameOf(scope, networkId, asked)
  const today = clock.today()
  const [viewing, people, choices, owner, asking] = await Promise.all([
    viewingOf(c),
    invitees(reader, scope, named.asked, today, new Date()),
    inviteeChoices(reader, scope),
    named.asked.organisationId === null ? null : ownerOfMandates(reader, named.asked.organisationId),
    organisation(reader, named.organisationId),
  ])
  const network = (await house.network())?.name ?? 'Gouvernail'
  const near = choices.organisations.filter(
    (each) => named.asked.regionId === null || each.id === named.asked.regionId || each.parent_id === named.asked.regionId,
  )
  const shown = near.length <= MOST_CHOICES ? near : near.filter((each) => each.id === named.asked.organisationId)
  return sendPage(
    c,
    <NewInvitationsPage
      viewing={viewing}
      view={{
        asked: named.asked,
        inNameOf: found(asking).name,
        people,
        regions: scope === 'all' || choices.regions.length > 1 ? choices.regions : [],
        organisations: shown.length > 1 || named.asked.organisationId !== null ? shown : [],
        subjects: { fr: usualSubject('fr', network), en: usualSubject('en', network) },
        colleagueOf: owner && mayInviteColleague(actor, networkId, owner) ? owner : null,
        today,
        lang,
      }}
      typed={typed}
      errors={errors}
    />,
    status,
  )
}

async function prepare(c: Ctx, inviter: Inviter): Promise<Response> {
  const typed = await typedForm(c)
  const asked = askedBy((name) => typedOne(typed, name))
  return attempt(
    c,
    async () => {
      const texts = textsOf(parseForm(textsSchema, typed))
      const named = inNameOf(inviter.scope, inviter.networkId, asked)
      const id = await change(c.var.house, (tx) => prepareInvitations(tx, inviter.actor, { ...named, texts, pace: USUAL_PACE }))
      return c.redirect(invitationBatchPath(id), 303)
    },
    (errors, refusal) => newPage(c, inviter, asked, { errors, typed, status: refusal.status }),
  )
}

const colleagueSchema = z.object({
  organisation: optionalId(),
  name: requiredText(200),
  email: email(),
  starts_on: optionalDay(),
  lang: choice(LANGS),
})

async function addColleague(c: Ctx, inviter: Inviter): Promise<Response> {
  const { house, lang } = c.var
  const typed = await typedForm(c)
  const asked = askedBy((name) => (name === 'organisation' ? typedOne(typed, name) : undefined))
  const owner = found(asked.organisationId === null ? null : await ownerOfMandates(house.reader, asked.organisationId))
  if (!mayInviteColleague(inviter.actor, inviter.networkId, owner)) throw notYours()
  return attempt(
    c,
    async () => {
      const given = parseForm(colleagueSchema, typed)
      const address = new URL(mePath(), house.baseUrl).href
      await change(house, (tx) =>
        inviteColleague(tx, inviter.actor, {
          organisationId: owner.id,
          name: given.name,
          email: given.email,
          lang: given.lang,
          startsOn: given.starts_on ?? house.clock.today(),
          write: (facts) => mandateMail(facts, { address }),
        }),
      )
      return redirectWith(c, newInvitationsPath(owner.id), { text: invitationsWords(lang).colleagueInvited(given.email) })
    },
    (errors, refusal) => newPage(c, inviter, asked, { errors, typed, status: refusal.status }),
  )
}

export function newInvitationsRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/invitations/new',
    asInviter((c, inviter) =>
      newPage(
        c,
        inviter,
        askedBy((name) => c.req.query(name)),
      ),
    ),
  )
  app.post('/invitations', asInviter(prepare))
  app.post('/invitations/colleagues', asInviter(addColleague))
  return app
}
