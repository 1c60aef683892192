/** A table of two kinds of things crossed: rows by columns, each cell a link; head and names stay in sight, and on a phone each row is a card of what it holds. */
import type { ComponentChildren } from 'preact'
import { Glyph, type GlyphName, glyphShapes } from './icons.tsx'

export interface MatrixColumn {
  key: string
  label: string
  /** The whole name, where the label is a code: shown under the pointer and the focus, and read aloud. */
  full?: string
  href?: string
}

export interface MatrixColumnGroup {
  key: string
  label: string
  href?: string
  columns: MatrixColumn[]
}

/** A sum at the beginning of a row. */
export interface MatrixFigure {
  text: string
  /** Never colour alone. */
  sign?: { glyph: GlyphName; label: string; tone: 'good' | 'bad' | 'quiet' }
}

export interface MatrixCell {
  text: string
  /** « 40 % » */
  share: string
  /** How much of the whole that is, from 0 to 4: the deeper, the more. */
  step: number
  href: string
  mark?: { tone: 'bad' | 'watch'; label: string }
}

export interface MatrixName {
  code?: string
  text: string
  href?: string
  /** Below it: « souhaitée, non financée ». */
  note?: string
}

export interface MatrixRow {
  key: string
  name: MatrixName
  figures: MatrixFigure[]
  /** In the order of the columns; nothing where nothing stands. */
  cells: (MatrixCell | null)[]
}

export interface MatrixSection {
  key: string
  heading: ComponentChildren
  figures: MatrixFigure[]
  rows: MatrixRow[]
}

export interface MatrixFoot {
  label: string
  figures: (MatrixFigure | null)[]
  /** In the order of the columns. */
  cells: string[]
}

export interface MatrixProps {
  caption: string
  /** What the rows are, what the sums before the cells are. */
  corner: string
  figureLabels: string[]
  groups: MatrixColumnGroup[]
  sections: MatrixSection[]
  foot: MatrixFoot[]
}

/** With more columns than this a sheet of paper has no room: rows are printed as they stand on a phone. */
const MOST_PRINTED = 9

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!) : text)

const MARKS = { bad: 'stopped', watch: 'flag' } as const
const SIGNS = Object.fromEntries(
  Object.entries(MARKS).map(([tone, glyph]) => [
    tone,
    `<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">${glyphShapes(glyph)}</svg>`,
  ]),
)

const cellHtml = (cell: MatrixCell | null | undefined, column: string): string => {
  if (!cell) return '<td></td>'
  const { text, share, step, href, mark } = cell
  const sign = mark ? `${SIGNS[mark.tone]}<span class="sr">${escaped(mark.label)}</span>` : ''
  const title = mark ? ` title="${escaped(mark.label)}"` : ''
  return `<td class="s${step}${mark ? ` ${mark.tone}` : ''}" data-of="${column}"><a href="${escaped(href)}"${title}>${sign}${escaped(text)} <small>${escaped(share)}</small></a></td>`
}

const nameHtml = ({ code, text, href, note }: MatrixName): string => {
  const told = `${code ? `<b>${escaped(code)}</b> ` : ''}${escaped(text)}`
  return `<th scope="row">${href ? `<a href="${escaped(href)}">${told}</a>` : told}${note ? `<small>${escaped(note)}</small>` : ''}</th>`
}

const figureHtml = (figure: MatrixFigure | null, label: string): string => {
  if (!figure) return '<td class="figure"></td>'
  const { text, sign } = figure
  const drawn = sign
    ? `<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">${glyphShapes(sign.glyph)}</svg><span class="sr">${escaped(sign.label)} </span>`
    : ''
  return `<td class="figure${sign ? ` ${sign.tone}` : ''}" data-of="${escaped(label)}"${sign ? ` title="${escaped(sign.label)}"` : ''}>${drawn}${escaped(text)}</td>`
}

/** On a card a longer name is cut. */
const LONGEST = 40

/** What the columns are called on a card. */
const namesOf = (groups: MatrixColumnGroup[]): string[] =>
  groups.flatMap((group) =>
    group.columns.map(({ label, full }) => {
      if (full) return escaped(`${label} ${full.length > LONGEST ? `${full.slice(0, LONGEST).trimEnd()}…` : full}`)
      return escaped(label.includes(group.label) ? label : `${group.label} · ${label}`)
    }),
  )

const Head = ({ corner, figureLabels, groups }: Pick<MatrixProps, 'corner' | 'figureLabels' | 'groups'>) => (
  <thead>
    <tr>
      <th scope="col" rowspan={2} class="corner">
        {corner}
      </th>
      {figureLabels.map((label) => (
        <th key={label} scope="col" rowspan={2} class="figure">
          {label}
        </th>
      ))}
      {groups.map((group) => (
        <th key={group.key} scope="colgroup" colspan={group.columns.length} class="over">
          <span>{group.href ? <a href={group.href}>{group.label}</a> : group.label}</span>
        </th>
      ))}
    </tr>
    <tr>
      {groups.flatMap((group) =>
        group.columns.map(({ key, label, full, href }, place) => (
          <th key={key} scope="col" class={place === 0 ? 'first' : undefined}>
            {full ? (
              <a href={href} class="coded" title={full}>
                {label} <span class="full">{full}</span>
              </a>
            ) : href ? (
              <a href={href}>{label}</a>
            ) : (
              label
            )}
          </th>
        )),
      )}
    </tr>
  </thead>
)

type Keyed = { names: string[]; labels: string[] }

/** Thousands of cells: made as text, since a component for each would cost more than all the rest of the page. */
const Row = ({ row, names, labels }: Keyed & { row: MatrixRow }) => {
  const figures = row.figures.map((figure, place) => figureHtml(figure, labels[place] ?? '')).join('')
  const cells = names.map((name, place) => cellHtml(row.cells[place], name)).join('')
  return <tr dangerouslySetInnerHTML={{ __html: nameHtml(row.name) + figures + cells }} />
}

const Section = ({ section, ...keyed }: Keyed & { section: MatrixSection }) => (
  <tbody>
    {section.heading ? (
      <tr class="heading-row">
        <th scope="rowgroup">{section.heading}</th>
        {section.figures.map(({ text, sign }, place) => (
          <td key={keyed.labels[place]} class={sign ? `figure ${sign.tone}` : 'figure'} data-of={keyed.labels[place]}>
            {sign ? <Glyph name={sign.glyph} title={sign.label} /> : null}
            {text}
          </td>
        ))}
        {keyed.names.length > 0 ? <td colspan={keyed.names.length} /> : null}
      </tr>
    ) : null}
    {section.rows.map((row) => (
      <Row key={row.key} row={row} {...keyed} />
    ))}
  </tbody>
)

const FootRow = ({ foot: { label, figures, cells }, names, labels }: Keyed & { foot: MatrixFoot }) => {
  const sums = figures.map((figure, place) => figureHtml(figure, labels[place] ?? '')).join('')
  const told = names.map((name, place) => `<td data-of="${name}">${escaped(cells[place] ?? '')}</td>`).join('')
  return <tr dangerouslySetInnerHTML={{ __html: nameHtml({ text: label }) + sums + told }} />
}

export function Matrix({ caption, corner, figureLabels, groups, sections, foot }: MatrixProps) {
  const keyed = { names: namesOf(groups), labels: figureLabels }
  return (
    <section class={keyed.names.length > MOST_PRINTED ? 'matrix broad' : 'matrix'} aria-label={caption} tabindex={0}>
      <table>
        <caption class="sr">{caption}</caption>
        <Head corner={corner} figureLabels={figureLabels} groups={groups} />
        {sections.map((section) => (
          <Section key={section.key} section={section} {...keyed} />
        ))}
        <tfoot>
          {foot.map((each) => (
            <FootRow key={each.label} foot={each} {...keyed} />
          ))}
        </tfoot>
      </table>
    </section>
  )
}

export interface MatrixSign {
  glyph: GlyphName
  tone: 'good' | 'bad' | 'quiet'
  label: string
  /** How many there are. */
  count?: string
}

/** What the signs of the table say. */
export const MatrixLegend = ({ label, signs }: { label: string; signs: MatrixSign[] }) => (
  <ul class="matrix-legend" aria-label={label}>
    {signs.map((sign) => (
      <li key={sign.label} class={sign.tone}>
        <Glyph name={sign.glyph} />
        {sign.count ? <strong>{sign.count}</strong> : null} {sign.label}
      </li>
    ))}
  </ul>
)
