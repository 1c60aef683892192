/** DOCX into blocks: the document that mammoth reads, styles told by their names, whatever the language of the Word that wrote it. */
import mammoth from 'mammoth'
import type { ReadBlocks, RichCell, TextBlock } from './blocks.ts'
import { oneLine } from './cells.ts'
import { lettersOf, markdownOf, type Run } from './docx-prose.ts'

/** What mammoth reads; only what is used here. */
interface Element {
  type: string
  children?: Element[]
  value?: string
  styleId?: string | null
  styleName?: string | null
  numbering?: { isOrdered?: boolean; level?: string } | null
  isBold?: boolean
  isItalic?: boolean
  href?: string
  colSpan?: number
  rowSpan?: number
}

const HEADING = /^(?:heading|titre|überschrift)\s*([1-9])$/i
const CONTENTS = /^(?:toc\s*(?:heading|\d)|contents?\s*(?:heading|\d)|table of |index heading|en-tête de table des matières)/i
const QUOTE = /^(?:intense )?quote|^citation/i
const styleOf = ({ styleName, styleId }: Element): string => (styleName || styleId || '').trim()

function rankOf(paragraph: Element): number | null {
  const found = HEADING.exec(styleOf(paragraph)) ?? HEADING.exec(paragraph.styleId ?? '')
  return found ? Number(found[1]) : null
}

/** An address that a page may link to, as Markdown will hold it. */
function addressOf(href: string | undefined): { href: string } | object {
  const url = href && URL.canParse(href) ? new URL(href) : null
  return url && /^(?:https?|mailto):$/.test(url.protocol) ? { href: url.href } : {}
}

/** The letters of a paragraph with their kinds; `left` counts what is no letter. */
function runsOf({ children = [] }: Element, left: ReadBlocks['left'], kind: Omit<Run, 'text'> = {}): Run[] {
  return children.flatMap((child): Run[] => {
    if (child.type === 'text') return [{ ...kind, text: child.value ?? '' }]
    if (child.type === 'tab') return [{ ...kind, text: ' ' }]
    if (child.type === 'break') return [{ text: '\n' }]
    if (child.type === 'image') left.images += 1
    if (child.type === 'noteReference') left.notes += 1
    if (child.type === 'hyperlink') return runsOf(child, left, { ...kind, ...addressOf(child.href) })
    if (child.type !== 'run') return runsOf(child, left, kind)
    return runsOf(child, left, {
      ...kind,
      ...(child.isBold ? { strong: true as const } : {}),
      ...(child.isItalic ? { emphasis: true as const } : {}),
      ...(/code/i.test(child.styleId ?? '') ? { code: true as const } : {}),
    })
  })
}

/** Paragraphs in their order as blocks; neighbours of one list are one block. */
class Flow {
  readonly blocks: TextBlock[] = []
  private readonly left: ReadBlocks['left']
  /** The list that may go on: how far its entries are moved in, and their counts, level by level. */
  private list: { block: Extract<TextBlock, { kind: 'list' }>; ordered: boolean[]; counts: number[] } | null = null

  constructor(left: ReadBlocks['left']) {
    this.left = left
  }

  add(element: Element, place: number): void {
    if (element.type === 'table') {
      this.list = null
      this.blocks.push({ kind: 'table', place, rows: tableRows(element, this.left) })
    } else if (element.type === 'paragraph') this.paragraph(element, place)
    else for (const child of element.children ?? []) this.add(child, place)
  }

  private paragraph(element: Element, place: number): void {
    const style = styleOf(element)
    if (CONTENTS.test(style)) return
    const runs = runsOf(element, this.left)
    const plain = lettersOf(runs)
    if (plain === '') return
    const rank = rankOf(element)
    if (rank === null && element.numbering) {
      this.entry(element, runs, place)
      return
    }
    this.list = null
    if (rank !== null) this.blocks.push({ kind: 'heading', place, rank, plain: oneLine(plain) })
    else if (/^(?:title|titre)$/i.test(style)) this.blocks.push({ kind: 'title', place, plain: oneLine(plain), rich: '' })
    else {
      const markdown = markdownOf(runs)
      const rich = QUOTE.test(style) ? markdown.replaceAll(/^/gm, '> ') : markdown
      this.blocks.push({ kind: /^(?:subtitle|sous-titre)$/i.test(style) ? 'subtitle' : 'paragraph', place, plain, rich })
    }
  }

  private entry({ numbering }: Element, runs: Run[], place: number): void {
    const ordered = numbering?.isOrdered ?? false
    const level = Math.min(Number(numbering?.level ?? 0) || 0, this.list?.ordered.length ?? 0)
    if (!this.list || (level === 0 && this.list.ordered[0] !== ordered)) {
      this.list = { block: { kind: 'list', place, entries: [], rich: '' }, ordered: [], counts: [] }
      this.blocks.push(this.list.block)
    }
    const { block, ordered: kinds, counts } = this.list
    kinds.length = counts.length = Math.min(level + 1, kinds.length)
    kinds[level] = ordered
    counts[level] = (counts[level] ?? 0) + 1
    const indent = ' '.repeat(kinds.slice(0, level).reduce((sum, each) => sum + (each ? 3 : 2), 0))
    const line = `${ordered ? `${counts[level]}.` : '-'} ${markdownOf(runs).replaceAll('\n', `\n${indent}  `)}`
    block.rich += `${block.rich === '' ? '' : '\n'}${indent}${line}`
    const last = block.entries.at(-1)
    if (level === 0 || !last) block.entries.push({ plain: lettersOf(runs), below: '' })
    else last.below += `${last.below === '' ? '' : '\n'}${indent.slice(kinds[0] ? 3 : 2)}${line}`
  }
}

function cellOf(element: Element, left: ReadBlocks['left']): RichCell {
  const flow = new Flow(left)
  for (const child of element.children ?? []) flow.add(child, 0)
  const texts = flow.blocks.flatMap((block) => {
    if (block.kind === 'table')
      return block.rows.map((row) => row.map(({ plain }) => plain).join(' – ')).map((line) => ({ plain: line, rich: line }))
    if (block.kind === 'list') return [{ plain: block.entries.map(({ plain }) => plain).join('\n'), rich: block.rich }]
    return [{ plain: block.plain, rich: block.kind === 'heading' ? block.plain : block.rich || block.plain }]
  })
  return { plain: texts.map(({ plain }) => plain).join('\n'), rich: texts.map(({ rich }) => rich).join('\n\n') }
}

const MOST_SPAN = 1_000
const NOTHING: RichCell = { plain: '', rich: '' }

/** The rows of a table as a grid: a cell over several rows stands in each of them. */
function tableRows(table: Element, left: ReadBlocks['left']): RichCell[][] {
  const rows: RichCell[][] = []
  const held: { cell: RichCell; rows: number }[] = []
  for (const row of (table.children ?? []).filter(({ type }) => type === 'tableRow')) {
    const cells: RichCell[] = []
    const takeHeld = () => {
      for (let above = held[cells.length]; above && above.rows > 0; above = held[cells.length]) {
        above.rows -= 1
        cells.push(above.cell)
      }
    }
    for (const each of (row.children ?? []).filter(({ type }) => type === 'tableCell')) {
      takeHeld()
      const cell = cellOf(each, left)
      const below = Math.min((each.rowSpan ?? 1) - 1, MOST_SPAN)
      for (let column = 0; column < Math.min(each.colSpan ?? 1, MOST_SPAN); column += 1) {
        held[cells.length] = { cell: column === 0 ? cell : NOTHING, rows: below }
        cells.push(column === 0 ? cell : NOTHING)
      }
    }
    takeHeld()
    rows.push(cells)
  }
  return rows
}

/** The blocks of a Word document; null: it cannot be opened. */
export async function docxBlocks(bytes: Uint8Array): Promise<ReadBlocks | null> {
  const found: Element[] = []
  const capture = (document: Element): Element => {
    found.push(document)
    return { ...document, children: [] }
  }
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
      { transformDocument: capture, externalFileAccess: false },
    )
  } catch {
    return null
  }
  const left = { images: 0, notes: 0 }
  const flow = new Flow(left)
  for (const [index, element] of (found[0]?.children ?? []).entries()) flow.add(element, index + 1)
  return { blocks: flow.blocks, left }
}
