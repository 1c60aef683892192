/** The pages of organisations, bodies and persons, and the network's logo. */
import { Hono } from 'hono'
import type { Panel } from '#kernel/capability.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { found, notFound } from '#kernel/refusal.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { BodyPage, OrganisationPage, PersonPage } from '../pages.tsx'
import { bodiesOf, body, mandatesOf, person } from '../queries/people.ts'
import { lineOf, networkLogo, organisation, organisationsBelow, yearsFor } from '../queries.ts'

type Section = NonNullable<Awaited<ReturnType<Panel>>>

/** What stands on these pages comes from several modules: any deed may change them. */
const ANY_DEED = ['*']

const idOf = (c: Ctx): number => {
  const id = Number(c.req.param('id'))
  if (!Number.isSafeInteger(id) || id < 1) throw notFound()
  return id
}

/** The sections that other modules show on the page of this object. */
async function panelsFor(c: Ctx, viewing: Viewing, kind: string, id: number): Promise<Section[]> {
  const { house } = c.var
  const sections = await Promise.all(house.capabilities.map((each) => each.panels?.[kind]?.(house, viewing, id) ?? null))
  return sections.filter((section) => section !== null)
}

async function organisationPage(c: Ctx): Promise<Section> {
  const { reader, clock } = c.var.house
  const { actor } = c.var
  const id = idOf(c)
  const facts = found(await organisation(reader, id))
  const [viewing, above, below, bodies, mandates, years] = await Promise.all([
    viewingOf(c, [{ kind: 'organisation', id }]),
    lineOf(reader, facts.parentId),
    organisationsBelow(reader, id),
    bodiesOf(reader, id, clock.today()),
    mandatesOf(reader, actor, { organisationId: id }, clock.today()),
    yearsFor(reader, actor, id),
  ])
  const panels = await panelsFor(c, viewing, 'organisation', id)
  return <OrganisationPage viewing={viewing} view={{ organisation: facts, above, below, bodies, mandates, years, panels }} />
}

async function bodyPage(c: Ctx): Promise<Section> {
  const { reader, clock } = c.var.house
  const id = idOf(c)
  const facts = found(await body(reader, id, clock.today()))
  const viewing = await viewingOf(c, [{ kind: 'body', id }])
  const [above, mandates, panels] = await Promise.all([
    lineOf(reader, facts.organisationId),
    mandatesOf(reader, c.var.actor, { bodyId: id }, clock.today()),
    panelsFor(c, viewing, 'body', id),
  ])
  return <BodyPage viewing={viewing} view={{ body: facts, above, mandates, panels }} />
}

async function personPage(c: Ctx): Promise<Section> {
  const { reader, clock } = c.var.house
  const id = idOf(c)
  const facts = found(await person(reader, c.var.actor, id, clock.today()))
  const viewing = await viewingOf(c, [{ kind: 'person', id }])
  return (
    <PersonPage viewing={viewing} view={{ person: facts, mandates: facts.mandates, panels: await panelsFor(c, viewing, 'person', id) }} />
  )
}

export function directoryRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/organisations/:id', (c) => sendKeptPage(c, ANY_DEED, () => organisationPage(c)))
  app.get('/bodies/:id', (c) => sendKeptPage(c, ANY_DEED, () => bodyPage(c)))
  app.get('/persons/:id', (c) => sendKeptPage(c, ANY_DEED, () => personPage(c)))
  app.get('/logo', async (c) => {
    const logo = found(await networkLogo(c.var.house.reader))
    c.header('content-type', logo.type)
    c.header('cache-control', c.req.query('v') === logo.version ? 'public, max-age=31536000, immutable' : 'no-cache')
    return c.body(logo.bytes)
  })
  return app
}
