/** The attendance sheet and the voting cards: what their Typst templates read. */
import { printedQr } from '#design/qr-print.ts'
import { formatMoment, formatTime } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { paperWords } from '../messages.ts'
import type { Meeting, MeetingVoter, ProxyNames } from '../queries.ts'
import type { Mode } from '../tables.ts'

export const SHEET_TEMPLATE = 'src/modules/assembly/documents/sheet.typ'
export const CARDS_TEMPLATE = 'src/modules/assembly/documents/cards.typ'

/** What is printed of a meeting, whichever paper it is. */
export interface Papers {
  lang: Lang
  meeting: Meeting
  network: string
  now: Date
  /** Those who may vote, by name. */
  voters: MeetingVoter[]
  colleges: { code: string | null; name: string | null }[]
  proxies: ProxyNames[]
  presences: { voterId: number; fromAt: Date; toAt: Date | null; mode: Mode }[]
}

const listed = (lang: Lang, names: string[]): string => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)

/** Title, day and place in one line. */
export const meetingLine = ({ lang, meeting }: Papers): string => said(lang, meeting.title)
const whenAndWhere = ({ lang, meeting }: Papers): string =>
  [formatMoment(lang, meeting.startsAt, meeting.timeZone), meeting.place].filter((part) => part !== null).join(' · ')

/** Head, foot and mark of every paper of this meeting. */
export function frameOf(papers: Papers, title: string) {
  const { lang, meeting, network } = papers
  const say = paperWords(lang)
  return {
    lang,
    title: writable(`${title} · ${meetingLine(papers)}`),
    running: writable(`${title} · ${meetingLine(papers)}`),
    footer: writable(say.footer(network)),
    example: meeting.example ? say.example : null,
  }
}

function presenceTold({ lang, meeting, presences }: Papers, voter: MeetingVoter): string[] {
  const say = paperWords(lang)
  const time = (at: Date) => formatTime(lang, at, meeting.timeZone)
  const times = presences
    .filter(({ voterId }) => voterId === voter.id)
    .map(({ fromAt, toAt, mode }) => {
      const told = toAt ? say.fromTo(time(fromAt), time(toAt)) : say.from(time(fromAt))
      return mode === 'remote' ? `${told}, ${say.afar}` : told
    })
  return times.length > 0 && voter.casterName && voter.organisationId !== null ? [...times, say.casts(voter.casterName)] : times
}

function proxiesTold({ lang, proxies }: Papers, { id }: MeetingVoter): string[] {
  const say = paperWords(lang)
  const carried = proxies.filter(({ holderId }) => holderId === id).map(({ giver }) => giver)
  const given = proxies.find(({ giverId }) => giverId === id)
  return [
    ...(carried.length > 0 ? [say.carries(listed(lang, carried))] : []),
    ...(given ? [given.holder === null ? say.gaveBlank : say.gave(given.holder)] : []),
  ]
}

/** How many of a college vote, with how many votes. */
export function collegeTold({ lang, voters }: Papers, code: string | null): string {
  const own = voters.filter(({ college }) => college === code)
  const votes = own.reduce((sum, { weight }) => sum + weight, 0)
  return paperWords(lang).collegeTold(formatNumber(lang, own.length), formatNumber(lang, votes))
}

export const collegeHeading = (lang: Lang, name: string | null): string =>
  name === null ? paperWords(lang).seats : paperWords(lang).college(name)

/** The sheet: as it is now; of a closed meeting as it was kept. */
export function sheetPart(papers: Papers) {
  const { lang, meeting, now, voters, colleges } = papers
  const say = paperWords(lang)
  const time = (at: Date) => formatTime(lang, at, meeting.timeZone)
  const began = papers.presences.length > 0
  return {
    title: say.sheet,
    meeting: writable(meetingLine(papers)),
    place: writable(whenAndWhere(papers)),
    state: meeting.closedAt ? say.closed(time(meeting.closedAt)) : began ? say.state(time(now)) : '',
    head: say.head,
    signed: say.signed,
    colleges: colleges.map(({ code, name }) => ({
      name: writable(collegeHeading(lang, name)),
      told: collegeTold(papers, code),
      voters: voters
        .filter(({ college }) => college === code)
        .map((voter) => ({
          name: writable(voter.name),
          votes: formatNumber(lang, voter.weight),
          notes: proxiesTold(papers, voter).map(writable),
          told: presenceTold(papers, voter).map(writable),
        })),
    })),
  }
}

export const sheetData = (papers: Papers): object => ({
  ...frameOf(papers, paperWords(papers.lang).sheet),
  sheet: sheetPart(papers),
})

/** Cards say who and with how many votes; the code is the card's number, which the desk reads. */
export function cardsPart(papers: Papers) {
  const { lang, voters, colleges } = papers
  const say = paperWords(lang)
  const names = new Map(colleges.map(({ code, name }) => [code, collegeHeading(lang, name)]))
  return {
    cards: voters.map(({ name, college, weight, card }) => ({
      meeting: writable(meetingLine(papers)),
      name: writable(name),
      college: writable(names.get(college) ?? ''),
      votes: formatNumber(lang, weight),
      unit: say.unit(weight),
      qr: printedQr(card),
      alt: say.cardAlt(card),
      number: say.card(card),
    })),
  }
}

export const cardsData = (papers: Papers): object => ({
  ...frameOf(papers, paperWords(papers.lang).cards),
  cards: cardsPart(papers),
})
