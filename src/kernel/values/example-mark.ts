/** The mark of what is made up, in files: out of the house and back. */
import type { Lang } from './lang.ts'

/** The first words of the line above everything in a file of what is made up. */
export const EXAMPLE_MARK: Readonly<Record<Lang, string>> = { fr: 'EXEMPLE', en: 'EXAMPLE' }

/** Our own files begin so, and the line says the same to people. */
export const isExampleMark = (text: string): boolean =>
  Object.values(EXAMPLE_MARK).some(
    (mark) => text.trim() === mark || (text.trim().startsWith(mark) && /^[^\p{L}\p{N}]/u.test(text.trim().slice(mark.length))),
  )
