/** The meetings that a reader may know of: those to come, the next one first, then those that were. */
import { Page } from '#design/page.tsx'
import { Register, RegisterPart, RegisterRow } from '#design/register.tsx'
import { ButtonLink, Empty, Heading, Paragraph, Title } from '#design/text.tsx'
import { formatDay, formatTime } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import { meetingPath, newMeetingPath } from '../paths.ts'
import type { Meeting } from '../queries.ts'
import { MeetingTags } from './meeting-parts.tsx'

export interface MeetingsView {
  /** In session. */
  now: Meeting[]
  coming: Meeting[]
  past: Meeting[]
  mayPlan: boolean
}

const MeetingRow = ({ lang, meeting }: { lang: Lang; meeting: Meeting }) => {
  const say = planningWords(lang)
  return (
    <RegisterRow
      href={meetingPath(meeting.id)}
      title={said(lang, meeting.title)}
      tags={<MeetingTags lang={lang} meeting={meeting} />}
      detail={`${said(lang, meeting.bodyName)} · ${meeting.organisationName}`}
      place={`${formatTime(lang, meeting.startsAt, meeting.timeZone)} · ${meeting.place ?? (meeting.remoteUrl ? say.remotely : say.noPlace)}`}
      when={formatDay(lang, meeting.day, 'short')}
    />
  )
}

const ByYear = ({ lang, meetings }: { lang: Lang; meetings: Meeting[] }) => (
  <Register>
    {[...Map.groupBy(meetings, ({ day }) => day.slice(0, 4))].map(([year, all]) => (
      <RegisterPart key={year} mark={year} label={year}>
        {all.map((meeting) => (
          <MeetingRow key={meeting.id} lang={lang} meeting={meeting} />
        ))}
      </RegisterPart>
    ))}
  </Register>
)

const Part = ({ lang, id, title, meetings }: { lang: Lang; id: string; title: string; meetings: Meeting[] }) =>
  meetings.length === 0 ? null : (
    <>
      <Heading level={2} id={id} count={meetings.length}>
        {title}
      </Heading>
      <ByYear lang={lang} meetings={meetings} />
    </>
  )

export function MeetingsPage({ viewing, view: { now, coming, past, mayPlan } }: { viewing: Viewing; view: MeetingsView }) {
  const { lang } = viewing
  const say = planningWords(lang)
  const none = now.length + coming.length === 0
  const plan = mayPlan ? (
    <ButtonLink href={newMeetingPath()} main glyph="calendar">
      {say.newMeeting}
    </ButtonLink>
  ) : null
  return (
    <Page viewing={viewing} title={say.meetings} noindex>
      <Title lead={say.meetingsLead}>{say.meetings}</Title>
      {none ? (
        <Empty title={say.none}>
          <Paragraph>{mayPlan ? say.noneMayPlan : say.noneToRead}</Paragraph>
          {plan}
        </Empty>
      ) : plan ? (
        <Paragraph>{plan}</Paragraph>
      ) : null}
      <Part lang={lang} id="now" title={say.now} meetings={now} />
      <Part lang={lang} id="coming" title={say.coming} meetings={coming} />
      <Part lang={lang} id="past" title={say.past} meetings={past} />
    </Page>
  )
}
