/** Lines are taken over from a file: added, changed, and where the file takes a year's place taken out; all of it or nothing. */
import { sql } from 'kysely'
import type { Subject } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { importKnown } from '../../queries/files/draft-of.ts'
import { linesByIds } from '../../queries/lines.ts'
import { holdActions } from '../../queries/spread/actions.ts'
import type { BudgetDraft, DraftKey } from '../../rules/files/import-draft.ts'
import { importOutcome, type LineOutcome } from '../../rules/files/import-outcome.ts'
import type { Spreading } from '../../rules/spread/objections.ts'
import { addLines } from '../sheet/lines.ts'
import { setLinesRemoved } from '../sheet/undo.ts'
import { addKey } from '../spread/keys.ts'
import { respread, writeShares } from '../spread/respread.ts'
import { subjectsOf, touch, writableVersion } from '../writable.ts'

/** add: lines that stand already are brought up to date, and nothing goes; replace: lines of the file's years that it does not hold go. */
export const IMPORT_MODES = ['add', 'replace'] as const
export type ImportMode = (typeof IMPORT_MODES)[number]

export interface ImportInput {
  /** Of the version, as the dry run showed it. */
  revision: number
  mode: ImportMode
  draft: BudgetDraft
}

export interface Imported {
  added: number
  changed: number
  removed: number
}

interface Held {
  id: number
  spread: Spreading
}

/** Keys that the file brings, by the number under which its lines know them. */
async function makeKeys(
  tx: Writer,
  actor: Actor,
  versionId: number,
  keys: readonly DraftKey[],
  actions: ReadonlyMap<string, number> | null,
): Promise<Map<number, number>> {
  const made = new Map<number, number>()
  for (const [place, { name, kind, criterion, rateBp, basis, parts }] of keys.entries()) {
    const unknown = parts.find(({ code }) => !actions?.has(code))
    refuse(unknown ? objection('budget.file_no_such_action', { code: unknown.code }) : null)
    const weights = parts.map(({ code, weight }) => ({ itemId: actions!.get(code)!, weight }))
    made.set(-1 - place, await addKey(tx, actor, versionId, { name, kind, criterion, rateBp, basis, weights }))
  }
  return made
}

/** Writes what these lines say now; they keep their side, their place and what was copied from where. */
async function writeChanged(tx: Writer, lines: readonly LineOutcome[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map(({ standing, facts: { year: _, example: __, ...facts } }) => ({ id: standing!.id, ...facts }))
  await sql`update budget_line as l set account = d.account, label = d.label, quantity_thousandths = d.quantity_thousandths, unit_cents = d.unit_cents,
      amount_cents = d.amount_cents, note = d.note, cash_month = d.cash_month, grant_id = d.grant_id, recipient = d.recipient, transfer = d.transfer,
      revision = l.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id bigint, account text, label text, quantity_thousandths bigint, unit_cents bigint,
      amount_cents bigint, note text, cash_month integer, grant_id bigint, recipient text, transfer text)
    where l.id = d.id`.execute(tx)
}

/** Writes how these lines are spread; the cents follow in `respread`. */
async function writeSpread(tx: Writer, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return
  const rows = held.map(({ id, spread }) => ({ id, spread: spread.kind, key_id: spread.kind === 'key' ? spread.keyId : null }))
  await sql`update budget_line as l set spread = d.spread, key_id = d.key_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id bigint, spread text, key_id bigint) where l.id = d.id`.execute(tx)
  const partsOf = ({ spread }: Held) =>
    spread.kind === 'shares'
      ? spread.parts.map(({ itemId, shareBp }) => ({ itemId, shareBp, amountCents: 0 }))
      : spread.kind === 'amounts'
        ? spread.parts.map(({ itemId, amountCents }) => ({ itemId, shareBp: null, amountCents }))
        : []
  await writeShares(tx, new Map(held.map((each) => [each.id, partsOf(each)])))
}

const itemsOn = async (tx: Writer, lineIds: readonly number[]): Promise<number[]> =>
  lineIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('budget_share')
          .select('item_id')
          .distinct()
          .where('line_id', 'in', [...lineIds])
          .execute()
      ).map(({ item_id }) => item_id)

/** Takes lines over from what was read of a file; 409 when the version was touched since the dry run, 422 when a line cannot be taken. */
export async function importLines(tx: Writer, actor: Actor, versionId: number, { revision, mode, draft }: ImportInput): Promise<Imported> {
  const version = await writableVersion(tx, versionId, actor)
  if (version.revision !== revision) throw new Refusal(objection('budget.file_moved', {}), 409)
  const known = await importKnown(tx, version)
  const { lines, missing, keys } = importOutcome(draft, known)
  const of = (state: LineOutcome['state']) => lines.filter((each) => each.state === state)
  const [added, changed, refused] = [of('added'), of('changed'), of('refused')]
  refuse(refused.length > 0 ? objection('budget.file_refused', { count: refused.length }) : null)
  const gone = mode === 'replace' ? missing : []
  const used = [...added, ...changed].flatMap(({ spread }) => ('parts' in spread ? spread.parts.map(({ itemId }) => itemId) : []))
  await holdActions(tx, [...new Set(used)])
  const made = await makeKeys(tx, actor, versionId, keys, known.actions)
  const placed = (spread: Spreading): Spreading =>
    spread.kind === 'key' && spread.keyId < 0 ? { kind: 'key', keyId: made.get(spread.keyId)! } : spread
  if (gone.length > 0)
    await setLinesRemoved(
      tx,
      actor,
      version,
      await linesByIds(
        tx,
        gone.map(({ id }) => id),
      ),
      true,
    )
  const ids = await addLines(
    tx,
    actor,
    versionId,
    added.map(({ facts: { example, ...facts } }) => ({ ...facts, ...(example ? { example } : {}) })),
  )
  const held = [
    ...changed.map(({ standing, spread }) => ({ id: standing!.id, spread: placed(spread) })),
    ...added.flatMap(({ spread }, place) => (spread.kind === 'none' ? [] : [{ id: ids[place]!, spread: placed(spread) }])),
  ]
  if (held.length > 0) await writeHeld(tx, actor, versionId, changed, held)
  return { added: added.length, changed: changed.length, removed: gone.length }
}

async function writeHeld(
  tx: Writer,
  actor: Actor,
  versionId: number,
  changed: readonly LineOutcome[],
  held: readonly Held[],
): Promise<void> {
  const version = await writableVersion(tx, versionId, actor)
  const ids = held.map(({ id }) => id)
  const before = await itemsOn(tx, ids)
  await writeChanged(tx, changed)
  await writeSpread(tx, held)
  await respread(tx, versionId, ids)
  await touch(tx, versionId)
  const items = new Set([...before, ...(await itemsOn(tx, ids))])
  const lines = await linesByIds(tx, ids)
  const subjects: Subject[] = [...subjectsOf(version), ...[...items].map((id) => ({ kind: 'item', id }))]
  await record(tx, actor, 'budget.lines_imported', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects,
    payload: { lineIds: ids, amountCents: lines.reduce((sum, { amount_cents }) => sum + amount_cents, 0) },
  })
}
