/** Plans and items by name or code: for the journal, for other modules, for the links that people type. */
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { itemPath, versionPath } from '../paths.ts'
import { mayRead } from '../rules.ts'
import { planFacts, plans, rightsOfPlan } from './plans.ts'

const placedRows = (reader: Reader) =>
  reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.code', 'i.title_fr', 'i.title_en', 'p.state', 'p.id as plan_id', 'p.example'])
    .select(rightsOfPlan)

type PlacedRow = Awaited<ReturnType<ReturnType<typeof placedRows>['executeTakeFirstOrThrow']>>

const seenBy = (actor: Actor | null) => (row: PlacedRow) => mayRead(actor, planFacts(row, { id: row.plan_id, state: row.state }))

/** Names items for the journal and for other modules: only those of plans that this actor may read. */
export async function itemNames(reader: Reader, actor: Actor | null, ids: number[]): Promise<Map<number, ObjectFacts>> {
  const rows = await placedRows(reader).where('i.id', 'in', ids).execute()
  return new Map(
    rows
      .filter(seenBy(actor))
      .map((row) => [row.id, { title: { fr: row.title_fr, en: row.title_en }, path: itemPath(row.id), example: row.example }]),
  )
}

/** The item of a code as people type it: `A1.2.1` within `slug`, or `cap-2015#D1`; null where there is none for this actor. */
export async function itemCoded(reader: Reader, actor: Actor | null, text: string, slug: string): Promise<number | null> {
  const [named, code] = text.includes('#') ? text.split('#', 2) : [slug, text]
  const row = await placedRows(reader)
    .where('p.slug', '=', named!.trim())
    .where('i.code', '=', (code ?? '').trim())
    .where('i.removed', '=', false)
    .executeTakeFirst()
  return row && seenBy(actor)(row) ? row.id : null
}

/** Names versions for the journal and for other modules: each with its plan's title and its number. */
export async function versionNames(reader: Reader, actor: Actor | null, ids: number[]): Promise<Map<number, ObjectFacts>> {
  const rows = await reader
    .selectFrom('plan_version')
    .select(['id', 'plan_id', 'number'])
    .where('id', 'in', ids.length > 0 ? ids : [-1])
    .where('taken_back', '=', false)
    .execute()
  const known = new Map((await plans(reader, actor)).map((plan) => [plan.id, plan]))
  return new Map(
    rows.flatMap(({ id, plan_id, number }): [number, ObjectFacts][] => {
      const plan = known.get(plan_id)
      return plan ? [[id, { title: plan.title, path: versionPath(plan.slug, number), example: plan.example }]] : []
    }),
  )
}
