/** A text to be read from top to bottom: its contents beside it, and each clause with its code, which is an address of its own. */
import { type ComponentChildren, Fragment } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import type { PillarTone } from './outline.tsx'
import { CopyAddress } from './toolbar.tsx'

export interface ContentsEntry {
  /** The clause's id. */
  id: string
  code: string
  title: string
  children?: ContentsEntry[]
}

const Entries = ({ entries }: { entries: ContentsEntry[] }) => (
  <ol>
    {entries.map(({ id, code, title, children = [] }) => (
      <li key={id}>
        <a href={`#${encodeURIComponent(id)}`}>
          <span class="clause-code">{code}</span> <span>{title}</span>
        </a>
        {children.length > 0 ? <Entries entries={children} /> : null}
      </li>
    ))}
  </ol>
)

/** The contents stay in sight beside the text; on a phone they stand above it, its chapters alone. */
export const Reading = ({ label, contents, children }: { label: string; contents: ContentsEntry[]; children: ComponentChildren }) => (
  <div class={contents.length > 0 ? 'reading with-contents' : 'reading'}>
    {contents.length > 0 ? (
      <nav class="contents" aria-label={label}>
        <p class="contents-label" aria-hidden="true">
          {label}
        </p>
        <Entries entries={contents} />
      </nav>
    ) : null}
    <div class="reading-text">{children}</div>
  </div>
)

interface ClauseProps {
  id: string
  code: string
  title: string
  /** Where the thing of which the clause speaks lives on. */
  href: string
  /** The title's language, where it is not the page's. */
  lang?: Lang
  tags?: ComponentChildren
  /** The clause's text, then the clauses below it. */
  children?: ComponentChildren
}

const Inside = ({ id, code, title, href, lang, tags }: ClauseProps) => (
  <>
    <a class="clause-code" href={`#${encodeURIComponent(id)}`}>
      {code}
    </a>{' '}
    <a class="clause-link" href={href} lang={lang}>
      {title}
    </a>
    {tags ? <> {tags}</> : null}
  </>
)

/** A part of the text; `level` 1 is a chapter. */
export function Clause({ level, tone, ...clause }: ClauseProps & { level: 1 | 2 | 3; tone?: PillarTone }) {
  const Tag = `h${(level + 1) as 2 | 3 | 4}` as const
  return (
    <section class={`clause clause-${level}${tone ? ` pillar-${tone}` : ''}`} id={clause.id}>
      <Tag class="clause-title">
        <Inside {...clause} />
      </Tag>
      {clause.children}
    </section>
  )
}

export const LastClauses = ({ children }: { children: ComponentChildren }) => <ol class="clauses">{children}</ol>

/** A clause of the last level. */
export const LastClause = (clause: ClauseProps) => (
  <li class="clause" id={clause.id}>
    <p class="clause-title">
      <Inside {...clause} />
    </p>
    {clause.children}
  </li>
)

/** A fingerprint in hex, in groups that the eye can compare; copied, it is one word. */
export const Fingerprint = ({ hex, length = hex.length }: { hex: string; length?: number }) => (
  <code class="fingerprint">
    {(hex.slice(0, length).match(/.{1,4}/g) ?? []).map((group, place) => (
      <Fragment key={place}>
        {place > 0 ? <wbr /> : null}
        <span>{group}</span>
      </Fragment>
    ))}
  </code>
)

/** A line for a terminal; where the browser can, with a button that copies it. */
export const CommandLine = ({ text, copy, copied }: { text: string; copy: string; copied: string }) => (
  <div class="command">
    <code>{text}</code>
    <CopyAddress label={copy} done={copied} text={text} />
  </div>
)
