/** How a line is spread, as one cell says it: `A1.2.1: 40 % ; A1.3: 60 %`, `A1.2.1: 1200,50 ; A1.3: 800`, `clé: Temps passé`. */
import { readCents, readShare, typedEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { objectionToAmounts, objectionToShares } from '../spread/objections.ts'
import { type DraftKey, type DraftSpread, MOST_PARTS } from './import-draft.ts'

const KEY_WORD: Record<Lang, string> = { fr: 'clé', en: 'key' }
const KEY = /^(?:clé|cle|clef|key)\s*:\s*(\S[\s\S]*)$/i
const PART = /^(\S(?:[\s\S]*\S)?)\s*:\s*(\S[\s\S]*)$/

/** Basis points as people type them: `40 %`, `33,33 %`. */
function typedShare(lang: Lang, shareBp: number): string {
  const [whole, rest] = [Math.floor(shareBp / 100), shareBp % 100]
  const decimals = rest === 0 ? '' : `${lang === 'fr' ? ',' : '.'}${String(rest).padStart(2, '0')}`
  return `${whole}${decimals} %`
}

/** The cell; the same in each language but for the decimal sign and the word for a key. */
export function spreadText(lang: Lang, spread: DraftSpread): string {
  if (spread.kind === 'none') return ''
  if (spread.kind === 'key') return `${KEY_WORD[lang]}: ${spread.name}`
  const parts =
    spread.kind === 'shares'
      ? spread.parts.map(({ code, shareBp }) => `${code}: ${typedShare(lang, shareBp)}`)
      : spread.parts.map(({ code, amountCents }) => `${code}: ${typedEuros(lang, amountCents)}`)
  return parts.join(' ; ')
}

const unread = (text: string): Objection => objection('budget.file_spread_unread', { text: text.slice(0, 80) }, 'spread')

/** What the cell says, or what is wrong with it. One action alone, without a share, gets the whole line. */
export function readSpread(cell: string): DraftSpread | Objection {
  const text = cell.trim()
  if (text === '') return { kind: 'none' }
  const key = KEY.exec(text)
  if (key) return { kind: 'key', name: key[1]!.trim() }
  const said = text.split(/\s*[;\n]\s*/).filter((each) => each !== '')
  if (said.length > MOST_PARTS) return unread(text)
  if (said.length === 1 && !said[0]!.includes(':')) return { kind: 'shares', parts: [{ code: said[0]!, shareBp: 10_000 }] }
  const parts = said.map((each) => {
    const [, code = '', value = ''] = PART.exec(each) ?? []
    return { code, value }
  })
  const wrong = parts.find(({ code }) => code === '')
  if (wrong) return unread(text)
  return parts.some(({ value }) => value.endsWith('%')) ? sharesOf(parts, text) : amountsOf(parts, text)
}

function sharesOf(parts: { code: string; value: string }[], text: string): DraftSpread | Objection {
  const read = parts.map(({ code, value }) => ({ code, shareBp: value.endsWith('%') ? readShare(value.replace(/\s+(?=%$)/, '')) : null }))
  if (read.some(({ shareBp }) => shareBp === null)) return unread(text)
  return { kind: 'shares', parts: read.map(({ code, shareBp }) => ({ code, shareBp: shareBp ?? 0 })) }
}

function amountsOf(parts: { code: string; value: string }[], text: string): DraftSpread | Objection {
  const read = parts.map(({ code, value }) => ({ code, amountCents: readCents(value) }))
  if (read.some(({ amountCents }) => typeof amountCents !== 'number')) return unread(text)
  return { kind: 'amounts', parts: read.map(({ code, amountCents }) => ({ code, amountCents: Number(amountCents) })) }
}

/** The weights of a key in one cell: `A1.2.1: 3 ; A1.3: 1`; of a flat rate, its actions alone. */
export const weightsText = ({ kind, parts }: Pick<DraftKey, 'kind' | 'parts'>): string =>
  parts.map(({ code, weight }) => (kind === 'flat' ? code : `${code}: ${weight}`)).join(' ; ')

export function readWeights(cell: string): DraftKey['parts'] | null {
  const said = cell
    .trim()
    .split(/\s*[;\n]\s*/)
    .filter((each) => each !== '')
  const parts = said.map((each) => {
    const [, code = each, weight = '1'] = PART.exec(each) ?? []
    return { code, weight: /^\d{1,9}$/.test(weight) ? Number(weight) : 0 }
  })
  return parts.length > MOST_PARTS || parts.some(({ weight }) => weight < 1) ? null : parts
}

/** Shares are the whole line, amounts at most the line; no action twice (R18). */
export function objectionsToSpread(spread: DraftSpread, amountCents: number): Objection[] {
  if (spread.kind !== 'shares' && spread.kind !== 'amounts') return []
  const codes = spread.parts.map(({ code }) => code)
  const twice = codes.find((code, place) => codes.indexOf(code) !== place)
  if (twice !== undefined) return [objection('budget.file_action_twice', { code: twice }, 'spread')]
  if (spread.kind === 'amounts') {
    const beyond = objectionToAmounts(
      spread.parts.map((part) => part.amountCents),
      amountCents,
    )
    return beyond ? [beyond] : []
  }
  const empty = spread.parts.find(({ shareBp }) => shareBp === 0)
  if (empty) return [objection('budget.file_share_of_nothing', { code: empty.code }, 'spread')]
  const wrong = objectionToShares(spread.parts.map(({ shareBp }) => shareBp))
  return wrong ? [wrong] : []
}
