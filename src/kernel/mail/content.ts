/** What a mail says, as data: its text and its HTML are drawn from the same content, so that both say the same. */

export interface MailItem {
  title: string
  /** A full address. */
  href?: string
  /** May have several lines. */
  detail?: string
}

export type MailBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  /** Letters or figures to be typed elsewhere, shown large. */
  | { kind: 'code'; text: string }
  /** The one thing to do next: a full address behind a label. */
  | { kind: 'link'; label: string; href: string }
  | { kind: 'list'; items: MailItem[] }

export interface MailContent {
  blocks: MailBlock[]
  /** Why one gets this mail, in a sentence. */
  why?: string
  /** Small links at the foot: choices, the end of these mails. Full addresses. */
  foot?: { label: string; href: string }[]
}

const INDENT = '    '
const RULE = '-- '

const itemText = ({ title, detail, href }: MailItem): string =>
  [`- ${title}`, ...(detail ? detail.split('\n') : []), ...(href ? [href] : [])].join('\n  ')

function blockText(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text
    case 'heading':
      return `${block.text}\n${'='.repeat(Math.min([...block.text].length, 60))}`
    case 'code':
      return INDENT + block.text
    case 'link':
      return `${block.label}\n\n${INDENT}${block.href}`
    case 'list':
      return block.items.map(itemText).join('\n\n')
  }
}

/** The mail as plain text. */
export function mailText({ blocks, why, foot = [] }: MailContent): string {
  const footer = [why, ...foot.map(({ label, href }) => `${label}\n${href}`)].filter((part) => part !== undefined)
  return `${[...blocks.map(blockText), ...(footer.length > 0 ? [RULE, ...footer] : [])].join('\n\n')}\n`
}
