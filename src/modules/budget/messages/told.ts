/** How a deed is told in both languages, set in type. */
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'

export const told = <Payload>(
  fr: (payload: Payload) => string,
  en: (payload: Payload) => string,
): Record<Lang, (payload: Payload) => string> => ({
  fr: (payload) => typographic('fr', fr(payload)),
  en: (payload) => typographic('en', en(payload)),
})
