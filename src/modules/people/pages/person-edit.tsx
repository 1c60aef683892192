/** The form of a person: added, maybe with a first mandate, or edited; and those who may be the same person. */
import { Disclosure } from '#design/disclosure.tsx'
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, CancelLink, DayField, ErrorSummary, Form, HiddenField, Radios, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, ExampleTag, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { organisationFormWords } from '../messages/keeping-organisations.ts'
import { mandateFormWords, personFormWords } from '../messages/keeping-persons.ts'
import { roleName } from '../messages/names.ts'
import { newMandatePath, newPersonPath, personEditPath, personPath, personsPath } from '../paths.ts'
import type { PersonOffered } from '../queries/keeping.ts'
import { BothEdits, common, errorOf, type KeptForm } from './keeping-parts.tsx'
import { personDetail } from './mandate-parts.tsx'

export const PERSON_FIELDS = ['name', 'email', 'phone', 'lang'] as const
export type PersonField = (typeof PERSON_FIELDS)[number]
export const FIRST_FIELDS = ['organisation', 'role', 'starts_on', 'decided_by'] as const
export type FirstField = (typeof FIRST_FIELDS)[number]

export interface PersonForm extends KeptForm<PersonField | FirstField> {
  /** Those who may be the same person; when they were shown once, adding goes on. */
  alike: PersonOffered[]
  names: string[]
  roles: readonly Role[]
}

const Language = ({ lang, form }: { lang: Lang; form: KeptForm<PersonField> }) => {
  const say = personFormWords(lang)
  return (
    <Radios
      {...common(form, 'lang', say.language, say.languageHint)}
      options={[
        { value: 'fr', label: <span lang="fr">{say.french}</span> },
        { value: 'en', label: <span lang="en">{say.english}</span> },
      ]}
    />
  )
}

const PersonFields = ({ lang, form, own }: { lang: Lang; form: KeptForm<PersonField>; own: boolean }) => {
  const say = personFormWords(lang)
  return (
    <>
      <TextField {...common(form, 'name', say.name, say.nameHint)} maxlength={200} required autocomplete={own ? 'name' : 'off'} />
      <TextField
        {...common(form, 'email', say.email, own ? say.ownEmailHint : say.emailHint)}
        type="email"
        maxlength={254}
        autocomplete={own ? 'email' : 'off'}
      />
      <TextField
        {...common(form, 'phone', say.phone, say.phoneHint)}
        type="tel"
        maxlength={40}
        size={20}
        autocomplete={own ? 'tel' : 'off'}
      />
      <Language lang={lang} form={form} />
    </>
  )
}

/** A person is entered once: who may be it already stands before the button that adds another. */
const Alike = ({ lang, alike }: { lang: Lang; alike: PersonOffered[] }) => {
  const say = personFormWords(lang)
  return alike.length === 0 ? null : (
    <Notice tone="waiting" title={say.alike}>
      <Paragraph>{say.alikeHow}</Paragraph>
      <Rows label={say.alike}>
        {alike.map((person) => (
          <Row
            key={person.id}
            glyph="person"
            href={personPath(person.id)}
            title={person.name}
            detail={personDetail(lang, person)}
            tags={person.example ? <ExampleTag lang={lang} /> : null}
            aside={<a href={newMandatePath({ person: person.id })}>{say.giveToThis}</a>}
          />
        ))}
      </Rows>
    </Notice>
  )
}

const FirstMandate = ({ lang, form }: { lang: Lang; form: PersonForm }) => {
  const [say, mandate] = [personFormWords(lang), mandateFormWords(lang)]
  const open = FIRST_FIELDS.some((name) => name !== 'starts_on' && (form.typed[name] || errorOf(form, name)))
  return (
    <Disclosure summary={say.mandate} open={open}>
      <Paragraph>{say.mandateHint}</Paragraph>
      <TextField
        {...common(form, 'organisation', mandate.organisation, mandate.organisationHint)}
        suggestions={form.names}
        autocomplete="off"
      />
      <Select
        {...common(form, 'role', mandate.role, say.roleHint)}
        options={[{ value: '', label: '–' }, ...form.roles.map((role) => ({ value: role, label: roleName(lang, role) }))]}
      />
      <DayField {...common(form, 'starts_on', mandate.starts, mandate.startsHint)} />
      <TextField {...common(form, 'decided_by', mandate.decided, mandate.decidedHint)} maxlength={300} autocomplete="off" />
    </Disclosure>
  )
}

export function NewPersonPage({ viewing, form }: { viewing: Viewing; form: PersonForm }) {
  const { lang } = viewing
  const say = personFormWords(lang)
  const known = form.alike.length > 0
  return (
    <Page viewing={viewing} title={say.newTitle} noindex>
      <Crumbs lang={lang} items={[{ href: personsPath(), label: say.persons }]} />
      <Title lead={say.newLead}>{say.newTitle}</Title>
      <Form action={newPersonPath()} label={say.newTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Alike lang={lang} alike={form.alike} />
        {known ? <HiddenField name="looked" value={form.alike.map(({ id }) => id).join(' ')} /> : null}
        <PersonFields lang={lang} form={form} own={false} />
        <FirstMandate lang={lang} form={form} />
        <Buttons>
          <SubmitButton>{known ? say.addAnyway : say.add}</SubmitButton>
          <CancelLink href={personsPath()}>{organisationFormWords(lang).cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export interface EditPersonView {
  viewing: Viewing
  form: KeptForm<PersonField>
  known: { id: number; name: string; example: boolean }
}

export function EditPersonPage({ view: { viewing, form, known } }: { view: EditPersonView }) {
  const { lang } = viewing
  const [say, all] = [personFormWords(lang), organisationFormWords(lang)]
  return (
    <Page viewing={viewing} title={`${say.editTitle} · ${known.name}`} example={known.example} noindex>
      <Crumbs
        lang={lang}
        items={[
          { href: personsPath(), label: say.persons },
          { href: personPath(known.id), label: known.name },
        ]}
      />
      <Title kicker={say.editTitle} lead={say.directoryHow}>
        {known.name} {known.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Form action={personEditPath(known.id)} label={say.editTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <BothEdits lang={lang} conflict={form.conflict} />
        <HiddenField name="shown" value={form.shown ?? ''} />
        <PersonFields lang={lang} form={form} own={viewing.actor?.personId === known.id} />
        <Buttons>
          <SubmitButton>{form.conflict ? all.saveMine : all.save}</SubmitButton>
          <CancelLink href={personPath(known.id)}>{all.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
