/** Files in lists: rows that bring a file down, and small deeds beside a row. */
import type { ComponentChildren } from 'preact'
import { HiddenField } from './fields.tsx'
import { Glyph } from './icons.tsx'

export interface FileRowProps {
  href: string
  name: string
  detail: ComponentChildren
  tags?: ComponentChildren
  aside?: ComponentChildren
}

/** `download` keeps Turbo from fetching the file first. */
export const FileRow = ({ href, name, detail, tags, aside }: FileRowProps) => (
  <li>
    <Glyph name="document" />
    <div class="row-main">
      <a href={href} download="">
        {name}
      </a>{' '}
      {tags}
      <p>{detail}</p>
    </div>
    {aside ? <div class="row-aside">{aside}</div> : null}
  </li>
)

export interface RowDeedProps {
  action: string
  /** What the button says to the ear: it begins with what it says to the eye. */
  label: string
  field?: { name: string; value: string }
  children: ComponentChildren
}

/** One small deed beside a row. */
export const RowDeed = ({ action, label, field, children }: RowDeedProps) => (
  <form class="form inline" action={action} method="post">
    {field ? <HiddenField {...field} /> : null}
    <button class="button small" type="submit" aria-label={label}>
      {children}
    </button>
  </form>
)
