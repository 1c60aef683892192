/** Texts of plans for tests: made from a few words, or at random and then edited as people edit. */
import fc from 'fast-check'
import type { ComparedText, Links } from '../../src/modules/plan/rules/comparison.ts'
import type { FrozenItem, FrozenPlan } from '../../src/modules/plan/rules/frozen.ts'

export interface Node {
  id: number
  title: string
  text?: string
  children: Node[]
}

export const NO_LINKS: Links = { roots: new Map(), carriedOver: new Map() }
const LEVELS = ['Pilier', 'Stratégie', 'Action']
export const node = (id: number, title: string, children: Node[] = [], text?: string): Node => ({
  id,
  title,
  children,
  ...(text ? { text } : {}),
})
export const walk = (nodes: Node[]): Node[] => nodes.flatMap((each) => [each, ...walk(each.children)])

export function compared(nodes: Node[], family = 1, plan: Partial<FrozenPlan> = {}): ComparedText {
  const frozen = (all: Node[], above: string): FrozenItem[] =>
    all.map(({ title, text, children }, place) => {
      const code = above ? `${above}.${place + 1}` : String(place + 1)
      return { code, title: { fr: title }, ...(text ? { text: { fr: text } } : {}), children: frozen(children, code) }
    })
  const text: FrozenPlan = {
    ...{ format: 'gouvernail.plan', version: 1, title: { fr: 'Plan' }, kind: 'strategic', levelNames: { fr: LEVELS, en: [] } },
    ...{ items: frozen(nodes, ''), ...plan },
  }
  return { text, itemIds: walk(nodes).map(({ id }) => id), family }
}

const branches = (below: fc.Arbitrary<Node[]>, least: number) =>
  fc.array(
    below.map((children) => node(0, '', children)),
    { minLength: least, maxLength: 4, size: 'max' },
  )
const leaves = fc.constant<Node[]>([])
/** A random tree of three levels at most; the shape decides the ids. */
export const tree = branches(fc.oneof(leaves, branches(fc.oneof(leaves, branches(leaves, 0)), 0)), 1).map((nodes) => {
  let last = 0
  const numbered = (all: Node[]): Node[] =>
    all.map(({ children }) => {
      last += 1
      return { id: last, title: `Titre ${last}`, children: numbered(children) }
    })
  return numbered(nodes)
})

export type Edit = { kind: 'title' | 'text' | 'drop' | 'add' | 'move'; at: number; to: number; place: number }
export const edits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('title', 'text', 'drop', 'add', 'move'),
    at: fc.nat(),
    to: fc.nat(),
    place: fc.nat(5),
  }),
  { maxLength: 8 },
)

const listOf = (nodes: Node[], wanted: Node): Node[] =>
  nodes.includes(wanted) ? nodes : walk(nodes).find(({ children }) => children.includes(wanted))!.children

/** Edits a copy of the tree, as people would. */
export function edited(before: Node[], all: Edit[]): Node[] {
  const nodes = structuredClone(before)
  let next = 1_000
  for (const { kind, at, to, place } of all) {
    const items = walk(nodes)
    const item = items[at % Math.max(items.length, 1)]
    const parent = items[to % (items.length + 1)]
    const into = parent?.children ?? nodes
    if (kind === 'add') into.splice(place, 0, node(next++, `Neuf ${next}`))
    if (!item) continue
    if (kind === 'title') item.title += ' revu'
    if (kind === 'text') item.text = `${item.text ?? ''} mot`
    if (kind !== 'drop' && kind !== 'move') continue
    if (kind === 'move' && parent && walk([item]).includes(parent)) continue
    listOf(nodes, item).splice(listOf(nodes, item).indexOf(item), 1)
    if (kind === 'move') into.splice(place, 0, item)
  }
  return nodes
}

/** What a reader reads of a page, on one line. */
export const read = (html: string): string =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
