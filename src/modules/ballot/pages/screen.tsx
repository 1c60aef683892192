/** The room's screen: item, speaker, resolution, the state of a vote, its result. Before the closing it tells how many voted, never how. */
import { Page } from '#design/page.tsx'
import { FloorTimer, Turnout } from '#design/room.tsx'
import { RoomScreen, WallCode, WallLine, WallList, WallSides, WallSpeaker, WallState, WallTitle } from '#design/room-screen.tsx'
import { ExampleTag } from '#design/text.tsx'
import { Gauge } from '#design/vote-bars.tsx'
import { formatDay } from '#kernel/dates.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { meetingPath } from '#modules/assembly/index.ts'
import { roomWords } from '../messages/room.ts'
import { roomPath } from '../paths.ts'
import type { Vote } from '../queries.ts'
import {
  OUTCOME_TONE,
  OutcomeSentence,
  quorumLine,
  ResultBars,
  type RoomView,
  resolutionTitle,
  soonLine,
  speechOf,
  turnoutOf,
} from './room-parts.tsx'

const codeOf = ({ viewing, meeting }: RoomView): string => `${viewing.origin}${roomPath(meeting.id)}`

const Code = ({ view, voting }: { view: RoomView; voting?: boolean }) => {
  const say = roomWords(view.viewing.lang)
  return <WallCode text={codeOf(view)} label={voting ? say.scan : say.scanRoom} />
}

/** « Point 3 sur 7 ». */
function itemKicker({ viewing: { lang }, room: { item, agenda } }: RoomView): string {
  return item ? roomWords(lang).itemOf(agenda.indexOf(item) + 1, agenda.length) : ''
}

function ItemNow({ view }: { view: RoomView }) {
  const { room, viewing } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const { item, resolution } = room
  if (!item) return null
  const words = (
    <WallTitle kicker={itemKicker(view)} text={said(lang, item.title)}>
      {item.presenter ? <WallLine>{say.presenter(item.presenter)}</WallLine> : null}
      {resolution ? (
        <WallLine>{say.resolutionNamed(resolution.resolution.number, said(lang, resolution.resolution.title))}</WallLine>
      ) : null}
    </WallTitle>
  )
  return <WallSides left={words} right={<Code view={view} />} />
}

function Pause({ view }: { view: RoomView }) {
  const { lang } = view.viewing
  const say = roomWords(lang)
  const { agenda, next } = view.room
  const left = agenda.filter(({ begunAt }) => begunAt === null)
  const words = (
    <WallTitle
      kicker={!next ? say.pause : agenda.some(({ begunAt }) => begunAt !== null) ? say.pauseThen : say.openThen}
      text={next ? said(lang, next.title) : say.agendaDone}
    >
      <WallList items={left.slice(1, 4).map(({ id, title }) => ({ key: id, label: said(lang, title) }))} />
    </WallTitle>
  )
  return <WallSides left={words} right={<Code view={view} />} />
}

function SpeakerNow({ view }: { view: RoomView }) {
  const { lang } = view.viewing
  const { speaker } = view.room
  if (!speaker) return null
  const { left, given } = speechOf(lang, speaker, view.now)
  return (
    <WallSpeaker
      kicker={roomWords(lang).speaker}
      name={speaker.name}
      detail={speaker.speaksFor}
      timer={<FloorTimer left={left} given={given} />}
    />
  )
}

/** How many have voted; of hands and roll calls, who is counted. */
function VoteTurnout({ view, vote }: { view: RoomView; vote: Vote }) {
  const { lang } = view.viewing
  const turnout = turnoutOf(lang, view.room)
  if (!turnout) return null
  if (vote.method !== 'electronic') return <WallLine>{turnout.entitled}</WallLine>
  return (
    <>
      <Turnout figure={turnout.figure} of={`${turnout.of} ${roomWords(lang).votedLabel}`} detail={turnout.votes} />
      <Gauge tone="deed" share={turnout.share} />
    </>
  )
}

function VoteNow({ view, vote }: { view: RoomView; vote: Vote }) {
  const { lang } = view.viewing
  const say = roomWords(lang)
  const suspended = vote.state === 'suspended'
  const words = (
    <WallTitle
      kicker={
        <>
          {say.resolution(vote.resolution.number)}
          <WallState tone={suspended ? 'waiting' : 'deed'}>{suspended ? say.voteSuspended : say.voteOpen}</WallState>
        </>
      }
      text={resolutionTitle(lang, vote)}
    >
      <VoteTurnout view={view} vote={vote} />
    </WallTitle>
  )
  return <WallSides left={words} right={<Code view={view} voting={vote.method === 'electronic' && !suspended} />} />
}

const ResultNow = ({ view: { viewing }, vote }: { view: RoomView; vote: Vote }) => (
  <WallSides
    left={<WallTitle kicker={roomWords(viewing.lang).resolution(vote.resolution.number)} text={resolutionTitle(viewing.lang, vote)} />}
    right={<ResultBars lang={viewing.lang} vote={vote} />}
  />
)

function Outside({ view }: { view: RoomView }) {
  const { viewing, meeting, room } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const line = room.stage === 'closed' ? say.screenClosed : room.stage === 'cancelled' ? say.screenCancelled : soonLine(lang, meeting)
  const words = (
    <WallTitle kicker={inLang(meeting.bodyName, lang)} text={said(lang, meeting.title)}>
      <WallLine>{line}</WallLine>
      <WallList
        items={room.results.map((vote) => ({
          key: vote.id,
          label: resolutionTitle(lang, vote),
          state: { word: say.outcomes[vote.outcome!], tone: OUTCOME_TONE[vote.outcome!] },
        }))}
      />
    </WallTitle>
  )
  return room.stage === 'before' ? <WallSides left={words} right={<Code view={view} />} /> : words
}

function Stage({ view }: { view: RoomView }) {
  const { stage, vote, last } = view.room
  if (stage === 'vote' && vote) return <VoteNow view={view} vote={vote} />
  if (stage === 'result' && last) return <ResultNow view={view} vote={last} />
  if (stage === 'speaker') return <SpeakerNow view={view} />
  if (stage === 'item') return <ItemNow view={view} />
  return stage === 'pause' ? <Pause view={view} /> : <Outside view={view} />
}

/** What those who vote do now, where it is not said by the code. */
function nowToDo(lang: Lang, { state, method }: Vote): string | null {
  const say = roomWords(lang)
  if (state === 'suspended') return say.suspendedNow
  return method === 'hands' ? say.handsNow : method === 'roll_call' ? say.rollCallNow : null
}

/** Beneath the line: the sentence of a result, what to do, the rule that decides, or what is spoken of. */
function Foot({ view }: { view: RoomView }) {
  const { viewing, room, sentences } = view
  const { stage, last, item, vote, resolution } = room
  const say = roomWords(viewing.lang)
  if (stage === 'result' && last) return <OutcomeSentence lang={viewing.lang} vote={last} sentences={sentences} />
  const now = stage === 'vote' && vote ? nowToDo(viewing.lang, vote) : null
  if (now) return <WallLine>{now}</WallLine>
  const rule = stage === 'vote' ? vote?.rules.decision : stage === 'item' ? resolution?.rule : null
  if (rule) return <WallLine>{say.ruled(inLang(rule.name, viewing.lang), rule.article)}</WallLine>
  return stage === 'speaker' && item ? <WallLine>{said(viewing.lang, item.title)}</WallLine> : null
}

export function ScreenPage(view: RoomView) {
  const { viewing, meeting, room } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const where = room.item && room.stage !== 'item' ? itemKicker(view) : null
  return (
    <Page viewing={viewing} title={`${say.screen} · ${said(lang, meeting.title)}`} noindex projected example={meeting.example}>
      <RoomScreen
        left={
          <>
            {[inLang(meeting.bodyName, lang), formatDay(lang, meeting.day), where].filter(Boolean).join(' · ')}{' '}
            {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        right={quorumLine(lang, room)}
        missing={room.quorum?.met === false}
        leave={{ href: meetingPath(meeting.id), label: say.leave }}
        foot={<Foot view={view} />}
      >
        <Stage view={view} />
      </RoomScreen>
    </Page>
  )
}
