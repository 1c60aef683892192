/** The facts of a meeting at its side: when and where, by which rules, who leads it, and the next thing to do. */
import { Fragment } from 'preact'
import { Fact, FactCard } from '#design/facts.tsx'
import { ButtonLink } from '#design/text.tsx'
import { dayIn, formatDay, formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bodyPath, personPath } from '#modules/people/index.ts'
import { statutesVersionPath, type ToldRule } from '#modules/statutes/index.ts'
import { planningWords } from '../messages/planning.ts'
import { cancellationPath, meetingEditPath, noticePath, openingPath, proxiesPath } from '../paths.ts'
import type { Meeting, MeetingDocument, MeetingRules } from '../queries.ts'
import type { Waiting } from '../rules.ts'
import { OFFICER_ROLES } from '../tables.ts'
import type { AgendaView } from './agenda-told.tsx'

export interface MeetingView extends AgendaView {
  meeting: Meeting
  rules: MeetingRules | null
  /** What the statutes say of its quorum, of remote presence. */
  told: { quorum: ToldRule | null; remote: ToldRule | null }
  /** R01; null: the statutes are silent. */
  notice: { last: string; article: string | null } | null
  /** Of the meeting as a whole. */
  documents: MeetingDocument[]
  waiting: Waiting[]
  rights: { convene: boolean; prepare: boolean; open: boolean }
}

interface PartProps {
  viewing: Viewing
  view: MeetingView
}

const Ruled = ({ lang, rule }: { lang: Lang; rule: ToldRule }) => {
  const say = planningWords(lang)
  return (
    <>
      {rule.text} {rule.silent ? say.silent : rule.article === null ? null : say.article(rule.article)}
    </>
  )
}

function noticeText({ lang, today }: Viewing, { meeting, notice }: MeetingView): string {
  const say = planningWords(lang)
  if (meeting.convenedAt) return say.noticeSent(formatDay(lang, dayIn(meeting.timeZone, meeting.convenedAt)))
  if (!notice) return say.noticeSilent
  const day = formatDay(lang, notice.last)
  return `${notice.last < today ? say.noticeLate(day) : say.noticeBy(day)}${notice.article === null ? '' : ` (${say.article(notice.article).toLowerCase()})`}`
}

function Officers({ viewing: { lang }, view: { meeting } }: PartProps) {
  const say = planningWords(lang)
  const over = meeting.state === 'closed' || meeting.state === 'cancelled'
  if (meeting.officers.length === 0) return over ? null : <Fact label={say.officers.chair}>{say.noOfficers}</Fact>
  return (
    <>
      {OFFICER_ROLES.map((role) => {
        const named = meeting.officers.filter((each) => each.role === role)
        return named.length === 0 ? null : (
          <Fact key={role} label={say.officers[role]}>
            {named.map(({ personId, name }, place) => (
              <Fragment key={personId}>
                {place > 0 ? ', ' : ''}
                <a href={personPath(personId)}>{name}</a>
              </Fragment>
            ))}
          </Fact>
        )
      })}
    </>
  )
}

/** One main button: the next thing to do. */
function Actions({ viewing: { lang, today }, view: { meeting, rights } }: PartProps) {
  const say = planningWords(lang)
  const { id, state, day, entitled } = meeting
  const opens = state === 'convened' && rights.open && day <= today
  return (
    <>
      {state === 'draft' && rights.convene ? (
        <ButtonLink href={noticePath(id)} main glyph="mail">
          {say.convene}
        </ButtonLink>
      ) : null}
      {opens ? (
        <ButtonLink href={openingPath(id)} main>
          {say.openSession}
        </ButtonLink>
      ) : null}
      {state === 'convened' && entitled ? (
        <ButtonLink href={proxiesPath(id)} main={!opens} glyph="mandate">
          {say.giveProxy}
        </ButtonLink>
      ) : null}
      {(state === 'draft' || state === 'convened') && rights.convene ? (
        <>
          <ButtonLink href={meetingEditPath(id)}>{say.edit}</ButtonLink>
          <ButtonLink href={cancellationPath(id)}>{say.cancelMeeting}</ButtonLink>
        </>
      ) : null}
    </>
  )
}

export function Facts({ viewing, view }: PartProps) {
  const { lang } = viewing
  const say = planningWords(lang)
  const { meeting, rules, told } = view
  const vain = meeting.remoteUrl !== null && rules !== null && !(rules.voting?.remote ?? false)
  return (
    <FactCard label={say.facts} actions={<Actions viewing={viewing} view={view} />}>
      <Fact label={say.when}>{formatMoment(lang, meeting.startsAt, meeting.timeZone)}</Fact>
      {meeting.place || !meeting.remoteUrl ? (
        <Fact label={say.where} missing={!meeting.place}>
          {meeting.place ?? say.placeMissing}
        </Fact>
      ) : null}
      {meeting.remoteUrl ? (
        <Fact label={say.remote}>
          <a href={meeting.remoteUrl} rel="noopener noreferrer">
            {say.join}
          </a>
        </Fact>
      ) : null}
      {vain ? (
        <Fact label={say.remoteRule} missing>
          {told.remote && !told.remote.silent ? <Ruled lang={lang} rule={told.remote} /> : say.remoteVain}
        </Fact>
      ) : null}
      <Fact label={say.body}>
        <a href={bodyPath(meeting.bodyId)}>{said(lang, meeting.bodyName)}</a>
      </Fact>
      {meeting.state === 'cancelled' && !meeting.convenedAt ? null : <Fact label={say.notice}>{noticeText(viewing, view)}</Fact>}
      {told.quorum ? (
        <Fact label={say.quorum}>
          <Ruled lang={lang} rule={told.quorum} />
        </Fact>
      ) : null}
      <Officers viewing={viewing} view={view} />
      <Fact label={say.statutes} missing={!rules?.body}>
        {rules ? <a href={statutesVersionPath(rules.statutes.number)}>{rules.statutes.title}</a> : say.statutesMissing}
        {rules && !rules.body ? <> · {say.bodySilent}</> : null}
      </Fact>
    </FactCard>
  )
}
