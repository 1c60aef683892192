/** What follows a mandate: its last day, or the next person. */
import { Aside } from '#design/facts.tsx'
import { Buttons, CancelLink, DayField, ErrorSummary, FieldRow, Form, HiddenField, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Crumbs, ExampleTag, Title } from '#design/text.tsx'
import type { Day } from '#kernel/dates.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { mandateFormWords } from '../messages/keeping-persons.ts'
import { officeName } from '../messages/names.ts'
import { mandateEndingPath, mandateReplacementPath, mandatesPath, organisationPath } from '../paths.ts'
import type { PersonOffered } from '../queries/keeping.ts'
import type { MandateFacts } from '../tables.ts'
import { common, type KeptForm } from './keeping-parts.tsx'
import { Held, type Looking, LookUp, personDetail, personErrors, Settled } from './mandate-parts.tsx'

interface View {
  viewing: Viewing
  mandate: MandateFacts
}

const Above = ({ viewing: { lang }, mandate }: View) => (
  <Crumbs
    lang={lang}
    items={[
      { href: mandatesPath(), label: mandateFormWords(lang).mandates },
      { href: organisationPath(mandate.organisationId), label: mandate.organisationName },
    ]}
  />
)

export interface EndingView extends View {
  form: KeptForm<'ends_on' | 'decided_by'>
  /** The mandate is over since this day: nothing can be changed. */
  over: Day | null
  /** Why it cannot be ended, in the reader's words. */
  objection?: string
  mayReplace: boolean
}

export function EndingPage({ view }: { view: EndingView }) {
  const { viewing, mandate, form } = view
  const { lang, today } = viewing
  const say = mandateFormWords(lang)
  return (
    <Page viewing={viewing} title={say.endingTitle} example={mandate.example} noindex>
      <Above {...view} />
      <Title kicker={officeName(lang, mandate)} lead={say.endingLead}>
        {say.endingTitle} {mandate.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Aside
        main={
          <Form action={mandateEndingPath(mandate.id)} label={say.endingTitle}>
            <ErrorSummary lang={lang} errors={form.errors} />
            <DayField {...common(form, 'ends_on', say.ends, mandate.endsOn === null ? undefined : say.noEnd)} />
            <TextField {...common(form, 'decided_by', say.endingDecision, say.endingHint)} maxlength={300} autocomplete="off" />
            <Buttons>
              <SubmitButton objection={view.objection}>{say.end}</SubmitButton>
              <CancelLink href={organisationPath(mandate.organisationId)}>{say.cancel}</CancelLink>
            </Buttons>
            {view.mayReplace ? <ButtonLink href={mandateReplacementPath(mandate.id)}>{say.orReplace}</ButtonLink> : null}
          </Form>
        }
        aside={<Held lang={lang} today={today} mandate={mandate} />}
      />
    </Page>
  )
}

export interface ReplacementView extends View {
  successor: PersonOffered | null
  looking: Looking
  absent?: { href: string; label: string }
  form: KeptForm<'starts_on' | 'ends_on' | 'decided_by'>
}

const ReplacementForm = ({ view }: { view: ReplacementView }) => {
  const { viewing, mandate, form, successor } = view
  const { lang } = viewing
  const say = mandateFormWords(lang)
  return (
    <Form action={mandateReplacementPath(mandate.id)} label={say.replacementTitle}>
      <ErrorSummary lang={lang} errors={personErrors(form.errors)} />
      <HiddenField name="person" value={String(successor?.id ?? '')} />
      <FieldRow>
        <DayField {...common(form, 'starts_on', say.firstDay)} required />
        <DayField {...common(form, 'ends_on', say.ends, say.endsHint)} />
      </FieldRow>
      <TextField {...common(form, 'decided_by', say.decided, say.decidedHint)} maxlength={300} autocomplete="off" />
      <Buttons>
        <SubmitButton>{say.replace}</SubmitButton>
        <CancelLink href={organisationPath(mandate.organisationId)}>{say.cancel}</CancelLink>
      </Buttons>
    </Form>
  )
}

export function ReplacementPage({ view }: { view: ReplacementView }) {
  const { viewing, mandate, successor } = view
  const { lang, today } = viewing
  const say = mandateFormWords(lang)
  const path = mandateReplacementPath(mandate.id)
  return (
    <Page viewing={viewing} title={say.replacementTitle} example={mandate.example} noindex>
      <Above {...view} />
      <Title kicker={officeName(lang, mandate)} lead={say.replacementLead(mandate.personName ?? say.erased)}>
        {say.replacementTitle} {mandate.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Aside
        main={
          successor ? (
            <>
              <Settled
                lang={lang}
                facts={[{ label: say.successor, value: `${successor.name} (${personDetail(lang, successor)})`, change: path }]}
              />
              <ReplacementForm view={view} />
            </>
          ) : (
            <LookUp
              lang={lang}
              looking={view.looking}
              action={path}
              kept={{}}
              href={(person) => `${path}?person=${person.id}`}
              absent={view.absent}
              errors={view.form.errors}
            />
          )
        }
        aside={<Held lang={lang} today={today} mandate={mandate} />}
      />
    </Page>
  )
}
