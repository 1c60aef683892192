/** What the pages of a meeting share: its head, the tags that say what state it is in, when and where it is. */
import type { ComponentChildren } from 'preact'
import { Crumbs, ExampleTag, Tag, Title, type Tone } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import { meetingsPath } from '../paths.ts'
import type { Meeting } from '../queries.ts'
import type { MeetingState } from '../tables.ts'
import { MeetingTabs } from './tabs.tsx'

const TONES: Record<MeetingState, Tone> = { draft: 'waiting', convened: 'info', open: 'deed', closed: 'info', cancelled: 'decision' }

/** Its state, and what else must be seen beside its title. */
export const MeetingTags = ({ lang, meeting }: { lang: Lang; meeting: Meeting }) => {
  const say = planningWords(lang)
  return (
    <>
      <Tag tone={TONES[meeting.state]}>{say.states[meeting.state]}</Tag> {meeting.convening === 2 ? <Tag>{say.secondConvening}</Tag> : null}{' '}
      {meeting.example ? <ExampleTag lang={lang} /> : null}
    </>
  )
}

/** « 20 avril 2017, 9 h 30 · Rennes ». */
export function whenAndWhere(lang: Lang, meeting: Meeting): string {
  const say = planningWords(lang)
  return say.at(formatMoment(lang, meeting.startsAt, meeting.timeZone), meeting.place ?? (meeting.remoteUrl ? say.remotely : say.noPlace))
}

/** The head of each page of a meeting, with the row of its pages. */
export const MeetingHead = ({
  viewing,
  meeting,
  here,
  title,
  lead,
}: {
  viewing: Viewing
  meeting: Meeting
  here: string
  /** Of a page that is not the meeting's own. */
  title?: string
  lead?: ComponentChildren
}) => {
  const { lang } = viewing
  const say = planningWords(lang)
  const name = said(lang, meeting.title)
  return (
    <>
      <Crumbs lang={lang} items={[{ href: meetingsPath(), label: say.meetings }]} />
      <Title
        kicker={
          <>
            {title ? name : say.kickerFor(said(lang, meeting.bodyName), meeting.organisationName)}{' '}
            <MeetingTags lang={lang} meeting={meeting} />
          </>
        }
        lead={lead ?? whenAndWhere(lang, meeting)}
      >
        {title ?? name}
      </Title>
      <MeetingTabs viewing={viewing} meeting={meeting} here={here} />
    </>
  )
}
