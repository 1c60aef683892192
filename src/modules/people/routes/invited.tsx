/** Coming in by the link of an invitation. A GET only shows the page, the POST uses the link up. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError } from '#kernel/form.ts'
import { Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { attemptsIn } from '#kernel/session/attempts.ts'
import { addressOf } from '#kernel/session.ts'
import { objection } from '#kernel/values/objection.ts'
import { acceptInvitation, openInvitation, renewInvitation } from '../commands/accepting.ts'
import { claimedEmail } from '../commands/email-claims.ts'
import { tokenHash } from '../commands/sending.ts'
import { invitationWriter } from '../messages/invitation-mail.ts'
import { invitationsWords } from '../messages/invitations.ts'
import { words } from '../messages.ts'
import { InvitationOverPage, InvitedPage, WelcomePage } from '../pages/invited.tsx'
import { invitationPath, signInPath, welcomePath } from '../paths.ts'
import { type Invited, invited, mandatesOfPerson } from '../queries/invited.ts'
import { personById } from '../queries/people.ts'
import { accountOf, withCookies } from './sign-in.tsx'

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

/** Somebody comes in: a session of another person at this device ends. */
export async function enter(c: Ctx, person: { id: number; name: string; email: string | null }, path = welcomePath()): Promise<Response> {
  const { sessions } = c.var.house
  if (c.var.actor) await sessions.signOut(c.req.raw)
  withCookies(c, await sessions.signInAs(accountOf(person), c.req.raw, addressOf(c)))
  return redirectWith(c, path, { text: words(c.var.lang).signedIn(person.name) })
}

/** Notes the first look, and tells the pages that look at the batch: in this process alone, since nobody did a deed. */
export async function opened(c: Ctx, who: Invited): Promise<void> {
  if (who.opened) return
  await change(c.var.house, (tx) => openInvitation(tx, who.id))
  c.var.house.live.moved([{ kind: 'invitation_batch', id: who.batchId }], null)
}

const over = async (c: Ctx, errors: FormError[] = [], status: 404 | Refusal['status'] = 404): Promise<Response> =>
  sendPage(c, <InvitationOverPage viewing={await viewingOf(c)} token={tokenOf(c)} errors={errors} />, status)

/** Whom the command line's own link is for. */
async function shellInvited(c: Ctx, purpose: 'read' | 'use') {
  const { house } = c.var
  const link = await house.sessions.links[purpose]('sign_in', tokenOf(c))
  return link?.personId ? personById(house.reader, link.personId) : undefined
}

async function show(c: Ctx): Promise<Response> {
  const { house } = c.var
  const today = house.clock.today()
  const who = await invited(house.reader, { token: tokenHash(tokenOf(c)) }, today)
  const action = invitationPath(tokenOf(c))
  if (who) {
    await opened(c, who)
    return sendPage(c, <InvitedPage viewing={await viewingOf(c)} facts={who} action={action} />)
  }
  const person = await shellInvited(c, 'read')
  if (!person) return over(c)
  const facts = { name: person.name, organisation: null, inviter: null, mandates: await mandatesOfPerson(house.reader, person.id, today) }
  return sendPage(c, <InvitedPage viewing={await viewingOf(c)} facts={facts} action={action} />)
}

async function accept(c: Ctx): Promise<Response> {
  const who = await change(c.var.house, (tx) => acceptInvitation(tx, { token: tokenHash(tokenOf(c)) }))
  if (who) return enter(c, { id: who.personId, name: who.name, email: who.email })
  const person = await shellInvited(c, 'use')
  return person ? enter(c, person) : over(c)
}

/** The answer is the same whether the link ever was one. */
async function renew(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  return attempt(
    c,
    async () => {
      const limited = await attemptsIn(house.db, house.signingKey)('code', `renewal ${tokenHash(tokenOf(c))}`, addressOf(c))
      if (limited) throw new Refusal(objection('people.too_many_renewals', limited), 429)
      const network = (await house.network())?.name ?? 'Gouvernail'
      const write = invitationWriter({ network, baseUrl: house.baseUrl, today: house.clock.today() })
      await change(house, (tx) => renewInvitation(tx, tokenOf(c), write))
      return redirectWith(c, signInPath(), { text: invitationsWords(lang).renewed })
    },
    (errors, refusal) => over(c, errors, refusal.status),
  )
}

export function invitedRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const TOKEN = '/invitations/:token{[A-Za-z0-9_-]{43}}'
  app.get(TOKEN, show)
  app.post(TOKEN, accept)
  app.post(`${TOKEN}/renewal`, renew)
  app.get('/welcome', async (c) => {
    const { actor, house } = c.var
    if (!actor || actor.personId === null) return c.redirect(signInPath(welcomePath()), 303)
    const claim = await claimedEmail(house.reader, actor.personId)
    return sendPage(c, <WelcomePage viewing={await viewingOf(c)} actor={actor} claimed={claim?.email ?? null} />)
  })
  return app
}
