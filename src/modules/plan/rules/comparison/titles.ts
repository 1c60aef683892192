/** Which items of two plans are probably the same, by their titles: proposals, never facts. */
import { LANGS, type Lang } from '#kernel/values/lang.ts'
import { nameKey } from '../import-names.ts'

/** What is known of an item when only its title may tell who it is. */
export interface Titled<Item> {
  title: { fr?: string | null; en?: string | null }
  rank: 'action' | number
  level: number
  parent: Item | null
  place: number
}

/** Each item's partner on the other side; both directions. Never two to one. */
export type Partners<Item> = Map<Item, Item>

export type TitleTie = 'title' | 'similar'
type Found<Item> = (before: Item, after: Item, tie: TitleTie) => void

const free = <Item>(items: Item[], partners: Partners<Item>): Item[] => items.filter((item) => !partners.has(item))
/** Titles are looked at several times; their keys are made once. */
const keys = new WeakMap<object, Record<Lang, string>>()
function keyOf({ title }: { title: { fr?: string | null; en?: string | null } }, lang: Lang): string {
  const known = keys.get(title) ?? { fr: nameKey(title.fr ?? ''), en: nameKey(title.en ?? '') }
  keys.set(title, known)
  return known[lang]
}
const together = <Item extends Titled<Item>>(before: Item, after: Item, partners: Partners<Item>): boolean =>
  before.parent === null || after.parent === null ? before.parent === after.parent : partners.get(before.parent) === after.parent

/** Pairs the first with the first and the second with the second of those that bear one title; `under`: only below parents that are partners. */
function pairSameTitles<Item extends Titled<Item>>(
  before: Item[],
  after: Item[],
  partners: Partners<Item>,
  found: Found<Item>,
  scope: 'parents' | 'rank' | 'anywhere',
): void {
  const placeOf = (item: Item, side: 'before' | 'after'): string => {
    if (scope === 'anywhere') return ''
    if (scope === 'rank') return String(item.rank)
    // The parent's place in the text before: the same for both children when their parents are partners.
    const parent = side === 'before' || item.parent === null ? item.parent : partners.get(item.parent)
    return `${item.rank} ${parent === undefined ? `alone ${side} ${item.parent!.place}` : (parent?.place ?? 'root')}`
  }
  for (const lang of LANGS) {
    const titled = (items: Item[], side: 'before' | 'after') =>
      Map.groupBy(
        free(items, partners).filter((item) => keyOf(item, lang) !== ''),
        (item) => `${placeOf(item, side)} ${keyOf(item, lang)}`,
      )
    const others = titled(after, 'after')
    for (const [key, mine] of titled(before, 'before'))
      for (const [place, item] of mine.entries()) {
        const other = others.get(key)?.[place]
        if (other) found(item, other, 'title')
      }
  }
}

const SHORTEST_WORD = 3

interface TitleWords {
  words: Set<string>
  /** Of all its words together. */
  letters: number
}

function titleWords(item: Parameters<typeof keyOf>[0], lang: Lang): TitleWords {
  const words = (keyOf(item, lang).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= SHORTEST_WORD || /\d/.test(word))
  const different = new Set(words)
  return { words: different, letters: [...different].reduce((sum, word) => sum + word.length, 0) }
}

/** The share of letters of two titles that stand in words of both: 0 nothing in common, 1 the same words (Dice). */
function likenessOfWords(one: TitleWords, other: TitleWords): number {
  let shared = 0
  for (const word of one.words) if (other.words.has(word)) shared += word.length
  const all = one.letters + other.letters
  return all === 0 ? 0 : (2 * shared) / all
}

/** From this likeness on, two titles are clearly similar. */
const CLEARLY = 0.6
/** A word that so many titles have tells nothing of any of them. */
const COMMON = 150

type Scored<Item> = Map<Item, Map<Item, number>>

/** Notes how alike the titles are in one language, of items of one rank that share a word which tells something. */
function scoreTitles<Item extends Titled<Item>>(before: Item[], after: Item[], lang: Lang, scored: Scored<Item>): void {
  const words = new Map([...before, ...after].map((item) => [item, titleWords(item, lang)]))
  const bearers = new Map<string, Item[]>()
  for (const item of after)
    for (const word of words.get(item)!.words) {
      const all = bearers.get(word) ?? []
      all.push(item)
      bearers.set(word, all)
    }
  for (const item of before) {
    const mine = words.get(item)!
    const candidates = new Set<Item>()
    for (const word of mine.words) {
      const all = bearers.get(word)
      if (all && all.length <= COMMON) for (const other of all) candidates.add(other)
    }
    for (const other of candidates) {
      if (item.rank !== other.rank) continue
      const likeness = likenessOfWords(mine, words.get(other)!)
      if (likeness < CLEARLY) continue
      const known = scored.get(item) ?? new Map<Item, number>()
      known.set(other, Math.max(known.get(other) ?? 0, likeness))
      scored.set(item, known)
    }
  }
}

/** Every clearly similar pair of one level, the most alike first; of equals the one that stands higher in both texts. */
function similarPairs<Item extends Titled<Item>>(before: Item[], after: Item[], partners: Partners<Item>): [Item, Item][] {
  const scored: Scored<Item> = new Map()
  for (const lang of LANGS) scoreTitles(before, after, lang, scored)
  const NEAR = 0.1
  return [...scored]
    .flatMap(([item, others]) =>
      [...others].map(([other, likeness]) => ({ item, other, score: likeness + (together(item, other, partners) ? NEAR : 0) })),
    )
    .sort((one, two) => two.score - one.score || one.item.place + one.other.place - (two.item.place + two.other.place))
    .map(({ item, other }) => [item, other])
}

/** Brings items together by their titles: the same first (below the same parents, at the same level, anywhere), then clearly similar ones of one level. */
export function pairByTitle<Item extends Titled<Item>>(before: Item[], after: Item[], partners: Partners<Item>, found: Found<Item>): void {
  const deepest = [...before, ...after].reduce((most, { level }) => Math.max(most, level), 0)
  const levels = Array.from({ length: deepest }, (_, place) => place + 1)
  for (const level of levels) {
    const [mine, others] = [before.filter((item) => item.level === level), after.filter((item) => item.level === level)]
    pairSameTitles(mine, others, partners, found, 'parents')
    pairSameTitles(mine, others, partners, found, 'rank')
  }
  pairSameTitles(before, after, partners, found, 'rank')
  pairSameTitles(before, after, partners, found, 'anywhere')
  for (const level of levels) {
    const mine = free(before, partners).filter((item) => item.level === level)
    for (const [item, other] of similarPairs(mine, free(after, partners), partners))
      if (!partners.has(item) && !partners.has(other)) found(item, other, 'similar')
  }
}
