/** What is happening, for those who take part: the item, the vote as one big button, the result. */
import { BigLink, NowPart, NowSheet } from '#design/room.tsx'
import { ButtonLink, Heading, Kicker, Muted, Paragraph, Prose } from '#design/text.tsx'
import { inLang, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { roomWords } from '../messages/room.ts'
import { votePath } from '../paths.ts'
import type { Room, Vote } from '../queries.ts'
import type { Stage } from '../rules.ts'
import type { ParticipantView } from './room.tsx'
import { OutcomeSentence, pauseLine, ResultBars, resolutionTitle, soonLine } from './room-parts.tsx'

/** The vote: one big button, or why there is none. */
function VoteNow({ view: { viewing, mine }, vote }: { view: ParticipantView; vote: Vote }) {
  const say = roomWords(viewing.lang)
  const { all, cast } = mine.ballots ?? { all: 0, cast: 0 }
  const title = say.resolutionNamed(vote.resolution.number, resolutionTitle(viewing.lang, vote))
  if (all === 0)
    return (
      <NowPart title={title}>
        <Paragraph>{mine.isThere ? say.noBallot : say.signInFirst}</Paragraph>
        <p>
          <ButtonLink href={votePath(vote.id)}>{say.follow}</ButtonLink>
        </p>
      </NowPart>
    )
  const byHand = vote.method === 'hands' ? say.handsNow : vote.method === 'roll_call' ? say.rollCallNow : null
  const waits = vote.state === 'suspended' ? say.suspendedNow : byHand
  const detail = cast === 0 ? say.toCast(all) : cast < all ? say.someCast(cast, all) : say.allCast
  return (
    <NowPart title={title}>
      {waits ? <Paragraph>{waits}</Paragraph> : null}
      <BigLink href={votePath(vote.id)} detail={waits ? undefined : detail} done={all === cast}>
        {waits ? say.follow : cast === all ? say.change : say.vote}
      </BigLink>
    </NowPart>
  )
}

/** Before the session, between two items, afterwards. */
function NoItem({ view: { viewing, meeting, room } }: { view: ParticipantView }) {
  const { lang } = viewing
  const say = roomWords(lang)
  const headings: Partial<Record<Stage, string>> = { before: say.roomSoon, closed: say.screenClosed, cancelled: say.screenCancelled }
  const next = room.next ? say.pauseNext(said(lang, room.next.title)) : say.agendaDone
  const soon = soonLine(lang, meeting)
  return (
    <>
      <Heading level={2}>{headings[room.stage] ?? pauseLine(lang, room)}</Heading>
      {room.stage === 'before' || room.stage === 'pause' ? <Paragraph>{room.stage === 'before' ? soon : next}</Paragraph> : null}
    </>
  )
}

function ItemHead({ view }: { view: ParticipantView }) {
  const { lang } = view.viewing
  const say = roomWords(lang)
  const { item, agenda } = view.room
  if (!item) return <NoItem view={view} />
  return (
    <>
      <Kicker>
        {[say.itemOf(agenda.indexOf(item) + 1, agenda.length), item.presenter && say.presenter(item.presenter)].filter(Boolean).join(' · ')}
      </Kicker>
      <Heading level={2}>{said(lang, item.title)}</Heading>
      {item.text ? <Prose text={said(lang, item.text)} lang={langOf(item.text, lang)} /> : null}
    </>
  )
}

/** What will be put to the vote, word for word, before it is. */
function Proposed({ view, proposed: { resolution, rule } }: { view: ParticipantView; proposed: NonNullable<Room['resolution']> }) {
  const { lang } = view.viewing
  const say = roomWords(lang)
  return (
    <NowPart title={say.resolutionNamed(resolution.number, said(lang, resolution.title))}>
      {rule ? (
        <Paragraph>
          <Muted>{say.ruled(inLang(rule.name, lang), rule.article)}</Muted>
        </Paragraph>
      ) : null}
      <Prose text={said(lang, resolution.text)} lang={langOf(resolution.text, lang)} />
    </NowPart>
  )
}

export function RoomNow({ view }: { view: ParticipantView }) {
  const { viewing, room, sentences } = view
  const say = roomWords(viewing.lang)
  const { vote, last, resolution } = room
  return (
    <NowSheet label={say.now} tone={vote ? 'voting' : undefined}>
      <ItemHead view={view} />
      {vote ? <VoteNow view={view} vote={vote} /> : null}
      {!vote && last ? (
        <NowPart title={say.resolutionNamed(last.resolution.number, resolutionTitle(viewing.lang, last))}>
          <OutcomeSentence lang={viewing.lang} vote={last} sentences={sentences} />
          <ResultBars lang={viewing.lang} vote={last} />
        </NowPart>
      ) : null}
      {!vote && resolution ? <Proposed view={view} proposed={resolution} /> : null}
    </NowSheet>
  )
}
