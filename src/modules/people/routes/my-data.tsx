/** One's own data: on a page, and as a file that other software can read. */
import { Hono } from 'hono'
import type { PersonalPart } from '#kernel/capability.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import type { House } from '#kernel/house.ts'
import { kernelPersonal } from '#kernel/personal.ts'
import { found } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { attachment } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { inLang } from '#kernel/values/lang.ts'
import { MyDataPage } from '../pages/my-data.tsx'
import { myDataPath, signInPath } from '../paths.ts'
import { ownRecord } from '../queries/personal.ts'

type Me = Actor & { personId: number }

/** Who is signed in; a stranger is led to the sign-in and back here. */
export const asMe = (work: (c: Ctx, me: Me) => Promise<Response>) => async (c: Ctx) => {
  const { actor } = c.var
  if (!actor || actor.personId === null) return c.redirect(signInPath(myDataPath()), 303)
  return work(c, actor as Me)
}

/** Everything that every module and the kernel keep of this person. */
async function partsOf(house: House, person: { id: number; email: string | null }): Promise<PersonalPart[]> {
  const today = house.clock.today()
  const modules = house.capabilities.map((capability) => capability.personal?.(house.reader, person.id, today) ?? [])
  const [kernel, ...parts] = await Promise.all([kernelPersonal(house, person), ...modules])
  return [...parts.flat(), ...kernel]
}

async function page(c: Ctx, me: Me): Promise<Response> {
  const { house } = c.var
  const person = found(await ownRecord(house.reader, me.personId))
  return sendPage(c, <MyDataPage viewing={await viewingOf(c)} actor={me} view={{ person, parts: await partsOf(house, person) }} />)
}

async function file(c: Ctx, me: Me): Promise<Response> {
  const { house, lang } = c.var
  const person = found(await ownRecord(house.reader, me.personId))
  const parts = await partsOf(house, person)
  const { example, ...record } = person
  const told = {
    ...(example ? { example: true } : {}),
    network: (await house.network())?.name ?? null,
    made_at: house.clock.now().toISOString(),
    person: record,
    parts: Object.fromEntries(
      parts.map(({ name, label, rows }) => [
        name,
        {
          label: inLang(label, lang),
          rows: rows.map(({ title, at, path, facts }) => ({ title: inLang(title, lang), at, path, ...facts })),
        },
      ]),
    ),
  }
  c.header('content-type', 'application/json; charset=utf-8')
  c.header('content-disposition', attachment(`donnees-${house.clock.today()}.json`))
  c.header('cache-control', 'private, no-store')
  return c.body(`${JSON.stringify(told, null, 2)}\n`)
}

export function myDataRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/me/data', asMe(page))
  app.get('/me/data.json', asMe(file))
  return app
}
