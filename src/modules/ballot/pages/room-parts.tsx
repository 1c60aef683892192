/** What the chair's page, the room's screen and everyone's page say alike: quorum, results, where a speech stands. */
import { ToldResults } from '#design/room.tsx'
import { Gauge, OutcomeLine, type ResultTone, VoteBars } from '#design/vote-bars.tsx'
import { formatDay, formatTime } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import type { Meeting, Speaker } from '#modules/assembly/index.ts'
import { roomWords } from '../messages/room.ts'
import type { Room, Vote } from '../queries.ts'
import { barsOf, secondsLeft } from '../rules.ts'
import type { VoteOutcome } from '../tables.ts'

export interface RoomView {
  viewing: Viewing
  meeting: Meeting
  room: Room
  now: Date
  /** Vote → the sentence that is read out; of closed votes alone. */
  sentences: ReadonlyMap<number, string>
}

export const OUTCOME_TONE: Record<VoteOutcome, ResultTone> = { adopted: 'deed', rejected: 'decision', tie: 'waiting', no_quorum: 'waiting' }

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** « Quorum atteint : 412 présents ou représentés, 175 requis »; null: none is asked for, or none was measured yet. */
export function quorumLine(lang: Lang, { quorum }: Room): string | null {
  if (!quorum) return null
  const say = roomWords(lang)
  const { reached, required, met, terms } = quorum
  return say.quorum(met, reached, formatNumber(lang, reached), required, formatNumber(lang, required), terms.base, terms.of)
}

export function QuorumGauge({ lang, room }: { lang: Lang; room: Room }) {
  const line = quorumLine(lang, room)
  if (!line || !room.quorum) return null
  const { reached, required, met } = room.quorum
  const whole = Math.max(reached, required, 1)
  return (
    <Gauge tone={met ? 'deed' : 'decision'} share={Math.round((reached * 1000) / whole)} mark={Math.round((required * 1000) / whole)}>
      {line}
    </Gauge>
  )
}

/** The bars of a closed vote. Of one that is not closed there are none. */
export function ResultBars({ lang, vote }: { lang: Lang; vote: Vote }) {
  const { result } = vote
  if (!result) return null
  const say = roomWords(lang)
  const { shares, mark } = barsOf(result.counts, result.majority.required)
  const choices = (['for', 'against', 'abstention', 'blank', 'spoilt'] as const).filter(
    (choice) => choice !== 'spoilt' || result.counts.spoilt > 0,
  )
  return (
    <VoteBars
      caption={say.resultCaption(vote.resolution.number)}
      bars={choices.map((choice) => ({
        label: say.choices[choice],
        figure: formatNumber(lang, result.counts[choice]),
        share: shares[choice],
        tone: choice === 'for' || choice === 'against' ? choice : 'other',
        ...(choice === 'for' ? { mark } : {}),
      }))}
    />
  )
}

/** The outcome in one word, and the sentence with its article. */
export const OutcomeSentence = ({ lang, vote, sentences }: { lang: Lang; vote: Vote; sentences: RoomView['sentences'] }) =>
  vote.outcome === null ? null : (
    <OutcomeLine tone={OUTCOME_TONE[vote.outcome]} word={`${roomWords(lang).outcomes[vote.outcome]}.`}>
      {capital(sentences.get(vote.id) ?? '')}.
    </OutcomeLine>
  )

/** All results so far, with their figures and sentences. */
export const Results = ({ lang, room, sentences }: { lang: Lang; room: Pick<Room, 'results'>; sentences: RoomView['sentences'] }) => (
  <ToldResults
    results={room.results.map((vote) => ({
      id: vote.id,
      title: roomWords(lang).resolutionNamed(vote.resolution.number, resolutionTitle(lang, vote)),
      outcome: <OutcomeSentence lang={lang} vote={vote} sentences={sentences} />,
      bars: <ResultBars lang={lang} vote={vote} />,
    }))}
  />
)

export const resolutionTitle = (lang: Lang, { resolution }: Pick<Vote, 'resolution'>): string => said(lang, resolution.title)

/** « La séance s'ouvre le 14 mars 2017 à 13 h 30. » */
export const soonLine = (lang: Lang, meeting: Meeting): string =>
  roomWords(lang).screenSoon(formatDay(lang, meeting.day), timeIn(lang, meeting, meeting.startsAt))

/** What is called between two items; before the first, the session has just begun. */
export const pauseLine = (lang: Lang, { agenda }: Pick<Room, 'agenda'>): string =>
  agenda.some(({ begunAt }) => begunAt !== null) ? roomWords(lang).pause : roomWords(lang).sessionOpen

export const timeIn = (lang: Lang, meeting: Meeting, at: Date): string => formatTime(lang, at, meeting.timeZone)

/** How long the floor was given for, and what is left of it now. */
export function speechOf(lang: Lang, { givenAt, seconds }: Speaker, now: Date) {
  const whole = seconds ?? 0
  return {
    given: roomWords(lang).length(Math.floor(whole / 60), whole % 60),
    left: givenAt ? secondsLeft(givenAt, whole, now) : whole,
  }
}

/** Who has voted, in figures: voters, and votes where they weigh differently. */
export function turnoutOf(lang: Lang, room: Room) {
  if (!room.participation) return null
  const say = roomWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  const { entitled, cast } = room.participation
  const weighted = entitled.votes !== entitled.voters
  return {
    figure: number(cast.voters),
    of: say.votedOf(number(entitled.voters)),
    sentence: say.voted(number(cast.voters), number(entitled.voters), cast.voters),
    votes: weighted ? say.votesCast(number(cast.votes), number(entitled.votes)) : null,
    entitled: say.countedByHand(number(entitled.voters), number(entitled.votes)),
    share: Math.round((cast.voters * 1000) / Math.max(entitled.voters, 1)),
  }
}
