/** The fact card, and the two columns where it stands at the right of what reads. */
import type { ComponentChildren } from 'preact'

export const FactCard = ({ children, label, actions }: { children: ComponentChildren; label?: string; actions?: ComponentChildren }) => (
  <section class="facts" aria-label={label}>
    <dl>{children}</dl>
    {actions ? <div class="buttons">{actions}</div> : null}
  </section>
)

/** A fact; `missing` says in red lead what nobody has decided yet. */
export const Fact = ({ label, children, missing }: { label: string; children: ComponentChildren; missing?: boolean }) => (
  <div class="fact">
    <dt>{label}</dt>
    <dd class={missing ? 'missing' : undefined}>{children}</dd>
  </div>
)

/** `even`: the right column is as wide as a picture needs. `below`: what follows the facts where there is only one column. */
export const Aside = (columns: { main: ComponentChildren; aside: ComponentChildren; below?: ComponentChildren; even?: boolean }) => (
  <div class={columns.even ? 'beside even' : 'beside'}>
    <div class="beside-main">{columns.main}</div>
    <div class="beside-aside">{columns.aside}</div>
    {columns.below ? <div class="beside-below">{columns.below}</div> : null}
  </div>
)
