/** Sentences on versions that are made of figures: differences, totals, what a vote would change. */
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { gapOf, inKindGapOf, regionalShare, sumOfTotals, type Totals } from '../../rules/totals.ts'
import { type ComparedLine, compareLines, differs, type LostFunding } from '../../rules/versions/comparison.ts'
import { accountName } from '../accounts.ts'
import { versionsWords } from './versions.ts'

const MINUS = '\u2212'
const MOST_NAMED = 5

/** `+2 000 €`, `−2 000 €`, `0 €`. */
export const signedEuros = (lang: Lang, cents: number): string =>
  `${cents > 0 ? '+' : cents < 0 ? MINUS : ''}${formatEuros(lang, Math.abs(cents))}`

/** `+10 %`, `−12,5 %`. */
export const signedShare = (lang: Lang, basisPoints: number): string =>
  `${basisPoints > 0 ? '+' : basisPoints < 0 ? MINUS : ''}${formatShare(lang, Math.abs(basisPoints))}`

/** « équilibré », « il manque 12 400 € ». */
export function gapTold(lang: Lang, totals: Totals): string {
  const say = versionsWords(lang)
  if (totals.lines === 0) return say.noLine
  const gap = gapOf(totals)
  const inKind = inKindGapOf(totals)
  const told = gap === 0 ? say.balanced : (gap < 0 ? say.missing : say.left)(formatEuros(lang, Math.abs(gap)))
  return inKind === 0 ? told : `${told}, ${say.inKind(formatEuros(lang, Math.abs(inKind)))}`
}

/** « 1 620 000 € de charges, équilibré, 32 % aux régions et acteurs (518 400 €) » */
export function totalsTold(lang: Lang, totals: Totals): string {
  const say = versionsWords(lang)
  if (totals.lines === 0) return say.noLine
  const { cents, shareBp } = regionalShare(totals, null)
  const share = cents === 0 ? [] : [say.share(formatShare(lang, shareBp), formatEuros(lang, cents))]
  return [say.charges(formatEuros(lang, totals.chargesCents)), gapTold(lang, totals), ...share].join(', ')
}

export interface ToldVersion {
  number: number
  byYear: ReadonlyMap<number, Totals>
  lines: readonly ComparedLine[]
}

export interface ToldAdoption {
  budget: { yearFrom: number; yearTo: number; targetShareBp: number | null }
  now: ToldVersion
  before: ToldVersion | null
  shortfall: ReadonlyMap<number, number>
  lost: readonly (LostFunding & { code: string })[]
}

const sumOf = ({ byYear }: ToldVersion): Totals => sumOfTotals([...byYear.values()])

/** Of the first budget of these years: at what it balances, and what of it goes to the regions and actors (R19). */
function firstVote(lang: Lang, { budget, now }: ToldAdoption): string[] {
  const say = versionsWords(lang).consequence
  const totals = sumOf(now)
  const { cents, shareBp, targetBp } = regionalShare(totals, budget.targetShareBp)
  const years = say.years(budget.yearFrom, budget.yearTo)
  const amount = formatEuros(lang, totals.chargesCents)
  const byYear = [...now.byYear].toSorted(([one], [other]) => one - other)
  return [
    cents === 0 ? say.first(years, amount) : say.firstShare(years, amount, formatShare(lang, shareBp), formatEuros(lang, cents)),
    ...(targetBp === null ? [] : [say.target(formatShare(lang, targetBp))]),
    ...(byYear.length < 2
      ? []
      : [say.eachYear(byYear.map(([year, each]) => say.ofYear(year, formatEuros(lang, each.chargesCents))).join(', '))]),
  ]
}

/** Of an amendment: what changes against the version in force, by chapter. */
function amended(lang: Lang, now: ToldVersion, before: ToldVersion): string[] {
  const say = versionsWords(lang).consequence
  const [old, next] = [sumOf(before), sumOf(now)]
  const [from, to] = [old.chargesCents, next.chargesCents]
  const groups = compareLines([before.lines, now.lines]).filter(({ amounts }) => differs(amounts))
  const changed = groups.map(({ group, amounts }) =>
    say.group(`${group} ${accountName(lang, group)}`, signedEuros(lang, amounts[1]! - amounts[0]!)),
  )
  const [was, is] = [regionalShare(old, null).shareBp, regionalShare(next, null).shareBp]
  return [
    say.replaces(before.number),
    from === to
      ? say.sameTotal(formatEuros(lang, to))
      : say.total(formatEuros(lang, from), formatEuros(lang, to), signedEuros(lang, to - from)),
    changed.length === 0 ? say.nothing : say.groups(changed.join(', ')),
    ...(was === is ? [] : [say.shareMoves(formatShare(lang, was), formatShare(lang, is))]),
  ]
}

/** Years that would not balance: by their lines, or since money that they count on does not come. */
function outOfBalance(lang: Lang, { now, shortfall }: ToldAdoption): string[] {
  const say = versionsWords(lang).consequence
  return [...now.byYear]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([year, totals]) => {
      const lacking = shortfall.get(year) ?? 0
      const gap = gapOf(totals) - lacking
      if (gap === 0) return []
      const because = lacking > 0 ? say.because(formatEuros(lang, lacking)) : ''
      return [`${say.outOfBalance(year, formatEuros(lang, Math.abs(gap)))}${because}.`]
    })
}

function lostTold(lang: Lang, lost: ToldAdoption['lost']): string[] {
  const say = versionsWords(lang).consequence
  const told = (some: ToldAdoption['lost'], sentence: (list: string) => string): string[] => {
    if (some.length === 0) return []
    const named = some.slice(0, MOST_NAMED).map(({ code, missingCents }) => say.lostAction(code, formatEuros(lang, missingCents)))
    const rest = some.length - named.length
    return [sentence([...named, ...(rest > 0 ? [say.more(rest)] : [])].join(', '))]
  }
  return [
    ...told(
      lost.filter(({ whole }) => whole),
      say.lost,
    ),
    ...told(
      lost.filter(({ whole }) => !whole),
      say.lessFunded,
    ),
  ]
}

/** What adopting a version changes, in sentences: said before the vote. */
export const adoptionTold = (lang: Lang, adoption: ToldAdoption): string[] =>
  [
    ...(adoption.before ? amended(lang, adoption.now, adoption.before) : firstVote(lang, adoption)),
    ...outOfBalance(lang, adoption),
    ...lostTold(lang, adoption.lost),
  ].map((sentence) => typographic(lang, sentence))
