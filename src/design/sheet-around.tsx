/** What stands around a sheet: the island's element, tools above it, examples beside the forms that bring lines in. */
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Glyph } from './icons.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'budget-sheet': HTMLAttributes<HTMLElement>
    }
  }
}

export interface EditableSheetProps {
  /** The sentences that the island says. */
  words: Record<string, string>
  lang: string
  /** Where each line is saved, with `{id}` in its place; where new ones are, and pasted ones; where a deed is undone. */
  addresses: { line: string; removal: string; edit: string; add: string; paste: string; undo: string }
  /** The voted target of what goes to others, in basis points. */
  target: number | null
  /** What the cells with choices offer. */
  choices: Record<string, { value: string; label: string; for?: string }[]>
  children: ComponentChildren
}

/** Without scripts it is only a box. */
export const EditableSheet = ({ words, lang, addresses, target, choices, children }: EditableSheetProps) => (
  <budget-sheet
    data-words={JSON.stringify(words)}
    data-lang={lang}
    data-addresses={JSON.stringify(addresses)}
    data-target={target ?? undefined}
    data-choices={JSON.stringify(choices)}
  >
    {children}
    <p class="sheet-said" role="status" data-said="" />
  </budget-sheet>
)

/** Above a sheet: what can be brought into it. */
export const SheetTools = ({ children }: { children: ComponentChildren }) => <div class="sheet-tools">{children}</div>

/** A form with a filled-in example beside it. */
export const WithExample = ({ title, example, children }: { title: string; example: ComponentChildren; children: ComponentChildren }) => (
  <div class="with-example">
    <div>{children}</div>
    <aside aria-label={title}>
      <p class="with-example-title">{title}</p>
      {example}
    </aside>
  </div>
)

/** Cells as they stand in a spreadsheet, to be copied. */
export const SampleCells = ({ rows }: { rows: readonly (readonly string[])[] }) => (
  <div class="sample-cells">
    <table>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join('|')}>
            {cells.map((cell, place) => (
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** A row that cannot be taken as it is: what it says, and what is wrong with it. */
export const Troubles = ({ of, sentences }: { of: string; sentences: readonly string[] }) => (
  <>
    <strong>{of}</strong>
    {sentences.map((each) => (
      <p key={each} class="error row-trouble">
        <Glyph name="stopped" />
        {each}
      </p>
    ))}
  </>
)
