/** Keys of a version: how indirect costs are shared among actions (R28). Every change cuts their lines anew. */
import { sql } from 'kysely'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Version } from '../../queries/budgets.ts'
import { actionCodes, holdActions } from '../../queries/spread/actions.ts'
import { keyById, keysOf } from '../../queries/spread/spread.ts'
import { type KeyDraft, objectionsToKey } from '../../rules/spread/keys.ts'
import { subjectsOf, touch, writableVersion } from '../writable.ts'
import { respread } from './respread.ts'

async function refuseKey(tx: Writer, version: Version, draft: KeyDraft, keyId: number | null): Promise<void> {
  await holdActions(
    tx,
    draft.weights.map(({ itemId }) => itemId),
  )
  const others = (await keysOf(tx, version.id)).filter(({ id }) => id !== keyId)
  refuse(objectionsToKey(draft, others, await actionCodes(tx, version.budget.plan?.id ?? null)))
}

const columnsOf = ({ kind, name, criterion, rateBp, basis }: KeyDraft) => ({
  kind,
  name: name.trim(),
  criterion: criterion.trim(),
  rate_bp: kind === 'flat' ? rateBp : null,
  basis: kind === 'flat' ? basis : null,
})

async function writeWeights(tx: Writer, keyId: number, { kind, weights }: KeyDraft): Promise<void> {
  await tx.deleteFrom('budget_key_weight').where('key_id', '=', keyId).execute()
  const rows = weights.map(({ itemId, weight }) => ({ item_id: itemId, weight: kind === 'flat' ? 1 : weight }))
  await sql`insert into budget_key_weight (key_id, item_id, weight)
    select ${keyId}::bigint, item_id, weight from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (item_id bigint, weight bigint)`.execute(
    tx,
  )
}

async function settled(
  tx: Writer,
  actor: Actor,
  version: Version,
  keyId: number,
  draft: KeyDraft,
  before: readonly number[],
): Promise<void> {
  await respread(tx, version.id, await linesBy(tx, keyId))
  await touch(tx, version.id)
  const items = new Set([...before, ...draft.weights.map(({ itemId }) => itemId)])
  await record(tx, actor, 'budget.key_set', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects: [...subjectsOf(version), ...[...items].map((id) => ({ kind: 'item', id }))],
    payload: { keyId, name: draft.name.trim(), actions: draft.weights.length },
  })
}

const linesBy = async (tx: Writer, keyId: number): Promise<number[]> =>
  (await tx.selectFrom('budget_line').select('id').where('key_id', '=', keyId).execute()).map(({ id }) => id)

/** Makes a key; returns its id. */
export async function addKey(tx: Writer, actor: Actor, versionId: number, draft: KeyDraft): Promise<number> {
  const version = await writableVersion(tx, versionId, actor)
  await refuseKey(tx, version, draft, null)
  const { id } = await tx
    .insertInto('budget_key')
    .values({ version_id: versionId, ...columnsOf(draft) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeWeights(tx, id, draft)
  await settled(tx, actor, version, id, draft, [])
  return id
}

/** Changes a key, and cuts all its lines anew. Its kind stays: lines were given to it as what it is. */
export async function editKey(
  tx: Writer,
  actor: Actor,
  keyId: number,
  input: { revision: number; draft: Omit<KeyDraft, 'kind'> },
): Promise<void> {
  const seen = found(await keyById(tx, keyId))
  const version = await writableVersion(tx, seen.versionId, actor)
  const key = found(await keyById(tx, keyId))
  if (key.revision !== input.revision) throw new Refusal(objection('budget.key_touched_since', {}), 409)
  const draft: KeyDraft = { ...input.draft, kind: key.kind }
  await refuseKey(tx, version, draft, keyId)
  await tx
    .updateTable('budget_key')
    .set({ ...columnsOf(draft), revision: key.revision + 1 })
    .where('id', '=', keyId)
    .execute()
  await writeWeights(tx, keyId, draft)
  await settled(
    tx,
    actor,
    version,
    keyId,
    draft,
    key.weights.map(({ itemId }) => itemId),
  )
}

/** Takes a key away: the lines that followed it are spread nowhere from then on. */
export async function removeKey(tx: Writer, actor: Actor, keyId: number): Promise<void> {
  const seen = found(await keyById(tx, keyId))
  const version = await writableVersion(tx, seen.versionId, actor)
  const key = found(await keyById(tx, keyId))
  const lineIds = await linesBy(tx, keyId)
  if (lineIds.length > 0) {
    await tx.deleteFrom('budget_share').where('line_id', 'in', lineIds).execute()
    await tx
      .updateTable('budget_line')
      .set({ spread: 'none', key_id: null, revision: sql`revision + 1` })
      .where('id', 'in', lineIds)
      .execute()
  }
  await tx.deleteFrom('budget_key').where('id', '=', keyId).execute()
  await touch(tx, version.id)
  await record(tx, actor, 'budget.key_removed', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects: [...subjectsOf(version), ...key.weights.map(({ itemId }) => ({ kind: 'item', id: itemId }))],
    payload: { name: key.name },
  })
}
