/** Two texts as one tree of changes: what was added and dropped is marked by more than colour, what stayed is folded away. */
import type { ComponentChildren } from 'preact'

export { type Effort, effortOfPage } from './compare-words.ts'
export * from './redline-texts.tsx'

type Children = { children: ComponentChildren }

export const FATES = ['changed', 'moved', 'added', 'dropped', 'kept'] as const
export type Fate = (typeof FATES)[number]
const SIGNS: Record<Fate, string> = {
  changed: '<path d="m2.8 13.2.7-3 7-7a1.6 1.6 0 0 1 2.3 2.3l-7 7zM9.3 4.4l2.3 2.3"/>',
  moved: '<path d="M5 13V3M2.3 5.7 5 3l2.7 2.7M11 3v10m-2.7-2.7L11 13l2.7-2.7"/>',
  added: '<path d="M8 2.5v11M2.5 8h11"/>',
  dropped: '<path d="M2.5 8h11"/>',
  kept: '<path d="M3 6h10M3 10h10"/>',
}

/** The sign of a fate, beside its word. */
export const FateSign = ({ fate }: { fate: Fate }) => (
  <svg class="glyph fate-sign" viewBox="0 0 16 16" aria-hidden="true" dangerouslySetInnerHTML={{ __html: SIGNS[fate] }} />
)

export interface Jump {
  href: string
  label: string
}

export interface RedlineChangeProps {
  id: string
  fate: Fate
  level: 3 | 4 | 5 | 6
  /** `A1.2.1 · Modifié`. */
  heading: ComponentChildren
  notes?: ComponentChildren
  /** The neighbouring changes; each leads to the same link there, so that one key goes through all. */
  previous: Jump | null
  next: Jump | null
  children: ComponentChildren
  below?: ComponentChildren
}

/** Where a jump lands: on the link that leads on in the same direction. */
export const jumpId = (id: string, direction: 'previous' | 'next'): string => `${id}-${direction}`

/** Within the page, the browser's own way: Turbo would fetch the page anew, and lose the place. */
export const WithinPage = ({ href, children }: Children & { href: string }) => (
  <a href={href} data-turbo="false">
    {children}
  </a>
)

const JumpLink = ({ id, jump, sign }: { id: string; jump: Jump | null; sign: string }) =>
  jump ? (
    <a id={id} href={jump.href} title={jump.label} data-turbo="false">
      <span aria-hidden="true">{sign}</span>
      <span class="sr">{jump.label}</span>
    </a>
  ) : null

export function RedlineChange({ id, fate, level, heading, notes, previous, next, children, below }: RedlineChangeProps) {
  const Tag = `h${level}` as const
  return (
    <li class={`redline-item is-${fate}`}>
      <article class="redline-change" id={id} aria-labelledby={`${id}-what`}>
        <div class="redline-head">
          <Tag id={`${id}-what`}>
            <FateSign fate={fate} />
            {heading}
          </Tag>
          <p class="redline-jump">
            <JumpLink id={jumpId(id, 'previous')} jump={previous} sign="↑" />
            <JumpLink id={jumpId(id, 'next')} jump={next} sign="↓" />
          </p>
        </div>
        {notes ? <div class="redline-notes">{notes}</div> : null}
        {children}
      </article>
      {below}
    </li>
  )
}

export const RedlineList = ({ children, label }: Children & { label?: string }) => (
  <ol class="redline-list" aria-label={label}>
    {children}
  </ol>
)

/** A kept item that holds changed ones. */
export function RedlinePart({ level, heading, children }: Children & { level: 3 | 4 | 5 | 6; heading: ComponentChildren }) {
  const Tag = `h${level}` as const
  return (
    <li class="redline-item is-context">
      <Tag class="redline-context">{heading}</Tag>
      {children}
    </li>
  )
}

/** One line for what needs no more. */
export const RedlineLine = ({ children }: Children) => <li class="redline-line">{children}</li>

/** Where what moved stood before. */
export const RedlineAway = ({ children }: Children) => (
  <li class="redline-line is-away">
    <FateSign fate="moved" />
    <span>{children}</span>
  </li>
)

/** What stayed: folded under its number, open on paper. */
export const RedlineQuiet = ({ summary, children }: Children & { summary: string }) => (
  <li class="redline-item is-quiet">
    <details class="disclosure">
      <summary>{summary}</summary>
      <div class="disclosed">{children}</div>
    </details>
  </li>
)

/** Single facts before and after, and in a sentence those that stayed. */
export const RedlineFacts = ({ facts, rest }: { facts: { label: string; content: ComponentChildren }[]; rest: string | null }) => (
  <div class="redline-facts">
    <dl>
      {facts.map(({ label, content }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
    {rest ? <p class="hint">{rest}</p> : null}
  </div>
)
