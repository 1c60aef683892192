/** The fields of a mail's own texts. */
import { type FormError, TextArea, TextField } from '#design/form.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { invitationsWords } from '../../messages/invitations.ts'

type Typed = Record<string, string[]>

const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** The mail's own texts; English only where somebody reads it. */
export function TextFields({
  lang,
  typed,
  errors,
  subjects,
  english,
}: {
  lang: Lang
  typed: Typed
  errors: FormError[]
  subjects: Record<Lang, string>
  english: number
}) {
  const say = invitationsWords(lang)
  const error = (field: string) => errors.find((each) => each.field === field)?.text
  return (
    <>
      <TextField
        name="subject_fr"
        label={say.subject}
        value={one(typed, 'subject_fr') || subjects.fr}
        error={error('subject_fr')}
        maxlength={150}
        lang="fr"
      />
      <TextArea
        name="word_fr"
        label={say.word}
        hint={say.wordHint}
        value={one(typed, 'word_fr')}
        error={error('word_fr')}
        rows={4}
        maxlength={2000}
        lang="fr"
      />
      {english > 0 ? (
        <>
          <TextField
            name="subject_en"
            label={say.subjectEnglish}
            value={one(typed, 'subject_en') || subjects.en}
            error={error('subject_en')}
            maxlength={150}
            lang="en"
          />
          <TextArea
            name="word_en"
            label={say.wordEnglish}
            hint={say.wordEnglishHint(english)}
            value={one(typed, 'word_en')}
            error={error('word_en')}
            rows={4}
            maxlength={2000}
            lang="en"
          />
        </>
      ) : null}
    </>
  )
}
