/** The page of a meeting: when and where, by which rules, what is on its agenda, and what is left to do before it is convened. */
import type { VNode } from 'preact'
import { Aside } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, Heading, List, Notice, Paragraph } from '#design/text.tsx'
import { formatDay, formatTime } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import { agendaPath, meetingEditPath, meetingPath, noticePath } from '../paths.ts'
import { minutesInAll, type Waiting } from '../rules.ts'
import { AgendaTold, DocumentRows } from './agenda-told.tsx'
import { Facts, type MeetingView } from './meeting-facts.tsx'
import { MeetingHead } from './meeting-parts.tsx'

interface PartProps {
  viewing: Viewing
  view: MeetingView
}

/** What is left to do, for those who prepare; each leads to where it is done. */
function WaitingNotice({ viewing: { lang, today }, view }: PartProps) {
  const { meeting, waiting, notice, rights, items, decisions } = view
  if (meeting.state !== 'draft' || !rights.prepare) return null
  const say = planningWords(lang)
  const links: Record<Waiting, string> = {
    place: meetingEditPath(meeting.id),
    items: agendaPath(meeting.id),
    resolutions: agendaPath(meeting.id),
  }
  const unknown = items
    .flatMap(({ resolutions }) => resolutions)
    .filter(({ decision }) => view.rules?.body && !decisions.some(({ code }) => code === decision))
  const last = notice && formatDay(lang, notice.last)
  const send = last === null ? say.waitingNoticeSoon : notice!.last < today ? say.waitingNoticeLate(last) : say.waitingNotice(last)
  return (
    <Notice tone="waiting" title={say.waiting}>
      <List
        items={[
          ...waiting.map((what) => (
            <a key={what} href={links[what]}>
              {say.waitingFor[what]}
            </a>
          )),
          ...unknown.map(({ id, number }) => (
            <a key={id} href={agendaPath(meeting.id)}>
              {say.waitingKind(number)}
            </a>
          )),
          <a key="notice" href={noticePath(meeting.id)}>
            {send}
          </a>,
        ]}
      />
    </Notice>
  )
}

function Told({ viewing, view }: PartProps) {
  const { lang } = viewing
  const say = planningWords(lang)
  const { meeting } = view
  return (
    <>
      {meeting.state === 'cancelled' ? (
        <Notice tone="decision" title={say.cancelledTitle}>
          <Paragraph>{meeting.cancelledFor}</Paragraph>
        </Notice>
      ) : null}
      {meeting.lateRisk ? (
        <Notice tone="decision" title={say.lateRisk}>
          <Paragraph>{meeting.lateRisk}</Paragraph>
        </Notice>
      ) : null}
      {meeting.state === 'draft' && !view.rights.prepare ? (
        <Notice tone="waiting">
          <Paragraph>{say.draftToRead}</Paragraph>
        </Notice>
      ) : null}
      <WaitingNotice viewing={viewing} view={view} />
    </>
  )
}

/** « Durée prévue : 2 h 10 · Fin prévue vers 11 h 40 ». */
export function lengthText(lang: Lang, { meeting, items }: Pick<MeetingView, 'meeting' | 'items'>): string | null {
  const say = planningWords(lang)
  const { minutes, untold } = minutesInAll(items)
  if (minutes === 0) return null
  const sum = say.sum(say.hours(Math.floor(minutes / 60), minutes % 60), untold)
  const end = new Date(meeting.startsAt.getTime() + minutes * 60_000)
  return untold === 0 ? `${sum} · ${say.endsAbout(formatTime(lang, end, meeting.timeZone))}` : sum
}

function AgendaPart({ viewing, view }: PartProps) {
  const { lang } = viewing
  const say = planningWords(lang)
  const { meeting, items, rights } = view
  const length = lengthText(lang, view)
  const writes = rights.prepare && meeting.state !== 'closed' && meeting.state !== 'cancelled'
  return (
    <>
      <Heading level={2} id="agenda" count={items.length > 0 ? items.length : undefined}>
        {say.agenda}
      </Heading>
      {length ? <Paragraph>{length}</Paragraph> : null}
      {items.length === 0 ? (
        <Empty title={writes || meeting.state === 'draft' ? say.noAgenda : say.neverAgenda}>
          {writes || meeting.state === 'draft' ? <Paragraph>{writes ? say.noAgendaToPrepare : say.noAgendaToRead}</Paragraph> : null}
          {writes ? <ButtonLink href={agendaPath(meeting.id)}>{say.editAgenda}</ButtonLink> : null}
        </Empty>
      ) : (
        <AgendaTold viewing={viewing} meeting={meeting} view={view} />
      )}
      {view.documents.length > 0 ? (
        <>
          <Heading level={2} id="documents" count={view.documents.length}>
            {say.documents}
          </Heading>
          <DocumentRows viewing={viewing} meeting={meeting} documents={view.documents} />
        </>
      ) : null}
    </>
  )
}

/** `panels`: what other modules show of it: votes, minutes. While it is in session or over they come first. */
export function MeetingPage({ viewing, view, panels }: PartProps & { panels: VNode[] }) {
  const { lang } = viewing
  const { meeting } = view
  const first = meeting.state === 'open' || meeting.state === 'closed'
  return (
    <Page viewing={viewing} title={said(lang, meeting.title)} noindex example={meeting.example}>
      <MeetingHead viewing={viewing} meeting={meeting} here={meetingPath(meeting.id)} />
      <Aside
        main={
          <>
            <Told viewing={viewing} view={view} />
            {first ? panels : null}
            <AgendaPart viewing={viewing} view={view} />
            {first ? null : panels}
          </>
        }
        aside={<Facts viewing={viewing} view={view} />}
      />
    </Page>
  )
}
