/** Lines are spread over the plan's actions: wholly to one, by shares, by amounts, or by a key; one line, or several alike. */
import { sql } from 'kysely'
import type { Subject } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Version } from '../../queries/budgets.ts'
import { actionCodes, holdActions } from '../../queries/spread/actions.ts'
import { keysOf } from '../../queries/spread/spread.ts'
import { objectionsToSpreading, type Spreading } from '../../rules/spread/objections.ts'
import type { Side } from '../../tables.ts'
import { subjectsOf, touch, writableVersion } from '../writable.ts'
import { respread, writeShares } from './respread.ts'

interface HeldLine {
  id: number
  label: string
  side: Side
  account: string
  amount_cents: number
  revision: number
}

const heldLines = (tx: Writer, versionId: number, ids: readonly number[]): Promise<HeldLine[]> =>
  tx
    .selectFrom('budget_line')
    .select(['id', 'label', 'side', 'account', 'amount_cents', 'revision'])
    .where('version_id', '=', versionId)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .where('removed', '=', false)
    .orderBy('id')
    .execute()

/** Writes what is said of these lines; the cents follow in `respread`. */
async function write(tx: Writer, lines: readonly HeldLine[], spread: Spreading): Promise<void> {
  const ids = lines.map(({ id }) => id)
  await tx
    .updateTable('budget_line')
    .set({ spread: spread.kind, key_id: spread.kind === 'key' ? spread.keyId : null, revision: sql`revision + 1` })
    .where('id', 'in', ids)
    .execute()
  const parts =
    spread.kind === 'shares'
      ? spread.parts.map(({ itemId, shareBp }) => ({ itemId, shareBp, amountCents: 0 }))
      : spread.kind === 'amounts'
        ? spread.parts.map(({ itemId, amountCents }) => ({ itemId, shareBp: null, amountCents }))
        : []
  await writeShares(tx, new Map(ids.map((id) => [id, parts])))
}

/** The items that bear something of these lines, before and after: their pages show it. */
async function itemsOn(tx: Writer, lineIds: readonly number[]): Promise<number[]> {
  const rows = await tx
    .selectFrom('budget_share')
    .select('item_id')
    .distinct()
    .where('line_id', 'in', [...lineIds])
    .execute()
  return rows.map(({ item_id }) => item_id)
}

async function spreadHeld(tx: Writer, version: Version, lines: HeldLine[], spread: Spreading): Promise<Subject[]> {
  const chosen = spread.kind === 'shares' || spread.kind === 'amounts' ? spread.parts.map(({ itemId }) => itemId) : []
  await holdActions(tx, chosen)
  const codes = await actionCodes(tx, version.budget.plan?.id ?? null)
  const actions = codes && new Set(codes.keys())
  const keys = new Map((await keysOf(tx, version.id)).map((key) => [key.id, key]))
  for (const { side, account, amount_cents } of lines)
    refuse(objectionsToSpreading(spread, { side, account, amountCents: amount_cents }, actions, keys))
  const ids = lines.map(({ id }) => id)
  const before = await itemsOn(tx, ids)
  await write(tx, lines, spread)
  await respread(tx, version.id, ids)
  await touch(tx, version.id)
  const items = new Set([...before, ...(await itemsOn(tx, ids))])
  return [...subjectsOf(version), ...[...items].map((id) => ({ kind: 'item', id }))]
}

/** Spreads one line as it is said. `revision`: of the line as the person saw it. */
export async function spreadLine(tx: Writer, actor: Actor, lineId: number, input: { revision: number; spread: Spreading }): Promise<void> {
  const { version_id } = found(await tx.selectFrom('budget_line').select('version_id').where('id', '=', lineId).executeTakeFirst())
  const version = await writableVersion(tx, version_id, actor)
  const line = found((await heldLines(tx, version.id, [lineId]))[0])
  if (line.revision !== input.revision) throw new Refusal(objection('budget.touched_since', {}), 409)
  const subjects = await spreadHeld(tx, version, [line], input.spread)
  await record(tx, actor, 'budget.spread', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects,
    payload: { lineId, label: line.label, actions: (await itemsOn(tx, [lineId])).length, amountCents: line.amount_cents },
  })
}

/** Gives several lines of a version the same spreading, each with its revision as the person saw it; all or none. Amounts are of one line alone. */
export async function spreadLines(
  tx: Writer,
  actor: Actor,
  versionId: number,
  input: { lines: readonly { id: number; revision: number }[]; spread: Spreading },
): Promise<void> {
  const version = await writableVersion(tx, versionId, actor)
  if (input.spread.kind === 'amounts') refuse(objection('budget.amounts_of_several', {}, 'spread'))
  const seen = new Map(input.lines.map(({ id, revision }) => [id, revision]))
  const lines = await heldLines(tx, versionId, [...seen.keys()])
  found(lines.length > 0 ? lines : null)
  if (lines.length < seen.size || lines.some(({ id, revision }) => seen.get(id) !== revision))
    throw new Refusal(objection('budget.lines_touched_since', {}), 409)
  const subjects = await spreadHeld(tx, version, lines, input.spread)
  await record(tx, actor, 'budget.lines_spread', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects,
    payload: { lineIds: lines.map(({ id }) => id), amountCents: lines.reduce((sum, { amount_cents }) => sum + amount_cents, 0) },
  })
}
