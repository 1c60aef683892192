/** A new plan, and the edit of a plan's own facts. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import type { JournalEntry } from '#kernel/journal.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { type Actor, isStaffOf } from '#kernel/values/actor.ts'
import { inLang } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { deepestLevel, planOwnFacts, predecessors } from '../queries/build-plan.ts'
import { type Plan, planById } from '../queries/plans.ts'
import { takenSlugs } from '../queries/standing.ts'
import { factChanges, factsTakenBack, objectionsToPlanFacts, objectionToEditingPlan, objectionToPredecessor } from '../rules/build-plan.ts'
import { freeSlug, slugFrom } from '../rules/import-names.ts'
import { mayWrite } from '../rules.ts'
import type { PlanFactChange, PlanOwnFacts } from '../tables/build.ts'
import { concerning } from './build.ts'

/** What a form showed of a plan, as a name: who saves says by it what he or she had before the eyes. */
export const shownFacts = (facts: PlanOwnFacts): string => sha256(canonicalJson(facts))

const stored = ({ level_names, ...facts }: Partial<PlanOwnFacts>) => ({
  ...facts,
  ...(level_names ? { level_names: JSON.stringify(level_names) } : {}),
})

/** The predecessor must be one that this actor can see: a plan that one may not see does not exist. */
async function refuseUnknownPredecessor(tx: Writer, actor: Actor, id: number | null): Promise<void> {
  if (id !== null && !(await planById(tx, actor, id))) refuse(objection('plan.unknown_choice', {}, 'predecessor'))
}

/** Begins a plan: a draft of the organisation for which the actor writes. */
export async function createPlan(
  tx: Writer,
  actor: Actor,
  input: { ownerId: number | null; facts: PlanOwnFacts },
): Promise<{ planId: number; slug: string }> {
  const { ownerId, facts } = input
  if (ownerId === null) throw new Refusal(objection('plan.owner_missing', {}, 'owner'))
  if (!isStaffOf(actor, ownerId)) throw notYours()
  refuse(objectionsToPlanFacts(facts))
  await refuseUnknownPredecessor(tx, actor, facts.predecessor_id)
  const wished = slugFrom(inLang({ fr: facts.title_fr, en: facts.title_en }, 'fr'))
  const slug = freeSlug(wished, await takenSlugs(tx, wished))
  const made = await tx
    .insertInto('plan_plan')
    .values({ ...facts, level_names: JSON.stringify(facts.level_names), slug, owner_id: ownerId, notes: '[]', example: false })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  // Somebody took the address in this very instant: asked again, the next one is free.
  if (!made) throw new Refusal(objection('plan.slug_taken', { slug }, 'title_fr'), 409)
  await record(tx, actor, 'plan.created', {
    organisationId: ownerId,
    public: false,
    subjects: [{ kind: 'plan', id: made.id }],
    payload: {},
  })
  return { planId: made.id, slug }
}

async function heldFacts(tx: Writer, actor: Actor, planId: number): Promise<{ plan: Plan; facts: PlanOwnFacts }> {
  await tx.selectFrom('plan_plan').select('id').where('id', '=', planId).forUpdate().execute()
  const plan = found(await planById(tx, actor, planId))
  if (!mayWrite(actor, plan)) throw notYours()
  return { plan, facts: await planOwnFacts(tx, planId) }
}

async function writeFacts(tx: Writer, actor: Actor, plan: Plan, after: PlanOwnFacts, changes: readonly PlanFactChange[]): Promise<void> {
  refuse(objectionToEditingPlan(plan, changes))
  refuse(objectionsToPlanFacts(after, await deepestLevel(tx, plan.id)))
  const predecessor = changes.find(({ field }) => field === 'predecessor_id')
  if (predecessor) {
    await refuseUnknownPredecessor(tx, actor, after.predecessor_id)
    refuse(objectionToPredecessor(plan.id, after.predecessor_id, await predecessors(tx)))
  }
  const written = Object.fromEntries(changes.map(({ field }) => [field, after[field]])) as Partial<PlanOwnFacts>
  await tx.updateTable('plan_plan').set(stored(written)).where('id', '=', plan.id).execute()
}

/**
 * Edits a plan's own facts; its address stays. `facts`: only what was on the form; `shown`: what the form showed, so that an edit made meanwhile is
 * a 409 with both. Returns the journal entry's id, or null when nothing differs.
 */
export async function editPlanFacts(
  tx: Writer,
  actor: Actor,
  input: { slug: string; shown: string; facts: Partial<PlanOwnFacts> },
): Promise<number | null> {
  const { id } = found(await tx.selectFrom('plan_plan').select('id').where('slug', '=', input.slug).executeTakeFirst())
  const { plan, facts } = await heldFacts(tx, actor, id)
  const after = { ...facts, ...input.facts }
  const changes = factChanges(facts, after)
  if (changes.length === 0) return null
  refuse(objectionToEditingPlan(plan, changes))
  if (shownFacts(facts) !== input.shown) throw new Refusal(objection('plan.facts_edited_meanwhile', {}), 409)
  await writeFacts(tx, actor, plan, after, changes)
  return record(tx, actor, 'plan.edited', {
    ...concerning(plan),
    subjects: [{ kind: 'plan', id: plan.id }],
    payload: { changes: [...changes] },
  })
}

/** Takes back one's own edit of a plan's facts, while they are still what it made of them. */
export async function undoPlanEdit(tx: Writer, actor: Actor, entry: JournalEntry): Promise<void> {
  const { plan, facts } = await heldFacts(tx, actor, found(entry.subjects[0]).id)
  if (entry.personId !== actor.personId) refuse(objection('plan.not_your_deed', {}), 403)
  const { changes } = entry.payload as { changes: PlanFactChange[] }
  const after = factsTakenBack(facts, changes)
  const back = factChanges(facts, after)
  const stands = factChanges(facts, { ...facts, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) }).length === 0
  if (!stands || back.length === 0) throw new Refusal(objection('plan.touched_since', {}), 409)
  await writeFacts(tx, actor, plan, after, back)
  await record(tx, actor, 'plan.build_undone', {
    ...concerning(plan),
    subjects: entry.subjects,
    payload: { undoes: entry.id, deed: 'plan.edited', codes: [], texts: [] },
  })
}
