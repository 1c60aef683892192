/** The kinds of things that the search finds among plans. */
import type { Localized } from '#kernel/values/lang.ts'

export const foundKinds = {
  plan: { fr: 'Plans', en: 'Plans' },
  item: { fr: 'Actions et parties des plans', en: 'Actions and parts of plans' },
} satisfies Record<string, Localized>
