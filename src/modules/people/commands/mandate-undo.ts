/** Undoing what was just done with a mandate: by whoever did it, while nothing followed. */
import type { Deeds } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { type JournalEntry, lastEntryAbout } from '#kernel/journal.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkIdOf } from '../queries.ts'
import { objectionToUndoing } from '../rules/keeping.ts'
import { mayGiveMandate, mayKeepPeople } from '../rules/rights.ts'
import type { MandateDeed } from '../tables/keeping.ts'
import { isPublicMandate, lockedMandate, lockedOwner, objectionToSeating } from './mandates.ts'

const WHAT: Partial<Record<string, MandateDeed>> = {
  'mandate.given': 'given',
  'mandate.ended': 'ended',
  'mandate.replaced': 'replaced',
}

/** Own, and the last on all the mandates that it is about. */
async function refuseUnlessOwnAndLast(tx: Writer, actor: Actor, entry: JournalEntry): Promise<void> {
  for (const subject of entry.subjects.filter(({ kind }) => kind === 'mandate')) {
    const last = await lastEntryAbout(tx, subject)
    refuse(objectionToUndoing(entry, actor.personId, last?.id ?? null), entry.personId === actor.personId ? 409 : 403)
  }
}

/** A mandate in whose name something was done has been. */
async function takeBack(tx: Writer, id: number): Promise<void> {
  const used = await tx.selectFrom('journal_entry').select('id').where('mandate_id', '=', id).limit(1).executeTakeFirst()
  if (used) refuse(objection('people.mandate_used', {}), 409)
  await tx.deleteFrom('people_mandate').where('id', '=', id).execute()
}

/** The last day as it was; meanwhile nobody else may have got the seat. */
async function giveBack(tx: Writer, id: number, endsOn: Day | null): Promise<void> {
  const known = found(await tx.selectFrom('people_mandate').selectAll().where('id', '=', id).executeTakeFirst())
  const seat = { personId: known.person_id, role: known.role, organisationId: known.organisation_id, bodyId: known.body_id }
  refuse(await objectionToSeating(tx, { ...seat, startsOn: known.starts_on, endsOn }, [id]))
  const ended_by = endsOn === null ? null : known.ended_by
  await tx.updateTable('people_mandate').set({ ends_on: endsOn, ended_by }).where('id', '=', id).execute()
}

/** Undoes the last deed on a mandate: its giving, its ending, its handing on, or the end that it got with others. Returns its organisation. */
export async function undoMandateDeed(tx: Writer, actor: Actor, mandateId: number): Promise<number> {
  const { owner, known } = await lockedMandate(tx, mandateId)
  const entry = found(await lastEntryAbout(tx, { kind: 'mandate', id: mandateId }))
  if (entry.deed === 'mandates.ended') return undoEndings(tx, actor, entry)
  const what = WHAT[entry.deed]
  const networkId = await networkIdOf(tx)
  const may = mayGiveMandate(actor, networkId, { role: known.role, organisation: owner, bodyId: known.body_id })
  if (!may && !(what === 'ended' && actor.personId === known.person_id)) throw notYours()
  if (what === undefined) refuse(objection('people.cannot_be_undone', {}))
  await refuseUnlessOwnAndLast(tx, actor, entry)
  const isPublic = await isPublicMandate(tx, networkId, known)
  const [main, other] = entry.subjects.filter(({ kind }) => kind === 'mandate')
  const { before } = entry.payload as Deeds['mandate.ended']
  if (what !== 'given' && before === undefined) refuse(objection('people.cannot_be_undone', {}))
  if (what !== 'ended') await takeBack(tx, main!.id)
  if (what === 'ended') await giveBack(tx, main!.id, before!)
  if (what === 'replaced') await giveBack(tx, other!.id, before!)
  await record(tx, actor, 'mandate.undone', {
    organisationId: owner.id,
    public: isPublic,
    subjects: entry.subjects,
    payload: { undoes: entry.id, what: what!, role: known.role },
  })
  return owner.id
}

/** All that ended with their organisation, or none. */
async function undoEndings(tx: Writer, actor: Actor, entry: JournalEntry): Promise<number> {
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  const organisationId = found(entry.organisationId)
  await lockedOwner(tx, organisationId)
  await refuseUnlessOwnAndLast(tx, actor, entry)
  const { before } = entry.payload as Deeds['mandates.ended']
  for (const [id, endsOn] of before) await giveBack(tx, id, endsOn)
  await record(tx, actor, 'mandates.undone', {
    organisationId,
    public: false,
    subjects: entry.subjects,
    payload: { undoes: entry.id, count: before.length },
  })
  return organisationId
}
