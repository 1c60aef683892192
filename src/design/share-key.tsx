/** A formula that is tried: its terms with their weights in a form that stores nothing, and what comes out of it beside it. */
import type { ComponentChildren } from 'preact'
import { FieldName, fieldId } from './fields.tsx'
import { Glyph } from './icons.tsx'

export interface KeyTermField {
  name: string
  label: string
  hint?: string
  value: string
  /** `€` or `%`. */
  unit: string
  error?: string | undefined
}

const Term = ({ name, label, hint, value, unit, error }: KeyTermField) => (
  <div class={error ? 'key-term wrong' : 'key-term'}>
    <FieldName name={name} label={label} />
    <label for={fieldId(name)}>
      {label}
      {hint ? <span class="hint">{hint}</span> : null}
    </label>
    <span class="suffixed">
      <input
        id={fieldId(name)}
        name={name}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${fieldId(name)}-error` : undefined}
      />
      <span aria-hidden="true">{unit}</span>
    </span>
    {error ? (
      <p class="error" id={`${fieldId(name)}-error`}>
        <Glyph name="stopped" />
        {error}
      </p>
    ) : null}
  </div>
)

export const KeyTerms = ({ legend, hint, terms }: { legend: string; hint?: string; terms: KeyTermField[] }) => (
  <fieldset class="key-terms">
    <legend>{legend}</legend>
    {hint ? <p class="hint">{hint}</p> : null}
    {terms.map((term) => (
      <Term key={term.name} {...term} />
    ))}
  </fieldset>
)

/**
 * A form whose answer is looked at and not stored: its address holds all that was typed, and can be given to others. `frame`: where the answer
 * stands; an island asks for it while one types.
 */
export const TryForm = ({
  action,
  label,
  frame,
  children,
}: {
  action: string
  label: string
  frame: string
  children: ComponentChildren
}) => (
  <form class="form try-form" action={action} method="get" aria-label={label} data-try={frame} data-own="">
    {children}
  </form>
)

/** The form at the left, what comes out of it at the right; below each other on a phone. */
export const TrySides = ({ form, outcome }: { form: ComponentChildren; outcome: ComponentChildren }) => (
  <div class="try-sides">
    <div class="try-input">{form}</div>
    <div class="try-outcome flow" aria-live="polite">
      {outcome}
    </div>
  </div>
)
