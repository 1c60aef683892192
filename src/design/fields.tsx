/** The fields of forms: label above, hint below it, what is wrong beside it, all linked for who does not see. */
import { type ComponentChildren, h, type LooseInputHTMLAttributes } from 'preact'
import { useContext } from 'preact/hooks'
import { isDay } from '#kernel/dates.ts'
import { FieldNames } from '#kernel/render.ts'
import { Glyph } from './icons.tsx'
import { grouped, type Option } from './options.ts'

export interface FieldProps {
  name: string
  label: string
  hint?: string
  error?: string
}

/** Where the summary of errors leads to. */
export const fieldId = (name: string): string => `field-${name}`

/** Shows nothing: each field says with it what it is called, so that the summary of errors can name it. */
export function FieldName({ name, label }: { name: string; label: string }) {
  useContext(FieldNames)?.names.set(name, label)
  return null
}

/** What this field of the page is called, as far as there is one. */
export function useNameOfFields(): (name: string) => string | undefined {
  const known = useContext(FieldNames)
  return (name) => {
    if (known) known.asked = true
    return known?.names.get(name)
  }
}

const linked = ({ name, hint, error }: FieldProps) => ({
  'aria-describedby': [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? ('true' as const) : undefined,
})

const Hint = ({ name, label, hint, error }: FieldProps) => (
  <>
    <FieldName name={name} label={label} />
    {hint ? (
      <p class="hint" id={`${fieldId(name)}-hint`}>
        {hint}
      </p>
    ) : null}
    {error ? (
      <p class="error" id={`${fieldId(name)}-error`}>
        <Glyph name="stopped" />
        {error}
      </p>
    ) : null}
  </>
)

const Field = ({ field, children }: { field: FieldProps; children: ComponentChildren }) => (
  <div class={field.error ? 'field wrong' : 'field'}>
    <label for={fieldId(field.name)}>{field.label}</label>
    <Hint {...field} />
    {children}
  </div>
)

/** Preact's types tie `type` to `list` and `role`; here the kind of input is only known at run time. */
const Input = (attributes: LooseInputHTMLAttributes & { list?: string }) => h('input', attributes as object)

export interface TextFieldProps extends FieldProps {
  value?: string
  type?: 'text' | 'email' | 'search' | 'tel' | 'url' | 'password' | 'number' | 'date' | 'file'
  required?: boolean
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search' | 'tel' | 'url'
  maxlength?: number
  /** Width in characters, where the answer has a known length. */
  size?: number
  /** Words that the field proposes while one types. */
  suggestions?: readonly string[]
  accept?: string
  lang?: string
}

export const TextField = (field: TextFieldProps) => (
  <Field field={field}>
    <Input
      id={fieldId(field.name)}
      name={field.name}
      type={field.type ?? 'text'}
      value={field.type === 'file' ? undefined : (field.value ?? '')}
      required={field.required}
      autocomplete={field.autocomplete}
      inputmode={field.inputmode}
      maxlength={field.maxlength}
      size={field.type === 'date' ? undefined : field.size}
      accept={field.accept}
      lang={field.lang}
      class={field.size ? 'sized' : undefined}
      list={field.suggestions ? `${fieldId(field.name)}-list` : undefined}
      {...linked(field)}
    />
    {field.suggestions ? (
      <datalist id={`${fieldId(field.name)}-list`}>
        {field.suggestions.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    ) : null}
  </Field>
)

export interface TextAreaProps extends FieldProps {
  value?: string
  rows?: number
  required?: boolean
  maxlength?: number
  lang?: string
  /** Lines of a file: each letter as wide as the others, no line broken. */
  code?: boolean
}

/** HTML drops one newline at the start of a textarea: the text therefore gets one more. */
export const TextArea = (field: TextAreaProps) => (
  <Field field={field}>
    <textarea
      id={fieldId(field.name)}
      name={field.name}
      rows={field.rows ?? 5}
      required={field.required}
      maxlength={field.maxlength}
      lang={field.lang}
      class={field.code ? 'code' : undefined}
      spellcheck={field.code ? false : undefined}
      {...linked(field)}
    >
      {field.value?.startsWith('\n') ? `\n${field.value}` : field.value}
    </textarea>
  </Field>
)

const optionsOf = (options: readonly Option[], value: string | undefined) =>
  options.map((option) => (
    <option key={option.value} value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  ))

export const Select = (field: FieldProps & { options: readonly Option[]; value?: string; required?: boolean }) => (
  <Field field={field}>
    <select id={fieldId(field.name)} name={field.name} required={field.required} {...linked(field)}>
      {grouped(field.options).map(([group, options]) =>
        group ? (
          <optgroup key={group} label={group}>
            {optionsOf(options, field.value)}
          </optgroup>
        ) : (
          optionsOf(options, field.value)
        ),
      )}
    </select>
  </Field>
)

export interface Choice {
  value: string
  label: ComponentChildren
  hint?: string
  /** Greyed; the hint says why. */
  disabled?: boolean
}

/** The first choice bears the field's id, so that the summary of errors leads to it. */
export const Radios = (field: FieldProps & { options: readonly Choice[]; value?: string; required?: boolean }) => (
  <fieldset class={field.error ? 'field choices wrong' : 'field choices'} {...linked(field)}>
    <legend>{field.label}</legend>
    <Hint {...field} />
    {field.options.map((option, place) => (
      <label key={option.value} class="choice">
        <input
          type="radio"
          id={place === 0 ? fieldId(field.name) : undefined}
          name={field.name}
          value={option.value}
          checked={option.value === field.value}
          required={field.required}
          disabled={option.disabled}
        />
        <span>
          {option.label}
          {option.hint ? <span class="hint">{option.hint}</span> : null}
        </span>
      </label>
    ))}
  </fieldset>
)

export const Checkbox = (field: FieldProps & { checked?: boolean; value?: string; required?: boolean }) => (
  <div class={field.error ? 'field wrong' : 'field'}>
    <label class="choice">
      <input
        type="checkbox"
        id={fieldId(field.name)}
        name={field.name}
        value={field.value ?? 'on'}
        checked={field.checked}
        required={field.required}
        {...linked(field)}
      />
      <span>{field.label}</span>
    </label>
    <Hint {...field} />
  </div>
)

/** A date input shows nothing when its value is no day: what was typed then stays as text, to be corrected. */
export const DayField = (field: FieldProps & { value?: string; required?: boolean }) => (
  <TextField {...field} type={!field.value || isDay(field.value) ? 'date' : 'text'} size={12} />
)

/** A percentage. Values that are no number stay as typed, to be corrected. */
export const RangeField = (field: FieldProps & { value?: string | number; required?: boolean }) => (
  <Field field={field}>
    <span class="suffixed">
      <Input
        id={fieldId(field.name)}
        name={field.name}
        type={/^\d*$/.test(String(field.value ?? '')) ? 'number' : 'text'}
        min="0"
        max="100"
        step="1"
        inputmode="numeric"
        value={String(field.value ?? '')}
        required={field.required}
        class="sized"
        {...linked(field)}
      />
      <span aria-hidden="true">%</span>
    </span>
  </Field>
)

export const HiddenField = ({ name, value }: { name: string; value: string }) => <input type="hidden" name={name} value={value} />
