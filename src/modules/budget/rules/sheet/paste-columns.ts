/** Which column of what was pasted is what: by its heading in French or English, else by what stands in it. */
import { readCents } from '#kernel/money.ts'
import { sideOf } from '../accounts.ts'
import { readAccount, readQuantity } from './lines-typed.ts'
import type { TextRow } from './paste-text.ts'

export const PASTE_COLUMNS = ['account', 'label', 'quantity', 'unit', 'amount', 'note', 'none'] as const
export type PasteColumn = (typeof PASTE_COLUMNS)[number]

const HEADINGS: Record<Exclude<PasteColumn, 'none'>, RegExp> = {
  account: /^((n ?°|no|num(ero)?)( de)? ?)?(comptes?|accounts?|code)( comptable| no\.?| number)?$|^n ?°$/,
  unit: /^(prix|cout|tarif|montant)s? ?(unitaires?|u\b)|^p\.? ?u\.?\b|^(unit (price|cost)|price|prix|tarif)\b/,
  quantity: /^(quantites?|qtes?|nombres?|nb|quantity|qty|units?|unites?|jours|days)\b/,
  amount: /^(montants?|totaux|total|prevus?|previsions?|previsionnel|budget|sommes?|amounts?|forecast|euros?|eur|€|\d{4}$)/,
  note: /^(notes?|commentaires?|remarques?|observations?|precisions?|details?|comments?|remarks?|justification)\b/,
  label:
    /^(libelles?|intitules?|designations?|postes?|natures?|charges|produits|depenses?|recettes|ressources|emplois|rubriques?|labels?|descriptions?|items?|lignes?|lines?|income|expenses?|costs?)\b/,
}

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const headingOf = (cell: string): Exclude<PasteColumn, 'none'> | null => {
  const text = bare(cell)
  if (text === '' && /€|eur/i.test(cell)) return 'amount'
  return (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]).find((name) => HEADINGS[name].test(text)) ?? null
}

/** An amount, or what is meant as one. */
export const isAmount = (cell: string): boolean => readCents(cell) !== 'not_an_amount'
export const isAccount = (cell: string): boolean => /^[678]\d{1,5}$/.test(readAccount(cell)) && sideOf(readAccount(cell)) !== null
/** « 613 Locations » in one cell. */
export const isNamedAccount = (cell: string): boolean => isAccount(cell) && !/^\s*\d+\s*$/.test(cell)

const FARTHEST_HEADING = 12

/** The row of headings among the first ones: two cells at least are known, and none is an amount with cents or a large one. */
export function headingRowOf(rows: readonly TextRow[]): number {
  return rows.slice(0, FARTHEST_HEADING).findIndex(({ cells }) => {
    const known = cells.filter((cell) => headingOf(cell) !== null)
    const figures = cells.filter((cell) => isAmount(cell) && !/^\s*\d{4}\s*$/.test(cell))
    const kinds = new Set(known.map((cell) => headingOf(cell)))
    return known.length >= 2 && figures.length === 0 && (kinds.has('amount') || kinds.size > 1)
  })
}

const width = (rows: readonly TextRow[]): number => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)

/** Where a second table begins beside the first: income beside charges, as the French form prints them. */
function secondSide(columns: readonly PasteColumn[]): number | null {
  const firstAmount = columns.indexOf('amount')
  const next = columns.findIndex((column, place) => place > firstAmount && (column === 'account' || column === 'label'))
  const isTwice = firstAmount > 0 && next > firstAmount && columns.slice(next).includes('amount')
  return isTwice ? next : null
}

function byHeadings(cells: readonly string[], rows: readonly TextRow[], wide: number): PasteColumn[] {
  const columns = Array.from({ length: wide }, (_, place): PasteColumn => headingOf(cells[place] ?? '') ?? 'none')
  // « Charges » may stand above accounts with their names, and above accounts alone.
  return columns.map((column, place) => {
    const filled = rows.map(({ cells: each }) => each[place] ?? '').filter((cell) => cell !== '')
    const accounts = filled.filter((cell) => isAccount(cell) && !isNamedAccount(cell))
    const isBare = filled.length > 0 && accounts.length * 10 >= filled.length * 6
    if (column === 'label' && isBare && columns[place + 1] === 'none') return 'account'
    return column
  })
}

type Kind = 'account' | 'figure' | 'text' | 'blank'

function kindOf(rows: readonly TextRow[], place: number): Kind {
  const filled = rows.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== '')
  const most = (is: (cell: string) => boolean) => filled.filter(is).length * 10 >= filled.length * 6
  if (filled.length === 0) return 'blank'
  if (most(isAccount)) return 'account'
  // In the first column numbers without decimals are accounts as soon as some are: those that are none must be told, not read as amounts.
  const some = filled.filter(isAccount).length * 10 >= filled.length * 3
  if (place === 0 && some && filled.every((cell) => /^\d{2,6}(?![\d.,])/.test(cell))) return 'account'
  return most((cell) => isAmount(cell) || readQuantity(cell) !== null) ? 'figure' : 'text'
}

/** Quantity, unit price and their product, side by side in most rows. */
const isProduct = (rows: readonly TextRow[], [first, second, third]: readonly number[]): boolean => {
  const told = rows.flatMap(({ cells }) => {
    const [quantity, unit, amount] = [readQuantity(cells[first!] ?? ''), readCents(cells[second!] ?? ''), readCents(cells[third!] ?? '')]
    return quantity !== null && typeof unit === 'number' && typeof amount === 'number' ? [[quantity, unit, amount] as const] : []
  })
  const right = told.filter(([quantity, unit, amount]) => BigInt(quantity) * BigInt(unit) === BigInt(amount) * 1000n)
  return told.length > 0 && right.length * 10 >= told.length * 6
}

function ofContent(rows: readonly TextRow[], kinds: readonly Kind[], from: number, to: number): PasteColumn[] {
  const places = kinds.map((_, place) => place).slice(from, to)
  const columns: PasteColumn[] = places.map(() => 'none')
  const set = (place: number | undefined, column: PasteColumn) => {
    if (place !== undefined) columns[place - from] = column
  }
  const of = (kind: Kind) => places.filter((place) => kinds[place] === kind)
  const account = of('account')[0]
  const figures = [...of('figure'), ...of('account').slice(1)].toSorted((one, other) => one - other)
  const [label, note] = of('text')
  set(account, 'account')
  set(label, 'label')
  set(note, 'note')
  const three = figures.slice(-3)
  if (three.length === 3 && isProduct(rows, three))
    for (const [place, name] of (['quantity', 'unit', 'amount'] as const).entries()) set(three[place], name)
  else set(figures.at(-1), 'amount')
  return columns
}

function byContent(rows: readonly TextRow[], wide: number): PasteColumn[] {
  const kinds = Array.from({ length: wide }, (_, place) => kindOf(rows, place))
  const accounts = kinds.flatMap((kind, place) => (kind === 'account' ? [place] : []))
  const figureBetween = accounts.length > 1 && kinds.slice(accounts[0]! + 1, accounts[1]).includes('figure')
  // The second accounts are those of income only where amounts stand between, and after.
  if (figureBetween && kinds.slice(accounts[1]! + 1).includes('figure'))
    return [...ofContent(rows, kinds, 0, accounts[1]!), ...ofContent(rows, kinds, accounts[1]!, wide)]
  return ofContent(rows, kinds, 0, wide)
}

export interface Layout {
  columns: PasteColumn[]
  /** The place of the row of headings; -1: none. */
  heading: number
  /** Columns that are read as a table of their own, each with its first and the one after its last. */
  sides: [number, number][]
}

/** `said`: what the person says of the columns, which goes before all else. */
export function layoutOf(rows: readonly TextRow[], said: readonly (PasteColumn | null)[] = []): Layout {
  const wide = width(rows)
  const heading = headingRowOf(rows)
  const below = rows.slice(heading + 1)
  const found = heading >= 0 ? byHeadings(rows[heading]!.cells, below, wide) : byContent(below, wide)
  const columns = found.map((column, place) => said[place] ?? column)
  const second = secondSide(columns)
  return {
    columns,
    heading,
    sides:
      second === null
        ? [[0, wide]]
        : [
            [0, second],
            [second, wide],
          ],
  }
}
