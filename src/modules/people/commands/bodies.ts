/** What is done with bodies: added, edited. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkIdOf, organisation } from '../queries.ts'
import { BODY_COLUMNS, objectionToCode, shownOf } from '../rules/keeping.ts'
import { mayKeepPeople } from '../rules/rights.ts'

export interface BodyInput {
  code: string
  name: { fr: string; en: string | null }
  note?: Localized
  /** How many are to sit there; null: the texts do not say. */
  seats?: number | null
}

const MOST_SEATS = 1000

const rowOf = ({ code, name, note, seats }: BodyInput) => ({
  code: code.trim(),
  name_fr: name.fr.trim(),
  name_en: name.en?.trim() || null,
  note_fr: note?.fr ?? null,
  note_en: note?.en ?? null,
  seats: seats ?? null,
})

async function objectionsTo(tx: Writer, row: ReturnType<typeof rowOf>, organisationId: number, id: number | null) {
  const seats = row.seats
  const wrong = [
    row.name_fr === '' ? objection('people.name_missing', {}, 'name_fr') : [],
    objectionToCode(row.code) ?? [],
    seats !== null && !(Number.isInteger(seats) && seats >= 1 && seats <= MOST_SEATS)
      ? objection('kernel.out_of_range', { min: 1, max: MOST_SEATS }, 'seats')
      : [],
  ].flat()
  const rival = await tx
    .selectFrom('people_body')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('code', '=', row.code)
    .executeTakeFirst()
  return rival && rival.id !== id ? [...wrong, codeTaken(row.code)] : wrong
}

const codeTaken = (code: string) => objection('people.code_taken', { code }, 'code')
const unlessTaken = <Result>(code: string, write: () => Promise<Result>) =>
  refusingTaken({ people_body_organisation_id_code_key: codeTaken(code) }, write)

const subjectsOf = (id: number, organisationId: number) => [
  { kind: 'body', id },
  { kind: 'organisation', id: organisationId },
]

/** Adds a body to an organisation: its board, a committee, a working group. Permanents of the network. Returns its id. */
export async function addBody(tx: Writer, actor: Actor, input: BodyInput & { organisationId: number }): Promise<number> {
  const owner = found(await organisation(tx, input.organisationId))
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  const row = rowOf(input)
  refuse(await objectionsTo(tx, row, owner.id, null))
  const { id } = await unlessTaken(row.code, () =>
    tx
      .insertInto('people_body')
      .values({ organisation_id: owner.id, ...row })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await record(tx, actor, 'body.added', {
    organisationId: owner.id,
    public: true,
    subjects: subjectsOf(id, owner.id),
    payload: { name: { fr: row.name_fr, en: row.name_en } },
  })
  return id
}

/** Edits a body. `shown`: what its form showed (`shownOf`), so that an edit made meanwhile is a 409. Permanents. Returns the fields that changed. */
export async function editBody(tx: Writer, actor: Actor, id: number, input: BodyInput & { shown?: string }): Promise<string[]> {
  const known = found(await tx.selectFrom('people_body').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  const row = rowOf(input)
  refuse(await objectionsTo(tx, row, known.organisation_id, id))
  const fields = BODY_COLUMNS.filter((column) => row[column] !== known[column])
  if (fields.length === 0) return []
  if (input.shown !== undefined && input.shown !== shownOf(BODY_COLUMNS, known))
    throw new Refusal(objection('people.edited_meanwhile', {}), 409)
  await unlessTaken(row.code, () => tx.updateTable('people_body').set(row).where('id', '=', id).execute())
  await record(tx, actor, 'body.edited', {
    organisationId: known.organisation_id,
    public: true,
    subjects: subjectsOf(id, known.organisation_id),
    payload: { fields },
  })
  return fields
}
