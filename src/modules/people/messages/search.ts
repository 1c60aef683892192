/** The kinds of things that the search finds among people. */
import type { Localized } from '#kernel/values/lang.ts'

export const foundKinds = {
  organisation: { fr: 'Organisations', en: 'Organisations' },
  body: { fr: 'Instances', en: 'Bodies' },
  person: { fr: 'Personnes', en: 'Persons' },
} satisfies Record<string, Localized>
