/** Grants: asked for, followed step by step, and taken out while nothing rests on them. The treasurer and the permanents. */
import { sql } from 'kysely'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Grant, grantById, grantOwner } from '../../queries/grants/grants.ts'
import { type GrantYear, objectionsToGrant, stepOf } from '../../rules/grants/grants.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { type GrantFacts, STEPS } from '../../tables/grants.ts'
import { heldFunder } from './funders.ts'

/** What must be said of a grant; the rest may stay unsaid. */
export interface GrantInput extends Partial<GrantFacts> {
  funderId: number
  title: string
  period_from: Day
  period_to: Day
  /** What falls to each year; empty: unsaid. */
  years?: GrantYear[]
  /** Which actions it may pay for; absent: all. */
  itemIds?: number[]
  example?: boolean
}

/** What the deeds of a grant are about; the grant first. */
export const aboutGrant = ({ id, funder, organisationId }: Pick<Grant, 'id' | 'organisationId'> & { funder: { id: number } }) => ({
  organisationId,
  public: false,
  subjects: [
    { kind: 'grant', id },
    { kind: 'funder', id: funder.id },
  ],
})

const clean = (text: string | null): string | null => text?.trim() || null

const NOTHING: Omit<GrantFacts, 'title' | 'period_from' | 'period_to'> = {
  reference: null,
  rate_cap_bp: null,
  conditions: null,
  all_items: true,
  asked_cents: null,
  asked_on: null,
  proposed_cents: null,
  proposed_on: null,
  awarded_cents: null,
  awarded_on: null,
  refused_on: null,
  justified_cents: null,
  justified_on: null,
}

const FIELDS = ['title', 'period_from', 'period_to', ...(Object.keys(NOTHING) as (keyof typeof NOTHING)[])] as const

/** Only the facts among what was given, their texts trimmed. */
function factsOf(given: GrantFacts): GrantFacts {
  const facts = Object.fromEntries(FIELDS.map((field) => [field, given[field]])) as unknown as GrantFacts
  return { ...facts, title: facts.title.trim(), reference: clean(facts.reference), conditions: clean(facts.conditions) }
}

/** Actions of plans of this organisation, or of those that its budgets stand on; anything else is not found. */
async function refuseForeignItems(tx: Writer, organisationId: number, itemIds: readonly number[]): Promise<void> {
  if (itemIds.length === 0) return
  const known = await tx
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select('i.id')
    .where(sql<boolean>`i.id = any(${[...itemIds]}::bigint[])`)
    .where('i.removed', '=', false)
    .where(sql<boolean>`i.level = jsonb_array_length(p.level_names -> 'fr')`)
    .where(
      sql<boolean>`(p.owner_id = ${organisationId} or p.id in (select b.plan_id from budget_budget b where b.organisation_id = ${organisationId}))`,
    )
    .execute()
  if (known.length !== new Set(itemIds).size) found(null)
}

async function writeParts(tx: Writer, grantId: number, years: readonly GrantYear[], itemIds: readonly number[]): Promise<void> {
  await tx.deleteFrom('budget_grant_year').where('grant_id', '=', grantId).execute()
  await tx.deleteFrom('budget_grant_item').where('grant_id', '=', grantId).execute()
  if (years.length > 0)
    await tx
      .insertInto('budget_grant_year')
      .values(years.map(({ year, amountCents }) => ({ grant_id: grantId, year, amount_cents: amountCents })))
      .execute()
  if (itemIds.length > 0)
    await tx
      .insertInto('budget_grant_item')
      .values([...new Set(itemIds)].map((item_id) => ({ grant_id: grantId, item_id })))
      .execute()
}

/** The steps that were written down, moved or taken back, each as a deed of its own. */
async function recordSteps(tx: Writer, actor: Actor, grant: Parameters<typeof aboutGrant>[0], before: GrantFacts, after: GrantFacts) {
  for (const step of STEPS) {
    const [was, is] = [stepOf(before, step), stepOf(after, step)]
    if (was.on === is.on && was.cents === is.cents) continue
    const gone = is.on === null && is.cents === null
    await record(tx, actor, 'grant.step_recorded', {
      ...aboutGrant(grant),
      payload: { step, on: gone ? was.on : is.on, amountCents: gone ? was.cents : is.cents, ...(gone ? { undone: true } : {}) },
    })
  }
}

/** Writes down a grant under its funder. Returns its id. */
export async function addGrant(
  tx: Writer,
  actor: Actor,
  { funderId, years = [], itemIds, example, ...given }: GrantInput,
): Promise<number> {
  const funder = await heldFunder(tx, actor, funderId)
  const facts = factsOf({ ...NOTHING, ...given, all_items: given.all_items ?? itemIds === undefined })
  const items = facts.all_items ? [] : (itemIds ?? [])
  refuse(objectionsToGrant(facts, { years, itemIds: items, today: todayOf(tx) }))
  await refuseForeignItems(tx, funder.organisationId, items)
  const { id } = await tx
    .insertInto('budget_grant')
    .values({ ...facts, funder_id: funderId, organisation_id: funder.organisationId, example: example ?? funder.example })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeParts(tx, id, years, items)
  const grant = { id, organisationId: funder.organisationId, funder }
  // What is asked is told with the grant itself, where no day says when.
  const undated = facts.asked_on === null ? facts.asked_cents : null
  await record(tx, actor, 'grant.added', { ...aboutGrant(grant), payload: { title: facts.title, askedCents: undated } })
  await recordSteps(tx, actor, grant, { ...facts, ...NOTHING, asked_cents: undated }, facts)
  return id
}

/** The grant, held until the transaction ends; 404 for who may not know of it, 403 for who may not write it. */
export async function heldGrant(tx: Writer, actor: Actor, id: number): Promise<Grant> {
  await tx.selectFrom('budget_grant').select('id').where('id', '=', id).forUpdate().execute()
  const grant = found(await grantById(tx, actor, id))
  if (!mayEditBudget(actor, found(await grantOwner(tx, actor, grant.organisationId)))) throw notYours()
  return grant
}

const STEP_FIELDS = new Set(STEPS.flatMap((step) => [`${step}_on`, `${step}_cents`]))

/** Edits a grant. `revision`: the one that the form was shown with; an older one is refused with 409. Returns what changed. */
export async function editGrant(
  tx: Writer,
  actor: Actor,
  id: number,
  input: { revision: number; facts: Partial<GrantFacts>; years?: GrantYear[]; itemIds?: number[] },
): Promise<string[]> {
  const grant = await heldGrant(tx, actor, id)
  if (input.revision !== grant.revision) refuse(objection('budget.grant_touched_since', {}), 409)
  const before = factsOf(grant)
  const facts = factsOf({ ...before, ...input.facts })
  const years = input.years ?? grant.years
  const items = facts.all_items ? [] : (input.itemIds ?? grant.itemIds)
  refuse(objectionsToGrant(facts, { years, itemIds: items, today: todayOf(tx) }))
  await refuseForeignItems(
    tx,
    grant.organisationId,
    items.filter((item) => !grant.itemIds.includes(item)),
  )
  const fields: string[] = FIELDS.filter((field) => facts[field] !== before[field])
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  if (
    differs(
      [...years].sort((one, other) => one.year - other.year),
      grant.years,
    )
  )
    fields.push('years')
  if (
    differs(
      [...items].sort((one, other) => one - other),
      grant.itemIds,
    )
  )
    fields.push('items')
  if (fields.length === 0) return []
  await tx
    .updateTable('budget_grant')
    .set({ ...facts, revision: grant.revision + 1 })
    .where('id', '=', id)
    .execute()
  await writeParts(tx, id, years, items)
  const told = fields.filter((field) => !STEP_FIELDS.has(field))
  if (told.length > 0) await record(tx, actor, 'grant.edited', { ...aboutGrant(grant), payload: { fields: told } })
  await recordSteps(tx, actor, grant, before, facts)
  return fields
}

/**
 * Holds every draft of an organisation: whoever writes a line holds its version, so that no line comes to rest on a grant or a paper while it goes.
 * Before the grant itself is held: a line that is being written holds its version first and its grant afterwards.
 */
export async function holdDrafts(tx: Writer, organisationId: number): Promise<void> {
  await tx
    .selectFrom('budget_version as v')
    .innerJoin('budget_budget as b', 'b.id', 'v.budget_id')
    .select('v.id')
    .where('b.organisation_id', '=', organisationId)
    .where('v.state', '=', 'draft')
    .orderBy('v.id')
    .forUpdate('v')
    .execute()
}

/** Takes out a grant that was written down by mistake: no line, no agreement and no money received rests on it. */
export async function removeGrant(tx: Writer, actor: Actor, id: number): Promise<void> {
  await holdDrafts(tx, found(await grantById(tx, actor, id)).organisationId)
  const grant = await heldGrant(tx, actor, id)
  const uses = await tx
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .select('l.id')
    .where('l.grant_id', '=', id)
    .where('l.removed', '=', false)
    .where('v.given_up', '=', false)
    .execute()
  const agreements = await tx.selectFrom('budget_agreement').select('id').where('grant_id', '=', id).execute()
  const payments = grant.payments.filter(({ receivedOn }) => receivedOn !== null).length
  const lines = uses.length + agreements.length
  if (lines + payments > 0) refuse(objection('budget.grant_in_use', { lines, payments }))
  await tx
    .updateTable('budget_grant')
    .set({ removed: true, revision: grant.revision + 1 })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'grant.removed', { ...aboutGrant(grant), payload: { title: grant.title } })
}
