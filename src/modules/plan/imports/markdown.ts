/** Markdown into blocks: what is a heading, a list or a table is told by micromark; the texts stay as they were written. */
import { parse, postprocess, preprocess } from 'micromark'
import { textMarkdown, textOfCell } from '../rules/markdown.ts'
import { type Entry, plainOf, type ReadBlocks, type RichCell, type TextBlock } from './blocks.ts'
import { oneLine } from './cells.ts'

interface Piece {
  type: string
  source: string
  line: number
  /** The blank lines above, where nothing was dropped between. */
  apart: string
}

/** The cells of a row, parted by bars that are not escaped. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(^|[^\\])\|$/, '$1')
  return inner.split(/(?<!\\)\|/)
}
const DELIMITERS = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/
const FENCE_OPENS = /^ {0,3}(`{3,}|~{3,})/

/** Whether a table begins here: a row above a row of as many dashes. */
const opensTable = (line: string, next: string | undefined): boolean =>
  next !== undefined &&
  line.includes('|') &&
  !/^ {4}/.test(line) &&
  next.includes('-') &&
  DELIMITERS.test(next) &&
  cellsOf(next).length === cellsOf(line).length

interface Part {
  table: boolean
  lines: string[]
  /** From 1. */
  line: number
}

/**
 * The text in parts that are read one by one: a heading begins one, and so does a table. micromark knows no tables, and a whole plan at once
 * would take it hundreds of megabytes.
 */
function parts(source: string): Part[] {
  const lines = source.split('\n')
  const found: Part[] = []
  let fence: string | null = null
  const begin = (table: boolean, index: number) => {
    const part: Part = { table, lines: [], line: index + 1 }
    found.push(part)
    return part
  }
  let part = begin(false, 0)
  for (const [index, line] of lines.entries()) {
    if (part.table && line.trim() === '') part = begin(false, index)
    if (!part.table) {
      const mark = FENCE_OPENS.exec(line)?.[1]
      if (fence === null && mark) fence = mark
      else if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) fence = null
      else if (fence === null && HEADING.test(line)) part = begin(false, index)
      else if (fence === null && opensTable(line, lines[index + 1])) part = begin(true, index)
    }
    part.lines.push(line)
  }
  return found
}

const DROPPED = new Set(['thematicBreak', 'definition', 'lineEnding', 'lineEndingBlank', 'linePrefix'])

/** The outermost blocks of a part with their source. */
function pieces({ lines, line }: Part, parser: ReturnType<typeof parse>): Piece[] {
  const source = lines.join('\n')
  const found: Piece[] = []
  let depth = 0
  let end = 0
  for (const [kind, token] of postprocess(parser.document().write(preprocess()(source, undefined, true)))) {
    // What holds a paragraph or a heading is no block of its own.
    if (token.type === 'content') continue
    if (kind === 'exit') depth -= 1
    else {
      if (depth === 0 && !DROPPED.has(token.type)) {
        const { start } = token
        found.push({
          type: token.type,
          source: source.slice(start.offset, token.end.offset),
          line: line + start.line - 1,
          apart: source.slice(end, start.offset),
        })
        end = token.end.offset
      }
      depth += 1
    }
  }
  return found
}

/** What `textMarkdown` escapes for the world, and our own subset reads as letters anyway: tags and images, and lines that would be a block. */
const ESCAPED_TAG = /(?<!\\)\\(?=<(?=[a-z/!?])(?![a-z][a-z\d+.-]{1,31}:[^\s<>]*>)(?![^\s<>@]+@[^\s<>]+>)|!\[)/gi
const ESCAPED_LINE = /^( {0,3})\\(\S.*)$/gm
/** A text as our subset keeps it. */
const storedOf = (text: string): string =>
  text
    .replaceAll(ESCAPED_TAG, '')
    .replaceAll(ESCAPED_LINE, (line, blank: string, rest: string) =>
      textMarkdown(`${blank}${rest}`) === line.trim() ? `${blank}${rest}` : line,
    )

const IMAGE = /(?<!\\)!\[[^\]]*\]\([^)]*\)/g
const BREAK = /<br\s*\/?>/gi

/** A cell of a table: `<br>` is a line break there, and `\|` a bar. */
function cellOf(source: string): RichCell {
  const text = textOfCell(source)
  return { rich: storedOf(text), plain: text.split('\n').map(plainOf).join('\n').trim() }
}

const tableOf = ({ lines: [heading = '', , ...rows], line }: Part): TextBlock => ({
  kind: 'table',
  lined: true,
  place: line,
  rows: [heading, ...rows].map((row) => cellsOf(row).map(cellOf)),
})

const paragraph = (source: string, place: number): Extract<TextBlock, { kind: 'paragraph' }> => {
  const rich = storedOf(source.trim().replaceAll(BREAK, '\\\n'))
  return { kind: 'paragraph', place, rich, plain: plainOf(rich) }
}

const heading = ({ type, source, line }: Piece): TextBlock => {
  const atx = /^ {0,3}(#{1,6})[ \t]*([\s\S]*?)(?:[ \t]+#+)?[ \t]*$/.exec(source)
  if (type === 'atxHeading' && atx) return { kind: 'heading', place: line, rank: atx[1]!.length, plain: oneLine(plainOf(atx[2]!)) }
  const text = source.replace(/\n[^\n]*$/, '')
  return { kind: 'heading', place: line, rank: /=+\s*$/.test(source) ? 1 : 2, plain: oneLine(plainOf(text)) }
}

const MARK = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)/

/** The entries of a list: each with its own line and what is moved in below it. */
function entriesOf(source: string): Entry[] {
  const entries: { own: string[]; below: string[]; indent: number }[] = []
  for (const line of source.split('\n')) {
    const mark = MARK.exec(line)
    const last = entries.at(-1)
    const indent = line.length - line.trimStart().length
    if (mark && (!last || indent < last.indent))
      entries.push({ own: [line.slice(mark[0].length)], below: [], indent: mark[0].trimEnd().length + 1 })
    else if (last && (last.below.length > 0 || line.trim() === '' || MARK.test(line.trimStart())))
      last.below.push(line.slice(Math.min(indent, last.indent)))
    else last?.own.push(line.trim())
  }
  return entries.map(({ own, below }) => ({ plain: plainOf(own.join(' ')), below: below.join('\n').trim() }))
}

const FENCE = /^ {0,3}(?:`{3,}|~{3,}).*$/gm

function blockOf(piece: Piece): TextBlock | null {
  const { type, source, line } = piece
  if (type === 'atxHeading' || type === 'setextHeading') return heading(piece)
  if (type === 'listUnordered' || type === 'listOrdered')
    return { kind: 'list', place: line, entries: entriesOf(source), rich: storedOf(source.trimEnd()) }
  if (type === 'blockQuote') return { ...paragraph(source, line), plain: plainOf(source.replaceAll(/^ {0,3}> ?/gm, '')) }
  if (type === 'htmlFlow' && source.startsWith('<!--')) return null
  return paragraph(type === 'codeFenced' ? source.replaceAll(FENCE, '') : source, line)
}

/** The blocks of a Markdown text. */
export function markdownBlocks(source: string): ReadBlocks {
  const left = { images: 0, notes: 0 }
  const blocks: TextBlock[] = []
  const clean = source.replaceAll(/\r\n?/g, '\n').replaceAll(IMAGE, () => {
    left.images += 1
    return ''
  })
  const parser = parse()
  for (const part of parts(clean)) {
    if (part.table) blocks.push(tableOf(part))
    for (const piece of part.table ? [] : pieces(part, parser)) {
      const block = blockOf(piece)
      if (block) blocks.push(/^\s*$/.test(piece.apart) ? { ...block, apart: piece.apart } : block)
    }
  }
  return { blocks: blocks.filter((block) => block.kind !== 'paragraph' || block.rich !== ''), left }
}
