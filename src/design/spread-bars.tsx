/** Money spread over a plan: what each part costs and how much of it is funded. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'
import type { PillarTone } from './outline.tsx'

const WIDE = 1000

export interface CostBar {
  label: string
  href: string
  tone: PillarTone | 'nowhere'
  /** As people write it. */
  text: string
  /** In thousandths of the longest bar. */
  direct: number
  indirect: number
  funded: number
  told: string
}

/** One bar for each pillar on one scale: direct costs, then those that come by a key, and below them what is funded. */
export const CostBars = ({
  label,
  bars,
  legend,
}: {
  label: string
  bars: CostBar[]
  legend: { direct: string; indirect: string; funded: string }
}) => (
  <figure class="cost-bars" aria-label={label}>
    <ul>
      {bars.map((bar) => (
        <li key={bar.label} class={bar.tone === 'nowhere' ? 'cost-nowhere' : `pillar-${bar.tone}`}>
          <a href={bar.href}>{bar.label}</a>
          <svg viewBox={`0 0 ${WIDE} 30`} preserveAspectRatio="none" role="img" aria-label={bar.told}>
            <rect class="cost-ground" width={WIDE} height="30" />
            <rect class="cost-direct" width={bar.direct} height="19" />
            <rect class="cost-indirect" x={bar.direct} width={bar.indirect} height="19" />
            <rect class="cost-funded" y="22" width={bar.funded} height="8" />
          </svg>
          <b>{bar.text}</b>
        </li>
      ))}
    </ul>
    <figcaption>
      <span class="cost-key-direct">{legend.direct}</span>
      <span class="cost-key-indirect">{legend.indirect}</span>
      <span class="cost-key-funded">{legend.funded}</span>
    </figcaption>
  </figure>
)

export interface CostRow {
  id: string
  /** 1 is a pillar. */
  depth: number
  /** An action: nothing is below it. */
  leaf: boolean
  tone: PillarTone
  code: string
  title: string
  href: string
  tag?: ComponentChildren
  cost: ComponentChildren
  /** Below the cost: how much of it came by a key. */
  detail?: string
  funded: string
  missing: { text: string; tone: 'bad' | 'good' | 'none' }
  /** Thousandths of the cost; null: it costs nothing. */
  share: number | null
  shareText: string
}

export interface CostTreeProps {
  caption: string
  head: { item: string; cost: string; funded: string; missing: string; share: string }
  rows: CostRow[]
  foot: { label: ComponentChildren; cost: ComponentChildren; funded: ComponentChildren; strong?: boolean }[]
}

const FundedBar = ({ share }: { share: number }) => (
  <svg viewBox={`0 0 ${WIDE} 10`} preserveAspectRatio="none" aria-hidden="true">
    <rect class="cost-ground" width={WIDE} height="10" />
    <rect class="cost-paid" width={Math.min(WIDE, share)} height="10" />
  </svg>
)

const TreeRow = ({ row, head }: { row: CostRow; head: CostTreeProps['head'] }) => (
  <tr id={row.id} class={`cost-row depth-${Math.min(row.depth, 4)}${row.leaf ? ' leaf' : ''} pillar-${row.tone}`}>
    <th scope="row">
      <span class="cost-code">{row.code}</span> <a href={row.href}>{row.title}</a> {row.tag}
    </th>
    <td data-label={head.cost}>
      {row.cost}
      {row.detail ? <small>{row.detail}</small> : null}
    </td>
    <td data-label={head.funded}>{row.funded}</td>
    <td data-label={head.missing} class={row.missing.tone === 'none' ? undefined : `cost-${row.missing.tone}`}>
      {row.missing.tone === 'none' ? null : <Glyph name={row.missing.tone === 'bad' ? 'stopped' : 'done'} />} {row.missing.text}
    </td>
    <td class="cost-share">
      {row.share === null ? null : (
        <>
          <FundedBar share={row.share} />
          <span>{row.shareText}</span>
        </>
      )}
    </td>
  </tr>
)

/** The plan as a tree with its money; every level is the sum of what is below it. */
export const CostTree = ({ caption, head, rows, foot }: CostTreeProps) => (
  <section class="cost-tree" aria-label={caption} tabindex={0}>
    <table>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head.item}</th>
          <th scope="col">{head.cost}</th>
          <th scope="col">{head.funded}</th>
          <th scope="col">{head.missing}</th>
          <th scope="col">{head.share}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TreeRow key={row.id} row={row} head={head} />
        ))}
      </tbody>
      <tfoot>
        {foot.map(({ label, cost, funded, strong }, place) => (
          <tr key={place} class={strong ? 'cost-sum' : undefined}>
            <th scope="row">{label}</th>
            <td data-label={head.cost}>{cost}</td>
            <td data-label={head.funded}>{funded}</td>
            <td />
            <td />
          </tr>
        ))}
      </tfoot>
    </table>
  </section>
)
