/** What a person reads of a vote beside the form: what was counted for one's own, how whoever carried one's vote cast it, the result. */
import { BallotList, Received } from '#design/ballot.tsx'
import { Heading, Notice, Paragraph } from '#design/text.tsx'
import { formatTime } from '#kernel/dates.ts'
import { castingWords } from '../messages.ts'
import type { Ballot, Carried } from '../queries.ts'
import { VoteResult } from './result.tsx'
import type { VoteFacts } from './vote.tsx'

function Mine({ viewing: { lang }, ballots, meeting }: VoteFacts) {
  const say = castingWords(lang)
  const notes = ({ cast, instruction }: Ballot) =>
    cast
      ? [
          say.counted(formatTime(lang, cast.at, meeting.timeZone)),
          ...(cast.deviates && instruction ? [say.deviating(say.choices[instruction])] : []),
        ]
      : [say.countedNone]
  return ballots.length === 0 ? null : (
    <>
      <Heading level={2}>{say.mineTitle}</Heading>
      <BallotList
        items={ballots.map((ballot) => ({
          name: ballot.name,
          choice: ballot.cast && say.choices[ballot.cast.choice],
          notes: notes(ballot),
          counted: ballot.cast !== null,
        }))}
      />
    </>
  )
}

/** The giver of a proxy reads after the closing how it was used. */
function CarriedVotes({ viewing: { lang }, carried, vote }: VoteFacts) {
  const say = castingWords(lang)
  const closed = vote.state === 'closed'
  const notes = ({ holderName, instruction, cast }: Carried) => [
    say.carriedBy(holderName),
    ...(!closed ? [say.carriedOpen] : cast === null ? [say.carriedNone] : []),
    ...(closed && cast && instruction ? [cast.deviates ? say.carriedDeviates(say.choices[instruction]) : say.carriedFollowed] : []),
  ]
  return carried.length === 0 ? null : (
    <>
      <Heading level={2}>{say.carriedTitle}</Heading>
      <BallotList
        items={carried.map((each) => ({
          name: each.name,
          choice: each.cast && say.choices[each.cast.choice],
          notes: notes(each),
          counted: each.cast !== null,
        }))}
      />
    </>
  )
}

/** « Vos 3 votes sont comptés. », then the result. */
function Closed(facts: VoteFacts) {
  const { viewing, vote, meeting, ballots, told } = facts
  const say = castingWords(viewing.lang)
  const counted = ballots.filter(({ cast }) => cast !== null).length
  return (
    <>
      {counted > 0 ? <Received>{say.countedAll(counted, ballots.length)}</Received> : null}
      {told ? <VoteResult lang={viewing.lang} vote={vote} told={told} timeZone={meeting.timeZone} /> : null}
      <Mine {...facts} />
    </>
  )
}

export function VoteAfter(facts: VoteFacts) {
  const { viewing, vote } = facts
  const say = castingWords(viewing.lang)
  return (
    <>
      {vote.state === 'annulled' ? (
        <Notice tone="decision" title={say.annulledTitle}>
          {vote.annulledFor ? <Paragraph>{say.annulled(vote.annulledFor)}</Paragraph> : null}
        </Notice>
      ) : null}
      {vote.state === 'closed' ? <Closed {...facts} /> : null}
      <CarriedVotes {...facts} />
    </>
  )
}
