/** What became of each item between two texts: kept, changed, moved, added or dropped; each exactly once. */
import { LANGS } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { type ComparedText, itemsOfText, type TextItem } from './comparison/items.ts'
import { inOrder } from './comparison/order.ts'
import { isProposal, type Links, type Pairing, pairItems, type Tie } from './comparison/pairs.ts'
import type { FrozenPlan, FrozenText } from './frozen.ts'

export type { ComparedText, TextItem } from './comparison/items.ts'
export { isProposal, type Links, type Tie } from './comparison/pairs.ts'
export * from './comparison/rows.ts'

export const FATES = ['changed', 'moved', 'added', 'dropped', 'kept'] as const
/** A changed item may also have moved: its marks say so. */
export type Fate = (typeof FATES)[number]

export interface Marks {
  title: boolean
  text: boolean
  crossCutting: boolean
  /** Stands under another parent. */
  parent: boolean
  /** Stands elsewhere among those of its siblings that stayed. */
  order: 'up' | 'down' | null
  /** Another code: alone it is no change. */
  code: boolean
}

export type Entry = {
  fate: Fate
  /** How it is known that both are one; null where there is only one. */
  tie: Tie | null
  marks: Marks
  /** It was carried over to this item, whose partner is another. */
  joined: TextItem | null
} & ({ before: TextItem; after: TextItem | null } | { before: null; after: TextItem })

export type FactOfPlan = 'title' | 'lead' | 'kind' | 'levels' | 'period'

export interface Comparison {
  /** Which facts of the plan itself differ. */
  facts: FactOfPlan[]
  /** Those of the text after from top to bottom, then what was dropped. */
  entries: Entry[]
  before: TextItem[]
  after: TextItem[]
  counts: Record<Fate, number> & {
    /** Changed and moved at once. */
    both: number
    /** Kept under another code. */
    renumbered: number
    /** Brought together by their titles alone. */
    proposals: number
  }
}

/** The same for a reader: kinds of apostrophes and of spaces, and blank ends, are no change. */
export const sameText = (one: FrozenText | undefined, other: FrozenText | undefined): boolean =>
  LANGS.every((lang) => {
    const [mine, theirs] = [one?.[lang] ?? '', other?.[lang] ?? '']
    return mine === theirs || typographic(lang, mine).trim() === typographic(lang, theirs).trim()
  })

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const UNMARKED: Marks = { title: false, text: false, crossCutting: false, parent: false, order: null, code: false }

const fateOf = (marks: Marks): Fate =>
  marks.title || marks.text || marks.crossCutting ? 'changed' : marks.parent || marks.order !== null ? 'moved' : 'kept'

/** Items of the text after that stand elsewhere among the siblings that stayed: above or below those that kept their order. */
function reordered(after: TextItem[], { partners }: Pairing): Map<TextItem, 'up' | 'down'> {
  const found = new Map<TextItem, 'up' | 'down'>()
  const roots = after.filter(({ parent }) => parent === null)
  for (const siblings of [roots, ...after.map(({ children }) => children)]) {
    const stayed = siblings.filter((item) => partners.has(item) && staysBelow(item, partners))
    const places = stayed.map((item) => partners.get(item)!.place)
    const stays = inOrder(places)
    let last = -1
    for (const [index, item] of stayed.entries()) {
      if (stays[index]) last = places[index]!
      else found.set(item, places[index]! < last ? 'down' : 'up')
    }
  }
  return found
}

const staysBelow = (item: TextItem, partners: Pairing['partners']): boolean => {
  const parent = partners.get(item)!.parent
  return item.parent === null || parent === null ? item.parent === parent : partners.get(item.parent) === parent
}

function pairedEntry(before: TextItem, after: TextItem, pairing: Pairing, moved: ReadonlyMap<TextItem, 'up' | 'down'>): Entry {
  const marks: Marks = {
    title: !sameText(before.title, after.title),
    text: !sameText(before.text, after.text),
    crossCutting: before.crossCutting !== after.crossCutting,
    parent: !staysBelow(after, pairing.partners),
    order: moved.get(after) ?? null,
    code: before.code !== after.code,
  }
  return { fate: fateOf(marks), tie: pairing.ties.get(before)!, marks, joined: null, before, after }
}

/** Which facts of the plan itself differ. */
const changedFacts = (before: FrozenPlan, after: FrozenPlan): FactOfPlan[] =>
  (
    [
      ['title', sameText(before.title, after.title)],
      ['lead', sameText(before.lead, after.lead)],
      ['kind', before.kind === after.kind],
      ['levels', same(before.levelNames.fr, after.levelNames.fr) && same(before.levelNames.en, after.levelNames.en)],
      ['period', before.period?.from === after.period?.from && before.period?.to === after.period?.to],
    ] as const
  ).flatMap(([fact, equal]) => (equal ? [] : [fact]))

function countsOfEntries(entries: Entry[]): Comparison['counts'] {
  const counts = { changed: 0, moved: 0, added: 0, dropped: 0, kept: 0, both: 0, renumbered: 0, proposals: 0 }
  for (const { fate, tie, marks } of entries) {
    counts[fate] += 1
    if (fate === 'changed' && (marks.parent || marks.order !== null)) counts.both += 1
    if (fate === 'kept' && marks.code) counts.renumbered += 1
    if (isProposal(tie)) counts.proposals += 1
  }
  return counts
}

/** Compares two texts. Every item of either one is in exactly one entry. */
export function compareTexts(one: ComparedText, other: ComparedText, links: Links): Comparison {
  const [before, after] = [itemsOfText(one), itemsOfText(other)]
  const pairing = pairItems(before, after, links, one.family === other.family)
  const moved = reordered(after, pairing)
  const alone = { tie: null, marks: UNMARKED }
  const entries = [
    ...after.map((item): Entry => {
      const partner = pairing.partners.get(item)
      return partner ? pairedEntry(partner, item, pairing, moved) : { ...alone, fate: 'added', joined: null, before: null, after: item }
    }),
    ...before
      .filter((item) => !pairing.partners.has(item))
      .map((item): Entry => ({ ...alone, fate: 'dropped', joined: pairing.joined.get(item) ?? null, before: item, after: null })),
  ]
  return { facts: changedFacts(one.text, other.text), entries, before, after, counts: countsOfEntries(entries) }
}
