/** The next text of an adopted plan: begun as a draft of its own, and woven into the plan when its own decision adopts it (R39). */
import { sql } from 'kysely'
import type { Subject } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { planBySlug } from '../queries/plans.ts'
import { takenSlugs } from '../queries/standing.ts'
import { openRevision } from '../queries/versions.ts'
import { freeSlug } from '../rules/imports.ts'
import { mayWrite, objectionToBeginningRevision, objectionToRevised } from '../rules.ts'
import type { ItemFacts, ItemTable } from '../tables.ts'

/** What a next text takes over of an item. Links to items of other plans stay with the adopted item: they are no text, and there is one of each. */
const COPIED = [
  ...['position', 'level', 'code', 'title_fr', 'title_en', 'text_fr', 'text_en', 'provenance', 'cross_cutting', 'status', 'stopped_reason'],
  ...['progress', 'owner_person_id', 'owner_body_id', 'owner_organisation_id', 'owner_text', 'scope', 'regions', 'starts_on', 'ends_on'],
  ...['expected_result', 'partners', 'carried_to_body_id', 'carried_to_organisation_id', 'carried_to_text', 'example_fields'],
] as const satisfies readonly (keyof ItemTable)[]
/** A fact that the list forgets does not compile: it would silently not be taken over. */
export const ALL_COPIED: Exclude<keyof ItemFacts, (typeof COPIED)[number] | 'carried_over_to_id' | 'carried_over_to_text'> extends never
  ? true
  : never = true
const columns = (names: readonly string[], table?: string) => sql.join(names.map((name) => sql.ref(table ? `${table}.${name}` : name)))

const slugOfNext = async (tx: Writer, slug: string): Promise<string> => {
  const wished = `${slug.slice(0, 50).replace(/-+$/, '')}-projet`
  return freeSlug(wished, await takenSlugs(tx, wished))
}

async function copyPlan(tx: Writer, planId: number, slug: string): Promise<number> {
  const made = await sql<{ id: number }>`insert into plan_plan
      (slug, kind, state, owner_id, owner_text, title_fr, title_en, lead_fr, lead_en, level_names, period_from, period_to, example, revises_id)
    select ${slug}, kind, 'draft', owner_id, owner_text, title_fr, title_en, lead_fr, lead_en, level_names, period_from, period_to, example, id
    from plan_plan where id = ${planId} returning id`.execute(tx)
  return made.rows[0]!.id
}

/** Every item that stands in the plan, each with its origin, in one statement; the copies' ids, in the order of their origins'. */
async function copyItems(tx: Writer, fromId: number, toId: number): Promise<number[]> {
  const made = await sql<{ id: number }>`with stands as materialized
      (select i.*, nextval(pg_get_serial_sequence('plan_item', 'id')) as copy_id
        from (select * from plan_item where plan_id = ${fromId} and not removed order by id) i)
    insert into plan_item (id, plan_id, origin_id, parent_id, ${columns(COPIED)}) overriding system value
    select s.copy_id, ${toId}, s.id, above.copy_id, ${columns(COPIED, 's')} from stands s left join stands above on above.id = s.parent_id
    returning id`.execute(tx)
  return made.rows.map(({ id }) => id).toSorted((one, other) => one - other)
}

/** Begins the next text of an adopted plan: a draft that the owner's staff works on, while the adopted text stands. */
export async function beginRevision(tx: Writer, actor: Actor, slug: string): Promise<{ planId: number; slug: string; entryId: number }> {
  await tx.selectFrom('plan_plan').select('id').where('slug', '=', slug).forUpdate().execute()
  const plan = found(await planBySlug(tx, actor, slug))
  if (!mayWrite(actor, plan)) throw notYours()
  refuse(objectionToBeginningRevision(plan, (await openRevision(tx, actor, plan.id)).id !== null))
  const next = await slugOfNext(tx, slug)
  const planId = await copyPlan(tx, plan.id, next)
  const items = await copyItems(tx, plan.id, planId)
  const entryId = await record(tx, actor, 'plan.revision_begun', {
    organisationId: plan.responsibleId,
    public: false,
    subjects: [{ kind: 'plan', id: planId }, ...items.map((id) => ({ kind: 'item', id })), { kind: 'plan', id: plan.id }],
    payload: { items: items.length },
  })
  return { planId, slug: next, entryId }
}

const TEXT = ['title_fr', 'title_en', 'text_fr', 'text_en', 'code', 'position', 'level', 'cross_cutting'] as const

/**
 * The text of every adopted item becomes that of its copy, where the two differ; new items move in, whole; what the next text leaves out is
 * removed. Answers the items that stood in the plan before.
 */
async function weaveItems(tx: Writer, revisionId: number, planId: number): Promise<number[]> {
  const stood = await tx.selectFrom('plan_item').select('id').where('plan_id', '=', planId).where('removed', '=', false).execute()
  // Codes may change places: an item that gets another one leaves the index of those that are taken until all have theirs.
  await sql`update plan_item o set removed = true where o.plan_id = ${planId} and not o.removed and not exists
    (select from plan_item c where c.plan_id = ${revisionId} and not c.removed and c.origin_id = o.id and c.code = o.code)`.execute(tx)
  await sql`update plan_item o set (${columns(TEXT)}) = (${columns(TEXT, 'c')}),
      parent_id = coalesce(above.origin_id, above.id), removed = false, revision = o.revision + 1
    from plan_item c left join plan_item above on above.id = c.parent_id
    where c.plan_id = ${revisionId} and not c.removed and o.id = c.origin_id and o.plan_id = ${planId}
      and (o.removed or (${columns(TEXT, 'o')}, o.parent_id) is distinct from (${columns(TEXT, 'c')}, coalesce(above.origin_id, above.id)))`.execute(
    tx,
  )
  await sql`update plan_item n set plan_id = ${planId}, parent_id = coalesce(above.origin_id, above.id)
    from plan_item c left join plan_item above on above.id = c.parent_id
    where c.id = n.id and n.plan_id = ${revisionId} and not n.removed and n.origin_id is null`.execute(tx)
  await tx.updateTable('plan_item').set({ removed: true }).where('plan_id', '=', revisionId).where('removed', '=', false).execute()
  return stood.map(({ id }) => id)
}

/** What pointed at a copy points at its adopted item; the documents of the next text are the plan's. */
async function weaveLinks(tx: Writer, revisionId: number, planId: number): Promise<void> {
  const copies = sql`c.plan_id = ${revisionId} and c.origin_id is not null`
  await sql`update plan_item i set carried_over_to_id = nullif(c.origin_id, i.id) from plan_item c
    where i.carried_over_to_id = c.id and ${copies}`.execute(tx)
  await sql`insert into plan_serving (action_id, served_id)
    select distinct coalesce(c.origin_id, s.action_id), coalesce(d.origin_id, s.served_id) from plan_serving s
      left join plan_item c on c.id = s.action_id and ${copies}
      left join plan_item d on d.id = s.served_id and d.plan_id = ${revisionId} and d.origin_id is not null
    where (c.id is not null or d.id is not null) and coalesce(c.origin_id, s.action_id) <> coalesce(d.origin_id, s.served_id)
    on conflict do nothing`.execute(tx)
  await sql`delete from plan_serving s using plan_item c where c.id in (s.action_id, s.served_id) and ${copies}`.execute(tx)
  await sql`update plan_document d set plan_id = ${planId}, item_id = coalesce((select c.origin_id from plan_item c where c.id = d.item_id), d.item_id)
    where d.plan_id = ${revisionId}`.execute(tx)
}

/**
 * Makes a next text the text of its plan, whose row it takes hold of: items keep their ids, their history and their follow-up. Answers what that
 * deed is about: the plan, the next text, every item that the plan had or has.
 */
export async function adoptRevision(tx: Writer, revisionId: number, planId: number): Promise<Subject[]> {
  const plan = await tx.selectFrom('plan_plan').select('state').where('id', '=', planId).forUpdate().executeTakeFirstOrThrow()
  refuse(objectionToRevised(plan))
  const stood = await weaveItems(tx, revisionId, planId)
  await weaveLinks(tx, revisionId, planId)
  await sql`update plan_plan p set title_fr = r.title_fr, title_en = r.title_en, lead_fr = r.lead_fr, lead_en = r.lead_en,
      level_names = r.level_names, period_from = r.period_from, period_to = r.period_to
    from plan_plan r where r.id = ${revisionId} and p.id = ${planId}`.execute(tx)
  const stand = await tx
    .selectFrom('plan_item')
    .select('id')
    .where('plan_id', '=', planId)
    .where('removed', '=', false)
    .orderBy('id')
    .execute()
  const items = new Set([...stand.map(({ id }) => id), ...stood])
  return [{ kind: 'plan', id: planId }, { kind: 'plan', id: revisionId }, ...[...items].map((id) => ({ kind: 'item', id }))]
}
