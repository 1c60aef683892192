/** The address of giving a mandate: the organisation, the person, then the mandate. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  errorsOf,
  type FormError,
  field,
  optionalDay,
  optionalId,
  optionalText,
  parseForm,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { type Actor, ROLES, type Role } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { giveMandate } from '../commands/mandates.ts'
import { mandateFormWords } from '../messages/keeping-persons.ts'
import { roleName } from '../messages/names.ts'
import { MANDATE_FIELDS, type MandateView, type RoleOffered } from '../pages/mandate-new.tsx'
import { NewMandatePage } from '../pages.tsx'
import { mandateUndoPath, newMandatePath, organisationPath } from '../paths.ts'
import { type OwnerOfMandates, organisationCalled, organisationsToName, ownerOfMandates, personOffered } from '../queries/keeping.ts'
import { bodiesOf, body as bodyOf } from '../queries/people.ts'
import { lineOf, networkIdOf } from '../queries.ts'
import { givenBy, ROLES_OF } from '../rules/keeping.ts'
import { mayGiveAny, mayGiveMandate } from '../rules/rights.ts'
import { askedId, asSignedIn, requestOf, requiredDay, type Status, typedFields } from './keeping-forms.ts'
import { absentFor, lookingFor } from './keeping-mandates.tsx'

type Asked = MandateView['asked']

/** The organisation asked for, that of the body, or the only one that this person speaks for. */
async function askedOf(c: Ctx, actor: Actor): Promise<Asked> {
  const { reader, clock } = c.var.house
  const [person, bodyId] = [askedId(c, 'person'), askedId(c, 'body')]
  const body = bodyId === null ? null : await bodyOf(reader, bodyId, clock.today())
  const own = [...new Set(actor.mandates.filter(({ role }) => role === 'representative').map(({ organisationId }) => organisationId))]
  const only = mayGiveAny(actor, await networkIdOf(reader), 'beyond') || own.length !== 1 ? null : own[0]!
  const organisation = askedId(c, 'organisation') ?? body?.organisationId ?? (c.req.query('for') === undefined ? only : null)
  return { ...(organisation ? { organisation } : {}), ...(person ? { person } : {}), ...(body ? { body: body.id } : {}) }
}

/** The offices of such an organisation, with who gives those that this actor may not. */
function rolesFor(actor: Actor, networkId: number, owner: OwnerOfMandates, bodies: { id: number }[]): RoleOffered[] {
  const bodyIds = [null, ...bodies.slice(0, 1).map(({ id }) => id)]
  return ROLES_OF[owner.kind]
    .map((role) => {
      const may = bodyIds.some((bodyId) => mayGiveMandate(actor, networkId, { role, organisation: owner, bodyId }))
      return { role, givenBy: may ? null : givenBy(role, null) }
    })
    .toSorted((one, other) => Number(one.givenBy !== null) - Number(other.givenBy !== null))
}

/** The bodies in which its people may sit: its own, and those of what it stands below. */
async function bodiesAround(c: Ctx, owner: OwnerOfMandates) {
  const { reader, clock } = c.var.house
  const line = await lineOf(reader, owner.id)
  return (await Promise.all(line.map(({ id }) => bodiesOf(reader, id, clock.today())))).flat()
}

interface Again {
  typed?: Partial<MandateView['form']['typed']>
  errors?: FormError[]
  status?: Status
}

async function page(c: Ctx, actor: Actor, asked: Asked, again: Again = {}): Promise<Response> {
  const { reader, clock } = c.var.house
  const today = clock.today()
  const owner = asked.organisation === undefined ? null : found(await ownerOfMandates(reader, asked.organisation))
  const bodies = owner ? await bodiesAround(c, owner) : []
  const roles = owner ? rolesFor(actor, await networkIdOf(reader), owner, bodies) : []
  if (owner && roles.every((each) => each.givenBy !== null)) throw notYours()
  const free = roles.filter((each) => each.givenBy === null)
  const fresh = {
    role: free.length === 1 ? free[0]!.role : '',
    body: asked.body ? String(asked.body) : '',
    starts_on: today,
    for: c.req.query('for') ?? '',
  }
  const view: MandateView = {
    viewing: await viewingOf(c),
    asked,
    organisation: owner,
    person: asked.person === undefined ? null : await personOffered(reader, actor, asked.person, today),
    names: owner ? [] : await organisationsToName(reader, today),
    looking: await lookingFor(c, actor),
    ...(owner ? { absent: await absentFor(c, actor, owner.id) } : {}),
    roles,
    bodies,
    form: { typed: again.typed ?? fresh, errors: again.errors ?? [] },
  }
  return sendPage(c, <NewMandatePage view={view} />, again.status ?? 200)
}

/** The name typed in the first step leads to the second, or is said to be nobody's. */
async function begin(c: Ctx, actor: Actor): Promise<Response> {
  if (!mayGiveAny(actor, await networkIdOf(c.var.house.reader), 'any')) throw notYours()
  const asked = await askedOf(c, actor)
  const name = c.req.query('for')?.trim()
  if (asked.organisation !== undefined || name === undefined) return page(c, actor, asked)
  const called = await organisationCalled(c.var.house.reader, name)
  if (called) return c.redirect(newMandatePath({ ...asked, organisation: called.id }), 303)
  const wrong = name === '' ? objection('kernel.required', {}, 'for') : objection('people.organisation_unknown', { text: name }, 'for')
  return page(c, actor, asked, { errors: errorsOf(c, new Refusal(wrong)), status: 422 })
}

const roleTyped = () => field<Role>((text) => ROLES.find((role) => role === text) ?? (objection('people.role_unknown', { text }) as never))

const SCHEMA = z.object({
  organisation: optionalId(),
  person: optionalId(),
  role: roleTyped(),
  body: optionalId(),
  starts_on: requiredDay(),
  ends_on: optionalDay(),
  decided_by: optionalText(300),
})

async function give(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const networkId = await networkIdOf(house.reader)
  if (!mayGiveAny(actor, networkId, 'any')) throw notYours()
  const typed = await typedForm(c)
  const idTyped = (name: string) => (/^\d{1,15}$/.test(typedOne(typed, name)) ? Number(typedOne(typed, name)) : null)
  const owner = found(await ownerOfMandates(house.reader, idTyped('organisation') ?? 0))
  const bodies = await bodiesAround(c, owner)
  if (rolesFor(actor, networkId, owner, bodies).every((each) => each.givenBy !== null)) throw notYours()
  return attempt(
    c,
    async () => {
      const { person, role, body: bodyId, starts_on: startsOn, ends_on: endsOn, decided_by: decidedBy } = parseForm(SCHEMA, typed)
      if (bodyId !== null && !bodies.some(({ id }) => id === bodyId))
        refuse(objection('people.body_elsewhere', { organisation: owner.name }, 'body'))
      if (!mayGiveMandate(actor, networkId, { role, organisation: owner, bodyId }))
        refuse(objection('people.role_not_yours', { role, givenBy: givenBy(role, bodyId) }, 'role'))
      const input = { personId: person ?? 0, role, organisationId: owner.id, bodyId, startsOn, endsOn, decidedBy }
      const id = await change(house, (tx) => giveMandate(tx, actor, input), requestOf(c))
      const given = found(await personOffered(house.reader, actor, input.personId, house.clock.today()))
      const text = mandateFormWords(lang).given(given.name, roleName(lang, role))
      return redirectWith(c, organisationPath(owner.id), { text, undoPath: mandateUndoPath(id) })
    },
    (errors, refusal) => {
      const [person, bodyId] = [idTyped('person'), askedId(c, 'body')]
      const asked = { organisation: owner.id, ...(person ? { person } : {}), ...(bodyId ? { body: bodyId } : {}) }
      return page(c, actor, asked, { typed: typedFields(MANDATE_FIELDS, typed), errors, status: refusal.status as Status })
    },
  )
}

export function mandateGiving(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/mandates/new', asSignedIn(begin))
  app.post('/mandates/new', asSignedIn(give))
  return app
}
