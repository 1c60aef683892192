/** The quorum of a meeting: what it is now and why, and what it was, as steps with their table. */
import { Page } from '#design/page.tsx'
import { QuorumSteps } from '#design/quorum.tsx'
import { Table } from '#design/table.tsx'
import { Empty, Heading, Muted, Tag } from '#design/text.tsx'
import { formatTime } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { quorumText } from '#modules/statutes/index.ts'
import { quorumWords } from '../messages.ts'
import { quorumPath } from '../paths.ts'
import type { Meeting, QuorumSeen, quorumHistory } from '../queries.ts'
import type { QuorumCause } from '../tables.ts'
import { AttendanceHead } from './desk.tsx'
import { QuorumSection, toldOf } from './quorum-bar.tsx'

export type Measure = Awaited<ReturnType<typeof quorumHistory>>[number]

export interface QuorumView {
  meeting: Meeting
  /** null: the statutes say nothing of this body. */
  quorum: QuorumSeen | null
  history: Measure[]
  now: Date
}

/** Beyond so many rows the page shows the last ones: the drawing has them all. */
const MOST_ROWS = 100

function History({ viewing: { lang }, view: { meeting, history, quorum, now } }: { viewing: Viewing; view: QuorumView }) {
  const say = quorumWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  const time = (at: Date) => formatTime(lang, at, meeting.timeZone)
  const [first, last] = [history[0], history.at(-1)]
  if (!first || !last || !quorum)
    return (
      <Empty title={say.historyNone}>
        <p>{say.historyNoneHint}</p>
      </Empty>
    )
  const { of, required } = toldOf(quorum)
  const until = meeting.closedAt ?? (now > last.at ? now : last.at)
  const most = Math.max(...history.map(({ reached }) => reached))
  const needed = number(required ?? 0)
  return (
    <>
      <QuorumSteps
        steps={history.map(({ at, reached, met }) => ({ at: at.getTime(), reached, met }))}
        until={until.getTime()}
        required={required ?? 0}
        told={say.chart(time(first.at), time(until), number(most), needed)}
        legend={{ counted: say.most, required: say.requiredLine(needed) }}
        ends={[time(first.at), time(until)]}
        most={number(most)}
      />
      {history.length > MOST_ROWS ? <Muted>{say.earlier(number(MOST_ROWS))}</Muted> : null}
      <Table
        caption={say.history}
        captionHidden
        long
        head={[
          { label: say.time },
          { label: say.cause },
          { label: say.present, align: 'end', told: true },
          { label: say.represented, align: 'end', told: true },
          { label: say.counted, align: 'end', told: true },
          { label: say.required, align: 'end', told: true },
          { label: say.state },
        ]}
        rows={history
          .slice(-MOST_ROWS)
          .toReversed()
          .map((row) => [
            time(row.at),
            say.causes[row.cause as QuorumCause],
            number(of === 'votes' ? row.present_votes : row.present_voters),
            number(of === 'votes' ? row.represented_votes : row.represented_voters),
            number(row.reached),
            needed,
            <Tag key="state" tone={row.met ? 'deed' : 'waiting'}>
              {row.met ? say.met : say.lost}
            </Tag>,
          ])}
      />
    </>
  )
}

export function QuorumPage({ viewing, view }: { viewing: Viewing; view: QuorumView }) {
  const { lang } = viewing
  const say = quorumWords(lang)
  const { meeting, quorum } = view
  return (
    <Page viewing={viewing} title={`${say.title} · ${said(lang, meeting.title)}`} example={meeting.example} noindex>
      <AttendanceHead viewing={viewing} meeting={meeting} here={quorumPath(meeting.id)} title={say.title} />
      {quorum ? (
        <QuorumSection
          lang={lang}
          quorum={quorum}
          label={meeting.state === 'closed' ? say.labelLast : say.label}
          sentence={quorumText(lang, quorum, quorum.terms)}
        />
      ) : (
        <Empty title={say.silent}>
          <p>{say.silentHint}</p>
        </Empty>
      )}
      <Heading level={2}>{say.history}</Heading>
      <History viewing={viewing} view={view} />
    </Page>
  )
}
