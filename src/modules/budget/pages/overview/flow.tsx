/** The flow of a version's money: a picture, its bars for a phone, and its table; every figure leads to its lines. */
import { FlowBars, FlowPicture } from '#design/flow.tsx'
import { GroupBars } from '#design/group-bars.tsx'
import { Table, type TableGroup } from '#design/table.tsx'
import { Empty, Heading, Lead, Muted, Paragraph } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { flowWords } from '../../messages/overview/flow.ts'
import { spreadPath } from '../../paths.ts'
import type { FlowMoney } from '../../queries/overview/flow.ts'
import type { Standing } from '../../queries/standing.ts'
import type { Flow, FlowLink, FlowRole } from '../../rules/overview/flow.ts'
import { partBp } from '../../rules/overview/overview.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { VersionPage } from '../frame.tsx'
import { boxOf, columnsOf, type FlowNaming, linkHref, namingOf, toneOf } from './flow-told.ts'

export interface FlowView {
  viewing: Viewing
  at: Standing
  flow: Flow
  money: FlowMoney
}

/** What the bands of one step are called: from a source, from the common resources, to what is spent. */
const STEPS: readonly (readonly FlowRole[])[] = [['source', 'missing'], ['common'], ['pillar', 'none', 'whole']]

/** Whether the common resources stand in a column of their own. */
const bridged = (columns: ReadonlyMap<string, number>): boolean => Math.max(...columns.values()) === 3

function Picture({ naming, flow }: { naming: FlowNaming; flow: Flow }) {
  const { lang, total } = naming
  const say = flowWords(lang)
  const columns = columnsOf(flow)
  return (
    <FlowPicture
      label={say.picture(formatEuros(lang, total))}
      columns={[
        say.columns.sources,
        ...(bridged(columns) ? [''] : []),
        flow.nodes.some(({ role }) => role === 'whole') ? '' : say.columns.pillars,
        say.columns.kinds,
      ]}
      boxes={flow.nodes.map((node) => boxOf(naming, node, columns.get(node.id)!))}
      bands={flow.links.map((link) => ({
        ...link,
        value: link.cents,
        tone: toneOf(naming, link),
        title: bandTitle(naming, link),
        ...linkHref(naming, link),
      }))}
    />
  )
}

const bandTitle = ({ lang, label, total }: FlowNaming, { from, to, cents }: FlowLink): string =>
  flowWords(lang).band(label(from), label(to), formatEuros(lang, cents), formatShare(lang, partBp(cents, total)))

const COLUMNS = [
  { name: 'sources', roles: ['source', 'missing'] },
  { name: 'pillars', roles: ['pillar', 'none', 'whole'] },
  { name: 'kinds', roles: ['kind', 'left'] },
] as const

/** The three columns as bars, the largest first. */
function Bars({ naming, flow }: { naming: FlowNaming; flow: Flow }) {
  const { lang, total } = naming
  const say = flowWords(lang)
  return (
    <FlowBars>
      {COLUMNS.map(({ name, roles }) => {
        const nodes = flow.nodes
          .filter(({ role }) => (roles as readonly FlowRole[]).includes(role))
          .toSorted((one, other) => other.cents - one.cents)
        return nodes.length === 0 ? null : (
          <GroupBars
            key={name}
            tone="pillar"
            caption={say.columns[name]}
            head={{ label: say.to, amount: say.amount, share: say.share }}
            rows={nodes.map((node) => {
              const { label, href } = boxOf(naming, node, 0)
              return {
                label,
                ...(href ? { href } : {}),
                length: partBp(node.cents, total),
                amount: formatEuros(lang, node.cents),
                share: formatShare(lang, partBp(node.cents, total)),
                ...(node.role === 'missing' ? { tone: 'missing' as const } : {}),
              }
            })}
          />
        )
      })}
    </FlowBars>
  )
}

function Bands({ naming, flow }: { naming: FlowNaming; flow: Flow }) {
  const { lang, label, total } = naming
  const say = flowWords(lang)
  const roles = new Map(flow.nodes.map(({ id, role }) => [id, role]))
  const heading = [say.columns.sources, say.common, say.columns.kinds]
  const groups = STEPS.flatMap((step, place): TableGroup[] => {
    const links = flow.links.filter(({ from }) => step.includes(roles.get(from)!)).toSorted((one, other) => other.cents - one.cents)
    const rows = links.map((link) => {
      const { href } = linkHref(naming, link)
      const amount = formatEuros(lang, link.cents)
      return [
        label(link.from),
        label(link.to),
        href ? (
          <a href={href} aria-label={bandTitle(naming, link)}>
            {amount}
          </a>
        ) : (
          amount
        ),
        formatShare(lang, partBp(link.cents, total)),
      ]
    })
    return rows.length === 0 ? [] : [{ heading: heading[place]!, rows }]
  })
  return (
    <Table
      caption={say.table}
      captionHidden
      dense
      stacked
      head={[
        { label: say.from },
        { label: say.to },
        { label: say.amount, align: 'end', told: true },
        { label: say.share, align: 'end', told: true },
      ]}
      groups={groups}
    />
  )
}

export function FlowPage({ view: { viewing, at, flow, money } }: { view: FlowView }) {
  const { lang } = viewing
  const say = flowWords(lang)
  const { inKindChargesCents, inKindIncomeCents } = at.totals
  const naming = namingOf(lang, at, money)
  const { budget } = at.version
  const spread = flow.nodes.some(({ role }) => role === 'pillar')
  return (
    <VersionPage viewing={viewing} at={at} tab="flow" title={say.title} description={spread ? say.lead : say.leadWhole}>
      {flow.links.length === 0 ? (
        <Empty title={say.empty}>
          <Paragraph>{say.emptyHow}</Paragraph>
        </Empty>
      ) : (
        <>
          <Lead>{spread ? say.lead : say.leadWhole}</Lead>
          {!spread && budget.plan && mayEditBudget(viewing.actor, budget.owner) ? (
            <Paragraph>
              <a href={spreadPath(at.version.id, at.years.length > 1 ? at.year : null)}>{say.spreadHint}</a>
            </Paragraph>
          ) : null}
          <Paragraph>
            <a href="#bands">{say.toTable}</a>
          </Paragraph>
          <Picture naming={naming} flow={flow} />
          <Bars naming={naming} flow={flow} />
          {inKindChargesCents + inKindIncomeCents === 0 ? null : (
            <Paragraph>{say.inKind(formatEuros(lang, inKindChargesCents), formatEuros(lang, inKindIncomeCents))}</Paragraph>
          )}
          <Heading level={2} id="bands">
            {say.table}
          </Heading>
          <Paragraph>
            <Muted>{say.gaps}</Muted>
          </Paragraph>
          <Bands naming={naming} flow={flow} />
        </>
      )}
    </VersionPage>
  )
}
