/** The way of the money through a year: who brings it, which part of the plan it serves, as what it is spent. No cent is lost on the way. */
import type { Recipient } from '../../tables.ts'
import { groupOf } from '../accounts.ts'

/** As what money is spent, in the order of the picture. */
export const FLOW_KINDS = ['regions', 'actors', 'staff', 'purchases', 'taxes', 'management', 'other'] as const
export type FlowKind = (typeof FLOW_KINDS)[number]

/** The groups of accounts behind a kind of charge. */
export const KIND_GROUPS: Record<FlowKind, readonly string[]> = {
  regions: [],
  actors: [],
  staff: ['64'],
  purchases: ['60', '61', '62'],
  taxes: ['63'],
  management: ['65'],
  other: ['66', '67', '68', '69'],
}

export function kindOf(account: string, recipient: Recipient | null): FlowKind {
  if (recipient) return recipient
  return FLOW_KINDS.find((kind) => KIND_GROUPS[kind].includes(groupOf(account))) ?? 'other'
}

/** So much of the income of one source, or of one kind of charge, for one part of the plan; `null`: spread nowhere. */
export interface FlowPart {
  key: string
  pillar: number | null
  cents: number
}

/** `common`: income that is spread over no action · `none`: charges that are · `whole`: both, where nothing is spread at all. */
export type FlowRole = 'source' | 'missing' | 'common' | 'pillar' | 'none' | 'whole' | 'kind' | 'left'

export interface FlowNode {
  id: string
  role: FlowRole
  /** Of a source or a kind: which; of a pillar: its item. */
  key: string
  cents: number
}

export interface FlowLink {
  from: string
  to: string
  cents: number
}

export interface Flow {
  nodes: FlowNode[]
  links: FlowLink[]
}

const COMMON = 'common'
const NONE = 'none'
const WHOLE = 'whole'
const MISSING = 'missing'
const LEFT = 'left'
const pillarNode = (pillar: number): string => `pillar:${pillar}`

const sumBy = <Each extends { cents: number }>(all: readonly Each[], key: (each: Each) => string): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const each of all) sums.set(key(each), (sums.get(key(each)) ?? 0) + each.cents)
  return sums
}

/** Bands of the same two ends become one; what is nought is not drawn. */
function merged(links: readonly FlowLink[]): FlowLink[] {
  const sums = sumBy(links, ({ from, to }) => `${from} > ${to}`)
  return [...sums].flatMap(([ends, cents]) => {
    const [from = '', to = ''] = ends.split(' > ')
    return cents > 0 ? [{ from, to, cents }] : []
  })
}

/**
 * A pillar costs what charges are spread on it, and is funded first by the income spread on it. What its own income leaves to pay comes out of the income
 * that is spread nowhere (`common`); what it gets beyond its cost pays for no other one, and is left over. The common income pays the charges that are
 * spread nowhere too; where it does not reach, what is missing comes in as such, and what it does not spend is left over.
 */
export function flowOf(income: readonly FlowPart[], charges: readonly FlowPart[]): Flow {
  const pillars = [...new Set([...income, ...charges].flatMap(({ pillar }) => pillar ?? []))]
  const [common, none] = pillars.length === 0 ? [WHOLE, WHOLE] : [COMMON, NONE]
  const brought = income.map(({ key, pillar, cents }) => ({
    from: `source:${key}`,
    to: pillar === null ? common : pillarNode(pillar),
    cents,
  }))
  const spent = charges.map(({ key, pillar, cents }) => ({ from: pillar === null ? none : pillarNode(pillar), to: `kind:${key}`, cents }))
  const [into, out] = [sumBy(brought, ({ to }) => to), sumBy(spent, ({ from }) => from)]
  const gap = (node: string) => (into.get(node) ?? 0) - (out.get(node) ?? 0)
  const own = pillars.map(pillarNode)
  const balancing: FlowLink[] = own.map((node) =>
    gap(node) < 0 ? { from: common, to: node, cents: -gap(node) } : { from: node, to: LEFT, cents: gap(node) },
  )
  const asked = own.reduce((sum, node) => sum + Math.max(0, -gap(node)), 0)
  if (pillars.length > 0) balancing.push({ from: COMMON, to: NONE, cents: out.get(NONE) ?? 0 })
  const rest = (into.get(common) ?? 0) - asked - (out.get(none) ?? 0)
  balancing.push(rest < 0 ? { from: MISSING, to: common, cents: -rest } : { from: common, to: LEFT, cents: rest })
  const links = merged([...brought, ...balancing, ...spent])
  return { links, nodes: nodesOf(links) }
}

const ROLES: Record<string, FlowRole> = { [COMMON]: 'common', [NONE]: 'none', [WHOLE]: 'whole', [MISSING]: 'missing', [LEFT]: 'left' }

function nodesOf(links: readonly FlowLink[]): FlowNode[] {
  const [into, out] = [sumBy(links, ({ to }) => to), sumBy(links, ({ from }) => from)]
  const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))]
  return ids.map((id) => {
    const [kind = '', key = ''] = id.split(/:(.*)/)
    return { id, role: ROLES[id] ?? (kind as FlowRole), key, cents: Math.max(into.get(id) ?? 0, out.get(id) ?? 0) }
  })
}

/** What comes in and goes out of each node that has both sides: the same, to the cent. */
export function leaks({ nodes, links }: Flow): string[] {
  const [into, out] = [sumBy(links, ({ to }) => to), sumBy(links, ({ from }) => from)]
  return nodes.map(({ id }) => id).filter((id) => into.has(id) && out.has(id) && into.get(id) !== out.get(id))
}
