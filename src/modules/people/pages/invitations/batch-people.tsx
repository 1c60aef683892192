/** The people of a batch: where each stands, how to reach him or her, and sending again in one click. */
import type { ComponentChildren } from 'preact'
import { DownloadForm } from '#design/download-form.tsx'
import { Row, Rows } from '#design/entries.tsx'
import { Form, HiddenField, SubmitButton } from '#design/form.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { Pills } from '#design/tabs.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Paragraph, Tag, type Tone } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { invitationBatchPath, invitationLettersPath, invitationRepeatPath, personEditPath } from '../../paths.ts'
import { ARRIVED, DAY_MS, isToCall, UNANSWERED } from '../../rules/invitations.ts'
import { INVITATION_STATES, type InvitationState } from '../../tables/invitations.ts'
import type { BatchView, InvitationRow } from './batch.tsx'
import { STATE_GLYPHS } from './states.tsx'

const CALL = 'call'
const TONES: Partial<Record<InvitationState, Tone>> = {
  accepted: 'deed',
  arrived: 'deed',
  refused: 'decision',
  expired: 'waiting',
  waiting: 'waiting',
}
/** A refused mail that expired here was never offered to the server. */
const EXPIRED = 'EXPIRED'

const belongs = (row: InvitationRow, state: string | null, now: Date): boolean =>
  state === null || (state === CALL ? isToCall(row.state, row.leftAt, now) : row.state === state)

function detailOf({ lang, network }: Viewing, row: InvitationRow, now: Date): ComponentChildren {
  const say = invitationsWords(lang)
  const moment = (at: Date) => formatMoment(lang, at, network.timeZone)
  const daysLeft = row.expiresAt && !ARRIVED.includes(row.state) ? Math.ceil((row.expiresAt.getTime() - now.getTime()) / DAY_MS) : -1
  const parts: ComponentChildren[] = [
    [...new Set(row.organisations.map((each) => each.name))].join(', ') || null,
    row.acceptedAt
      ? say.acceptedOn(moment(row.acceptedAt))
      : row.openedAt
        ? say.openedOn(moment(row.openedAt))
        : row.state === 'sent' && row.sentAt
          ? say.sentOn(moment(row.sentAt))
          : null,
    row.state === 'refused' && row.mended ? say.mended : null,
    row.state === 'refused' && !row.mended && row.trouble && row.trouble !== EXPIRED ? say.serverSaid(row.trouble.slice(0, 120)) : null,
    daysLeft >= 0 && row.state !== 'queued' && row.state !== 'refused' ? say.expiresIn(daysLeft) : null,
    row.times > 1 ? say.times(row.times) : null,
  ].filter((part) => part !== null)
  return parts.map((part, place) => (
    <>
      {place > 0 ? ' · ' : null}
      {part}
    </>
  ))
}

/** The telephone stands where it is needed: beside those who did not come. */
const Reach = ({ viewing, row }: { viewing: Viewing; row: InvitationRow }) => {
  const say = invitationsWords(viewing.lang)
  if (!row.contact || !UNANSWERED.includes(row.state)) return null
  return row.phone ? <a href={`tel:${row.phone.replaceAll(/[^\d+]/g, '')}`}>{say.call(row.phone)}</a> : <span>{say.noPhone}</span>
}

function Deeds({ viewing, view, row }: { viewing: Viewing; view: BatchView; row: InvitationRow }) {
  const say = invitationsWords(viewing.lang)
  const { batch, mayMend } = view
  if (!UNANSWERED.includes(row.state)) return null
  const mend = row.state === 'refused' && !row.mended
  return (
    <RowDeeds>
      {mend && mayMend ? <ButtonLink href={personEditPath(row.personId)}>{say.mend}</ButtonLink> : null}
      {row.hasEmail ? (
        <Form action={invitationRepeatPath(batch.id)} inline label={say.sendAgainTo(row.name)}>
          <HiddenField name="invitation" value={String(row.id)} />
          <SubmitButton tone="plain">{say.sendAgain}</SubmitButton>
        </Form>
      ) : null}
      {row.state === 'refused' || row.by === 'letter' ? (
        <DownloadForm action={invitationLettersPath(batch.id)} label={say.printOneFor(row.name)}>
          <HiddenField name="invitation" value={String(row.id)} />
          <SubmitButton tone="plain">{say.printOne}</SubmitButton>
        </DownloadForm>
      ) : null}
    </RowDeeds>
  )
}

const PersonRow = ({ viewing, view, row }: { viewing: Viewing; view: BatchView; row: InvitationRow }) => {
  const say = invitationsWords(viewing.lang)
  return (
    <Row
      glyph={STATE_GLYPHS[row.state]}
      title={row.name}
      tags={
        <>
          <Tag tone={TONES[row.state] ?? 'info'}>{say.states[row.state]}</Tag> {row.example ? <ExampleTag lang={viewing.lang} /> : null}
        </>
      }
      detail={
        <>
          {detailOf(viewing, row, view.now)}
          {row.contact && UNANSWERED.includes(row.state) ? ' · ' : null}
          <Reach viewing={viewing} row={row} />
          {row.state === 'refused' && !row.mended && !view.mayMend ? ` · ${say.askToMend}` : null}
        </>
      }
      aside={<Deeds viewing={viewing} view={view} row={row} />}
    />
  )
}

const addressOf = (id: number, state: string | null, page = 1): string => {
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(page > 1 ? { page: String(page) } : {}) })
  return `${invitationBatchPath(id)}${query.size > 0 ? `?${query}` : ''}#list`
}

/** The list of a state, in pages. */
export function People({ viewing, view }: { viewing: Viewing; view: BatchView }) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  const { batch, rows, page, perPage } = view
  const state = view.state === CALL || INVITATION_STATES.some((each) => each === view.state) ? view.state : null
  const shown = rows.filter((row) => belongs(row, state, view.now))
  const pages = Math.max(1, Math.ceil(shown.length / perPage))
  const here = Math.min(page, pages)
  const pill = (value: string | null, label: string) => ({
    href: addressOf(batch.id, value),
    label,
    current: state === value,
    count: formatNumber(lang, rows.filter((row) => belongs(row, value, view.now)).length),
  })
  return (
    <>
      <Heading level={2} id="list" count={formatNumber(lang, shown.length)}>
        {say.count}
      </Heading>
      <Pills
        label={say.filter}
        items={[
          pill(null, say.all),
          pill(CALL, say.toCall),
          ...INVITATION_STATES.filter((each) => batch.counts[each]).map((each) => pill(each, say.states[each])),
        ]}
      />
      {shown.length === 0 ? (
        <Empty title={say.emptyState}>
          <Paragraph>{say.emptyStateHow}</Paragraph>
        </Empty>
      ) : (
        <Rows label={say.count}>
          {shown.slice((here - 1) * perPage, here * perPage).map((row) => (
            <PersonRow key={row.id} viewing={viewing} view={view} row={row} />
          ))}
        </Rows>
      )}
      {pages > 1 ? (
        <Pills
          label={say.list}
          items={Array.from({ length: pages }, (_, place) => ({
            href: addressOf(batch.id, state, place + 1),
            label: String(place + 1),
            current: place + 1 === here,
          }))}
        />
      ) : null}
    </>
  )
}
