/** The form of an agreement: with whom, as what, how much, out of which grant. */
import {
  Buttons,
  CancelLink,
  DayField,
  ErrorSummary,
  FieldRow,
  Form,
  type FormError,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Notice, Title } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { nameWords } from '../../messages/names.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { agreementPath, agreementsPath } from '../../paths.ts'
import type { Budget } from '../../queries/budgets.ts'
import type { RecipientOffered } from '../../queries/regions/agreements.ts'
import type { GrantOnFile } from '../../rules/lines.ts'
import { TRANSFERS } from '../../tables.ts'
import { BudgetCrumbs } from './agreements.tsx'

export type AgreementField = 'recipient' | 'title' | 'transfer' | 'grant_id' | 'amount' | 'signed_on' | 'note'

export interface AgreementForm {
  budget: Pick<Budget, 'id' | 'title' | 'example'>
  /** null: one that is being made. */
  agreementId: number | null
  /** Of an agreement that exists: it stays. */
  recipient: string | null
  typed: Partial<Record<AgreementField, string>>
  revision: number
  errors: FormError[]
  recipients: RecipientOffered[]
  grants: GrantOnFile[]
  /** What the chosen region's share is, and what it is promised already. */
  share: string | null
  /** What stands stored now, where somebody else saved meanwhile. */
  stored: { label: string; value: string }[] | null
}

function Fields({ viewing: { lang }, form }: { viewing: Viewing; form: AgreementForm }) {
  const say = agreementWords(lang)
  const common = (name: AgreementField, label: string, hint?: string) => ({
    name,
    label,
    ...(hint ? { hint } : {}),
    value: form.typed[name] ?? '',
    error: form.errors.find(({ field }) => field === name)?.text,
  })
  return (
    <>
      {form.agreementId === null ? (
        <Select
          {...common('recipient', say.recipient, form.share ?? undefined)}
          options={[
            { value: '', label: '' },
            ...form.recipients.map(({ id, name, kind }) => ({ value: String(id), label: name, group: say.recipientKinds[kind] ?? '' })),
          ]}
        />
      ) : null}
      <TextField {...common('title', say.object, say.objectHint)} maxlength={200} />
      <TextField {...common('amount', say.amountField, say.amountHint)} inputmode="decimal" size={14} />
      <Radios
        {...common('transfer', say.transfer)}
        options={TRANSFERS.map((value) => ({ value, label: nameWords(lang).transfers[value], hint: say.transferHints[value]! }))}
      />
      <Select
        {...common('grant_id', say.grant, say.grantHint)}
        options={[{ value: '', label: say.noGrant }, ...form.grants.map(({ id, title }) => ({ value: String(id), label: title }))]}
      />
      <FieldRow>
        <DayField {...common('signed_on', say.signed, say.signedHint)} />
      </FieldRow>
      <TextArea {...common('note', say.note)} rows={3} />
    </>
  )
}

export function AgreementEditPage({ viewing, form }: { viewing: Viewing; form: AgreementForm }) {
  const { lang } = viewing
  const say = agreementWords(lang)
  const { agreementId, budget } = form
  const title = agreementId === null ? say.newTitle : say.editTitle
  const back = agreementId === null ? agreementsPath(budget.id) : agreementPath(agreementId)
  return (
    <Page viewing={viewing} title={title} noindex>
      <BudgetCrumbs lang={lang} budget={budget}>
        {{ href: agreementsPath(budget.id), label: say.title }}
      </BudgetCrumbs>
      <Title kicker={form.recipient ?? undefined}>{title}</Title>
      <Form action={back} label={title}>
        <ErrorSummary lang={lang} errors={form.errors} />
        {form.stored ? (
          <Notice tone="waiting">
            {form.stored.map(({ label, value }) => (
              <p key={label}>
                <strong>{label}</strong> {value}
              </p>
            ))}
          </Notice>
        ) : null}
        <HiddenField name="revision" value={String(form.revision)} />
        <Fields viewing={viewing} form={form} />
        <Buttons>
          <SubmitButton>{say.save}</SubmitButton>
          <CancelLink href={back}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
