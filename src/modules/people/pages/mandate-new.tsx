/** Giving a mandate, in three steps that work without scripts: for which organisation, to whom, and the mandate itself. */
import { Aside } from '#design/facts.tsx'
import {
  Buttons,
  CancelLink,
  DayField,
  ErrorSummary,
  FieldRow,
  Form,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, ExampleTag, Title } from '#design/text.tsx'
import type { Role } from '#kernel/values/actor.ts'
import { inLang, type Localized } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { givenByText } from '../messages/keeping.ts'
import { mandateFormWords } from '../messages/keeping-persons.ts'
import { roleName } from '../messages/names.ts'
import { mandatesPath, newMandatePath, organisationPath } from '../paths.ts'
import type { PersonOffered } from '../queries/keeping.ts'
import type { GivenBy } from '../rules/keeping.ts'
import { common, type KeptForm } from './keeping-parts.tsx'
import { type Looking, LookUp, personDetail, personErrors, Settled } from './mandate-parts.tsx'

export const MANDATE_FIELDS = ['role', 'body', 'starts_on', 'ends_on', 'decided_by'] as const
export type MandateField = (typeof MANDATE_FIELDS)[number]

export interface RoleOffered {
  role: Role
  /** null: the actor may give it; else who does. */
  givenBy: GivenBy | null
}

export interface MandateView {
  viewing: Viewing
  asked: { organisation?: number; person?: number; body?: number }
  organisation: { id: number; name: string; example: boolean } | null
  person: PersonOffered | null
  /** Names to propose in the first step. */
  names: string[]
  looking: Looking
  absent?: { href: string; label: string }
  roles: RoleOffered[]
  bodies: { id: number; name: Localized }[]
  form: KeptForm<MandateField | 'for'>
}

const Organisation = ({ view }: { view: MandateView }) => {
  const { lang } = view.viewing
  const say = mandateFormWords(lang)
  return (
    <Form action={newMandatePath()} method="get" label={say.organisation}>
      <ErrorSummary lang={lang} errors={view.form.errors} />
      {view.asked.person ? <HiddenField name="person" value={String(view.asked.person)} /> : null}
      <TextField {...common(view.form, 'for', say.organisation, say.organisationHint)} suggestions={view.names} autocomplete="off" />
      <Buttons>
        <SubmitButton>{say.next}</SubmitButton>
        <CancelLink href={mandatesPath()}>{say.cancel}</CancelLink>
      </Buttons>
    </Form>
  )
}

const queryOf = (asked: MandateView['asked']): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).map(([name, id]) => [name, String(id)]))

const chosenOrganisation = ({ viewing: { lang }, organisation, asked }: MandateView) => {
  const { organisation: _, body: __, ...rest } = asked
  return {
    label: mandateFormWords(lang).organisation,
    value: organisation ? <a href={organisationPath(organisation.id)}>{organisation.name}</a> : null,
    change: newMandatePath(rest),
  }
}

const Person = ({ view }: { view: MandateView }) => {
  const { viewing, looking, asked } = view
  return (
    <Aside
      main={
        <LookUp
          lang={viewing.lang}
          looking={looking}
          action={newMandatePath()}
          kept={queryOf(asked)}
          href={(person) => newMandatePath({ ...asked, person: person.id })}
          absent={view.absent}
          errors={view.form.errors}
        />
      }
      aside={<Settled lang={viewing.lang} facts={[chosenOrganisation(view)]} />}
    />
  )
}

const MandateForm = ({ view }: { view: MandateView }) => {
  const { viewing, form, organisation, person, roles, bodies } = view
  const { lang } = viewing
  const [say, reasons] = [mandateFormWords(lang), givenByText(lang)]
  return (
    <Form action={newMandatePath(view.asked)} label={say.newTitle}>
      <ErrorSummary lang={lang} errors={personErrors(form.errors)} />
      <HiddenField name="organisation" value={String(organisation?.id ?? '')} />
      <HiddenField name="person" value={String(person?.id ?? '')} />
      <Radios
        {...common(form, 'role', say.role)}
        options={roles.map(({ role, givenBy }) => ({
          value: role,
          label: roleName(lang, role),
          disabled: givenBy !== null,
          ...(givenBy ? { hint: reasons[givenBy] } : {}),
        }))}
      />
      {bodies.length > 0 ? (
        <Select
          {...common(form, 'body', say.body, say.bodyHint)}
          options={[{ value: '', label: say.noBody }, ...bodies.map(({ id, name }) => ({ value: String(id), label: inLang(name, lang) }))]}
        />
      ) : null}
      <FieldRow>
        <DayField {...common(form, 'starts_on', say.starts, say.startsHint)} required />
        <DayField {...common(form, 'ends_on', say.ends, say.endsHint)} />
      </FieldRow>
      <TextField {...common(form, 'decided_by', say.decided, say.decidedHint)} maxlength={300} autocomplete="off" />
      <Buttons>
        <SubmitButton>{say.give}</SubmitButton>
        <CancelLink href={organisation ? organisationPath(organisation.id) : mandatesPath()}>{say.cancel}</CancelLink>
      </Buttons>
    </Form>
  )
}

const Given = ({ view }: { view: MandateView }) => {
  const { viewing, person, asked } = view
  const { lang } = viewing
  const { person: _, ...rest } = asked
  const chosen = {
    label: mandateFormWords(lang).person,
    value: person ? (
      <>
        {person.name} {person.example ? <ExampleTag lang={lang} /> : null}
        <br />
        {personDetail(lang, person)}
      </>
    ) : null,
    change: newMandatePath(rest),
  }
  return <Aside main={<MandateForm view={view} />} aside={<Settled lang={lang} facts={[chosenOrganisation(view), chosen]} />} />
}

export function NewMandatePage({ view }: { view: MandateView }) {
  const { viewing, organisation, person } = view
  const { lang } = viewing
  const say = mandateFormWords(lang)
  const at = organisation === null ? 0 : person === null ? 1 : 2
  return (
    <Page viewing={viewing} title={say.newTitle} noindex>
      <Crumbs
        lang={lang}
        items={[
          { href: mandatesPath(), label: say.mandates },
          ...(organisation ? [{ href: organisationPath(organisation.id), label: organisation.name }] : []),
        ]}
      />
      <Title kicker={say.step(at + 1, say.steps[at])} lead={at === 0 ? say.newLead : undefined}>
        {say.newTitle}
      </Title>
      {at === 0 ? <Organisation view={view} /> : at === 1 ? <Person view={view} /> : <Given view={view} />}
    </Page>
  )
}
