/** How the ends and bands of the flow are named, coloured and led on from. */
import type { FlowBox, FlowTone } from '#design/flow.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { accountName } from '../../messages/accounts.ts'
import { flowWords } from '../../messages/overview/flow.ts'
import { linesPath, versionPath } from '../../paths.ts'
import type { FlowMoney } from '../../queries/overview/flow.ts'
import type { Standing } from '../../queries/standing.ts'
import { type Flow, type FlowKind, type FlowLink, type FlowNode, KIND_GROUPS } from '../../rules/overview/flow.ts'
import { sizeOf } from '../../rules/overview/overview.ts'

export interface FlowNaming {
  lang: Lang
  at: Standing
  money: FlowMoney
  /** What all shares are of. */
  total: number
  label: (id: string) => string
}

const TONES = ['pillar-1', 'pillar-2', 'pillar-3', 'pillar-4'] as const

/** `source:account:756` → source, account, 756. */
const partsOf = (id: string): string[] => id.split(':')

function labelOf(lang: Lang, money: FlowMoney, id: string): string {
  const say = flowWords(lang)
  const [role = '', key = '', number = ''] = partsOf(id)
  if (role === 'pillar') {
    const pillar = money.pillars.find((each) => each.id === Number(key))
    return pillar ? `${pillar.code}. ${said(lang, pillar.title)}` : ''
  }
  if (role === 'kind') return say.kinds[key as FlowKind]
  if (role === 'source') return key === 'funder' ? (money.funders.get(Number(number)) ?? '') : accountName(lang, number)
  return say[role as 'common' | 'none' | 'whole' | 'missing' | 'left']
}

export const namingOf = (lang: Lang, at: Standing, money: FlowMoney): FlowNaming => ({
  lang,
  at,
  money,
  total: sizeOf(at.totals),
  label: (id) => labelOf(lang, money, id),
})

/** The common resources stand in a column of their own only where they pay for something of the next. */
export function columnsOf({ nodes, links }: Flow): Map<string, number> {
  const bridge = links.some(({ from, to }) => from === 'common' && to !== 'left')
  const column = ({ role }: FlowNode): number => {
    if (role === 'source' || role === 'missing') return 0
    if (role === 'kind' || role === 'left') return bridge ? 3 : 2
    return role === 'common' || !bridge ? 1 : 2
  }
  return new Map(nodes.map((node) => [node.id, column(node)]))
}

const pillarTone = ({ money }: FlowNaming, id: string): FlowTone => {
  const place = money.pillars.findIndex((pillar) => id === `pillar:${pillar.id}`)
  return TONES[place % TONES.length] ?? 'common'
}

/** A band has the colour of the part of the plan that it comes from or goes to. */
export function toneOf(naming: FlowNaming, { from, to }: Pick<FlowLink, 'from' | 'to'>): FlowTone {
  if (from === 'missing' || to === 'left') return 'missing'
  const pillar = [to, from].find((id) => id.startsWith('pillar:'))
  if (pillar) return pillarTone(naming, pillar)
  return to === 'whole' ? 'pillar-1' : from === 'whole' ? kindTone(to) : 'common'
}

/** Without parts of a plan, what goes to the regions and actors has a colour of its own. */
const kindTone = (id: string): FlowTone => (id === 'kind:regions' || id === 'kind:actors' ? 'pillar-2' : 'pillar-1')

type Asked = Record<string, string | number | null | undefined>

const sourceAsked = (id: string): Asked => {
  const [, kind = '', key = ''] = partsOf(id)
  return kind === 'funder' ? { side: 'income', funder: key } : { side: 'income', account: key, exact: 1, funder: 'none' }
}

const kindAsked = (id: string): Asked => {
  const key = partsOf(id)[1] as FlowKind
  const groups = KIND_GROUPS[key]
  return groups.length === 0 ? { side: 'charge', recipient: key } : { side: 'charge', account: groups.join(','), recipient: 'none' }
}

const middleAsked = (id: string): Asked => {
  const [role, key] = partsOf(id)
  return role === 'pillar' ? { item: key } : role === 'whole' ? {} : { item: 'none' }
}

/** Where a band leads: to its lines, for who sees lines; a gap leads to where it stands. */
export function linkHref({ at }: FlowNaming, { from, to }: Pick<FlowLink, 'from' | 'to'>): { href?: string } {
  const { version, years, year } = at
  const asked = years.length > 1 ? year : null
  if (version.sight !== 'all' && version.sight !== 'lines') return {}
  const lines = (of: Asked) => ({ href: linesPath(version.id, { year: asked, ...of }) })
  if (from === 'missing' || (from === 'common' && to === 'left') || (from === 'whole' && to === 'left'))
    return { href: versionPath(version.id, asked) }
  if (from.startsWith('source:')) return lines({ ...sourceAsked(from), ...middleAsked(to) })
  if (to.startsWith('kind:')) return lines({ ...kindAsked(to), ...middleAsked(from) })
  return lines(to === 'left' ? middleAsked(from) : to === 'none' ? { side: 'charge', item: 'none' } : middleAsked(to))
}

function boxHref(naming: FlowNaming, { id, role }: FlowNode): { href?: string } {
  const { at } = naming
  if (at.version.sight !== 'all' && at.version.sight !== 'lines') return {}
  const year = at.years.length > 1 ? at.year : null
  if (role === 'source') return { href: linesPath(at.version.id, { year, ...sourceAsked(id) }) }
  if (role === 'kind') return { href: linesPath(at.version.id, { year, ...kindAsked(id) }) }
  if (role === 'pillar' || role === 'whole') return { href: linesPath(at.version.id, { year, ...middleAsked(id) }) }
  if (role === 'common') return { href: linesPath(at.version.id, { year, side: 'income', item: 'none' }) }
  if (role === 'none') return { href: linesPath(at.version.id, { year, side: 'charge', item: 'none' }) }
  return {}
}

export function boxOf(naming: FlowNaming, node: FlowNode, column: number): FlowBox {
  const { lang, label } = naming
  const amount = formatEuros(lang, node.cents)
  const tone: FlowTone =
    node.role === 'pillar' ? pillarTone(naming, node.id) : node.role === 'missing' || node.role === 'left' ? 'missing' : 'common'
  return {
    id: node.id,
    label: label(node.id),
    amount,
    column,
    tone,
    title: flowWords(lang).node(label(node.id), amount),
    ...boxHref(naming, node),
  }
}
