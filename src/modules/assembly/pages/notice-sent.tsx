/** After the notice has left: when, whom it reached and whom not, the letters that make up for it. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, Form, SubmitButton } from '#design/form.tsx'
import type { GlyphName } from '#design/icons.tsx'
import { Spread, type SpreadTone } from '#design/spread.tsx'
import { Pills } from '#design/tabs.tsx'
import { ButtonLink, Empty, Heading, Notice, Paragraph, Tag, type Tone } from '#design/text.tsx'
import { formatDay, formatMoment } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { noticeWords } from '../messages/notice-page.ts'
import { noticeLettersPath, noticePath, noticePdfPath, postedLettersPath } from '../paths.ts'
import type { SentNotice } from '../queries.ts'
import { letterParts, NOTICE_STATES, type NoticeState, unreached } from '../rules.ts'
import type { NoticeView } from './notice.tsx'

type Part = { view: NoticeView }

const TONES: Record<NoticeState, { bar: SpreadTone; tag: Tone; glyph: GlyphName }> = {
  queued: { bar: 'rest', tag: 'info', glyph: 'planned' },
  waiting: { bar: 'waiting', tag: 'waiting', glyph: 'in_progress' },
  sent: { bar: 'done', tag: 'deed', glyph: 'done' },
  refused: { bar: 'wrong', tag: 'decision', glyph: 'wanted' },
  to_print: { bar: 'going-letter', tag: 'waiting', glyph: 'document' },
  posted: { bar: 'done-else', tag: 'deed', glyph: 'done' },
}
/** So many rows are listed; more are in the filters' counts. */
const MOST_ROWS = 300

function Convened({ view: { viewing, meeting, convening, convenedBy } }: Part) {
  const { lang } = viewing
  const say = noticeWords(lang)
  const { notice } = convening.facts
  const when = say.convenedOn(formatMoment(lang, meeting.convenedAt!, meeting.timeZone))
  return (
    <Notice tone={meeting.lateRisk ? 'decision' : 'deed'} title={convenedBy ? `${when}, ${say.convenedBy(convenedBy.name)}` : when}>
      {meeting.lateRisk ? (
        <Paragraph>
          <strong>{say.late}.</strong> {meeting.lateRisk}
        </Paragraph>
      ) : notice ? (
        <Paragraph>{say.inTime(formatDay(lang, notice.last), notice.article)}</Paragraph>
      ) : (
        <Paragraph>{say.silent}</Paragraph>
      )}
    </Notice>
  )
}

const counts = (sent: readonly SentNotice[]) =>
  new Map([...Map.groupBy(sent, ({ state }) => state)].map(([state, all]) => [state, all.length]))
const stateHref = (id: number, state: string | null) => `${noticePath(id)}${state === null ? '' : `?state=${state}`}#list`

function States({ view: { viewing, meeting, sent, state, mailLeaves } }: Part) {
  const { lang } = viewing
  const say = noticeWords(lang)
  const of = counts(sent)
  return (
    <>
      <Heading level={2} id="sent" count={formatNumber(lang, sent.length)}>
        {say.sentTitle}
      </Heading>
      <Spread
        lang={lang}
        caption={say.sentTitle}
        head={{ state: say.state, count: say.count }}
        parts={NOTICE_STATES.map((each) => ({
          name: each,
          tone: TONES[each].bar,
          label: say.states[each],
          count: of.get(each) ?? 0,
          text: formatNumber(lang, of.get(each) ?? 0),
          href: stateHref(meeting.id, each),
          current: state === each,
        }))}
      />
      {!mailLeaves && (of.get('waiting') ?? 0) > 0 ? (
        <Notice tone="waiting">
          <Paragraph>{say.inOutbox}</Paragraph>
        </Notice>
      ) : null}
    </>
  )
}

const whyNot = (say: ReturnType<typeof noticeWords>, { trouble, person, channel }: SentNotice): string => {
  if (channel === 'mail') return trouble ? say.serverSaid(trouble.slice(0, 160)) : say.states.refused
  return person === null ? say.nobodySpeaks : say.noEmail
}

function Unreached({ view: { viewing, meeting, sent } }: Part) {
  const { lang } = viewing
  const say = noticeWords(lang)
  const all = unreached(sent)
  const open = meeting.state === 'convened'
  return (
    <>
      <Heading level={2} id="unreached" count={formatNumber(lang, all.length)}>
        {say.unreached}
      </Heading>
      {all.length === 0 ? (
        <Paragraph>{say.allReached}</Paragraph>
      ) : (
        <>
          <Paragraph>{say.unreachedHow}</Paragraph>
          {open ? (
            <Buttons>
              {letterParts(all.length).map(({ part, from, to }) => (
                <ButtonLink key={part} href={noticeLettersPath(meeting.id, part)} main={part === 1} glyph="document" download>
                  {all.length === to && part === 1 ? say.printLetters(all.length) : say.printPart(from, to)}
                </ButtonLink>
              ))}
              <Form action={postedLettersPath(meeting.id)} inline label={say.markPosted(all.length)}>
                <SubmitButton tone="plain">{say.markPosted(all.length)}</SubmitButton>
              </Form>
            </Buttons>
          ) : null}
          <Rows label={say.unreached}>
            {all.map((each) => (
              <Row
                key={each.id}
                glyph="wanted"
                title={each.voter}
                detail={[each.person !== each.voter ? each.person : null, whyNot(say, each)].filter(Boolean).join(' · ')}
              />
            ))}
          </Rows>
        </>
      )}
    </>
  )
}

function Listed({ view: { viewing, meeting, sent, state } }: Part) {
  const { lang } = viewing
  const say = noticeWords(lang)
  const of = counts(sent)
  const asked = NOTICE_STATES.find((each) => each === state) ?? null
  const shown = sent.filter((each) => asked === null || each.state === asked)
  const pill = (value: NoticeState | null, label: string, count: number) => ({
    href: stateHref(meeting.id, value),
    label,
    current: asked === value,
    count: formatNumber(lang, count),
  })
  return (
    <>
      <Heading level={2} id="list" count={formatNumber(lang, shown.length)}>
        {say.list}
      </Heading>
      <Pills
        label={say.show}
        items={[
          pill(null, say.all, sent.length),
          ...NOTICE_STATES.filter((each) => of.has(each)).map((each) => pill(each, say.states[each], of.get(each)!)),
        ]}
      />
      {shown.length === 0 ? <Empty title={say.emptyState}>{null}</Empty> : null}
      <Rows label={say.list}>
        {shown.slice(0, MOST_ROWS).map((each) => (
          <Row
            key={each.id}
            glyph={TONES[each.state].glyph}
            title={each.voter}
            tags={<Tag tone={TONES[each.state].tag}>{say.states[each.state]}</Tag>}
            detail={[
              each.person !== each.voter ? each.person : null,
              each.sentAt ? say.sentOn(formatMoment(lang, each.sentAt, meeting.timeZone)) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </>
  )
}

export function Sent({ view }: Part) {
  const say = noticeWords(view.viewing.lang)
  return (
    <>
      <Convened view={view} />
      <Buttons>
        <ButtonLink href={noticePdfPath(view.meeting.id)} glyph="document" download>
          {say.pdf}
        </ButtonLink>
      </Buttons>
      {view.sent.length > 0 ? (
        <>
          <States view={view} />
          <Unreached view={view} />
          <Listed view={view} />
        </>
      ) : null}
    </>
  )
}
