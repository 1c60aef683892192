/** The notice on paper, for everyone or as letters: what the Typst template `documents/notice.typ` reads. */
import { printedQr } from '#design/qr-print.ts'
import { dayIn, formatDay, formatMoment } from '#kernel/dates.ts'
import { writable } from '#kernel/typst.ts'
import { inLang, type Lang, type Localized, langOf } from '#kernel/values/lang.ts'
import { type Block, blocksOf, type Run } from '#kernel/values/prose.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import type { StatutesText } from '#modules/statutes/index.ts'
import { paperWords } from '../messages/notice-paper.ts'
import { noticeText } from '../messages/notice-words.ts'
import { meetingPath, proxiesPath } from '../paths.ts'
import type { AgendaItem, Meeting, MeetingDocument, Resolution } from '../queries.ts'
import { kept } from './notice-mail.ts'

type Article = StatutesText['articles'][number]

export const NOTICE_TEMPLATE = 'src/modules/assembly/documents/notice.typ'

/** Whom one copy is for; null: for everyone. */
export interface NoticeLetter {
  lang: Lang
  /** The voter. */
  name: string
  /** Who speaks for it, where somebody does. */
  person: string | null
  town: string | null
}

export interface NoticeDocument {
  lang: Lang
  meeting: Meeting
  items: readonly AgendaItem[]
  documents: readonly MeetingDocument[]
  /** Whether the statutes allow proxies: then a form is its last page. */
  proxies: boolean
  /** The articles that the notice quotes. */
  articles: readonly Article[]
  /** The kind of decision of a resolution, as the statutes call it. */
  decisionName: (code: string) => Localized | null
  /** Who convened, with the office; null: nobody yet. */
  signedBy: { name: string; office: string | null } | null
  baseUrl: string
  /** null: one copy for everyone. */
  letters: NoticeLetter[] | null
}

/** An address as people type it. */
const typed = (href: string): string => href.replace(/^https?:\/\//, '').replace(/\/$/, '')
const told = (lang: Lang, text: string): string => writable(typographic(lang, text))

/** Other addresses lead nowhere from paper. */
const LEADS_OUT = /^(?:https?|mailto):/
const writableRun = ({ href, ...run }: Run): Run => ({
  ...run,
  text: writable(run.text),
  ...(href && LEADS_OUT.test(href) ? { href } : {}),
})
const writableBlock = (block: Block): Block => {
  if (block.kind === 'list') return { ...block, items: block.items.map((blocks) => blocks.map(writableBlock)) }
  if (block.kind === 'quote') return { ...block, blocks: block.blocks.map(writableBlock) }
  return { ...block, runs: block.runs.map(writableRun) }
}
const prose = (lang: Lang, text: Localized): { blocks: Block[]; lang: Lang } => {
  const own = langOf(text, lang)
  return { blocks: blocksOf(typographic(own, inLang(text, lang))).map(writableBlock), lang: own }
}

function resolutionData(lang: Lang, { number, title, text, decision }: Resolution, { decisionName }: NoticeDocument): object {
  const kind = decisionName(decision)
  return {
    title: writable(noticeText(lang).resolution(number, said(lang, title))),
    text: prose(lang, text),
    kind: kind ? writable(paperWords(lang).resolutionOn(said(lang, kind))) : '',
  }
}

function agendaData(lang: Lang, items: readonly AgendaItem[]): object[] {
  const say = noticeText(lang)
  return items.map(({ title, text, presenter, plannedMinutes }) => ({
    title: writable(said(lang, title)),
    text: text && prose(lang, text),
    presenter: presenter ? told(lang, say.presenter(presenter)) : '',
    minutes: plannedMinutes ? say.minutes(plannedMinutes) : '',
  }))
}

function proxyData(lang: Lang, document: NoticeDocument, letter: NoticeLetter | null): object | null {
  if (!document.proxies) return null
  const say = paperWords(lang)
  const { meeting, baseUrl, items } = document
  const online = new URL(proxiesPath(meeting.id), baseUrl).href
  return {
    title: say.proxyTitle,
    lead: told(lang, say.proxyLead(said(lang, meeting.title), formatMoment(lang, meeting.startsAt, meeting.timeZone))),
    giver: { label: say.giver, value: writable(letter?.name ?? '') },
    person: { label: say.giverPerson, value: writable(letter?.person && letter.person !== letter.name ? letter.person : '') },
    holder: { label: say.holder, hint: say.holderHint },
    instructions: { title: say.instructions, hint: say.instructionsHint, head: [say.resolution, ...say.choices] },
    resolutions: kept(items).map(({ number, title }) => `${number}. ${writable(said(lang, title))}`),
    date: say.date,
    signature: say.signature,
    after: [say.back(meeting.organisationName), say.revocable].map((text) => told(lang, text)),
    online: told(lang, say.onlineHow(typed(online))),
    qr: printedQr(online),
    qrAlt: told(lang, say.qrAlt(typed(online))),
  }
}

function copyData(document: NoticeDocument, letter: NoticeLetter | null): object {
  const lang = letter?.lang ?? document.lang
  const [say, text] = [paperWords(lang), noticeText(lang)]
  const { meeting, items, documents, articles, signedBy, baseUrl } = document
  const title = said(lang, meeting.title)
  const day = meeting.convenedAt && dayIn(meeting.timeZone, meeting.convenedAt)
  const lines = letter && [letter.name, letter.person === letter.name ? null : letter.person && say.to(letter.person), letter.town]
  const fact = (label: string, value: string | null) => (value ? [{ label, value: told(lang, value) }] : [])
  return {
    lang,
    example: meeting.example ? say.example : null,
    sender: writable(meeting.organisationName),
    platform: writable(typed(baseUrl)),
    address: lines?.filter((line) => typeof line === 'string').map((line) => told(lang, line)) ?? null,
    kicker: meeting.convening === 2 ? say.kickerSecond : say.kicker,
    title: writable(title),
    opening: told(lang, text.convenes(meeting.organisationName, title)),
    second: meeting.convening === 2 ? text.second : '',
    draft: meeting.convenedAt ? '' : say.draft,
    facts: [
      ...fact(text.when, formatMoment(lang, meeting.startsAt, meeting.timeZone)),
      ...fact(text.where, meeting.place),
      ...fact(text.remote, meeting.remoteUrl),
    ],
    late: meeting.lateRisk ? { title: text.late, text: told(lang, meeting.lateRisk) } : null,
    agendaTitle: text.agenda,
    agenda: agendaData(lang, items),
    resolutionsTitle: text.resolutions,
    resolutions: kept(items).map((resolution) => resolutionData(lang, resolution, document)),
    documentsTitle: text.documents,
    documents: documents.map(({ name }) => writable(name)),
    documentsWhere: told(lang, say.documentsWhere(typed(new URL(meetingPath(meeting.id), baseUrl).href))),
    statutesTitle: say.statutes,
    articles: articles.map(({ number, title: heading, text: body }) => ({
      title: told(lang, say.article(number, said(lang, heading))),
      text: prose(lang, body),
    })),
    signed: day ? told(lang, say.signed(formatDay(lang, day))) : '',
    signedBy: signedBy ? [signedBy.name, signedBy.office].filter((line) => line !== null).map((line) => told(lang, line)) : [],
    proxy: proxyData(lang, document, letter),
    footer: told(lang, say.footer(meeting.organisationName)),
  }
}

/** What the template reads: one copy, or one for each letter, in its reader's language. */
export const noticeData = (document: NoticeDocument): object => ({
  lang: document.lang,
  title: writable(`${paperWords(document.lang).kicker}, ${said(document.lang, document.meeting.title)}`),
  copies: document.letters ? document.letters.map((letter) => copyData(document, letter)) : [copyData(document, null)],
})
