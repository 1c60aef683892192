/** One-time links: invitations, the codes of letters, and the set-up of a new network. A GET only shows the page, the POST uses the link up. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, email, type FormError, parseForm, requiredText, type Typed, typedOne } from '#kernel/form.ts'
import { Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { addressOf } from '#kernel/session.ts'
import { ROLES, SHELL } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { setUpNetwork } from '../commands/network.ts'
import { words } from '../messages.ts'
import { LinkOverPage, SetUpPage } from '../pages.tsx'
import { invitedRoutes } from './invited.tsx'
import { letterCodeRoutes } from './letter-code.tsx'
import { withCookies } from './sign-in.tsx'

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

/** A link that is over is a page that says so, and no 404: whoever holds it was meant to come. */
const linkOver = async (c: Ctx): Promise<Response> => sendPage(c, <LinkOverPage viewing={await viewingOf(c)} />, 404)

/** The picture and what was typed beside it, in one body that is bounded before it is read. */
const MOST_BYTES = 2 * 1_048_576
async function typedWithLogo(c: Ctx): Promise<{ typed: Typed; logo: Uint8Array | null }> {
  if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES)
    throw new Refusal(objection('people.logo_too_large', { limit: '1 Mo' }, 'logo'))
  const body = await c.req.parseBody()
  const typed = Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, [value]]] : [])))
  const file = body.logo instanceof File && body.logo.size > 0 ? body.logo : null
  return { typed, logo: file && new Uint8Array(await file.arrayBuffer()) }
}

const setUpForm = z.object({
  name: requiredText(200),
  time_zone: requiredText(60),
  person_name: requiredText(200),
  email: email(),
  role: choice(ROLES),
})

async function showSetUp(c: Ctx, typed: Typed, errors: FormError[], status: 200 | Refusal['status'] = 200): Promise<Response> {
  const shown = {
    network: typedOne(typed, 'name'),
    timeZone: typedOne(typed, 'time_zone') || c.var.house.clock.timeZone,
    person: typedOne(typed, 'person_name'),
    email: typedOne(typed, 'email'),
    role: typedOne(typed, 'role') || 'national_director',
  }
  return sendPage(c, <SetUpPage viewing={await viewingOf(c)} token={tokenOf(c)} typed={shown} errors={errors} />, status)
}

async function setUp(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  if (!(await house.sessions.links.read('set_up', tokenOf(c)))) return linkOver(c)
  const { typed, logo } = await typedWithLogo(c)
  return attempt(
    c,
    async () => {
      const given = parseForm(setUpForm, typed)
      const person = { name: given.person_name, email: given.email, lang, role: given.role }
      const made = await change(house, (tx) => setUpNetwork(tx, SHELL, { name: given.name, timeZone: given.time_zone, logo, person }))
      await house.sessions.links.use('set_up', tokenOf(c))
      house.clock.timeZone = given.time_zone
      withCookies(c, await house.sessions.signInAs({ ...person, personId: made.personId! }, c.req.raw, addressOf(c)))
      return redirectWith(c, '/', { text: words(lang).installed(given.name) })
    },
    (errors, refusal) => showSetUp(c, typed, errors, refusal.status),
  )
}

export function linkRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.route('/', letterCodeRoutes())
  app.route('/', invitedRoutes())
  app.get('/set-up/:token', async (c) =>
    (await c.var.house.sessions.links.read('set_up', tokenOf(c))) ? showSetUp(c, {}, []) : linkOver(c),
  )
  app.post('/set-up/:token', setUp)
  return app
}
