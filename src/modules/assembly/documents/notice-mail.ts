/** The mails of a notice and of a cancelled meeting: the same for all but the name, the language and for whom one votes. */
import { formatMoment } from '#kernel/dates.ts'
import type { Mail, MailBlock, MailItem } from '#kernel/mail.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Block, blocksOf } from '#kernel/values/prose.ts'
import { said } from '#kernel/values/typography.ts'
import { noticeText } from '../messages/notice-words.ts'
import { meetingDocumentPath, meetingPath, noticePdfPath, proxiesPath } from '../paths.ts'
import type { AgendaItem, Meeting, MeetingDocument, Resolution } from '../queries.ts'

export interface NoticeMailFacts {
  meeting: Meeting
  items: readonly AgendaItem[]
  documents: readonly MeetingDocument[]
  /** Whether the statutes allow proxies. */
  proxies: boolean
  baseUrl: string
}
interface To {
  name: string
  email: string
  lang: Lang
  voters: readonly string[]
}

/** A text in the Markdown subset as plain lines: a mail's list has no lists within. */
const plain = (blocks: readonly Block[], mark = ''): string =>
  blocks
    .flatMap((block): string[] => {
      if (block.kind === 'paragraph') return [mark + block.runs.map(({ text }) => text).join('')]
      if (block.kind === 'quote') return [plain(block.blocks, mark)]
      return block.items.map((item, place) => plain(item, block.ordered ? `${block.start + place}. ` : '– '))
    })
    .join('\n')

const address = (baseUrl: string, path: string): string => new URL(path, baseUrl).href

const agendaItems = (lang: Lang, items: readonly AgendaItem[]): MailItem[] => {
  const say = noticeText(lang)
  return items.map(({ title, presenter, plannedMinutes }, place) => {
    const detail = [presenter && say.presenter(presenter), plannedMinutes && say.minutes(plannedMinutes)].filter(Boolean).join(' · ')
    return { title: `${place + 1}. ${said(lang, title)}`, ...(detail ? { detail } : {}) }
  })
}

export const kept = (items: readonly AgendaItem[]): Resolution[] =>
  items.flatMap(({ resolutions }) => resolutions).filter(({ withdrawnAt }) => withdrawnAt === null)

const list = (heading: string, items: MailItem[]): MailBlock[] =>
  items.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'list', items },
      ]

function about(lang: Lang, { meeting }: NoticeMailFacts, voters: readonly string[]): MailBlock[] {
  const say = noticeText(lang)
  const { organisationName, title, convening, startsAt, timeZone, place, remoteUrl, lateRisk } = meeting
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  return [
    paragraph(say.convenes(organisationName, said(lang, title))),
    ...(convening === 2 ? [paragraph(say.second)] : []),
    ...(voters.length > 0 ? [paragraph(say.speakFor(say.list(voters)))] : []),
    {
      kind: 'list',
      items: [
        { title: say.when, detail: formatMoment(lang, startsAt, timeZone) },
        ...(place ? [{ title: say.where, detail: place }] : []),
        ...(remoteUrl ? [{ title: say.remoteMail, href: remoteUrl }] : []),
      ],
    },
    ...(lateRisk ? [{ kind: 'heading' as const, text: say.late }, paragraph(lateRisk)] : []),
  ]
}

/** The notice (R02): when, where, agenda, resolutions with their text, documents, and the way to give a proxy. */
export function noticeMail(facts: NoticeMailFacts, { name, email, lang, voters }: To): Mail {
  const say = noticeText(lang)
  const { meeting, items, documents, proxies, baseUrl } = facts
  const link = (path: string) => address(baseUrl, path)
  const subject = say.subject(said(lang, meeting.title), formatMoment(lang, meeting.startsAt, meeting.timeZone))
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: say.hello(name) },
    ...about(lang, facts, voters),
    ...list(say.agenda, agendaItems(lang, items)),
    ...list(
      say.resolutions,
      kept(items).map(({ number, title, text }) => ({
        title: say.resolution(number, said(lang, title)),
        detail: plain(blocksOf(said(lang, text))),
      })),
    ),
    ...list(
      say.documents,
      documents.map(({ id, name: title }) => ({ title, href: link(meetingDocumentPath(meeting.id, id)) })),
    ),
    ...(proxies
      ? [
          { kind: 'heading' as const, text: say.proxy },
          { kind: 'paragraph' as const, text: say.proxyHow },
        ]
      : []),
    proxies
      ? { kind: 'link', label: say.answer, href: link(proxiesPath(meeting.id)) }
      : { kind: 'link', label: say.open, href: link(meetingPath(meeting.id)) },
  ]
  return {
    recipient: email,
    lang,
    subject: meeting.example ? `${say.example} ${subject}` : subject,
    content: { blocks, why: say.why, foot: [{ label: say.pdf, href: link(noticePdfPath(meeting.id)) }] },
  }
}

/** That the meeting will not take place, with the reason that was given. */
export function cancellationMail({ meeting, baseUrl }: Pick<NoticeMailFacts, 'meeting' | 'baseUrl'>, { name, email, lang }: To): Mail {
  const say = noticeText(lang)
  const [title, when] = [said(lang, meeting.title), formatMoment(lang, meeting.startsAt, meeting.timeZone)]
  const subject = say.cancelledSubject(title, when)
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: say.hello(name) },
    { kind: 'paragraph', text: say.cancelled(title, when) },
    ...(meeting.cancelledFor ? [{ kind: 'paragraph' as const, text: say.reason(meeting.cancelledFor) }] : []),
    { kind: 'link', label: say.open, href: address(baseUrl, meetingPath(meeting.id)) },
  ]
  return { recipient: email, lang, subject: meeting.example ? `${say.example} ${subject}` : subject, content: { blocks, why: say.why } }
}
