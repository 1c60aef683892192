/** What is done with organisations: added, edited, left. Their bodies, fees, figures and mandates stand beside. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notFound, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { endMandatesOn } from './commands/leaving.ts'
import { lineOf, networkIdOf } from './queries.ts'
import { fullSite, ORGANISATION_COLUMNS, objectionToSite, shownOf } from './rules/keeping.ts'
import { mayKeepPeople } from './rules/rights.ts'
import { bareSiret, objectionsToOrganisation, objectionToParent } from './rules.ts'
import type { Kind } from './tables.ts'

export { addBody, type BodyInput, editBody } from './commands/bodies.ts'
export { recordFees, undoFees } from './commands/fees.ts'
export { recordFee, recordFigure, recordYear } from './commands/years.ts'

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
  site: fullSite(input.site ?? null),
  siret: (input.siret && bareSiret(input.siret)) || null,
  joined_on: input.joinedOn ?? null,
  left_on: input.leftOn ?? null,
  note_fr: input.note?.fr ?? null,
  note_en: input.note?.en ?? null,
})

type Row = ReturnType<typeof rowOf>
type Wished = OrganisationInput & { parentId?: number | null }

/** Of two who say the same SIRET at once, the second hears it as if he or she had looked a moment later. */
const unlessTaken = <Result>({ siret }: Row, write: () => Promise<Result>): Promise<Result> =>
  refusingTaken({ people_organisation_siret_key: objection('people.siret_taken', { siret: siret ?? '', name: null }, 'siret') }, write)

/** What the row says against itself, and whether another organisation has its SIRET. */
async function objectionsTo(tx: Writer, row: Row, id: number | null) {
  const plain = objectionsToOrganisation({ ...row, joinedOn: row.joined_on, leftOn: row.left_on })
  const wrong = [...plain, objectionToSite(row.site) ?? []].flat()
  if (row.siret === null) return wrong
  const other = await tx.selectFrom('people_organisation').select(['id', 'name']).where('siret', '=', row.siret).executeTakeFirst()
  return other && other.id !== id ? [...wrong, objection('people.siret_taken', { siret: row.siret, name: other.name }, 'siret')] : wrong
}

/** Adds a regional association, a member or a partner. Permanents of the network. Returns its id. */
export async function addOrganisation(
  tx: Writer,
  actor: Actor,
  input: Wished & { kind: Exclude<Kind, 'network'>; example?: boolean },
): Promise<number> {
  await asKeeper(tx, actor)
  const line = await lineOf(tx, input.parentId ?? null)
  if (input.parentId && line.length === 0) throw notFound()
  const row = rowOf(input)
  refuse([...(await objectionsTo(tx, row, null)), objectionToParent({ id: null, kind: input.kind }, line) ?? []].flat())
  const { id } = await unlessTaken(row, () =>
    tx
      .insertInto('people_organisation')
      .values({ ...row, kind: input.kind, parent_id: input.parentId ?? null, example: input.example ?? false })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await record(tx, actor, 'organisation.added', {
    organisationId: id,
    public: true,
    subjects: [{ kind: 'organisation', id }, ...line.slice(0, 1).map((parent) => ({ kind: 'organisation', id: parent.id }))],
    payload: { kind: input.kind, name: row.name },
  })
  return id
}

/** What stands below it fits only what it is: a regional association with members stays one. */
async function objectionToKind(tx: Writer, id: number, before: Kind, after: Kind) {
  if (before === after) return null
  const { count } = await tx
    .selectFrom('people_organisation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('parent_id', '=', id)
    .executeTakeFirstOrThrow()
  return count > 0 ? objection('people.kind_has_members', { count }, 'kind') : null
}

export interface OrganisationEdit extends Wished {
  kind?: Exclude<Kind, 'network'>
  /** What its form showed (`shownOf`): an edit made meanwhile is then a 409. */
  shown?: string
  /** It leaves, and the mandates that would go on end on the same day. */
  endMandates?: boolean
}

/** Edits what an organisation is told as, or moves it below another. Permanents of the network. Returns the fields that changed. */
export async function editOrganisation(tx: Writer, actor: Actor, id: number, input: OrganisationEdit): Promise<string[]> {
  const known = found(await tx.selectFrom('people_organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
  await asKeeper(tx, actor)
  const parent_id = input.parentId === undefined ? known.parent_id : input.parentId
  const kind = known.kind === 'network' ? known.kind : (input.kind ?? known.kind)
  const line = await lineOf(tx, parent_id)
  if (parent_id !== null && line.length === 0) throw notFound()
  const row = { ...rowOf(input), parent_id, kind }
  const wrong = [await objectionsTo(tx, row, id), objectionToParent({ id, kind }, line) ?? []].flat()
  refuse([wrong, (await objectionToKind(tx, id, known.kind, kind)) ?? []].flat())
  const fields = ORGANISATION_COLUMNS.filter((field) => row[field] !== known[field])
  if (fields.length > 0 && input.shown !== undefined && input.shown !== shownOf(ORGANISATION_COLUMNS, known))
    throw new Refusal(objection('people.edited_meanwhile', {}), 409)
  if (fields.length > 0) {
    await unlessTaken(row, () => tx.updateTable('people_organisation').set(row).where('id', '=', id).execute())
    await record(tx, actor, 'organisation.edited', {
      organisationId: id,
      public: true,
      subjects: [{ kind: 'organisation', id }],
      payload: { fields },
    })
  }
  const ended = input.endMandates && row.left_on !== null ? await endMandatesOn(tx, actor, id, row.left_on) : 0
  return ended > 0 ? [...fields, 'mandates'] : fields
}
