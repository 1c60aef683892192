/** What is done with organisations: added, edited, their fees and figures, their bodies. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notFound, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { lineOf, networkIdOf, organisation } from './queries.ts'
import { mayKeepPeople } from './rules/rights.ts'
import { bareSiret, objectionsToOrganisation, objectionToParent, objectionToValue, objectionToYear } from './rules.ts'
import type { FeeState, FigureKind, Kind } from './tables.ts'

/** What an organisation is told as; what is left out is unknown. */
export interface OrganisationInput {
  name: string
  region?: string | null
  town?: string | null
  site?: string | null
  siret?: string | null
  joinedOn?: Day | null
  leftOn?: Day | null
  note?: Localized
}

/** Throws 403 unless the actor keeps the network's people. */
async function asKeeper(tx: Writer, actor: Actor): Promise<void> {
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
}

const rowOf = (input: OrganisationInput) => ({
  name: input.name.trim(),
  region: input.region ?? null,
  town: input.town ?? null,
  site: input.site ?? null,
  siret: input.siret ? bareSiret(input.siret) : null,
  joined_on: input.joinedOn ?? null,
  left_on: input.leftOn ?? null,
  note_fr: input.note?.fr ?? null,
  note_en: input.note?.en ?? null,
})

/** What the row says against itself, and whether another organisation has its SIRET. */
async function objectionsTo(tx: Writer, row: ReturnType<typeof rowOf>, id: number | null) {
  const wrong = objectionsToOrganisation({ ...row, joinedOn: row.joined_on, leftOn: row.left_on })
  if (row.siret === null) return wrong
  const other = await tx.selectFrom('people_organisation').select(['id', 'name']).where('siret', '=', row.siret).executeTakeFirst()
  return other && other.id !== id ? [...wrong, objection('people.siret_taken', { siret: row.siret, name: other.name }, 'siret')] : wrong
}

/** Adds a regional association, a member or a partner. Permanents of the network. Returns its id. */
export async function addOrganisation(
  tx: Writer,
  actor: Actor,
  input: OrganisationInput & { kind: Exclude<Kind, 'network'>; parentId?: number | null; example?: boolean },
): Promise<number> {
  await asKeeper(tx, actor)
  const line = await lineOf(tx, input.parentId ?? null)
  if (input.parentId && line.length === 0) throw notFound()
  const row = rowOf(input)
  refuse([...(await objectionsTo(tx, row, null)), objectionToParent({ id: null, kind: input.kind }, line) ?? []].flat())
  const { id } = await tx
    .insertInto('people_organisation')
    .values({ ...row, kind: input.kind, parent_id: input.parentId ?? null, example: input.example ?? false })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'organisation.added', {
    organisationId: id,
    public: true,
    subjects: [{ kind: 'organisation', id }, ...line.slice(0, 1).map((parent) => ({ kind: 'organisation', id: parent.id }))],
    payload: { kind: input.kind, name: row.name },
  })
  return id
}

/** Edits what an organisation is told as, or moves it below another. Permanents of the network. Returns the fields that changed. */
export async function editOrganisation(
  tx: Writer,
  actor: Actor,
  id: number,
  input: OrganisationInput & { parentId?: number | null },
): Promise<string[]> {
  const known = found(await tx.selectFrom('people_organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
  await asKeeper(tx, actor)
  const parent_id = input.parentId === undefined ? known.parent_id : input.parentId
  const line = await lineOf(tx, parent_id)
  if (parent_id !== null && line.length === 0) throw notFound()
  const row = { ...rowOf(input), parent_id }
  refuse([...(await objectionsTo(tx, row, id)), objectionToParent({ id, kind: known.kind }, line) ?? []].flat())
  const fields = (Object.keys(row) as (keyof typeof row)[]).filter((field) => row[field] !== known[field])
  if (fields.length === 0) return []
  await tx.updateTable('people_organisation').set(row).where('id', '=', id).execute()
  await record(tx, actor, 'organisation.edited', {
    organisationId: id,
    public: true,
    subjects: [{ kind: 'organisation', id }],
    payload: { fields },
  })
  return fields
}

/** Who says it, and when. */
const saidBy = (tx: Writer, actor: Actor) => ({ said_at: nowOf(tx), said_by: actor.personId })

/** Records the state of a membership fee for a year; the last word counts. Permanents of the network. */
export async function recordFee(
  tx: Writer,
  actor: Actor,
  organisationId: number,
  fee: { year: number; state: FeeState; example?: boolean },
): Promise<void> {
  found(await organisation(tx, organisationId))
  await asKeeper(tx, actor)
  refuse(objectionToYear(fee.year))
  const { year, state } = fee
  const example = fee.example ?? false
  await tx
    .insertInto('people_fee')
    .values({ organisation_id: organisationId, year, state, example, ...saidBy(tx, actor) })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'year']).doUpdateSet({ state, example, ...saidBy(tx, actor) }))
    .execute()
  await record(tx, actor, 'organisation.fee_recorded', {
    organisationId,
    public: false,
    subjects: [{ kind: 'organisation', id: organisationId }],
    payload: { year, state },
  })
}

/** Records a key figure of a year (people in integration, permanent staff, volunteers). Permanents of the network. */
export async function recordFigure(
  tx: Writer,
  actor: Actor,
  organisationId: number,
  figure: { year: number; kind: FigureKind; value: number; example?: boolean },
): Promise<void> {
  found(await organisation(tx, organisationId))
  await asKeeper(tx, actor)
  refuse([objectionToYear(figure.year) ?? [], objectionToValue(figure.value) ?? []].flat())
  const { year, kind, value } = figure
  const example = figure.example ?? false
  await tx
    .insertInto('people_figure')
    .values({ organisation_id: organisationId, year, kind, value, example, ...saidBy(tx, actor) })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'year', 'kind']).doUpdateSet({ value, example, ...saidBy(tx, actor) }))
    .execute()
  await record(tx, actor, 'organisation.figure_recorded', {
    organisationId,
    public: false,
    subjects: [{ kind: 'organisation', id: organisationId }],
    payload: { year, kind, value },
  })
}

/** Adds a body to an organisation: its board, a committee, a working group. Permanents of the network. Returns its id. */
export async function addBody(
  tx: Writer,
  actor: Actor,
  input: { organisationId: number; code: string; name: { fr: string; en: string | null }; note?: Localized },
): Promise<number> {
  const owner = found(await organisation(tx, input.organisationId))
  await asKeeper(tx, actor)
  if (input.name.fr.trim() === '') refuse(objection('people.name_missing', {}, 'name'))
  const rival = await tx
    .selectFrom('people_body')
    .select('id')
    .where('organisation_id', '=', owner.id)
    .where('code', '=', input.code)
    .executeTakeFirst()
  if (rival) refuse(objection('people.code_taken', { code: input.code }, 'code'))
  const { id } = await tx
    .insertInto('people_body')
    .values({
      organisation_id: owner.id,
      code: input.code,
      name_fr: input.name.fr.trim(),
      name_en: input.name.en,
      note_fr: input.note?.fr ?? null,
      note_en: input.note?.en ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'body.added', {
    organisationId: owner.id,
    public: true,
    subjects: [
      { kind: 'body', id },
      { kind: 'organisation', id: owner.id },
    ],
    payload: { name: input.name },
  })
  return id
}
