/** The addresses of funders: their list, one of them, its form. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, typedForm, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { addFunder, editFunder, removeFunder } from '../../commands.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { type FormShown, FunderEditPage, type FunderField, FunderPage } from '../../pages/grants/funder.tsx'
import { FundersPage } from '../../pages/grants/funders.tsx'
import { funderPath, fundersPath } from '../../paths.ts'
import { dutiesOf, type Funder, funderById, funderOrganisations, fundersOf, grantsOf, ownersById, pressing } from '../../queries.ts'
import { GRANT_STATES, grantStateOf, mayReadDraftBudget, touchesYear, yearsBetween } from '../../rules.ts'
import { asReader, idIn, mayKeep, refuseUnlessKeeper, requestOf, statusOf, toldOf } from './at.ts'
import { funderInput, funderSides, funderTyped, typedAgain } from './form.ts'

const ID = ':id{[0-9]{1,15}}'

export function funderRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/funders', asReader(listed))
  app.post('/funders', asReader(added))
  app.get('/funders/new', asReader(newPage))
  app.get(`/funders/${ID}`, asReader(shown))
  app.post(`/funders/${ID}`, asReader(edited))
  app.get(`/funders/${ID}/edit`, asReader(editPage))
  app.post(`/funders/${ID}/removal`, asReader(removed))
  return app
}

/** Those whose funders this reader may read, the network first. */
async function organisationsFor(c: Ctx, actor: Actor) {
  const { reader } = c.var.house
  const network = await networkOrganisation(reader)
  const ids = [...new Set([...(network ? [network.id] : []), ...actor.mandates.map(({ organisationId }) => organisationId)])]
  const owners = await ownersById(reader, ids)
  const mine = ids.filter((id) => {
    const owner = owners.get(id)
    return owner !== undefined && mayReadDraftBudget(actor, owner)
  })
  return funderOrganisations(reader, mine)
}

/** `?of=12`; absent: the first that this reader may read. */
async function organisationAsked(c: Ctx, actor: Actor) {
  const organisations = await organisationsFor(c, actor)
  const of = c.req.query('of')
  return { organisations, organisation: found(of === undefined ? organisations[0] : organisations.find(({ id }) => String(id) === of)) }
}

async function listed(c: Ctx, actor: Actor): Promise<Response> {
  const { reader, clock } = c.var.house
  const { organisations, organisation } = await organisationAsked(c, actor)
  const [funders, all] = await Promise.all([fundersOf(reader, organisation.id), grantsOf(reader, organisation.id)])
  const year = /^\d{4}$/.test(c.req.query('year') ?? '') ? Number(c.req.query('year')) : null
  const state = GRANT_STATES.find((each) => each === c.req.query('state')) ?? null
  const years = [...new Set(all.flatMap(({ period_from, period_to }) => yearsBetween(period_from, period_to)))].sort(
    (one, other) => other - one,
  )
  const grants = all.filter((grant) => (year === null || touchesYear(grant, year)) && (state === null || grantStateOf(grant) === state))
  return sendPage(
    c,
    <FundersPage
      view={{
        viewing: await viewingOf(c, [{ kind: 'organisation', id: organisation.id }]),
        organisation,
        organisations,
        funders,
        grants,
        years,
        asked: { year, state },
        duties: pressing(await dutiesOf(reader, [organisation.id], clock.today()), clock.today()),
        mayEdit: await mayKeep(c, organisation.id),
      }}
    />,
  )
}

async function funderAt(c: Ctx): Promise<Funder> {
  return found(await funderById(c.var.house.reader, c.var.actor, idIn(c))).thing
}

async function shown(c: Ctx): Promise<Response> {
  const { reader, clock } = c.var.house
  const funder = await funderAt(c)
  const today = clock.today()
  const [grants, duties] = await Promise.all([grantsOf(reader, funder.organisationId), dutiesOf(reader, [funder.organisationId], today)])
  const own = {
    duties: duties.duties.filter(({ grant }) => grant?.funder.id === funder.id),
    overdue: duties.overdue.filter(({ grant }) => grant.funder.id === funder.id),
  }
  return sendPage(
    c,
    <FunderPage
      view={{
        viewing: await viewingOf(c, [{ kind: 'funder', id: funder.id }]),
        funder,
        grants: grants.filter((grant) => grant.funder.id === funder.id),
        duties: pressing(own, today),
        mayEdit: await mayKeep(c, funder.organisationId),
        entries: await toldOf(c, { kind: 'funder', id: funder.id }),
      }}
    />,
  )
}

const formPage = async (c: Ctx, organisationId: number, funder: Funder | null, form: FormShown<FunderField>) => (
  <FunderEditPage viewing={await viewingOf(c)} organisationId={organisationId} funder={funder} form={form} />
)

async function newPage(c: Ctx, actor: Actor): Promise<Response> {
  const { organisation } = await organisationAsked(c, actor)
  await refuseUnlessKeeper(c, organisation.id)
  return sendPage(c, await formPage(c, organisation.id, null, { typed: {}, errors: [], revision: 1 }))
}

async function added(c: Ctx, actor: Actor): Promise<Response> {
  const { organisation } = await organisationAsked(c, actor)
  await refuseUnlessKeeper(c, organisation.id)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { european_fund: europeanFund, ...facts } = funderInput(typed)
      const id = await change(
        c.var.house,
        (tx) => addFunder(tx, actor, { ...facts, europeanFund, organisationId: organisation.id }),
        requestOf(c),
      )
      return redirectWith(c, funderPath(id), { text: grantWords(c.var.lang).added(facts.name) })
    },
    async (errors, refusal) =>
      sendPage(c, await formPage(c, organisation.id, null, { typed: typedAgain(typed), errors, revision: 1 }), statusOf(refusal)),
  )
}

async function editPage(c: Ctx): Promise<Response> {
  const funder = await funderAt(c)
  await refuseUnlessKeeper(c, funder.organisationId)
  const form = { typed: funderTyped(funder), errors: [], revision: funder.revision }
  return sendPage(c, await formPage(c, funder.organisationId, funder, form))
}

async function edited(c: Ctx, actor: Actor): Promise<Response> {
  const before = await funderAt(c)
  await refuseUnlessKeeper(c, before.organisationId)
  const typed = await typedForm(c)
  const { lang, house } = c.var
  const revision = Number(typedOne(typed, 'revision')) || 0
  return attempt(
    c,
    async () => {
      const facts = funderInput(typed)
      const fields = await change(house, (tx) => editFunder(tx, actor, before.id, { revision, facts }), requestOf(c))
      return redirectWith(c, funderPath(before.id), { text: fields.length > 0 ? grantWords(lang).saved : grantWords(lang).nothingChanged })
    },
    async (errors, refusal) => {
      const funder = await funderAt(c)
      const mine = typedAgain(typed)
      // After a conflict the form is sent on top of what is stored now: both have been shown.
      const conflict = refusal.status === 409 ? { revision: funder.revision, stored: funderSides(lang, funder, mine) } : { revision }
      return sendPage(c, await formPage(c, funder.organisationId, funder, { typed: mine, errors, ...conflict }), statusOf(refusal))
    },
  )
}

async function removed(c: Ctx, actor: Actor): Promise<Response> {
  const funder = await funderAt(c)
  await refuseUnlessKeeper(c, funder.organisationId)
  await change(c.var.house, (tx) => removeFunder(tx, actor, funder.id), requestOf(c))
  return redirectWith(c, fundersPath(funder.organisationId), { text: grantWords(c.var.lang).removed(funder.name) })
}
