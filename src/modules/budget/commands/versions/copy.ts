/** A version copied with everything that stands in it, within the change that begins an amendment or a scenario. */
import { sql } from 'kysely'
import { nowOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Version } from '../../queries/budgets.ts'
import { keysOf } from '../../queries/spread/spread.ts'
import type { Assumption } from '../../tables/versions.ts'
import { leaveStray } from '../stray.ts'

export interface CopyFacts {
  scenario: boolean
  name: string | null
  note: string | null
  assumptions: Assumption[]
}

/** The budget's row must be held: the copy takes its next number. */
export async function copyVersion(tx: Writer, from: Version, facts: CopyFacts): Promise<{ id: number; number: number }> {
  const { last } = await tx
    .selectFrom('budget_version')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('budget_id', '=', from.budget.id)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  const { id } = await tx
    .insertInto('budget_version')
    .values({
      budget_id: from.budget.id,
      number,
      scenario: facts.scenario,
      name: facts.name,
      note: facts.note,
      based_on_id: from.id,
      assumptions: JSON.stringify(facts.assumptions),
      made_at: nowOf(tx),
      example: from.example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await copyLines(tx, from.id, id)
  await copyKeys(tx, from.id, id)
  await tx
    .insertInto('budget_region_key')
    .columns(['version_id', 'terms', 'figures', 'figures_year'])
    .expression((eb) =>
      eb
        .selectFrom('budget_region_key')
        .select([sql<number>`${id}::bigint`.as('version_id'), 'terms', 'figures', 'figures_year'])
        .where('version_id', '=', from.id),
    )
    .execute()
  await leaveStray(tx, id, from.budget.plan?.id ?? null)
  return { id, number }
}

const COPIED = [
  'year',
  'position',
  'side',
  'account',
  'label',
  'quantity_thousandths',
  'unit_cents',
  'amount_cents',
  'note',
  'cash_month',
  'spread',
  'key_id',
  'grant_id',
  'recipient',
  'transfer',
  'example',
] as const

/** Each line knows the one that it was copied from; those removed stay behind. */
async function copyLines(tx: Writer, fromId: number, toId: number): Promise<void> {
  await tx
    .insertInto('budget_line')
    .columns(['version_id', 'origin_id', ...COPIED])
    .expression((eb) =>
      eb
        .selectFrom('budget_line')
        .select([sql<number>`${toId}::bigint`.as('version_id'), 'id as origin_id', ...COPIED])
        .where('version_id', '=', fromId)
        .where('removed', '=', false)
        .orderBy('id'),
    )
    .execute()
  await tx
    .insertInto('budget_share')
    .columns(['line_id', 'item_id', 'share_bp', 'amount_cents'])
    .expression((eb) =>
      eb
        .selectFrom('budget_share as s')
        .innerJoin('budget_line as copy', 'copy.origin_id', 's.line_id')
        .select(['copy.id as line_id', 's.item_id', 's.share_bp', 's.amount_cents'])
        .where('copy.version_id', '=', toId),
    )
    .execute()
}

async function copyKeys(tx: Writer, fromId: number, toId: number): Promise<void> {
  const keys = await keysOf(tx, fromId)
  if (keys.length === 0) return
  const made = await tx
    .insertInto('budget_key')
    .values(keys.map(({ name, kind, criterion, rateBp, basis }) => ({ version_id: toId, name, kind, criterion, rate_bp: rateBp, basis })))
    .returning('id')
    .execute()
  const weights = keys.flatMap((key, place) =>
    key.weights.map(({ itemId, weight }) => ({ key_id: made[place]!.id, item_id: itemId, weight })),
  )
  if (weights.length > 0) await tx.insertInto('budget_key_weight').values(weights).execute()
  const pairs = keys.map(({ id }, place) => ({ before: id, after: made[place]!.id }))
  await sql`update budget_line as l set key_id = pair.after
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair(before bigint, after bigint)
    where l.version_id = ${toId} and l.key_id = pair.before`.execute(tx)
}
