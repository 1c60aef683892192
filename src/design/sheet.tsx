/** A sheet to work in: rows under chapters with their sums, cells that an island lets one edit in place; on a phone each row is a card. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

export interface SheetColumn {
  /** By which the island and the look know it. */
  name: string
  label: string
  /** Edited in place. */
  own?: boolean
  /** Names the row. */
  names?: boolean
}

export interface SheetCell {
  content: ComponentChildren
  /** What is edited where that is not what is shown: cents, choices. */
  value?: string | number
}

export interface SheetLine {
  id: number
  /** Of what is stored, for whoever writes over it. */
  revision?: number
  /** What an amount also counts in, beside its chapter. */
  counts?: string
  cells: SheetCell[]
}

export interface SheetChapter {
  code: string
  name: string
  sum: string
  lines: SheetLine[]
}

export interface SheetSide {
  /** `charge`, `income`, and apart: `charge-apart`, `income-apart`. */
  name: string
  title: string
  /** A side with a note stands apart, and is its own chapter. */
  note?: string
  sum: string
  chapters: SheetChapter[]
  /** The row in which something new is written; without scripts it is a link below. */
  adds?: string
}

export interface SheetProps {
  caption: string
  columns: SheetColumn[]
  sides: SheetSide[]
  /** Whether a last cell holds what can be done with a row. */
  deeds?: { label: string; of: (id: number, name: string) => ComponentChildren }
}

const Cell = ({ column, cell: { content, value } }: { column: SheetColumn; cell: SheetCell }) =>
  column.names ? (
    <th scope="row" data-c={column.name} data-v={value}>
      {content}
    </th>
  ) : (
    <td data-c={column.name} data-v={value}>
      {content}
    </td>
  )

function Line({ line, columns, deeds }: { line: SheetLine; columns: SheetColumn[]; deeds: SheetProps['deeds'] }) {
  const named = columns.findIndex(({ names }) => names)
  return (
    <tr id={`line-${line.id}`} data-line={line.id} data-revision={line.revision} data-counts={line.counts}>
      {columns.map((column, place) => (
        <Cell key={column.name} column={column} cell={line.cells[place]!} />
      ))}
      {deeds ? <td data-c="deeds">{deeds.of(line.id, String(line.cells[named]?.content ?? ''))}</td> : null}
    </tr>
  )
}

const Sums = ({ level, name, code, title, note, sum, wide, deeds }: SumsProps) => (
  <tr class={level} data-of={name}>
    <th scope="rowgroup" colspan={wide - 1}>
      {code ? <span class="sheet-code">{code}</span> : null}
      {title}
      {note ? <span class="muted"> {note}</span> : null}
    </th>
    <td data-sum={name}>{sum}</td>
    {deeds ? <td data-c="deeds" /> : null}
  </tr>
)

interface SumsProps {
  level: 'sheet-side' | 'sheet-chapter'
  name: string
  code?: string
  title: string
  note?: string | undefined
  sum: string
  wide: number
  deeds: boolean
}

/** Where something new is written: the island shows it. */
const NewLine = ({ name, label, columns, deeds }: { name: string; label: string; columns: SheetColumn[]; deeds: boolean }) => (
  <tr id={`new-${name}`} class="sheet-new" data-new={name} hidden>
    {columns.map((column) =>
      column.names ? (
        <th key={column.name} scope="row" data-c={column.name} aria-label={label} />
      ) : (
        <td key={column.name} data-c={column.name} />
      ),
    )}
    {deeds ? <td data-c="deeds" /> : null}
  </tr>
)

const Side = ({ side, columns, deeds }: { side: SheetSide; columns: SheetColumn[]; deeds: SheetProps['deeds'] }) => {
  const common = { wide: columns.length, deeds: deeds !== undefined }
  return (
    <>
      <tbody>
        <Sums level="sheet-side" name={side.name} title={side.title} note={side.note} sum={side.sum} {...common} />
      </tbody>
      {side.chapters.map(({ code, name, sum, lines }) => (
        <tbody key={code} id={`chapter-${code}`}>
          {side.note ? null : <Sums level="sheet-chapter" name={code} code={code} title={name} sum={sum} {...common} />}
          {lines.map((line) => (
            <Line key={line.id} line={line} columns={columns} deeds={deeds} />
          ))}
        </tbody>
      ))}
      {side.adds ? (
        <tbody>
          <NewLine name={side.name} label={side.adds} columns={columns} deeds={deeds !== undefined} />
        </tbody>
      ) : null}
    </>
  )
}

export const Sheet = ({ caption, columns, sides, deeds }: SheetProps) => (
  <section class="sheet" aria-label={caption} tabindex={0}>
    <table>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, label, own }) => (
            <th key={name} scope="col" data-c={name} data-own-column={own ? '' : undefined}>
              {label}
            </th>
          ))}
          {deeds ? (
            <th scope="col" data-c="deeds">
              <span class="sr">{deeds.label}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      {sides.map((side) => (
        <Side key={side.name} side={side} columns={columns} deeds={deeds} />
      ))}
    </table>
  </section>
)

/** What can be done with one row: edit it on its own page, take it out. `form`: the one that all these buttons send. */
export const SheetDeeds = ({
  edit,
  removal,
}: {
  edit: { href: string; label: string }
  removal: { form: string; action: string; label: string; revision: number }
}) => (
  <>
    <a href={edit.href} aria-label={edit.label} title={edit.label}>
      <Glyph name="edit" />
    </a>
    <button
      type="submit"
      form={removal.form}
      formaction={removal.action}
      name="revision"
      value={removal.revision}
      aria-label={removal.label}
      title={removal.label}
    >
      <Glyph name="close" />
    </button>
  </>
)

/** The form of all the buttons that take a row out. */
export const SheetForm = ({ id, action }: { id: string; action: string }) => <form id={id} action={action} method="post" />
