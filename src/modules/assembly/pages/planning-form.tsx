/** What the forms of planning share: what stands in their fields, what was refused, and two edits at once beside each other. */
import { BothTexts } from '#design/compare.tsx'
import type { FormError } from '#design/form.tsx'
import { Notice } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { planningWords } from '../messages/planning.ts'

export interface PlanningForm<Field extends string> {
  typed: Partial<Record<Field, string>>
  errors: FormError[]
  /** Where somebody saved meanwhile: what stands there now, and what was typed. */
  conflict?: { label: string; theirs: string; mine: string }[] | null
}

export const errorOf = (form: { errors: FormError[] }, name: string): string | undefined =>
  form.errors.find(({ field }) => field === name)?.text

/** What every field says of itself. */
export const fieldOf = <Field extends string>(form: PlanningForm<Field>, name: Field, label: string, hint?: string) => ({
  name,
  label,
  ...(hint ? { hint } : {}),
  value: form.typed[name] ?? '',
  error: errorOf(form, name),
})

export const Conflict = ({ lang, fields }: { lang: Lang; fields: PlanningForm<string>['conflict'] }) =>
  fields && fields.length > 0 ? (
    <Notice tone="waiting" title={planningWords(lang).conflict}>
      <BothTexts lang={lang} fields={fields} />
    </Notice>
  ) : null
