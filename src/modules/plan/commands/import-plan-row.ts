/** What an import writes of the plan itself: its row, its milestones, its decision. */
import type { Writer } from '#kernel/database.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { objection } from '#kernel/values/objection.ts'
import type { HeldPlan } from '../queries/standing.ts'
import type { LevelNames, PlanDraft, PlanState } from '../tables.ts'
import type { Meaning } from './import-names.ts'

const planColumns = (draft: PlanDraft) => ({
  kind: draft.kind,
  title_fr: draft.title.fr,
  title_en: draft.title.en,
  lead_fr: draft.lead?.fr ?? null,
  lead_en: draft.lead?.en ?? null,
  period_from: draft.period.from,
  period_to: draft.period.to,
  predecessor_text: draft.predecessor,
  example: draft.example,
})

/** Makes the plan's own row. */
export async function addPlan(
  tx: Writer,
  slug: string,
  state: PlanState,
  owner: { id: number | null; text: string | null },
  draft: PlanDraft,
): Promise<number> {
  const made = await tx
    .insertInto('plan_plan')
    .values({
      ...planColumns(draft),
      slug,
      state,
      owner_id: owner.id,
      owner_text: owner.text,
      level_names: JSON.stringify(draft.levelNames),
      notes: JSON.stringify(draft.notes),
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Refusal(objection('plan.slug_taken', { slug }, 'slug'), 409)
  return made.id
}

/** The names of the levels after the import: a sheet only names them anew when it goes deeper. */
const levelNamesAfter = (held: HeldPlan, draft: PlanDraft, keep: boolean, depth: number): LevelNames => {
  if (!keep && draft.levelNames.fr.length >= depth) return draft.levelNames
  return depth > held.level_names.fr.length ? draft.levelNames : held.level_names
}

/** Writes what the draft says of the plan itself; what it leaves out stays, and so does the owner. Answers whether anything changed. */
export async function editPlan(
  tx: Writer,
  held: HeldPlan,
  draft: PlanDraft,
  keep: readonly ('title' | 'facts')[],
  depth: number,
): Promise<boolean> {
  const said = planColumns(draft)
  const { title_fr, title_en, predecessor_text: predecessor, example, ...facts } = said
  const known =
    predecessor === null ? null : await tx.selectFrom('plan_plan').select('id').where('slug', '=', predecessor).executeTakeFirst()
  const wished = {
    ...(keep.includes('title') ? {} : { title_fr, title_en }),
    ...(keep.includes('facts') ? {} : facts),
    ...(keep.includes('facts') || predecessor === null || (known && known.id === held.predecessor_id)
      ? {}
      : { predecessor_text: predecessor, predecessor_id: null }),
  }
  const spoken = Object.fromEntries(Object.entries(wished).filter(([column, value]) => value !== null || column === 'predecessor_id'))
  const level_names = levelNamesAfter(held, draft, keep.includes('facts'), depth)
  const notes = keep.includes('facts') || draft.notes.length === 0 ? held.notes : draft.notes
  const after = { ...spoken, example: held.example || example, level_names, notes }
  const before = Object.fromEntries(Object.keys(after).map((column) => [column, held[column as keyof HeldPlan]]))
  if (JSON.stringify(sorted(after)) === JSON.stringify(sorted(before))) return false
  const period = { ...held, ...after }
  if (period.period_from && period.period_to && period.period_to < period.period_from)
    refuse(objection('plan.ends_before_start', { start: period.period_from, end: period.period_to }, 'period'))
  await tx
    .updateTable('plan_plan')
    .set({ ...after, level_names: JSON.stringify(level_names), notes: JSON.stringify(notes) })
    .where('id', '=', held.id)
    .execute()
  return true
}

/** JSONB forgets the order of keys: compared, they are put in one. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

/** The milestones and the decision of a new plan. */
export async function restoreLife(tx: Writer, planId: number, draft: PlanDraft, meaning: Meaning): Promise<void> {
  const milestones = draft.milestones.map(({ on, text }, index) => ({
    plan_id: planId,
    position: index + 1,
    happened_on: on,
    text_fr: text.fr,
    text_en: text.en,
  }))
  if (milestones.length > 0) await tx.insertInto('plan_milestone').values(milestones).execute()
  if (!draft.decision) return
  const { body, on, reference, source } = draft.decision
  const known = body === null ? null : meaning(body, ['body'])
  await tx
    .insertInto('plan_decision')
    .values({ plan_id: planId, body_id: known?.id ?? null, body_text: known ? null : body, decided_on: on, reference, source })
    .execute()
}
