/** Several choices among many: small boxes in columns, under one legend. */
import { FieldName, fieldId } from './fields.tsx'
import { Glyph } from './icons.tsx'

export interface CheckboxesProps {
  name: string
  legend: string
  hint?: string
  options: readonly { value: string; label: string }[]
  values: readonly string[]
  error?: string
}

export const Checkboxes = ({ name, legend, hint, options, values, error }: CheckboxesProps) => (
  <fieldset class={error ? 'field choices columns wrong' : 'field choices columns'}>
    <legend>{legend}</legend>
    <FieldName name={name} label={legend} />
    {hint ? <p class="hint">{hint}</p> : null}
    {error ? (
      <p class="error">
        <Glyph name="stopped" />
        {error}
      </p>
    ) : null}
    {options.map((option, place) => (
      <label key={option.value} class="choice">
        <input
          type="checkbox"
          id={place === 0 ? fieldId(name) : undefined}
          name={name}
          value={option.value}
          checked={values.includes(option.value)}
        />
        <span>{option.label}</span>
      </label>
    ))}
  </fieldset>
)
