/** Exact fractions: quorums and majorities are never floats (a third of 3 is 1). */

export interface Fraction {
  over: bigint
  under: bigint
}

const gcd = (one: bigint, other: bigint): bigint => (other === 0n ? one : gcd(other, one % other))

/** In lowest terms; `under` is above zero. */
export function fraction(over: bigint | number, under: bigint | number = 1): Fraction {
  const [a, b] = [BigInt(over), BigInt(under)]
  const divisor = gcd(a < 0n ? -a : a, b) || 1n
  return { over: a / divisor, under: b / divisor }
}

export const ZERO = fraction(0)
export const HALF = fraction(1, 2)

export const times = ({ over, under }: Fraction, whole: number): Fraction => fraction(over * BigInt(whole), under)

/** Below zero: `one` is less than `other`; 0: they are equal. */
export const compare = (one: Fraction, other: Fraction): number => {
  const difference = one.over * other.under - other.over * one.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const fractionText = ({ over, under }: Fraction): string => (under === 1n ? String(over) : `${over}/${under}`)

/** The smallest whole count that is at least the fraction, or above it (`strict`): what a page shows, since nobody counts 1130/3 votes. */
export const smallestWhole = ({ over, under }: Fraction, strict = false): bigint =>
  strict ? over / under + 1n : (over + under - 1n) / under

/** Reads `1/4`, `0`, `1` or `0.25`; null: no fraction from 0 to 1. */
export function parseFraction(text: string): Fraction | null {
  const typed = text.trim()
  const pair = /^(\d{1,15})\s*\/\s*(\d{1,15})$/.exec(typed)
  const decimal = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(typed)
  const read = pair
    ? { over: BigInt(pair[1]!), under: BigInt(pair[2]!) }
    : decimal
      ? { over: BigInt(decimal[1]! + (decimal[2] ?? '')), under: 10n ** BigInt(decimal[2]?.length ?? 0) }
      : null
  if (!read || read.under === 0n || read.over > read.under) return null
  return fraction(read.over, read.under)
}
