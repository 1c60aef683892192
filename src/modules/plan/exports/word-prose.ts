/** The stored Markdown subset as paragraphs of Word: real lists, links, quotations, bold and italic. */
import { ExternalHyperlink, type IParagraphOptions, Paragraph, TextRun } from 'docx'
import { type Block, blocksOf, type Run } from '#kernel/values/prose.ts'
import { bullets, numbers } from './word-styles.ts'

/** What XML cannot hold is left out. */
export const writable = (text: string): string => text.replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]|\p{Cs}/gu, '')

/** Letters with their line breaks. */
export function textRuns(text: string, style: object = {}): TextRun[] {
  return writable(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...style, ...(index > 0 ? { break: 1 } : {}) }))
}

const runsOf = (run: Run): TextRun[] =>
  textRuns(run.text, {
    ...(run.strong ? { bold: true } : {}),
    ...(run.emphasis ? { italics: true } : {}),
    ...(run.code ? { style: 'PlanCode' } : {}),
    ...(run.href ? { style: 'Hyperlink' } : {}),
  })

/** An address of the page's own (`#A1`, `/plans/…`) is made whole: a file has no page around it. */
const wholeAddress = (href: string, base: string): string | null => (URL.canParse(href, base) ? new URL(href, base).href : null)

function inlines(runs: Run[], base: string): (TextRun | ExternalHyperlink)[] {
  return runs.flatMap((run): (TextRun | ExternalHyperlink)[] => {
    const link = run.href ? wholeAddress(run.href, base) : null
    return link ? [new ExternalHyperlink({ link, children: runsOf(run) })] : runsOf({ ...run, href: undefined })
  })
}

interface Place {
  /** Where addresses of the page's own lead. */
  base: string
  /** Every list counts for itself: the next one's number. */
  lists: { next: number }
  /** The style of plain paragraphs. */
  style?: string
  /** How deep in lists. */
  depth: number
  quoted: boolean
}

function listed(list: Extract<Block, { kind: 'list' }>, place: Place): Paragraph[] {
  const reference = list.ordered ? numbers(list.start) : bullets
  const instance = place.lists.next++
  return list.items.flatMap((item) => {
    const [first, ...rest] = item
    const lead = first?.kind === 'paragraph' ? inlines(first.runs, place.base) : []
    const others = first?.kind === 'paragraph' ? rest : item
    return [
      new Paragraph({ ...styleOf(place), numbering: { reference, level: place.depth, instance, custom: true }, children: lead }),
      ...others.flatMap((block) => paragraphs(block, { ...place, depth: place.depth + 1 })),
    ]
  })
}

const styleOf = ({ style, quoted }: Place): Pick<IParagraphOptions, 'style'> => (quoted ? { style: 'Quote' } : style ? { style } : {})

function paragraphs(block: Block, place: Place): Paragraph[] {
  if (block.kind === 'list') return listed(block, place)
  if (block.kind === 'quote') return block.blocks.flatMap((each) => paragraphs(each, { ...place, quoted: true }))
  const indent = place.depth > 0 ? { indent: { left: 360 * place.depth } } : {}
  return [new Paragraph({ ...styleOf(place), ...indent, children: inlines(block.runs, place.base) })]
}

/** Writes the texts of one document as paragraphs; `base`: its own address. */
export type Prose = (text: string, style?: string) => Paragraph[]
export const proseOf = (base: string): Prose => {
  const lists = { next: 1 }
  return (text, style) =>
    blocksOf(text).flatMap((block) => paragraphs(block, { base, lists, depth: 0, quoted: false, ...(style ? { style } : {}) }))
}
