/** The addresses of adding and editing persons. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  choice,
  type FormError,
  field,
  optionalDay,
  optionalEmail,
  optionalText,
  parseForm,
  requiredText,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { type Actor, ROLES, type Role } from '#kernel/values/actor.ts'
import { LANGS } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { addPerson, editPerson, giveMandate } from '../commands/persons.ts'
import { organisationFormWords } from '../messages/keeping-organisations.ts'
import { personFormWords } from '../messages/keeping-persons.ts'
import { FIRST_FIELDS, PERSON_FIELDS, type PersonField, type PersonForm } from '../pages/person-edit.tsx'
import { EditPersonPage, NewPersonPage } from '../pages.tsx'
import { personPath } from '../paths.ts'
import {
  organisationCalled,
  organisationsToName,
  ownerOfMandates,
  type PersonOffered,
  personColumns,
  personsAlike,
} from '../queries/keeping.ts'
import { networkIdOf, organisation } from '../queries.ts'
import { givenBy, PERSON_COLUMNS, shownColumns, shownOf } from '../rules/keeping.ts'
import { mayGiveMandate, mayGiveSomewhere, mayKeepPeople } from '../rules/rights.ts'
import { asKeeper, askedId, asSignedIn, bothEdits, idOf, requestOf, type Status, typedFields } from './keeping-forms.ts'

const PERSON = z.object({ name: requiredText(200), email: optionalEmail(), phone: optionalText(40), lang: choice(LANGS) })
const FIRST = z.object({
  organisation: optionalText(200),
  role: field<Role | null>((text) =>
    text === '' ? null : (ROLES.find((role) => role === text) ?? (objection('people.role_unknown', { text }) as never)),
  ),
  starts_on: optionalDay(),
  decided_by: optionalText(300),
})

/** The first mandate, when an organisation or an office is said; both are needed then. */
async function firstMandate(c: Ctx, actor: Actor, typed: Typed) {
  const { reader, clock } = c.var.house
  const { organisation: name, role, starts_on, decided_by } = parseForm(FIRST, typed)
  if (name === null && role === null) return null
  if (name === null) throw new Refusal(objection('kernel.required', {}, 'organisation'))
  if (role === null) throw new Refusal(objection('people.role_unknown', { text: '' }, 'role'))
  const called = await organisationCalled(reader, name)
  if (!called) throw new Refusal(objection('people.organisation_unknown', { text: name }, 'organisation'))
  const owner = found(await ownerOfMandates(reader, called.id))
  if (!mayGiveMandate(actor, await networkIdOf(reader), { role, organisation: owner, bodyId: null }))
    refuse(objection('people.role_not_yours', { role, givenBy: givenBy(role, null) }, 'role'))
  return { role, organisationId: owner.id, startsOn: starts_on ?? clock.today(), decidedBy: decided_by }
}

interface Again {
  typed: PersonForm['typed']
  errors?: FormError[]
  alike?: PersonOffered[]
  status?: Status
}

async function newPage(c: Ctx, { typed, errors = [], alike = [], status = 200 }: Again): Promise<Response> {
  const { reader, clock } = c.var.house
  const networkId = await networkIdOf(reader)
  const roles = ROLES.filter((role) => mayGiveSomewhere(c.var.actor, networkId, role))
  const form = { typed, errors, alike, names: await organisationsToName(reader, clock.today()), roles }
  return sendPage(c, <NewPersonPage viewing={await viewingOf(c)} form={form} />, status)
}

async function add(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const typed = await typedForm(c)
  let alike: PersonOffered[] = []
  return attempt(
    c,
    async () => {
      const input = parseForm(PERSON, typed)
      const first = await firstMandate(c, actor, typed)
      alike = await personsAlike(house.reader, actor, input, house.clock.today())
      const looked = typedOne(typed, 'looked').split(' ')
      if (alike.some(({ id }) => !looked.includes(String(id)))) refuse(objection('people.perhaps_known', { count: alike.length }, 'name'))
      const id = await change(
        house,
        async (tx) => {
          const personId = await addPerson(tx, actor, input)
          if (first) await giveMandate(tx, actor, { ...first, personId })
          return personId
        },
        requestOf(c),
      )
      return redirectWith(c, personPath(id), { text: personFormWords(lang).added(input.name) })
    },
    (errors, refusal) =>
      newPage(c, { typed: typedFields([...PERSON_FIELDS, ...FIRST_FIELDS], typed), errors, alike, status: refusal.status as Status }),
  )
}

type Known = NonNullable<Awaited<ReturnType<typeof personColumns>>>

const fieldsOf = (row: Record<PersonField, string | number | null>): Record<PersonField, string> =>
  Object.fromEntries(PERSON_FIELDS.map((name) => [name, row[name] === null ? '' : String(row[name])])) as Record<PersonField, string>

interface EditAgain {
  typed?: Record<PersonField, string>
  errors?: FormError[]
  shown?: string
  conflict?: ReturnType<typeof bothEdits>['conflict'] | null
  status?: Status
}

async function editPage(c: Ctx, known: Known, again: EditAgain = {}): Promise<Response> {
  const { typed = fieldsOf(known), errors = [], conflict = null, status = 200 } = again
  const form = { typed, errors, conflict, shown: again.shown ?? shownOf(PERSON_COLUMNS, known) }
  return sendPage(c, <EditPersonPage view={{ viewing: await viewingOf(c), form, known }} />, status)
}

/** The person, for the permanents and for himself or herself. */
async function editable(c: Ctx, actor: Actor): Promise<Known> {
  const known = found(await personColumns(c.var.house.reader, idOf(c)))
  if (actor.personId !== known.id && !mayKeepPeople(actor, await networkIdOf(c.var.house.reader))) throw notYours()
  return known
}

function conflictOf(c: Ctx, now: Known, typed: Typed): Pick<EditAgain, 'typed' | 'conflict'> {
  const say = personFormWords(c.var.lang)
  const base = shownColumns(PERSON_COLUMNS, typedOne(typed, 'shown'))
  const edits = { base: base && fieldsOf(base), theirs: fieldsOf(now), mine: typedFields(PERSON_FIELDS, typed) }
  const told = (name: PersonField, value: string) => (name === 'lang' ? (value === 'en' ? say.english : say.french) : value)
  return bothEdits(PERSON_FIELDS, edits, { name: say.name, email: say.email, phone: say.phone, lang: say.language }, told)
}

async function edit(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const { id } = await editable(c, actor)
  const say = organisationFormWords(lang)
  const typed = await typedForm(c)
  const shown = typedOne(typed, 'shown')
  return attempt(
    c,
    async () => {
      const fields = await change(house, (tx) => editPerson(tx, actor, id, { ...parseForm(PERSON, typed), shown }), requestOf(c))
      return redirectWith(c, personPath(id), { text: fields.length > 0 ? say.saved : say.unchanged })
    },
    async (errors, refusal) => {
      const status = refusal.status as Status
      const now = found(await personColumns(house.reader, id))
      if (status === 409) return editPage(c, now, { ...conflictOf(c, now, typed), errors, status })
      return editPage(c, now, { typed: typedFields(PERSON_FIELDS, typed), shown, errors, status })
    },
  )
}

export function personKeeping(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/persons/new',
    asKeeper(async (c) => {
      const { reader, clock } = c.var.house
      const asked = askedId(c, 'organisation')
      const owner = asked === null ? null : await organisation(reader, asked)
      return newPage(c, { typed: { lang: 'fr', starts_on: clock.today(), ...(owner ? { organisation: owner.name } : {}) } })
    }),
  )
  app.post('/persons/new', asKeeper(add))
  app.get(
    '/persons/:id/edit',
    asSignedIn(async (c, actor) => editPage(c, await editable(c, actor))),
  )
  app.post('/persons/:id/edit', asSignedIn(edit))
  return app
}
