/** Erasing a person: what says who he or she is goes, in one change; mandates and deeds stay under « personne effacée ». */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { forgetInKernel } from '#kernel/personal.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { erasureFacts } from '../queries/personal.ts'
import { leaversDue, lengths } from '../queries/retention.ts'
import { networkIdOf } from '../queries.ts'
import { objectionToConfirmation, objectionToErasure } from '../rules/erasure.ts'
import { mayKeepPeople } from '../rules/rights.ts'

/** One erasure at a time: two keepers who erase each other's last colleague must see each other. */
const lockNetwork = (tx: Writer) => tx.selectFrom('people_network').select('organisation_id').forUpdate().executeTakeFirst()

/**
 * Erases a person: oneself, or for the permanents anyone. Refused while mandates are in force or to come, for the last one who may keep the network,
 * and unless `confirmation` is the name. Never undone; other modules forget what is theirs by their reactions.
 */
export async function erasePerson(tx: Writer, actor: Actor, personId: number, confirmation: string): Promise<void> {
  await lockNetwork(tx)
  if (actor.personId !== personId && !mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  await tx.selectFrom('people_person').select('id').where('id', '=', personId).forUpdate().executeTakeFirst()
  const facts = found(await erasureFacts(tx, personId, todayOf(tx)))
  refuse(objectionToErasure(facts))
  refuse(objectionToConfirmation(facts.name, confirmation))
  await erase(tx, { id: personId, ...facts })
  await recordErasure(tx, actor, personId)
}

/** At once as many as a page proposes. */
export const MOST_AT_ONCE = 50

/** Erases persons who left long ago, among those whom the clock proposes: the permanents. Returns how many. */
export async function eraseLeavers(tx: Writer, actor: Actor, personIds: number[]): Promise<number> {
  await lockNetwork(tx)
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  const today = todayOf(tx)
  const due = await leaversDue(tx, today, (await lengths(tx)).leavers, Number.MAX_SAFE_INTEGER)
  const chosen = due.filter(({ id }) => personIds.includes(id)).slice(0, MOST_AT_ONCE)
  if (chosen.length === 0) refuse(objection('people.nobody_chosen', {}, 'person'))
  // Each is looked at as if he or she were erased alone: few at a time, and never by a clock.
  for (const { id } of chosen) {
    const facts = found(await erasureFacts(tx, id, today))
    refuse(objectionToErasure(facts))
    await erase(tx, { id, ...facts })
    await recordErasure(tx, actor, id)
  }
  return chosen.length
}

/** What is about the person alone, and goes whole. */
const HIS_OR_HERS = [
  'people_mail_choice',
  'people_mail_gathered',
  'people_mail_trouble',
  'people_invitation',
  'people_email_claim',
  'people_upload',
] as const

async function erase(tx: Writer, person: { id: number; name: string; email: string | null }): Promise<void> {
  const { id } = person
  await forgetInKernel(tx, person)
  for (const table of HIS_OR_HERS) await tx.deleteFrom(table).where('person_id', '=', id).execute()
  await tx
    .updateTable('people_person')
    .set({ name: '', email: null, phone: null, lang: 'fr', erased_on: todayOf(tx) })
    .where('id', '=', id)
    .execute()
}

const recordErasure = (tx: Writer, actor: Actor, id: number) =>
  record(tx, actor, 'person.erased', { organisationId: null, public: false, subjects: [{ kind: 'person', id }], payload: {} })
