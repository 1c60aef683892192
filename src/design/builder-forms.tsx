/** The forms of a tree that is being built, which stand where they write; and filled-in examples beside forms. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { FieldName } from './fields.tsx'
import { ErrorSummary, type FormError } from './form.tsx'

type Children = { children: ComponentChildren }

/** A form in the place where it writes. `sequence`: after each sending its fields are empty and the first one waits. */
export const TwigForm = ({
  action,
  label,
  lang,
  errors,
  sequence,
  children,
}: Children & { action: string; label: string; lang: Lang; errors: FormError[]; sequence?: boolean }) => (
  <form
    class="form twig-form"
    id="build-form"
    action={action}
    method="post"
    aria-label={label}
    data-turbo-action="replace"
    data-sequence={sequence ? '' : undefined}
  >
    <p class="twig-form-label">{label}</p>
    <ErrorSummary lang={lang} errors={errors} />
    {children}
  </form>
)

/** The place of something new, as a row of the tree. */
export const NewTwig = ({ children }: Children) => <li class="twig-new">{children}</li>

/** A field that a form in the tree is about: it waits for the keyboard. */
export const WaitingField = ({ name, label, hint, value, lang, size, maxlength, wrong, waits }: WaitingFieldProps) => (
  <div class={size ? 'field short' : 'field long'}>
    <FieldName name={name} label={label} />
    <label for={`field-${name}`}>{label}</label>
    <input
      id={`field-${name}`}
      name={name}
      type="text"
      value={value}
      lang={lang}
      size={size}
      maxlength={maxlength}
      autocomplete="off"
      aria-describedby={`field-${name}-hint`}
      aria-invalid={wrong ? 'true' : undefined}
      autofocus={waits || undefined}
    />
    <p class="hint" id={`field-${name}-hint`}>
      {hint}
    </p>
  </div>
)

export interface WaitingFieldProps {
  name: string
  label: string
  hint: string
  value: string
  lang?: Lang
  size?: number
  maxlength?: number
  wrong?: boolean
  waits?: boolean
}

/** Lines as they are typed, indents and all. */
export const SampleLines = ({ title, lines }: { title: string; lines: string[] }) => (
  <figure class="build-sample">
    <figcaption>{title}</figcaption>
    <pre>{lines.join('\n')}</pre>
  </figure>
)

/** What was taken out, or names nobody: quiet rows below the tree, each with what can be done about it. */
export const LooseRow = ({ children, action }: Children & { action?: ComponentChildren }) => (
  <li>
    <div class="row-main">{children}</div>
    {action ? <div class="row-aside">{action}</div> : null}
  </li>
)

/** What a filled-in thing looks like, beside the form that makes one. */
export const Sample = ({
  title,
  heading,
  detail,
  rows,
  note,
}: {
  title: string
  heading: string
  detail: string
  rows: [string, string, string][]
  note: string
}) => (
  <aside class="plan-sample" aria-label={title}>
    <p class="plan-sample-title">{title}</p>
    <p class="plan-sample-heading">{heading}</p>
    <p class="plan-sample-detail">{detail}</p>
    <ol>
      {rows.map(([code, level, name]) => (
        <li key={code}>
          <span class="plan-sample-code">{code}</span>
          <span>
            {name}
            <small>{level}</small>
          </span>
        </li>
      ))}
    </ol>
    <p class="plan-sample-note">{note}</p>
  </aside>
)
