/** The voter's page of one vote, made for a telephone: for whom one votes, the four choices, what was received; the result once it is closed. */
import { BallotHint, VotingFor } from '#design/ballot.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Page } from '#design/page.tsx'
import { ExampleTag, Heading, Lead, Notice, Paragraph, Prose, Title } from '#design/text.tsx'
import type { FormError } from '#kernel/form.ts'
import { formatNumber } from '#kernel/money.ts'
import { type Lang, langOf } from '#kernel/values/lang.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { type Meeting, meetingPath } from '#modules/assembly/index.ts'
import { type DecisionRule, majorityOf, thresholdPhrase } from '#modules/statutes/index.ts'
import { castingWords, votesWords } from '../messages.ts'
import type { Ballot, Carried, participation, ToldResult, Vote } from '../queries.ts'
import { VoteAfter } from './vote-after.tsx'
import { VoteElement, VoteForm } from './vote-form.tsx'

export interface VoteFacts {
  viewing: Viewing
  meeting: Meeting
  vote: Vote
  /** How many resolutions are voted on in this meeting. */
  resolutions: number
  /** What this person casts. */
  ballots: Ballot[]
  /** Votes of one's own that others carry. */
  carried: Carried[]
  /** Why nothing can be cast now, though the vote is open; null: nothing stands against it. */
  stopped: string | null
  /** Who may vote and who has, for whoever does not vote here. */
  taken: Awaited<ReturnType<typeof participation>> | null
  /** Once it is closed. */
  told: ToldResult | null
  /** What it decides on, where that is more than its text. */
  subject: { title: string; path: string } | null
  receipt: string
  personId: number
  /** What was chosen and could not be received, with the reason. */
  refused?: { errors: FormError[]; choices: Readonly<Record<number, string>> }
}

/** « Article 13 : deux tiers des suffrages exprimés. Blancs et abstentions ne comptent pas. » */
function majorityText(lang: Lang, decision: DecisionRule): string {
  const say = castingWords(lang)
  const { blanksCount, abstentionsCount, base, threshold, article } = decision
  const rule = thresholdPhrase(lang, majorityOf(decision))
  const first = article === null ? rule.charAt(0).toUpperCase() + rule.slice(1) : say.article(article, rule)
  const counted = blanksCount ? (abstentionsCount ? 'both' : 'blanks') : abstentionsCount ? 'abstentions' : 'neither'
  // Against another base whatever is not for weighs against: the rule says so by itself.
  const aside = base === 'votes_cast' || threshold === 'simple' ? ` ${say.blanks[threshold === 'simple' ? 'neither' : counted]}` : ''
  return typographic(lang, `${first}.${aside}`)
}

/** Folded for whoever votes: the choices stay on the first screen of a telephone. */
function ResolutionText({ viewing: { lang }, vote, subject, ballots }: VoteFacts) {
  const say = castingWords(lang)
  const { text } = vote.resolution
  const votes = ballots.length > 0 && (vote.state === 'open' || vote.state === 'suspended')
  return (
    <Disclosure summary={say.text} open={!votes && vote.state !== 'closed'}>
      <Prose text={said(lang, text)} lang={langOf(text, lang)} />
      {subject ? (
        <Paragraph>
          {say.about} <a href={subject.path}>{subject.title}</a>.
        </Paragraph>
      ) : null}
      <BallotHint>
        {say.majority} · {majorityText(lang, vote.rules.decision)}
      </BallotHint>
    </Disclosure>
  )
}

const Participation = ({ viewing: { lang }, taken }: VoteFacts) => {
  if (!taken) return null
  const say = castingWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  const { cast, entitled } = taken
  return (
    <>
      <Heading level={2}>{say.participationTitle}</Heading>
      <Lead>{say.participation(number(cast.voters), number(entitled.voters), number(cast.votes), number(entitled.votes))}</Lead>
      <Paragraph>{say.participationAfter}</Paragraph>
    </>
  )
}

/** The first one stands for all in the sentence; the others follow with their own choices. */
function For({ viewing: { lang }, ballots, meeting }: VoteFacts) {
  const [first] = ballots
  return first ? (
    <VotingFor label={castingWords(lang).votingFor} name={first.name}>
      {first.example || meeting.example ? <ExampleTag lang={lang} /> : null}
    </VotingFor>
  ) : null
}

function Open(facts: VoteFacts) {
  const { viewing, vote, ballots, stopped, carried } = facts
  const say = castingWords(viewing.lang)
  return (
    <>
      {vote.state === 'suspended' ? (
        <Notice tone="waiting" title={say.suspendedTitle}>
          <Paragraph>{say.suspended}</Paragraph>
        </Notice>
      ) : null}
      {stopped === null ? null : (
        <Notice tone="waiting">
          <Paragraph>{stopped}</Paragraph>
        </Notice>
      )}
      <VoteForm {...facts} />
      {ballots.length > 0 || stopped !== null ? null : (
        <Notice tone="info" title={say.noVoteTitle}>
          <Paragraph>{carried.length > 0 ? say.carriedInstead : say.noVote}</Paragraph>
        </Notice>
      )}
      <Participation {...facts} />
    </>
  )
}

export function VotePage(facts: VoteFacts) {
  const { viewing, meeting, vote, resolutions } = facts
  const { lang } = viewing
  const say = castingWords(lang)
  const { resolution, state } = vote
  const running = state === 'open' || state === 'suspended'
  const title = said(lang, resolution.title)
  return (
    <Page viewing={viewing} title={title} noindex example={meeting.example}>
      <Title kicker={say.kicker(resolution.number, resolutions, votesWords(lang).states[state])}>
        <span lang={langOf(resolution.title, lang)}>{title}</span>
      </Title>
      {running ? <For {...facts} /> : null}
      <ResolutionText {...facts} />
      <VoteElement facts={facts}>
        {running ? <Open {...facts} /> : null}
        <VoteAfter {...facts} />
      </VoteElement>
      <Paragraph>
        <a href={meetingPath(meeting.id)}>{say.meeting}</a>
      </Paragraph>
    </Page>
  )
}
