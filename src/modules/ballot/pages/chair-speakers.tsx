/** The speakers' list, for the chair: who speaks, for how long still, who waits. */
import { FloorTimer, GiveFloor, Press, SpeakerLine, SpeakerList } from '#design/room.tsx'
import { Heading, Muted, Paragraph } from '#design/text.tsx'
import { floorPath, SPEECH, type Speaker, speechEndPath } from '#modules/assembly/index.ts'
import { roomWords } from '../messages/room.ts'
import { chairPath } from '../paths.ts'
import type { ChairView } from './chair.tsx'
import { speechOf, timeIn } from './room-parts.tsx'

const MINUTES = [1, 2, 3, 5, 10, 15]

function Speaking({ view, speaker }: { view: ChairView; speaker: Speaker }) {
  const { viewing, meeting, now, rights } = view
  const say = roomWords(viewing.lang)
  const { left, given } = speechOf(viewing.lang, speaker, now)
  return (
    <SpeakerLine
      speaking
      name={speaker.name}
      detail={speaker.speaksFor}
      timer={<FloorTimer left={left} given={given} />}
      deeds={
        rights.lead ? (
          <Press action={speechEndPath(meeting.id, speaker.id)} fields={{ back: chairPath(meeting.id) }}>
            {say.end}
          </Press>
        ) : null
      }
    />
  )
}

function Waiting({ view, speaker }: { view: ChairView; speaker: Speaker }) {
  const { viewing, meeting, rights } = view
  const say = roomWords(viewing.lang)
  const asked = say.askedAt(timeIn(viewing.lang, meeting, speaker.askedAt))
  return (
    <SpeakerLine
      name={speaker.name}
      detail={[speaker.speaksFor, asked].filter(Boolean).join(' · ')}
      deeds={
        rights.lead ? (
          <>
            <GiveFloor
              action={floorPath(meeting.id, speaker.id)}
              back={chairPath(meeting.id)}
              label={say.giveTo(speaker.name)}
              lengthLabel={say.howLong(speaker.name)}
              lengths={MINUTES.map((minutes) => ({
                seconds: minutes * 60,
                label: say.minutes(minutes),
                usual: minutes * 60 === SPEECH.usual,
              }))}
            >
              {say.give}
            </GiveFloor>
            <Press
              action={speechEndPath(meeting.id, speaker.id)}
              fields={{ back: chairPath(meeting.id) }}
              label={say.strikeNamed(speaker.name)}
              tone="quiet"
              small
            >
              {say.strike}
            </Press>
          </>
        ) : null
      }
    />
  )
}

export function ChairSpeakers({ view }: { view: ChairView }) {
  const { speaker, waiting } = view.room
  const say = roomWords(view.viewing.lang)
  return (
    <>
      <Heading level={2} count={waiting.length > 0 ? String(waiting.length) : undefined}>
        {say.speakers}
      </Heading>
      {speaker || waiting.length > 0 ? (
        <SpeakerList>
          {speaker ? <Speaking view={view} speaker={speaker} /> : null}
          {waiting.map((each) => (
            <Waiting key={each.id} view={view} speaker={each} />
          ))}
        </SpeakerList>
      ) : null}
      {waiting.length === 0 ? (
        <Paragraph>
          <Muted>{say.nobodyAsks}</Muted>
        </Paragraph>
      ) : null}
    </>
  )
}
