/** The editions of a text on one line in time, the latest first: each with its number, what made it, and what can be done with it. */
import type { ComponentChildren } from 'preact'

export interface EditionProps {
  id: string
  /** A number, or a sign for what has none yet. */
  mark: ComponentChildren
  tone: 'decision' | 'ink' | 'waiting' | 'future'
  title: string
  href?: string
  tags?: ComponentChildren
  /** What made it. */
  what?: ComponentChildren
  facts?: ComponentChildren
  /** What can be done with it; each line its own. */
  links?: ComponentChildren[]
  /** Buttons, below everything that is said. */
  deeds?: ComponentChildren
}

export const Editions = ({ children, label }: { children: ComponentChildren; label: string }) => (
  <ol class="editions" aria-label={label}>
    {children}
  </ol>
)

export const Edition = ({ id, mark, tone, title, href, tags, what, facts, links = [], deeds }: EditionProps) => (
  <li id={id} class={`edition tone-${tone}`}>
    <span class="edition-mark" aria-hidden="true">
      {mark}
    </span>
    <div class="edition-text">
      <p class="edition-title">
        <strong>{href ? <a href={href}>{title}</a> : title}</strong> {tags}
      </p>
      {what ? <p>{what}</p> : null}
      {facts ? <p class="edition-facts">{facts}</p> : null}
      {links.map((line, place) => (
        <p key={place} class="edition-facts">
          {line}
        </p>
      ))}
      {deeds}
    </div>
  </li>
)
