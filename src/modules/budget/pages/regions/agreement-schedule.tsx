/** The schedule of an agreement: what is planned, paid and acknowledged, and what of it is still to be planned. */
import { Disclosure } from '#design/disclosure.tsx'
import { RowDeed } from '#design/files.tsx'
import { Buttons, DayField, ErrorSummary, FieldRow, Form, type FormError, SubmitButton, TextField } from '#design/form.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { RowLink } from '#design/row-link.tsx'
import { Table } from '#design/table.tsx'
import { Muted, Paragraph, Tag, type Tone } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { acknowledgementPath, agreementInstalmentsPath, instalmentPath, instalmentRemovalPath, paymentWithdrawalPath } from '../../paths.ts'
import type { Paper } from '../../queries/grants/papers.ts'
import type { Agreement, Instalment } from '../../queries/regions/agreements.ts'
import { type InstalmentState, instalmentState } from '../../rules/regions/agreements.ts'
import type { PaperForm } from '../grants/papers.tsx'
import { bareAmount } from './told.tsx'

export interface AgreementView {
  agreement: Agreement
  papers: Paper[]
  may: { edit: boolean; acknowledge: boolean; readBudget: boolean }
  /** What a form on it could not do, with what was typed. */
  typed: Record<string, string>
  errors: FormError[]
  /** Which of its forms. */
  refused: 'schedule' | 'one' | 'ending' | null
  /** The form of a paper that was refused. */
  paper: PaperForm | undefined
}

export interface Shown {
  viewing: Viewing
  view: AgreementView
}

const TONES: Record<InstalmentState, Tone> = { planned: 'info', late: 'decision', paid: 'waiting', acknowledged: 'deed', dropped: 'info' }

export const StateTag = ({ lang, state }: { lang: Lang; state: InstalmentState }) => (
  <Tag tone={TONES[state]}>{agreementWords(lang).states[state]}</Tag>
)

/** The small deeds beside an instalment, as far as this reader may do them. */
function Deeds({
  lang,
  instalment,
  state,
  may,
}: {
  lang: Lang
  instalment: Instalment
  state: InstalmentState
  may: AgreementView['may']
}) {
  const say = agreementWords(lang)
  const due = formatDay(lang, instalment.dueOn)
  if ((state === 'planned' || state === 'late') && may.edit)
    return (
      <RowDeeds>
        <RowLink href={instalmentPath(instalment.id)} label={say.payNamed(due)}>
          {say.pay}
        </RowLink>
        <RowDeed action={instalmentRemovalPath(instalment.id)} label={say.removeNamed(due)}>
          {say.remove}
        </RowDeed>
      </RowDeeds>
    )
  if (state !== 'paid') return null
  const amount = formatEuros(lang, instalment.paidCents ?? 0)
  return (
    <RowDeeds>
      {may.acknowledge ? (
        <RowDeed action={acknowledgementPath(instalment.id)} label={say.acknowledgeNamed(amount, formatDay(lang, instalment.paidOn!))}>
          {say.acknowledge}
        </RowDeed>
      ) : null}
      {may.edit ? (
        <RowDeed action={paymentWithdrawalPath(instalment.id)} label={say.unpayNamed(due)}>
          {say.unpay}
        </RowDeed>
      ) : null}
    </RowDeeds>
  )
}

export function Schedule({ viewing: { lang, today }, view: { agreement, may } }: Shown) {
  const say = agreementWords(lang)
  const { instalments, endedOn, kept } = agreement
  if (instalments.length === 0)
    return (
      <Paragraph>
        <Muted>{say.noInstalments}</Muted>
      </Paragraph>
    )
  return (
    <Table
      stacked
      caption={say.instalments}
      captionHidden
      head={[
        { label: say.due },
        { label: say.planned, align: 'end', told: true },
        { label: say.paid, align: 'end', told: true },
        { label: say.state },
        ...(may.edit || may.acknowledge ? [{ label: say.deeds }] : []),
      ]}
      rows={instalments.map((instalment) => {
        const state = instalmentState(instalment, endedOn, today)
        return [
          formatDay(lang, instalment.dueOn),
          bareAmount(lang, instalment.amountCents),
          instalment.paidOn
            ? `${bareAmount(lang, instalment.paidCents ?? 0)}, ${say.paidOn(formatDay(lang, instalment.paidOn, 'short'))}`
            : say.notYet,
          <span key="state">
            <StateTag lang={lang} state={state} />{' '}
            {instalment.acknowledgedOn ? <Muted>{say.paidOn(formatDay(lang, instalment.acknowledgedOn, 'short'))}</Muted> : null}
          </span>,
          ...(may.edit || may.acknowledge ? [<Deeds key="deeds" lang={lang} instalment={instalment} state={state} may={may} />] : []),
        ]
      })}
      foot={[
        say.total,
        bareAmount(
          lang,
          instalments.reduce((sum, { amountCents }) => sum + amountCents, 0),
        ),
        bareAmount(lang, kept.paidCents),
        '',
        ...(may.edit || may.acknowledge ? [''] : []),
      ]}
    />
  )
}

/** What is left, cut into parts; or one payment by itself. */
export function Planning({ viewing: { lang }, view }: Shown) {
  const say = agreementWords(lang)
  const { agreement, typed, errors, refused } = view
  const left = agreement.amountCents - agreement.kept.plannedCents
  if (left <= 0 && refused === null) return null
  const field = (of: 'schedule' | 'one', name: string, label: string, usual: string) => ({
    name,
    label,
    value: refused === of ? (typed[name] ?? '') : usual,
    error: refused === of ? errors.find(({ field: wrong }) => wrong === name)?.text : undefined,
  })
  const action = agreementInstalmentsPath(agreement.id)
  return (
    <>
      <Disclosure summary={say.schedule} open={refused === 'schedule' || agreement.instalments.length === 0}>
        <Form action={action} label={say.schedule}>
          {refused === 'schedule' ? <ErrorSummary lang={lang} errors={errors} /> : null}
          <Paragraph>{say.scheduleHow(formatEuros(lang, left))}</Paragraph>
          <FieldRow>
            <TextField {...field('schedule', 'parts', say.parts, '2')} inputmode="numeric" size={4} />
            <DayField {...field('schedule', 'first_on', say.firstOn, typed.usualDay ?? '')} />
            <TextField {...field('schedule', 'every_months', say.everyMonths, '6')} inputmode="numeric" size={4} />
          </FieldRow>
          <Buttons>
            <SubmitButton tone="plain">{say.plan}</SubmitButton>
          </Buttons>
        </Form>
      </Disclosure>
      <Disclosure summary={say.oneMore} open={refused === 'one'}>
        <Form action={action} label={say.oneMore}>
          {refused === 'one' ? <ErrorSummary lang={lang} errors={errors} /> : null}
          <FieldRow>
            <DayField {...field('one', 'due_on', say.dueOn, '')} />
            <TextField {...field('one', 'amount', say.amountOf, '')} inputmode="decimal" size={14} />
          </FieldRow>
          <Buttons>
            <SubmitButton tone="plain">{say.planOne}</SubmitButton>
          </Buttons>
        </Form>
      </Disclosure>
    </>
  )
}
