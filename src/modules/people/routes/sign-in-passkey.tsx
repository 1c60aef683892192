/** Signing in with a passkey: what the device is asked to sign, and its answer. */
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, typedForm, typedOne } from '#kernel/form.ts'
import { found, Refusal } from '#kernel/refusal.ts'
import { isSecure, redirectWith } from '#kernel/reply.ts'
import { addressOf } from '#kernel/session.ts'
import { objection } from '#kernel/values/objection.ts'
import { words } from '../messages.ts'
import { localPath } from '../paths.ts'
import { personById } from '../queries/people.ts'
import { objectionOf, sentenceAnswer } from './passkeys.tsx'
import { showSignIn, withCookies } from './sign-in.tsx'

/** Only the browser that asked may answer: the cookie is the same for all its tabs, so that one does not take another's question away. */
const BROWSER = 'passkey'
const BROWSER_SECONDS = 3_600
const browserOf = (c: Ctx): string | null => /^[\w-]{43}$/.exec(getCookie(c, BROWSER) ?? '')?.[0] ?? null

async function options(c: Ctx): Promise<Response> {
  const { house } = c.var
  if (house.sessions.passkeys.origin === null) return sentenceAnswer(c, objection('people.passkey_nowhere', {}), 422)
  const browser = browserOf(c) ?? randomBytes(32).toString('base64url')
  const asked = await house.sessions.passkeys.optionsToSignIn({ browser, address: addressOf(c) })
  if ('limited' in asked) return sentenceAnswer(c, objection('people.passkey_too_often', asked.limited), 429)
  setCookie(c, BROWSER, browser, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/sign-in',
    secure: isSecure(house),
    maxAge: BROWSER_SECONDS,
  })
  return c.json(asked.options)
}

async function enter(c: Ctx): Promise<Response> {
  const { house } = c.var
  const typed = await typedForm(c)
  const back = localPath(typedOne(typed, 'back'))
  return attempt(
    c,
    async () => {
      const browser = browserOf(c)
      if (browser === null) throw new Refusal(objectionOf('over'))
      const given = { answer: typedOne(typed, 'answer'), browser, address: addressOf(c) }
      const entered = await house.sessions.passkeys.signIn(given, c.req.raw)
      if ('limited' in entered) throw new Refusal(objection('people.passkey_too_often', entered.limited), 429)
      if ('refused' in entered) throw new Refusal(objectionOf(entered.refused))
      const { name } = found(await personById(house.reader, entered.personId))
      withCookies(c, entered.cookies)
      return redirectWith(c, back ?? '/', { text: words(c.var.lang).signedIn(name) })
    },
    (errors, refusal) => showSignIn(c, { email: '', back, errors }, refusal.status),
  )
}

export const signInPasskeyRoutes = (): Hono<Env> =>
  new Hono<Env>().post('/sign-in/passkey/options', options).post('/sign-in/passkey', enter)
