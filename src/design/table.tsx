/** Tables: a heavy rule under the head, figures to the right, and a region of its own to scroll in on a phone. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

export interface TableColumn {
  label: string
  align?: 'end'
  /** Leads to the same rows in the order of this column; `sorted`: they stand in it now. */
  sort?: { href: string; sorted?: 'ascending' | 'descending' }
  /** A cell that names the row: it stays in sight when the rest is scrolled sideways. */
  names?: boolean
  /** On a phone rows become cards: the cell then says what it is, unless its content does. */
  told?: boolean
}

export interface TableGroup {
  heading: ComponentChildren
  count?: string
  rows: ComponentChildren[][]
}

export interface TableProps {
  caption: string
  captionHidden?: boolean
  head: TableColumn[]
  rows?: ComponentChildren[][]
  /** Rows under headings, instead of `rows`. */
  groups?: TableGroup[]
  /** Totals, under a second rule. */
  foot?: ComponentChildren[]
  /** Whether the first cell names its row (the usual case), where no column says so. */
  rowHeader?: boolean
  /** Which rows are subtotals or headings, by their place. */
  strong?: readonly number[]
  /** Many rows to work with: the head stays in sight, and on a phone each row is a card. */
  long?: boolean
  /** Beside a picture: little room, many rows. */
  dense?: boolean
  /** Few rows of whole sentences: on a phone the cells of a row stand one below the other. */
  stacked?: boolean
}

const namesRow = ({ head, rowHeader = true }: TableProps, column: number) =>
  head.some(({ names }) => names) ? (head[column]?.names ?? false) : column === 0 && rowHeader

const cell = (content: ComponentChildren, column: number, table: TableProps) => {
  const { align, told, label } = table.head[column] ?? { label: '' }
  return namesRow(table, column) && content ? (
    <th key={column} scope="row" class={align}>
      {content}
    </th>
  ) : (
    <td key={column} class={align} data-label={told ? label : undefined}>
      {content}
    </td>
  )
}

const HeadCell = ({ column: { label, align, sort, names } }: { column: TableColumn }) => (
  <th scope="col" class={[align, names && 'naming'].filter(Boolean).join(' ') || undefined} aria-sort={sort?.sorted}>
    {sort ? (
      <a href={sort.href} data-turbo-action="replace">
        {label}
        {sort.sorted ? <Glyph name={sort.sorted === 'ascending' ? 'up' : 'down'} /> : null}
      </a>
    ) : (
      label
    )}
  </th>
)

const Foot = ({ table, cells }: { table: TableProps; cells: ComponentChildren[] }) => (
  <tfoot>
    <tr>{cells.map((content, column) => cell(content, column, table))}</tr>
  </tfoot>
)

const Group = ({ table, group: { heading, count, rows } }: { table: TableProps; group: TableGroup }) => (
  <tbody>
    <tr class="group">
      <th scope="rowgroup" colspan={table.head.length}>
        {heading} {count ? <span class="count">{count}</span> : null}
      </th>
    </tr>
    {rows.map((row, place) => (
      <tr key={place}>{row.map((content, column) => cell(content, column, table))}</tr>
    ))}
  </tbody>
)

function Body({ table }: { table: TableProps }) {
  const strong = new Set(table.strong)
  return (
    <tbody>
      {table.rows?.map((row, place) => (
        <tr key={place} class={strong.has(place) ? 'strong' : undefined}>
          {row.map((content, column) => cell(content, column, table))}
        </tr>
      ))}
    </tbody>
  )
}

/** With more columns than this a long table scrolls within itself, however wide the screen. */
const MOST_COLUMNS = 8

export function Table(table: TableProps) {
  const broad = table.long && table.head.length > MOST_COLUMNS
  const kind = ['table', table.long && 'long', broad && 'broad', table.dense && 'dense', table.stacked && 'stacked']
    .filter(Boolean)
    .join(' ')
  return (
    <section class={kind} aria-label={table.caption} tabindex={0}>
      <table>
        <caption class={table.captionHidden ? 'sr' : undefined}>{table.caption}</caption>
        <thead>
          <tr>
            {table.head.map((column) => (
              <HeadCell key={column.label} column={column} />
            ))}
          </tr>
        </thead>
        {table.groups ? table.groups.map((group, place) => <Group key={place} table={table} group={group} />) : <Body table={table} />}
        {table.foot ? <Foot table={table} cells={table.foot} /> : null}
      </table>
    </section>
  )
}
