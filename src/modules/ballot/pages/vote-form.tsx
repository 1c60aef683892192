/** The form by which one person casts all at once: the first voter in large tiles, the others in a line each. */
import type { ComponentChildren } from 'preact'
import {
  BallotBar,
  Ballot as BallotElement,
  BallotForm,
  BallotHint,
  BallotOthers,
  BallotRow,
  BallotTiles,
  Received,
} from '#design/ballot.tsx'
import { Buttons, ErrorSummary, HiddenField, SubmitButton } from '#design/form.tsx'
import { ExampleTag } from '#design/text.tsx'
import { formatTime } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { castingWords } from '../messages.ts'
import { ballotsPath } from '../paths.ts'
import type { Ballot } from '../queries.ts'
import { CASTABLE } from '../rules.ts'
import type { VoteFacts } from './vote.tsx'

const nameOf = ({ voterId }: Ballot) => `choice-${voterId}`

/** What the page shows as chosen: what was just refused, else what stands, else what the giver asked for. */
const chosen = (ballot: Ballot, refused: VoteFacts['refused']): string | null =>
  refused?.choices[ballot.voterId] ?? ballot.cast?.choice ?? ballot.instruction

function notesOf(lang: Lang, ballot: Ballot, timeZone: string, some: boolean): string[] {
  const say = castingWords(lang)
  const { cast, holderId, instruction, weight } = ballot
  const asked = instruction === null ? say.noInstruction : say.instruction(say.choices[instruction])
  return [
    ...(weight > 1 ? [say.weight(weight)] : []),
    holderId === null ? say.ownMandate : asked,
    ...(cast ? [say.receivedAt(formatTime(lang, cast.at, timeZone))] : some ? [say.notReceived] : []),
  ]
}

function Others({ facts: { viewing, meeting, vote, ballots, refused } }: { facts: VoteFacts }) {
  const { lang } = viewing
  const say = castingWords(lang)
  const others = ballots.slice(1)
  if (others.length === 0) return null
  const free = others.filter(({ instruction }) => instruction === null)
  const some = ballots.some(({ cast }) => cast !== null)
  return (
    <BallotOthers title={others.every(({ holderId }) => holderId !== null) ? say.carrying(others.length) : say.also}>
      {others.map((ballot) => (
        <BallotRow
          key={ballot.voterId}
          name={nameOf(ballot)}
          legend={say.choiceFor(ballot.name)}
          title={
            <>
              {ballot.name} {ballot.example && !meeting.example ? <ExampleTag lang={lang} /> : null}
            </>
          }
          notes={notesOf(lang, ballot, meeting.timeZone, some)}
          choices={CASTABLE.map((value) => ({ value, label: say.short[value], full: say.choices[value] }))}
          value={chosen(ballot, refused)}
        />
      ))}
      {free.length > 0 && vote.state === 'open' ? (
        <Buttons>
          {free.map(({ voterId }) => (
            <HiddenField key={voterId} name="free" value={String(voterId)} />
          ))}
          <SubmitButton tone="plain" name="same" value={String(ballots[0]!.voterId)}>
            {say.same}
          </SubmitButton>
          <BallotHint>{say.sameHint}</BallotHint>
        </Buttons>
      ) : null}
    </BallotOthers>
  )
}

/** « Reçu à 15 h 12. Modifiable jusqu'à la clôture. » */
function Status({ facts: { viewing, meeting, vote, ballots } }: { facts: VoteFacts }) {
  const { lang } = viewing
  const say = castingWords(lang)
  const moments = ballots.flatMap(({ cast }) => (cast ? [cast.at.getTime()] : []))
  if (moments.length === 0) return null
  const time = formatTime(lang, new Date(Math.max(...moments)), meeting.timeZone)
  if (moments.length < ballots.length) return <Received>{say.receivedSome(moments.length, ballots.length)}</Received>
  return <Received>{vote.state === 'open' ? say.received(time) : say.receivedOnHold(time)}</Received>
}

export function VoteForm(facts: VoteFacts) {
  const { viewing, vote, ballots, refused, receipt } = facts
  const { lang } = viewing
  const say = castingWords(lang)
  const [first] = ballots
  if (!first) return null
  return (
    <BallotForm action={ballotsPath(vote.id)} label={say.choice}>
      <ErrorSummary lang={lang} errors={refused?.errors ?? []} />
      <HiddenField name="receipt" value={receipt} />
      <BallotTiles
        name={nameOf(first)}
        legend={say.choiceFor(first.name)}
        choices={CASTABLE.map((value) => ({ value, label: say.choices[value] }))}
        value={chosen(first, refused)}
      />
      <Others facts={facts} />
      <BallotBar>
        <Status facts={facts} />
        <SubmitButton objection={vote.state === 'suspended' ? say.wait : undefined}>
          {ballots.some(({ cast }) => cast !== null) ? say.resend(ballots.length) : say.send(ballots.length)}
        </SubmitButton>
      </BallotBar>
    </BallotForm>
  )
}

/** Around all of a person's vote, so that what the browser still keeps learns its fate whatever the page shows. */
export const VoteElement = ({ facts, children }: { facts: VoteFacts; children: ComponentChildren }) => {
  const say = castingWords(facts.viewing.lang)
  const { kept, sending, held, signedOut, signIn } = say
  return (
    <BallotElement
      storageKey={`${facts.vote.id}.${facts.personId}`}
      action={ballotsPath(facts.vote.id)}
      words={{ kept, sending, held, signedOut, signIn }}
    >
      {children}
    </BallotElement>
  )
}
