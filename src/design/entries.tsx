/** Lists of deeds, of what is expected, and of things: always quiet rows with a hairline between. */
import type { ComponentChildren } from 'preact'
import { Glyph, type GlyphName } from './icons.tsx'
import type { Exampled } from './outline.tsx'
import { ExampleTag } from './text.tsx'

type Children = { children: ComponentChildren }

/** Entries of one day under its name. */
export const DayGroup = ({ label, children, level = 2 }: Children & { label: ComponentChildren; level?: 2 | 3 }) => {
  const Tag = `h${level}` as const
  return (
    <section class="day">
      <Tag class="day-label">{label}</Tag>
      {children}
    </section>
  )
}

export const Entries = ({ children, label }: Children & { label?: string }) => (
  <ol class="entries" aria-label={label}>
    {children}
  </ol>
)

export type EntryProps = Exampled & {
  when: string
  datetime: string
  glyph: GlyphName
  sentence: ComponentChildren
  who?: ComponentChildren
  href?: string
  id?: string
  /** What the deed changed, in full. */
  below?: ComponentChildren
}

export const Entry = (entry: EntryProps) => (
  <li id={entry.id}>
    <Glyph name={entry.glyph} />
    <p>
      {entry.href ? <a href={entry.href}>{entry.sentence}</a> : entry.sentence}
      {entry.example && entry.lang ? <ExampleTag lang={entry.lang} /> : null}
    </p>
    <p class="entry-foot">
      {entry.who ? <span>{entry.who}</span> : null}
      <time dateTime={entry.datetime}>{entry.when}</time>
    </p>
    {entry.below ? <div class="entry-below">{entry.below}</div> : null}
  </li>
)

export interface ExpectedItem {
  href: string
  title: string
  detail?: ComponentChildren
  glyph?: GlyphName
  /** By when, as people write it; `late` in red lead. */
  due?: { text: string; datetime?: string; late?: boolean }
}

/** What is expected of somebody, each with its last day. */
export const Expected = ({ items, label }: { items: ExpectedItem[]; label?: string }) => (
  <ul class="rows expected" aria-label={label}>
    {items.map((item) => (
      <li key={item.href}>
        <Glyph name={item.glyph ?? 'planned'} />
        <div class="row-main">
          <a href={item.href}>{item.title}</a>
          {item.detail ? <p>{item.detail}</p> : null}
        </div>
        {item.due ? (
          <time class={item.due.late ? 'row-aside missing' : 'row-aside'} dateTime={item.due.datetime}>
            {item.due.text}
          </time>
        ) : null}
      </li>
    ))}
  </ul>
)

export const Rows = ({ children, label }: Children & { label?: string }) => (
  <ul class="rows" aria-label={label}>
    {children}
  </ul>
)

export interface RowProps {
  href?: string
  title: ComponentChildren
  detail?: ComponentChildren
  aside?: ComponentChildren
  tags?: ComponentChildren
  glyph?: GlyphName
  id?: string
}

export const Row = ({ href, title, detail, aside, tags, glyph, id }: RowProps) => (
  <li id={id}>
    {glyph ? <Glyph name={glyph} /> : null}
    <div class="row-main">
      {href ? <a href={href}>{title}</a> : <strong>{title}</strong>} {tags}
      {detail ? <p>{detail}</p> : null}
    </div>
    {aside ? <div class="row-aside">{aside}</div> : null}
  </li>
)
