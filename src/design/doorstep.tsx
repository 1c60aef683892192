/** Where somebody comes in for the first time: one column, one large button, nothing else to decide. */
import type { ComponentChildren } from 'preact'
import { Glyph, type GlyphName } from './icons.tsx'

type Children = { children: ComponentChildren }

export const Doorstep = ({ children }: Children) => <div class="doorstep">{children}</div>

/** A sheet that says who invites whom for what. */
export const DoorstepCard = ({ children, label }: Children & { label: string }) => (
  <section class="doorstep-card" aria-label={label}>
    {children}
  </section>
)

export const SmallPrint = ({ children }: Children) => <p class="small-print">{children}</p>

/** A few sentences, each after a tick. */
export const Ticks = ({ items, label }: { items: string[]; label?: string }) => (
  <ul class="ticks" aria-label={label}>
    {items.map((item) => (
      <li key={item}>
        <Glyph name="decision" />
        {item}
      </li>
    ))}
  </ul>
)

/** A mail as its reader will see it. */
export const MailSheet = ({ subject, label, children, lang }: Children & { subject: string; label: string; lang?: string }) => (
  <article class="mail-sheet" lang={lang} aria-label={label}>
    <p class="mail-sheet-subject">{subject}</p>
    {children}
  </article>
)

export interface Way {
  href: string
  glyph: GlyphName
  title: string
  detail: string
}

/** The few places to begin at: each a large target for a thumb. */
export const Ways = ({ items, label }: { items: Way[]; label: string }) => (
  <ul class="ways" aria-label={label}>
    {items.map((item) => (
      <li key={item.href}>
        <Glyph name={item.glyph} />
        <a href={item.href}>{item.title}</a>
        <p>{item.detail}</p>
      </li>
    ))}
  </ul>
)
