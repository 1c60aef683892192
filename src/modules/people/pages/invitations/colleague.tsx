/** The form by which those who speak for an organisation add a colleague. */
import { Buttons, DayField, FieldRow, Form, type FormError, HiddenField, Radios, SubmitButton, TextField } from '#design/form.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { colleaguesPath } from '../../paths.ts'

export interface ColleagueFormProps {
  lang: Lang
  organisation: { id: number; name: string }
  today: string
  typed: Record<string, string[]>
  errors: FormError[]
}

export function ColleagueForm({ lang, organisation, today, typed, errors }: ColleagueFormProps) {
  const say = invitationsWords(lang)
  const value = (name: string) => typed[name]?.[0] ?? ''
  const error = (field: string) => errors.find((each) => each.field === field)?.text
  return (
    <Form action={colleaguesPath()} label={say.addColleague} own>
      <HiddenField name="organisation" value={String(organisation.id)} />
      <TextField name="name" label={say.colleagueName} value={value('name')} error={error('name')} maxlength={200} required />
      <TextField
        name="email"
        type="email"
        label={say.colleagueEmail}
        hint={say.colleagueEmailHint}
        value={value('email')}
        error={error('email')}
        maxlength={254}
        required
      />
      <FieldRow>
        <DayField name="starts_on" label={say.colleagueFrom} value={value('starts_on') || today} error={error('starts_on')} required />
        <Radios
          name="lang"
          label={say.colleagueLang}
          value={value('lang') || 'fr'}
          error={error('lang')}
          options={[
            { value: 'fr', label: <span lang="fr">{say.french}</span> },
            { value: 'en', label: <span lang="en">{say.english}</span> },
          ]}
        />
      </FieldRow>
      <Buttons>
        <SubmitButton>{say.colleagueAdd}</SubmitButton>
      </Buttons>
    </Form>
  )
}
