/** One agreement: its facts, its schedule with what was paid and acknowledged, its papers, and what can be done with it. */
import { Disclosure } from '#design/disclosure.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Buttons, DayField, ErrorSummary, Form, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, ExampleTag, Heading, List, Muted, Notice, Paragraph, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { nameWords } from '../../messages/names.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { agreementDocumentsPath, agreementEditPath, agreementEndingPath, agreementsPath, grantPath, statementPath } from '../../paths.ts'
import { PapersPart } from '../grants/papers.tsx'
import { type AgreementView, Planning, Schedule, type Shown } from './agreement-schedule.tsx'
import { BudgetCrumbs, StandingTag } from './agreements.tsx'

function Facts({ lang, view: { agreement, may } }: { lang: Lang; view: AgreementView }) {
  const say = agreementWords(lang)
  const { recipient, budget, grant, kept, amountCents, promisedCents } = agreement
  const open = agreement.endedOn === null
  return (
    <FactCard
      label={say.facts}
      actions={may.edit && open ? <ButtonLink href={agreementEditPath(agreement.id)}>{say.edit}</ButtonLink> : undefined}
    >
      <Fact label={say.with}>
        <a href={statementPath(recipient.id)}>{recipient.name}</a>
      </Fact>
      <Fact label={say.titleOf}>{nameWords(lang).transfers[agreement.transfer]}</Fact>
      {grant ? (
        <Fact label={say.grant}>
          {may.readBudget ? <a href={grantPath(grant.id)}>{grant.title}</a> : grant.title} <Muted>({grant.funder})</Muted>
        </Fact>
      ) : null}
      <Fact label={say.budget}>
        {budget.owner.name}, {said(lang, budget.title)}
      </Fact>
      <Fact label={say.amountField}>
        <strong>{formatEuros(lang, amountCents)}</strong>
      </Fact>
      <Fact label={say.signed} missing={agreement.signedOn === null}>
        {agreement.signedOn ? formatDay(lang, agreement.signedOn) : say.unsigned}
      </Fact>
      <Fact label={say.paidFact}>{formatEuros(lang, kept.paidCents)}</Fact>
      <Fact label={say.acknowledgedFact}>{formatEuros(lang, kept.acknowledgedCents)}</Fact>
      <Fact label={say.leftToPay}>{formatEuros(lang, promisedCents - kept.paidCents)}</Fact>
      {agreement.note ? <Fact label={say.note}>{agreement.note}</Fact> : null}
    </FactCard>
  )
}

const Ending = ({ viewing: { lang, today }, view: { agreement, typed, errors, refused } }: Shown) => {
  const say = agreementWords(lang)
  const wrong = refused === 'ending'
  return (
    <Disclosure summary={say.ending} open={wrong}>
      <Form action={agreementEndingPath(agreement.id)} label={say.ending}>
        {wrong ? <ErrorSummary lang={lang} errors={errors} /> : null}
        <Paragraph>{say.endingHow}</Paragraph>
        <DayField
          name="ended_on"
          label={say.endedOn}
          value={wrong ? (typed.ended_on ?? '') : today}
          error={wrong ? errors.find(({ field }) => field === 'ended_on')?.text : undefined}
        />
        <Buttons>
          <SubmitButton tone="decision">{say.end}</SubmitButton>
        </Buttons>
      </Form>
    </Disclosure>
  )
}

export function AgreementPage({ viewing, view }: Shown) {
  const { lang } = viewing
  const say = agreementWords(lang)
  const { agreement, may } = view
  const open = agreement.endedOn === null
  return (
    <Page viewing={viewing} title={agreement.title} noindex example={agreement.example || undefined}>
      {may.readBudget ? (
        <BudgetCrumbs lang={lang} budget={agreement.budget}>
          {{ href: agreementsPath(agreement.budget.id), label: say.title }}
        </BudgetCrumbs>
      ) : null}
      <Title
        kicker={
          <>
            {agreement.recipient.name} · <StandingTag lang={lang} agreement={agreement} />{' '}
            {agreement.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
      >
        {agreement.title}
      </Title>
      {view.refused === null && view.errors.length > 0 ? (
        <Notice tone="decision">
          <List items={view.errors.map(({ text }) => text)} />
        </Notice>
      ) : null}
      <Aside
        main={
          <>
            <Heading level={2}>{say.instalments}</Heading>
            <Schedule viewing={viewing} view={view} />
            {may.edit && open ? <Planning viewing={viewing} view={view} /> : null}
            <PapersPart
              lang={lang}
              papers={view.papers}
              mayEdit={may.edit}
              action={agreementDocumentsPath(agreement.id)}
              place="agreement"
              form={view.paper}
            />
            {may.edit && open ? <Ending viewing={viewing} view={view} /> : null}
          </>
        }
        aside={<Facts lang={lang} view={view} />}
      />
    </Page>
  )
}
