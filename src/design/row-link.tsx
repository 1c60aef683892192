/** A small link beside a row, among its small deeds: what needs a form of its own. */
import type { ComponentChildren } from 'preact'

export const RowLink = ({ href, label, children }: { href: string; label: string; children: ComponentChildren }) => (
  <a class="button small" href={href} aria-label={label}>
    {children}
  </a>
)
