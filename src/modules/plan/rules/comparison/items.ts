/** The items of a frozen text as they are compared: who each one is, and where it stands. */
import type { FrozenItem, FrozenPlan, FrozenText } from '../frozen.ts'

/** A text that is compared with another. */
export interface ComparedText {
  text: FrozenPlan
  /** Who each item of the text is, from top to bottom. */
  itemIds: readonly number[]
  /** Texts of one family (a plan, its versions, its next text) know their items by identity; others are brought together. */
  family: number
}

export interface TextItem {
  id: number
  code: string
  title: FrozenText
  text: FrozenText
  crossCutting: boolean
  /** From 1. */
  level: number
  /** Actions are compared with actions, however many levels stand above them. */
  rank: 'action' | number
  parent: TextItem | null
  children: TextItem[]
  /** Its place in the text, from top to bottom. */
  place: number
}

/** Every item of a text from top to bottom. */
export function itemsOfText({ text, itemIds }: ComparedText): TextItem[] {
  const found: TextItem[] = []
  const lastLevel = Math.max(text.levelNames.fr?.length ?? 0, text.levelNames.en?.length ?? 0)
  const walk = (items: FrozenItem[], parent: TextItem | null): TextItem[] =>
    items.map((item) => {
      const level = (parent?.level ?? 0) + 1
      const { code, title } = item
      const here: TextItem = {
        ...{ id: itemIds[found.length] ?? -1 - found.length, code, title, text: item.text ?? {}, crossCutting: item.crossCutting ?? false },
        ...{ level, rank: level === lastLevel ? 'action' : level, parent, children: [], place: found.length },
      }
      found.push(here)
      here.children = walk(item.children ?? [], here)
      return here
    })
  walk(text.items ?? [], null)
  return found
}
