/** What surrounds the work on a plan, gathered: documents, links, sharing. */
import { documentDeeds, documentRefusals } from './documents.ts'
import { servingDeeds, servingRefusals } from './serving.ts'
import { sharingDeeds, sharingRefusals } from './sharing.ts'

export const workDeeds = { ...documentDeeds, ...servingDeeds, ...sharingDeeds } as const

export const workRefusals = {
  fr: { ...documentRefusals.fr, ...servingRefusals.fr, ...sharingRefusals.fr },
  en: { ...documentRefusals.en, ...servingRefusals.en, ...sharingRefusals.en },
}
