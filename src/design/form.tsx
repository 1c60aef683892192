/** Forms: their frame, the summary of what is wrong, groups and buttons. The fields stand in `fields.tsx`. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { fieldId, useNameOfFields } from './fields.tsx'
import { words } from './messages.ts'

export { Checkbox, DayField, HiddenField, Radios, RangeField, Select, TextArea, TextField } from './fields.tsx'

export interface FormProps {
  action: string
  children: ComponentChildren
  method?: 'post' | 'get'
  /** A live refresh leaves the whole form alone (for long texts). */
  own?: boolean
  id?: string
  /** The form carries files. */
  files?: boolean
  /** The turbo-frame that shows the answer; `_top` for the whole page. */
  frame?: string
  label?: string
  /** One small button in a row of text, no fields. */
  inline?: boolean
  /** As wide as the page: around a table. */
  wide?: boolean
  /** Sent by the browser itself: its answer is the page, and nothing is stored to lead on to. */
  plain?: boolean
}

/**
 * The server words what is wrong, in the reader's language and beside the field: an island turns the browser's own checks off. Without scripts
 * they stay, since a half-typed date would else be sent as none.
 */
export const Form = ({ action, children, method = 'post', own, id, files, frame, label, inline, wide, plain }: FormProps) => (
  <form
    class={inline ? 'form inline' : wide ? 'form wide' : 'form'}
    action={action}
    method={method}
    id={id}
    aria-label={label}
    enctype={files ? 'multipart/form-data' : undefined}
    data-own={own ? '' : undefined}
    data-turbo-frame={frame}
    data-turbo={plain ? 'false' : undefined}
  >
    {children}
  </form>
)

export interface FormError {
  field?: string
  text: string
}

/** All that is to be mended, above the form: each names its field, leads to it, and says there and here the same sentence. */
export const ErrorSummary = ({ lang, title, errors }: { lang: Lang; title?: string; errors: FormError[] }) =>
  errors.length === 0 ? null : <Errors lang={lang} title={title ?? words(lang).errorsTitle} errors={errors} />

function Errors({ lang, title, errors }: { lang: Lang; title: string; errors: FormError[] }) {
  const nameOf = useNameOfFields()
  const told = ({ field, text }: FormError) => {
    const name = field && nameOf(field)
    return name ? words(lang).named(name, text) : text
  }
  return (
    <div class="errors" role="alert" tabindex={-1} data-errors="">
      <p class="errors-title">{title}</p>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.text}`}>{error.field ? <a href={`#${fieldId(error.field)}`}>{told(error)}</a> : error.text}</li>
        ))}
      </ul>
    </div>
  )
}

export const Fieldset = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <fieldset class="fieldset">
    <legend>{legend}</legend>
    <div class="flow">{children}</div>
  </fieldset>
)

/** Fields that belong side by side where there is room: a first and a last name, a start and an end. */
export const FieldRow = ({ children }: { children: ComponentChildren }) => <div class="field-row">{children}</div>

export const Buttons = ({ children }: { children: ComponentChildren }) => <div class="buttons">{children}</div>

export type ButtonTone = 'deed' | 'plain' | 'decision'
export interface SubmitButtonProps {
  children: ComponentChildren
  tone?: ButtonTone
  name?: string
  value?: string
  /** Greyed, with the reason beside it: the same rule stops the command. */
  objection?: string
}

const BUTTON = { deed: 'button main', plain: 'button', decision: 'button grave' } as const

export const SubmitButton = ({ children, tone = 'deed', name, value, objection }: SubmitButtonProps) => (
  <>
    <button class={BUTTON[tone]} type="submit" name={name} value={value} disabled={objection !== undefined}>
      {children}
    </button>
    {objection === undefined ? null : <span class="objection">{objection}</span>}
  </>
)

/** Leaves the form without saving; Escape follows it when the form stands in a frame. `frame`: only this frame shows its text again. */
export const CancelLink = ({ href, frame, children }: { href: string; frame?: string; children: ComponentChildren }) => (
  <a class="button quiet" href={href} data-cancel="" data-turbo-frame={frame}>
    {children}
  </a>
)
