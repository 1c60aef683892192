/** Noting that one instalment was paid. */
import { Buttons, CancelLink, DayField, ErrorSummary, FieldRow, Form, type FormError, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Lead, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { agreementPath, agreementsPath, instalmentPaymentPath } from '../../paths.ts'
import type { Agreement, Instalment } from '../../queries/regions/agreements.ts'

export interface PayForm {
  agreement: Agreement
  instalment: Instalment
  typed: { paid_on: string; amount: string }
  errors: FormError[]
}

export function PayPage({ viewing, form }: { viewing: Viewing; form: PayForm }) {
  const { lang } = viewing
  const say = agreementWords(lang)
  const { agreement, instalment, typed, errors } = form
  const error = (name: string) => errors.find(({ field }) => field === name)?.text
  return (
    <Page viewing={viewing} title={say.payTitle} noindex example={agreement.example || undefined}>
      <Crumbs
        lang={lang}
        items={[
          { href: agreementsPath(agreement.budget.id), label: say.title },
          { href: agreementPath(agreement.id), label: agreement.title },
        ]}
      />
      <Title kicker={agreement.recipient.name}>{say.payTitle}</Title>
      <Lead>{say.payLead(formatEuros(lang, instalment.amountCents), formatDay(lang, instalment.dueOn))}</Lead>
      <Form action={instalmentPaymentPath(instalment.id)} label={say.payTitle}>
        <ErrorSummary lang={lang} errors={errors} />
        <FieldRow>
          <DayField name="paid_on" label={say.paidDay} value={typed.paid_on} error={error('paid_on')} />
          <TextField name="amount" label={say.amountOf} value={typed.amount} inputmode="decimal" size={14} error={error('amount')} />
        </FieldRow>
        <Buttons>
          <SubmitButton>{say.pay}</SubmitButton>
          <CancelLink href={agreementPath(agreement.id)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
