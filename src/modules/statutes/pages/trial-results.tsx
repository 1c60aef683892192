/** What came out of a meeting that was counted again: each vote with its reason, beside what another version would have made of it. */
import { Fragment } from 'preact'
import { Disclosure } from '#design/disclosure.tsx'
import { Table } from '#design/table.tsx'
import { Heading, Lead, List, Muted, Notice, Tag, type Tone } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { capital } from '../messages/phrases.ts'
import { quorumText, type ReasonRules, reasonText } from '../messages/reason.ts'
import { reasonWords } from '../messages/reason-words.ts'
import { trialWords } from '../messages/trial.ts'
import type { Outcome } from '../rules/outcome.ts'
import type { VoteResult } from '../rules/tally.ts'

/** One vote by one set of rules. */
export interface Judged {
  result: VoteResult
  rules: ReasonRules
}

export interface Tried {
  votes: { own: Judged; other: Judged | null }[]
  /** The version by which it was counted too. */
  version: { number: number } | null
  /** Kinds of decision that it does not know. */
  unknown: string[]
}

const TONES: Record<Outcome, Tone> = { adopted: 'deed', rejected: 'decision', tie: 'waiting', no_quorum: 'waiting' }
const MOST_LINES = 60

const OutcomeTag = ({ lang, outcome }: { lang: Lang; outcome: Outcome }) => (
  <Tag tone={TONES[outcome]}>{trialWords(lang).outcomes[outcome]}</Tag>
)

const reasonOf = (lang: Lang, { result, rules }: Judged): string => reasonText(lang, result, rules)

function countsText(lang: Lang, { counts }: VoteResult): string {
  const say = trialWords(lang)
  const words = reasonWords(lang)
  const number = (count: number) => formatNumber(lang, count)
  const beside = (['abstention', 'blank', 'spoilt'] as const).filter((choice) => counts[choice] > 0)
  return say.countsOf([
    `${number(counts.for)} ${say.for}`,
    `${number(counts.against)} ${say.against}`,
    ...beside.map((choice) => `${number(counts[choice])} ${words.choice(choice, counts[choice])}`),
  ])
}

/** One column of the table of a vote. */
function column(lang: Lang, judged: Judged) {
  const say = trialWords(lang)
  const number = (count: number) => formatNumber(lang, count)
  const { result, rules } = judged
  const { used, refused } = result.proxies
  return [
    <OutcomeTag key="outcome" lang={lang} outcome={result.outcome} />,
    `${reasonOf(lang, judged)}.`,
    `${quorumText(lang, result.quorum, rules.quorum)}.`,
    say.electorateOf(number(result.electorate.voters), number(result.electorate.votes)),
    countsText(lang, result),
    used.length + refused.length === 0 ? say.proxiesNone : say.proxiesCount(number(used.length), number(refused.length)),
  ]
}

function Sides({ lang, own, other, version }: { lang: Lang; own: Judged; other: Judged | null; version: Tried['version'] }) {
  const say = trialWords(lang)
  const labels = [say.outcome, say.reason, say.quorum, say.electorate, say.counts, say.proxies]
  const columns = [column(lang, own), ...(other ? [column(lang, other)] : [])]
  return (
    <Table
      caption={say.vote(own.result.id)}
      captionHidden
      head={[
        { label: '' },
        { label: say.byFile, told: other !== null },
        ...(other && version ? [{ label: say.byVersion(version.number), told: true }] : []),
      ]}
      // With one set of rules, result and reason stand above.
      rows={labels.map((label, row) => [label, ...columns.map((cells) => cells[row])]).slice(other ? 0 : 2)}
      stacked
    />
  )
}

function ByCollege({ lang, result }: { lang: Lang; result: VoteResult }) {
  const say = trialWords(lang)
  if (result.byCollege.size < 2) return null
  const number = (count: number) => formatNumber(lang, count)
  return (
    <Table
      caption={say.byCollege}
      head={[
        { label: say.college },
        { label: capital(say.for), align: 'end' },
        { label: capital(say.against), align: 'end' },
        { label: say.abstention, align: 'end' },
        { label: say.blank, align: 'end' },
        { label: say.spoilt, align: 'end' },
      ]}
      rows={[...result.byCollege].map(([college, counts]) => [
        college,
        number(counts.for),
        number(counts.against),
        number(counts.abstention),
        number(counts.blank),
        number(counts.spoilt),
      ])}
    />
  )
}

const Lines = ({ lang, title, lines }: { lang: Lang; title: string; lines: string[] }) =>
  lines.length === 0 ? null : (
    <>
      <Heading level={4}>{title}</Heading>
      <List items={lines.slice(0, MOST_LINES)} />
      {lines.length > MOST_LINES ? <Muted>{trialWords(lang).more(lines.length - MOST_LINES)}</Muted> : null}
    </>
  )

function Details({ lang, result }: { lang: Lang; result: VoteResult }) {
  const say = trialWords(lang)
  const words = reasonWords(lang)
  const { used, refused } = result.proxies
  return (
    <>
      {used.length + refused.length > 0 ? (
        <Disclosure summary={say.details(used.length, refused.length)}>
          <Lines lang={lang} title={say.used} lines={used.map(({ giver, holder }) => say.usedLine(giver, holder))} />
          <Lines
            lang={lang}
            title={say.refused}
            lines={refused.map(({ giver, holder, reason }) =>
              holder === null
                ? say.refusedBlank(giver, words.proxyReasons[reason])
                : say.refusedLine(giver, holder, words.proxyReasons[reason]),
            )}
          />
        </Disclosure>
      ) : null}
      <Lines lang={lang} title={say.ballots} lines={result.refusedBallots.map(({ voter }) => say.ballotLine(voter, words.notEntitled))} />
    </>
  )
}

/** Above everything: which results would change. */
function Changed({ lang, tried: { votes, version, unknown } }: { lang: Lang; tried: Tried }) {
  const say = trialWords(lang)
  if (!version) return null
  const changed = votes.filter(({ own, other }) => other && own.result.outcome !== other.result.outcome)
  return (
    <Notice
      tone={changed.length > 0 ? 'waiting' : 'info'}
      title={changed.length > 0 ? say.wouldChange(changed.length) : say.nothingChanges}
    >
      {changed.length > 0 ? (
        changed
          .slice(0, MOST_LINES)
          .map(({ own, other }) => (
            <p key={own.result.id}>{say.changes(own.result.id, say.outcomes[own.result.outcome], say.outcomes[other!.result.outcome])}</p>
          ))
      ) : (
        <p>{say.nothingChangesHint}</p>
      )}
      <p>{say.weightsStay}</p>
      {unknown.length > 0 ? <p>{say.unknown(unknown.join(', '))}</p> : null}
    </Notice>
  )
}

export function TrialResults({ lang, tried }: { lang: Lang; tried: Tried }) {
  const say = trialWords(lang)
  return (
    <>
      <Changed lang={lang} tried={tried} />
      {tried.votes.length === 0 ? <Notice tone="waiting">{say.noVotes}</Notice> : null}
      {tried.votes.map(({ own, other }) => (
        <Fragment key={own.result.id}>
          <Heading level={2}>
            {say.vote(own.result.id)} <OutcomeTag lang={lang} outcome={own.result.outcome} />
          </Heading>
          {other ? null : <Lead>{reasonOf(lang, own)}.</Lead>}
          <Sides lang={lang} own={own} other={other} version={tried.version} />
          <ByCollege lang={lang} result={own.result} />
          <Details lang={lang} result={own.result} />
        </Fragment>
      ))}
    </>
  )
}
