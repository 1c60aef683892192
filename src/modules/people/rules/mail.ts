/** When mails are told: at once, each morning or on Mondays; how many at most; and what a server's answer means. */
import { addDays, type Day, dayIn, daysBetween, instantIn } from '#kernel/dates.ts'
import type { MailPace, MailTopic } from '#kernel/values/mail.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.mail_not_sent': Record<never, never>
    'people.mail_not_refused': Record<never, never>
  }
}

/** So many mails an hour tell one person of deeds at once; what comes after waits for the next morning. */
export const MOST_AT_ONCE_AN_HOUR = 5
/** So many things are told of in one mail, each with so many deeds; the journal has the rest. */
export const MOST_TOLD = 40
export const MOST_LINES = 4
/** « Ce qui est attendu de moi »: gathered only, since nothing happens at once. */
export const EXPECTED_TOPIC = 'people.expected'

/** How long before its end a mandate is spoken of. */
export const DAYS_BEFORE_END = 31

export type GatheredPace = 'daily' | 'weekly'
const DIGEST_HOUR = '08:00'
const A_MONDAY: Day = '2018-01-01'
const DAYS_OF_WEEK = 7

/** The latest moment, not after now, at which this digest was to leave: each day, or each Monday, at eight in the network's time zone. */
export function lastDigest(pace: GatheredPace, now: Date, timeZone: string): Date {
  const today = dayIn(timeZone, now)
  const begun = instantIn(timeZone, `${today}T${DIGEST_HOUR}`) <= now
  const day = begun ? today : addDays(today, -1)
  const sinceMonday = (((daysBetween(A_MONDAY, day) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK) * (pace === 'weekly' ? 1 : 0)
  return instantIn(timeZone, `${addDays(day, -sinceMonday)}T${DIGEST_HOUR}`)
}

/** The next day on which the weekly digest leaves: today, before eight on a Monday. */
export function nextDigestDay(pace: GatheredPace, now: Date, timeZone: string): Day {
  return addDays(dayIn(timeZone, lastDigest(pace, now, timeZone)), pace === 'weekly' ? DAYS_OF_WEEK : 1)
}

/** What a person chose for a topic, else the usual. */
export const paceOf = (chosen: ReadonlyMap<string, MailPace> | undefined, topic: Pick<MailTopic, 'name' | 'usual'>): MailPace =>
  chosen?.get(topic.name) ?? topic.usual

/** What a server's answer means, for those who cannot read it: RFC 3463 codes, then RFC 5321's, then what the network said. */
export const TROUBLES = ['expired', 'no_mailbox', 'full', 'unwanted', 'put_off', 'password', 'unreachable', 'other'] as const
export type Trouble = (typeof TROUBLES)[number]

const TROUBLE_SIGNS: [RegExp, Trouble][] = [
  [/^EXPIRED$/, 'expired'],
  [/\b53[0-9]\b|\b5\.7\.8\b|\bEAUTH\b|invalid login/i, 'password'],
  [/\b[45]\.2\.2\b|\b552\b|quota|mailbox full|over ?quota/i, 'full'],
  [/\b5\.1\.[0-9]\b|no such (user|mailbox)|user unknown|unknown user|does not exist/i, 'no_mailbox'],
  [/\b5\.7\.\d+\b|\bspam\b|blocked|blacklist|policy/i, 'unwanted'],
  [/\b55[0-3]\b/, 'no_mailbox'],
  [/\b554\b/, 'unwanted'],
  [/\b4\d\d\b|\b4\.\d\.\d\b/, 'put_off'],
  [/ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|ESOCKET|EHOSTUNREACH|timeout|Greeting|closed/i, 'unreachable'],
]

export const troubleOf = (answer: string): Trouble => TROUBLE_SIGNS.find(([sign]) => sign.test(answer))?.[1] ?? 'other'
