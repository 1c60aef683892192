/** Cash month by month: the curve with its low point, the same as a table, when each grant comes, and what if Europe pays late. */
import { CashCurve } from '#design/cash-curve.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, Form, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Table } from '#design/table.tsx'
import { Figures, Heading, Lead, List, Muted, Notice, Paragraph } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatAmount, formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { cashWords } from '../../messages/matrix/cash.ts'
import { budgetEditPath, cashPath, grantPath } from '../../paths.ts'
import type { Standing } from '../../queries/standing.ts'
import type { Cash, CashMonth, Month, Shortfall } from '../../rules/matrix/cash.ts'
import { LATE_FROM, LATE_TO, type Receipt } from '../../rules/matrix/cash-grants.ts'
import { VersionPage } from '../frame.tsx'

export interface CashPageProps {
  viewing: Viewing
  at: Standing
  cash: Cash
  /** What if European balances came so many months late; null: as planned. */
  lateMonths: number | null
  mayEdit: boolean
  /** Whether anything comes from a European fund. */
  european: boolean
}

const monthName = (lang: Lang, month: Month): string => formatDay(lang, month)
const initial = (lang: Lang, month: Month): string => monthName(lang, month).charAt(0).toUpperCase()

const toldShort = (lang: Lang, { from, until, deepest, cents }: Shortfall): string => {
  const say = cashWords(lang)
  const [begins, lowest, amount] = [monthName(lang, from), monthName(lang, deepest), formatEuros(lang, cents)]
  return until === null ? say.shortForever(begins, lowest, amount) : say.short(begins, monthName(lang, until), lowest, amount)
}

const Late = ({ lang, at, lateMonths }: { lang: Lang; at: Standing; lateMonths: number | null }) => {
  const say = cashWords(lang)
  const months = Array.from({ length: LATE_TO - LATE_FROM + 1 }, (_, place) => LATE_FROM + place)
  return (
    <Form method="get" action={cashPath(at.version.id)} label={say.late}>
      {at.years.length > 1 && at.year !== null ? <HiddenField name="year" value={String(at.year)} /> : null}
      <Select
        name="late"
        label={say.late}
        hint={say.lateHint}
        value={lateMonths === null ? '' : String(lateMonths)}
        options={[{ value: '', label: say.asPlanned }, ...months.map((each) => ({ value: String(each), label: say.lateBy(each) }))]}
      />
      <Buttons>
        <SubmitButton tone="plain">{say.show}</SubmitButton>
      </Buttons>
    </Form>
  )
}

function Picture({ lang, cash }: { lang: Lang; cash: Cash }) {
  const say = cashWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const { lowest, months } = cash
  const low = lowest ? say.lowPoint(monthName(lang, lowest.month), money(lowest.balanceCents)) : ''
  return (
    <CashCurve
      label={say.curve(low)}
      opening={cash.openingCents}
      amount={money}
      lowest={lowest ? { place: months.indexOf(lowest), text: low } : null}
      legend={{ income: say.income, charges: say.charges, balance: say.balance, below: say.below }}
      months={months.map(({ month, incomeCents, chargesCents, balanceCents }) => ({
        key: month,
        initial: initial(lang, month),
        year: Number(month.slice(0, 4)),
        told: say.toldMonth(monthName(lang, month), money(incomeCents), money(chargesCents), money(balanceCents)),
        income: incomeCents,
        charges: chargesCents,
        balance: balanceCents,
      }))}
    />
  )
}

const sum = (months: readonly CashMonth[], of: (month: CashMonth) => number): number =>
  months.reduce((total, month) => total + of(month), 0)

function Months({ lang, cash: { months, openingCents, lowest } }: { lang: Lang; cash: Cash }) {
  const say = cashWords(lang)
  const amount = (cents: number) => formatAmount(lang, cents)
  const moved = (cents: number) => (cents === 0 ? '–' : amount(cents))
  return (
    <Table
      caption={say.tableCaption}
      dense
      stacked
      head={[
        { label: say.month },
        { label: say.columns.income, align: 'end', told: true },
        { label: say.columns.charges, align: 'end', told: true },
        { label: say.columns.balance, align: 'end', told: true },
      ]}
      rows={[
        [say.opening, '', '', amount(openingCents)],
        ...months.map((month) => [
          formatDay(lang, month.month, 'short'),
          moved(month.incomeCents),
          moved(month.chargesCents),
          month === lowest ? <strong key="low">↓ {amount(month.balanceCents)}</strong> : amount(month.balanceCents),
        ]),
      ]}
      foot={[
        say.total,
        amount(sum(months, ({ incomeCents }) => incomeCents)),
        amount(sum(months, ({ chargesCents }) => chargesCents)),
        amount(months.at(-1)?.balanceCents ?? openingCents),
      ]}
    />
  )
}

function Receipts({ lang, receipts }: { lang: Lang; receipts: readonly Receipt[] }) {
  const say = cashWords(lang)
  if (receipts.length === 0) return null
  const ordered = receipts.toSorted((one, other) => (one.month < other.month ? -1 : one.month > other.month ? 1 : other.cents - one.cents))
  return (
    <>
      <Heading level={2}>{say.receiptsTitle}</Heading>
      <Table
        caption={say.receiptsCaption}
        captionHidden
        dense
        stacked
        head={[{ label: say.month }, { label: say.grant }, { label: say.state }, { label: say.amount, align: 'end' }]}
        rows={ordered.map(({ month, grant, state, late, cents }) => [
          monthName(lang, month),
          <a key="grant" href={grantPath(grant.id)}>
            {grant.funder}, {grant.title}
          </a>,
          <>
            {say.states[state]}
            {late ? <Muted> · {say.delayed}</Muted> : null}
          </>,
          formatEuros(lang, cents),
        ])}
      />
    </>
  )
}

/** What the reader should know of these figures. */
function Notes({ lang, at, cash, mayEdit }: Omit<CashPageProps, 'viewing' | 'lateMonths' | 'european'> & { lang: Lang }) {
  const say = cashWords(lang)
  const { incomeCents, chargesCents } = cash.unmoved
  const { id, openingCashCents } = at.version.budget
  return (
    <>
      {openingCashCents === null ? (
        <Notice tone="waiting">
          <p>
            {say.openingUnsaid} {mayEdit ? <a href={budgetEditPath(id)}>{say.sayOpening}</a> : null}
          </p>
        </Notice>
      ) : null}
      {cash.shortfalls.length > 0 ? (
        <Notice tone="decision" title={say.shortTitle}>
          {cash.shortfalls.map((each) => (
            <p key={each.from}>{toldShort(lang, each)}</p>
          ))}
        </Notice>
      ) : (
        <Notice tone="deed">{say.neverShort}</Notice>
      )}
      {cash.earlyCents > 0 ? <Paragraph>{say.early(formatEuros(lang, cash.earlyCents))}</Paragraph> : null}
      {incomeCents + chargesCents > 0 ? (
        <Paragraph>{say.unmoved(formatEuros(lang, chargesCents), formatEuros(lang, incomeCents))}</Paragraph>
      ) : null}
    </>
  )
}

export function CashPage({ viewing, at, cash, lateMonths, mayEdit, european }: CashPageProps) {
  const { lang } = viewing
  const say = cashWords(lang)
  const { lowest, months } = cash
  const last = months.at(-1)
  const money = (cents: number) => formatEuros(lang, cents)
  const bad = (cents: number) => (cents < 0 ? { tone: 'decision' as const } : {})
  return (
    <VersionPage viewing={viewing} at={at} tab="cash" title={say.title} lead={<Lead>{say.lead}</Lead>}>
      <Figures
        items={[
          { label: say.opening, value: money(cash.openingCents) },
          ...(lowest
            ? [{ label: say.lowest(monthName(lang, lowest.month)), value: money(lowest.balanceCents), ...bad(lowest.balanceCents) }]
            : []),
          ...(last
            ? [{ label: say.closing(monthName(lang, last.month)), value: money(last.balanceCents), ...bad(last.balanceCents) }]
            : []),
        ]}
      />
      <Notes lang={lang} at={at} cash={cash} mayEdit={mayEdit} />
      {european ? <Late lang={lang} at={at} lateMonths={lateMonths} /> : null}
      <Picture lang={lang} cash={cash} />
      <Paragraph>
        <Muted>{say.withinMonth}</Muted>
      </Paragraph>
      <Months lang={lang} cash={cash} />
      <Receipts lang={lang} receipts={cash.receipts} />
      <Disclosure summary={say.howTitle}>
        <List items={say.how} />
      </Disclosure>
    </VersionPage>
  )
}
