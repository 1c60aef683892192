/** The form of a grant: what it is, its steps with their days and amounts, its years, the actions that it may pay for. */
import { Checkboxes } from '#design/checkboxes.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import {
  Buttons,
  CancelLink,
  DayField,
  ErrorSummary,
  FieldRow,
  Fieldset,
  Form,
  HiddenField,
  Radios,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Muted, Title } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { funderGrantsPath, funderPath, grantPath, grantRemovalPath } from '../../paths.ts'
import type { Funder, Grant } from '../../queries/grants/grants.ts'
import { STEPS } from '../../tables/grants.ts'
import { Conflict, type FormShown } from './funder.tsx'
import { crumbs } from './told.tsx'

export interface GrantEditView {
  viewing: Viewing
  funder: Funder
  /** Null: a new one. */
  grant: Grant | null
  form: FormShown<string>
  /** Those that are ticked. */
  items: readonly string[]
  /** The years that the stored period spans: each has a field where there are several. */
  years: readonly number[]
  actions: { id: number; code: string; title: Localized }[]
}

type FieldOf = (
  name: string,
  label: string,
  hint?: string,
) => { name: string; label: string; hint?: string; value: string; error: string | undefined }

const fieldOf =
  ({ form }: GrantEditView): FieldOf =>
  (name, label, hint) => ({
    name,
    label,
    ...(hint ? { hint } : {}),
    value: form.typed[name] ?? '',
    error: form.errors.find((each) => each.field === name)?.text,
  })

function Identity({ view }: { view: GrantEditView }) {
  const say = grantWords(view.viewing.lang)
  const field = fieldOf(view)
  return (
    <Fieldset legend={say.identity}>
      <TextField {...field('title', say.grantTitle, say.grantTitleHint)} maxlength={200} required autocomplete="off" />
      <FieldRow>
        <DayField {...field('period_from', say.from)} required />
        <DayField {...field('period_to', say.to)} required />
      </FieldRow>
      <FieldRow>
        <TextField {...field('reference', say.reference, say.referenceHint)} maxlength={120} autocomplete="off" />
        <TextField {...field('rate_cap', say.rateCap, say.rateCapHint)} inputmode="decimal" size={8} />
      </FieldRow>
      <TextArea {...field('conditions', say.conditions, say.conditionsHint)} rows={3} maxlength={4000} />
    </Fieldset>
  )
}

function Steps({ view }: { view: GrantEditView }) {
  const say = grantWords(view.viewing.lang)
  const field = fieldOf(view)
  return (
    <Fieldset legend={say.steps}>
      <p>
        <Muted>{say.stepsHint}</Muted>
      </p>
      {STEPS.map((step) => (
        <FieldRow key={step}>
          <DayField {...field(`${step}_on`, say.onStep(say.step[step]))} />
          {step === 'refused' ? null : (
            <TextField {...field(`${step}_amount`, say.amountOfStep(say.step[step]))} inputmode="decimal" size={14} />
          )}
        </FieldRow>
      ))}
    </Fieldset>
  )
}

function Years({ view }: { view: GrantEditView }) {
  const { viewing, grant, years, form } = view
  const { lang } = viewing
  const say = grantWords(lang)
  const whole = grant ? (grant.awarded_cents ?? grant.asked_cents) : null
  const error = form.errors.find((each) => each.field === 'years')?.text
  return (
    <Fieldset legend={say.years}>
      {years.length < 2 ? (
        <p>
          <Muted>{say.yearsLater}</Muted>
        </p>
      ) : (
        <>
          <p id="field-years">
            <Muted>{say.yearsHint(whole === null ? null : formatEuros(lang, whole))}</Muted>
          </p>
          <FieldRow>
            {years.map((year, place) => (
              <TextField
                key={year}
                {...fieldOf(view)(`year_${year}`, String(year))}
                {...(place === 0 && error ? { error } : {})}
                inputmode="decimal"
                size={14}
              />
            ))}
          </FieldRow>
        </>
      )}
    </Fieldset>
  )
}

function Eligible({ view }: { view: GrantEditView }) {
  const { viewing, actions, items, form } = view
  const { lang } = viewing
  const say = grantWords(lang)
  return (
    <Fieldset legend={say.eligible}>
      <Radios
        name="eligible"
        label={say.eligibleMay}
        value={form.typed.eligible ?? 'all'}
        options={[
          { value: 'all', label: say.eligibleAll },
          { value: 'chosen', label: say.eligibleChosen },
        ]}
      />
      {actions.length > 0 ? (
        <Disclosure summary={say.eligibleChoose} open={form.typed.eligible === 'chosen'}>
          <Checkboxes
            name="items"
            legend={say.eligibleChosen}
            values={items}
            {...(form.errors.some(({ field }) => field === 'items')
              ? { error: form.errors.find(({ field }) => field === 'items')!.text }
              : {})}
            options={actions.map(({ id, code, title }) => ({ value: String(id), label: `${code} ${said(lang, title)}` }))}
          />
        </Disclosure>
      ) : null}
    </Fieldset>
  )
}

export function GrantEditPage({ view }: { view: GrantEditView }) {
  const { viewing, funder, grant, form } = view
  const { lang } = viewing
  const say = grantWords(lang)
  const title = grant ? say.editGrant(grant.title) : say.newGrantOf(funder.name)
  const back = grant ? grantPath(grant.id) : funderPath(funder.id)
  return (
    <Page viewing={viewing} title={title} noindex>
      <Crumbs lang={lang} items={[...crumbs(lang, funder.organisationId), { href: funderPath(funder.id), label: funder.name }]} />
      <Title>{title}</Title>
      <Conflict viewing={viewing} stored={form.stored} />
      <Form action={grant ? grantPath(grant.id) : funderGrantsPath(funder.id)} label={title}>
        <ErrorSummary lang={lang} errors={form.errors} />
        {grant ? <HiddenField name="revision" value={String(form.revision)} /> : null}
        <Identity view={view} />
        <Steps view={view} />
        <Years view={view} />
        <Eligible view={view} />
        <Buttons>
          <SubmitButton>{say.save}</SubmitButton>
          <CancelLink href={back}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
      {grant ? (
        <Form action={grantRemovalPath(grant.id)} inline label={say.removeNamed(grant.title)}>
          <SubmitButton tone="plain">{say.remove}</SubmitButton>
        </Form>
      ) : null}
    </Page>
  )
}
