/** Undo of what was done to lines, by whoever may write them and while nothing followed on them; itself a deed. */
import type { Deeds } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { journalEntry } from '#kernel/journal.ts'
import { found, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Version } from '../../queries/budgets.ts'
import { grantsOnFile } from '../../queries/grants-on-file.ts'
import { type Line, lineById, linesByIds } from '../../queries/lines.ts'
import { objectionsToLine } from '../../rules/lines.ts'
import { factsBefore } from '../../rules/sheet/lines-edit.ts'
import { writableVersion } from '../writable.ts'
import { aboutLines, editLine, lockedLine, removeLine, restoreLine, setRemoved } from './lines.ts'

const FIRST_REVISION = 1

const ONE = {
  'budget.line_added': true,
  'budget.line_edited': true,
  'budget.line_removed': true,
  'budget.line_restored': true,
} as const
const SEVERAL = { 'budget.lines_added': true, 'budget.lines_removed': true, 'budget.lines_restored': true } as const

/** Undoes the deed of this journal entry. What it leads back to: the version and the year; and the entry of the undoing, which can be undone too. */
export async function undoLines(
  tx: Writer,
  actor: Actor,
  entryId: number,
): Promise<{ versionId: number; year: number; entryId: number | null }> {
  const entry = found(await journalEntry(tx, entryId))
  if (entry.deed in ONE) return undoOne(tx, actor, entry.deed as keyof typeof ONE, entry.payload as Deeds[keyof typeof ONE])
  if (entry.deed in SEVERAL) return undoSeveral(tx, actor, entry.deed as keyof typeof SEVERAL, entry.payload as Deeds[keyof typeof SEVERAL])
  const [main] = entry.subjects
  if (main?.kind !== 'budget_version') found(null)
  await writableVersion(tx, main!.id, actor)
  refuse(objection('budget.undo_not_possible', {}))
  return { versionId: main!.id, year: 0, entryId: null }
}

async function undoOne(tx: Writer, actor: Actor, deed: keyof typeof ONE, payload: Deeds[keyof typeof ONE]) {
  const { line, version } = await lockedLine(tx, actor, payload.lineId)
  const revision = 'revision' in payload ? payload.revision : FIRST_REVISION
  if (line.revision !== revision) refuse(objection('budget.followed', {}), 409)
  const undone =
    deed === 'budget.line_removed'
      ? await restoreLine(tx, actor, line.id)
      : deed === 'budget.line_edited'
        ? await editLine(tx, actor, line.id, { revision, facts: factsBefore((payload as Deeds['budget.line_edited']).changes) })
        : await removeLine(tx, actor, line.id, revision)
  return { versionId: version.id, year: line.year, entryId: undone }
}

async function undoSeveral(tx: Writer, actor: Actor, deed: keyof typeof SEVERAL, { lineIds }: Deeds[keyof typeof SEVERAL]) {
  const first = found(await lineById(tx, found(lineIds[0])))
  const version = await writableVersion(tx, first.version_id, actor)
  const lines = await linesByIds(tx, lineIds)
  const out = deed === 'budget.lines_removed'
  if (lines.some(({ removed, revision }) => removed !== out || (deed === 'budget.lines_added' && revision !== FIRST_REVISION)))
    refuse(objection('budget.followed', {}), 409)
  return { versionId: version.id, year: first.year, entryId: await setLinesRemoved(tx, actor, version, lines, !out) }
}

/** Takes out, or puts back, lines that came together, all or none; who calls has looked that nothing followed on them. */
export async function setLinesRemoved(
  tx: Writer,
  actor: Actor,
  version: Version,
  lines: readonly Line[],
  removed: boolean,
): Promise<number> {
  const grants = await grantsOnFile(tx, version.budget.owner.organisationId)
  if (!removed) refuse(lines.flatMap((line) => objectionsToLine(line, version.budget, grants, line.side)))
  await setRemoved(tx, version, lines, removed)
  const amountCents = lines.reduce((sum, { amount_cents }) => sum + amount_cents, 0)
  const payload = { lineIds: lines.map(({ id }) => id), amountCents }
  return record(tx, actor, removed ? 'budget.lines_removed' : 'budget.lines_restored', { ...aboutLines(version), payload })
}
