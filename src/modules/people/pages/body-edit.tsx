/** The form of a body: added, edited. */
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, CancelLink, ErrorSummary, Form, HiddenField, SubmitButton, TextArea, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Title } from '#design/text.tsx'
import { inLang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bodyFormWords, organisationFormWords } from '../messages/keeping-organisations.ts'
import { bodiesPath, bodyEditPath, bodyPath, newBodyPath, organisationPath } from '../paths.ts'
import { BothEdits, common, errorOf, type KeptForm } from './keeping-parts.tsx'

export const BODY_FIELDS = ['name_fr', 'name_en', 'code', 'seats', 'note_fr', 'note_en'] as const
export type BodyField = (typeof BODY_FIELDS)[number]

interface Fields {
  viewing: Viewing
  form: KeptForm<BodyField>
}

const BodyFields = ({ viewing: { lang }, form }: Fields) => {
  const say = bodyFormWords(lang)
  const english = [form.typed.name_en, form.typed.note_en, errorOf(form, 'name_en'), errorOf(form, 'note_en')].some(Boolean)
  return (
    <>
      <TextField {...common(form, 'name_fr', say.name, say.nameHint)} maxlength={200} required lang="fr" autocomplete="off" />
      <TextField {...common(form, 'code', say.code, say.codeHint)} maxlength={30} size={16} required autocomplete="off" />
      <TextField {...common(form, 'seats', say.seats, say.seatsHint)} inputmode="numeric" size={6} maxlength={6} />
      <TextArea {...common(form, 'note_fr', say.note, say.noteHint)} rows={3} lang="fr" />
      <Disclosure summary={say.english} open={english}>
        <TextField {...common(form, 'name_en', say.nameEn)} maxlength={200} lang="en" autocomplete="off" />
        <TextArea {...common(form, 'note_en', say.noteEn)} rows={3} lang="en" />
      </Disclosure>
    </>
  )
}

export function NewBodyPage({ viewing, form, organisation }: Fields & { organisation: { id: number; name: string } }) {
  const { lang } = viewing
  const say = bodyFormWords(lang)
  const back = organisationPath(organisation.id)
  return (
    <Page viewing={viewing} title={say.newTitle} noindex>
      <Crumbs
        lang={lang}
        items={[
          { href: bodiesPath(), label: say.bodies },
          { href: back, label: organisation.name },
        ]}
      />
      <Title lead={say.newLead(organisation.name)}>{say.newTitle}</Title>
      <Form action={newBodyPath(organisation.id)} label={say.newTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <BodyFields viewing={viewing} form={form} />
        <Buttons>
          <SubmitButton>{say.add}</SubmitButton>
          <CancelLink href={back}>{organisationFormWords(lang).cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export function EditBodyPage({ viewing, form, known }: Fields & { known: { id: number; name: { fr: string; en: string | null } } }) {
  const { lang } = viewing
  const [say, common] = [bodyFormWords(lang), organisationFormWords(lang)]
  const name = inLang(known.name, lang)
  return (
    <Page viewing={viewing} title={`${say.editTitle} · ${name}`} noindex>
      <Crumbs
        lang={lang}
        items={[
          { href: bodiesPath(), label: say.bodies },
          { href: bodyPath(known.id), label: name },
        ]}
      />
      <Title kicker={say.editTitle}>{name}</Title>
      <Form action={bodyEditPath(known.id)} label={say.editTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <BothEdits lang={lang} conflict={form.conflict} />
        <HiddenField name="shown" value={form.shown ?? ''} />
        <BodyFields viewing={viewing} form={form} />
        <Buttons>
          <SubmitButton>{form.conflict ? common.saveMine : common.save}</SubmitButton>
          <CancelLink href={bodyPath(known.id)}>{common.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
