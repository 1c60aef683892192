/** What is done with mandates: given, ended, handed on. */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/dates.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor, Role } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type OwnerOfMandates, ownerOfMandates } from '../queries/keeping.ts'
import { lineOf, networkIdOf } from '../queries.ts'
import { objectionToReplacing, objectionToStart } from '../rules/keeping.ts'
import { isPublicOffice, mayGiveMandate } from '../rules/rights.ts'
import { objectionToEnding, objectionToMandate, objectionToSeat, type Seat } from '../rules.ts'

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

interface MandateRow {
  id: number
  person_id: number
  role: Role
  organisation_id: number
  body_id: number | null
  starts_on: Day
  ends_on: Day | null
}

export const subjectsOf = (row: Pick<MandateRow, 'id' | 'person_id' | 'organisation_id' | 'body_id'>) => [
  { kind: 'mandate', id: row.id },
  { kind: 'person', id: row.person_id },
  { kind: 'organisation', id: row.organisation_id },
  ...(row.body_id === null ? [] : [{ kind: 'body', id: row.body_id }]),
]

/** Two who fill one seat at once must see each other: the organisation's row is the lock of all its mandates. */
export async function lockedOwner(tx: Writer, organisationId: number): Promise<OwnerOfMandates> {
  await tx.selectFrom('people_organisation').select('id').where('id', '=', organisationId).forUpdate().execute()
  return found(await ownerOfMandates(tx, organisationId))
}

/** The mandate with its organisation, both held. */
export async function lockedMandate(tx: Writer, id: number) {
  const { organisation_id } = found(await tx.selectFrom('people_mandate').select('organisation_id').where('id', '=', id).executeTakeFirst())
  const owner = await lockedOwner(tx, organisation_id)
  return { owner, known: found(await tx.selectFrom('people_mandate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) }
}

const seatOf = (row: Omit<MandateRow, 'id'>): Seat => ({
  personId: row.person_id,
  role: row.role,
  organisationId: row.organisation_id,
  bodyId: row.body_id,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
})

/** What the organisation's other mandates say against this one; `without`: those that are about to change. */
export async function objectionToSeating(tx: Writer, wished: Seat, without: number[] = []) {
  const others = await tx
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .selectAll('m')
    .select(['p.name', 'p.erased_on'])
    .where('m.organisation_id', '=', wished.organisationId)
    .where('m.role', '=', wished.role)
    .execute()
  const seats = others
    .filter(({ id }) => !without.includes(id))
    .map((each) => ({ ...seatOf(each), personName: each.erased_on === null ? each.name : null }))
  return objectionToMandate(wished, seats)
}

/** Whether anyone may read of it. */
export async function isPublicMandate(tx: Writer, networkId: number, row: Pick<MandateRow, 'role' | 'organisation_id' | 'body_id'>) {
  const body =
    row.body_id === null ? null : await tx.selectFrom('people_body').select('code').where('id', '=', row.body_id).executeTakeFirst()
  return isPublicOffice(networkId, { role: row.role, organisationId: row.organisation_id, bodyCode: body?.code ?? null })
}

async function insertMandate(tx: Writer, input: MandateInput, example: boolean, replacesId: number | null): Promise<MandateRow> {
  const person = await tx
    .selectFrom('people_person')
    .select('id')
    .where('id', '=', input.personId)
    .where('erased_on', 'is', null)
    .executeTakeFirst()
  if (!person) refuse(objection('people.person_unknown', {}, 'person'))
  const row = {
    person_id: input.personId,
    role: input.role,
    organisation_id: input.organisationId,
    body_id: input.bodyId ?? null,
    starts_on: input.startsOn,
    ends_on: input.endsOn ?? null,
    decided_by: input.decidedBy ?? null,
    replaces_id: replacesId,
    example,
  }
  const { id } = await tx.insertInto('people_mandate').values(row).returning('id').executeTakeFirstOrThrow()
  return { id, ...row }
}

/** Gives a mandate. Seats of the board: the secretary; who speaks for an organisation: its own representatives and the directors; else the permanents. Returns its id. */
export async function giveMandate(tx: Writer, actor: Actor, input: MandateInput): Promise<number> {
  const networkId = await networkIdOf(tx)
  const owner = await lockedOwner(tx, input.organisationId)
  const bodyId = input.bodyId ?? null
  const body =
    bodyId === null ? null : found(await tx.selectFrom('people_body').select('organisation_id').where('id', '=', bodyId).executeTakeFirst())
  if (!mayGiveMandate(actor, networkId, { role: input.role, organisation: owner, bodyId })) throw notYours()
  if (body) refuse(objectionToSeat(body.organisation_id, owner, await lineOf(tx, owner.id)))
  refuse(objectionToStart(owner.leftOn, input.startsOn))
  const wished = { ...input, bodyId, endsOn: input.endsOn ?? null }
  refuse(await objectionToSeating(tx, wished))
  const given = await insertMandate(tx, input, input.example ?? owner.example, null)
  await record(tx, actor, 'mandate.given', {
    organisationId: owner.id,
    public: await isPublicMandate(tx, networkId, given),
    subjects: subjectsOf(given),
    payload: { role: input.role, startsOn: input.startsOn, endsOn: wished.endsOn },
  })
  return given.id
}

/**
 * Sets the last day in force, or takes it back (null). Whoever may give a mandate may end it, and everyone his or her own, not later than it would.
 */
export async function endMandate(tx: Writer, actor: Actor, id: number, endsOn: Day | null, decision: string | null = null): Promise<void> {
  const networkId = await networkIdOf(tx)
  const { owner, known } = await lockedMandate(tx, id)
  const given = mayGiveMandate(actor, networkId, { role: known.role, organisation: owner, bodyId: known.body_id })
  const own = actor.personId === known.person_id && endsOn !== null && (known.ends_on === null || endsOn <= known.ends_on)
  if (!given && !own) throw notYours()
  refuse(objectionToEnding({ startsOn: known.starts_on, endsOn: known.ends_on }, endsOn, todayOf(tx)))
  const longer = known.ends_on !== null && (endsOn === null || endsOn > known.ends_on)
  if (longer) refuse(await objectionToSeating(tx, { ...seatOf(known), endsOn }, [id]))
  const ended_by = decision ?? (endsOn === null ? null : known.ended_by)
  if (endsOn === known.ends_on && ended_by === known.ended_by) return
  await tx.updateTable('people_mandate').set({ ends_on: endsOn, ended_by }).where('id', '=', id).execute()
  await record(tx, actor, 'mandate.ended', {
    organisationId: owner.id,
    public: await isPublicMandate(tx, networkId, known),
    subjects: subjectsOf(known),
    payload: { role: known.role, endsOn, before: known.ends_on },
  })
}

/**
 * Hands a seat on: the mandate ends on the day before, and the next person's begins, in one deed. Whoever may give it. Returns the new mandate's id.
 */
export async function replaceMandate(
  tx: Writer,
  actor: Actor,
  id: number,
  input: Pick<MandateInput, 'personId' | 'startsOn' | 'endsOn' | 'decidedBy'>,
): Promise<number> {
  const networkId = await networkIdOf(tx)
  const { owner, known } = await lockedMandate(tx, id)
  if (!mayGiveMandate(actor, networkId, { role: known.role, organisation: owner, bodyId: known.body_id })) throw notYours()
  refuse(objectionToReplacing({ startsOn: known.starts_on }, input.startsOn))
  refuse(objectionToStart(owner.leftOn, input.startsOn))
  const wished = { ...input, role: known.role, organisationId: owner.id, bodyId: known.body_id, endsOn: input.endsOn ?? null }
  refuse(await objectionToSeating(tx, wished, [id]))
  const last = addDays(input.startsOn, -1)
  if (known.ends_on === null || known.ends_on > last)
    await tx
      .updateTable('people_mandate')
      .set({ ends_on: last, ended_by: input.decidedBy ?? known.ended_by })
      .where('id', '=', id)
      .execute()
  const next = await insertMandate(tx, wished, known.example, id)
  const [mandate, ...rest] = subjectsOf(next)
  await record(tx, actor, 'mandate.replaced', {
    organisationId: owner.id,
    public: await isPublicMandate(tx, networkId, known),
    subjects: [
      mandate!,
      { kind: 'mandate', id },
      ...rest,
      ...(known.person_id === next.person_id ? [] : [{ kind: 'person', id: known.person_id }]),
    ],
    payload: { role: known.role, startsOn: input.startsOn, endsOn: wished.endsOn, before: known.ends_on },
  })
  return next.id
}
