/** Numbers that people type before their headings: « A1.2 Titre », « 1.2. Titre », « Axe 1 : Titre » give codes, and names of levels. */
import { levelWord } from './vocabulary.ts'

export interface Numbered {
  code: string | null
  title: string
  /** « Axe », where the number stands behind such a word. */
  word: string | null
  /** A bare number (« 2 Former », « Axe 2 Former ») is one only if all its neighbours have one. */
  certain: boolean
}

const DIGITS = String.raw`\p{L}{0,3}\d{1,3}(?:[.-]\d{1,3})*\p{Ll}?`
const LETTERS = String.raw`[IVX]{1,5}|\p{Lu}(?:[.-]\d{1,3})*`
/** A letter or a Roman number could be a word of the title, so a sign must follow it. */
const BEHIND_WORD = new RegExp(
  String.raw`^(\p{L}[\p{L}’' -]*?)\s+(?:n°\s*)?(?:(${DIGITS})(?:(\s*[:.)–—-]+)\s*|\s+|$)|(${LETTERS})(\s*[:.)–—-]+\s*|$))(.*)$`,
  'u',
)
const MARKED = new RegExp(String.raw`^(${DIGITS}|${LETTERS})\s*[:.)–—-]+\s+(.+)$`, 'u')
/** « A1 » and « 1.2 » are numbers wherever they stand; « 10 mesures » and « CO2 » may be words. */
const DOTTED = /^(\p{Lu}\d{1,3}|\p{L}{0,3}\d{1,3}(?:\.\d{1,3})+)\s+(.+)$/u
const BARE = /^(\p{L}{0,3}\d{1,3})\s+(.+)$/u

const plain = (title: string): Numbered => ({ code: null, title, word: null, certain: true })

function numberedHeading(text: string): Numbered {
  const [, word, digits, sign, letters, ended, rest] = BEHIND_WORD.exec(text) ?? []
  if (word && levelWord(word)) {
    const title = rest!.trim() || text
    return { code: digits ?? letters!, title, word, certain: Boolean(sign ?? ended) || title === text }
  }
  const marked = MARKED.exec(text) ?? DOTTED.exec(text)
  if (marked) return { code: marked[1]!, title: marked[2]!.trim(), word: null, certain: true }
  const bare = BARE.exec(text)
  return bare ? { code: bare[1]!, title: bare[2]!.trim(), word: null, certain: false } : plain(text)
}

/** The headings of one rank together: a bare number counts only if every one of them has its number. */
export function numbered(texts: string[]): Numbered[] {
  const read = texts.map(numberedHeading)
  const all = read.length > 1 && read.every(({ code }) => code !== null)
  return read.map((each, index) => (each.certain || all ? each : plain(texts[index]!)))
}

/** A heading of our own exports: the code, a space, the title. */
export function ownHeading(text: string): Numbered {
  const [, code, title] = /^(\S+)\s+(.+)$/.exec(text) ?? []
  return code && title ? { code, title, word: null, certain: true } : plain(text)
}
