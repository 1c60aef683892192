/** Coming in by the code of a printed letter, and confirming the address that was given with it. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, email, type FormError, parseForm, requiredText, typedForm, typedOne } from '#kernel/form.ts'
import { sendMail } from '#kernel/mail.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isSecure, redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { attemptsIn } from '#kernel/session/attempts.ts'
import { addressOf } from '#kernel/session.ts'
import { objection } from '#kernel/values/objection.ts'
import { acceptInvitation } from '../commands/accepting.ts'
import { claimEmail, claimedEmail, claimHash, confirmEmail } from '../commands/email-claims.ts'
import { codeHash } from '../commands/letters.ts'
import { claimMail } from '../messages/invitation-mail.ts'
import { invitationsWords } from '../messages/invitations.ts'
import { EmailClaimPage, InvitedPage, LetterCodePage } from '../pages/invited.tsx'
import { emailClaimPath, invitationAcceptancePath, invitationCodePath, signInPath, welcomePath } from '../paths.ts'
import { type Invited, invited } from '../queries/invited.ts'
import { typedCode } from '../rules/invitations.ts'
import { enter, opened } from './invited.tsx'

/** A code that was found waits here for the button: signed, so that nobody tries codes by making cookies. */
const COOKIE = 'letter'
const COOKIE_SECONDS = 900

const signed = (c: Ctx, text: string): string =>
  createHmac('sha256', c.var.house.signingKey).update(`letter-cookie ${text}`).digest('base64url')

function keep(c: Ctx, who: Invited): void {
  const text = `${who.id}.${Date.now() + COOKIE_SECONDS * 1000}`
  setCookie(c, COOKIE, `${text}.${signed(c, text)}`, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/invitation',
    secure: isSecure(c.var.house),
    maxAge: COOKIE_SECONDS,
  })
}

/** The invitation whose code was typed at this browser a moment ago, if it still holds. */
async function kept(c: Ctx): Promise<Invited | null> {
  const [id = '', until = '', signature = ''] = (getCookie(c, COOKIE) ?? '').split('.')
  const [expected, given] = [Buffer.from(signed(c, `${id}.${until}`)), Buffer.from(signature)]
  if (expected.length !== given.length || !timingSafeEqual(expected, given) || Number(until) < Date.now()) return null
  return invited(c.var.house.reader, { id: Number(id) }, c.var.house.clock.today())
}

/** Looks a typed code up; each look is counted, by its first signs and by the address of who asks. */
async function lookUp(c: Ctx, typed: string): Promise<Invited> {
  const { house } = c.var
  const code = typedCode(typed)
  const limited = await attemptsIn(house.db, house.signingKey)('try', `letter ${(code ?? typed).slice(0, 20)}`, addressOf(c))
  if (limited) throw new Refusal(objection('people.too_many_letter_codes', limited, 'code'), 429)
  const who = code && (await invited(house.reader, { code: codeHash(house.signingKey, code) }, house.clock.today()))
  if (!who) throw new Refusal(objection('people.letter_code_wrong', {}, 'code'))
  return who
}

const codePage = async (c: Ctx, code: string, errors: FormError[] = [], status: 200 | Refusal['status'] = 200) =>
  sendPage(c, <LetterCodePage viewing={await viewingOf(c)} code={code} errors={errors} />, status)

/** The code comes typed, or by the square of the letter: either way it leaves the address bar, and the page behind has none. */
async function takeCode(c: Ctx, typed: string): Promise<Response> {
  return attempt(
    c,
    async () => {
      const who = await lookUp(c, typed)
      keep(c, who)
      await opened(c, who)
      return c.redirect(invitationCodePath(), 303)
    },
    (errors, refusal) => codePage(c, typed, errors, refusal.status),
  )
}

async function show(c: Ctx): Promise<Response> {
  const scanned = c.req.query('code')
  if (scanned !== undefined) return takeCode(c, scanned.slice(0, 40))
  const who = await kept(c)
  return who ? invitedPage(c, who) : codePage(c, '')
}

const invitedPage = async (c: Ctx, who: Invited, typedEmail = '', errors: FormError[] = [], status: 200 | Refusal['status'] = 200) =>
  sendPage(
    c,
    <InvitedPage
      viewing={await viewingOf(c)}
      facts={who}
      action={invitationAcceptancePath()}
      asksEmail={who.email === null}
      typedEmail={typedEmail}
      errors={errors}
    />,
    status,
  )

const DIGITS = 6
const sixDigits = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')

/** Uses the code up and lets in; an address that was given is kept apart until its code is typed. */
async function accept(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const who = await kept(c)
  if (!who) return c.redirect(invitationCodePath(), 303)
  const typed = await typedForm(c)
  const given = typedOne(typed, 'email').trim()
  return attempt(
    c,
    async () => {
      const claimed = given === '' || who.email !== null ? null : parseForm(z.object({ email: email() }), typed).email
      const network = (await house.network())?.name ?? 'Gouvernail'
      const accepted = await change(house, async (tx) => {
        const person = await acceptInvitation(tx, { id: who.id })
        if (!person || !claimed) return person
        const code = sixDigits()
        await claimEmail(tx, person.personId, { email: claimed, hash: claimHash(house.signingKey, person.personId, code) })
        await sendMail(tx, claimMail(lang, { email: claimed, code, network, example: person.example }))
        return person
      })
      if (!accepted) throw new Refusal(objection('people.letter_code_wrong', {}, 'code'))
      deleteCookie(c, COOKIE, { path: '/invitation' })
      const person = { id: accepted.personId, name: accepted.name, email: accepted.email }
      return enter(c, person, claimed ? emailClaimPath() : welcomePath())
    },
    (errors, refusal) => invitedPage(c, who, given, errors, refusal.status),
  )
}

async function claimPage(c: Ctx, errors: FormError[] = [], status: 200 | Refusal['status'] = 200): Promise<Response> {
  const { actor, house } = c.var
  if (!actor || actor.personId === null) return c.redirect(signInPath(emailClaimPath()), 303)
  const claim = await claimedEmail(house.reader, actor.personId)
  return sendPage(c, <EmailClaimPage viewing={await viewingOf(c)} email={claim?.email ?? null} errors={errors} />, status)
}

async function confirm(c: Ctx): Promise<Response> {
  const { actor, house, lang } = c.var
  if (!actor || actor.personId === null) return c.redirect(signInPath(emailClaimPath()), 303)
  const personId = actor.personId
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const code = parseForm(z.object({ code: requiredText(20) }), typed).code.replace(/\D/g, '')
      const answer = await change(house, (tx) => confirmEmail(tx, actor, claimHash(house.signingKey, personId, code)))
      if (answer === 'wrong') throw new Refusal(objection('people.email_code_wrong', {}, 'code'))
      return redirectWith(c, welcomePath(), { text: invitationsWords(lang).emailConfirmed })
    },
    (errors, refusal) => claimPage(c, errors, refusal.status),
  )
}

export function letterCodeRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/invitation', show)
  app.post('/invitation', async (c) => takeCode(c, typedOne(await typedForm(c), 'code').trim()))
  app.post('/invitation/acceptance', accept)
  app.get('/invitation/email', (c) => claimPage(c))
  app.post('/invitation/email', confirm)
  return app
}
