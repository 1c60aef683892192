/** What people type into the forms of statutes, as values: fractions in any usual spelling, rows added and taken away, an article chosen or written. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { FractionText } from '../tables.ts'
import { fraction, fractionText, parseFraction } from './fraction.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'statutes.fraction_missing': Record<never, never>
    'statutes.number_typed': { text: string; least: number }
    'statutes.too_many_rows': { most: number }
    'statutes.article_number_missing': Record<never, never>
  }
}

/** Field by field as it was typed; boxes of one name keep all their values. */
export type Fields = Record<string, string[]>

export const MOST_ROWS = 120
const MOST_DAYS = 365
const MOST_VOTES = 1_000_000

const SPOKEN: Record<string, string> = {
  'la moitié': '1/2',
  moitié: '1/2',
  'un quart': '1/4',
  'un tiers': '1/3',
  'deux tiers': '2/3',
  'trois quarts': '3/4',
  'trois cinquièmes': '3/5',
  half: '1/2',
  'a quarter': '1/4',
  'a third': '1/3',
  'two thirds': '2/3',
  'three quarters': '3/4',
}

/** Reads `1/4`, `2 / 3`, `25 %`, `0,25`, `deux tiers`: in lowest terms, exact; null: no fraction from 0 to 1. */
export function readFraction(typed: string): FractionText | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
  const spoken = SPOKEN[text]
  if (spoken) return spoken
  const percent = /^(\d{1,3})(?:[.,](\d{1,9}))? ?%$/.exec(text)
  if (percent) {
    const decimals = percent[2] ?? ''
    const read = fraction(BigInt(percent[1]! + decimals), 100n * 10n ** BigInt(decimals.length))
    return read.over > read.under ? null : fractionText(read)
  }
  const read = parseFraction(text.replace(/^(\d+),(\d+)$/, '$1.$2'))
  return read && fractionText(read)
}

/** The field of a row: `title_2`. */
export const at = (name: string, row?: number): string => (row === undefined ? name : `${name}_${row}`)

export const typedAt = (fields: Fields, name: string, row?: number): string => (fields[at(name, row)]?.[0] ?? '').trim()

/** How many rows a form shows. */
export const rowsOf = (fields: Fields): number => Math.min(MOST_ROWS, Math.max(0, Number.parseInt(typedAt(fields, 'rows'), 10) || 0))

export const rowNumbers = (fields: Fields): number[] => [...Array(rowsOf(fields)).keys()]

/** What was typed with an empty row at the end. */
export const withRow = (fields: Fields, values: Record<string, string> = {}): Fields => {
  const row = rowsOf(fields)
  if (row >= MOST_ROWS) return fields
  const added = Object.entries(values).map(([name, value]) => [at(name, row), [value]])
  return { ...fields, ...Object.fromEntries(added), rows: [String(row + 1)] }
}

const ROW = /^(.+)_(\d{1,3})$/

/** What was typed without one of the rows: those below it move up. */
export function withoutRow(fields: Fields, gone: number): Fields {
  if (!Number.isInteger(gone) || gone < 0 || gone >= rowsOf(fields)) return fields
  const kept = Object.entries(fields).flatMap(([name, values]): [string, string[]][] => {
    const [, base, row] = ROW.exec(name) ?? []
    if (base === undefined || Number(row) < gone) return [[name, values]]
    return Number(row) === gone ? [] : [[at(base, Number(row) - 1), values]]
  })
  return { ...Object.fromEntries(kept), rows: [String(rowsOf(fields) - 1)] }
}

/** A code for what has a name only, unlike those already taken. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  const base = plain || 'x'
  let code = base
  for (let more = 2; taken.has(code); more++) code = `${base}-${more}`
  return code
}

/** Reads field after field; what cannot be stored is gathered, each with its field. */
export function reading(fields: Fields) {
  const wrong: Objection[] = []
  const text = (name: string, row?: number) => typedAt(fields, name, row)
  const whole = (name: string, row: number | undefined, least: number, most: number): number | null => {
    const typed = text(name, row).replace(/[\s\u00a0\u202f]/g, '')
    if (typed === '') return null
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
    if (value >= least && value <= most) return value
    if (most === MOST_DAYS && Number.isInteger(value)) wrong.push(objection('statutes.days_out_of_range', { days: value }, at(name, row)))
    else wrong.push(objection('statutes.number_typed', { text: typed, least }, at(name, row)))
    return null
  }
  const required = <Value>(value: Value | null, name: string, fallback: Value, row?: number): Value => {
    if (value === null && text(name, row) === '') wrong.push(objection('kernel.required', {}, at(name, row)))
    return value ?? fallback
  }
  return {
    wrong,
    text,
    optional: (name: string, row?: number): string | null => text(name, row) || null,
    days: (name: string, row?: number) => whole(name, row, 0, MOST_DAYS),
    requiredDays: (name: string, row?: number) => required(whole(name, row, 0, MOST_DAYS), name, 0, row),
    count: (name: string, least: number, row?: number) => whole(name, row, least, MOST_VOTES),
    requiredCount: (name: string, least: number, row?: number) => required(whole(name, row, least, MOST_VOTES), name, least, row),
    ticked: (name: string, row?: number) => (fields[at(name, row)]?.length ?? 0) > 0,
    all: (name: string, row?: number) => fields[at(name, row)] ?? [],
    oneOf<const Choice extends string>(name: string, choices: readonly Choice[], row?: number): Choice {
      return choices.find((choice) => choice === text(name, row)) ?? choices[0]!
    },
    fraction(name: string, row?: number): FractionText {
      const typed = text(name, row)
      const read = readFraction(typed)
      if (read === null)
        wrong.push(
          typed === ''
            ? objection('statutes.fraction_missing', {}, at(name, row))
            : objection('statutes.not_a_fraction', { text: typed }, at(name, row)),
        )
      return read ?? '0'
    },
    /** The article written beside the list goes before the one chosen in it. */
    article: (name: string, row?: number): string | null => text(`${name}_new`, row) || text(name, row) || null,
    name(name: string, row?: number) {
      const [fr, en] = [text(`${name}_fr`, row), text(`${name}_en`, row)]
      if (fr === '') wrong.push(objection('statutes.name_missing', {}, at(`${name}_fr`, row)))
      return { fr: fr || null, en: en || null }
    },
  }
}
export type Reading = ReturnType<typeof reading>

/** A value with what cannot be stored of it. */
export interface Read<Value> {
  value: Value
  wrong: Objection[]
}
