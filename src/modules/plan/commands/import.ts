/** Brings a plan in: a new one whole, or onto a text that is not adopted yet, where nothing is removed. */
import { sql } from 'kysely'
import type { Subject } from '#kernel/capability.ts'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { type Actor, isStaffOf } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { bearersOf, type HeldPlan, heldPlan, standingItems, takenSlugs } from '../queries/standing.ts'
import { freeSlug, isSlug, objectionsToDraft, objectionToImporting, placed, slugFrom } from '../rules/imports.ts'
import { mayMoveOn, mayRead, mayWrite, type PlanFacts } from '../rules.ts'
import type { PlanDraft, PlanState } from '../tables.ts'
import { writeItems } from './import-items.ts'
import { type Meaning, meaningOf, namesIn, type Unlinked } from './import-names.ts'
import { addPlan, editPlan, restoreLife } from './import-plan-row.ts'
import { writeServing } from './import-serving.ts'
import { subjectsOfPlan, writeState } from './life.ts'
import { freezeVersion } from './versions.ts'

export type { Unlinked }

export interface ImportInput {
  draft: PlanDraft
  /** Null: the draft's own, else one made from the title. */
  slug: string | null
  /** Makes it readable by anyone, as the page would. */
  publish: boolean
  /** `restore` (from the shell, a new plan only): its state, its decision and its history come in too. */
  life: 'draft' | 'restore'
  /** What the file did not say itself (a sheet has no title and no period), so that an existing plan keeps it. */
  keep?: readonly ('title' | 'facts')[]
}

export interface ImportedPlan {
  planId: number
  slug: string
  created: number
  changed: number
  unchanged: number
  /** `A1.2 Intitulé`: what stands here and is not in the file. */
  missing: string[]
  /** How many items the file has at each level, from the first down. */
  byLevel: number[]
  /** Names that nobody alone bears here; each was kept as text. */
  warnings: Unlinked[]
  /** The file told of a life, and the plan that stands kept its own. */
  lifeKept: boolean
}

const isShell = (actor: Actor): boolean => actor.personId === null

async function slugFor(tx: Writer, { slug, draft }: ImportInput): Promise<string> {
  const given = slug || draft.slug
  if (given && !isSlug(given)) throw new Refusal(objection('plan.slug_invalid', { slug: given }, 'slug'))
  if (given) return given
  const made = slugFrom(draft.title.fr ?? draft.title.en ?? '')
  return freeSlug(made, await takenSlugs(tx, made))
}

/** What stands against writing onto this plan, or against a new one of this owner. What one may not see does not exist: its address is taken. */
function refuseUnlessWritable(actor: Actor, plan: PlanFacts, slug: string, exists: boolean, publish: boolean): void {
  if (exists && !isShell(actor) && !mayRead(actor, plan)) refuse(objection('plan.slug_taken', { slug }, 'slug'))
  if (!isShell(actor) && !mayWrite(actor, plan)) throw notYours()
  if (exists) refuse(objectionToImporting(plan))
  if (publish && plan.state === 'draft' && !isShell(actor) && !mayMoveOn(actor, plan)) throw notYours()
}

/** The owner of a new plan: the organisation that is named, else the network, else one that the actor works for. */
function ownerOf(actor: Actor, draft: PlanDraft, meaning: Meaning, networkId: number | null): { id: number | null; text: string | null } {
  if (draft.owner) {
    const named = meaning(draft.owner, ['organisation'])
    return named ? { id: named.id, text: null } : { id: null, text: draft.owner }
  }
  if (isShell(actor) || (networkId !== null && isStaffOf(actor, networkId))) return { id: networkId, text: null }
  const own = [actor.acting, ...actor.mandates].find((mandate) => mandate && isStaffOf(actor, mandate.organisationId))
  return { id: own?.organisationId ?? networkId, text: null }
}

/** Links the texts that name another plan or item, of this plan and of those that wait for it. Answers what was linked elsewhere. */
async function linkPlans(tx: Writer, actor: Actor, planId: number): Promise<Subject[]> {
  // A draft of others does not exist for whoever may not read it, so nothing is linked to it; the shell sees all.
  const seen = isShell(actor) ? sql`true` : sql`(t.state <> 'draft' or t.owner_id is not distinct from p.owner_id)`
  const plans = await sql<{ id: number }>`update plan_plan p set predecessor_id = t.id, predecessor_text = null from plan_plan t
    where p.predecessor_text = t.slug and t.id <> p.id and (p.id = ${planId} or t.id = ${planId}) and ${seen} returning p.id`.execute(tx)
  const items = await sql<{ id: number; plan_id: number }>`update plan_item i set carried_over_to_id = x.id, carried_over_to_text = null
    from plan_plan p, plan_plan t, plan_item x
    where p.id = i.plan_id and x.plan_id = t.id and i.carried_over_to_text is not null and (i.plan_id = ${planId} or t.id = ${planId}) and x.id <> i.id and ${seen}
      and t.slug = case when strpos(i.carried_over_to_text, '#') = 0 then p.slug else split_part(i.carried_over_to_text, '#', 1) end
      and not x.removed and x.code = substr(i.carried_over_to_text, strpos(i.carried_over_to_text, '#') + 1)
    returning i.id, i.plan_id`.execute(tx)
  const elsewhere = items.rows.filter((row) => row.plan_id !== planId)
  const ids = new Set([...plans.rows.map(({ id }) => id), ...elsewhere.map((row) => row.plan_id)])
  ids.delete(planId)
  return [...[...ids].map((id) => ({ kind: 'plan', id })), ...elsewhere.map(({ id }) => ({ kind: 'item', id }))]
}

interface Found {
  slug: string
  held: HeldPlan | null
  plan: PlanFacts
  owner: { id: number | null; text: string | null }
  meaning: Meaning
}

/** Finds the plan at the address, or whom a new one is for; refuses what this actor may not write. */
async function findPlan(tx: Writer, actor: Actor, input: ImportInput, names: string[]): Promise<Found> {
  const slug = await slugFor(tx, input)
  const held = await heldPlan(tx, slug)
  const networkId = (await networkOrganisation(tx))?.id ?? null
  const bearers = await bearersOf(tx, names, todayOf(tx))
  const owner = held
    ? { id: held.owner_id, text: held.owner_text }
    : ownerOf(actor, input.draft, meaningOf(bearers, 0, networkId), networkId)
  const plan: PlanFacts = {
    id: held?.id ?? 0,
    state: held?.state ?? 'draft',
    responsibleId: owner.id ?? networkId ?? 0,
    sharedWith: held?.shared_with ?? [],
    revisesId: held?.revises_id ?? null,
  }
  refuseUnlessWritable(actor, plan, slug, held !== null, input.publish)
  return { slug, held, plan, owner, meaning: meaningOf(bearers, plan.responsibleId, networkId) }
}

/** The decision that a file tells of, as the version that it adopted keeps it. */
const decisionOf = ({ decision }: PlanDraft) =>
  decision && {
    body: decision.body ? { fr: decision.body, en: null } : null,
    decidedOn: decision.on,
    reference: decision.reference,
    source: decision.source,
  }

const countsByLevel = (all: { level: number }[], levels: number): number[] => {
  const counts = Array.from({ length: levels }, () => 0)
  for (const { level } of all) counts[level - 1]! += 1
  return counts
}

/**
 * Brings a plan in. The same slug again: items are matched by code, then by the path of their titles; nothing is removed, and what the draft
 * leaves out stays. Refuses an adopted or closed text (R39), an address that is taken, and whoever is neither the shell nor staff of the owner.
 * Where nothing at all changes, nothing is journalled.
 */
export async function importPlan(tx: Writer, actor: Actor, input: ImportInput): Promise<ImportedPlan> {
  const { draft, publish, keep = [] } = input
  const all = placed(draft.items)
  refuse(objectionsToDraft(all))
  const levels = Math.max(0, ...new Set(all.map((each) => each.level)))
  if (levels > draft.levelNames.fr.length) refuse(objection('plan.too_many_levels', { most: draft.levelNames.fr.length }))
  const { slug, held, plan, owner, meaning } = await findPlan(
    tx,
    actor,
    input,
    namesIn(
      draft,
      all.map((each) => each.item),
    ),
  )
  const restores = input.life === 'restore' && isShell(actor) && !held
  const born: PlanState = restores && draft.state !== 'draft' ? draft.state : publish ? 'published' : 'draft'
  if (!held && !draft.title.fr && !draft.title.en) refuse(objection('plan.item_without_title', {}, 'title'))

  const planId = held?.id ?? (await addPlan(tx, slug, born, owner, draft))
  const items = await writeItems(tx, planId, all, held ? await standingItems(tx, held.id) : [], meaning)
  const edited = held ? await editPlan(tx, held, draft, keep, items.depth) : true
  if (restores) await restoreLife(tx, planId, draft, meaning)
  const serving = await writeServing(tx, planId, items.ids)
  const linked = await linkPlans(tx, actor, planId)
  if (!held && born !== 'draft')
    await freezeVersion(tx, planId, born === 'published' ? 'published' : 'adopted', restores ? decisionOf(draft) : null)
  const touched = [...new Set([...items.createdIds, ...items.changedIds, ...serving.actionIds])]
  if (edited || touched.length > 0 || linked.length > 0) {
    await record(tx, actor, 'plan.imported', {
      organisationId: plan.responsibleId || null,
      public: (held?.state ?? born) !== 'draft',
      subjects: [{ kind: 'plan', id: planId }, ...touched.map((id) => ({ kind: 'item', id })), ...linked],
      payload: { created: items.createdIds.length, changed: items.changedIds.length },
    })
  }
  if (held?.state === 'draft' && publish) {
    await writeState(tx, planId, 'published')
    const { number } = await freezeVersion(tx, planId, 'published')
    await record(tx, actor, 'plan.published', {
      organisationId: plan.responsibleId || null,
      public: true,
      subjects: await subjectsOfPlan(tx, planId),
      payload: { version: number },
    })
  }
  return {
    planId,
    slug,
    created: items.createdIds.length,
    changed: items.changedIds.length,
    unchanged: items.unchanged,
    missing: items.missing.map((each) => `${each.code} ${each.title_fr ?? each.title_en}`),
    byLevel: countsByLevel(all, Math.max(levels, draft.levelNames.fr.length)),
    warnings: [
      ...(!held && owner.text ? [{ fact: 'owner' as const, item: null, place: [], text: owner.text }] : []),
      ...items.unlinked,
      ...serving.unlinked,
    ],
    lifeKept:
      held !== null && input.life === 'restore' && (draft.state !== 'draft' || draft.decision !== null || draft.milestones.length > 0),
  }
}
