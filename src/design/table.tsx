/** Tables: a heavy rule under the head, figures to the right, and a region of its own to scroll in on a phone. */
import type { ComponentChildren } from 'preact'

export interface TableProps {
  caption: string
  captionHidden?: boolean
  head: { label: string; align?: 'end' }[]
  rows: ComponentChildren[][]
  /** Totals, under a second rule. */
  foot?: ComponentChildren[]
  /** Whether the first cell names its row (the usual case). */
  rowHeader?: boolean
  /** Which rows are subtotals or headings, by their place. */
  strong?: readonly number[]
}

const cell = (content: ComponentChildren, column: number, { head, rowHeader = true }: TableProps) => {
  const side = head[column]?.align === 'end' ? 'end' : undefined
  return column === 0 && rowHeader && content ? (
    <th key={column} scope="row" class={side}>
      {content}
    </th>
  ) : (
    <td key={column} class={side}>
      {content}
    </td>
  )
}

const Foot = ({ table, cells }: { table: TableProps; cells: ComponentChildren[] }) => (
  <tfoot>
    <tr>{cells.map((content, column) => cell(content, column, table))}</tr>
  </tfoot>
)

export function Table(table: TableProps) {
  const strong = new Set(table.strong)
  return (
    <section class="table" aria-label={table.caption} tabindex={0}>
      <table>
        <caption class={table.captionHidden ? 'sr' : undefined}>{table.caption}</caption>
        <thead>
          <tr>
            {table.head.map((column) => (
              <th key={column.label} scope="col" class={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={place} class={strong.has(place) ? 'strong' : undefined}>
              {row.map((content, column) => cell(content, column, table))}
            </tr>
          ))}
        </tbody>
        {table.foot ? <Foot table={table} cells={table.foot} /> : null}
      </table>
    </section>
  )
}
