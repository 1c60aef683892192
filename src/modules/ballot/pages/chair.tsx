/** The chair's page: the whole session from one place. The officers read it; the chair of the session acts. */
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Ladder, Press, RoomColumns, type Rung } from '#design/room.tsx'
import { ButtonLink, Crumbs, ExampleTag, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import { said } from '#kernel/values/typography.ts'
import { currentItemPath, meetingClosingPath, meetingPath, openingPath } from '#modules/assembly/index.ts'
import { roomWords } from '../messages/room.ts'
import { chairPath, roomPath, screenPath } from '../paths.ts'
import type { Annulling } from './chair-annulment.tsx'
import { ChairNow } from './chair-now.tsx'
import { ChairSpeakers } from './chair-speakers.tsx'
import { QuorumGauge, type RoomView, timeIn } from './room-parts.tsx'

export interface ChairView extends RoomView {
  rights: { lead: boolean; close: boolean; open: boolean; count: boolean }
  /** Why the current item cannot be left, in words; null: it can. */
  staying: string | null
  /** The vote that may be annulled: the open one, else the last of the item; null: nobody annuls here now. */
  annulling: Annulling | null
}

/** The agenda with a way to each item: meetings do not always follow their order. */
function AgendaLadder({ view }: { view: ChairView }) {
  const { viewing, meeting, room, rights } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const leads = rights.lead && meeting.state === 'open'
  const rungs = room.agenda.map((item, place): Rung => {
    const title = said(lang, item.title)
    const state = item.id === meeting.itemId ? 'current' : item.begunAt ? 'done' : 'planned'
    const planned = item.plannedMinutes ? say.planned(String(item.plannedMinutes)) : ''
    const begun = item.begunAt && state === 'current' ? say.since(timeIn(lang, meeting, item.begunAt)) : ''
    const deed = (
      <Press
        action={currentItemPath(meeting.id)}
        fields={{ item: String(item.id), back: chairPath(meeting.id) }}
        label={state === 'done' ? say.comeBackNamed(title) : say.beginNamed(title)}
        tone={state === 'done' ? 'quiet' : 'plain'}
        small
      >
        {state === 'done' ? say.comeBack : say.begin}
      </Press>
    )
    return {
      id: item.id,
      number: String(place + 1),
      title,
      detail: [begun, planned].filter(Boolean).join(' · '),
      state,
      stateName: say.itemStates[state],
      deed: leads && state !== 'current' && !view.staying ? deed : undefined,
    }
  })
  return (
    <>
      <Heading level={2}>{say.agenda}</Heading>
      <Ladder rungs={rungs} />
      <Buttons>
        <ButtonLink href={screenPath(meeting.id)}>{say.screen}</ButtonLink>
        <ButtonLink href={roomPath(meeting.id)}>{say.room}</ButtonLink>
        {rights.open && meeting.state === 'open' ? <ButtonLink href={openingPath(meeting.id)}>{say.changeOfficers}</ButtonLink> : null}
      </Buttons>
      {rights.close && meeting.state === 'open' ? <Closing view={view} /> : null}
    </>
  )
}

function Closing({ view: { viewing, meeting } }: { view: ChairView }) {
  const say = roomWords(viewing.lang)
  return (
    <Disclosure summary={say.closeSession}>
      <Paragraph>{say.closeHint}</Paragraph>
      <Press action={meetingClosingPath(meeting.id)} fields={{ back: chairPath(meeting.id) }} tone="grave">
        {say.closeNow}
      </Press>
    </Disclosure>
  )
}

function State({ view: { viewing, meeting, rights } }: { view: ChairView }) {
  const say = roomWords(viewing.lang)
  if (meeting.state === 'draft' || meeting.state === 'convened')
    return (
      <Notice tone="waiting" title={say.notOpenYet}>
        <Paragraph>{say.notOpenHint}</Paragraph>
        {rights.open ? (
          <p>
            <ButtonLink href={openingPath(meeting.id)} main>
              {say.open}
            </ButtonLink>
          </p>
        ) : null}
      </Notice>
    )
  return meeting.state === 'open' && !rights.lead ? (
    <Notice tone="info">
      <Paragraph>{say.reading}</Paragraph>
    </Notice>
  ) : null
}

export function ChairPage(view: ChairView) {
  const { viewing, meeting, room } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const side = (
    <>
      <QuorumGauge lang={lang} room={room} />
      <ChairSpeakers view={view} />
    </>
  )
  return (
    <Page viewing={viewing} title={`${say.presiding} · ${said(lang, meeting.title)}`} noindex wide example={meeting.example}>
      <Crumbs lang={lang} items={[{ href: meetingPath(meeting.id), label: said(lang, meeting.title) }]} />
      <Title kicker={meeting.example ? <ExampleTag lang={lang} /> : null}>{say.presiding}</Title>
      <State view={view} />
      <RoomColumns now={<ChairNow view={view} />} side={side} ladder={<AgendaLadder view={view} />} />
    </Page>
  )
}
