/** How the forms of planning read and show again what was typed. */
import type { Ctx } from '#kernel/env.ts'
import { type Typed, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Objection } from '#kernel/values/objection.ts'

export type Status = 200 | 409 | 422 | 429
export const statusOf = (refusal: Refusal): Status => refusal.status as Status

/** An id in the query or a field; null: none. */
export const idOf = (text: string | undefined): number | null => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null)

export const typedFields = <Field extends string>(fields: readonly Field[], typed: Typed): Record<Field, string> =>
  Object.fromEntries(fields.map((name) => [name, typedOne(typed, name)])) as Record<Field, string>

export const sentenceOf = ({ var: { house, lang } }: Ctx, objection: Objection | null): string | null =>
  objection && sayObjection(house, lang, objection)

/** The fields that differ between what stands there now and what was typed. */
export const conflictOf = <Field extends string>(
  labels: Partial<Record<Field, string>>,
  theirs: Partial<Record<Field, string>>,
  mine: Partial<Record<Field, string>>,
): { label: string; theirs: string; mine: string }[] =>
  (Object.entries(labels) as [Field, string][])
    .filter(([name]) => (theirs[name] ?? '') !== (mine[name] ?? ''))
    .map(([name, label]) => ({ label, theirs: theirs[name] ?? '', mine: mine[name] ?? '' }))
