/** The agreements of a budget: each region's share against what it is promised, and all agreements one by one. */
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { ButtonLink, Crumbs, Empty, ExampleTag, Figures, Heading, Muted, Notice, Paragraph, Tag, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { nameWords } from '../../messages/names.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { agreementPath, budgetPath, budgetsPath, newAgreementPath, regionsPath, statementPath } from '../../paths.ts'
import type { Budget, Version } from '../../queries/budgets.ts'
import type { Agreement } from '../../queries/regions/agreements.ts'
import { type AgainstShare, agreedSums } from '../../rules/regions/agreements-sums.ts'
import { bareAmount } from './told.tsx'

export interface AgreementsView {
  budget: Budget
  /** The version whose parts the agreements are held against; null: none may be seen. */
  version: Version | null
  regions: AgainstShare[]
  /** What goes to members and training bodies in that version. */
  actorsCents: number
  regionsCents: number
  agreements: Agreement[]
  edit: boolean
}

interface Shown {
  viewing: Viewing
  view: AgreementsView
}

export const BudgetCrumbs = ({
  lang,
  budget,
  children,
}: {
  lang: Lang
  budget: Pick<Budget, 'id' | 'title'>
  children?: { href: string; label: string }
}) => (
  <Crumbs
    lang={lang}
    items={[
      { href: budgetsPath(), label: nameWords(lang).budgets },
      { href: budgetPath(budget.id), label: said(lang, budget.title) },
      ...(children ? [children] : []),
    ]}
  />
)

export function StandingTag({ lang, agreement }: { lang: Lang; agreement: Agreement }) {
  const say = agreementWords(lang)
  if (agreement.endedOn) return <Tag>{say.ended(formatDay(lang, agreement.endedOn, 'short'))}</Tag>
  if (agreement.signedOn) return <Muted>{say.signedOn(formatDay(lang, agreement.signedOn, 'short'))}</Muted>
  return <Tag tone="waiting">{say.unsigned}</Tag>
}

function Regions({ lang, view: { regions, version } }: { lang: Lang; view: AgreementsView }) {
  const say = agreementWords(lang)
  const sum = (of: (each: AgainstShare) => number) =>
    bareAmount(
      lang,
      regions.reduce((total, each) => total + of(each), 0),
    )
  const beyond = regions.filter(({ leftCents }) => leftCents < 0)
  return (
    <>
      <Table
        dense
        stacked
        caption={say.regions}
        captionHidden
        head={[
          { label: say.association },
          { label: say.share, align: 'end', told: true },
          { label: say.promised, align: 'end', told: true },
          { label: say.left, align: 'end', told: true },
          { label: say.paid, align: 'end', told: true },
          { label: say.acknowledged, align: 'end', told: true },
        ]}
        rows={regions.map((each) => [
          <a key="name" href={statementPath(each.id)}>
            {each.name}
          </a>,
          bareAmount(lang, each.shareCents),
          bareAmount(lang, each.promisedCents),
          bareAmount(lang, each.leftCents),
          bareAmount(lang, each.paidCents),
          bareAmount(lang, each.acknowledgedCents),
        ])}
        foot={[
          say.total,
          sum(({ shareCents }) => shareCents),
          sum(({ promisedCents }) => promisedCents),
          sum(({ leftCents }) => leftCents),
          sum(({ paidCents }) => paidCents),
          sum(({ acknowledgedCents }) => acknowledgedCents),
        ]}
      />
      {version ? (
        <Paragraph>
          <a href={regionsPath(version.id)}>{say.shareOf(nameWords(lang).version(version.number))}</a>
        </Paragraph>
      ) : null}
      {beyond.length > 0 ? (
        <Notice tone="decision">
          <p>{say.beyond(beyond.map(({ name }) => name).join(', '))}</p>
        </Notice>
      ) : null}
    </>
  )
}

function All({ lang, view: { agreements } }: { lang: Lang; view: AgreementsView }) {
  const say = agreementWords(lang)
  const next = (agreement: Agreement) =>
    agreement.endedOn === null ? agreement.instalments.find(({ paidOn }) => paidOn === null) : undefined
  return (
    <Table
      stacked
      caption={say.all}
      head={[
        { label: say.agreement },
        { label: say.with },
        { label: say.titleOf },
        { label: say.amount, align: 'end', told: true },
        { label: say.paid, align: 'end', told: true },
        { label: say.nextDue, align: 'end', told: true },
      ]}
      rows={agreements.map((agreement) => [
        <span key="title">
          <a href={agreementPath(agreement.id)}>{agreement.title}</a> {agreement.example ? <ExampleTag lang={lang} /> : null}{' '}
          <StandingTag lang={lang} agreement={agreement} />
        </span>,
        <a key="with" href={statementPath(agreement.recipient.id)}>
          {agreement.recipient.name}
        </a>,
        nameWords(lang).transfers[agreement.transfer],
        bareAmount(lang, agreement.amountCents),
        bareAmount(lang, agreement.kept.paidCents),
        next(agreement) ? formatDay(lang, next(agreement)!.dueOn, 'short') : say.notYet,
      ])}
    />
  )
}

export function AgreementsPage({ viewing, view }: Shown) {
  const { lang } = viewing
  const say = agreementWords(lang)
  const { budget, agreements, edit, regions, regionsCents, actorsCents } = view
  const sums = agreedSums(agreements)
  return (
    <Page viewing={viewing} title={say.title} noindex wide example={budget.example || undefined}>
      <BudgetCrumbs lang={lang} budget={budget} />
      <Title kicker={budget.owner.name} lead={say.lead}>
        {say.title}
      </Title>
      {edit ? (
        <ButtonLink main href={newAgreementPath(budget.id)}>
          {say.make}
        </ButtonLink>
      ) : null}
      <Figures
        items={[
          { label: say.regionsPart, value: formatEuros(lang, regionsCents) },
          { label: say.actorsPart, value: formatEuros(lang, actorsCents) },
          { label: say.promisedTo, value: formatEuros(lang, sums.promisedCents) },
          { label: say.figures.paid, value: formatEuros(lang, sums.paidCents) },
        ]}
      />
      {agreements.length === 0 ? (
        <Empty title={say.none}>
          <p>{say.noneHow}</p>
        </Empty>
      ) : (
        <All lang={lang} view={view} />
      )}
      {regions.length > 0 ? (
        <>
          <Heading level={2}>{say.regions}</Heading>
          <Regions lang={lang} view={view} />
        </>
      ) : null}
    </Page>
  )
}
