/** After a meeting without quorum: a second one in one click, or the way to it (R05). */
import { Buttons, DayField, Form, SubmitButton } from '#design/form.tsx'
import { ButtonLink, Notice, Paragraph } from '#design/text.tsx'
import { formatDay, formatTime } from '#kernel/dates.ts'
import { noticeWords } from '../messages/notice-page.ts'
import { meetingPath, secondConveningPath } from '../paths.ts'
import { objectionToSecond } from '../rules.ts'
import type { NoticeView } from './notice.tsx'

export function SecondConvening({ view: { viewing, meeting, second, mayConvene, typed, errors } }: { view: NoticeView }) {
  const { lang } = viewing
  const say = noticeWords(lang)
  if (meeting.firstId !== null)
    return (
      <Paragraph>
        <a href={meetingPath(meeting.firstId)}>{say.secondOf}</a>
      </Paragraph>
    )
  if (!second) return null
  if (second.followedBy !== null)
    return (
      <Notice tone="waiting" title={say.secondTitle}>
        <ButtonLink href={meetingPath(second.followedBy)}>{say.secondExists}</ButtonLink>
      </Notice>
    )
  if (objectionToSecond(second.facts) || !second.earliest) return null
  const { days, article, day } = second.earliest
  return (
    <>
      <Notice tone="decision" title={say.secondTitle}>
        <Paragraph>{say.secondWhat(days, article, formatDay(lang, day))}</Paragraph>
        <Paragraph>{mayConvene ? say.secondCopies : say.notYours}</Paragraph>
      </Notice>
      {mayConvene ? (
        <Form action={secondConveningPath(meeting.id)} label={say.secondDo} own>
          <DayField
            name="day"
            label={say.secondDay}
            hint={say.secondDayHint(formatTime(lang, meeting.startsAt, meeting.timeZone))}
            value={typed.day?.[0] ?? second.proposed}
            error={errors.find(({ field }) => field === 'day')?.text}
            required
          />
          <Buttons>
            <SubmitButton>{say.secondDo}</SubmitButton>
          </Buttons>
        </Form>
      ) : null}
    </>
  )
}
