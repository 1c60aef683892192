/** Two texts word by word (Myers, « An O(ND) Difference Algorithm », 1986), read as a person would mark them: whole expressions, not crumbs. */

export interface Piece {
  text: string
  /** Whether only one of the two texts has these words. */
  only: 'before' | 'after' | null
}

/** How much may still be spent on a page: a page of rewritten texts must not hold everybody else up. */
export interface Effort {
  steps: number
}

/** About 150 ms: beyond it, texts are marked whole. */
export const effortOfPage = (): Effort => ({ steps: 15_000_000 })

/** With more edits than this between two texts nothing is left to recognise, and finding them would cost memory: their square. */
const MOST_EDITS = 2_000

/** References (`#A1.2`), numbers, words with their elision (`l’`), spaces, and each other sign by itself. */
const TOKEN = /#[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+['’]?|\s+|[^\s]/gu

/** Tokens as numbers: compared a million times, words are slow. */
function numbered(texts: string[][]): Int32Array[] {
  const numbers = new Map<string, number>()
  return texts.map((tokens) =>
    Int32Array.from(tokens, (token) => {
      const known = numbers.get(token) ?? numbers.size
      numbers.set(token, known)
      return known
    }),
  )
}

/** Walks the furthest points back: which tokens of `a` have a partner in `b`, as [place in a, place in b]. */
function matchesOf(trace: Int32Array[], n: number, m: number): [number, number][] {
  const found: [number, number][] = []
  let [x, y] = [n, m]
  for (let d = trace.length - 1; d >= 0; d--) {
    const [k, v] = [x - y, trace[d]!]
    const at = (diagonal: number) => v[diagonal + d] ?? -1
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const from = down ? k + 1 : k - 1
    const startX = d === 0 ? 0 : at(from)
    const startY = d === 0 ? 0 : startX - from
    const kept = d === 0 ? x : x - (down ? startX : startX + 1)
    for (let step = 1; step <= kept; step++) found.push([x - step, y - step])
    ;[x, y] = [startX, startY]
  }
  return found.reverse()
}

/** The pairs of equal tokens of a shortest edit; null when that would cost too much. */
function pairs(a: Int32Array, b: Int32Array, effort: Effort): [number, number][] | null {
  const [n, m] = [a.length, b.length]
  const most = Math.min(n + m, MOST_EDITS)
  const v = new Int32Array(2 * most + 3)
  const middle = most + 1
  const trace: Int32Array[] = []
  for (let d = 0; d <= most; d++) {
    // What stood before this round: enough to walk back.
    trace.push(v.slice(middle - d, middle + d + 1))
    effort.steps -= d + 1
    if (effort.steps < 0) return null
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && v[middle + k - 1]! < v[middle + k + 1]!)
      let x = down ? v[middle + k + 1]! : v[middle + k - 1]! + 1
      while (x < n && x - k < m && a[x] === b[x - k]) x++
      v[middle + k] = x
      if (x >= n && x - k >= m) return matchesOf(trace, n, m)
    }
  }
  return null
}

/** What both texts begin and end with needs no comparing. */
function ends<Each>(a: ArrayLike<Each>, b: ArrayLike<Each>): { start: number; end: number } {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return { start, end }
}

/** A stretch that differs (`before` gave way to `after`) and what stands unchanged behind it. */
interface Stretch {
  before: string
  after: string
  kept: string
}

/** Tokens of both texts as stretches; null when the comparison would cost too much. */
function stretches(a: string[], b: string[], effort: Effort): Stretch[] | null {
  const { start, end } = ends(a, b)
  const [midA, midB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const [numbersA, numbersB] = numbered([midA, midB])
  const matched = midA.length === 0 || midB.length === 0 ? [] : pairs(numbersA!, numbersB!, effort)
  if (matched === null) return null
  const found: Stretch[] = [{ before: '', after: '', kept: a.slice(0, start).join('') }]
  let [i, j] = [0, 0]
  for (const [x, y] of [...matched, [midA.length, midB.length] as const]) {
    if (x > i || y > j) found.push({ before: midA.slice(i, x).join(''), after: midB.slice(j, y).join(''), kept: '' })
    if (x < midA.length) found.at(-1)!.kept += midA[x]
    ;[i, j] = [x + 1, y + 1]
  }
  found.at(-1)!.kept += a.slice(a.length - end).join('')
  return found
}

const LONGEST_CRUMB = 24
const bulk = ({ before, after }: Stretch): number => Math.max(before.length, after.length)

/** A few unchanged letters between two larger changes only make both hard to read: they are marked with them. Not where words were only added, or only dropped. */
function legible(all: Stretch[]): Stretch[] {
  const done: Stretch[] = []
  for (const next of all) {
    let last = next
    for (let over = done.at(-1); over; over = done.at(-1)) {
      const { kept } = over
      const crumb = kept.length <= LONGEST_CRUMB && kept.length <= bulk(over) && kept.length <= bulk(last)
      const blank = kept.length < LONGEST_CRUMB && !/[\p{L}\p{N}]/u.test(kept) && !kept.includes('\n')
      const oneWay = over.before + last.before === '' || over.after + last.after === ''
      if (bulk(over) === 0 || bulk(last) === 0 || oneWay || !(crumb || blank)) break
      done.pop()
      last = { before: over.before + kept + last.before, after: over.after + kept + last.after, kept: last.kept }
    }
    done.push(last)
  }
  return done
}

const isBreak = (token: string | undefined): boolean => token === undefined || token.includes('\n')
const endsSentence = (token: string | undefined): boolean => /^[.!?…]$/.test(token ?? '')

/** How naturally an added or a dropped stretch begins and ends here: with whole paragraphs best, with whole sentences next. */
function naturalness(before: string | undefined, first: string, last: string, after: string | undefined): number {
  if ((isBreak(before) && isBreak(last)) || (isBreak(first) && isBreak(after))) return 3
  if (endsSentence(before) && endsSentence(last)) return 2
  return /\s$/.test(before ?? ' ') || /^\s/.test(first) ? 1 : 0
}

/** What was only added, or only dropped, can often be read in several places: « a. [b.] c » is said rather than « a[. b]. c ». */
function slid(all: Stretch[]): Stretch[] {
  const done = all.map((stretch) => ({ ...stretch }))
  for (const [place, stretch] of done.entries()) {
    const over = done[place - 1]
    if (!over || (stretch.before === '') === (stretch.after === '')) continue
    const side = stretch.before === '' ? 'after' : 'before'
    const line = [...tokens(over.kept), ...tokens(stretch[side]), ...tokens(stretch.kept)]
    const size = tokens(stretch[side]).length
    let start = tokens(over.kept).length
    while (start > 0 && line[start - 1] === line[start + size - 1]) start--
    let best = { start, worth: -1 }
    for (; ; start++) {
      const worth = naturalness(line[start - 1], line[start]!, line[start + size - 1]!, line[start + size])
      if (worth >= best.worth) best = { start, worth }
      if (start + size >= line.length || line[start] !== line[start + size]) break
    }
    over.kept = line.slice(0, best.start).join('')
    stretch[side] = line.slice(best.start, best.start + size).join('')
    stretch.kept = line.slice(best.start + size).join('')
  }
  return done
}

const tokens = (text: string): string[] => text.match(TOKEN) ?? []
const lines = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+/g) ?? []

/** Where whole texts differ too much, their paragraphs are compared first, then the words of those that gave way to others. */
function byLines(before: string, after: string, effort: Effort): Stretch[] {
  const whole = [{ before, after, kept: '' }]
  const rough = stretches(lines(before), lines(after), effort) ?? whole
  return rough.flatMap((stretch) => {
    if (stretch.before === '' || stretch.after === '') return [stretch]
    const fine = stretches(tokens(stretch.before), tokens(stretch.after), effort) ?? [{ ...stretch, kept: '' }]
    return [...fine, { before: '', after: '', kept: stretch.kept }]
  })
}

/** Word by word: what both texts share, and what only one of them says. All pieces but `after`'s are `before`, all but `before`'s are `after`. */
export function compareWords(before: string, after: string, effort: Effort = effortOfPage()): Piece[] {
  if (before === after) return before === '' ? [] : [{ text: before, only: null }]
  effort.steps -= before.length + after.length
  const whole = [{ before, after, kept: '' }]
  const found = effort.steps < 0 ? whole : (stretches(tokens(before), tokens(after), effort) ?? byLines(before, after, effort))
  const pieces = slid(legible(found)).flatMap((stretch): Piece[] => [
    { text: stretch.before, only: 'before' },
    { text: stretch.after, only: 'after' },
    { text: stretch.kept, only: null },
  ])
  const shown: Piece[] = []
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const last = shown.at(-1)
    if (last && last.only === piece.only) last.text += piece.text
    else shown.push(piece)
  }
  return shown
}
