/** The front page: what is expected of me, the plan in force as a picture and in three figures, what moved lately. */

import { Entries, Expected, Row, Rows } from '#design/entries.tsx'
import { Aside } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, Heading, Kicker, Lead, Notice, Title } from '#design/text.tsx'
import type { Expected as ExpectedThing } from '#kernel/capability.ts'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import {
  type Counts,
  DecisionStamp,
  type Item,
  type Nested,
  type Plan,
  PlanFigures,
  PlanPicture,
  PlanTable,
  periodText,
  planPath,
  plansPath,
  StateTag,
} from '#modules/plan/index.ts'
import { words } from '../messages.ts'
import { journalPath } from '../paths.ts'
import type { TrialVote, UnderWay } from '../queries.ts'
import { JournalEntry } from './journal.tsx'
import { type HomeBudget, TheBudget } from './money.tsx'
import { MeetingsUnderWay, TrialVoteInvitation } from './under-way.tsx'

export interface HomePlan {
  plan: Plan
  overlap: Plan[]
  tree: Nested<Item>[]
  counts: Counts
}

export interface HomePageProps {
  viewing: Viewing
  inForce: HomePlan | null
  others: Plan[]
  /** Of this year, as far as this reader may see it. */
  budget: HomeBudget | null
  /** null for strangers. */
  expected: ExpectedThing[] | null
  underWay: UnderWay[]
  /** In the demonstration, for strangers. */
  trial: TrialVote | null
  entries: ToldEntry[]
}

function ExpectedOfMe({ viewing: { lang }, expected }: { viewing: Viewing; expected: ExpectedThing[] }) {
  const say = words(lang)
  return (
    <section>
      <Heading level={2} id="expected">
        {say.expected}
      </Heading>
      {expected.length === 0 ? (
        <Empty title={say.nothingExpected}>
          <p>{say.nothingExpectedHint}</p>
        </Empty>
      ) : (
        <Expected
          label={say.expected}
          items={expected.map(({ path, title, detail, due, late }) => ({
            href: path,
            title,
            detail,
            glyph: late ? ('flag' as const) : ('calendar' as const),
            ...(due ? { due: { text: formatDay(lang, due, 'short'), datetime: due, late } } : {}),
          }))}
        />
      )}
    </section>
  )
}

function InForce({ viewing: { lang, today }, inForce: { plan, overlap, tree, counts } }: { viewing: Viewing; inForce: HomePlan }) {
  const say = words(lang)
  return (
    <section>
      <Aside
        even
        main={
          <>
            <Kicker>
              {say.planInForce} · {periodText(lang, plan)}
            </Kicker>
            <Heading level={2}>
              <a href={planPath(plan.slug)}>{said(lang, plan.title)}</a>
            </Heading>
            <Lead>{said(lang, plan.lead)}</Lead>
            <DecisionStamp lang={lang} plan={plan} />
            {overlap.map((other) => (
              <Notice key={other.id} tone="waiting">
                <p>{say.overlap(said(lang, other.title))}</p>
              </Notice>
            ))}
            <PlanFigures lang={lang} plan={plan} counts={counts} />
            <p>
              <ButtonLink href={planPath(plan.slug)} main>
                {say.seePlan}
              </ButtonLink>
            </p>
          </>
        }
        aside={<PlanPicture lang={lang} plan={plan} tree={tree} />}
      />
      <PlanTable lang={lang} plan={plan} tree={tree} today={today} />
    </section>
  )
}

export function HomePage({ viewing, inForce, others, budget, expected, underWay, trial, entries }: HomePageProps) {
  const { lang, network, today } = viewing
  const say = words(lang)
  return (
    <Page viewing={viewing} title={say.welcome(network.name)} description={say.lead}>
      <Title lead={say.lead}>{say.welcome(network.name)}</Title>
      {trial ? <TrialVoteInvitation lang={lang} trial={trial} /> : null}
      {underWay.length > 0 ? <MeetingsUnderWay lang={lang} all={underWay} /> : null}
      {expected ? <ExpectedOfMe viewing={viewing} expected={expected} /> : null}
      {inForce ? (
        <InForce viewing={viewing} inForce={inForce} />
      ) : (
        <Empty title={say.noPlan}>
          <p>{say.noPlanHint}</p>
        </Empty>
      )}
      {budget ? <TheBudget lang={lang} budget={budget} /> : null}
      <Heading level={2}>{say.moved}</Heading>
      {entries.length === 0 ? (
        <Empty title={say.nothingMoved}>
          <p>{say.nothingMovedHint}</p>
        </Empty>
      ) : (
        <>
          <Entries label={say.moved}>
            {entries.map((entry) => (
              <JournalEntry key={entry.id} viewing={viewing} entry={entry} />
            ))}
          </Entries>
          <p>
            <ButtonLink href={journalPath()}>{say.wholeJournal}</ButtonLink>
          </p>
        </>
      )}
      {others.length > 0 ? <Heading level={2}>{say.otherPlans}</Heading> : null}
      {others.length > 0 ? (
        <Rows label={say.otherPlans}>
          {others.map((plan) => (
            <Row
              key={plan.id}
              href={planPath(plan.slug)}
              title={said(lang, plan.title)}
              detail={periodText(lang, plan)}
              tags={<StateTag lang={lang} plan={plan} today={today} />}
            />
          ))}
        </Rows>
      ) : null}
      <p>
        <a href={plansPath()}>{say.allPlans}</a>
      </p>
    </Page>
  )
}

/** Before the network is set up: how it begins. */
export const NotSetUpPage = ({ viewing }: { viewing: Viewing }) => (
  <Page viewing={viewing} title={words(viewing.lang).notSetUp} noindex>
    <Title lead={words(viewing.lang).notSetUpHint}>{words(viewing.lang).notSetUp}</Title>
  </Page>
)
