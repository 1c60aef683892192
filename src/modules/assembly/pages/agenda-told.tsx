/** An agenda told: when each item is planned, what is voted on, by which majority and under which article, with its documents. */
import type { ComponentChildren, VNode } from 'preact'
import { Agenda, DraftResolution, Rung } from '#design/agenda.tsx'
import { Rows } from '#design/entries.tsx'
import { FileRow } from '#design/files.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { ExampleTag, Prose, Tag } from '#design/text.tsx'
import { dayIn, formatDay, formatTime, wallClockIn } from '#kernel/dates.ts'
import { formatBytes } from '#kernel/values/bytes.ts'
import { type Lang, type Localized, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import { meetingDocumentPath } from '../paths.ts'
import type { AgendaItem, Meeting, MeetingDocument, Resolution } from '../queries.ts'
import { plannedStarts } from '../rules.ts'

const SHORT = 12

/** What a resolution decides on, as the module that offers it tells it. */
export interface AboutSubject {
  label: Localized
  title: Localized
  path: string
  /** What its adoption would change, where that can be computed. */
  consequence: string | null
}

/** A kind of decision: its name, and its majority as a sentence. */
export interface DecisionTold {
  code: string
  name: Localized
  text: string
  article: string | null
}

export interface AgendaView {
  items: AgendaItem[]
  /** By resolution; what is gone is missing. */
  subjects: ReadonlyMap<number, AboutSubject>
  decisions: readonly DecisionTold[]
}

/** What may be done with an item, a resolution, a document; on the page where it is only read, nothing. */
export interface AgendaDeeds {
  item?(item: AgendaItem): ComponentChildren
  resolution?(resolution: Resolution): ComponentChildren
  document?(document: MeetingDocument): ComponentChildren
}

export const foreign = (lang: Lang, text: Localized): Lang | undefined => (langOf(text, lang) === lang ? undefined : langOf(text, lang))

export const DocumentRows = ({
  viewing: { lang },
  meeting,
  documents,
  deed,
}: {
  viewing: Viewing
  meeting: Meeting
  documents: readonly MeetingDocument[]
  deed?: AgendaDeeds['document']
}) => {
  const say = planningWords(lang)
  return documents.length === 0 ? null : (
    <Rows label={say.documents}>
      {documents.map((document) => (
        <FileRow
          key={document.id}
          href={meetingDocumentPath(meeting.id, document.id)}
          name={document.name}
          detail={`${formatBytes(lang, document.size)} · ${say.documentAdded(formatDay(lang, dayIn(meeting.timeZone, document.addedAt)))}`}
          tags={document.example ? <ExampleTag lang={lang} /> : undefined}
          aside={deed?.(document)}
        />
      ))}
    </Rows>
  )
}

function factsOf(lang: Lang, resolution: Resolution, view: AgendaView) {
  const say = planningWords(lang)
  const rule = view.decisions.find(({ code }) => code === resolution.decision)
  const about = view.subjects.get(resolution.id)
  const sha = resolution.subject?.sha256
  const majority = rule ? (
    <>
      <strong lang={foreign(lang, rule.name)}>{said(lang, rule.name)}</strong>
      {' · '}
      {rule.text} {rule.article === null ? null : `${say.article(rule.article)}.`}
    </>
  ) : (
    say.kindUnknown(resolution.decision)
  )
  return [
    ...(about
      ? [
          {
            label: say.decidesOn,
            value: (
              <>
                <a href={about.path} lang={foreign(lang, about.title)}>
                  {said(lang, about.title)}
                </a>
                {sha ? (
                  <>
                    {' '}
                    · {say.fingerprint} <Fingerprint hex={sha} length={SHORT} />
                  </>
                ) : null}
                {about.consequence ? <p>{about.consequence}</p> : null}
              </>
            ),
          },
        ]
      : []),
    { label: say.majority, value: majority, missing: rule === undefined },
  ]
}

export function ResolutionTold({
  lang,
  resolution,
  view,
  deed,
}: {
  lang: Lang
  resolution: Resolution
  view: AgendaView
  deed?: AgendaDeeds['resolution']
}): VNode {
  const say = planningWords(lang)
  const { title, text, withdrawnAt, revocation } = resolution
  return (
    <DraftResolution
      id={`resolution-${resolution.number}`}
      label={say.resolution(resolution.number)}
      title={<span lang={foreign(lang, title)}>{said(lang, title)}</span>}
      tags={
        <>
          {withdrawnAt ? <Tag tone="waiting">{say.withdrawn}</Tag> : null}
          {revocation ? <Tag tone="decision">{say.offAgenda}</Tag> : null}
        </>
      }
      withdrawn={withdrawnAt !== null}
      facts={withdrawnAt ? [] : factsOf(lang, resolution, view)}
      deeds={deed?.(resolution)}
    >
      <Prose text={said(lang, text)} lang={foreign(lang, text)} />
    </DraftResolution>
  )
}

const detailOf = (lang: Lang, { kind, presenter, plannedMinutes }: AgendaItem): string => {
  const say = planningWords(lang)
  return [
    kind === 'other' ? null : say.kinds[kind],
    presenter === null ? null : say.presentedBy(presenter),
    plannedMinutes === null ? null : say.minutes(plannedMinutes),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

const stateOf = (meeting: Meeting, item: AgendaItem) =>
  meeting.itemId === item.id ? 'now' : item.endedAt || item.begunAt ? 'over' : 'coming'

interface TellingProps {
  viewing: Viewing
  meeting: Meeting
  view: AgendaView
  deeds?: AgendaDeeds
}

function ItemRung({ viewing, meeting, view, deeds, item, start }: TellingProps & { item: AgendaItem; start: Date | null }) {
  const { lang } = viewing
  const say = planningWords(lang)
  const { timeZone } = meeting
  const state = stateOf(meeting, item)
  // What has begun stands at its true time.
  const at = item.begunAt ?? (meeting.state === 'closed' ? null : start)
  return (
    <Rung
      id={`item-${item.position}`}
      number={item.position}
      when={at && formatTime(lang, at, timeZone)}
      datetime={at ? wallClockIn(timeZone, at) : undefined}
      title={<span lang={foreign(lang, item.title)}>{said(lang, item.title)}</span>}
      tags={
        <>
          {state === 'now' ? <Tag tone="deed">{say.current}</Tag> : null} {item.late ? <Tag tone="waiting">{say.addedLate}</Tag> : null}
        </>
      }
      detail={detailOf(lang, item)}
      state={state}
      deeds={deeds?.item?.(item)}
    >
      {item.text ? <Prose text={said(lang, item.text)} lang={foreign(lang, item.text)} /> : null}
      <DocumentRows viewing={viewing} meeting={meeting} documents={item.documents} deed={deeds?.document} />
      {item.resolutions.map((resolution) => (
        <ResolutionTold key={resolution.id} lang={lang} resolution={resolution} view={view} deed={deeds?.resolution} />
      ))}
    </Rung>
  )
}

export function AgendaTold({ viewing, meeting, view, deeds }: TellingProps) {
  const starts = plannedStarts(meeting.startsAt, view.items)
  return (
    <Agenda label={planningWords(viewing.lang).agenda}>
      {view.items.map((item, place) => (
        <ItemRung key={item.id} viewing={viewing} meeting={meeting} view={view} deeds={deeds} item={item} start={starts[place] ?? null} />
      ))}
    </Agenda>
  )
}
