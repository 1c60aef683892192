/** Convening: what a notice must hold (R02), whether it is in time (R01), who is written to, and a second convening (R05). */
import type { Localized } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { MeetingState, NoticeChannel } from '../tables.ts'

type Day = string

interface Limit {
  days: number
  article: string | null
}

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'assembly.notice_not_a_draft': Record<never, never>
    'assembly.notice_no_statutes': Record<never, never>
    'assembly.notice_body_unruled': { body: Localized }
    'assembly.notice_past': { day: Day }
    'assembly.notice_no_place': Record<never, never>
    'assembly.notice_only_remote': { article: string | null }
    'assembly.notice_no_agenda': Record<never, never>
    'assembly.notice_unknown_decision': { number: number }
    'assembly.notice_subject_gone': { number: number }
    'assembly.notice_nobody': Record<never, never>
    'assembly.notice_late': Limit & { day: Day; last: Day; today: Day }
    'assembly.notice_risk_unsaid': Record<never, never>
    'assembly.notice_not_convened': Record<never, never>
    'assembly.notice_no_letters': Record<never, never>
    'assembly.second_not_needed': Record<never, never>
    'assembly.second_exists': Record<never, never>
    'assembly.second_too_early': Limit & { day: Day; earliest: Day }
  }
}

/** All that convening depends on, as it stands. */
export interface NoticeFacts {
  state: MeetingState
  convening: 1 | 2
  bodyName: Localized
  /** The meeting's day, and today, both where the meeting takes place. */
  day: Day
  today: Day
  begun: boolean
  place: string | null
  remoteUrl: string | null
  items: number
  /** Whether the network has statutes on that day, and whether they say anything of this body. */
  statutes: boolean
  ruled: boolean
  /** R13. */
  remote: { allowed: boolean; article: string | null }
  /** R01: the longest notice that anything on the agenda asks for, with the last day on which it is in time; null: the statutes are silent. */
  notice: (Limit & { last: Day }) | null
  /** R05: of a second convening, the first day on which it may meet. */
  earliest: (Limit & { day: Day }) | null
  /** How many may vote. */
  voters: number
  /** Numbers of draft resolutions whose kind of decision the statutes do not know; whose subject is no longer there. */
  unknownDecisions: number[]
  goneSubjects: number[]
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''

/** R02: each thing that is missing, by its name. The proxy form is a page of every notice, so it cannot be. */
export function objectionsToNotice(facts: NoticeFacts): Objection[] {
  const { day, begun, place, remoteUrl, remote, items } = facts
  return [
    begun ? [objection('assembly.notice_past', { day })] : [],
    isBlank(place) && isBlank(remoteUrl) ? [objection('assembly.notice_no_place', {})] : [],
    // R13: silent statutes let nobody take part from afar.
    isBlank(place) && !isBlank(remoteUrl) && !remote.allowed ? [objection('assembly.notice_only_remote', { article: remote.article })] : [],
    items === 0 ? [objection('assembly.notice_no_agenda', {})] : [],
    facts.unknownDecisions.map((number) => objection('assembly.notice_unknown_decision', { number })),
    facts.goneSubjects.map((number) => objection('assembly.notice_subject_gone', { number })),
  ].flat()
}

/** R01. null: in time, or the statutes set no period. */
export const objectionToLateness = ({ notice, today, day }: Pick<NoticeFacts, 'notice' | 'today' | 'day'>): Objection | null =>
  notice === null || today <= notice.last
    ? null
    : objection('assembly.notice_late', { day, last: notice.last, days: notice.days, article: notice.article, today })

/** R05. */
export const objectionToSecondDay = (earliest: NoticeFacts['earliest'], day: Day): Objection | null =>
  earliest === null || day >= earliest.day
    ? null
    : objection('assembly.second_too_early', { day, earliest: earliest.day, days: earliest.days, article: earliest.article }, 'day')

/** What stops a notice, whoever accepts what; a late one is another matter: `objectionToLateness`. */
export function objectionsToConvening(facts: NoticeFacts): Objection[] {
  const { state, statutes, ruled, bodyName, voters } = facts
  if (state !== 'draft') return [objection('assembly.notice_not_a_draft', {})]
  if (!statutes) return [objection('assembly.notice_no_statutes', {})]
  if (!ruled) return [objection('assembly.notice_body_unruled', { body: bodyName })]
  const early = objectionToSecondDay(facts.earliest, facts.day)
  return [objectionsToNotice(facts), early ?? [], voters === 0 ? objection('assembly.notice_nobody', {}) : []].flat()
}

/** A second convening follows a meeting that was closed because its quorum was not met, once. */
export function objectionToSecond(first: {
  state: MeetingState
  convening: 1 | 2
  quorumMissed: boolean
  followed: boolean
}): Objection | null {
  if (first.state !== 'closed' || first.convening !== 1 || !first.quorumMissed) return objection('assembly.second_not_needed', {})
  return first.followed ? objection('assembly.second_exists', {}) : null
}

/** Who is written to for a voter. */
export interface Addressee {
  personId: number
  organisationId: number | null
  hasEmail: boolean
}
export interface NoticeRow {
  voterId: number
  personId: number | null
  channel: NoticeChannel
}

/** A mail to each who speaks for the voter and has an address; where nobody has one, a letter. */
export function noticesFor(
  voters: readonly { id: number; organisationId: number | null; personId: number | null }[],
  addressees: readonly Addressee[],
): NoticeRow[] {
  const ofOrganisation = Map.groupBy(addressees, ({ organisationId }) => organisationId)
  const persons = new Map(addressees.filter(({ organisationId }) => organisationId === null).map((each) => [each.personId, each]))
  return voters.flatMap(({ id, organisationId, personId }): NoticeRow[] => {
    const all =
      organisationId === null ? [persons.get(personId ?? -1)].flatMap((each) => each ?? []) : (ofOrganisation.get(organisationId) ?? [])
    const reached = all.filter(({ hasEmail }) => hasEmail)
    if (reached.length > 0) return reached.map((each) => ({ voterId: id, personId: each.personId, channel: 'mail' }))
    return [{ voterId: id, personId: all[0]?.personId ?? personId, channel: 'letter' }]
  })
}

/** How many mails and letters that makes: a person who speaks for two gets one mail. */
export const noticeCounts = (rows: readonly NoticeRow[]): { mails: number; letters: number } => ({
  mails: new Set(rows.filter(({ channel }) => channel === 'mail').map(({ personId }) => personId)).size,
  letters: rows.filter(({ channel }) => channel === 'letter').length,
})

/** R07: silent statutes allow proxies. */
export const proxiesAllowed = (stored: { allowed: boolean } | null): boolean => stored?.allowed ?? true

/** queued: not in the outbox yet · waiting: in the outbox · sent, refused: by the mail server · to_print, posted: a letter. */
export const NOTICE_STATES = ['queued', 'waiting', 'sent', 'refused', 'to_print', 'posted'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

const NOT_REACHED: readonly NoticeState[] = ['refused', 'to_print']

/** One of each voter whom nothing has reached: those without an address, and those whose every address was refused, until a letter is posted. */
export function unreached<Sent extends { voterId: number; state: NoticeState }>(notices: readonly Sent[]): Sent[] {
  const byVoter = Map.groupBy(notices, ({ voterId }) => voterId)
  return [...byVoter.values()].flatMap((all) => {
    return all.every(({ state }) => NOT_REACHED.includes(state)) ? all.slice(0, 1) : []
  })
}

/** So many letters are set in type at once: a few seconds' work. */
export const LETTERS_AT_ONCE = 150

/** The files that so many letters come in: each with its number, its first and its last letter, counted from one. */
export const letterParts = (count: number): { part: number; from: number; to: number }[] =>
  Array.from({ length: Math.ceil(count / LETTERS_AT_ONCE) }, (_, place) => ({
    part: place + 1,
    from: place * LETTERS_AT_ONCE + 1,
    to: Math.min(count, (place + 1) * LETTERS_AT_ONCE),
  }))
