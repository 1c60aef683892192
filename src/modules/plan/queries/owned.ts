/** Actions by who carries them. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { type Actor, isBoardOf, isStaffOf } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { mayRead } from '../rules.ts'
import { type Item, itemOf, itemRows } from './items.ts'
import { planFacts, rightsOfPlan } from './plans.ts'

/** Actions whose owner is this person, or a body or organisation that he or she has a mandate in; of plans that are being carried out. */
export async function ownActions(
  reader: Reader,
  actor: Actor,
  today: Day,
): Promise<(Item & { plan_slug: string; plan_title: Localized })[]> {
  const bodies = actor.mandates.flatMap((mandate) => mandate.bodyId ?? [])
  const organisations = actor.mandates
    .filter((mandate) => isStaffOf(actor, mandate.organisationId) || isBoardOf(actor, mandate.organisationId))
    .map((mandate) => mandate.organisationId)
  const rows = await itemRows(reader, today)
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['p.slug as plan_slug', 'p.title_fr as plan_fr', 'p.title_en as plan_en'])
    .where('p.state', '=', 'adopted')
    .where('p.revises_id', 'is', null)
    .where('i.removed', '=', false)
    .where(sql<string>`coalesce(i.status, 'planned')`, 'in', ['planned', 'in_progress'])
    .where('i.level', '=', sql<number>`jsonb_array_length(p.level_names -> 'fr')`)
    .where(({ eb, or }) =>
      or([
        eb('i.owner_person_id', '=', actor.personId ?? -1),
        eb('i.owner_body_id', 'in', bodies.length > 0 ? bodies : [-1]),
        eb('i.owner_organisation_id', 'in', organisations.length > 0 ? organisations : [-1]),
      ]),
    )
    .orderBy(sql`i.ends_on asc nulls last`)
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...itemOf(row, actor), plan_slug: row.plan_slug, plan_title: { fr: row.plan_fr, en: row.plan_en } }))
}

/** The actions that a person, a body or an organisation carries, of plans that this actor may read. */
export async function ownedActions(
  reader: Reader,
  actor: Actor | null,
  owner: { kind: 'person' | 'body' | 'organisation'; id: number },
  today: Day,
): Promise<Item[]> {
  const rows = await itemRows(reader, today)
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select('p.state as plan_state')
    .select(rightsOfPlan)
    .where('i.removed', '=', false)
    .where('p.revises_id', 'is', null)
    .where(`i.owner_${owner.kind}_id`, '=', owner.id)
    .orderBy(sql`i.ends_on asc nulls last`)
    .orderBy('i.id')
    .execute()
  return rows.filter((row) => mayRead(actor, planFacts(row, { id: row.plan_id, state: row.plan_state }))).map((row) => itemOf(row, actor))
}
