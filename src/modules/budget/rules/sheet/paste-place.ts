/** Where cells that are pasted into the sheet go: over the lines that stand there, and below them. */
import type { LineDraft } from '../../tables/lines.ts'
import type { LineFacts } from '../../tables.ts'
import type { Pasted } from './paste.ts'
import { rowsOfText } from './paste-text.ts'

/** The cells of a block of one column; null where it is wider. Its blank cells count: they empty what they fall on. */
export function oneColumn(text: string): string[] | null {
  // Text without tabs is one column: what is copied from a sheet has tabs between its columns.
  if (text.includes('\t')) return null
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  const plain = rows.map((row) => (/^".*"$/.test(row) ? row.slice(1, -1).replaceAll('""', '"') : row).trim())
  return rowsOfText(text).length === 0 ? null : plain
}

/** Of a line that stands: only what the block speaks of. */
function factsOf({ columns }: Pasted, draft: LineDraft): Partial<LineFacts> {
  const has = (name: Pasted['columns'][number]) => columns.includes(name)
  return {
    ...(has('account') ? { account: draft.account } : {}),
    ...(has('label') ? { label: draft.label } : {}),
    ...(has('note') ? { note: draft.note ?? null } : {}),
    amount_cents: draft.amount_cents,
    quantity_thousandths: draft.quantity_thousandths ?? null,
    unit_cents: draft.unit_cents ?? null,
  }
}

export interface Placed {
  edits: { id: number; revision: number; facts: Partial<LineFacts> }[]
  drafts: LineDraft[]
}

/** The first rows over `targets`, in their order; the others are new lines. */
export function placed(pasted: Pasted, targets: readonly { id: number; revision: number }[]): Placed {
  const drafts = pasted.rows.flatMap(({ draft }) => draft ?? [])
  const edits = targets.slice(0, drafts.length).map((target, place) => ({ ...target, facts: factsOf(pasted, drafts[place]!) }))
  return { edits, drafts: drafts.slice(edits.length) }
}
