/** The lists of the directory: organisations, their map, bodies; persons and mandates for whoever is signed in. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { sendKeptPage, sendPage, viewingOf } from '#kernel/reply.ts'
import { BodiesPage, MandatesPage, OrganisationMapPage, OrganisationsPage, PersonsPage } from '../pages.tsx'
import { signInPath } from '../paths.ts'
import { organisationsListed, ROWS_PER_PAGE } from '../queries/directory.ts'
import { membersByRegion } from '../queries/directory-map.ts'
import { mandatesListed, personsListed } from '../queries/directory-people.ts'
import { networkBodies } from '../queries/people.ts'
import { networkIdOf } from '../queries.ts'
import { MAP_MEASURES } from '../rules/directory.ts'
import { mayKeepPeople, mayReadAllFigures } from '../rules/rights.ts'
import { mandatesAsked, organisationsAsked, personsAsked } from './directory-asked.ts'

type PageNode = Parameters<typeof sendPage>[1]

/** What may be done with the directory as a whole. */
async function rightsOf(c: Ctx): Promise<{ fees: boolean; keep: boolean }> {
  const networkId = await networkIdOf(c.var.house.reader)
  return { fees: mayReadAllFigures(c.var.actor, networkId), keep: mayKeepPeople(c.var.actor, networkId) }
}

async function organisationsPage(c: Ctx): Promise<PageNode> {
  const { reader, clock } = c.var.house
  const may = await rightsOf(c)
  const asked = organisationsAsked(c, may.fees)
  const listed = await organisationsListed(reader, asked, may.fees, clock.today())
  return <OrganisationsPage viewing={await viewingOf(c)} view={{ asked, listed, size: ROWS_PER_PAGE, may }} />
}

async function mapPage(c: Ctx): Promise<PageNode> {
  const { reader, clock } = c.var.house
  const { fees: figures } = await rightsOf(c)
  const measure = figures ? (MAP_MEASURES.find((each) => each === c.req.query('measure')) ?? 'members') : 'members'
  const map = await membersByRegion(reader, figures, clock.today())
  return <OrganisationMapPage viewing={await viewingOf(c)} view={{ measure, map, figures }} />
}

async function bodiesPage(c: Ctx): Promise<PageNode> {
  const { reader, clock } = c.var.house
  const { keep } = await rightsOf(c)
  return <BodiesPage viewing={await viewingOf(c)} bodies={await networkBodies(reader, clock.today())} keep={keep} />
}

async function personsPage(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const viewing = await viewingOf(c)
  if (!actor) return c.redirect(signInPath(viewing.path), 303)
  const { keep } = await rightsOf(c)
  const asked = personsAsked(c)
  const listed = await personsListed(house.reader, actor, asked, viewing.today)
  return sendPage(c, <PersonsPage viewing={viewing} view={{ asked, listed, size: ROWS_PER_PAGE, keep }} />)
}

async function mandatesPage(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const viewing = await viewingOf(c)
  if (!actor) return c.redirect(signInPath(viewing.path), 303)
  const { keep } = await rightsOf(c)
  const asked = mandatesAsked(c)
  const listed = await mandatesListed(house.reader, actor, asked, viewing.today)
  return sendPage(c, <MandatesPage viewing={viewing} view={{ asked, listed, size: ROWS_PER_PAGE, keep }} />)
}

const ORGANISATIONS = ['organisation', 'network']

export function directoryListRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  // What people type has no end: only lists without words are kept.
  app.get('/organisations', async (c) =>
    c.req.query('words') ? sendPage(c, await organisationsPage(c)) : sendKeptPage(c, ORGANISATIONS, () => organisationsPage(c)),
  )
  app.get('/organisations/map', (c) => sendKeptPage(c, ORGANISATIONS, () => mapPage(c)))
  app.get('/bodies', (c) => sendKeptPage(c, [...ORGANISATIONS, 'body', 'mandate', 'person'], () => bodiesPage(c)))
  app.get('/persons', personsPage)
  app.get('/mandates', mandatesPage)
  return app
}
