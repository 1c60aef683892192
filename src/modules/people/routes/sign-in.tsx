/** Signing in by a code sent to one's address, and signing out. */
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, email, type FormError, parseForm, requiredText, typedForm, typedOne } from '#kernel/form.ts'
import { type MailBlock, sendMail } from '#kernel/mail.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isSecure, redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { addressOf } from '#kernel/session.ts'
import { objection } from '#kernel/values/objection.ts'
import { accessWords } from '../messages/access.ts'
import { words } from '../messages.ts'
import { CodePage, SignInPage } from '../pages.tsx'
import { localPath, mePath, signInCodePath, signInPath } from '../paths.ts'
import { personByEmail } from '../queries/people.ts'

type Person = NonNullable<Awaited<ReturnType<typeof personByEmail>>>

/** What the person typed on the first page waits here for the second: addresses do not belong into URLs. */
const PENDING = 'sign_in'
const PENDING_SECONDS = 900
const pendingShape = z.object({ email: z.email(), back: z.string().nullable() })
type Pending = z.infer<typeof pendingShape>

function pendingOf(c: Ctx): Pending | null {
  try {
    return pendingShape.parse(JSON.parse(Buffer.from(getCookie(c, PENDING) ?? '', 'base64url').toString()))
  } catch {
    return null
  }
}

/** Sets the cookies that the kernel made. */
export function withCookies(c: Ctx, cookies: string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

export const accountOf = (person: Pick<Person, 'id' | 'name' | 'email'>) => ({
  personId: person.id,
  name: person.name,
  email: person.email,
})

/** Mails about example people say so. The code is a secret: whoever reads the outbox does not read it. */
async function mailCode(c: Ctx, person: Person, code: string): Promise<void> {
  const { house } = c.var
  const network = (await house.network())?.name ?? 'Gouvernail'
  const say = words(person.lang)
  const { codeMail } = accessWords(person.lang)
  const marked = (subject: string) => (person.example ? say.mailExample(subject) : subject)
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: codeMail.intro(network) },
    { kind: 'code', text: code },
    { kind: 'paragraph', text: codeMail.how },
    { kind: 'link', label: codeMail.link, href: new URL(signInCodePath(), house.baseUrl).href },
    { kind: 'paragraph', text: codeMail.notYou },
  ]
  await change(house, (tx) =>
    sendMail(tx, {
      recipient: person.email!,
      lang: person.lang,
      subject: marked(say.mailSubject(code, network)),
      secretAs: marked(codeMail.secretAs(network)),
      content: { blocks },
    }),
  )
}

/** The page with what was typed. */
export async function showSignIn(
  c: Ctx,
  shown: { email: string; back: string | null; errors: FormError[] },
  status: 200 | Refusal['status'] = 200,
): Promise<Response> {
  const { origin } = c.var.house.sessions.passkeys
  return sendPage(c, <SignInPage viewing={await viewingOf(c)} origin={origin} {...shown} />, status)
}

async function requestCode(c: Ctx): Promise<Response> {
  const typed = await typedForm(c)
  const back = localPath(typedOne(typed, 'back'))
  const again = (errors: FormError[], refusal: Refusal) => showSignIn(c, { email: typedOne(typed, 'email'), back, errors }, refusal.status)
  return attempt(
    c,
    async () => {
      const given = parseForm(z.object({ email: email() }), typed).email
      const person = await personByEmail(c.var.house.reader, given)
      const asked = { email: given, address: addressOf(c), account: person ? accountOf(person) : null }
      const answer = await c.var.house.sessions.requestCode(asked)
      if ('limited' in answer) throw new Refusal(objection('people.too_many_codes', answer.limited), 429)
      if (person && answer.code) await mailCode(c, person, answer.code)
      const pending = Buffer.from(JSON.stringify({ email: given, back } satisfies Pending)).toString('base64url')
      setCookie(c, PENDING, pending, {
        httpOnly: true,
        sameSite: 'Lax',
        path: '/sign-in',
        secure: isSecure(c.var.house),
        maxAge: PENDING_SECONDS,
      })
      return c.redirect(signInCodePath(), 303)
    },
    again,
  )
}

async function verifyCode(c: Ctx): Promise<Response> {
  const pending = pendingOf(c)
  if (!pending) return c.redirect(signInPath(), 303)
  const typed = await typedForm(c)
  const again = async (errors: FormError[], refusal: Refusal) =>
    sendPage(c, <CodePage viewing={await viewingOf(c)} email={pending.email} back={pending.back} errors={errors} />, refusal.status)
  return attempt(
    c,
    async () => {
      const code = parseForm(z.object({ code: requiredText(20) }), typed).code.replace(/\D/g, '')
      const person = await personByEmail(c.var.house.reader, pending.email)
      const given = { email: pending.email, address: addressOf(c), account: person ? accountOf(person) : null, code }
      const answer = await c.var.house.sessions.verifyCode(given, c.req.raw)
      if ('limited' in answer) throw new Refusal(objection('people.too_many_tries', answer.limited, 'code'), 429)
      if (!answer.cookies || !person) throw new Refusal(objection('people.code_wrong', {}, 'code'))
      withCookies(c, answer.cookies)
      deleteCookie(c, PENDING, { path: '/sign-in' })
      return redirectWith(c, localPath(pending.back) ?? '/', { text: words(c.var.lang).signedIn(person.name) })
    },
    again,
  )
}

export function signInRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/sign-in', async (c) => {
    const back = localPath(c.req.query('back'))
    if (c.var.actor) return c.redirect(back ?? mePath(), 303)
    return showSignIn(c, { email: '', back, errors: [] })
  })
  app.post('/sign-in', requestCode)
  app.get('/sign-in/code', async (c) => {
    const pending = pendingOf(c)
    if (!pending) return c.redirect(signInPath(), 303)
    return sendPage(c, <CodePage viewing={await viewingOf(c)} email={pending.email} back={pending.back} errors={[]} />)
  })
  app.post('/sign-in/code', verifyCode)
  app.post('/sign-out', async (c) => {
    withCookies(c, await c.var.house.sessions.signOut(c.req.raw))
    return redirectWith(c, '/', { text: words(c.var.lang).signedOut })
  })
  return app
}
