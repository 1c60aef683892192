/** Statutes told to people: each rule as a sentence made from the data, and what they do not say as such, with what the law then says. */
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { type Fraction, parseFraction, ZERO } from '../rules/fraction.ts'
import { majorityOf } from '../rules/stored.ts'
import type { BodyRules, College, DecisionRule, StatutesText, StoredProxies, StoredQuorum, StoredQuorumTerms } from '../tables.ts'
import { capital, partOf, phrases, thresholdPhrase, votesPhrase } from './phrases.ts'
import { toldWords } from './told.ts'

export interface ToldRule {
  /** The same in every version, so that two can be compared: `ag.quorum`. */
  key: string
  /** What it is about: « Quorum », or the name of a kind of decision. */
  topic: string
  text: string
  article: string | null
  /** The statutes do not say; the sentence tells what then holds (R07, R13). */
  silent: boolean
}

export interface ToldPart {
  key: string
  title: string
  rules: ToldRule[]
}

export type BodyNames = ReadonlyMap<string, Localized>

export const bodyName = (lang: Lang, code: string, names: BodyNames): string => {
  const name = names.get(code)
  return name ? typographic(lang, inLang(name, lang)) : (toldWords(lang).bodies[code] ?? code)
}

const named = (lang: Lang, name: Localized): string => typographic(lang, inLang(name, lang))
const said = (key: string, topic: string, text: string, article: string | null): ToldRule => ({ key, topic, text, article, silent: false })
const silent = (key: string, topic: string, text: string): ToldRule => ({ key, topic, text, article: null, silent: true })
/** A draft may hold what is no fraction yet: it is shown as it was typed. */
const partText = (lang: Lang, text: string): string => {
  const read = parseFraction(text)
  return read ? partOf(lang, read) : text
}
const isNothing = (text: string): boolean => {
  const read: Fraction | null = parseFraction(text)
  return read !== null && read.over === ZERO.over
}

/** `une voix jusqu’à 19 salariés, deux voix à partir de 20`. */
export function weightPhrase(lang: Lang, { weight }: Pick<College, 'weight'>): string {
  const say = toldWords(lang)
  if (weight.by === 'head') return votesPhrase(lang, 1)
  if (weight.by === 'fixed') return weight.votes === 0 ? say.consultative : votesPhrase(lang, weight.votes)
  const figure = say.figures[weight.figure]
  const brackets = weight.brackets.toSorted((one, other) => one.from - other.from)
  const [first, second] = brackets
  if (!first) return votesPhrase(lang, 0)
  if (first.from === 0 && !second) return say.whatever(votesPhrase(lang, first.votes), figure)
  const begin = first.from === 0 ? say.upTo(votesPhrase(lang, first.votes), second!.from - 1, figure) : say.below(first.from, figure)
  const rest = first.from === 0 ? brackets.slice(1) : brackets
  return typographic(lang, [begin, ...rest.map(({ from, votes }) => say.from(votesPhrase(lang, votes), from))].join(', '))
}

function toldRoll(lang: Lang, { roll, colleges }: StatutesText): ToldPart {
  const say = toldWords(lang)
  const who = roll
    ? said('roll', say.topics.roll, say.asOf(roll.feePaid ? say.feePaid : say.anyMember, roll.recordDays), roll.article)
    : silent('roll', say.topics.roll, say.rollSilent)
  const each = (college: College) =>
    capital(
      say.each(
        college.kinds.map((kind) => say.kinds[kind]),
        phrases(lang).and,
      ),
    )
  return {
    key: 'roll',
    title: say.parts.roll,
    rules: [
      who,
      ...colleges.map((college) =>
        said(`college.${college.code}`, named(lang, college.name), say.has(each(college), weightPhrase(lang, college)), college.article),
      ),
    ],
  }
}

/** Without its full stop: it also stands within a sentence. */
function quorumClause(lang: Lang, who: string, terms: StoredQuorumTerms): string {
  const say = toldWords(lang)
  if (isNothing(terms.fraction) && !terms.strict) return say.quorumNone
  const clause = terms.of === 'voters' ? say.quorumOfVoters : say.quorumOfVotes
  const text = clause(who, partText(lang, terms.fraction), terms.strict, say.there[terms.base])
  return terms.base === 'present' ? `${text}${say.notRepresented}` : text
}

function toldSecond(lang: Lang, key: string, quorum: StoredQuorum): ToldRule[] {
  const say = toldWords(lang)
  if (!quorum.second) return []
  const terms = { ...quorum, ...quorum.second }
  return [said(`${key}.second`, say.topics.second, say.atSecond(quorumClause(lang, say.whoAgain, terms)), terms.article)]
}

function toldQuorum(lang: Lang, body: BodyRules): ToldRule[] {
  const say = toldWords(lang)
  const key = `${body.body}.quorum`
  const after = `${body.body}.second`
  if (!body.quorum) return [silent(key, say.topics.quorum, say.quorumSilent)]
  const who = say.who(/^ag/.test(body.body))
  return [
    said(key, say.topics.quorum, `${capital(quorumClause(lang, who, body.quorum))}.`, body.quorum.article),
    ...toldSecond(lang, key, body.quorum),
    body.second
      ? said(after, say.topics.second, say.secondAfter(body.second.days), body.second.article)
      : silent(after, say.topics.second, say.secondSilent),
  ]
}

/** The limits of proxies, each in its sentence. */
function proxyLimits(lang: Lang, proxies: StoredProxies): string[] {
  const say = toldWords(lang)
  const { perHolderMax, perHolderMaxVotes, sameCollege, sameRegion } = proxies
  return [
    perHolderMax === null ? null : say.perHolder(perHolderMax),
    perHolderMaxVotes === null ? null : say.perHolderVotes(partText(lang, perHolderMaxVotes)),
    perHolderMax === null && perHolderMaxVotes === null ? say.noCap : null,
    sameCollege ? say.sameCollege : null,
    sameRegion ? say.sameRegion : null,
    say.blank[proxies.blank],
  ].filter((sentence) => sentence !== null)
}

function toldProxies(lang: Lang, { body, proxies }: BodyRules): ToldRule {
  const say = toldWords(lang)
  const key = `${body}.proxies`
  if (!proxies) return silent(key, say.topics.proxies, say.proxiesSilent)
  const text = proxies.allowed ? [say.proxiesAllowed, ...proxyLimits(lang, proxies)].join(' ') : say.proxiesRefused
  return said(key, say.topics.proxies, text, proxies.article)
}

function majoritySentence(lang: Lang, decision: DecisionRule): string {
  const say = toldWords(lang)
  const { base, threshold, blanksCount, abstentionsCount } = decision
  const known = threshold === 'simple' || threshold === 'absolute' || parseFraction(threshold) !== null
  const rule = known ? capital(thresholdPhrase(lang, majorityOf({ ...decision, quorum: null }))) : threshold
  // For against: nothing else is counted, whatever the base.
  if (threshold === 'simple') return say.majority(rule, say.inBase.neither)
  if (base !== 'votes_cast') return say.majority(rule, say.weighAgainst)
  const counted = blanksCount ? (abstentionsCount ? 'both' : 'blanks') : abstentionsCount ? 'abstentions' : 'neither'
  return say.majority(rule, say.inBase[counted])
}

function toldDecision(lang: Lang, body: BodyRules, decision: DecisionRule): ToldRule[] {
  const say = toldWords(lang)
  const key = `${body.body}.decision.${decision.code}`
  const topic = named(lang, decision.name)
  const sentences = [
    majoritySentence(lang, decision),
    decision.base === 'present' ? say.presentOnly : null,
    decision.eachCollege ? say.eachCollege : null,
    decision.noticeDays === null ? null : say.ownNotice(decision.noticeDays),
  ]
  const quorum = decision.quorum
  return [
    said(key, topic, sentences.filter((sentence) => sentence !== null).join(' '), decision.article),
    ...(quorum
      ? [
          said(`${key}.quorum`, topic, say.ownQuorum(quorumClause(lang, say.whoAgain, quorum)), quorum.article),
          ...toldSecond(lang, `${key}.quorum`, quorum).map((rule) => ({ ...rule, topic })),
        ]
      : []),
  ]
}

function toldBody(lang: Lang, body: BodyRules, names: BodyNames): ToldPart {
  const say = toldWords(lang)
  const { topics } = say
  const { notice, casting, remote } = body
  const key = (rule: string) => `${body.body}.${rule}`
  return {
    key: body.body,
    title: bodyName(lang, body.body, names),
    rules: [
      said(key('voters'), topics.voters, body.voters === 'colleges' ? say.byColleges : say.bySeats, null),
      notice
        ? said(key('notice'), topics.notice, say.notice(notice.days), notice.article)
        : silent(key('notice'), topics.notice, say.noticeSilent),
      ...toldQuorum(lang, body),
      toldProxies(lang, body),
      ...body.decisions.flatMap((decision) => toldDecision(lang, body, decision)),
      casting
        ? said(key('casting'), topics.casting, say.casting, casting.article)
        : silent(key('casting'), topics.casting, say.castingSilent),
      remote
        ? said(key('remote'), topics.remote, remote.allowed ? say.remoteYes : say.remoteNo, remote.article)
        : silent(key('remote'), topics.remote, say.remoteSilent),
    ],
  }
}

function toldRenewal(lang: Lang, { renewal }: StatutesText, names: BodyNames): ToldPart {
  const say = toldWords(lang)
  const topic = say.topics.renewal
  const rule = renewal
    ? said(
        'renewal',
        topic,
        `${say.renewedBy(bodyName(lang, renewal.body, names), say.renewalParts(renewal.parts))} ${say.term(renewal.termYears)}`,
        renewal.article,
      )
    : silent('renewal', topic, say.renewalSilent)
  return { key: 'renewal', title: say.parts.renewal, rules: [rule] }
}

/** All that statutes say, part by part, in the order in which one reads them. */
export const toldStatutes = (lang: Lang, text: StatutesText, names: BodyNames): ToldPart[] => [
  toldRoll(lang, text),
  ...text.bodies.map((body) => toldBody(lang, body, names)),
  toldRenewal(lang, text, names),
]
