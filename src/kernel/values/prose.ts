/** What people may write, understood: the Markdown subset of the house as blocks and runs, for documents that are no HTML. */
import { micromark } from 'micromark'

/** What is switched off, so that it stays the letters that were typed: only paragraphs, emphasis, lists, links and quotations are left. */
export const SUBSET = {
  disable: {
    null: [
      'htmlFlow',
      'htmlText',
      'headingAtx',
      'setextUnderline',
      'codeFenced',
      'codeIndented',
      'labelStartImage',
      'thematicBreak',
      'definition',
    ],
  },
}

/** A mark that opens a list or a quotation. */
const OPENING = /[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)/y
const MOST_OPENINGS = 8

/** One line may open so many lists within each other by its marks alone; thousands would hold the reader up for seconds. */
export const shallow = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      let [end, openings, last] = [0, 0, 0]
      for (OPENING.lastIndex = 0; OPENING.test(line); end = OPENING.lastIndex) {
        openings += 1
        if (openings === MOST_OPENINGS) last = OPENING.lastIndex
      }
      return openings > MOST_OPENINGS ? line.slice(0, last) + line.slice(end) : line
    })
    .join('\n')

/** Letters of one kind; `\n` is a line break within a paragraph. */
export interface Run {
  text: string
  strong?: true
  emphasis?: true
  code?: true
  /** Only safe addresses: http, https, mailto, xmpp, irc, or within the page. */
  href?: string
}
export type Block =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }

/** Deeper lists and quotations than anyone writes are laid beside what they stand in. */
const DEEPEST = 6
const TOKEN = /<(\/?)([a-z]+)([^>]*)>|([^<]+)/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const decoded = (html: string): string => html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!)
const attribute = (given: string, name: string): string | undefined => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(given)
  return found ? decoded(found[1]!) : undefined
}

interface Open {
  blocks: Block[]
  /** The paragraph that letters go to; null before the first letter. */
  runs: Run[] | null
}
type Style = { strong: number; emphasis: number; code: number; hrefs: string[] }

/** Reads the HTML that micromark makes of the subset: well-formed, with a dozen tags. */
class Reading {
  private readonly stack: Open[] = [{ blocks: [], runs: null }]
  private readonly lists: (Extract<Block, { kind: 'list' }> | null)[] = []
  private readonly style: Style = { strong: 0, emphasis: 0, code: 0, hrefs: [] }

  get blocks(): Block[] {
    return this.stack[0]!.blocks
  }

  private get here(): Open {
    return this.stack.at(-1)!
  }

  text(html: string): void {
    // A line that ends without a sign goes on, as on a page; `<br />` is a break.
    const text = decoded(html).replaceAll('\n', ' ')
    if (!this.here.runs && text.trim() === '') return
    this.runs().push({
      text,
      ...(this.style.strong > 0 ? { strong: true as const } : {}),
      ...(this.style.emphasis > 0 ? { emphasis: true as const } : {}),
      // Code of blanks alone is a blank.
      ...(this.style.code > 0 && text.trim() !== '' ? { code: true as const } : {}),
      ...(this.style.hrefs.at(-1) ? { href: this.style.hrefs.at(-1)! } : {}),
    })
  }

  private runs(): Run[] {
    if (this.here.runs) return this.here.runs
    const runs: Run[] = []
    this.here.runs = runs
    this.here.blocks.push({ kind: 'paragraph', runs })
    return runs
  }

  private into(blocks: Block[]): void {
    this.stack.push({ blocks: this.stack.length > DEEPEST ? this.here.blocks : blocks, runs: null })
  }

  open(tag: string, given: string): void {
    if (tag === 'strong') this.style.strong += 1
    else if (tag === 'em') this.style.emphasis += 1
    else if (tag === 'code') this.style.code += 1
    else if (tag === 'a') this.style.hrefs.push(attribute(given, 'href') ?? '')
    else if (tag === 'br') this.runs().push({ text: '\n' })
    else if (tag === 'p') this.here.runs = null
    else if (tag === 'ul' || tag === 'ol') {
      const list = { kind: 'list' as const, ordered: tag === 'ol', start: Number(attribute(given, 'start') ?? 1), items: [] }
      this.here.runs = null
      if (this.stack.length <= DEEPEST) this.here.blocks.push(list)
      this.lists.push(this.stack.length <= DEEPEST ? list : null)
    } else if (tag === 'li') {
      const item: Block[] = []
      this.lists.at(-1)?.items.push(item)
      this.into(item)
    } else if (tag === 'blockquote') {
      const quote = { kind: 'quote' as const, blocks: [] }
      this.here.runs = null
      if (this.stack.length <= DEEPEST) this.here.blocks.push(quote)
      this.into(quote.blocks)
    }
  }

  close(tag: string): void {
    if (tag === 'strong') this.style.strong -= 1
    else if (tag === 'em') this.style.emphasis -= 1
    else if (tag === 'code') this.style.code -= 1
    else if (tag === 'a') this.style.hrefs.pop()
    else if (tag === 'ul' || tag === 'ol') this.lists.pop()
    else if (tag === 'li' || tag === 'blockquote') this.stack.pop()
    if (tag === 'ul' || tag === 'ol' || tag === 'p' || tag === 'blockquote') this.here.runs = null
  }
}

/** One run per change of kind, line breaks as `\n`, no blank at the ends of a paragraph. */
function tidied(runs: Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && last.strong === run.strong && last.emphasis === run.emphasis && last.code === run.code && last.href === run.href)
      last.text += run.text
    else joined.push({ ...run })
  }
  for (const [index, run] of joined.entries()) {
    // After a break micromark writes the line feed of the source too.
    run.text = run.text.replaceAll(/ *\n */g, '\n')
    if (joined[index - 1]?.text.endsWith('\n')) run.text = run.text.trimStart()
  }
  const said = (run: Run) => run.text.trim() !== ''
  const inner = joined.slice(joined.findIndex(said), joined.findLastIndex(said) + 1)
  const [first, last] = [inner[0], inner.at(-1)]
  if (first) first.text = first.text.trimStart()
  if (last) last.text = last.text.trimEnd()
  return inner.filter((run) => run.text !== '')
}

const tidy = (blocks: Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind === 'quote') return [{ ...block, blocks: tidy(block.blocks) }]
    if (block.kind === 'list') return [{ ...block, items: block.items.map(tidy) }]
    const runs = tidied(block.runs)
    return runs.length > 0 ? [{ kind: 'paragraph', runs }] : []
  })

/** The blocks of a text that is stored in the Markdown subset. */
export function blocksOf(text: string): Block[] {
  const reading = new Reading()
  for (const [, slash, tag, given, letters] of micromark(shallow(text), { extensions: [SUBSET] }).matchAll(TOKEN)) {
    if (letters !== undefined) reading.text(letters)
    else if (slash) reading.close(tag!)
    else reading.open(tag!, given!)
  }
  return tidy(reading.blocks)
}
