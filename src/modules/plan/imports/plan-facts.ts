/** What a file says of the plan itself, as keys and values: its title, its period, its levels. */
import { parsePartialDay, spanOf } from '#kernel/dates.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { PLAN_FACTS, SHEETS } from '../messages/columns.ts'
import { LONGEST_TEXT, LONGEST_TITLE, MOST_LEVELS } from '../rules/imports.ts'
import type { LevelNames, PlanDraft } from '../tables.ts'
import { type Findings, warn } from './findings.ts'
import { ANSWER_OF, bareWord, KIND_OF, levelWord, PLAN_FACT_OF, type PlanFact } from './vocabulary.ts'

export const PLAN_SHEET_NAMES: ReadonlySet<string> = new Set(Object.values(SHEETS.plan))

/** Which fact of the plan a key names. */
export const planFactOf = (key: string): PlanFact | undefined => PLAN_FACT_OF.get(bareWord(key.replace(/\s*:$/, '')))

export type SaidOfPlan = Partial<Record<PlanFact, string>>

/** The facts among keys and values; others (a version, a fingerprint) are for people. */
export function saidOfPlan(pairs: Iterable<readonly string[]>): SaidOfPlan {
  const said: SaidOfPlan = {}
  for (const [key = '', value = ''] of pairs) {
    const fact = planFactOf(key)
    if (fact && value.trim() !== '' && said[fact] === undefined) said[fact] = value.trim()
  }
  return said
}

const localized = (fr: string | undefined, en: string | undefined): Localized | null =>
  fr || en ? { fr: fr || null, en: en || null } : null
const cut = (text: string | undefined, most: number): string | undefined => text?.slice(0, most)
const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[>;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, MOST_LEVELS)

const translated = (names: string[], into: Lang): string[] => names.map((name) => levelWord(name)?.names[into] ?? name)

/** Level names in both languages; those of one alone are translated as far as we know the words. */
export function levelNamesSaid(said: SaidOfPlan): LevelNames | null {
  const fr = listed(said.levelsFr)
  const en = listed(said.levelsEn)
  if (fr.length === 0 && en.length === 0) return null
  if (fr.length === 0) return { fr: translated(en, 'fr'), en }
  return { fr, en: en.length === fr.length ? en : translated(fr, 'en') }
}

/** The facts as they go into the draft; one that cannot be read is a warning. */
export function planFactsRead(said: SaidOfPlan, lang: Lang, findings: Findings): Partial<PlanDraft> {
  const { words } = findings
  const complain = (fact: PlanFact, message: string) => warn(findings, null, PLAN_FACTS[fact][lang], message)
  const day = (fact: 'from' | 'to', end: 'first' | 'last') => {
    const text = said[fact]
    if (text === undefined) return null
    const partial = parsePartialDay(text)
    if (partial === null) complain(fact, words.notADay(text))
    return partial === null ? null : spanOf(partial)[end]
  }
  const period = { from: day('from', 'first'), to: day('to', 'last') }
  if (period.from && period.to && period.from > period.to) {
    complain('to', words.endsBeforeStart(said.to!))
    period.to = null
  }
  const kind = said.kind === undefined ? undefined : KIND_OF.get(bareWord(said.kind))
  if (said.kind !== undefined && kind === undefined) complain('kind', words.notAKind(said.kind))
  const title = localized(cut(said.titleFr, LONGEST_TITLE), cut(said.titleEn, LONGEST_TITLE))
  const lead = localized(cut(said.leadFr, LONGEST_TEXT), cut(said.leadEn, LONGEST_TEXT))
  return {
    ...(title ? { title } : {}),
    ...(lead ? { lead } : {}),
    ...(kind ? { kind } : {}),
    period,
    owner: said.owner ?? null,
    predecessor: said.predecessor ?? null,
    ...(said.example === undefined ? {} : { example: ANSWER_OF.get(bareWord(said.example)) === 'yes' }),
  }
}
