/** Lines that are typed or pasted at once, as items: what is indented goes below the line above it. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import { LONGEST_TITLE } from './import-names.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.nothing_to_add': Record<never, never>
    'plan.line_too_deep': { line: number; title: string }
    'plan.line_too_long': { line: number; most: number }
  }
}

export interface OutlineLine {
  /** 1-based, as typed. */
  line: number
  title: string
  /** 0: as high as the first line. */
  depth: number
}

const TAB = 4
const BULLET = /^(?:[-–—•*·▪◦]\s+)+/

const widthOf = (blank: string): number => [...blank].reduce((width, each) => width + (each === '\t' ? TAB - (width % TAB) : 1), 0)

/** The lines that say something, each with how deep it stands. */
export function outlineLines(text: string): OutlineLine[] {
  const open: number[] = []
  return text.split('\n').flatMap((typed, index) => {
    const blank = /^\s*/.exec(typed)![0]
    const title = typed.slice(blank.length).replace(BULLET, '').trim()
    if (title === '') return []
    const width = widthOf(blank)
    while (open.length > 0 && open.at(-1)! >= width) open.pop()
    open.push(width)
    return [{ line: index + 1, title, depth: open.length - 1 }]
  })
}

/** What stands against lines whose first goes to this level. */
export function objectionsToLines(lines: readonly OutlineLine[], level: number, lastLevel: number): Objection[] {
  if (lines.length === 0) return [objection('plan.nothing_to_add', {}, 'lines')]
  return lines.flatMap(({ line, title, depth }) => {
    if (title.length > LONGEST_TITLE) return [objection('plan.line_too_long', { line, most: LONGEST_TITLE }, 'lines')]
    return level + depth > lastLevel ? [objection('plan.line_too_deep', { line, title }, 'lines')] : []
  })
}
