/** Rows of fields in a form that grows: each with its name and the button that takes it away; Enter saves and takes nothing away. */
import type { ComponentChildren } from 'preact'

type Children = { children: ComponentChildren }

/** The first button of a form is the one that Enter presses: this one only saves, and is not seen. */
export const EnterSaves = ({ children }: Children) => (
  <button class="enter-saves" type="submit" tabindex={-1}>
    {children}
  </button>
)

/** Where the browser goes on once the form is shown again: at the row, not at the top of a long page. */
const rowId = (row: number): string => `row-${row}`

/** One of several things alike. `remove`: what its button says, the number by which the form knows it, and where the form is sent. */
export const RowFields = ({
  legend,
  remove: { row, label, action },
  children,
}: Children & { legend: string; remove: { row: number; label: string; action: string } }) => (
  <fieldset class="row-fields" id={rowId(row)}>
    <legend>{legend}</legend>
    <div class="flow">{children}</div>
    <button class="button small" type="submit" name="remove" value={row} formaction={`${action}#${rowId(Math.max(0, row - 1))}`}>
      {label}
    </button>
  </fieldset>
)

/** Shows the form again with one more row, and goes on there. */
export const AddRow = ({ row, action, value = 'new', children }: Children & { row: number; action: string; value?: string }) => (
  <button class="button" type="submit" name="add" value={value} formaction={`${action}#${rowId(row)}`}>
    {children}
  </button>
)

/** What follows from what stands in the fields, worked out. */
export const Worked = ({ label, children }: Children & { label: string }) => (
  <p class="worked">
    <strong>{label}</strong> {children}
  </p>
)

/** A choice, and beside it a small field for what the list does not hold. */
export const FieldPair = ({ children }: Children) => <div class="field-pair">{children}</div>

/**
 * What matters only for one answer of the choice just before it: the browser shows it when that answer is ticked, without any script.
 * `said`: for any answer but `silent`.
 */
export const Depending = ({ answer, children }: Children & { answer: 'said' | 'fraction' | 'other' | 'fixed' | 'figure' }) => (
  <div class={`depending on-${answer} flow`}>{children}</div>
)
