/** The line above a list: how much of it is shown, and what can be done with what is shown. */
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph } from './icons.tsx'
import { words } from './messages.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-address': HTMLAttributes<HTMLElement> & { label: string; done: string; text?: string }
    }
  }
}

export const Toolbar = ({ figures, children }: { figures: string; children?: ComponentChildren }) => (
  <div class="toolbar">
    <p class="toolbar-figures">{figures}</p>
    {children}
  </div>
)

/** A button that copies the page's address; without scripts there is none, since the browser's own address bar does it. */
export const CopyAddress = ({ label, done, text }: { label: string; done: string; text?: string }) => (
  <copy-address label={label} done={done} text={text} />
)

export interface PagerProps {
  lang: Lang
  page: number
  /** Rows of one page, and of all pages. */
  size: number
  of: number
  href: (page: number) => string
}

/** The way through a list of several pages; nothing where there is but one. */
export function Pager({ lang, page, size, of, href }: PagerProps) {
  const last = Math.max(1, Math.ceil(of / size))
  if (last === 1 && page === 1) return null
  const say = words(lang)
  const number = (value: number) => formatNumber(lang, value)
  const from = Math.min(of, (page - 1) * size + 1)
  return (
    <nav class="pager" aria-label={say.pages}>
      {page > 1 ? (
        <a class="button" href={href(Math.min(page - 1, last))} rel="prev">
          <Glyph name="back" />
          {say.earlierRows}
        </a>
      ) : null}
      <p>{say.rowsOf(number(from), number(Math.min(of, page * size)), number(of))}</p>
      {page < last ? (
        <a class="button" href={href(page + 1)} rel="next">
          {say.nextRows}
          <Glyph name="arrow" />
        </a>
      ) : null}
    </nav>
  )
}
