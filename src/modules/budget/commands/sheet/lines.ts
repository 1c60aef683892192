/** Lines are written: one by one, or several at once from a sheet, a file or another year; edited, removed, and put back. */
import { sql } from 'kysely'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Version } from '../../queries/budgets.ts'
import { grantsOnFile } from '../../queries/grants-on-file.ts'
import { type Line, lineById } from '../../queries/lines.ts'
import { sideOf } from '../../rules/accounts.ts'
import { objectionsToLine, timesUnit } from '../../rules/lines.ts'
import { changesOf, editedFacts } from '../../rules/sheet/lines-edit.ts'
import type { LineDraft } from '../../tables/lines.ts'
import type { LineFacts } from '../../tables.ts'
import { respread } from '../spread/respread.ts'
import { leaveStray } from '../stray.ts'
import { subjectsOf, touch, writableVersion } from '../writable.ts'

/** With a quantity and a unit price, the amount is their product. */
export const counted = (line: LineDraft): LineDraft =>
  line.quantity_thousandths && (line.unit_cents ?? null) !== null
    ? { ...line, amount_cents: timesUnit(line.quantity_thousandths, line.unit_cents!) }
    : line

/** What goes to nobody goes as nothing. */
const addressed = (line: LineDraft): LineDraft => ((line.recipient ?? null) === null ? { ...line, transfer: null } : line)

/** Writes lines below those of their account, all or none. Objections carry the line's place in their field: `2.amount`. Returns their ids. */
export const addLines = async (tx: Writer, actor: Actor, versionId: number, drafts: LineDraft[]): Promise<number[]> =>
  (await writeLines(tx, actor, versionId, drafts)).lineIds

/** The same, with the entry by which they can be taken back; null where there was nothing to write. */
export async function writeLines(
  tx: Writer,
  actor: Actor,
  versionId: number,
  drafts: LineDraft[],
): Promise<{ lineIds: number[]; entryId: number | null }> {
  const version = await writableVersion(tx, versionId, actor)
  if (drafts.length === 0) return { lineIds: [], entryId: null }
  const grants = await grantsOnFile(tx, version.budget.owner.organisationId)
  const lines = drafts.map((draft) => addressed(counted(draft)))
  refuse(
    lines.flatMap((line, place) =>
      objectionsToLine(line, version.budget, grants).map((each) =>
        drafts.length === 1 ? each : { ...each, field: `${place}.${each.field ?? 'label'}` },
      ),
    ),
  )
  const last = await tx
    .selectFrom('budget_line')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('version_id', '=', versionId)
    .executeTakeFirst()
  const first = (last?.position ?? 0) + 1
  const made = await tx
    .insertInto('budget_line')
    .values(
      lines.map((line, place) => ({
        version_id: versionId,
        year: line.year,
        position: first + place,
        side: sideOf(line.account)!,
        account: line.account,
        label: line.label.trim(),
        quantity_thousandths: line.quantity_thousandths ?? null,
        unit_cents: line.unit_cents ?? null,
        amount_cents: line.amount_cents,
        note: line.note ?? null,
        cash_month: line.cash_month ?? null,
        grant_id: line.grant_id ?? null,
        recipient: line.recipient ?? null,
        transfer: line.transfer ?? null,
        example: line.example ?? version.example,
      })),
    )
    .returning('id')
    .execute()
  await touch(tx, versionId)
  const lineIds = made.map(({ id }) => id)
  return { lineIds, entryId: await tellAdded(tx, actor, version, lines, lineIds) }
}

function tellAdded(tx: Writer, actor: Actor, version: Version, lines: readonly LineDraft[], lineIds: number[]): Promise<number> {
  const amountCents = lines.reduce((sum, each) => sum + each.amount_cents, 0)
  const [line] = lines
  if (lines.length > 1 || !line)
    return record(tx, actor, 'budget.lines_added', { ...aboutLines(version), payload: { lineIds, amountCents } })
  const { account } = line
  const payload = { lineId: lineIds[0]!, side: sideOf(account)!, account, label: line.label.trim(), amountCents }
  return record(tx, actor, 'budget.line_added', { ...aboutLines(version), payload })
}

export interface LineEdit {
  /** Of the line that the actor saw. */
  revision: number
  /** Only what is given changes. */
  facts: Partial<LineFacts>
}

/** A line whose version is locked and may be written. */
export async function lockedLine(
  tx: Writer,
  actor: Actor,
  lineId: number,
): Promise<{ line: Line & { removed: boolean }; version: Version }> {
  const { version_id } = found(await lineById(tx, lineId))
  const version = await writableVersion(tx, version_id, actor)
  return { line: found(await lineById(tx, lineId)), version }
}

/** What a deed on lines is told with. */
export const aboutLines = (version: Version) => ({
  organisationId: version.budget.owner.organisationId,
  public: false,
  subjects: subjectsOf(version),
})

/**
 * Edits a line; what it is spread over follows its amount. The journal entry's id, null where nothing changes. 409 when somebody edited or removed it since
 * `revision`; what both say alike is no conflict.
 */
export async function editLine(tx: Writer, actor: Actor, lineId: number, { revision, facts }: LineEdit): Promise<number | null> {
  const { line, version } = await lockedLine(tx, actor, lineId)
  if (line.removed) refuse(objection('budget.line_gone', {}), 409)
  const next = editedFacts(line, facts)
  const changes = changesOf(line, next)
  if (changes.length === 0) return null
  if (line.revision !== revision) refuse(objection('budget.touched_since', {}), 409)
  const { year } = line
  refuse(objectionsToLine({ ...next, year }, version.budget, await grantsOnFile(tx, version.budget.owner.organisationId), line.side))
  await tx
    .updateTable('budget_line')
    .set({ ...Object.fromEntries(changes.map(({ field, to }) => [field, to])), revision: line.revision + 1 })
    .where('id', '=', lineId)
    .execute()
  await respread(tx, version.id, [lineId])
  await touch(tx, version.id)
  return record(tx, actor, 'budget.line_edited', {
    ...aboutLines(version),
    payload: { lineId, label: next.label, revision: line.revision + 1, changes },
  })
}

/** Takes lines out or puts them back; what they are spread over is remembered with them. */
export async function setRemoved(tx: Writer, version: Version, lines: readonly { id: number }[], removed: boolean): Promise<void> {
  const ids = lines.map(({ id }) => id)
  await tx.updateTable('budget_line').set({ removed, revision: sql`revision + 1` }).where('id', 'in', ids).execute()
  await respread(tx, version.id, ids)
  if (!removed) await leaveStray(tx, version.id, version.budget.plan?.id ?? null)
  await touch(tx, version.id)
}

/** Takes a line out; over which actions it is spread is remembered with it. 409 when somebody edited it since `revision`, or removed it. */
export async function removeLine(tx: Writer, actor: Actor, lineId: number, revision: number): Promise<number> {
  const { line, version } = await lockedLine(tx, actor, lineId)
  if (line.removed) refuse(objection('budget.line_gone', {}), 409)
  if (line.revision !== revision) refuse(objection('budget.touched_since', {}), 409)
  await setRemoved(tx, version, [line], true)
  const { account, label, amount_cents: amountCents } = line
  return record(tx, actor, 'budget.line_removed', {
    ...aboutLines(version),
    payload: { lineId, account, label, amountCents, revision: line.revision + 1 },
  })
}

/** Puts a removed line back as it stood, with what it was spread over. The journal entry's id, null where it stands already. */
export async function restoreLine(tx: Writer, actor: Actor, lineId: number): Promise<number | null> {
  const { line, version } = await lockedLine(tx, actor, lineId)
  if (!line.removed) return null
  refuse(objectionsToLine(line, version.budget, await grantsOnFile(tx, version.budget.owner.organisationId), line.side))
  await setRemoved(tx, version, [line], false)
  return record(tx, actor, 'budget.line_restored', {
    ...aboutLines(version),
    payload: { lineId, label: line.label, amountCents: line.amount_cents, revision: line.revision + 1 },
  })
}
