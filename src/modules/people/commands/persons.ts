/** What is done with persons: added, edited. Their mandates stand beside. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notFound, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkIdOf } from '../queries.ts'
import { PERSON_COLUMNS, shownOf } from '../rules/keeping.ts'
import { mayKeepPeople } from '../rules/rights.ts'

export { endMandate, giveMandate, type MandateInput, replaceMandate } from './mandates.ts'

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
  return other && other.id !== id ? [...wrong, emailTaken(input.email)] : wrong
}

const emailTaken = (email: string) => objection('people.email_taken', { email }, 'email')
/** Of two who give the same address at once, the second hears what he or she would have heard a moment later. */
const unlessTaken = <Result>(email: string | null | undefined, write: () => Promise<Result>): Promise<Result> =>
  refusingTaken({ people_person_email_key: emailTaken(email ?? '') }, write)

/** Adds a person; an e-mail is that of one person only, since it signs in. Permanents of the network. Returns the id. */
export async function addPerson(tx: Writer, actor: Actor, input: PersonInput & { example?: boolean }): Promise<number> {
  await asKeeper(tx, actor)
  refuse(await objectionsToPerson(tx, input, null))
  const row = {
    name: input.name.trim(),
    email: input.email?.toLowerCase() || null,
    phone: input.phone ?? null,
    lang: input.lang ?? 'fr',
    example: input.example ?? false,
  }
  const { id } = await unlessTaken(row.email, () => tx.insertInto('people_person').values(row).returning('id').executeTakeFirstOrThrow())
  await record(tx, actor, 'person.added', { organisationId: null, public: false, subjects: [{ kind: 'person', id }], payload: {} })
  return id
}

/**
 * Edits a person: the permanents of the network, and everyone himself or herself. `shown`: what the form showed (`shownOf`), so that an edit made
 * meanwhile is a 409. Returns the fields that changed.
 */
export async function editPerson(tx: Writer, actor: Actor, id: number, input: PersonInput & { shown?: string }): Promise<string[]> {
  const known = found(await tx.selectFrom('people_person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
  if (actor.personId !== id) await asKeeper(tx, actor)
  if (known.erased_on !== null) throw notFound()
  refuse(await objectionsToPerson(tx, input, id))
  const row = {
    name: input.name.trim(),
    email: input.email === undefined ? known.email : input.email?.toLowerCase() || null,
    phone: input.phone === undefined ? known.phone : input.phone,
    lang: input.lang ?? known.lang,
  }
  const fields = PERSON_COLUMNS.filter((field) => row[field] !== known[field])
  if (fields.length === 0) return []
  if (input.shown !== undefined && input.shown !== shownOf(PERSON_COLUMNS, known))
    throw new Refusal(objection('people.edited_meanwhile', {}), 409)
  await unlessTaken(row.email, () => tx.updateTable('people_person').set(row).where('id', '=', id).execute())
  await record(tx, actor, 'person.edited', { organisationId: null, public: false, subjects: [{ kind: 'person', id }], payload: { fields } })
  return fields
}

/** In which language the house speaks to oneself, in pages and mails. */
export async function chooseLanguage(tx: Writer, actor: Actor, lang: Lang): Promise<string[]> {
  if (actor.personId === null) throw notYours()
  return editPerson(tx, actor, actor.personId, { name: actor.name, lang })
}
