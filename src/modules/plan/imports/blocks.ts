/** A text as blocks, from Word or from Markdown: what both mean is read in one place. */
import { micromark } from 'micromark'
import { SUBSET } from '#kernel/values/prose.ts'

/** A cell of a table: its letters alone, and as Markdown. */
export interface RichCell {
  plain: string
  rich: string
}

export interface Entry {
  /** The entry's own line. */
  plain: string
  /** What stands below it, as Markdown. */
  below: string
}

/** `place`: the line in Markdown, else the number of the block, from 1. `apart`: the blank lines that part it from the text above. */
export type TextBlock = { place: number; apart?: string } & (
  | { kind: 'title' | 'subtitle'; plain: string; rich: string }
  | { kind: 'heading'; rank: number; plain: string }
  | { kind: 'paragraph'; plain: string; rich: string }
  | { kind: 'list'; entries: Entry[]; rich: string }
  /** `lined`: each row has a line of its own, below one of dashes. */
  | { kind: 'table'; rows: RichCell[][]; lined?: true }
)

export interface ReadBlocks {
  blocks: TextBlock[]
  /** What a plan's text cannot hold. */
  left: { images: number; notes: number }
}

const INLINE = { disable: { null: [...SUBSET.disable.null, 'list', 'blockQuote'] } }
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The letters of a Markdown text on one line or on several, without its marks. */
export function plainOf(markdown: string): string {
  if (!/[\\`*_[\]<>&!]/.test(markdown)) return markdown.trim()
  return micromark(markdown, { extensions: [INLINE] })
    .replaceAll(/<br \/>\n?/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!)
    .trim()
}
