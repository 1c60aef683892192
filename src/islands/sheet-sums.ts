/** The sums of the sheet and the balance bar, counted from what its cells show, while one types. */
import { euros, figure, type Lang, share } from './sheet-money.ts'

export type SheetWords = Record<string, string>

const APART = { '86': 'charge-apart', '87': 'income-apart' } as const

const sideOf = (chapter: string): string => APART[chapter as keyof typeof APART] ?? (chapter.startsWith('6') ? 'charge' : 'income')

/** Of which chapter a row is: `62`. */
export const chapterOf = (row: Element): string => row.parentElement?.id.replace('chapter-', '') ?? ''

const put = (within: ParentNode, selector: string, text: string) => {
  const element = within.querySelector(selector)
  if (element && element.textContent !== text) element.textContent = text
}

const filled = (template: string, facts: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole)

export interface Counting {
  lang: Lang
  words: SheetWords
  /** The voted share of what goes to others. */
  target: number | null
  /** Of the row that is being typed: what it would amount to. */
  typed: { row: Element; cents: number } | null
}

/** Writes every sum of the sheet anew, and the bar below it. */
export function count(sheet: HTMLElement, { lang, words, target, typed }: Counting): void {
  const sums = new Map<string, number>()
  const add = (name: string, cents: number) => sums.set(name, (sums.get(name) ?? 0) + cents)
  for (const row of sheet.querySelectorAll<HTMLElement>('tr[data-line]')) {
    const cell = row.querySelector<HTMLElement>('[data-c="amount"]')
    const cents = typed?.row === row ? typed.cents : Number(cell?.dataset.v ?? 0)
    const chapter = chapterOf(row)
    add(chapter, cents)
    add(sideOf(chapter), cents)
    if (row.dataset.counts) add('others', cents)
  }
  if (typed && !(typed.row as HTMLElement).dataset.line) add((typed.row as HTMLElement).dataset.new ?? '', typed.cents)
  for (const cell of sheet.querySelectorAll<HTMLElement>('[data-sum]')) {
    const text = figure(lang, sums.get(cell.dataset.sum ?? '') ?? 0)
    if (cell.textContent !== text) cell.textContent = text
  }
  const bar = document.querySelector<HTMLElement>('.balance-bar')
  if (bar) showBalance(bar, { lang, words, target }, sums)
}

function showBalance(bar: HTMLElement, { lang, words, target }: Omit<Counting, 'typed'>, sums: Map<string, number>): void {
  const [charges, income, others] = ['charge', 'income', 'others'].map((name) => sums.get(name) ?? 0) as [number, number, number]
  const gap = income - charges
  put(bar, '[data-figure="charges"] strong', euros(lang, charges))
  put(bar, '[data-figure="income"] strong', euros(lang, income))
  put(bar, '[data-figure="gap"] strong', euros(lang, Math.abs(gap)))
  put(bar, '[data-figure="gap"] > span', (gap === 0 ? words.balanced : gap < 0 ? words.missing : words.left) ?? '')
  const told = bar.querySelector('[data-figure="gap"]')?.closest('div')
  if (told) told.className = gap === 0 ? 'good' : 'bad'
  const bp = charges === 0 ? 0 : Number((BigInt(others) * 20_000n + BigInt(charges)) / (2n * BigInt(charges)))
  put(bar, '[data-figure="share"]', filled(words.share ?? '', { share: share(lang, bp), amount: euros(lang, others) }))
  bar.querySelector('.balance-share .part')?.setAttribute('width', String(Math.min(100, bp / 100)))
  if (target === null) return
  const aim = Number((BigInt(charges) * BigInt(target) + 5_000n) / 10_000n)
  put(bar, '.balance-share small', filled(words.target ?? '', { share: share(lang, target), amount: euros(lang, aim) }))
}
