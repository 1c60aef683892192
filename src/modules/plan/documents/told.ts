/** The items of a plan as its document tells them: in the reader's language where they have it, with letters that its fonts can write. */
import { formatDay } from '#kernel/dates.ts'
import { formatPercent } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import { inLang, type Lang, type Localized, langOf } from '#kernel/values/lang.ts'
import { type Block, blocksOf, type Run } from '#kernel/values/prose.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import { fileWords } from '../messages/files.ts'
import { words } from '../messages.ts'
import type { Item } from '../queries/items.ts'
import { linkedText, missingOf, type Nested } from '../rules.ts'
import type { ItemDraft, Status } from '../tables.ts'

/** What is followed of an action; null in a version, whose text alone is frozen. */
export interface Followed {
  status: Status
  progress: number | null
  /** As this reader may know it; '' when there is none. */
  owner: string
  endsOn: string | null
  expectedResult: string | null
  stoppedReason: string | null
  missing: ReturnType<typeof missingOf>
}
export interface DocumentItem {
  code: string
  title: Localized
  text: Localized | null
  crossCutting: boolean
  action: boolean
  followed: Followed | null
}

const textOf = (text: Localized): Localized | null => (text.fr || text.en ? text : null)

/** The items of a plan as they stand today. `ownerText`: an owner's name as this reader may know it. */
export const itemsOfPlan = (tree: Nested<Item>[], lastLevel: number, ownerText: (item: Item) => string): Nested<DocumentItem>[] =>
  tree.map((item) => ({
    code: item.code,
    title: item.title,
    text: textOf(item.text),
    crossCutting: item.cross_cutting,
    action: item.level === lastLevel,
    followed: {
      status: item.status ?? 'planned',
      progress: item.progress,
      owner: item.owner ? ownerText(item) : '',
      endsOn: item.ends_on,
      expectedResult: item.expected_result,
      stoppedReason: item.stopped_reason,
      missing: missingOf(item),
    },
    children: itemsOfPlan(item.children, lastLevel, ownerText),
  }))

/** The items of a frozen text. */
export const itemsOfText = (items: ItemDraft[], lastLevel: number, level = 1): Nested<DocumentItem>[] =>
  items.map((item) => ({
    code: item.code ?? '',
    title: item.title,
    text: item.text ? textOf(item.text) : null,
    crossCutting: item.crossCutting ?? false,
    action: level === lastLevel,
    followed: null,
    children: itemsOfText(item.children, lastLevel, level + 1),
  }))

export const actionsIn = (items: Nested<DocumentItem>[]): DocumentItem[] =>
  items.flatMap((item) => [...(item.action ? [item] : []), ...actionsIn(item.children)])

/** A text with its own language, for who has it read aloud. */
export const toldText = (lang: Lang, text: Localized): { text: string; lang: Lang } => ({
  text: writable(said(lang, text)),
  lang: langOf(text, lang),
})

const writableRun = (run: Run): Run => ({ ...run, text: writable(run.text) })
const writableBlock = (block: Block): Block => {
  if (block.kind === 'paragraph') return { ...block, runs: block.runs.map(writableRun) }
  return block.kind === 'list'
    ? { ...block, items: block.items.map((item) => item.map(writableBlock)) }
    : { ...block, blocks: block.blocks.map(writableBlock) }
}

/** Addresses that lead out of a document; a place of its own begins with `#`. */
const LEADS_OUT = /^(?:https?|mailto):/
const withPlaces = (blocks: Block[], places: ReadonlySet<string>): Block[] =>
  blocks.map((block) => {
    if (block.kind === 'list') return { ...block, items: block.items.map((item) => withPlaces(item, places)) }
    if (block.kind === 'quote') return { ...block, blocks: withPlaces(block.blocks, places) }
    const known = ({ href, ...run }: Run): Run => (href && (LEADS_OUT.test(href) || places.has(href)) ? { ...run, href } : run)
    return { ...block, runs: block.runs.map(known) }
  })

/** Where each code stands in the document; references in texts lead there. */
export interface Places {
  of: ReadonlyMap<string, string>
  /** As addresses within the document. */
  known: ReadonlySet<string>
}
export function placesOf(items: Nested<DocumentItem>[]): Places {
  const of = new Map<string, string>()
  const walk = (all: Nested<DocumentItem>[]) => {
    for (const { code, children } of all) {
      of.set(code, `item-${of.size + 1}`)
      walk(children)
    }
  }
  walk(items)
  return { of, known: new Set([...of.values()].map((place) => `#${place}`)) }
}

export interface ToldProse {
  blocks: Block[]
  lang: Lang
}
/** A text in the Markdown subset, its references to other items as links. */
export function toldProse(lang: Lang, text: Localized, places: Places): ToldProse {
  const own = langOf(text, lang)
  const linked = linkedText(typographic(own, inLang(text, lang)), (code) => (places.of.has(code) ? `#${places.of.get(code)}` : null))
  return { blocks: withPlaces(blocksOf(linked), places.known).map(writableBlock), lang: own }
}

/** Longer than a page could hold in one piece. */
const LONG = 1_800

/** An action as a row of the document. */
export function toldAction(lang: Lang, item: DocumentItem, places: Places): object {
  const say = words(lang)
  const { followed } = item
  const facts: [string, string | null][] = followed
    ? [
        [fileWords(lang).reason, followed.status === 'stopped' ? followed.stoppedReason : null],
        [say.expectedResult, followed.expectedResult],
      ]
    : []
  const length = inLang(item.text ?? { fr: null, en: null }, lang).length + facts.reduce((sum, [, value]) => sum + (value?.length ?? 0), 0)
  const progress = followed?.progress && followed.status === 'in_progress' ? formatPercent(lang, followed.progress) : ''
  return {
    place: places.of.get(item.code),
    code: writable(item.code),
    title: toldText(lang, item.title),
    text: item.text && toldProse(lang, item.text, places),
    long: length > LONG,
    status: followed?.status ?? '',
    told: followed ? say.statuses[followed.status] : '',
    progress,
    owner: followed ? writable(followed.owner || (followed.missing.includes('owner') ? say.missing.owner : '')) : '',
    due: followed ? dueOf(lang, followed) : '',
    facts: facts.flatMap(([key, value]) =>
      value ? [{ key: `${key}${lang === 'fr' ? '\u00a0' : ''}:`, value: writable(typographic(lang, value)) }] : [],
    ),
  }
}

const dueOf = (lang: Lang, { endsOn, missing }: Followed): string =>
  endsOn ? formatDay(lang, endsOn, 'short') : missing.includes('date') ? words(lang).missing.date : ''

/** A part with its actions and the parts within it. */
export function toldPart(lang: Lang, item: Nested<DocumentItem>, places: Places): object {
  const { text, lang: own } = toldText(lang, item.title)
  return {
    place: places.of.get(item.code),
    heading: { text: item.crossCutting ? text : `${writable(item.code)}  ${text}`, lang: own },
    text: item.text && toldProse(lang, item.text, places),
    actions: item.children.filter(({ action }) => action).map((action) => toldAction(lang, action, places)),
    parts: item.children.filter(({ action }) => !action).map((part) => toldPart(lang, part, places)),
  }
}
