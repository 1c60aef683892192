/** A tree that is being built: compact rows with a handle, and the tools of the row that is open. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph, type GlyphName } from './icons.tsx'
import type { PillarTone } from './outline.tsx'

type Children = { children: ComponentChildren }

/** The form by which everything moves: small buttons, drag and keyboard all send it. */
const MOVE_FORM = 'build-move'

const SHAPES = {
  grip: '<path class="dots" d="M6 3.6h.01M10 3.6h.01M6 8h.01M10 8h.01M6 12.4h.01M10 12.4h.01"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
} as const
const Shape = ({ name }: { name: keyof typeof SHAPES }) => (
  <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" dangerouslySetInnerHTML={{ __html: SHAPES[name] }} />
)

/** What is done with the tree as a whole, above it. */
export const BuildBar = ({ children }: Children) => <div class="build-bar">{children}</div>

/** A link that opens something in the tree: the page stays where it is. `away`: it leads to a page of its own. */
export const BuildLink = ({
  href,
  glyph,
  children,
  main,
  away,
}: Children & { href: string; glyph?: GlyphName | 'plus'; main?: boolean; away?: boolean }) => (
  <a class={main ? 'button small main' : 'button small'} href={href} data-turbo-action={away ? undefined : 'replace'}>
    {glyph === 'plus' ? <Shape name="plus" /> : glyph ? <Glyph name={glyph} /> : null}
    {children}
  </a>
)

/** One button that does something to the tree at once. */
export const BuildButton = ({ action, glyph, children }: Children & { action: string; glyph?: GlyphName }) => (
  <form class="form inline" action={action} method="post" data-turbo-action="replace">
    <button class="button small" type="submit">
      {glyph ? <Glyph name={glyph} /> : null}
      {children}
    </button>
  </form>
)

/** Pressing Enter on the box must move nothing: the first button of the form is one that does nothing. */
export const MoveForm = ({ action, seen, label, checked }: { action: string; seen: string; label: string; checked: boolean }) => (
  <form class="build-move" id={MOVE_FORM} action={action} method="post" data-turbo-action="replace">
    <button type="submit" disabled hidden>
      {label}
    </button>
    <input type="hidden" name="seen" value={seen} />
    <input type="hidden" name="from" value="tree" />
    <label class="choice">
      <input type="checkbox" name="renumber" value="yes" checked={checked} />
      <span>{label}</span>
    </label>
  </form>
)

/** What the keyboard and the pointer say of a move, in the page's language: `{item}`, `{other}`, `{level}`, `{place}` are filled in. */
export interface DragWords {
  lifted: string
  home: string
  first: string
  before: string
  after: string
  within: string
  dropped: string
  cancelled: string
}

/** `how`: what can be done with a handle, for who has scripts; `howKeys`: and a keyboard. */
export const Builder = ({
  label,
  how,
  howKeys,
  levels,
  lastLevel,
  drag,
  children,
}: Children & { label: string; how: string; howKeys: string; levels: string[]; lastLevel: number; drag: DragWords }) => (
  <div class="builder" data-build={JSON.stringify({ ...drag, levels, lastLevel })}>
    <p class="build-how">
      {how} <span>{howKeys}</span>
    </p>
    <p class="sr" aria-live="assertive" id="build-said" data-build-said="" data-turbo-permanent="" />
    <ol class="twigs" aria-label={label}>
      {children}
    </ol>
  </div>
)

export interface TwigProps {
  id: number
  code: string
  title: string
  lang?: Lang
  level: number
  levelName: string
  /** How many levels the branch takes. */
  height: number
  tone: PillarTone
  /** Opens its tools, or closes them. */
  href: string
  open: boolean
  move: { href: string; label: string; described: string }
  add: { href: string; label: string }
  /** What stands directly below; `href`: it is shown elsewhere. */
  below?: { count: string; label: string; fold: string; href?: string }
  tools?: ComponentChildren
  children?: ComponentChildren
}

const Below = ({ id, below }: { id: number; below: NonNullable<TwigProps['below']> }) =>
  below.href ? (
    <a class="twig-count" href={below.href} data-turbo-action="replace" title={below.label}>
      {below.count}
      <span class="sr"> · {below.label}</span>
    </a>
  ) : (
    <span class="twig-count" id={`n${id}`} title={below.label}>
      <span aria-hidden="true">{below.count}</span>
      <span class="sr">{below.label}</span>
    </span>
  )

/** One item of the tree. Folding is the browser's own, and needs no script. */
export const Twig = (twig: TwigProps) => (
  <li
    class={`twig pillar-${twig.tone}`}
    id={`i${twig.id}`}
    data-twig={twig.id}
    data-level={twig.level}
    data-height={twig.height}
    data-name={`${twig.code} ${twig.title}`}
  >
    <div class={twig.open ? 'twig-row open' : 'twig-row'}>
      <a
        class="twig-handle"
        id={`h${twig.id}`}
        href={twig.move.href}
        draggable={false}
        aria-label={twig.move.label}
        title={twig.move.described}
      >
        <Shape name="grip" />
      </a>
      {twig.below && !twig.below.href ? (
        <details class="twig-fold" id={`f${twig.id}`} open>
          <summary>
            <span class="sr">{twig.below.fold}</span>
          </summary>
        </details>
      ) : (
        <span class="twig-fold" />
      )}
      <a
        class="twig-title"
        id={`t${twig.id}`}
        href={twig.href}
        data-turbo-action="replace"
        aria-expanded={twig.open ? 'true' : 'false'}
        autofocus={twig.open || undefined}
      >
        <span class="twig-code">{twig.code}</span> <span lang={twig.lang}>{twig.title}</span>
      </a>
      {twig.below ? <Below id={twig.id} below={twig.below} /> : null}
      <span class="twig-level">{twig.levelName}</span>
      <a class="twig-add" href={twig.add.href} data-turbo-action="replace" aria-label={twig.add.label} title={twig.add.label}>
        <Shape name="plus" />
      </a>
    </div>
    {twig.tools}
    {twig.children}
  </li>
)

export const TwigList = ({ children, label }: Children & { label: string }) => (
  <ol class="twigs" aria-label={label}>
    {children}
  </ol>
)

export const TwigTools = ({ label, children, steps }: Children & { label: string; steps?: ComponentChildren }) => (
  <section class="twig-tools" aria-label={label}>
    <div class="twig-steps">{steps}</div>
    <div class="buttons">{children}</div>
  </section>
)

/** A small step: sends the form of moves with this place. Without a place it cannot be taken. */
export const StepButton = ({
  id,
  action,
  place,
  label,
  glyph,
}: {
  id: string
  action: string
  place: string | null
  label: string
  glyph: GlyphName
}) => (
  <button
    class="button small step"
    type="submit"
    id={id}
    form={MOVE_FORM}
    formaction={action}
    name="place"
    value={place ?? ''}
    disabled={place === null}
    title={label}
  >
    <Glyph name={glyph} />
    <span class="step-word">{label}</span>
  </button>
)
