/** A plan's own facts as they are stored, and what may stand beside them in its form. */
import type { Reader } from '#kernel/database.ts'
import type { PlanOwnFacts } from '../tables/build.ts'

/** The facts of a plan that was found through its reader. */
export async function planOwnFacts(reader: Reader, planId: number): Promise<PlanOwnFacts> {
  const { level_names, ...facts } = await reader
    .selectFrom('plan_plan')
    .select([
      'title_fr',
      'title_en',
      'lead_fr',
      'lead_en',
      'kind',
      'level_names',
      'period_from',
      'period_to',
      'predecessor_id',
      'predecessor_text',
    ])
    .where('id', '=', planId)
    .executeTakeFirstOrThrow()
  // JSONB forgets the order of keys.
  return { ...facts, level_names: { fr: level_names.fr, en: level_names.en } }
}

/** The level of a plan's lowest item; 0: it has none. */
export async function deepestLevel(reader: Reader, planId: number): Promise<number> {
  const { deepest } = await reader
    .selectFrom('plan_item')
    .select(({ fn }) => fn.max('level').as('deepest'))
    .where('plan_id', '=', planId)
    .where('removed', '=', false)
    .executeTakeFirstOrThrow()
  return deepest ?? 0
}

/** Which plan comes after which, whoever may see them. */
export async function predecessors(reader: Reader): Promise<Map<number, number | null>> {
  const rows = await reader.selectFrom('plan_plan').select(['id', 'predecessor_id']).where('predecessor_id', 'is not', null).execute()
  return new Map(rows.map(({ id, predecessor_id }) => [id, predecessor_id]))
}
