/** Names and addresses as imports compare and make them, and how much an import may bring. */
import { nameKey } from '#kernel/values/name-key.ts'

export { nameKey }

/** The project's own JSON. */
export const FORMAT = 'gouvernail.plan'
export const VERSION = 1

export const MOST_LEVELS = 4
export const MOST_ITEMS = 20_000
export const LONGEST_TITLE = 300
export const LONGEST_TEXT = 20_000
const LONGEST_SLUG = 60

/** Addresses that are taken by pages. */
const RESERVED: readonly string[] = ['new', 'import', 'comparison']

export const isSlug = (text: string): boolean =>
  text.length <= LONGEST_SLUG && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && !RESERVED.includes(text)

/** A title as an address: letters and digits of ASCII, words joined by a hyphen. */
export const slugFrom = (title: string): string =>
  nameKey(title.replaceAll('œ', 'oe').replaceAll('Œ', 'oe').replaceAll('æ', 'ae'))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG - 10)
    .replace(/^-+|-+$/g, '') || 'plan'

/** The first of `plan`, `plan-2`, `plan-3`… that is free. */
export function freeSlug(wished: string, taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(number === 1 ? wished : `${wished}-${number}`) || (number === 1 && RESERVED.includes(wished))) number += 1
  return number === 1 ? wished : `${wished}-${number}`
}
