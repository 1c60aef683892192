/** What the forms of keeping people share: what stands in their fields, what was refused, and two edits at once beside each other. */
import { BothTexts } from '#design/compare.tsx'
import type { FormError } from '#design/form.tsx'
import { Notice } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { organisationFormWords } from '../messages/keeping-organisations.ts'

export interface Conflict {
  fields: { label: string; theirs: string; mine: string }[]
  /** Labels of the fields taken over from the other edit. */
  taken: string[]
}

export interface KeptForm<Field extends string> {
  typed: Partial<Record<Field, string>>
  errors: FormError[]
  /** What the form showed, so that an edit made meanwhile is noticed. */
  shown?: string
  conflict?: Conflict | null
}

export const errorOf = (form: { errors: FormError[] }, name: string): string | undefined =>
  form.errors.find(({ field }) => field === name)?.text

/** What every field says of itself. */
export const common = <Field extends string>(form: KeptForm<Field>, name: Field, label: string, hint?: string) => ({
  name,
  label,
  ...(hint ? { hint } : {}),
  value: form.typed[name] ?? '',
  error: errorOf(form, name),
})

/** Both edits, where two people wrote at once. */
export const BothEdits = ({ lang, conflict }: { lang: Lang; conflict: Conflict | null | undefined }) => {
  const say = organisationFormWords(lang)
  return conflict ? (
    <Notice tone="waiting" title={say.conflict}>
      {conflict.fields.length > 0 ? <BothTexts lang={lang} fields={conflict.fields} /> : null}
      {conflict.taken.length > 0 ? <p>{say.taken(conflict.taken.join(', '))}</p> : null}
    </Notice>
  ) : null
}
