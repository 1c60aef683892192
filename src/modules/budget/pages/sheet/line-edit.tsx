/** The page of one line: all that can be written of it, both edits when two people wrote at once, and its removal. */
import { BothTexts } from '#design/compare.tsx'
import {
  Buttons,
  CancelLink,
  ErrorSummary,
  FieldRow,
  Fieldset,
  Form,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { WithExample } from '#design/sheet-around.tsx'
import { ButtonLink, Muted, Notice, Paragraph } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accountName } from '../../messages/accounts.ts'
import { nameWords } from '../../messages/names.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { linePath, lineRemovalPath, lineRestorationPath, lineSpreadPath, linesPath, sheetPath } from '../../paths.ts'
import type { GrantChoice, Line } from '../../queries/lines.ts'
import type { Standing } from '../../queries/standing.ts'
import { ACCOUNTS, sideOf } from '../../rules/accounts.ts'
import { RECIPIENTS, type Side, TRANSFERS } from '../../tables.ts'
import { VersionPage } from '../frame.tsx'
import { spreadText } from './cells.tsx'

type LineField = 'account' | 'label' | 'quantity' | 'unit' | 'amount' | 'note' | 'cash_month' | 'grant_id' | 'recipient' | 'transfer'

export interface LineForm {
  side: Side
  typed: Record<LineField, string>
  /** What stood in the fields when the form was opened: by it an untouched field is known. */
  base: Record<LineField, string>
  errors: { field?: string; text: string }[]
  grants: GrantChoice[]
  conflict: { fields: { label: string; theirs: string; mine: string }[]; taken: string[] } | null
}

export interface LineFacts {
  viewing: Viewing
  at: Standing
  year: number
  form: LineForm
  /** Null: a new one. */
  line: (Line & { removed: boolean }) | null
  keys: ReadonlyMap<number, string>
}

const offered = (lang: Lang, side: Side): string[] =>
  ACCOUNTS.filter((account) => sideOf(account) === side).map((account) => `${account} ${accountName(lang, account)}`)

/** What each field is called, and how its value reads: also for the comparison of two edits. */
export function fieldLabels(lang: Lang, side: Side): Record<LineField, string> {
  const { line } = sheetWords(lang)
  return {
    account: line.account,
    label: line.label,
    quantity: line.quantity,
    unit: line.unit,
    amount: line.amount,
    note: line.note,
    cash_month: line.month,
    grant_id: side === 'charge' ? line.grantOfCharge : line.grantOfIncome,
    recipient: line.recipient,
    transfer: line.transfer,
  }
}

const choicesOf = (lang: Lang, { grants, typed }: LineForm) => {
  const { line } = sheetWords(lang)
  const names = nameWords(lang)
  return {
    cash_month: [{ value: '', label: line.anyMonth }, ...line.months.map((label, place) => ({ value: String(place + 1), label }))],
    grant_id: [
      { value: '', label: line.noGrant },
      ...grants.map(({ id, title, funder }) => ({ value: String(id), label: title, group: funder })),
      // What is chosen stands in the list also when it is no longer offered: else the browser would send something else.
      ...(typed.grant_id !== '' && !grants.some(({ id }) => String(id) === typed.grant_id)
        ? [{ value: typed.grant_id, label: typed.grant_id }]
        : []),
    ],
    recipient: [{ value: '', label: line.noRecipient }, ...RECIPIENTS.map((value) => ({ value, label: names.recipients[value] }))],
    transfer: [{ value: '', label: line.noTransfer }, ...TRANSFERS.map((value) => ({ value, label: names.transfers[value] }))],
  }
}

/** A field's value as people read it rather than as the form sends it. */
export function shownValue(lang: Lang, form: LineForm, name: LineField, value: string): string {
  const choices = choicesOf(lang, form)
  const list = name === 'cash_month' || name === 'grant_id' || name === 'recipient' || name === 'transfer' ? choices[name] : []
  return list.find((each) => each.value === value)?.label ?? value
}

function Fields({ lang, form }: { lang: Lang; form: LineForm }) {
  const { line: say } = sheetWords(lang)
  const { side, typed, errors } = form
  const labels = fieldLabels(lang, side)
  const choices = choicesOf(lang, form)
  const common = (name: LineField) => ({
    name,
    label: labels[name],
    value: typed[name],
    error: errors.find(({ field }) => field === name)?.text,
  })
  return (
    <>
      <TextField {...common('account')} hint={say.accountHint} suggestions={offered(lang, side)} size={16} autocomplete="off" />
      <TextField {...common('label')} maxlength={200} />
      <FieldRow>
        <TextField {...common('quantity')} inputmode="decimal" size={8} />
        <TextField {...common('unit')} inputmode="decimal" size={12} />
        <TextField {...common('amount')} inputmode="decimal" size={14} />
      </FieldRow>
      <p>
        <Muted>{say.productHint}</Muted>
      </p>
      <TextArea {...common('note')} hint={say.noteHint} rows={2} />
      <Select {...common('cash_month')} options={choices.cash_month} />
      {side === 'charge' ? (
        <Fieldset legend={say.going}>
          <Select {...common('recipient')} options={choices.recipient} />
          <Select {...common('transfer')} hint={say.transferHint} options={choices.transfer} />
          <Select {...common('grant_id')} options={choices.grant_id} />
        </Fieldset>
      ) : (
        <Select {...common('grant_id')} options={choices.grant_id} />
      )}
    </>
  )
}

function LineFormOf({ viewing: { lang }, at, year, line, form }: LineFacts) {
  const { line: say } = sheetWords(lang)
  const { version } = at
  const { conflict } = form
  return (
    <Form action={line ? linePath(line.id) : `${linesPath(version.id, {})}?year=${year}`} label={line ? say.edit : say.add[form.side]}>
      <ErrorSummary lang={lang} errors={form.errors} />
      {conflict ? (
        <Notice tone="waiting" title={say.conflictTitle}>
          <Paragraph>{say.conflictText}</Paragraph>
          {conflict.fields.length > 0 ? <BothTexts lang={lang} fields={conflict.fields} /> : null}
          {conflict.taken.length > 0 ? <Paragraph>{say.conflictTaken(conflict.taken.join(', '))}</Paragraph> : null}
        </Notice>
      ) : null}
      {line ? <HiddenField name="revision" value={String(line.revision)} /> : <HiddenField name="side" value={form.side} />}
      <HiddenField name="version" value={String(version.id)} />
      <HiddenField name="base" value={JSON.stringify(form.base)} />
      <Fields lang={lang} form={form} />
      <Buttons>
        <SubmitButton>{line ? (conflict ? say.saveMine : say.save) : say.create}</SubmitButton>
        {line ? null : (
          <SubmitButton tone="plain" name="more" value="1">
            {say.createAndMore}
          </SubmitButton>
        )}
        <CancelLink href={sheetPath(version.id, year)}>{say.cancel}</CancelLink>
      </Buttons>
    </Form>
  )
}

const Removal = ({ lang, line }: { lang: Lang; line: Line }) => {
  const { line: say } = sheetWords(lang)
  return (
    <section>
      <Paragraph>{say.removeText}</Paragraph>
      <Form action={lineRemovalPath(line.id)} inline>
        <HiddenField name="revision" value={String(line.revision)} />
        <SubmitButton tone="plain">{say.remove}</SubmitButton>
      </Form>
    </section>
  )
}

const Removed = ({ lang, line }: { lang: Lang; line: Line }) => {
  const { line: say } = sheetWords(lang)
  return (
    <Notice tone="waiting" title={say.removedTitle}>
      <Paragraph>{say.removedText}</Paragraph>
      <Form action={lineRestorationPath(line.id)} inline>
        <SubmitButton>{say.restore}</SubmitButton>
      </Form>
    </Notice>
  )
}

export function LineEditPage(facts: LineFacts) {
  const { viewing, at, line, form, keys } = facts
  const { lang } = viewing
  const { line: say } = sheetWords(lang)
  return (
    <VersionPage viewing={viewing} at={at} tab="sheet" title={line ? line.label : say.add[form.side]}>
      {line?.removed ? (
        <Removed lang={lang} line={line} />
      ) : (
        <WithExample
          title={line ? say.spread : say.exampleTitle}
          example={
            line ? (
              <>
                <Paragraph>{say.spreadState(spreadText(lang, line, keys))}</Paragraph>
                <ButtonLink href={lineSpreadPath(line.id)}>{say.spread}</ButtonLink>
                <Removal lang={lang} line={line} />
              </>
            ) : (
              <Paragraph>{say.example[form.side]}</Paragraph>
            )
          }
        >
          <LineFormOf {...facts} />
        </WithExample>
      )}
    </VersionPage>
  )
}
