/** Minutes told in a language, item by item: what pages and paper both set. */
import { dayIn, formatDay, formatMoment, formatTime } from '#kernel/dates.ts'
import { inLang, type Lang, type Localized, langOf } from '#kernel/values/lang.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import { MINUTES_ITEMS, type MinutesContent, type MinutesItem, type NamedDocument } from '../tables.ts'
import { recordWords } from './record.ts'
import { toldAttendance } from './told-attendance.ts'
import { toldResolution, votesTable } from './told-votes.ts'

/** A text in its own language; `markdown`: in the subset that people may write. */
export interface OwnText {
  text: string
  lang: Lang
}

export interface ToldVoteBlock {
  what: string
  outcome: { text: string; tone: 'decision' | 'waiting' | 'info' } | null
  sentence: string
}

export type Block =
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'text'; text: string }
  | { kind: 'muted'; text: string }
  | { kind: 'prose'; title?: string; body: OwnText }
  | { kind: 'warning'; title: string; text: string }
  | { kind: 'table'; caption: string; head: { label: string; end?: boolean }[]; rows: string[][]; total?: boolean; many?: boolean }
  | { kind: 'documents'; title: string; items: NamedDocument[] }
  | {
      kind: 'point'
      id: number
      position: number
      title: OwnText
      facts: string
      note: OwnText | null
      documents: NamedDocument[]
      untold: boolean
    }
  | {
      kind: 'resolution'
      number: number
      title: OwnText
      text: OwnText
      facts: string
      sha256: string | null
      votes: ToldVoteBlock[]
      plain: string | null
    }

export interface ToldSection {
  item: MinutesItem
  number: number
  title: string
  blocks: Block[]
}

export const ownText = (lang: Lang, text: Localized): OwnText => ({ text: said(lang, text), lang: langOf(text, lang) })
/** What the secretary wrote has no language of its own: it is taken for the page's. */
const written = (lang: Lang, text: string): OwnText => ({ text: typographic(lang, text), lang })

export interface Teller {
  lang: Lang
  content: MinutesContent
  time(moment: string): string
}

const plainTime =
  (lang: Lang, { timeZone }: MinutesContent) =>
  (moment: string) =>
    formatTime(lang, new Date(moment), timeZone)

function toldFrame({ lang, content, time }: Teller): Record<'network' | 'body' | 'when' | 'convening', Block[]> {
  const say = recordWords(lang)
  const { organisation, when, notice, timeZone, texts } = content
  const kinds = [...new Set(content.resolutions.flatMap(({ kind }) => (kind ? [inLang(kind, lang)] : [])))]
  const place = when.place === null ? (when.remote ? say.remote : '') : when.remote ? say.placeAndRemote(when.place) : when.place
  const planned = time(when.startsAt)
  const opened = when.openedAt === null ? '' : time(when.openedAt)
  const how = [notice.mail > 0 ? say.byMail(notice.mail) : '', notice.letter > 0 ? say.byLetter(notice.letter) : ''].filter(Boolean)
  return {
    network: [facts([say.name, organisation.name], [say.seat, organisation.seat ?? ''])],
    body: [
      facts(
        [say.body, said(lang, content.body)],
        [say.meeting, said(lang, content.title)],
        [say.conveningLabel, say.convenings[content.convening]],
        [say.kinds, kinds.join(' ; ')],
      ),
    ],
    when: [
      facts(
        [say.day, formatDay(lang, dayIn(timeZone, new Date(when.openedAt ?? when.startsAt)))],
        [say.place, typographic(lang, place)],
        [say.opened, opened && opened !== planned ? `${opened}${say.planned(planned)}` : opened],
        [say.closed, when.closedAt === null ? '' : time(when.closedAt)],
      ),
      ...(texts.opening ? [{ kind: 'prose' as const, body: written(lang, texts.opening) }] : []),
    ],
    convening: [
      facts(
        [say.noticeOn, notice.on === null ? '' : formatMoment(lang, new Date(notice.on), timeZone)],
        [say.noticeHow, how.join(' ; ')],
        [say.reachedLabel, how.length > 0 ? say.reached(notice.reached, notice.entitled) : ''],
        [say.term, notice.days === null ? '' : say.days(notice.days, notice.article)],
      ),
      ...(notice.lateRisk ? [{ kind: 'warning' as const, title: say.lateTitle, text: typographic(lang, notice.lateRisk) }] : []),
    ],
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Only facts that are known. */
const facts = (...rows: [label: string, value: string][]): Block => ({
  kind: 'facts',
  rows: rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
})

/** « présenté par …, de 14 h 10 à 14 h 40, résolution 1 ». */
function pointFacts({ lang, time }: Teller, { presenter, begunAt, endedAt, resolutions }: MinutesContent['agenda'][number]): string {
  const say = recordWords(lang)
  return [
    presenter && say.presentedBy(typographic(lang, presenter)),
    begunAt && (endedAt ? say.fromTo(time(begunAt), time(endedAt)) : say.since(time(begunAt))),
    resolutions.length > 0 && say.resolutionsOf(resolutions),
  ]
    .filter(Boolean)
    .join(' · ')
}

function toldAgenda(teller: Teller): Block[] {
  const { lang, content } = teller
  const say = recordWords(lang)
  const all = [...content.documents, ...content.agenda.flatMap(({ documents }) => documents)]
  return [
    facts(
      ...content.agenda.map((item): [string, string] => [
        say.point(item.position),
        [said(lang, item.title), pointFacts(teller, item)].filter(Boolean).join(' · '),
      ]),
    ),
    all.length > 0 ? { kind: 'documents', title: say.documents, items: all } : { kind: 'muted', text: say.noDocuments },
  ]
}

function toldDebates({ lang, content }: Teller): Block[] {
  const say = recordWords(lang)
  const { incidents } = content.texts
  return [
    ...content.agenda.map(
      ({ id, position, title, note, documents, resolutions }): Block => ({
        kind: 'point',
        id,
        position,
        title: ownText(lang, title),
        facts: resolutions.length > 0 ? capital(say.resolutionsOf(resolutions)) : '',
        note: note === null ? null : written(lang, note),
        documents,
        untold: note === null && resolutions.length === 0,
      }),
    ),
    incidents ? { kind: 'prose', title: say.incidents, body: written(lang, incidents) } : { kind: 'muted', text: say.noIncidents },
  ]
}

function toldQuorum({ lang, content: { quorum }, time }: Teller): Block[] {
  const say = recordWords(lang)
  if (!quorum.ruled) return [{ kind: 'text', text: say.silentQuorum }]
  const [opening, ...changes] = quorum.measures
  if (!opening) return [{ kind: 'muted', text: say.noMeasure }]
  return [
    { kind: 'text', text: `${say.measured(time(opening.at))}, ${say.causes[opening.cause]}. ${opening.sentence[lang]}.` },
    changes.length === 0
      ? { kind: 'text', text: say.quorumKept }
      : {
          kind: 'table',
          caption: say.quorumHistory,
          head: [{ label: say.moment }, { label: say.state }, { label: say.present, end: true }, { label: say.represented, end: true }],
          rows: changes.map(({ at, cause, met, present, represented }) => [
            `${time(at)}, ${say.causes[cause]}`,
            met ? say.regained : say.lost,
            say.size(present.voters, present.votes),
            say.size(represented.voters, represented.votes),
          ]),
        },
  ]
}

function toldOfficers({ lang, content: { officers } }: Teller): Block[] {
  const say = recordWords(lang)
  const block = facts(
    [say.chair, officers.chair ?? ''],
    [say.secretary, officers.secretary ?? ''],
    [say.tellers, officers.tellers.join(', ')],
  )
  return block.kind === 'facts' && block.rows.length > 0 ? [block] : [{ kind: 'muted', text: say.nobodyNamed }]
}

function toldEnd({ lang, content: { texts, when }, time }: Teller): Block[] {
  return [
    ...(texts.closing ? [{ kind: 'prose' as const, body: written(lang, texts.closing) }] : []),
    ...(when.closedAt ? [{ kind: 'text' as const, text: recordWords(lang).closing(time(when.closedAt)) }] : []),
  ]
}

/** The twelve items in their order. The signatures themselves stand below the last one. */
export function toldMinutes(lang: Lang, content: MinutesContent): ToldSection[] {
  const teller: Teller = { lang, content, time: plainTime(lang, content) }
  const say = recordWords(lang)
  const { resolutions } = content
  const blocks: Record<MinutesItem, Block[]> = {
    ...toldFrame(teller),
    agenda: toldAgenda(teller),
    attendance: toldAttendance(teller),
    quorum: toldQuorum(teller),
    officers: toldOfficers(teller),
    debates: toldDebates(teller),
    resolutions:
      resolutions.length > 0 ? resolutions.map((each) => toldResolution(teller, each)) : [{ kind: 'muted', text: say.noResolution }],
    votes: votesTable(teller),
    signatories: toldEnd(teller),
  }
  return MINUTES_ITEMS.map((item, place) => ({ item, number: place + 1, title: say.items[item], blocks: blocks[item] }))
}
