/** Funders: added to an organisation's list, edited, and taken out while no grant stands under them. The treasurer and the permanents. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Funder, funderById, grantOwner } from '../../queries/grants/grants.ts'
import { type FunderFacts, objectionsToFunder } from '../../rules/grants/grants.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import type { FunderKind } from '../../tables.ts'

export interface FunderInput {
  organisationId: number
  name: string
  kind: FunderKind
  europeanFund?: string | null
  note?: string | null
  example?: boolean
}

const about = ({ id, organisationId }: Pick<Funder, 'id' | 'organisationId'>) => ({
  organisationId,
  public: false,
  subjects: [
    { kind: 'funder', id },
    { kind: 'organisation', id: organisationId },
  ],
})

const taken = (name: string) => ({ budget_funder_name: objection('budget.funder_name_taken', { name }, 'name') })
const clean = (text: string | null | undefined): string | null => text?.trim() || null

/** Adds a funder to an organisation's list. Returns its id. */
export async function addFunder(tx: Writer, actor: Actor, input: FunderInput): Promise<number> {
  const owner = found(await grantOwner(tx, actor, input.organisationId))
  if (!mayEditBudget(actor, owner)) throw notYours()
  const facts: FunderFacts = {
    name: input.name.trim(),
    kind: input.kind,
    european_fund: clean(input.europeanFund),
    note: clean(input.note),
  }
  refuse(objectionsToFunder(facts))
  const { id } = await refusingTaken(taken(facts.name), () =>
    tx
      .insertInto('budget_funder')
      .values({ ...facts, organisation_id: input.organisationId, example: input.example ?? false })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await record(tx, actor, 'funder.added', {
    ...about({ id, organisationId: input.organisationId }),
    payload: { name: facts.name, kind: facts.kind },
  })
  return id
}

/** The funder, held until the transaction ends; 404 for who may not know of it, 403 for who may not write it. */
export async function heldFunder(tx: Writer, actor: Actor, id: number): Promise<Funder> {
  await tx.selectFrom('budget_funder').select('id').where('id', '=', id).forUpdate().execute()
  const { owner, thing } = found(await funderById(tx, actor, id))
  if (!mayEditBudget(actor, owner)) throw notYours()
  return thing
}

/** Lines of versions that are worked on or decided, and agreements, whose partner's share rests on this funder being a European fund (R21). */
async function partnerShares(tx: Writer, funderId: number): Promise<number> {
  const lines = await tx
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .innerJoin('budget_grant as g', 'g.id', 'l.grant_id')
    .select('l.id')
    .where('g.funder_id', '=', funderId)
    .where('l.transfer', '=', 'partner')
    .where('l.removed', '=', false)
    .where('v.given_up', '=', false)
    .execute()
  const agreements = await tx
    .selectFrom('budget_agreement as a')
    .innerJoin('budget_grant as g', 'g.id', 'a.grant_id')
    .select('a.id')
    .where('g.funder_id', '=', funderId)
    .where('a.transfer', '=', 'partner')
    .where('a.ended_on', 'is', null)
    .execute()
  return lines.length + agreements.length
}

/** Edits a funder. `revision`: the one that the form was shown with; an older one is refused with 409. */
export async function editFunder(
  tx: Writer,
  actor: Actor,
  id: number,
  { revision, facts }: { revision: number; facts: Partial<FunderFacts> },
): Promise<string[]> {
  const funder = await heldFunder(tx, actor, id)
  if (revision !== funder.revision) refuse(objection('budget.funder_touched_since', {}), 409)
  const { name, kind, european_fund, note } = { ...funder, ...facts }
  const wanted: FunderFacts = { name: name.trim(), kind, european_fund: clean(european_fund), note: clean(note) }
  refuse(objectionsToFunder(wanted))
  if (funder.kind === 'european' && kind !== 'european') {
    const count = await partnerShares(tx, id)
    if (count > 0) refuse(objection('budget.funder_partner_lines', { count }, 'kind'))
  }
  const fields = (Object.keys(wanted) as (keyof FunderFacts)[]).filter((field) => wanted[field] !== funder[field])
  if (fields.length === 0) return []
  await refusingTaken(taken(wanted.name), () =>
    tx
      .updateTable('budget_funder')
      .set({ ...wanted, revision: revision + 1 })
      .where('id', '=', id)
      .execute(),
  )
  await record(tx, actor, 'funder.edited', { ...about(funder), payload: { fields } })
  return fields
}

/** Takes a funder out of the list, while it has no grant. */
export async function removeFunder(tx: Writer, actor: Actor, id: number): Promise<void> {
  const funder = await heldFunder(tx, actor, id)
  const grants = await tx.selectFrom('budget_grant').select('id').where('funder_id', '=', id).where('removed', '=', false).execute()
  if (grants.length > 0) refuse(objection('budget.funder_has_grants', { count: grants.length }))
  await tx.updateTable('budget_funder').set({ removed: true }).where('id', '=', id).execute()
  await record(tx, actor, 'funder.removed', { ...about(funder), payload: { name: funder.name } })
}
