/** When two people changed the same text: both versions side by side, the differing words marked. */
import type { Lang } from '#kernel/values/lang.ts'
import { words } from './messages.ts'
import { Table } from './table.tsx'

export interface Piece {
  text: string
  /** Whether only one of the two texts has these words. */
  only: 'theirs' | 'mine' | null
}

/** Beyond this many words times words the comparison is not worth its time: everything is then marked. */
const LIMIT = 4_000_000

/** Lengths of the longest common subsequences of what is left of both texts. */
const table = (theirs: string[], mine: string[]): Uint16Array[] => {
  const lengths = Array.from({ length: theirs.length + 1 }, () => new Uint16Array(mine.length + 1))
  for (let i = theirs.length - 1; i >= 0; i--)
    for (let j = mine.length - 1; j >= 0; j--)
      lengths[i]![j] = theirs[i] === mine[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

const joined = (pieces: Piece[]): Piece[] => {
  const found: Piece[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (last && last.only === piece.only) last.text += piece.text
    else found.push({ ...piece })
  }
  return found
}

/** Word by word: what both texts share, and what only one of them says. */
export function compareWords(theirs: string, mine: string): Piece[] {
  const [a, b] = [theirs.match(/\s+|[^\s]+/g) ?? [], mine.match(/\s+|[^\s]+/g) ?? []]
  if (a.length * b.length > LIMIT)
    return [
      { text: theirs, only: 'theirs' },
      { text: mine, only: 'mine' },
    ]
  const lengths = table(a, b)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ text: a[i]!, only: null })
      i++
      j++
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) pieces.push({ text: a[i++]!, only: 'theirs' })
    else pieces.push({ text: b[j++]!, only: 'mine' })
  }
  return joined(pieces)
}

const Side = ({ pieces, side, lang }: { pieces: Piece[]; side: 'theirs' | 'mine'; lang: Lang }) => {
  const shown = pieces.filter((piece) => piece.only === null || piece.only === side)
  const Mark = side === 'mine' ? 'ins' : 'del'
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
    const theirSide = <Side pieces={pieces} side="theirs" lang={lang} />
    return [
      label,
      theirSide,
      theirs === mine ? <span class="muted">{say.bothSame}</span> : <Side pieces={pieces} side="mine" lang={lang} />,
    ]
  })
  const head = [say.bothField, theirName ? say.bothTheirsBy(theirName) : say.bothTheirs, say.bothMine].map((label) => ({ label }))
  return <Table caption={say.bothCaption} captionHidden head={head} rows={rows} />
}
