/** What is there for who wants it: folded under its name, open on paper. */
import type { ComponentChildren } from 'preact'

export const Disclosure = ({
  summary,
  children,
  id,
  open,
}: {
  summary: string
  children: ComponentChildren
  id?: string
  open?: boolean
}) => (
  <details class="disclosure" id={id} open={open}>
    <summary>{summary}</summary>
    <div class="disclosed">{children}</div>
  </details>
)
