/** Which texts an edit changed: those that are worth comparing word by word. */
import type { Lang } from '#kernel/values/lang.ts'

/** The fields whose values are texts; facts are told in the sentence of the deed. */
export const COMPARED = ['title_fr', 'title_en', 'text_fr', 'text_en', 'lead_fr', 'lead_en', 'expected_result', 'stopped_reason'] as const
export type ComparedField = (typeof COMPARED)[number]

export interface TextChange {
  field: ComparedField
  /** Null: in whatever language it was written. */
  lang: Lang | null
  /** Null: there was none. */
  from: string | null
  to: string | null
}

const langOfField = (field: string): Lang | null => (field.endsWith('_fr') ? 'fr' : field.endsWith('_en') ? 'en' : null)
const isCompared = (field: unknown): field is ComparedField => (COMPARED as readonly unknown[]).includes(field)
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The texts that differ before and after a deed, from its payload: `{ changes: [{ field, from, to }] }`, of whichever deed has such. */
export function textChanges(payload: object): TextChange[] {
  const changes: unknown = 'changes' in payload ? payload.changes : []
  if (!Array.isArray(changes)) return []
  return (changes as ({ field?: unknown; from?: unknown; to?: unknown } | null)[]).flatMap((change) =>
    isCompared(change?.field)
      ? [{ field: change.field, lang: langOfField(change.field), from: textOf(change.from), to: textOf(change.to) }]
      : [],
  )
}
