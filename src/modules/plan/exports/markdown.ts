/** A plan as Markdown: headings that follow its levels, a table of the actions below each part. */
import { formatDay } from '#kernel/dates.ts'
import { inLang } from '#kernel/values/lang.ts'
import type { ColumnName } from '../messages/columns.ts'
import { cellMarkdown, plainMarkdown, textMarkdown } from '../rules/markdown.ts'
import { documentFacts, documentHeadings } from './document.ts'
import { exampleLine, type PlanFile, type Row, rowsOf, type Value } from './file.ts'

const line = (cells: string[]): string => `| ${cells.join(' | ')} |`

const told = ({ lang }: PlanFile, value: Value | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : 'day' in value ? formatDay(lang, value.day) : `${value.percent} %`

function cellOf(file: PlanFile, row: Row, fact: ColumnName): string {
  const { title, text } = row.item
  if (fact === 'title') return plainMarkdown(inLang(title, file.lang))
  if (fact === 'text') return text ? cellMarkdown(inLang(text, file.lang)) : ''
  const value = told(file, row.values[fact])
  // What people wrote on several lines stays on several.
  return value.split('\n').map(plainMarkdown).join('<br>')
}

function table(file: PlanFile, actions: Row[]): string {
  const headings = documentHeadings(file, actions)
  return [
    line(headings.map(({ name }) => name)),
    `|${'---|'.repeat(headings.length)}`,
    ...actions.map((row) => line(headings.map(({ fact }) => cellOf(file, row, fact)))),
  ].join('\n')
}

/** Parts as headings with their texts, and below the last of them their actions. */
function body(file: PlanFile): string[] {
  const blocks: string[] = []
  let actions: Row[] = []
  const flush = () => {
    if (actions.length > 0) blocks.push(table(file, actions))
    actions = []
  }
  for (const row of rowsOf(file)) {
    if (row.action) {
      actions.push(row)
      continue
    }
    flush()
    const { code, title, text } = row.item
    blocks.push(`${'#'.repeat(row.level + 1)} ${plainMarkdown([code, inLang(title, file.lang)].filter(Boolean).join(' '))}`)
    if (text) blocks.push(textMarkdown(inLang(text, file.lang)))
  }
  flush()
  return blocks
}

/** A lead that begins with a list would go on with the list of facts: a comment parts them, and nobody reads it. */
const BEGINS_WITH_LIST = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:\s|$)/
const leadOf = (lead: string): string[] => (BEGINS_WITH_LIST.test(lead) ? ['<!-- -->', lead] : [lead])

export function planMarkdown(file: PlanFile): string {
  const { lang, draft, address } = file
  const example = exampleLine(file)
  const colon = lang === 'fr' ? ' : ' : ': '
  const facts = documentFacts(file).map(([key, value]) => `- ${key}${colon}${value === address ? `<${value}>` : plainMarkdown(value)}`)
  const blocks = [
    example ? `> ${example}` : '',
    `# ${plainMarkdown(inLang(draft.title, lang))}`,
    facts.join('\n'),
    ...leadOf(draft.lead ? textMarkdown(inLang(draft.lead, lang)) : ''),
    ...body(file),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}
