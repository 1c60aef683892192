/** Letters of a Word document as the Markdown subset: bold, italic, code, links, line breaks; whatever only looks like a mark is escaped. */
import { blocksOf, type Run } from '#kernel/values/prose.ts'

export type { Run }

/** One run per change of kind; blanks at the borders of bold and italic stand outside them, as Markdown wants it. */
function joined(runs: Run[]): Run[] {
  const found: Run[] = []
  const add = (run: Run) => {
    const last = found.at(-1)
    if (run.text === '') return
    if (last && last.strong === run.strong && last.emphasis === run.emphasis && last.code === run.code && last.href === run.href)
      last.text += run.text
    else found.push({ ...run })
  }
  for (const run of runs) {
    if (!run.strong && !run.emphasis) add(run)
    else {
      const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text)!
      const outside = { ...(run.href ? { href: run.href } : {}) }
      add({ ...outside, text: before })
      if (text !== '') add({ ...run, text })
      add({ ...outside, text: after })
    }
  }
  return found
}

const ESCAPED = /[\\`*_[\]<>&]/g
const BLOCK_MARK = /^(\s*)([-+>]|\d{1,9}[.)])(?=\s|$)/gm
const escaped = (text: string) =>
  text
    .replaceAll(ESCAPED, '\\$&')
    .replaceAll(BLOCK_MARK, (_, blank: string, mark: string) =>
      mark.length === 1 ? `${blank}\\${mark}` : `${blank}${mark.slice(0, -1)}\\${mark.at(-1)}`,
    )
/** A line break that goes on in the same paragraph. */
const broken = (text: string) => text.replaceAll(/[^\S\n]*\n[^\S\n]*/g, '\\\n')

function written(runs: Run[], asText: (text: string) => string): string {
  return runs
    .map(({ text, strong, emphasis, code, href }) => {
      const letters = code ? `\`${text}\`` : asText(text)
      const styled = strong && emphasis ? `***${letters}***` : strong ? `**${letters}**` : emphasis ? `*${letters}*` : letters
      return href ? `[${styled}](<${href.replaceAll(/[<>\\\n]/g, encodeURIComponent)}>)` : styled
    })
    .join('')
}

const comparable = (runs: Run[]): string =>
  JSON.stringify(
    joined(runs).map(({ text, strong, emphasis, code, href }) => [text.replaceAll(/[^\S\n]+/g, ' '), strong, emphasis, code, href]),
  )

/** Whether the Markdown says exactly these letters, in one paragraph. */
function says(markdown: string, runs: Run[]): boolean {
  const [block, ...others] = blocksOf(markdown)
  return block?.kind === 'paragraph' && others.length === 0 && comparable(block.runs) === comparable(runs)
}

function trimmed(runs: Run[]): Run[] {
  const all = joined(runs)
  const first = all[0]
  const last = all.at(-1)
  if (first) first.text = first.text.trimStart()
  if (last) last.text = last.text.trimEnd()
  return all.filter((run) => run.text !== '')
}

/** One paragraph as Markdown: as few marks as say the same. */
export function markdownOf(given: Run[]): string {
  const runs = trimmed(given)
  if (runs.length === 0) return ''
  const simple = written(runs, broken).replaceAll(/\]\(<([^<>\s()]+)>\)/g, ']($1)')
  if (says(simple, runs)) return simple
  const careful = written(runs, (text) => broken(escaped(text)))
  if (says(careful, runs)) return careful
  // Bold or italic that Markdown cannot say, such as half of a word before a bracket: the letters are what counts.
  return broken(escaped(runs.map(({ text }) => text).join('')))
}

/** The letters alone. */
export const lettersOf = (runs: Run[]): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .trim()
