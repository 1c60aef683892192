/** Which item of one text is which item of the other, and how that is known. */
import type { TextItem } from './items.ts'
import { type Partners, pairByTitle, type TitleTie } from './titles.ts'

/** What the database knows of items beside their texts. */
export interface Links {
  /** Of an item that is the next text of another: the first of that line (R39). */
  roots: ReadonlyMap<number, number>
  /** Of an item that a later plan takes over: that item. */
  carriedOver: ReadonlyMap<number, number>
}

/** `same` is known, `carried_over` was said by somebody; the others are proposals. */
export type Tie = 'same' | 'carried_over' | TitleTie

export const isProposal = (tie: Tie | null): boolean => tie === 'title' || tie === 'similar'

export interface Pairing {
  partners: Partners<TextItem>
  /** By the item of the text before. */
  ties: Map<TextItem, Tie>
  /** Items of the text before that are carried over to one that already has a partner. */
  joined: Map<TextItem, TextItem>
}

const byRoot = (items: TextItem[], { roots }: Links): Map<number, TextItem> => {
  const found = new Map<number, TextItem>()
  for (const item of items) {
    const root = roots.get(item.id) ?? item.id
    if (!found.has(root)) found.set(root, item)
  }
  return found
}

/** Pairs the items of two texts: by who they are, then, between two plans, by what was carried over, by the same and by similar titles. */
export function pairItems(before: TextItem[], after: TextItem[], links: Links, sameFamily: boolean): Pairing {
  const pairing: Pairing = { partners: new Map(), ties: new Map(), joined: new Map() }
  const { partners, ties, joined } = pairing
  const pair = (one: TextItem, other: TextItem, tie: Tie) => {
    partners.set(one, other)
    partners.set(other, one)
    ties.set(one, tie)
  }
  const [here, there] = [byRoot(before, links), byRoot(after, links)]
  for (const [root, item] of here) {
    const other = there.get(root)
    if (other) pair(item, other, 'same')
  }
  if (sameFamily) return pairing
  const carry = (items: TextItem[], targets: ReadonlyMap<number, TextItem>, meet: (item: TextItem, target: TextItem) => void) => {
    for (const item of items) {
      const to = links.carriedOver.get(item.id)
      const target = to === undefined ? undefined : targets.get(links.roots.get(to) ?? to)
      if (target && !partners.has(item)) meet(item, target)
    }
  }
  carry(before, there, (item, target) => {
    if (partners.has(target)) joined.set(item, target)
    else pair(item, target, 'carried_over')
  })
  // Read backwards, from the later plan to the earlier one, the same links hold.
  carry(after, here, (item, target) => {
    if (!partners.has(target)) pair(target, item, 'carried_over')
  })
  const unsaid = before.filter((item) => !partners.has(item) && !joined.has(item))
  const open = after.filter((item) => !partners.has(item))
  pairByTitle(unsaid, open, partners, pair)
  return pairing
}
