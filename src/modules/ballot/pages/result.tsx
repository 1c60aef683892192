/** A vote that is over: the sentence that is read out, bars with their figures, each college, who voted what, which proxies were used and why others were not. */
import { Disclosure } from '#design/disclosure.tsx'
import { Fact, FactCard } from '#design/facts.tsx'
import { Table } from '#design/table.tsx'
import { ExampleTag, Heading, List, Muted, Paragraph } from '#design/text.tsx'
import { VoteBars } from '#design/vote-bars.tsx'
import { formatMoment, formatTime } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { reasonWords } from '#modules/statutes/index.ts'
import { resultWords, votesWords } from '../messages.ts'
import { voteFilePath } from '../paths.ts'
import type { ToldBallot, ToldResult, Vote } from '../queries.ts'
import { barsOf } from '../rules.ts'
import type { BallotChoice } from '../tables.ts'
import { OutcomeSentence, ResultBars } from './room-parts.tsx'

export interface VoteResultProps {
  lang: Lang
  vote: Vote
  told: ToldResult
  /** The meeting's. */
  timeZone: string
}

const CHOICES: readonly BallotChoice[] = ['for', 'against', 'abstention', 'blank', 'spoilt']
/** Longer lists are in the file: a page answers on a telephone. */
const MOST_LINES = 500

const nameOf = (lang: Lang, { rules }: Vote, college: string): string => {
  const name = rules.colleges[college]
  return name ? inLang(name, lang) : college
}

/** Where each college must agree, each has its bars with its own mark; else a table tells them apart. */
function Colleges({ lang, vote }: VoteResultProps) {
  const { result } = vote
  const colleges = Object.entries(result?.byCollege ?? {})
  if (!result || colleges.length < 2) return null
  const say = resultWords(lang)
  const number = (count: number) => formatNumber(lang, count)
  const own = result.majority.byCollege
  return (
    <>
      <Heading level={3}>{say.byCollege}</Heading>
      {own
        ? colleges.map(([college, counts]) => {
            const { shares, mark } = barsOf(counts, own[college]?.required ?? '0')
            return (
              <section key={college}>
                <Paragraph>{nameOf(lang, vote, college)}</Paragraph>
                <VoteBars
                  caption={say.collegeCaption(nameOf(lang, vote, college))}
                  bars={CHOICES.filter((choice) => choice !== 'spoilt' || counts.spoilt > 0).map((choice) => ({
                    label: say.choices[choice],
                    figure: number(counts[choice]),
                    share: shares[choice],
                    tone: choice === 'for' || choice === 'against' ? choice : 'other',
                    ...(choice === 'for' ? { mark } : {}),
                  }))}
                />
              </section>
            )
          })
        : null}
      <Table
        caption={say.byCollege}
        captionHidden
        head={[{ label: say.college }, ...CHOICES.map((choice) => ({ label: say.choices[choice], align: 'end' as const }))]}
        rows={colleges.map(([college, counts]) => [nameOf(lang, vote, college), ...CHOICES.map((choice) => number(counts[choice]))])}
      />
    </>
  )
}

function Ballots({ lang, told }: VoteResultProps) {
  const say = resultWords(lang)
  const { ballots, papers } = told
  if (ballots.length === 0) return null
  const choiceOf = ({ choice }: ToldBallot) => (choice ? say.choices[choice] : <Muted>{papers ? say.none : say.noneAtAll}</Muted>)
  return (
    <Disclosure summary={say.whoVoted(ballots.length)}>
      {papers ? <Paragraph>{say.byPaper}</Paragraph> : null}
      <Table
        caption={say.whoVoted(ballots.length)}
        captionHidden
        head={[{ label: say.voter }, { label: say.votes, align: 'end' }, { label: say.choice }]}
        rows={ballots.slice(0, MOST_LINES).map((ballot) => [
          <>
            {ballot.name}
            {ballot.holderName ? <Muted> {say.carriedBy(ballot.holderName)}</Muted> : null}
          </>,
          formatNumber(lang, ballot.weight),
          choiceOf(ballot),
        ])}
      />
      {ballots.length > MOST_LINES ? <Paragraph>{say.more(ballots.length - MOST_LINES)}</Paragraph> : null}
    </Disclosure>
  )
}

function Proxies({ lang, vote, told: { names } }: VoteResultProps) {
  const say = resultWords(lang)
  const reasons = reasonWords(lang).proxyReasons
  const name = (id: string) => names.get(id) ?? id
  const { used, refused } = vote.proxies
  if (used.length + refused.length === 0) return null
  const lines = (all: string[]) => [...all.slice(0, MOST_LINES), ...(all.length > MOST_LINES ? [say.more(all.length - MOST_LINES)] : [])]
  return (
    <Disclosure summary={say.proxies(used.length, refused.length)}>
      {used.length > 0 ? (
        <>
          <Heading level={4}>{say.used}</Heading>
          <List items={lines(used.map(({ giver, holder }) => say.usedLine(name(giver), name(holder))))} />
        </>
      ) : null}
      {refused.length > 0 ? (
        <>
          <Heading level={4}>{say.refused}</Heading>
          <List
            items={lines(
              refused.map(({ giver, holder, reason }) =>
                holder === null
                  ? say.refusedBlank(name(giver), reasons[reason])
                  : say.refusedLine(name(giver), name(holder), reasons[reason]),
              ),
            )}
          />
        </>
      ) : null}
    </Disclosure>
  )
}

/** For those who are entitled to the meeting: the public reads totals alone, in the register of decisions. */
export function VoteResult(props: VoteResultProps) {
  const { lang, vote, told, timeZone } = props
  const say = resultWords(lang)
  const { result, openedAt, closedAt } = vote
  if (!result) return null
  const { voters, votes } = result.electorate
  return (
    <>
      {told.example ? (
        <Paragraph>
          <ExampleTag lang={lang} />
        </Paragraph>
      ) : null}
      <OutcomeSentence lang={lang} vote={vote} sentences={new Map([[vote.id, told.sentence]])} />
      <ResultBars lang={lang} vote={vote} />
      <Colleges {...props} />
      <FactCard>
        <Fact label={say.quorum}>{told.quorum}.</Fact>
        <Fact label={say.electorate}>{say.electorateOf(formatNumber(lang, voters), formatNumber(lang, votes))}</Fact>
        <Fact label={say.method}>{votesWords(lang).methods[vote.method]}</Fact>
        <Fact label={say.opened}>
          {formatMoment(lang, openedAt, timeZone)}
          {closedAt ? `, ${say.closedAt(formatTime(lang, closedAt, timeZone))}` : ''}
        </Fact>
      </FactCard>
      <Ballots {...props} />
      <Proxies {...props} />
      <Paragraph>
        <a href={voteFilePath(vote.id)} download>
          {say.file}
        </a>
      </Paragraph>
    </>
  )
}
