/** The statement of account of a recipient, and its summary on the organisation's own page. */
import { RowDeed } from '#design/files.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { ButtonLink, Crumbs, Empty, ExampleTag, Figures, Heading, Muted, Notice, Paragraph, Title } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { organisationPath } from '#modules/people/index.ts'
import { nameWords } from '../../messages/names.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { acknowledgementPath, agreementPath, statementPath } from '../../paths.ts'
import type { Agreement, Instalment } from '../../queries/regions/agreements.ts'
import { instalmentState } from '../../rules/regions/agreements.ts'
import { agreedSums } from '../../rules/regions/agreements-sums.ts'
import { StateTag } from './agreement-schedule.tsx'
import { StandingTag } from './agreements.tsx'
import { bareAmount } from './told.tsx'

export interface StatementView {
  recipient: { id: number; name: string; example: boolean }
  /** By budget, the latest years first. */
  agreements: Agreement[]
  may: { acknowledge: boolean }
}

interface Shown {
  viewing: Viewing
  view: StatementView
}

const waiting = (agreements: readonly Agreement[]): Instalment[] =>
  agreements.flatMap(({ instalments }) => instalments.filter(({ paidOn, acknowledgedOn }) => paidOn !== null && acknowledgedOn === null))

const paidSum = (instalments: readonly Instalment[]): number => instalments.reduce((sum, { paidCents }) => sum + (paidCents ?? 0), 0)

const Sums = ({ lang, agreements }: { lang: Lang; agreements: Agreement[] }) => {
  const { figures } = agreementWords(lang)
  const sums = agreedSums(agreements)
  return (
    <Figures
      items={[
        { label: figures.promised, value: formatEuros(lang, sums.promisedCents) },
        { label: figures.paid, value: formatEuros(lang, sums.paidCents) },
        { label: figures.acknowledged, value: formatEuros(lang, sums.acknowledgedCents) },
        { label: figures.left, value: formatEuros(lang, sums.promisedCents - sums.paidCents) },
      ]}
    />
  )
}

function Account({ lang, today, agreement, acknowledge }: { lang: Lang; today: Day; agreement: Agreement; acknowledge: boolean }) {
  const say = agreementWords(lang)
  const { instalments, endedOn, kept } = agreement
  const day = (on: Day | null) => (on === null ? say.notYet : formatDay(lang, on, 'short'))
  return (
    <Table
      stacked
      caption={`${agreement.title}, ${formatEuros(lang, agreement.amountCents)}`}
      captionHidden
      head={[
        { label: say.due },
        { label: say.planned, align: 'end', told: true },
        { label: say.paid, align: 'end', told: true },
        { label: say.paidDayColumn, align: 'end', told: true },
        { label: say.receivedColumn, align: 'end', told: true },
        { label: say.state, align: 'end', told: true },
      ]}
      rows={instalments.map((instalment) => {
        const state = instalmentState(instalment, endedOn, today)
        return [
          day(instalment.dueOn),
          bareAmount(lang, instalment.amountCents),
          instalment.paidCents === null ? say.notYet : bareAmount(lang, instalment.paidCents),
          day(instalment.paidOn),
          state === 'paid' && acknowledge ? (
            <RowDeed
              key="acknowledge"
              action={acknowledgementPath(instalment.id)}
              label={say.acknowledgeNamed(formatEuros(lang, instalment.paidCents ?? 0), day(instalment.paidOn))}
              field={{ name: 'back', value: 'statement' }}
            >
              {say.acknowledge}
            </RowDeed>
          ) : (
            day(instalment.acknowledgedOn)
          ),
          <StateTag key="state" lang={lang} state={state} />,
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
        kept.acknowledgedCents > 0 ? bareAmount(lang, kept.acknowledgedCents) : '',
        '',
      ]}
    />
  )
}

const One = ({ viewing: { lang, today }, agreement, acknowledge }: { viewing: Viewing; agreement: Agreement; acknowledge: boolean }) => {
  const say = agreementWords(lang)
  return (
    <>
      <Heading level={3}>
        <a href={agreementPath(agreement.id)}>{agreement.title}</a>
        {' · '}
        {formatEuros(lang, agreement.amountCents)} {agreement.example ? <ExampleTag lang={lang} /> : null}
      </Heading>
      <Paragraph>
        <Muted>{nameWords(lang).transfers[agreement.transfer]} · </Muted>
        <StandingTag lang={lang} agreement={agreement} />
      </Paragraph>
      {agreement.instalments.length === 0 ? (
        <Paragraph>
          <Muted>{say.notPlanned}</Muted>
        </Paragraph>
      ) : (
        <Account lang={lang} today={today} agreement={agreement} acknowledge={acknowledge} />
      )}
    </>
  )
}

const ToConfirm = ({ lang, agreements }: { lang: Lang; agreements: Agreement[] }) => {
  const due = waiting(agreements)
  return due.length === 0 ? null : (
    <Notice tone="waiting">
      <p>{agreementWords(lang).toConfirm(due.length, formatEuros(lang, paidSum(due)))}</p>
    </Notice>
  )
}

export function StatementPage({ viewing, view }: Shown) {
  const { lang, today } = viewing
  const say = agreementWords(lang)
  const { recipient, agreements, may } = view
  const budgets = [...Map.groupBy(agreements, ({ budget }) => budget.id).values()]
  return (
    <Page viewing={viewing} title={say.statementTitle(recipient.name)} noindex example={recipient.example || undefined}>
      <Crumbs lang={lang} items={[{ href: organisationPath(recipient.id), label: recipient.name }]} />
      <Title kicker={say.statement} lead={`${say.statementLead} ${say.statementOf(formatDay(lang, today))}`}>
        {recipient.name}
      </Title>
      {may.acknowledge ? <ToConfirm lang={lang} agreements={agreements} /> : null}
      {agreements.length === 0 ? (
        <Empty title={say.statementEmpty}>
          <p>{say.statementEmptyHow}</p>
        </Empty>
      ) : (
        <Sums lang={lang} agreements={agreements} />
      )}
      {budgets.map((of) => (
        <section key={of[0]!.budget.id}>
          <Heading level={2}>{say.owedBy(of[0]!.budget.owner.name, said(lang, of[0]!.budget.title))}</Heading>
          {of.map((agreement) => (
            <One key={agreement.id} viewing={viewing} agreement={agreement} acknowledge={may.acknowledge} />
          ))}
        </section>
      ))}
    </Page>
  )
}

/** On the organisation's own page, for who may read the statement. */
export const StatementPanel = ({ lang, view: { recipient, agreements, may } }: { lang: Lang; view: StatementView }) => {
  const say = agreementWords(lang)
  const next = agreements
    .filter(({ endedOn }) => endedOn === null)
    .flatMap(({ instalments }) => instalments.filter(({ paidOn }) => paidOn === null))
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))[0]
  return (
    <section>
      <Heading level={2} id="statement">
        {say.statement}
      </Heading>
      <Sums lang={lang} agreements={agreements} />
      {may.acknowledge ? <ToConfirm lang={lang} agreements={agreements} /> : null}
      {next ? <Paragraph>{say.panelNext(formatEuros(lang, next.amountCents), formatDay(lang, next.dueOn))}</Paragraph> : null}
      <ButtonLink href={statementPath(recipient.id)}>{say.openStatement}</ButtonLink>
    </section>
  )
}
