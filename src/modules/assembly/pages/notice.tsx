/** The page of a notice: before it leaves, what it says and until when; afterwards, whom it reached. */
import { ErrorSummary, type FormError } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ExampleTag, Notice, Paragraph, Title } from '#design/text.tsx'
import type { MailContent } from '#kernel/mail.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { noticeWords } from '../messages/notice-page.ts'
import { noticePath } from '../paths.ts'
import type { Convening, Meeting, MeetingDocument, Second, SentNotice } from '../queries.ts'
import { Before } from './notice-before.tsx'
import { Sent } from './notice-sent.tsx'
import { SecondConvening } from './second.tsx'
import { MeetingTabs } from './tabs.tsx'

/** The mail of the first who gets one. */
export interface NoticePreview {
  name: string
  lang: Lang
  subject: string
  content: MailContent
}

export interface NoticeView {
  viewing: Viewing
  meeting: Meeting
  convening: Convening
  documents: MeetingDocument[]
  proxies: { allowed: boolean; article: string | null }
  mails: number
  letters: number
  votes: number
  mayConvene: boolean
  /** What stops the notice, as sentences; what it is to be late, as one. */
  objections: string[]
  late: string | null
  /** What is then written on the notice and in the minutes. */
  risk: string | null
  preview: NoticePreview | null
  mailLeaves: boolean
  sent: SentNotice[]
  convenedBy: { name: string } | null
  /** The state whose notices are listed; null: all. */
  state: string | null
  second: Second | null
  typed: Record<string, string[]>
  errors: FormError[]
}

export function NoticePage(view: NoticeView) {
  const { viewing, meeting, errors } = view
  const { lang } = viewing
  const say = noticeWords(lang)
  const title = meeting.convening === 2 ? say.titleSecond : say.title
  const sent = meeting.convenedAt !== null
  return (
    <Page viewing={viewing} title={title} noindex example={meeting.example}>
      <Title
        kicker={
          <>
            {said(lang, meeting.title)} {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={say.lead}
      >
        {title}
      </Title>
      <MeetingTabs viewing={viewing} meeting={meeting} here={noticePath(meeting.id)} />
      <ErrorSummary lang={lang} errors={errors} />
      {meeting.state === 'cancelled' ? (
        <Notice tone="decision">
          <Paragraph>{sent ? say.cancelledNote : say.cancelledDraft}</Paragraph>
        </Notice>
      ) : null}
      <SecondConvening view={view} />
      {sent ? <Sent view={view} /> : meeting.state === 'draft' ? <Before view={view} /> : null}
    </Page>
  )
}
