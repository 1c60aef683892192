/** What everyone of the meeting holds in the hand: what is happening, the floor, documents, quorum, results so far. */
import { Rows } from '#design/entries.tsx'
import { FileRow } from '#design/files.tsx'
import { Page } from '#design/page.tsx'
import { FloorTimer, Ladder, LargeDeeds, Press, RoomColumns, SpeakerLine, SpeakerList } from '#design/room.tsx'
import { ButtonLink, Crumbs, ExampleTag, Heading, Paragraph, Title } from '#design/text.tsx'
import { formatBytes } from '#kernel/values/bytes.ts'
import { said } from '#kernel/values/typography.ts'
import { meetingDocumentPath, meetingPath, speakersPath, speechEndPath } from '#modules/assembly/index.ts'
import { roomWords } from '../messages/room.ts'
import { chairPath, roomPath, screenPath } from '../paths.ts'
import type { Mine } from '../queries.ts'
import { RoomNow } from './room-now.tsx'
import { QuorumGauge, Results, type RoomView, speechOf } from './room-parts.tsx'

export interface ParticipantView extends RoomView {
  mine: Mine
  /** Why this person cannot ask for the floor now, in words; null: he or she can, or is on the list already. */
  mute: string | null
  /** Whether the chair's page is for him or her. */
  rights: { chair: boolean; lead: boolean }
}

/** The floor: who has it, and whether I am on the list. */
function Floor({ view }: { view: ParticipantView }) {
  const { viewing, meeting, room, now, mute } = view
  const { lang, actor } = viewing
  const say = roomWords(lang)
  const { speaker, waiting } = room
  const back = { back: roomPath(meeting.id) }
  const isMe = (personId: number) => actor !== null && actor.personId === personId
  const place = waiting.findIndex(({ personId }) => isMe(personId))
  const own = speaker && isMe(speaker.personId) ? speaker : waiting[place]
  const speech = speaker && speechOf(lang, speaker, now)
  return (
    <>
      <Heading level={2}>{say.floor}</Heading>
      {speaker && speech ? (
        <SpeakerList>
          <SpeakerLine
            speaking
            name={isMe(speaker.personId) ? say.youSpeak : speaker.name}
            detail={speaker.speaksFor}
            timer={<FloorTimer left={speech.left} given={speech.given} />}
          />
        </SpeakerList>
      ) : null}
      {place >= 0 ? <Paragraph>{say.yourPlace(place + 1)}</Paragraph> : null}
      <LargeDeeds>
        {own ? (
          <Press action={speechEndPath(meeting.id, own.id)} fields={back}>
            {own.givenAt ? say.giveBack : say.withdraw}
          </Press>
        ) : (
          <Press action={speakersPath(meeting.id)} fields={back} glyph="speech" objection={mute}>
            {say.ask}
          </Press>
        )}
      </LargeDeeds>
    </>
  )
}

function Documents({ view: { viewing, meeting, room } }: { view: ParticipantView }) {
  const documents = room.item?.documents ?? []
  if (documents.length === 0) return null
  const { lang } = viewing
  return (
    <>
      <Heading level={2}>{roomWords(lang).documents}</Heading>
      <Rows>
        {documents.map((document) => (
          <FileRow
            key={document.id}
            href={meetingDocumentPath(meeting.id, document.id)}
            name={document.name}
            detail={formatBytes(lang, document.size)}
            tags={document.example ? <ExampleTag lang={lang} /> : undefined}
          />
        ))}
      </Rows>
    </>
  )
}

function AgendaLadder({ view: { viewing, meeting, room } }: { view: ParticipantView }) {
  const { lang } = viewing
  const say = roomWords(lang)
  return (
    <>
      <Heading level={2}>{say.agenda}</Heading>
      <Ladder
        rungs={room.agenda.map((item, place) => {
          const state = item.id === meeting.itemId ? ('current' as const) : item.begunAt ? ('done' as const) : ('planned' as const)
          return { id: item.id, number: String(place + 1), title: said(lang, item.title), state, stateName: say.itemStates[state] }
        })}
      />
    </>
  )
}

export function RoomPage(view: ParticipantView) {
  const { viewing, meeting, room, sentences, rights } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const earlier = { results: room.results.filter((vote) => vote !== room.last || room.stage === 'vote') }
  const side = (
    <>
      <QuorumGauge lang={lang} room={room} />
      {meeting.state === 'open' ? <Floor view={view} /> : null}
      <Documents view={view} />
    </>
  )
  return (
    <Page viewing={viewing} title={`${say.room} · ${said(lang, meeting.title)}`} noindex wide example={meeting.example}>
      <Crumbs lang={lang} items={[{ href: meetingPath(meeting.id), label: said(lang, meeting.title) }]} />
      <Title kicker={meeting.example ? <ExampleTag lang={lang} /> : null}>{say.room}</Title>
      <RoomColumns
        now={
          <>
            <RoomNow view={view} />
            {earlier.results.length > 0 ? (
              <>
                <Heading level={2}>{meeting.state === 'closed' ? say.results : say.resultsSoFar}</Heading>
                <Results lang={lang} room={earlier} sentences={sentences} />
              </>
            ) : null}
          </>
        }
        side={side}
        ladder={
          <>
            <AgendaLadder view={view} />
            <LargeDeeds>
              {rights.chair ? <ButtonLink href={chairPath(meeting.id)}>{rights.lead ? say.preside : say.readChair}</ButtonLink> : null}
              <ButtonLink href={screenPath(meeting.id)}>{say.screen}</ButtonLink>
            </LargeDeeds>
          </>
        }
      />
    </Page>
  )
}
