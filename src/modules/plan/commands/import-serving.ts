/** What the actions of an imported annual plan serve: links to what exists; what does not is named, to be linked by hand. */
import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Placed } from '../rules/imports.ts'
import type { Unlinked } from './import-names.ts'

/** The items that references (`reussir-2020#A1.2`) name, of strategic plans that anyone may read. */
async function servedItems(tx: Writer, references: string[]): Promise<Map<string, number>> {
  if (references.length === 0) return new Map()
  const rows = await tx
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', sql<string>`p.slug || '#' || i.code`.as('reference')])
    .where('p.kind', '=', 'strategic')
    .where('p.state', '<>', 'draft')
    .where('p.revises_id', 'is', null)
    .where('i.removed', '=', false)
    .where(sql<string>`p.slug || '#' || i.code`, 'in', references)
    .execute()
  return new Map(rows.map(({ id, reference }) => [reference, id]))
}

interface Pair {
  action_id: number
  served_id: number
}

/** Makes the links of the actions whose file speaks of them say what the file says. Returns the actions whose links changed, and what is not to be found. */
export async function writeServing(
  tx: Writer,
  planId: number,
  ids: ReadonlyMap<Placed, number>,
): Promise<{ actionIds: number[]; unlinked: Unlinked[] }> {
  const plan = await tx.selectFrom('plan_plan').select(['kind', 'level_names']).where('id', '=', planId).executeTakeFirstOrThrow()
  const serves = (each: Placed) => each.item.serves !== undefined && plan.kind === 'annual' && each.level === plan.level_names.fr.length
  const speaking = [...ids].filter(([each]) => serves(each))
  if (speaking.length === 0) return { actionIds: [], unlinked: [] }
  const known = await servedItems(tx, [...new Set(speaking.flatMap(([each]) => each.item.serves!))])
  const unlinked: Unlinked[] = []
  const wanted = new Map<string, Pair>()
  for (const [{ item, place }, action_id] of speaking) {
    for (const text of item.serves!) {
      const served_id = known.get(text)
      if (served_id === undefined) unlinked.push({ fact: 'serves', item, place, text })
      else wanted.set(`${action_id} ${served_id}`, { action_id, served_id })
    }
  }
  const actions = speaking.map(([, id]) => id)
  const standing = await tx.selectFrom('plan_serving').selectAll().where('action_id', '=', sql<number>`any(${actions}::bigint[])`).execute()
  const there = new Set(standing.map(({ action_id, served_id }) => `${action_id} ${served_id}`))
  const gone = standing.filter(({ action_id, served_id }) => !wanted.has(`${action_id} ${served_id}`))
  const fresh = [...wanted].filter(([key]) => !there.has(key)).map(([, pair]) => pair)
  await write(tx, gone, fresh)
  const touched = new Set([...gone, ...fresh].map(({ action_id }) => action_id))
  return { actionIds: [...touched], unlinked }
}

/** In two statements, however many there are. */
async function write(tx: Writer, gone: Pair[], fresh: Pair[]): Promise<void> {
  const rows = (pairs: Pair[]) => sql`jsonb_populate_recordset(null::plan_serving, ${JSON.stringify(pairs)}::jsonb)`
  if (gone.length > 0)
    await sql`delete from plan_serving s using ${rows(gone)} g where s.action_id = g.action_id and s.served_id = g.served_id`.execute(tx)
  if (fresh.length > 0)
    await sql`insert into plan_serving (action_id, served_id) select action_id, served_id from ${rows(fresh)} f`.execute(tx)
}
