/** How large a plan may be for each kind of file: documents are set page by page, tables are not. */
import { type Objection, objection } from '#kernel/values/objection.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.too_large_for_file': { kind: 'pdf' | 'docx'; most: number }
  }
}

/** Measured in bench/exports.ts: what is made within the limits of time and memory of the processes that make it. */
const MOST_ITEMS_IN: Partial<Record<string, { kind: 'pdf' | 'docx'; most: number }>> = {
  pdf: { kind: 'pdf', most: 5_000 },
  docx: { kind: 'docx', most: 5_000 },
}

/** `kind`: the ending of the file's name. */
export function objectionToTaking(kind: string, items: number): Objection | null {
  const limit = MOST_ITEMS_IN[kind]
  return limit && items > limit.most ? objection('plan.too_large_for_file', limit) : null
}
