/** Before the notice leaves: how long there is, what it says and what is missing, who gets it, and the mail itself. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, Checkbox, Form, SubmitButton, TextArea } from '#design/form.tsx'
import { Figures, Heading, List, Muted, Notice, Paragraph } from '#design/text.tsx'
import { daysBetween, formatDay, formatMoment } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { typographic } from '#kernel/values/typography.ts'
import { statutesVersionPath } from '#modules/statutes/index.ts'
import { noticeWords } from '../messages/notice-page.ts'
import { agendaPath, convocationPath, meetingEditPath, rollPath } from '../paths.ts'
import type { NoticeView } from './notice.tsx'
import { Preview } from './notice-preview.tsx'

type Part = { view: NoticeView }

/** How long there is to convene (R01). */
function Countdown({ view: { viewing, convening, late } }: Part) {
  const { lang } = viewing
  const say = noticeWords(lang)
  const { notice, today } = convening.facts
  if (!convening.facts.ruled) return null
  if (!notice)
    return (
      <Notice tone="info" title={say.silentTitle}>
        <Paragraph>{say.silent}</Paragraph>
      </Notice>
    )
  const left = daysBetween(today, notice.last)
  const SOON = 7
  return (
    <Notice tone={late ? 'decision' : left <= SOON ? 'waiting' : 'deed'} title={late ? say.tooLate : say.daysLeft(left)}>
      <Paragraph>{late ?? say.lastDay(formatDay(lang, notice.last), notice.days, notice.article)}</Paragraph>
    </Notice>
  )
}

interface Line {
  label: string
  detail: string
  missing?: boolean
  href?: string
}

/** R02, thing by thing, with what is missing. */
function lines({ viewing: { lang }, meeting, convening, documents, proxies }: NoticeView): Line[] {
  const say = noticeWords(lang)
  const { facts, items, resolutions } = convening
  const edit = meetingEditPath(meeting.id)
  const agenda = agendaPath(meeting.id)
  const place = meeting.place?.trim()
  const remote = meeting.remoteUrl?.trim()
  const remoteTold = facts.remote.allowed ? remote : `${remote}. ${typographic(lang, say.remoteRefused(facts.remote.article))}`
  return [
    { label: say.facts.when, detail: formatMoment(lang, meeting.startsAt, meeting.timeZone), missing: facts.begun, href: edit },
    ...(place || !facts.remote.allowed || !remote
      ? [{ label: say.facts.where, detail: place || say.noPlace, missing: !place, href: edit }]
      : []),
    ...(remote ? [{ label: say.facts.remote, detail: remoteTold ?? remote }] : []),
    {
      label: say.facts.agenda,
      detail: items.length === 0 ? say.noItems : say.items(items.length),
      missing: items.length === 0,
      href: agenda,
    },
    {
      label: say.facts.resolutions,
      detail: say.resolutionCount(resolutions.length),
      missing: facts.unknownDecisions.length + facts.goneSubjects.length > 0,
      href: agenda,
    },
    { label: say.facts.documents, detail: say.documentCount(documents.length), href: agenda },
    { label: say.facts.proxy, detail: proxies.allowed ? say.proxyJoined : say.proxyForbidden(proxies.article) },
    ...(facts.earliest
      ? [{ label: say.facts.earliest, detail: formatDay(lang, facts.earliest.day), missing: facts.day < facts.earliest.day }]
      : []),
  ]
}

function Checklist({ view }: Part) {
  const { viewing, convening, objections } = view
  const say = noticeWords(viewing.lang)
  const statutes = convening.rules?.statutes
  return (
    <>
      <Heading level={2} id="checklist">
        {say.checklist}
      </Heading>
      <Rows label={say.checklist}>
        {lines(view).map(({ label, detail, missing, href }) => (
          <Row
            key={label}
            glyph={missing ? 'wanted' : 'done'}
            title={label}
            detail={detail}
            aside={
              missing && href ? <a href={href}>{href === agendaPath(view.meeting.id) ? say.prepareAgenda : say.prepare}</a> : undefined
            }
          />
        ))}
        {statutes ? (
          <Row
            glyph="done"
            title={say.facts.statutes}
            detail={<a href={statutesVersionPath(statutes.number)}>{typographic(viewing.lang, statutes.title)}</a>}
          />
        ) : null}
      </Rows>
      {objections.length > 0 ? (
        <Notice tone="decision" title={say.cannotYet}>
          <List items={objections} />
        </Notice>
      ) : (
        <Paragraph>{say.ready}</Paragraph>
      )}
    </>
  )
}

function Recipients({ view: { viewing, meeting, convening, votes, mails, letters } }: Part) {
  const { lang } = viewing
  const say = noticeWords(lang)
  const figure = (value: number, label: string, href?: string) => ({ value: formatNumber(lang, value), label, ...(href ? { href } : {}) })
  return (
    <>
      <Heading level={2} id="recipients">
        {say.recipients}
      </Heading>
      <Figures
        items={[
          figure(convening.voters.length, say.voters, rollPath(meeting.id)),
          figure(votes, say.votes),
          figure(mails, say.mails),
          figure(letters, say.letters),
        ]}
      />
      <Paragraph>
        {say.rollFixed} <a href={rollPath(meeting.id)}>{say.rollToday}</a>
      </Paragraph>
    </>
  )
}

function ConveneForm({ view }: Part) {
  const { viewing, meeting, convening, objections, late, risk, mayConvene, typed, errors } = view
  const say = noticeWords(viewing.lang)
  if (!mayConvene)
    return (
      <Paragraph>
        <Muted>{say.notYours}</Muted>
      </Paragraph>
    )
  const [first] = objections
  return (
    <Form action={convocationPath(meeting.id)} label={say.convene} own>
      {late && !first ? (
        <>
          <Notice tone="decision" title={say.riskTitle}>
            <Paragraph>{say.riskWhat}</Paragraph>
            <Paragraph>
              <strong>{risk}</strong>
            </Paragraph>
          </Notice>
          <Checkbox
            name="risk_accepted"
            label={say.riskAccept}
            checked={(typed.risk_accepted?.length ?? 0) > 0}
            error={errors.find(({ field }) => field === 'risk_accepted')?.text}
            required
          />
          <TextArea
            name="risk_reason"
            label={say.riskReason}
            hint={say.riskReasonHint}
            rows={2}
            maxlength={500}
            value={typed.risk_reason?.[0] ?? ''}
          />
        </>
      ) : null}
      <Buttons>
        <SubmitButton tone={late ? 'decision' : 'deed'} objection={first}>
          {late ? say.conveneLate : say.conveneCount(convening.voters.length)}
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

export const Before = ({ view }: Part) => (
  <>
    <Countdown view={view} />
    <Checklist view={view} />
    {view.convening.facts.ruled ? <Recipients view={view} /> : null}
    <ConveneForm view={view} />
    {view.convening.facts.ruled && view.convening.voters.length > 0 ? <Preview view={view} /> : null}
  </>
)
