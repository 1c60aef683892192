/** The plan as a wheel: its parts from the centre outwards, its actions on the rim, coloured by status. */
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph, glyphShapes } from './icons.tsx'
import { words } from './messages.ts'
import { STATUS_GLYPH, STATUSES, type Status } from './status.tsx'
import { arcsOf, countActions, RADIUS, type SunArc, type SunNode } from './sunburst-arcs.ts'

export { countActions, type SunNode } from './sunburst-arcs.ts'

/** Beyond this many, actions are no links: so many stops would bar the way of the keyboard. The table has them all. */
const MOST_LINKED = 40
/** Of more parts than this, those of the first ring alone are links. */
const MOST_PARTS_LINKED = 100
const SIGN = 15
const HATCH = 'sunburst-hatch'

const EDGE = RADIUS + 4
const VIEW = `${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}`

const told = ({ node }: SunArc) =>
  [node.code && `${node.code}. `, node.title, node.statusLabel && ` (${node.statusLabel})`].filter(Boolean).join('')

const classOf = ({ node, ring, tone, bare }: SunArc) =>
  node.status ? `is-${node.status}` : `pillar-${tone} ring-${ring === 1 ? 'inner' : 'middle'}${bare ? ' bare' : ''}`

const Shape = ({ of }: { of: SunArc }) => (
  <>
    <path d={of.path} class={classOf(of)}>
      <title>{told(of)}</title>
    </path>
    {of.bare ? <path d={of.path} class="hatched" fill={`url(#${HATCH})`} /> : null}
    {of.ring === 1 && of.room > 16 ? (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <text> in SVG takes no focus; the title already names the part.
      <text x={of.x} y={of.y} class={`on-${of.bare ? 'bare' : 'inner'}`} aria-hidden="true">
        {of.node.code}
      </text>
    ) : null}
  </>
)

/** The sign of the status within an arc, where it has room: the colour never stands alone. */
const Sign = ({ of, status }: { of: SunArc; status: Status }) => (
  <svg
    class={`glyph on-${status}`}
    x={of.x - SIGN / 2}
    y={of.y - SIGN / 2}
    width={SIGN}
    height={SIGN}
    viewBox="0 0 16 16"
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: glyphShapes(STATUS_GLYPH[status]) }}
  />
)

const Linked = ({ of }: { of: SunArc }) => (
  <a href={of.node.href}>
    <Shape of={of} />
    {of.action && of.node.status && of.room > SIGN + 4 ? <Sign of={of} status={of.node.status} /> : null}
  </a>
)

/** Hundreds of actions: nothing but their arcs, gathered by status. */
const Crowd = ({ arcs }: { arcs: SunArc[] }) => (
  <>
    {STATUSES.map((status) => (
      <g key={status} class={`crowd is-${status}`}>
        {arcs
          .filter((each) => each.node.status === status)
          .map((each) => (
            <path key={each.node.id} d={each.path}>
              <title>{each.node.title}</title>
            </path>
          ))}
      </g>
    ))}
  </>
)

const sum = (arcs: SunArc[]) => arcs.reduce((total, { node }) => total + (node.actions ?? 1), 0)

const Legend = ({ arcs, lang }: { arcs: SunArc[]; lang: Lang }) => {
  const bare = arcs.filter((each) => each.bare && each.node.children.length === 0).length
  const counted = STATUSES.map((status) => ({ status, found: arcs.filter((each) => each.node.status === status) })).filter(
    ({ found }) => found.length > 0,
  )
  return (
    <ul class="legend" aria-label={words(lang).legend}>
      {counted.map(({ status, found }) => (
        <li key={status} class={`is-${status}`}>
          <Glyph name={STATUS_GLYPH[status]} />
          <span>{found[0]?.node.statusLabel}</span>
          <b>{formatNumber(lang, sum(found))}</b>
        </li>
      ))}
      {bare > 0 ? (
        <li class="legend-bare">
          <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 2h12v12H2zM2 8l6-6M2 14 14 2M8 14l6-6" />
          </svg>
          <span>{words(lang).noAction}</span>
          <b>{formatNumber(lang, bare)}</b>
        </li>
      ) : null}
    </ul>
  )
}

export interface SunburstProps {
  root: SunNode
  lang: Lang
  label: string
  total: { value: string; label: string }
}

export function Sunburst({ root, lang, label, total }: SunburstProps) {
  const crowded = countActions(root) > MOST_LINKED
  const arcs = arcsOf(root, crowded)
  const actions = arcs.filter((each) => each.action)
  const drawn = crowded ? arcs.filter((each) => !each.action) : arcs
  const isLinked = ({ ring }: SunArc) => ring === 1 || drawn.length <= MOST_PARTS_LINKED
  return (
    <figure class="sunburst">
      <div>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links; a fieldset cannot be one. */}
        <svg viewBox={VIEW} role="group" aria-label={label}>
          <defs>
            <pattern id={HATCH} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0v6" class="hatch" />
            </pattern>
          </defs>
          {crowded ? <Crowd arcs={actions} /> : null}
          {drawn.map((each) => (isLinked(each) ? <Linked key={each.node.id} of={each} /> : <Shape key={each.node.id} of={each} />))}
          <text class="sunburst-total" y="4">
            {total.value}
          </text>
          <text class="sunburst-unit" y="28">
            {total.label}
          </text>
        </svg>
        <Legend arcs={arcs} lang={lang} />
      </div>
      <figcaption>{words(lang).sunburstCaption}</figcaption>
    </figure>
  )
}
