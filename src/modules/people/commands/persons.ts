/** What is done with persons: added, edited, given mandates, mandates ended. */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor, Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { lineOf, networkIdOf, organisation } from '../queries.ts'
import { isPublicOffice, mayGiveMandate, mayKeepPeople } from '../rules/rights.ts'
import { objectionToEnding, objectionToMandate, objectionToSeat } from '../rules.ts'

export interface PersonInput {
  name: string
  email?: string | null
  phone?: string | null
  lang?: Lang
}

async function asKeeper(tx: Writer, actor: Actor): Promise<void> {
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
}

async function objectionsToPerson(tx: Writer, input: PersonInput, id: number | null) {
  const wrong = input.name.trim() === '' ? [objection('people.name_missing', {}, 'name')] : []
  if (!input.email) return wrong
  const other = await tx.selectFrom('people_person').select('id').where('email', '=', input.email.toLowerCase()).executeTakeFirst()
  return other && other.id !== id ? [...wrong, objection('people.email_taken', { email: input.email }, 'email')] : wrong
}

/** Adds a person; an e-mail is that of one person only, since it signs in. Permanents of the network. Returns the id. */
export async function addPerson(tx: Writer, actor: Actor, input: PersonInput & { example?: boolean }): Promise<number> {
  await asKeeper(tx, actor)
  refuse(await objectionsToPerson(tx, input, null))
  const { id } = await tx
    .insertInto('people_person')
    .values({
      name: input.name.trim(),
      email: input.email?.toLowerCase() ?? null,
      phone: input.phone ?? null,
      lang: input.lang ?? 'fr',
      example: input.example ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'person.added', { organisationId: null, public: false, subjects: [{ kind: 'person', id }], payload: {} })
  return id
}

/** Edits a person: the permanents of the network, and everyone himself or herself. Returns the fields that changed. */
export async function editPerson(tx: Writer, actor: Actor, id: number, input: PersonInput): Promise<string[]> {
  const known = found(await tx.selectFrom('people_person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
  if (actor.personId !== id) await asKeeper(tx, actor)
  refuse(await objectionsToPerson(tx, input, id))
  const row = {
    name: input.name.trim(),
    email: input.email === undefined ? known.email : (input.email?.toLowerCase() ?? null),
    phone: input.phone === undefined ? known.phone : input.phone,
    lang: input.lang ?? known.lang,
  }
  const fields = (Object.keys(row) as (keyof typeof row)[]).filter((field) => row[field] !== known[field])
  if (fields.length === 0) return []
  await tx.updateTable('people_person').set(row).where('id', '=', id).execute()
  await record(tx, actor, 'person.edited', { organisationId: null, public: false, subjects: [{ kind: 'person', id }], payload: { fields } })
  return fields
}

/** In which language the house speaks to oneself, in pages and mails. */
export async function chooseLanguage(tx: Writer, actor: Actor, lang: Lang): Promise<string[]> {
  if (actor.personId === null) throw notYours()
  return editPerson(tx, actor, actor.personId, { name: actor.name, lang })
}

export interface MandateInput {
  personId: number
  role: Role
  organisationId: number
  bodyId?: number | null
  startsOn: Day
  /** The last day in force, if known. */
  endsOn?: Day | null
  /** The decision that gave it, as far as known. */
  decidedBy?: string | null
  example?: boolean
}

/** Gives a mandate. Seats of the board: the secretary; who speaks for an organisation: its own representatives and the directors; else the permanents. Returns its id. */
export async function giveMandate(tx: Writer, actor: Actor, input: MandateInput): Promise<number> {
  const networkId = await networkIdOf(tx)
  // Two who fill one seat at once must see each other: the organisation's row is the lock.
  const owner = found(
    await tx
      .selectFrom('people_organisation')
      .select(['id', 'kind', 'name', 'parent_id'])
      .where('id', '=', input.organisationId)
      .forUpdate()
      .executeTakeFirst(),
  )
  const person = found(await tx.selectFrom('people_person').select('id').where('id', '=', input.personId).executeTakeFirst())
  const bodyId = input.bodyId ?? null
  const body =
    bodyId === null
      ? null
      : found(await tx.selectFrom('people_body').select(['organisation_id', 'code']).where('id', '=', bodyId).executeTakeFirst())
  if (!mayGiveMandate(actor, networkId, { role: input.role, organisation: { ...owner, parentId: owner.parent_id }, bodyId }))
    throw notYours()
  if (body) refuse(objectionToSeat(body.organisation_id, owner, await lineOf(tx, owner.id)))
  const others = await tx
    .selectFrom('people_mandate')
    .selectAll()
    .where('organisation_id', '=', owner.id)
    .where('role', '=', input.role)
    .execute()
  const wished = {
    personId: person.id,
    role: input.role,
    organisationId: owner.id,
    bodyId,
    startsOn: input.startsOn,
    endsOn: input.endsOn ?? null,
  }
  const seats = others.map((each) => ({
    personId: each.person_id,
    role: each.role,
    organisationId: each.organisation_id,
    bodyId: each.body_id,
    startsOn: each.starts_on,
    endsOn: each.ends_on,
  }))
  refuse(objectionToMandate(wished, seats))
  const { id } = await tx
    .insertInto('people_mandate')
    .values({
      person_id: person.id,
      role: input.role,
      organisation_id: owner.id,
      body_id: bodyId,
      starts_on: input.startsOn,
      ends_on: input.endsOn ?? null,
      decided_by: input.decidedBy ?? null,
      example: input.example ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'mandate.given', {
    organisationId: owner.id,
    public: isPublicOffice(networkId, { role: input.role, organisationId: owner.id, bodyCode: body?.code ?? null }),
    subjects: subjectsOf({ id, person_id: person.id, organisation_id: owner.id, body_id: bodyId }),
    payload: { role: input.role, startsOn: input.startsOn, endsOn: input.endsOn ?? null },
  })
  return id
}

const subjectsOf = (row: { id: number; person_id: number; organisation_id: number; body_id: number | null }) => [
  { kind: 'mandate', id: row.id },
  { kind: 'person', id: row.person_id },
  { kind: 'organisation', id: row.organisation_id },
  ...(row.body_id === null ? [] : [{ kind: 'body', id: row.body_id }]),
]

/** Sets the last day in force. Whoever may give a mandate may end it, and everyone his or her own. */
export async function endMandate(tx: Writer, actor: Actor, id: number, endsOn: Day): Promise<void> {
  const networkId = await networkIdOf(tx)
  const known = found(await tx.selectFrom('people_mandate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
  const owner = found(await organisation(tx, known.organisation_id))
  const given = mayGiveMandate(actor, networkId, { role: known.role, organisation: owner, bodyId: known.body_id })
  const own = actor.personId === known.person_id && (known.ends_on === null || endsOn <= known.ends_on)
  if (!given && !own) throw notYours()
  refuse(objectionToEnding({ startsOn: known.starts_on, endsOn: known.ends_on }, endsOn, todayOf(tx)))
  await tx.updateTable('people_mandate').set({ ends_on: endsOn }).where('id', '=', id).execute()
  const body =
    known.body_id === null ? null : await tx.selectFrom('people_body').select('code').where('id', '=', known.body_id).executeTakeFirst()
  await record(tx, actor, 'mandate.ended', {
    organisationId: known.organisation_id,
    public: isPublicOffice(networkId, { role: known.role, organisationId: known.organisation_id, bodyCode: body?.code ?? null }),
    subjects: subjectsOf(known),
    payload: { role: known.role, endsOn },
  })
}
