/** A place for a file, or for several: chosen, or dropped onto its frame, which browsers do by themselves; and the samples that show what it may hold. */
import type { ComponentChildren } from 'preact'
import { FieldName, type FieldProps, fieldId } from './fields.tsx'
import { Glyph } from './icons.tsx'

export const FileDrop = ({ name, label, hint, error, accept, multiple }: FieldProps & { accept: string; multiple?: boolean }) => {
  const id = fieldId(name)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field file-drop wrong' : 'field file-drop'}>
      <FieldName name={name} label={label} />
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          <Glyph name="stopped" />
          {error}
        </p>
      ) : null}
      <input
        type="file"
        id={id}
        name={name}
        accept={accept}
        multiple={multiple}
        required
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  )
}

export interface SampleProps {
  title: string
  hint: string
  children: ComponentChildren
  /** The file itself. */
  link?: { href: string; label: string }
}

/** A way of keeping something, shown as small as a picture and as true as the file below it. */
export const Sample = ({ title, hint, children, link }: SampleProps) => (
  <section class="sample">
    <h3>{title}</h3>
    <p class="hint">{hint}</p>
    {children}
    {link ? (
      <p class="sample-link">
        <a href={link.href} download="">
          <Glyph name="import" />
          {link.label}
        </a>
      </p>
    ) : null}
  </section>
)

export const Samples = ({ children }: { children: ComponentChildren }) => <div class="samples">{children}</div>

/** A sheet as spreadsheets show it, with their letters and numbers. */
export const SampleSheet = ({ label, head, rows }: { label: string; head: string[]; rows: string[][] }) => (
  <section class="sample-sheet" aria-label={label} tabindex={0}>
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, place) => (
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** A document as word processors show it: headings of falling size, then a list. */
export const SampleDocument = ({ lines }: { lines: { level: 1 | 2 | 3 | 'item'; text: string }[] }) => (
  <div class="sample-document">
    {lines.map(({ level, text }) => (
      <p key={text} class={`is-level-${level}`}>
        {text}
      </p>
    ))}
  </div>
)
