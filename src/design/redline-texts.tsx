/** Texts before and after, with their words compared: in two columns, or in one text with both marks. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { compareWords, type Effort, type Piece } from './compare-words.ts'

type Children = { children: ComponentChildren }

/** Side by side, or one text with both marks in it. */
export const VIEWS = ['side', 'inline'] as const
export type RedlineView = (typeof VIEWS)[number]

/** How words that a screen reader should hear stand in the text: they are not copied with it. */
export interface MarkWords {
  added: string
  dropped: string
}

const Heard = ({ children }: Children) => <span class="sr heard">{children}</span>

/** Spaces and line breaks at the edges of a mark stand outside of it; a break that alone was added or dropped is shown by its sign. */
function mark(piece: Piece, say: MarkWords, place: number) {
  const Mark = piece.only === 'after' ? 'ins' : 'del'
  const parts = piece.text.split(/(^\s+|\s*\n\s*|\s+$)/)
  const seen = parts.some((part) => part.trim() !== '')
  return parts.map((part, index) => {
    if (part.trim() === '' && (seen || !part.includes('\n'))) return part
    return (
      <Mark key={`${place} ${index}`}>
        <Heard>[{piece.only === 'after' ? say.added : say.dropped} </Heard>
        {seen ? part : '¶'}
        <Heard>]</Heard>
      </Mark>
    )
  })
}

export const markedWords = (pieces: Piece[], say: MarkWords) =>
  pieces.map((piece, place) => (piece.only === null ? piece.text : mark(piece, say, place)))

/** One text in one language, before and after; null: there is none on that side. */
export interface RedlineText {
  lang: Lang
  /** Its name, where it is not the reader's language or not the text itself. */
  label?: string
  /** A title. */
  strong?: boolean
  before: string | null
  after: string | null
}

interface Texts {
  texts: RedlineText[]
  /** What stands below, where all of it stands on one side only. */
  inside?: ComponentChildren
  view: RedlineView
  say: MarkWords & { before: string; after: string; nothing: string }
  effort: Effort
}

const Cell = ({ text, children }: Children & { text: RedlineText }) => (
  <div class={text.strong ? 'redline-title' : 'redline-text'} lang={text.lang}>
    {children}
  </div>
)

const Label = ({ text }: { text: RedlineText | undefined }) => (text?.label ? <p class="redline-name">{text.label}</p> : null)

/** `label`: what the text is, beside the side's name. */
const Side = ({ name, label, only, children }: Children & { name: string; label?: string; only?: 'filled' | 'empty' }) => (
  <div class={only ? `redline-side is-${only}` : 'redline-side'}>
    <p class="redline-name">
      <span>{name}</span>
      {label ? <span>{label}</span> : null}
    </p>
    {children}
  </div>
)

const Nothing = ({ children }: Children) => <p class="redline-nothing">{children}</p>

/** What stands on one side only needs no marks within. */
const Whole = ({ texts }: { texts: RedlineText[] }) =>
  texts.map((text, place) => {
    const Mark = text.before === null ? 'ins' : 'del'
    return (
      <div key={place}>
        <Label text={text} />
        <Cell text={text}>
          <Mark class="whole">{text.before ?? text.after}</Mark>
        </Cell>
      </div>
    )
  })

function OneSided({ texts, inside, view, say }: Omit<Texts, 'effort'>) {
  const filled = (
    <>
      <Whole texts={texts} />
      {inside}
    </>
  )
  if (view === 'inline') return <div class="redline-cell">{filled}</div>
  return (['before', 'after'] as const).map((side) =>
    texts.every((text) => text[side] === null) ? (
      <Side key={side} name={say[side]} only="empty">
        <Nothing>{say.nothing}</Nothing>
      </Side>
    ) : (
      <Side key={side} name={say[side]} only="filled">
        {filled}
      </Side>
    ),
  )
}

/** What a branch holds that stands on one side only. */
export const RedlineBranch = ({ children }: Children) => <ul class="redline-branch">{children}</ul>

export const RedlineBranchItem = ({ code, texts, children }: Children & { code: ComponentChildren; texts: RedlineText[] }) => (
  <li>
    <span class="redline-code">{code}</span>
    <div>
      <Whole texts={texts} />
      {children}
    </div>
  </li>
)

function Pair({ text, view, say, effort }: Omit<Texts, 'texts' | 'inside'> & { text: RedlineText }) {
  const pieces = compareWords(text.before ?? '', text.after ?? '', effort)
  const shown = (side: 'before' | 'after' | null) => {
    const own = side === null ? pieces : pieces.filter(({ only }) => only === null || only === side)
    return own.length === 0 ? <Nothing>{say.nothing}</Nothing> : <Cell text={text}>{markedWords(own, say)}</Cell>
  }
  if (view === 'inline' || pieces.every(({ only }) => only === null))
    return (
      <div class="redline-cell">
        <Label text={text} />
        {shown(null)}
      </div>
    )
  return (['before', 'after'] as const).map((side) => (
    <Side key={side} name={say[side]} label={text.label}>
      {shown(side)}
    </Side>
  ))
}

/** Each text before and after, its words compared. */
export function RedlineTexts({ texts, inside, ...how }: Texts) {
  const oneSided = texts.every(({ before }) => before === null) || texts.every(({ after }) => after === null)
  return (
    <div class={`redline-texts view-${how.view}`}>
      {oneSided ? (
        <OneSided texts={texts} inside={inside} {...how} />
      ) : (
        texts.map((text, place) => <Pair key={place} text={text} {...how} />)
      )}
    </div>
  )
}
