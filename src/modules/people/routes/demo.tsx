/** The demonstration's doors: its people to sign in as. These routes do not exist elsewhere. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { typedForm, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { addressOf } from '#kernel/session.ts'
import { words } from '../messages.ts'
import { DemoPage } from '../pages.tsx'
import { localPath } from '../paths.ts'
import { examplePeople, examplePerson } from '../queries/demo.ts'
import { accountOf, withCookies } from './sign-in.tsx'

export function demoRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/demo', async (c) => {
    const people = await examplePeople(c.var.house.reader, c.var.house.clock.today())
    return sendPage(c, <DemoPage viewing={await viewingOf(c)} people={people} back={localPath(c.req.query('back'))} />)
  })
  app.post('/demo/session', async (c) => {
    const typed = await typedForm(c)
    const id = /^\d{1,15}$/.test(typedOne(typed, 'person')) ? Number(typedOne(typed, 'person')) : 0
    const person = found(await examplePerson(c.var.house.reader, id))
    const { sessions } = c.var.house
    await sessions.signOut(c.req.raw)
    withCookies(c, await sessions.signInAs(accountOf(person), c.req.raw, addressOf(c)))
    return redirectWith(c, localPath(typedOne(typed, 'back')) ?? '/', { text: words(c.var.lang).signedIn(person.name) })
  })
  return app
}
