/** The pages of one organisation, body, person or mandate, and the network's logo; the lists stand in directory-lists.tsx. */
import { Hono } from 'hono'
import { addMonths, dayIn } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { history, journalScope, type ToldEntry } from '#kernel/history.ts'
import { panelsOf } from '#kernel/house.ts'
import { found, notFound } from '#kernel/refusal.ts'
import { sendKeptPage, type sendPage, viewingOf } from '#kernel/reply.ts'
import { addressTrouble } from '../messages/mail.ts'
import { BodyPage, MandatePage, OrganisationPage, PersonPage } from '../pages.tsx'
import { membersCount, organisationsBelow, siretFor } from '../queries/below.ts'
import { ownerOfMandates } from '../queries/keeping.ts'
import { mailTroubles } from '../queries/mail.ts'
import { mandate } from '../queries/mandates.ts'
import { bodiesOf, body, mandatesOf, person, personNames } from '../queries/people.ts'
import { lineOf, networkIdOf, networkLogo, organisation, yearsFor } from '../queries.ts'
import { endingBy, mayGiveSome, vacantOffices } from '../rules/directory.ts'
import { mayGiveMandate, mayKeepPeople } from '../rules/rights.ts'
import { directoryListRoutes } from './directory-lists.tsx'

type PageNode = Parameters<typeof sendPage>[1]

/** What stands on these pages comes from several modules: any deed may change them. */
const ANY_DEED = ['*']
/** The latest deeds of a thing, for its thread. */
const MOST_ENTRIES = 20
const MONTHS_BEFORE_END = 6

const idOf = (c: Ctx): number => {
  const id = Number(c.req.param('id'))
  if (!Number.isSafeInteger(id) || id < 1) throw notFound()
  return id
}

/** What happened to it, as far as this reader may know. */
const deedsOf = (c: Ctx, kind: string, id: number, networkId: number): Promise<ToldEntry[]> =>
  history(c.var.house, c.var.actor, c.var.lang, {
    scope: journalScope(c.var.actor, networkId),
    subject: { kind, id },
    limit: MOST_ENTRIES,
  })

/** The years with the names of those who said them. */
async function yearsTold(c: Ctx, id: number) {
  const { reader, clock } = c.var.house
  const years = await yearsFor(reader, c.var.actor, id)
  if (!years) return null
  const ids = [...new Set([...years.fees, ...years.figures].flatMap(({ said_by }) => said_by ?? []))]
  const names = await personNames(reader, c.var.actor, ids, clock.today())
  return { ...years, sayers: new Map(names.map((each) => [each.id, each.name])) }
}

async function organisationPage(c: Ctx): Promise<PageNode> {
  const { house, actor } = c.var
  const { reader } = house
  const id = idOf(c)
  const facts = found(await organisation(reader, id))
  const [viewing, networkId] = await Promise.all([viewingOf(c, [{ kind: 'organisation', id }]), networkIdOf(reader)])
  const { today } = viewing
  const [above, below, members, bodies, mandates] = await Promise.all([
    lineOf(reader, facts.parentId),
    organisationsBelow(reader, id, today),
    id === networkId ? membersCount(reader, today) : null,
    bodiesOf(reader, id, today),
    mandatesOf(reader, actor, { organisationId: id }, today),
  ])
  const [years, siret, entries, panels, owner] = await Promise.all([
    yearsTold(c, id),
    siretFor(reader, actor, id),
    deedsOf(c, 'organisation', id, networkId),
    panelsOf(house, viewing, { kind: 'organisation', id }),
    actor ? ownerOfMandates(reader, id) : null,
  ])
  const keep = mayKeepPeople(actor, networkId)
  const may = { edit: keep, years: keep && facts.kind === 'member', give: owner ? mayGiveSome(actor, networkId, owner, null) : false }
  const view = { organisation: facts, siret, above, below, members, bodies, mandates, years, entries, may, panels }
  return <OrganisationPage viewing={viewing} view={view} />
}

async function bodyPage(c: Ctx): Promise<PageNode> {
  const { house, actor } = c.var
  const { reader } = house
  const id = idOf(c)
  const facts = found(await body(reader, id, house.clock.today()))
  const [viewing, networkId] = await Promise.all([viewingOf(c, [{ kind: 'body', id }]), networkIdOf(reader)])
  const { today } = viewing
  const [above, mandates, offices, entries, panels, owner] = await Promise.all([
    lineOf(reader, facts.organisationId),
    mandatesOf(reader, actor, { bodyId: id }, today),
    mandatesOf(reader, actor, { organisationId: facts.organisationId }, today),
    deedsOf(c, 'body', id, networkId),
    panelsOf(house, viewing, { kind: 'body', id }),
    actor ? ownerOfMandates(reader, facts.organisationId) : null,
  ])
  const view = {
    body: facts,
    above,
    mandates,
    vacant: vacantOffices(facts.code, mandates, offices, today),
    ending: endingBy(mandates, today, addMonths(today, MONTHS_BEFORE_END)),
    entries,
    may: { edit: mayKeepPeople(actor, networkId), give: owner ? mayGiveSome(actor, networkId, owner, id) : false },
    panels,
  }
  return <BodyPage viewing={viewing} view={view} />
}

async function personPage(c: Ctx): Promise<PageNode> {
  const { house, actor } = c.var
  const { reader } = house
  const id = idOf(c)
  const facts = found(await person(reader, actor, id, house.clock.today()))
  const [viewing, networkId] = await Promise.all([viewingOf(c, [{ kind: 'person', id }]), networkIdOf(reader)])
  const [entries, panels, troubles] = await Promise.all([
    deedsOf(c, 'person', id, networkId),
    panelsOf(house, viewing, { kind: 'person', id }),
    mailTroubles(reader, facts.email ? [id] : []),
  ])
  const known = troubles.get(id)
  const trouble = known ? addressTrouble(viewing.lang, known.kind, dayIn(house.clock.timeZone, known.since)) : null
  const view = { person: facts, mandates: facts.mandates, trouble, entries, keep: mayKeepPeople(actor, networkId), panels }
  return <PersonPage viewing={viewing} view={view} />
}

async function mandatePage(c: Ctx): Promise<PageNode> {
  const { house, actor } = c.var
  const { reader } = house
  const id = idOf(c)
  const facts = found(await mandate(reader, actor, id, house.clock.today()))
  const [viewing, networkId] = await Promise.all([viewingOf(c, [{ kind: 'mandate', id }]), networkIdOf(reader)])
  const [entries, owner] = await Promise.all([
    deedsOf(c, 'mandate', id, networkId),
    actor ? ownerOfMandates(reader, facts.organisationId) : null,
  ])
  const { role, bodyId, endsOn } = facts
  const going = endsOn === null || endsOn >= viewing.today
  const give = owner !== null && owner !== undefined && mayGiveMandate(actor, networkId, { role, organisation: owner, bodyId })
  const own = actor !== null && actor.personId === facts.personId
  return <MandatePage viewing={viewing} view={{ mandate: facts, entries, may: { end: going && (give || own), replace: going && give } }} />
}

export function directoryRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.route('/', directoryListRoutes())
  app.get('/organisations/:id', (c) => sendKeptPage(c, ANY_DEED, () => organisationPage(c)))
  app.get('/bodies/:id', (c) => sendKeptPage(c, ANY_DEED, () => bodyPage(c)))
  app.get('/persons/:id', (c) => sendKeptPage(c, ANY_DEED, () => personPage(c)))
  app.get('/mandates/:id', (c) => sendKeptPage(c, ANY_DEED, () => mandatePage(c)))
  app.get('/logo', async (c) => {
    const logo = found(await networkLogo(c.var.house.reader))
    c.header('content-type', logo.type)
    // Mails show it too, and some are read in a browser.
    c.header('cross-origin-resource-policy', 'cross-origin')
    c.header('cache-control', c.req.query('v') === logo.version ? 'public, max-age=31536000, immutable' : 'no-cache')
    return c.body(logo.bytes)
  })
  return app
}
