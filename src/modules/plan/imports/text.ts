/** A text into items: headings are levels, what stands below them is their text, tables are their actions. */
import { isExampleMark } from '#kernel/values/example-mark.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { importWords } from '../messages/import.ts'
import { LONGEST_TEXT, LONGEST_TITLE, MOST_LEVELS } from '../rules/imports.ts'
import type { ItemDraft, LevelNames } from '../tables.ts'
import type { Entry, ReadBlocks, TextBlock } from './blocks.ts'
import { readTitle } from './cells.ts'
import { type Findings, fault, warn } from './findings.ts'
import type { Mended, ReadColumn } from './headings.ts'
import { type Body, type Node, outlineOf } from './outline.ts'
import { levelNamesSaid, planFactOf, type SaidOfPlan, saidOfPlan } from './plan-facts.ts'
import { localized } from './rows.ts'
import { isOurs, linesOf, planPairs, type ReadBody, type Reading, readBody } from './text-body.ts'
import { factPairs } from './text-tables.ts'
import { type Fact, factWord, levelWord } from './vocabulary.ts'

export interface ReadText {
  items: ItemDraft[]
  levelNames: LevelNames
  lang: Lang
  /** Null: the file's name will do. */
  title: string | null
  lead: string | null
  said: SaidOfPlan
  headings: Partial<Record<Fact, string>>
  columns: ReadColumn[]
  example: boolean
}

/** The language of the words that we know, in headings and tables. */
function langOf(blocks: TextBlock[], said: SaidOfPlan, fallback: Lang): Lang {
  if (said.levelsFr || said.levelsEn) return said.levelsFr ? 'fr' : 'en'
  const votes = { fr: 0, en: 0 }
  const words = blocks.flatMap((block) =>
    block.kind === 'table' ? (block.rows[0] ?? []).map(({ plain }) => plain) : block.kind === 'heading' ? [block.plain.split(' ')[0]!] : [],
  )
  for (const word of words) {
    const langs = factWord(word)?.langs ?? levelWord(word)?.langs
    if (langs?.size === 1) for (const lang of langs) votes[lang] += 1
  }
  return votes.fr === votes.en ? fallback : votes.fr > votes.en ? 'fr' : 'en'
}

const isList = (block: Body): block is Extract<Body, { kind: 'list' }> => block.kind === 'list'

/** The lists below the deepest headings, when nothing else stands there and no table tells of actions: they are the actions then. */
function listedActions(nodes: Node[], read: ReadonlyMap<Node, ReadBody>, { ours }: Reading): ReadonlyMap<Node, Entry[]> {
  const deepest = Math.max(0, ...nodes.map(({ level }) => level))
  const filled = nodes.filter(({ level, body }) => level === deepest && body.length > 0)
  const fits = filled.every(
    ({ body }) =>
      body.every((block) => isList(block) && factPairs(linesOf(block)) === null) &&
      body.filter(isList).every(({ entries }) => entries.every(({ plain }) => plain !== '' && plain.length <= LONGEST_TITLE)),
  )
  if (ours || !fits || deepest >= MOST_LEVELS || [...read.values()].some(({ items }) => items.length > 0)) return new Map()
  return new Map(filled.map((node) => [node, node.body.filter(isList).flatMap(({ entries }) => entries)]))
}

const asText = (lang: Lang, text: string): Pick<ItemDraft, 'text'> => (text === '' ? {} : { text: localized(lang, text) })

function itemOf(node: Node, { facts, text: whole, items }: ReadBody, entries: Entry[] | undefined, { lang, findings }: Reading): ItemDraft {
  const text = entries ? {} : asText(lang, whole)
  if ((text.text?.[lang]?.length ?? 0) > LONGEST_TEXT) fault(findings, node.place, node.heading, findings.words.textTooLong(LONGEST_TEXT))
  const listed = (entries ?? []).map(
    ({ plain, below }): ItemDraft => ({
      code: null,
      line: node.place,
      title: localized(lang, plain),
      ...asText(lang, below),
      children: [],
    }),
  )
  return {
    ...facts,
    code: node.code,
    line: node.place,
    title: localized(lang, readTitle(node.title, node.place, node.heading, findings)),
    ...text,
    children: [...items, ...listed],
  }
}

const depthOf = (items: ItemDraft[]): number => items.reduce((most, item) => Math.max(most, 1 + depthOf(item.children)), 0)

/** The levels: as the text tells them, as its headings and tables call them (« Axe 1 : … »), else usual names for so many. */
function levelNamesOf(nodes: Node[], depth: number, said: SaidOfPlan, { lang, tableLevels }: Reading): LevelNames {
  const told = levelNamesSaid(said)
  if (told && told.fr.length >= depth) return told
  const levels = Math.min(MOST_LEVELS, Math.max(1, depth))
  const named = (level: number) => nodes.find((node) => node.level === level && node.word !== null)?.word ?? null
  const other: Lang = lang === 'fr' ? 'en' : 'fr'
  const usual = (each: Lang) => importWords(each).levelsOfDepth[levels - 1]!
  const own = usual(lang).map((name, index) => named(index + 1) ?? tableLevels[index + tableLevels.length - levels] ?? name)
  const others = own.map((name, index) => (name === usual(lang)[index] ? usual(other)[index]! : (levelWord(name)?.names[other] ?? name)))
  return { [lang]: own, [other]: others } as LevelNames
}

/** What stands above the first item: the plan's facts, its lead, the mark of an example; the rest may be actions. */
function readFront(front: Body[], reading: Reading): { lead: string | null; example: boolean; items: ItemDraft[] } {
  const example = front.some((block) => block.kind === 'paragraph' && isExampleMark(block.plain))
  const rest = front.filter((block) => planPairs(block) === null && !(block.kind === 'paragraph' && isExampleMark(block.plain)))
  const { text: lead, items } = readBody(rest, null, reading)
  if (lead.length > LONGEST_TEXT) fault(reading.findings, rest[0]?.place ?? null, null, reading.findings.words.textTooLong(LONGEST_TEXT))
  return { lead: lead === '' ? null : lead, example, items }
}

/** Reads a text. Null: no heading and no table of actions is in it. */
export function readText({ blocks, left }: ReadBlocks, fallback: Lang, findings: Findings, mended: Mended): ReadText | null {
  const { words } = findings
  const { title, front, nodes } = outlineOf(blocks, isOurs, findings)
  const said = saidOfPlan(
    front.flatMap((block) =>
      (planPairs(block) ?? []).map(({ key, value }) => [key, /^lead/.test(planFactOf(key) ?? '') ? value.rich : value.plain]),
    ),
  )
  const lang = langOf(blocks, said, fallback)
  const reading: Reading = { lang, findings, mended, ours: isOurs(front), tables: 0, columns: new Map(), headings: {}, tableLevels: [] }
  const { lead, example, items } = readFront(front, reading)
  const read = new Map(nodes.map((node) => [node, readBody(node.body, node.heading, reading)]))
  const listed = listedActions(nodes, read, reading)
  const [first] = listed.keys()
  if (first) warn(findings, first.place, first.heading, words.listsAsActions)
  const made = new Map<Node, ItemDraft>()
  for (const node of nodes) {
    const item = itemOf(node, read.get(node)!, listed.get(node), reading)
    made.set(node, item)
    const siblings = node.parent ? made.get(node.parent)!.children : items
    siblings.push(item)
  }
  if (left.images > 0) warn(findings, null, null, words.imagesLeft(left.images))
  if (left.notes > 0) warn(findings, null, null, words.notesLeft(left.notes))
  if (items.length === 0 && findings.errors.length === 0) return null
  return {
    items,
    levelNames: levelNamesOf(nodes, depthOf(items), said, reading),
    lang,
    title,
    lead,
    said,
    headings: reading.headings,
    columns: [...reading.columns.values()],
    example,
  }
}
