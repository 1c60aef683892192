/** The two texts of a comparison, by name, and how to turn them round; and what the marks look like. */
import type { ComponentChildren } from 'preact'
import { compareWords } from './compare-words.ts'
import { Disclosure } from './disclosure.tsx'
import { Glyph } from './icons.tsx'
import { type MarkWords, markedWords } from './redline.tsx'

export interface SideName {
  /** « Avant ». */
  label: string
  name: string
  href: string
  detail: string
  tags?: ComponentChildren
}

const Named = ({ side }: { side: SideName }) => (
  <div class="side">
    <p class="side-label">{side.label}</p>
    <p class="side-name">
      <a href={side.href}>{side.name}</a> {side.tags}
    </p>
    <p class="side-detail">{side.detail}</p>
  </div>
)

export const Sides = ({ before, after, swap }: { before: SideName; after: SideName; swap: { href: string; label: string } }) => (
  <div class="sides">
    <Named side={before} />
    <Glyph name="arrow" />
    <Named side={after} />
    <p class="side-swap">
      <a href={swap.href} data-turbo-action="replace">
        <Glyph name="undo" />
        {swap.label}
      </a>
    </p>
  </div>
)

/** Choosing other texts: on paper they are chosen. */
export const OtherSides = ({ summary, children }: { summary: string; children: ComponentChildren }) => (
  <div class="side-others">
    <Disclosure summary={summary}>{children}</Disclosure>
  </div>
)

/** The names of both columns, in sight while they are read. */
export const ColumnNames = ({ before, after }: { before: string; after: string }) => (
  <div class="redline-columns" aria-hidden="true">
    <p>{before}</p>
    <p>{after}</p>
  </div>
)

/** How additions and what was dropped look, on a sentence. */
export const MarkExample = ({
  title,
  before,
  after,
  hint,
  say,
}: {
  title: string
  before: string
  after: string
  hint: string
  say: MarkWords
}) => (
  <figure class="mark-example">
    <figcaption>{title}</figcaption>
    <p class="redline-text">{markedWords(compareWords(before, after), say)}</p>
    <p class="hint">{hint}</p>
  </figure>
)
