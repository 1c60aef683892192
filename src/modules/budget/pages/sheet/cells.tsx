/** What stands in the cells of the sheet: a line as people read it. */
import type { SheetCell, SheetLine } from '#design/sheet.tsx'
import { formatEuros, formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { nameWords } from '../../messages/names.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { lineSpreadPath } from '../../paths.ts'
import type { Line } from '../../queries/lines.ts'
import { typedQuantity } from '../../rules/sheet/lines-typed.ts'

/** Below a heading that says euros: `61 000`, without the sign. */
export const figure = (lang: Lang, cents: number): string => formatEuros(lang, cents).replace(/[\s\u00a0\u202f]*€/, '')

/** `12 × 350 €`; nothing where the amount stands alone. */
export const productText = (lang: Lang, { quantity_thousandths: quantity, unit_cents: unit }: Line): string => {
  if (quantity === null || unit === null) return ''
  const told = quantity % 1000 === 0 ? formatNumber(lang, quantity / 1000) : typedQuantity(lang, quantity)
  return `${told} × ${formatEuros(lang, unit)}`
}

/** Over how many actions, by which key, and what is left. */
export function spreadText(lang: Lang, line: Line, keys: ReadonlyMap<number, string>): string {
  const say = sheetWords(lang)
  if (line.spread === 'none') return say.nowhere
  const by = line.key_id === null ? say.actions(line.actions) : say.key(keys.get(line.key_id) ?? '')
  const left = line.amount_cents - line.spreadCents
  return left > 0 ? `${by}, ${say.left(formatEuros(lang, left))}` : by
}

/** Who brings the money; of a charge, to whom it goes, as what and out of what. */
export function moneyText(lang: Lang, { recipient, transfer, grant }: Line): string {
  const say = nameWords(lang)
  return [recipient ? say.recipients[recipient] : null, transfer ? say.transfers[transfer] : null, grant?.funder ?? null]
    .filter(Boolean)
    .join(' · ')
}

/** How the cell that says where money comes from or goes is chosen: the grant of income, recipient and title of a charge. */
export const moneyValue = ({ side, grant_id, recipient, transfer }: Line): string =>
  side === 'income' ? String(grant_id ?? '') : recipient ? `${recipient}:${transfer}` : ''

interface Reading {
  lang: Lang
  keys: ReadonlyMap<number, string>
  mayEdit: boolean
  withYear: boolean
}

export function lineCells(line: Line, { lang, keys, mayEdit, withYear }: Reading): SheetCell[] {
  const spread = spreadText(lang, line, keys)
  return [
    { content: line.account },
    { content: line.label },
    ...(withYear ? [{ content: line.year }] : []),
    { content: productText(lang, line) },
    { content: mayEdit ? <a href={lineSpreadPath(line.id)}>{spread}</a> : spread },
    { content: moneyText(lang, line), ...(mayEdit ? { value: moneyValue(line) } : {}) },
    { content: line.note ?? '' },
    { content: figure(lang, line.amount_cents), value: line.amount_cents },
  ]
}

export const sheetLine = (line: Line, reading: Reading): SheetLine => ({
  id: line.id,
  cells: lineCells(line, reading),
  ...(reading.mayEdit ? { revision: line.revision } : {}),
  ...(line.recipient ? { counts: line.recipient } : {}),
})
