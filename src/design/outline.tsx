/** The plan's tree as chapters of a book: numerals of the pillars, branches, and quiet rows of actions. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph } from './icons.tsx'
import { STATUS_GLYPH, type Status } from './status.tsx'
import { ExampleTag } from './text.tsx'

export type PillarTone = 1 | 2 | 3 | 4

export interface ChapterProps {
  numeral: string
  tone: PillarTone
  title: string
  href: string
  count: string
  id?: string
  bar?: ComponentChildren
  tags?: ComponentChildren
  children?: ComponentChildren
}

export const Chapter = ({ numeral, tone, title, href, count, id, bar, tags, children }: ChapterProps) => (
  <section class={`chapter pillar-${tone}`} id={id}>
    <p class="numeral" aria-hidden="true">
      {numeral}
    </p>
    <div class="chapter-head">
      <h2>
        <span class="sr">{numeral}. </span>
        <a href={href}>{title}</a>
      </h2>
      {tags}
      {bar}
      <p class="count">{count}</p>
    </div>
    <div class="chapter-body">{children}</div>
  </section>
)

export interface BranchProps {
  title: string
  href: string
  count: string
  id?: string
  /** h3 under a chapter; h4 and h5 for the levels below. */
  level?: 3 | 4 | 5
  tags?: ComponentChildren
  children?: ComponentChildren
}

export function Branch({ title, href, count, id, level = 3, tags, children }: BranchProps) {
  const Tag = `h${level}` as const
  return (
    <section class="branch" id={id}>
      <div class="branch-head">
        <Tag>
          <a href={href}>{title}</a>
        </Tag>
        <span class="count">{count}</span>
        {tags}
      </div>
      {children}
    </section>
  )
}

export const ActionRows = ({ children, label }: { children: ComponentChildren; label?: string }) => (
  <ul class="actions" aria-label={label}>
    {children}
  </ul>
)

/** `missing`: the text then says what is missing, in red lead. */
export interface Told {
  text: string
  missing?: boolean
}

/** The word « exemple » has a language: whoever gives `example` gives `lang` too. */
export type Exampled = { example?: false | undefined; lang?: Lang } | { example: boolean | undefined; lang: Lang }

export type ActionRowProps = Exampled & {
  id: string
  href: string
  title: string
  status: Status
  statusLabel: string
  owner: Told
  when: Told
  tags?: ComponentChildren
}

const told = (name: string, { text, missing }: Told) => <span class={missing ? `${name} missing` : name}>{text}</span>

/** One action on one line; five elements, for a plan shows hundreds of them. */
export const ActionRow = (props: ActionRowProps) => (
  <li id={props.id} class={`is-${props.status}`}>
    <Glyph name={STATUS_GLYPH[props.status]} title={props.statusLabel} />
    <a href={props.href}>{props.title}</a>
    {props.tags}
    {props.example && props.lang ? <ExampleTag lang={props.lang} /> : null}
    {told('who', props.owner)}
    {told('when', props.when)}
  </li>
)
