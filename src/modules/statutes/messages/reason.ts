/** Why a vote came out as it did, in words: the rule with its article, what it asked for, what was reached. For pages, screens and minutes. */
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { HALF, smallestWhole, times } from '../rules/fraction.ts'
import type { Counts, MajorityReached, QuorumReached } from '../rules/outcome.ts'
import type { VoteResult } from '../rules/tally.ts'
import type { Choice, Majority, QuorumTerms } from '../rules/voting.ts'
import { capital, ofPart, partOf, phrases, thresholdPhrase } from './phrases.ts'
import { reasonWords } from './reason-words.ts'

type Rule = Pick<Majority, 'threshold' | 'base' | 'blanksCount' | 'abstentionsCount' | 'article'>

/** The rules by which a result came about: its majority, and the quorum that held at that convening (`quorumFor`). */
export interface ReasonRules {
  majority: Rule
  quorum: QuorumTerms | null
}

/** As far as a reason needs it: a `VoteResult`, or what was kept of one. */
export type Reasoned = Pick<VoteResult, 'quorum' | 'counts' | 'byCollege' | 'majority' | 'majorityByCollege' | 'outcome'>

export interface ReasonNames {
  /** What a college is called; else its code. */
  college?: (code: string) => string
}

const withArticle = (lang: Lang, article: string | null, text: string): string =>
  article === null ? capital(text) : `${phrases(lang).article(article)}${lang === 'fr' ? ' : ' : ': '}${text}`

/** The smallest whole count that meets the rule: 377, not 1130/3. */
const requiredOf = ({ threshold }: Rule, base: number): number =>
  threshold === 'simple'
    ? 0
    : Number(threshold === 'absolute' ? smallestWhole(times(HALF, base), true) : smallestWhole(times(threshold, base)))

/** `53 blancs et 6 nuls, non comptés`. */
function group(lang: Lang, counts: Counts, choices: Choice[], counted: boolean): string | null {
  const say = reasonWords(lang)
  const there = choices.filter((choice) => counts[choice] > 0)
  if (there.length === 0) return null
  const total = there.reduce((sum, choice) => sum + counts[choice], 0)
  const items = there.map((choice) => `${formatNumber(lang, counts[choice])} ${say.choice(choice, counts[choice])}`)
  return `${phrases(lang).and(items)}, ${say.counted(
    counted,
    total === 1,
    there.every((choice) => choice === 'abstention'),
  )}`
}

/** What was cast beside for and against, and how it weighs. */
function aside(lang: Lang, rule: Rule, counts: Counts, base: number): string {
  const say = reasonWords(lang)
  const plain = rule.threshold === 'simple'
  if (!plain && rule.base !== 'votes_cast') {
    const others = base - counts.for - counts.against
    return others > 0 ? ` (${say.others(formatNumber(lang, others), others === 1)})` : ''
  }
  const isIn = (choice: Choice) =>
    !plain && ((choice === 'blank' && rule.blanksCount) || (choice === 'abstention' && rule.abstentionsCount))
  const all: Choice[] = ['blank', 'abstention', 'spoilt']
  const groups = [
    group(lang, counts, all.filter(isIn), true),
    group(
      lang,
      counts,
      all.filter((choice) => !isIn(choice)),
      false,
    ),
  ].filter((each) => each !== null)
  return groups.length > 0 ? ` (${groups.join(lang === 'fr' ? ' ; ' : '; ')})` : ''
}

/** `377 voix requises sur 565, 441 obtenues (53 blancs, non comptés)`. */
function measured(lang: Lang, rule: Rule, { base, reached }: MajorityReached, counts: Counts): string {
  const say = reasonWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  if (rule.threshold === 'simple') return `${say.forAgainst(number(counts.for), number(counts.against))}${aside(lang, rule, counts, base)}`
  if (base === 0) return `${say.nothingCast}${aside(lang, rule, counts, base)}`
  const required = requiredOf(rule, base)
  return `${say.required(number(required), required <= 1, number(base))}, ${say.reached(number(reached), reached <= 1)}${aside(lang, rule, counts, base)}`
}

/** Each college by itself, where each must agree. */
function colleges(lang: Lang, rule: Rule, result: Reasoned, names: ReasonNames): string[] {
  const say = reasonWords(lang)
  return [...(result.majorityByCollege ?? [])].map(([code, majority]) => {
    const counts = result.byCollege.get(code)
    return say.inCollege(names.college?.(code) ?? code, counts ? measured(lang, rule, majority, counts) : '', majority.met)
  })
}

/** Whether the chair's vote decided: all is level or held, and yet there is an outcome. */
const byChair = ({ majority, majorityByCollege, outcome }: Reasoned): boolean =>
  (outcome === 'adopted' || outcome === 'rejected') &&
  !majority.met &&
  majority.equal &&
  [...(majorityByCollege?.values() ?? [])].every(({ met, equal }) => met || equal)

/**
 * « Article 13 : deux tiers des suffrages exprimés, 377 voix requises sur 565, 441 obtenues (53 blancs, non comptés) : adoptée ».
 * Whole sentence without a full stop. A result without quorum says why there was none.
 */
export function reasonText(lang: Lang, result: Reasoned, rules: ReasonRules, names: ReasonNames = {}): string {
  const say = reasonWords(lang)
  if (result.outcome === 'no_quorum') return quorumText(lang, result.quorum, rules.quorum)
  const { majority } = rules
  const main = `${thresholdPhrase(lang, majority)}, ${measured(lang, majority, result.majority, result.counts)}`
  const parts = [main, ...colleges(lang, majority, result, names)].join(lang === 'fr' ? ' ; ' : '; ')
  const outcome = byChair(result) ? say.byChair(say.outcomes[result.outcome]) : say.outcomes[result.outcome]
  return typographic(lang, withArticle(lang, majority.article, `${parts}${lang === 'fr' ? ' : ' : ': '}${outcome}`))
}

/** « Article 9 : un quart des voix, présentes ou représentées : 175 requises, 630 comptées, quorum atteint ». */
export function quorumText(lang: Lang, quorum: QuorumReached, terms: QuorumTerms | null): string {
  const say = reasonWords(lang)
  if (!terms || (terms.fraction.over === 0n && !terms.strict)) return withArticle(lang, terms?.article ?? null, say.noQuorum)
  const part = partOf(lang, terms.fraction)
  const share = terms.strict ? say.moreThan(lang === 'fr' ? ofPart(part) : part) : part
  const required = Number(smallestWhole(quorum.required, quorum.strict))
  const [asked, there] = [formatNumber(lang, required), formatNumber(lang, quorum.reached)]
  const sentence = say.quorum[terms.of](share, say.there[terms.base][terms.of], asked, there, quorum.reached < 2, quorum.met)
  return typographic(lang, withArticle(lang, terms.article, sentence))
}
