/** A mail that tells one person of deeds and of what is expected, from what was looked up for him or her. */
import type { Expected } from '#kernel/capability.ts'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import type { House } from '#kernel/house.ts'
import { mailToken } from '#kernel/mail/token.ts'
import type { Mail, MailBlock, MailItem } from '#kernel/mail.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { MailTopic } from '#kernel/values/mail.ts'
import { expectedTopic, mailWords } from '../messages/mail.ts'
import { myMailPath, unsubscribePath } from '../paths.ts'
import type { MailReader } from '../queries/mail.ts'
import { type GatheredPace, MOST_LINES, MOST_TOLD } from '../rules/mail.ts'

/** What one person is told: the deeds by topic, and what is expected. */
export interface Telling {
  reader: MailReader
  pace: 'at_once' | GatheredPace
  told: { topic: MailTopic; entry: ToldEntry }[]
  expected: Expected[]
}

/** The house as letters speak of it. */
export interface Sender {
  house: Pick<House, 'baseUrl' | 'signingKey' | 'demo'>
  network: string
}

/** Several deeds on one thing stand under its name once, and the same one only once. */
function thingItem(deeds: ToldEntry[], full: (path: string) => string, lang: Lang): MailItem {
  const { subject, sentence: first } = deeds[0]!
  const lines = [...new Set(deeds.map(({ sentence, who, day }) => `${sentence} · ${who} · ${formatDay(lang, day)}`))]
  const more = lines.length > MOST_LINES ? [mailWords(lang).mail.moreDeeds(lines.length - MOST_LINES)] : []
  const detail = [...lines.slice(0, MOST_LINES), ...more].join('\n')
  return { title: subject?.title ?? first, detail, ...(subject?.path ? { href: full(subject.path) } : {}) }
}

const expectedItem = ({ title, detail, path, due, late }: Expected, full: (path: string) => string, lang: Lang): MailItem => {
  const say = mailWords(lang).mail
  const until = due ? (late ? say.late(formatDay(lang, due)) : say.due(formatDay(lang, due))) : null
  return { title, href: full(path), detail: [detail, until].filter(Boolean).join('\n') }
}

/** The things of which something is told, each with its topic and its deeds, in the order of the topics. */
function thingsOf(told: Telling['told']) {
  const topics = Map.groupBy(told, ({ topic }) => topic)
  return [...topics].flatMap(([topic, all]) => {
    const things = Map.groupBy(all, ({ entry }) => entry.subject?.path ?? `${entry.id}`)
    return [...things.values()].map((deeds) => ({ topic, deeds: deeds.map(({ entry }) => entry) }))
  })
}

function blocksOf({ reader, pace, told, expected }: Telling, full: (path: string) => string): MailBlock[] {
  const { lang, name } = reader
  const say = mailWords(lang).mail
  const things = thingsOf(told)
  const shown = Map.groupBy(things.slice(0, MOST_TOLD), ({ topic }) => topic)
  const left = things.length - MOST_TOLD
  const awaited = expected.slice(0, MOST_TOLD).map((each) => expectedItem(each, full, lang))
  const section = (heading: string, items: MailItem[]): MailBlock[] => [
    { kind: 'heading', text: heading },
    { kind: 'list', items },
  ]
  return [
    { kind: 'paragraph', text: say.hello(name) },
    { kind: 'paragraph', text: pace === 'at_once' ? say.toldLead : say.digestLead[pace] },
    ...(awaited.length > 0 ? section(say.expected, awaited) : []),
    ...[...shown].flatMap(([topic, all]) =>
      section(
        topic.label[lang],
        all.map(({ deeds }) => thingItem(deeds, full, lang)),
      ),
    ),
    ...(left > 0 ? [{ kind: 'paragraph' as const, text: say.more(left) }] : []),
    nextBlock(told, expected, full, lang),
  ]
}

/** The one thing to open: the only thing told of, else the journal, else one's own page. */
function nextBlock(told: Telling['told'], expected: Expected[], full: (path: string) => string, lang: Lang): MailBlock {
  const say = mailWords(lang).mail
  const paths = new Set([...told.map(({ entry }) => entry.subject?.path ?? '/journal'), ...expected.map(({ path }) => path)])
  const [only] = paths
  if (paths.size === 1) return { kind: 'link', label: say.open, href: full(only!) }
  if (told.length === 0) return { kind: 'link', label: say.openHome, href: full('/') }
  return { kind: 'link', label: say.openJournal, href: full('/journal') }
}

function subjectOf({ reader, pace, told }: Telling, network: string): string {
  const say = mailWords(reader.lang).mail
  if (pace !== 'at_once') return say.digestSubject[pace](network)
  const titles = new Set(told.map(({ entry }) => entry.subject?.title ?? entry.sentence))
  return titles.size === 1 ? say.subjectOne([...titles][0]!, network) : say.subjectMany(titles.size, network)
}

/** The mail, or null when there is nothing to say. Whoever is made up, or told of what is, reads so in the subject. */
export function letter({ house, network }: Sender, telling: Telling): Mail | null {
  const { reader, pace, told, expected } = telling
  if (told.length === 0 && expected.length === 0) return null
  const { lang } = reader
  const say = mailWords(lang).mail
  const full = (path: string) => new URL(path, house.baseUrl).href
  const topics = [...(expected.length > 0 ? [expectedTopic] : []), ...new Set(told.map(({ topic }) => topic))]
  const token = mailToken(house.signingKey, { personId: reader.id, topics: topics.map(({ name }) => name) })
  const example = house.demo || reader.example || told.some(({ entry }) => entry.example) || expected.some((each) => each.example)
  const subject = subjectOf(telling, network)
  return {
    recipient: reader.email,
    lang,
    subject: example ? say.example(subject) : subject,
    content: {
      blocks: blocksOf(telling, full),
      why: say.why(topics.map(({ label }) => label[lang]).join(' · ')),
      foot: [
        { label: say.choose, href: full(myMailPath()) },
        { label: say.stop, href: full(unsubscribePath(token)) },
      ],
    },
    list: { name: pace === 'at_once' ? 'told' : 'digest', unsubscribe: full(unsubscribePath(token)) },
  }
}
