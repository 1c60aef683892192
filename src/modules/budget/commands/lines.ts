/** Lines are written: one by one, or several at once from a sheet, a file or another year. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { grantsOnFile } from '../queries/grants-on-file.ts'
import { sideOf } from '../rules/accounts.ts'
import { objectionsToLine, timesUnit } from '../rules/lines.ts'
import type { LineDraft } from '../tables/lines.ts'
import { subjectsOf, touch, writableVersion } from './writable.ts'

/** With a quantity and a unit price, the amount is their product. */
export const counted = (line: LineDraft): LineDraft =>
  line.quantity_thousandths && (line.unit_cents ?? null) !== null
    ? { ...line, amount_cents: timesUnit(line.quantity_thousandths, line.unit_cents!) }
    : line

/** Writes lines below those of their account, all or none. Objections carry the line's place in their field: `2.amount`. Returns their ids. */
export async function addLines(tx: Writer, actor: Actor, versionId: number, drafts: LineDraft[]): Promise<number[]> {
  const version = await writableVersion(tx, versionId, actor)
  if (drafts.length === 0) return []
  const grants = await grantsOnFile(tx, version.budget.owner.organisationId)
  const lines = drafts.map(counted)
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
  const ids = made.map(({ id }) => id)
  const about = { organisationId: version.budget.owner.organisationId, public: false, subjects: subjectsOf(version) }
  const [line] = lines
  if (lines.length === 1 && line)
    await record(tx, actor, 'budget.line_added', {
      ...about,
      payload: {
        lineId: ids[0]!,
        side: sideOf(line.account)!,
        account: line.account,
        label: line.label.trim(),
        amountCents: line.amount_cents,
      },
    })
  else
    await record(tx, actor, 'budget.lines_added', {
      ...about,
      payload: { lineIds: ids, amountCents: lines.reduce((sum, each) => sum + each.amount_cents, 0) },
    })
  return ids
}
