/** The paper kit: sheet, cards, ballot papers, count forms, and the rules in the words of the statutes. */
import { formatNumber } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import { said } from '#kernel/values/typography.ts'
import { type DecisionRule, quorumFor, type StatutesText, smallestWhole, times } from '#modules/statutes/index.ts'
import { paperWords } from '../messages.ts'
import type { MeetingRules, Resolution } from '../queries.ts'
import { cardsPart, collegeHeading, collegeTold, frameOf, meetingLine, type Papers, sheetPart } from './sheet.ts'

export const KIT_TEMPLATE = 'src/modules/assembly/documents/kit.typ'
/** Ballot papers on one page. */
const PER_PAGE = 6

export interface Kit extends Papers {
  rules: MeetingRules | null
  /** Those that stand. */
  resolutions: Resolution[]
}

interface RuleTold {
  title: string
  article: string
  text: string
}

/** A rule with the text of the article that it quotes; without one, in words of our own. */
function ruleOf({ lang }: Kit, text: StatutesText, title: string, number: string | null, own: string): RuleTold {
  const article = text.articles.find((each) => each.number === number)
  return {
    title: writable(title),
    article: number === null ? '' : writable(paperWords(lang).article(number)),
    text: writable(article ? `${said(lang, article.text)} ${own}`.trim() : own),
  }
}

function quorumRule(kit: Kit, { statutes, voting }: MeetingRules): RuleTold {
  const { lang, voters, meeting } = kit
  const say = paperWords(lang)
  const terms = voting && quorumFor(voting, { quorum: null }, meeting.convening)
  if (!terms) return ruleOf(kit, statutes.text, say.quorum, null, say.noQuorum)
  const roll = terms.of === 'votes' ? voters.reduce((sum, { weight }) => sum + weight, 0) : voters.length
  const required = smallestWhole(times(terms.fraction, roll), terms.strict)
  const own = required === 0n ? say.noQuorum : say.quorumNeeds(formatNumber(lang, Number(required)), terms.of, formatNumber(lang, roll))
  return ruleOf(kit, statutes.text, say.quorum, terms.article, own)
}

function thresholdTold({ lang }: Kit, { threshold, article }: DecisionRule): string {
  // An article says it in its own words.
  if (article !== null) return ''
  const say = paperWords(lang).threshold
  return threshold === 'simple' || threshold === 'absolute' ? say[threshold] : say.share(threshold)
}

function rulesTold(kit: Kit): RuleTold[] {
  const { lang, rules } = kit
  const say = paperWords(lang)
  if (!rules?.body) return [{ title: say.kit, article: '', text: say.silent }]
  const { text } = rules.statutes
  const { proxies, decisions } = rules.body
  return [
    quorumRule(kit, rules),
    ...decisions.map((decision) => ruleOf(kit, text, said(lang, decision.name), decision.article, thresholdTold(kit, decision))),
    ruleOf(kit, text, say.proxies, proxies?.article ?? null, proxies ? '' : say.proxiesSilent),
  ]
}

export function kitData(kit: Kit): object {
  const { lang, voters, colleges, resolutions, meeting } = kit
  const say = paperWords(lang)
  const line = writable(meetingLine(kit))
  const titles = resolutions.map(({ number, title }) => writable(say.ballot(number, said(lang, title))))
  const pages = Math.max(1, Math.ceil(voters.length / PER_PAGE))
  const tellers = meeting.officers.filter(({ role }) => role === 'teller').map(({ name }) => name)
  return {
    ...frameOf(kit, say.kit),
    title: say.kit,
    meeting: line,
    howTitle: say.howTitle,
    how: say.how(say.copies(formatNumber(lang, pages), pages === 1)),
    rulesTitle: say.rulesTitle,
    rules: rulesTold(kit),
    sheet: sheetPart(kit),
    cards: cardsPart(kit),
    ballots: { meeting: line, choices: say.choices, who: say.who, votes: say.votes, papers: titles.map((title) => ({ title })) },
    counts: {
      title: say.counts,
      meeting: line,
      head: say.countHead,
      rows: titles,
      signed: writable(say.tellers(tellers.join(', '))),
      colleges: colleges.map(({ code, name }) => ({ name: writable(collegeHeading(lang, name)), told: collegeTold(kit, code) })),
    },
  }
}
