/** When two people changed the same text: both versions side by side, the differing words marked. */
import type { Lang } from '#kernel/values/lang.ts'
import { compareWords, type Piece } from './compare-words.ts'
import { words } from './messages.ts'
import { Table } from './table.tsx'

const Side = ({ pieces, side, lang }: { pieces: Piece[]; side: 'before' | 'after'; lang: Lang }) => {
  const shown = pieces.filter((piece) => piece.only === null || piece.only === side)
  const Mark = side === 'after' ? 'ins' : 'del'
  if (shown.length === 0) return <span class="muted">{words(lang).bothEmpty}</span>
  return (
    <div class="both-text">
      {shown.map((piece, place) => (piece.only ? <Mark key={`${place}${side}`}>{piece.text}</Mark> : piece.text))}
    </div>
  )
}

export interface BothTextsProps {
  lang: Lang
  fields: { label: string; theirs: string; mine: string }[]
  /** Who saved meanwhile. */
  theirName?: string
}

export function BothTexts({ lang, fields, theirName }: BothTextsProps) {
  const say = words(lang)
  const rows = fields.map(({ label, theirs, mine }) => {
    const pieces = compareWords(theirs, mine)
    const theirSide = <Side pieces={pieces} side="before" lang={lang} />
    return [
      label,
      theirSide,
      theirs === mine ? <span class="muted">{say.bothSame}</span> : <Side pieces={pieces} side="after" lang={lang} />,
    ]
  })
  const head = [say.bothField, theirName ? say.bothTheirsBy(theirName) : say.bothTheirs, say.bothMine].map((label) => ({ label }))
  return <Table caption={say.bothCaption} captionHidden head={head} rows={rows} />
}
