/** Pasting from a spreadsheet: a place for the copied rows, then what would be added line by line, with what is wrong where it is. */
import { Disclosure } from '#design/disclosure.tsx'
import {
  Buttons,
  CancelLink,
  ErrorSummary,
  FieldRow,
  Form,
  type FormError,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { SampleCells, Troubles, WithExample } from '#design/sheet-around.tsx'
import { Table } from '#design/table.tsx'
import { Heading, List, Notice, Paragraph } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { pastePath, sheetPath } from '../../paths.ts'
import type { Standing } from '../../queries/standing.ts'
import { sideOf } from '../../rules/accounts.ts'
import { typedQuantity } from '../../rules/sheet/lines-typed.ts'
import { PASTE_COLUMNS, type Pasted, type PastedRow } from '../../rules/sheet/paste.ts'
import { totalsOf } from '../../rules/totals.ts'
import { VersionPage } from '../frame.tsx'
import { figure } from './cells.tsx'

export interface PreviewedRow extends PastedRow {
  /** What is wrong with it, in sentences. */
  troubles: string[]
}

export interface PasteFacts {
  viewing: Viewing
  at: Standing
  year: number
  text: string
  account: string
  errors: FormError[]
  /** What was read: shown before anything is written. */
  preview: (Omit<Pasted, 'rows'> & { rows: PreviewedRow[] }) | null
}

const SAMPLE = [
  ['Compte', 'Intitulé', 'Quantité', 'Prix unitaire', 'Montant'],
  ['613', 'Locations de salles', '12', '350,00', '4 200,00'],
  ['625', 'Déplacements', '', '', '8 000,00'],
  ['756', 'Cotisations', '61', '200,00', '12 200,00'],
] as const

/** In-kind contributions stand apart, as they do in the balance. */
const totalsOfRows = (rows: readonly PastedRow[]) =>
  totalsOf(
    rows.flatMap(({ draft }) => {
      const side = draft && sideOf(draft.account)
      return side ? [{ side, account: draft.account, amountCents: draft.amount_cents, recipient: null }] : []
    }),
  )

const productOf = (lang: Lang, { draft }: PastedRow): string =>
  draft?.quantity_thousandths && typeof draft.unit_cents === 'number'
    ? `${typedQuantity(lang, draft.quantity_thousandths)} × ${formatEuros(lang, draft.unit_cents)}`
    : ''

function Lines({ lang, rows }: { lang: Lang; rows: PreviewedRow[] }) {
  const say = sheetWords(lang)
  const { columns: heads, pasting } = say
  return (
    <Table
      caption={pasting.previewTitle}
      captionHidden
      dense
      rowHeader={false}
      head={[
        { label: pasting.number },
        { label: heads.account },
        { label: heads.label },
        { label: heads.product, align: 'end' },
        { label: heads.note },
        { label: heads.amount, align: 'end' },
      ]}
      rows={rows.map((row) => [
        row.number,
        row.draft!.account,
        row.troubles.length === 0 ? (
          row.draft!.label
        ) : (
          <Troubles of={row.draft!.label || row.cells.filter(Boolean).join(' · ')} sentences={row.troubles} />
        ),
        productOf(lang, row),
        row.draft!.note ?? '',
        row.objections.some(({ field }) => field === 'amount') ? '' : figure(lang, row.draft!.amount_cents),
      ])}
    />
  )
}

const Skipped = ({ lang, rows }: { lang: Lang; rows: PreviewedRow[] }) => {
  const { pasting: say } = sheetWords(lang)
  return rows.length === 0 ? null : (
    <Disclosure summary={`${say.skippedTitle} (${rows.length})`}>
      <List
        items={rows.map(
          ({ number, cells, skipped }) => `${say.lineNumber(number)} (${say.skipped[skipped!]}) : ${cells.filter(Boolean).join(' · ')}`,
        )}
      />
    </Disclosure>
  )
}

function Columns({ lang, preview }: { lang: Lang; preview: NonNullable<PasteFacts['preview']> }) {
  const { pasting: say } = sheetWords(lang)
  return (
    <Disclosure summary={say.columnsTitle}>
      <Paragraph>{say.columnsHint}</Paragraph>
      <HiddenField name="columns" value={preview.columns.join(',')} />
      <FieldRow>
        {preview.columns.map((column, place) => (
          <Select
            key={place}
            name={`column-${place}`}
            label={say.column(place + 1, preview.headings?.[place] ?? '')}
            value={column}
            options={PASTE_COLUMNS.map((value) => ({ value, label: say.kinds[value] }))}
          />
        ))}
      </FieldRow>
    </Disclosure>
  )
}

function Preview({ lang, preview }: { lang: Lang; preview: NonNullable<PasteFacts['preview']> }) {
  const { pasting: say } = sheetWords(lang)
  const lines = preview.rows.filter(({ draft }) => draft !== null)
  const wrong = lines.filter(({ troubles }) => troubles.length > 0)
  const skipped = preview.rows.filter((row) => row.skipped !== null)
  const totals = totalsOfRows(lines)
  return (
    <>
      <Heading level={2} count={say.rows(lines.length)}>
        {say.previewTitle}
      </Heading>
      {wrong.length > 0 ? (
        <Notice tone="decision" title={say.wrong(wrong.length)}>
          <Paragraph>{say.wrongHint}</Paragraph>
        </Notice>
      ) : (
        <Paragraph>{say.sums(formatEuros(lang, totals.chargesCents), formatEuros(lang, totals.incomeCents))}</Paragraph>
      )}
      {lines.length > 0 ? <Lines lang={lang} rows={lines} /> : null}
      <Skipped lang={lang} rows={skipped} />
      <Columns lang={lang} preview={preview} />
    </>
  )
}

export function PastePage({ viewing, at, year, text, account, errors, preview }: PasteFacts) {
  const { lang } = viewing
  const { pasting: say, line } = sheetWords(lang)
  const { id } = at.version
  const lines = preview?.rows.filter(({ draft }) => draft !== null) ?? []
  const isReady = lines.length > 0 && lines.every(({ troubles }) => troubles.length === 0) && errors.length === 0
  const fields = (
    <>
      <TextArea
        name="text"
        label={say.text}
        hint={say.textHint}
        value={text}
        rows={preview ? 6 : 12}
        code
        error={errors.find(({ field }) => field === 'text')?.text}
      />
      <TextField name="account" label={say.account} hint={say.accountHint} value={account} size={10} />
    </>
  )
  return (
    <VersionPage viewing={viewing} at={at} tab="sheet" title={say.title}>
      <Paragraph>{say.lead(year)}</Paragraph>
      <Form action={pastePath(id, year)} label={say.title} wide plain>
        <ErrorSummary lang={lang} errors={errors} />
        {preview ? (
          <>
            <Preview lang={lang} preview={preview} />
            <Buttons>
              {isReady ? (
                <SubmitButton name="step" value="confirm">
                  {say.confirm(lines.length)}
                </SubmitButton>
              ) : null}
              <SubmitButton tone={isReady ? 'plain' : 'deed'} name="step" value="check">
                {say.checkAgain}
              </SubmitButton>
              <CancelLink href={sheetPath(id, year)}>{line.cancel}</CancelLink>
            </Buttons>
            <Disclosure summary={say.asIs} open={!isReady}>
              {fields}
            </Disclosure>
          </>
        ) : (
          <WithExample
            title={say.exampleTitle}
            example={
              <>
                <SampleCells rows={SAMPLE} />
                <Paragraph>{say.exampleText}</Paragraph>
              </>
            }
          >
            {fields}
            <Buttons>
              <SubmitButton name="step" value="check">
                {say.check}
              </SubmitButton>
              <CancelLink href={sheetPath(id, year)}>{line.cancel}</CancelLink>
            </Buttons>
          </WithExample>
        )}
      </Form>
    </VersionPage>
  )
}
