/** What makes statutes sound: every code once, every fraction a fraction, every article that is quoted there to be read. */
import { isDay } from '#kernel/dates.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { BodyRules, DecisionRule, Renewal, StatutesState, StatutesText, StoredQuorum } from '../tables.ts'
import { parseFraction } from './fraction.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'statutes.title_missing': Record<never, never>
    'statutes.code_twice': { code: string }
    'statutes.name_missing': Record<never, never>
    'statutes.not_a_fraction': { text: string }
    'statutes.article_unknown': { article: string }
    'statutes.article_twice': { article: string }
    'statutes.article_text_missing': { article: string }
    'statutes.days_out_of_range': { days: number }
    'statutes.votes_out_of_range': { votes: number }
    'statutes.no_brackets': Record<never, never>
    'statutes.bracket_twice': { from: number }
    'statutes.college_without_kind': { name: string }
    'statutes.kind_in_two_colleges': { kind: string }
    'statutes.no_college': { body: string }
    'statutes.no_decision': { body: string }
    'statutes.present_with_proxies': { name: string }
    'statutes.parts_beyond_term': { parts: number; years: number }
    'statutes.number_wrong': { least: number }
    'statutes.frozen': Record<never, never>
    'statutes.not_proposed': Record<never, never>
    'statutes.not_a_draft': Record<never, never>
    'statutes.day_missing': Record<never, never>
    'statutes.day_before_other': { day: string; number: number }
    'statutes.decided_after_today': { on: string }
    'statutes.in_force_before_decision': { decided: string; from: string }
    'statutes.touched_since': Record<never, never>
    'statutes.nothing_known_of_decision': Record<never, never>
    'statutes.body_unknown': { body: string }
  }
}

const MOST_DAYS = 365
const MOST_VOTES = 1_000_000

const twice = <Item>(items: readonly Item[], keyOf: (item: Item) => string): string | null => {
  const seen = new Set<string>()
  for (const item of items) {
    const key = keyOf(item)
    if (seen.has(key)) return key
    seen.add(key)
  }
  return null
}
const isDays = (days: number): boolean => Number.isInteger(days) && days >= 0 && days <= MOST_DAYS
const daysWrong = (field: string, days: number | null | undefined): Objection[] =>
  days === null || days === undefined || isDays(days) ? [] : [objection('statutes.days_out_of_range', { days }, field)]
const fractionWrong = (field: string, text: string | null | undefined): Objection[] =>
  text === null || text === undefined || parseFraction(text) ? [] : [objection('statutes.not_a_fraction', { text }, field)]
const isWholeFrom = (least: number, value: number): boolean => Number.isInteger(value) && value >= least && value <= MOST_VOTES

/** Every article that some rule quotes. */
export function articlesQuoted(text: StatutesText): string[] {
  const ofQuorum = (quorum: StoredQuorum | null) => [quorum?.article, quorum?.second?.article]
  const ofBody = (body: BodyRules) => [
    ...[body.notice, body.second, body.proxies, body.casting, body.remote].map((rule) => rule?.article),
    ...ofQuorum(body.quorum),
    ...body.decisions.flatMap((decision) => [decision.article, ...ofQuorum(decision.quorum)]),
  ]
  const all = [text.roll?.article, ...text.colleges.map(({ article }) => article), ...text.bodies.flatMap(ofBody), text.renewal?.article]
  return [...new Set(all.filter((article): article is string => typeof article === 'string'))]
}

function objectionsToArticles({ articles }: StatutesText): Objection[] {
  const again = twice(articles, ({ number }) => number)
  return [
    again === null ? [] : objection('statutes.article_twice', { article: again }, 'number'),
    articles
      .filter(({ text }) => !text.fr?.trim())
      .map(({ number }) => objection('statutes.article_text_missing', { article: number }, 'text_fr')),
  ].flat()
}

function objectionsToColleges({ colleges }: StatutesText): Objection[] {
  const again = twice(colleges, ({ code }) => code)
  const kind = twice(
    colleges.flatMap(({ kinds }) => kinds),
    String,
  )
  const ofWeight = ({ weight }: StatutesText['colleges'][number]): Objection[] => {
    if (weight.by === 'head') return []
    if (weight.by === 'fixed')
      return isWholeFrom(0, weight.votes) ? [] : [objection('statutes.votes_out_of_range', { votes: weight.votes }, 'votes')]
    if (weight.brackets.length === 0) return [objection('statutes.no_brackets', {}, 'brackets')]
    const same = twice(weight.brackets, ({ from }) => String(from))
    const wrong = weight.brackets.find(({ from, votes }) => !isWholeFrom(0, votes) || !isWholeFrom(0, from))
    return [
      same === null ? [] : objection('statutes.bracket_twice', { from: Number(same) }, 'brackets'),
      wrong ? objection('statutes.votes_out_of_range', { votes: wrong.votes }, 'brackets') : [],
    ].flat()
  }
  return [
    again === null ? [] : objection('statutes.code_twice', { code: again }, 'code'),
    kind === null ? [] : objection('statutes.kind_in_two_colleges', { kind }, 'kinds'),
    colleges.flatMap((college) => [
      ...(college.name.fr?.trim() ? [] : [objection('statutes.name_missing', {}, 'name_fr')]),
      ...(college.kinds.length > 0 ? [] : [objection('statutes.college_without_kind', { name: college.name.fr ?? college.code }, 'kinds')]),
      ...ofWeight(college),
    ]),
  ].flat()
}

const objectionsToQuorum = (quorum: StoredQuorum | null): Objection[] => [
  ...fractionWrong('quorum_fraction', quorum?.fraction),
  ...fractionWrong('quorum_second_fraction', quorum?.second?.fraction),
]

function objectionsToDecision(decision: DecisionRule, body: BodyRules): Objection[] {
  const { threshold } = decision
  return [
    decision.name.fr?.trim() ? [] : objection('statutes.name_missing', {}, 'name_fr'),
    threshold === 'simple' || threshold === 'absolute' ? [] : fractionWrong('threshold', threshold),
    daysWrong('notice_days', decision.noticeDays),
    objectionsToQuorum(decision.quorum),
    // A majority of those present rules proxies out: statutes that say both contradict themselves.
    decision.base === 'present' && body.proxies?.allowed
      ? objection('statutes.present_with_proxies', { name: decision.name.fr ?? decision.code }, 'base')
      : [],
  ].flat()
}

function objectionsToBody(body: BodyRules, text: StatutesText): Objection[] {
  const again = twice(body.decisions, ({ code }) => code)
  const { proxies } = body
  return [
    daysWrong('notice_days', body.notice?.days),
    daysWrong('second_days', body.second?.days),
    objectionsToQuorum(body.quorum),
    fractionWrong('per_holder_max_votes', proxies?.perHolderMaxVotes),
    proxies && proxies.perHolderMax !== null && !isWholeFrom(0, proxies.perHolderMax)
      ? objection('statutes.number_wrong', { least: 0 }, 'per_holder_max')
      : [],
    again === null ? [] : objection('statutes.code_twice', { code: again }, 'code'),
    body.decisions.length > 0 ? [] : objection('statutes.no_decision', { body: body.body }, 'decisions'),
    body.voters === 'colleges' && text.colleges.length === 0 ? objection('statutes.no_college', { body: body.body }, 'voters') : [],
    body.decisions.flatMap((decision) => objectionsToDecision(decision, body)),
  ].flat()
}

function objectionsToRenewal(renewal: Renewal | null): Objection[] {
  if (!renewal) return []
  const { termYears, parts } = renewal
  return [
    isWholeFrom(1, termYears) && isWholeFrom(1, parts) ? [] : objection('statutes.number_wrong', { least: 1 }, 'term_years'),
    parts > termYears ? objection('statutes.parts_beyond_term', { parts, years: termYears }, 'parts') : [],
  ].flat()
}

/** All that is wrong with statutes. A draft may be half written; what is proposed may not. */
export function objectionsToText(text: StatutesText): Objection[] {
  const known = new Set(text.articles.map(({ number }) => number))
  const body = twice(text.bodies, (each) => each.body)
  return [
    objectionsToArticles(text),
    articlesQuoted(text)
      .filter((article) => !known.has(article))
      .map((article) => objection('statutes.article_unknown', { article }, 'article')),
    daysWrong('record_days', text.roll?.recordDays),
    objectionsToColleges(text),
    body === null ? [] : objection('statutes.code_twice', { code: body }, 'body'),
    text.bodies.flatMap((each) => objectionsToBody(each, text)),
    objectionsToRenewal(text.renewal),
  ].flat()
}

export const objectionToEditing = (state: StatutesState): Objection | null => (state === 'draft' ? null : objection('statutes.frozen', {}))
export const objectionToProposing = (state: StatutesState): Objection | null =>
  state === 'draft' ? null : objection('statutes.not_a_draft', {})
export const objectionToAdopting = (state: StatutesState): Objection | null =>
  state === 'adopted' ? objection('statutes.frozen', {}) : state === 'proposed' ? null : objection('statutes.not_proposed', {})

export interface PastFacts {
  inForceFrom: string
  decidedOn: string | null
  known: boolean
}

/** A decision that was taken elsewhere: its day has passed, and the statutes are not in force before it. */
export function objectionsToPastDecision(
  facts: PastFacts,
  today: string,
  others: readonly { number: number; inForceFrom: string }[],
): Objection[] {
  const { inForceFrom, decidedOn } = facts
  if (!isDay(inForceFrom)) return [objection('statutes.day_missing', {}, 'in_force_from')]
  const same = others.find((each) => each.inForceFrom === inForceFrom)
  return [
    facts.known ? [] : objection('statutes.nothing_known_of_decision', {}, 'body'),
    same ? objection('statutes.day_before_other', { day: inForceFrom, number: same.number }, 'in_force_from') : [],
    decidedOn !== null && decidedOn > today ? objection('statutes.decided_after_today', { on: decidedOn }, 'decided_on') : [],
    decidedOn !== null && isDay(decidedOn) && inForceFrom < decidedOn
      ? objection('statutes.in_force_before_decision', { decided: decidedOn, from: inForceFrom }, 'in_force_from')
      : [],
  ].flat()
}
