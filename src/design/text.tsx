/** Titles, running text, tags, stamps and notices: what a page says in words. */
import { micromark } from 'micromark'
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { SUBSET, shallow } from '#kernel/values/prose.ts'
import { Glyph, type GlyphName } from './icons.tsx'
import { words } from './messages.ts'

type Children = { children: ComponentChildren }

export const Lead = ({ children }: Children) => <p class="lead">{children}</p>
export const Muted = ({ children }: Children) => <span class="muted">{children}</span>
export const Paragraph = ({ children }: Children) => <p>{children}</p>

/** The small line above a title. */
export const Kicker = ({ children }: Children) => <p class="kicker">{children}</p>

/** The one h1 of a page, with a line above it and a sentence below it. */
export const Title = ({ children, kicker, lead }: Children & { kicker?: ComponentChildren; lead?: ComponentChildren }) => (
  <div class="title">
    {kicker ? <p class="kicker">{kicker}</p> : null}
    <h1>{children}</h1>
    {lead ? <p class="lead">{lead}</p> : null}
  </div>
)

export function Heading({ level, id, children, count }: Children & { level: 2 | 3 | 4; id?: string; count?: ComponentChildren }) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} class="heading">
      {children}
      {count === undefined ? null : <span class="count"> {count}</span>}
    </Tag>
  )
}

/** The stored Markdown subset as safe HTML: micromark encodes every typed `<` and drops addresses such as `javascript:`. */
export const proseHtml = (text: string): string =>
  micromark(shallow(text), { extensions: [SUBSET] }).replaceAll('<a href=', '<a rel="nofollow noopener" href=')

export const Prose = ({ text, lang }: { text: string; lang?: Lang }) => (
  <div class="prose" lang={lang} dangerouslySetInnerHTML={{ __html: proseHtml(text) }} />
)

/** A few things one below the other, as in running text. */
export const List = ({ items }: { items: readonly ComponentChildren[] }) => (
  <div class="prose">
    <ul>
      {items.map((item, place) => (
        <li key={place}>{item}</li>
      ))}
    </ul>
  </div>
)

export function Crumbs({ items, lang }: { items: { href: string; label: string }[]; lang?: Lang }) {
  const trail = (
    <ol class="crumbs">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href}>{item.label}</a>
        </li>
      ))}
    </ol>
  )
  return lang ? <nav aria-label={words(lang).crumbs}>{trail}</nav> : trail
}

/** Whatever is made up says so. */
export const ExampleTag = ({ lang }: { lang: Lang }) => <span class="tag tone-waiting">{words(lang).exampleTag}</span>

export type Tone = 'deed' | 'decision' | 'waiting' | 'info'
export const Tag = ({ tone = 'info', children }: Children & { tone?: Tone }) => <span class={`tag tone-${tone}`}>{children}</span>

/** The mark of a decision, in red lead. */
export function Stamp({ lang, what, detail, href }: { lang: Lang; what: string; detail?: ComponentChildren; href?: string }) {
  const inside = (
    <>
      <Glyph name="decision" title={words(lang).decision} />
      <strong>{what}</strong>
      {detail ? <span>{detail}</span> : null}
    </>
  )
  return href ? (
    <a class="stamp" href={href}>
      {inside}
    </a>
  ) : (
    <p class="stamp">{inside}</p>
  )
}

const NOTICE_GLYPH: Record<Tone, GlyphName> = { deed: 'done', decision: 'stopped', waiting: 'in_progress', info: 'speech' }

export const Notice = ({ tone, title, children }: Children & { tone: Tone; title?: string }) => (
  <div class={`notice tone-${tone}`}>
    <Glyph name={NOTICE_GLYPH[tone]} />
    <div>
      {title ? <p class="notice-title">{title}</p> : null}
      <div class="flow">{children}</div>
    </div>
  </div>
)

/** A place where nothing is yet: says what will stand here and how it comes. */
export const Empty = ({ title, children }: Children & { title: string }) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    <div class="flow">{children}</div>
  </div>
)

/** A link that looks like what it is: the next thing to do. `frame` names the turbo-frame that it opens in. */
export const ButtonLink = ({
  href,
  main,
  children,
  frame,
  glyph,
  download,
}: Children & { href: string; main?: boolean; frame?: string; glyph?: GlyphName; download?: boolean }) => (
  <a class={main ? 'button main' : 'button'} href={href} data-turbo-frame={frame} download={download ? '' : undefined}>
    {glyph ? <Glyph name={glyph} /> : null}
    {children}
  </a>
)

export interface Figure {
  value: string
  label: string
  href?: string
  tone?: Tone
}

/** At most four large figures. */
export const Figures = ({ items }: { items: Figure[] }) => (
  <dl class="figures">
    {items.map((item) => (
      <div key={item.label} class={item.tone ? `tone-${item.tone}` : undefined}>
        <dt>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</dt>
        <dd>{item.value}</dd>
      </div>
    ))}
  </dl>
)
