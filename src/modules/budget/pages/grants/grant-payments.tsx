/** Payments of a grant: planned and received in one table, the usual schedule, and the page of one payment. */
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, CancelLink, DayField, ErrorSummary, FieldRow, Form, HiddenField, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { Table } from '#design/table.tsx'
import { Crumbs, Heading, Muted, Tag, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { grantPath, grantPaymentsPath, paymentPath, paymentRemovalPath, receiptPath, receiptRemovalPath } from '../../paths.ts'
import type { Grant, Payment } from '../../queries/grants/grants.ts'
import { isOverdue } from '../../rules/grants/deadlines.ts'
import { PAYMENT_KINDS } from '../../tables.ts'
import type { PaperForm } from './papers.tsx'
import { crumbs, paymentKind, paymentName } from './told.tsx'

const sum = (payments: readonly Payment[], of: (payment: Payment) => number | null): number =>
  payments.reduce((total, payment) => total + (of(payment) ?? 0), 0)

function PaymentsTable({ viewing: { lang, today }, grant, mayEdit }: { viewing: Viewing; grant: Grant; mayEdit: boolean }) {
  const say = grantWords(lang)
  const end = 'end' as const
  return (
    <Table
      caption={say.payments}
      captionHidden
      stacked
      head={[
        { label: say.payment, names: true },
        { label: say.expectedOn, told: true },
        { label: say.amount, align: end, told: true },
        { label: say.receivedOn, told: true },
        { label: say.receivedAmount, align: end, told: true },
      ]}
      rows={grant.payments.map((payment) => {
        const name = paymentKind(lang, payment.kind)
        const late = isOverdue(payment, today)
        return [
          <>
            {mayEdit ? <a href={paymentPath(payment.id)}>{name}</a> : name} {payment.note ? <Muted>{payment.note}</Muted> : null}
          </>,
          <>
            {formatDay(lang, payment.expectedOn, 'short')} {late ? <Tag tone="decision">{say.dutyState.late}</Tag> : null}
          </>,
          formatEuros(lang, payment.amountCents),
          payment.receivedOn ? (
            formatDay(lang, payment.receivedOn, 'short')
          ) : mayEdit && grant.awarded_on !== null ? (
            <a href={paymentPath(payment.id)}>{say.receive}</a>
          ) : (
            ''
          ),
          payment.receivedCents === null ? '' : formatEuros(lang, payment.receivedCents),
        ]
      })}
      foot={[
        say.total,
        '',
        formatEuros(
          lang,
          sum(grant.payments, ({ amountCents }) => amountCents),
        ),
        '',
        formatEuros(lang, grant.receivedCents),
      ]}
    />
  )
}

const fieldsOf =
  ({ typed, errors }: PaperForm) =>
  (name: string, label: string, hint?: string) => ({
    name,
    label,
    ...(hint ? { hint } : {}),
    value: typed[name] ?? '',
    error: errors.find((each) => each.field === name)?.text,
  })

function PaymentFields({ lang, form }: { lang: Lang; form: PaperForm }) {
  const say = grantWords(lang)
  const field = fieldsOf(form)
  return (
    <>
      <Select {...field('kind', say.kind)} options={PAYMENT_KINDS.map((kind) => ({ value: kind, label: paymentKind(lang, kind) }))} />
      <FieldRow>
        <DayField {...field('expected_on', say.expectedOn)} required />
        <TextField {...field('amount', say.amount)} inputmode="decimal" size={14} required />
      </FieldRow>
      <TextField {...field('note', say.note)} maxlength={300} />
    </>
  )
}

/** The payments on the grant's page. */
export function PaymentsPart({
  viewing,
  grant,
  mayEdit,
  form,
}: {
  viewing: Viewing
  grant: Grant
  mayEdit: boolean
  form?: PaperForm | undefined
}) {
  const { lang } = viewing
  const say = grantWords(lang)
  const whole = grant.awarded_cents ?? grant.asked_cents
  const left = whole === null ? null : whole - sum(grant.payments, ({ receivedCents, amountCents }) => receivedCents ?? amountCents)
  const shown = form ?? { typed: {}, errors: [] }
  return (
    <>
      <Heading level={2} id="payments" count={grant.payments.length > 0 ? grant.payments.length : undefined}>
        {say.payments}
      </Heading>
      {grant.payments.length > 0 ? <PaymentsTable viewing={viewing} grant={grant} mayEdit={mayEdit} /> : <p>{say.noPayment}</p>}
      {mayEdit && grant.payments.length === 0 && whole !== null && grant.refused_on === null ? (
        <Form action={grantPaymentsPath(grant.id)} label={say.usual}>
          <HiddenField name="usual" value="on" />
          <p>{say.usualHint(grant.funder.kind === 'european')}</p>
          <SubmitButton>{say.usual}</SubmitButton>
        </Form>
      ) : null}
      {mayEdit && grant.refused_on === null && left !== 0 ? (
        <Disclosure summary={say.planPayment} id="plan-payment" open={shown.errors.length > 0}>
          <Form action={grantPaymentsPath(grant.id)} label={say.planPayment}>
            <ErrorSummary lang={lang} errors={shown.errors} />
            <PaymentFields lang={lang} form={shown} />
            <SubmitButton>{say.plan}</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </>
  )
}

export interface PaymentView {
  viewing: Viewing
  grant: Grant
  payment: Payment
  receipt: PaperForm
  edit: PaperForm
}

/** One payment: received, mended, or taken out. */
export function PaymentPage({ view: { viewing, grant, payment, receipt, edit } }: { view: PaymentView }) {
  const { lang } = viewing
  const say = grantWords(lang)
  const name = paymentName(lang, payment)
  const field = fieldsOf(receipt)
  const back = `${grantPath(grant.id)}#payments`
  return (
    <Page viewing={viewing} title={`${name}, ${grant.title}`} noindex>
      <Crumbs lang={lang} items={[...crumbs(lang, grant.organisationId), { href: grantPath(grant.id), label: grant.title }]} />
      <Title kicker={grant.funder.name} lead={`${say.expectedOn} ${formatDay(lang, payment.expectedOn)}`}>
        {name}
      </Title>
      {payment.receivedOn ? (
        <>
          <p>
            {say.receivedOn} {formatDay(lang, payment.receivedOn)} : {formatEuros(lang, payment.receivedCents ?? 0)}
          </p>
          <RowDeeds>
            <Form action={receiptRemovalPath(payment.id)} inline label={say.takeBack}>
              <SubmitButton tone="plain">{say.takeBack}</SubmitButton>
            </Form>
          </RowDeeds>
        </>
      ) : (
        <>
          <Heading level={2}>{say.receive}</Heading>
          <Form action={receiptPath(payment.id)} label={say.receive}>
            <ErrorSummary lang={lang} errors={receipt.errors} />
            <FieldRow>
              <DayField {...field('received_on', say.receivedOn)} required />
              <TextField {...field('received_amount', say.receivedAmount)} inputmode="decimal" size={14} required />
            </FieldRow>
            <Buttons>
              <SubmitButton>{say.receive}</SubmitButton>
              <CancelLink href={back}>{say.cancel}</CancelLink>
            </Buttons>
          </Form>
          <Heading level={2}>{say.editPayment}</Heading>
          <Form action={paymentPath(payment.id)} label={say.editPayment}>
            <ErrorSummary lang={lang} errors={edit.errors} />
            <PaymentFields lang={lang} form={edit} />
            <SubmitButton tone="plain">{say.save}</SubmitButton>
          </Form>
          <Form action={paymentRemovalPath(payment.id)} inline label={say.removeNamed(name)}>
            <SubmitButton tone="plain">{say.remove}</SubmitButton>
          </Form>
        </>
      )}
    </Page>
  )
}
