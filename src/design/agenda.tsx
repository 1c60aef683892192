/** An agenda as a ladder: the time at the left, the number on the line, and beside it what is spoken of and what is voted on. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

type Children = { children: ComponentChildren }

export const Agenda = ({ label, children }: Children & { label: string }) => (
  <ol class="agenda" aria-label={label}>
    {children}
  </ol>
)

export interface RungProps {
  id: string
  number: number
  /** When it is planned, as people write it; null: nobody knows. */
  when: string | null
  datetime?: string
  title: ComponentChildren
  tags?: ComponentChildren
  /** Who presents it, how long it takes. */
  detail?: ComponentChildren
  /** over: it has been spoken of; now: it is being spoken of. */
  state?: 'coming' | 'now' | 'over'
  /** What may be done with it. */
  deeds?: ComponentChildren
  children?: ComponentChildren
}

export const Rung = ({ id, number, when, datetime, title, tags, detail, state = 'coming', deeds, children }: RungProps) => (
  <li id={id} class={`agenda-item is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
    {when === null ? (
      <span class="agenda-when" />
    ) : (
      <time class="agenda-when" dateTime={datetime}>
        {when}
      </time>
    )}
    <span class="agenda-mark">{number}</span>
    <div class="agenda-body">
      <h3 class="agenda-title">
        {title} {tags}
      </h3>
      {detail ? <p class="agenda-detail">{detail}</p> : null}
      {deeds}
      {children}
    </div>
  </li>
)

export interface ResolutionProps {
  id: string
  /** « Résolution 3 ». */
  label: string
  title: ComponentChildren
  tags?: ComponentChildren
  /** Withdrawn: it stays to be read, and is not voted on. */
  withdrawn?: boolean
  /** By which majority it is decided, what it decides on: a term and what is said of it. */
  facts: { label: string; value: ComponentChildren; missing?: boolean }[]
  deeds?: ComponentChildren
  children?: ComponentChildren
}

/** What is put to the vote: its own words, and under them by which rule. */
export const DraftResolution = ({ id, label, title, tags, withdrawn, facts, deeds, children }: ResolutionProps) => (
  <section id={id} class={withdrawn ? 'resolution is-withdrawn' : 'resolution'} aria-labelledby={`${id}-title`}>
    <p class="resolution-label">
      <Glyph name="decision" />
      {label} {tags}
    </p>
    <h4 id={`${id}-title`} class="resolution-title">
      {title}
    </h4>
    {children}
    {facts.length > 0 ? (
      <dl class="resolution-facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd class={fact.missing ? 'missing' : undefined}>{fact.value}</dd>
          </div>
        ))}
      </dl>
    ) : null}
    {deeds}
  </section>
)
