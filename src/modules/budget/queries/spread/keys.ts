/** What follows each key: its lines, and where a flat rate asks for more than they hold (R28). */
import type { Reader } from '#kernel/database.ts'
import { cutFlat, isInBasis } from '../../rules/spread/spread.ts'
import { linesOf, sharesOf } from '../lines.ts'
import type { Key } from './spread.ts'

export interface KeyUse {
  lines: number
  amountCents: number
  /** Years in which the lines hold less than the rate asks. */
  short: { year: number; askedCents: number; missingCents: number }[]
}

/** Of these keys of one version, by their ids. */
export async function keyUses(reader: Reader, versionId: number, keys: readonly Key[]): Promise<Map<number, KeyUse>> {
  if (keys.length === 0) return new Map()
  const lines = await linesOf(reader, versionId)
  const flat = keys.some(({ kind }) => kind === 'flat')
  const shares = Map.groupBy(flat ? await sharesOf(reader, versionId) : [], ({ lineId }) => lineId)
  const shortOf = (key: Key): KeyUse['short'] => {
    if (key.kind !== 'flat') return []
    const named = new Set(key.weights.map(({ itemId }) => itemId))
    return [...new Set(lines.map(({ year }) => year))].toSorted().flatMap((year) => {
      const bases = new Map<number, number>()
      for (const line of lines) {
        if (line.year !== year || line.spread === 'key' || !isInBasis(key.basis!, line)) continue
        for (const { itemId, amountCents } of shares.get(line.id) ?? [])
          if (named.has(itemId)) bases.set(itemId, (bases.get(itemId) ?? 0) + amountCents)
      }
      const held = lines.filter((line) => line.year === year && line.key_id === key.id)
      const cut = cutFlat(
        key.rateBp!,
        [...bases].map(([itemId, amountCents]) => ({ itemId, amountCents })),
        held.map((line) => ({ id: line.id, amountCents: line.amount_cents })),
      )
      return cut.missingCents > 0 ? [{ year, askedCents: cut.askedCents, missingCents: cut.missingCents }] : []
    })
  }
  return new Map(
    keys.map((key) => {
      const mine = lines.filter(({ key_id }) => key_id === key.id)
      const amountCents = mine.reduce((sum, { amount_cents }) => sum + amount_cents, 0)
      return [key.id, { lines: mine.length, amountCents, short: shortOf(key) }]
    }),
  )
}
