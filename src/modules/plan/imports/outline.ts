/** The outline of a text: which heading is the plan's title, which are items, at which level, and what stands below each. */
import { nameKey } from '../rules/imports.ts'
import type { TextBlock } from './blocks.ts'
import { type Findings, warn } from './findings.ts'
import { type Numbered, numbered, ownHeading } from './numbering.ts'

type Heading = Extract<TextBlock, { kind: 'heading' }>
export type Body = Exclude<TextBlock, { kind: 'title' | 'heading' }>

export interface Node extends Numbered {
  place: number
  /** As it stands in the text. */
  heading: string
  rank: number
  level: number
  parent: Node | null
  body: Body[]
}

export interface Outline {
  /** Null: the file's name will do. */
  title: string | null
  /** What stands above the first item. */
  front: Body[]
  nodes: Node[]
}

/** The Title style, else the one heading of the first rank when it stands first. */
function titleOf(blocks: TextBlock[]): TextBlock | null {
  const styled = blocks.find(({ kind }) => kind === 'title')
  if (styled) return styled
  const headings = blocks.filter((block): block is Heading => block.kind === 'heading')
  const first = Math.min(...headings.map(({ rank }) => rank))
  const [lone, ...others] = headings.filter(({ rank }) => rank === first)
  return lone && others.length === 0 && lone === headings[0] ? lone : null
}

/** Numbers that are used twice tell no place: « Objectif 1 » below each axis. */
function withoutRepeated(read: Map<number, Numbered[]>): void {
  const used = new Set<string>()
  for (const rank of [...read.keys()].sort((one, other) => one - other)) {
    const all = read.get(rank)!
    const own = all.flatMap(({ code }) => (code === null ? [] : nameKey(code)))
    const repeated = new Set(own).size < own.length || own.some((code) => used.has(code))
    if (repeated) for (const each of all) each.code = null
    else for (const code of own) used.add(code)
  }
}

/** The headings of each rank with their numbers, in their order. */
function numbersOf(headings: Heading[], ours: boolean): (heading: Heading) => Numbered {
  const byRank = Map.groupBy(headings, ({ rank }) => rank)
  const read = new Map(
    [...byRank].map(([rank, all]) => [rank, ours ? all.map(({ plain }) => ownHeading(plain)) : numbered(all.map(({ plain }) => plain))]),
  )
  if (!ours) withoutRepeated(read)
  return (heading) => read.get(heading.rank)![byRank.get(heading.rank)!.indexOf(heading)]!
}

/** `ours`: the text of one of our own exports, whose headings are « CODE Titre ». */
export function outlineOf(blocks: TextBlock[], isOurs: (front: Body[]) => boolean, findings: Findings): Outline {
  const title = titleOf(blocks)
  const rest = blocks.filter((block) => block !== title)
  const headings = rest.filter((block): block is Heading => block.kind === 'heading')
  const firstItem = rest.findIndex(({ kind }) => kind === 'heading')
  const isBody = (block: TextBlock): block is Body => block.kind !== 'title' && block.kind !== 'heading'
  const front = (firstItem < 0 ? rest : rest.slice(0, firstItem)).filter(isBody)
  const ranks = [...new Set(headings.map(({ rank }) => rank))].sort((one, other) => one - other)
  const numberOf = numbersOf(headings, isOurs(front))
  const nodes: Node[] = []
  const stack: Node[] = []
  for (const block of firstItem < 0 ? [] : rest.slice(firstItem)) {
    if (isBody(block)) nodes.at(-1)?.body.push(block)
    if (block.kind !== 'heading') continue
    while (stack.length > 0 && stack.at(-1)!.rank >= block.rank) stack.pop()
    const parent = stack.at(-1) ?? null
    const level = (parent?.level ?? 0) + 1
    const node: Node = { ...numberOf(block), place: block.place, heading: block.plain, rank: block.rank, level, parent, body: [] }
    if (level <= ranks.indexOf(block.rank)) warn(findings, block.place, block.plain, findings.words.headingSkips)
    nodes.push(node)
    stack.push(node)
  }
  return { title: title && (title.kind === 'title' || title.kind === 'heading') ? title.plain : null, front, nodes }
}
