/** On a meeting's page: the way into the room, and what was voted there. */
import { LargeDeeds } from '#design/room.tsx'
import { ButtonLink, Heading } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { type Meeting, openingPath } from '#modules/assembly/index.ts'
import { roomWords } from '../messages/room.ts'
import { chairPath, roomPath, screenPath } from '../paths.ts'
import type { Vote } from '../queries.ts'
import { Results } from './room-parts.tsx'

export interface RoomPanelProps {
  viewing: Viewing
  meeting: Meeting
  rights: { chair: boolean; lead: boolean; open: boolean }
  results: Vote[]
  sentences: ReadonlyMap<number, string>
}

export function RoomPanel({ viewing: { lang }, meeting, rights, results, sentences }: RoomPanelProps) {
  const say = roomWords(lang)
  const { id, state } = meeting
  const live = state === 'convened' || state === 'open'
  return (
    <section>
      {live ? (
        <>
          <Heading level={2}>{say.room}</Heading>
          <LargeDeeds>
            {rights.open && state === 'convened' ? <ButtonLink href={openingPath(id)}>{say.open}</ButtonLink> : null}
            <ButtonLink href={roomPath(id)} main={state === 'open'}>
              {say.enter}
            </ButtonLink>
            {rights.chair ? <ButtonLink href={chairPath(id)}>{rights.lead ? say.preside : say.readChair}</ButtonLink> : null}
            <ButtonLink href={screenPath(id)}>{say.screen}</ButtonLink>
          </LargeDeeds>
        </>
      ) : null}
      {results.length > 0 ? (
        <>
          <Heading level={2}>{say.results}</Heading>
          <Results lang={lang} room={{ results }} sentences={sentences} />
        </>
      ) : null}
    </section>
  )
}
