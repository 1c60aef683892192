/** What is expected of a person, in words and with where to do it. */
import type { Lang } from '#kernel/values/lang.ts'
import { mandatePath, mandateReplacementPath, mandatesPath, mePath, newMandatePath, organisationYearsPath } from '../paths.ts'
import type { Awaited } from '../tables/keeping.ts'
import type { MandateFacts } from '../tables.ts'
import { expectedWords } from './keeping-fees.ts'
import { officeName, roleName } from './names.ts'

export interface ExpectedTold {
  title: string
  detail: string
  path: string
  due: string | null
  late: boolean
  example: boolean
}

/** The list of what ends within a month. */
const endingPath = (): string => `${mandatesPath()}?ends=1`

const who = (lang: Lang, mandate: MandateFacts): string => {
  const office = officeName(lang, mandate)
  return mandate.personName === null ? office : expectedWords(lang).of(mandate.personName, office)
}

/** One thing that waits, as the home page and the mails tell it. */
export function expectedTold(lang: Lang, item: Awaited): ExpectedTold {
  const say = expectedWords(lang)
  const plain = { detail: '', due: null, late: false, example: false }
  switch (item.what) {
    case 'own':
      return told(item.mandate, { title: say.endsSoon, detail: officeName(lang, item.mandate), path: mePath() })
    case 'seat':
      return told(item.mandate, { title: say.seatEnds, detail: who(lang, item.mandate), path: mandateReplacementPath(item.mandate.id) })
    case 'mandate':
      return told(item.mandate, { title: say.mandateEnds, detail: who(lang, item.mandate), path: mandatePath(item.mandate.id) })
    case 'last_representative':
      return told(item.mandate, {
        title: say.lastRepresentative,
        detail: say.lastRepresentativeHow(item.mandate.organisationName),
        path: newMandatePath({ organisation: item.mandate.organisationId }),
      })
    case 'seats':
      return { ...plain, title: say.seatsEnd(item.count), path: endingPath(), due: item.first }
    case 'mandates':
      return { ...plain, title: say.mandatesEnd(item.count), path: endingPath(), due: item.first }
    case 'vacant':
      return {
        ...plain,
        title: say.seatVacant,
        detail: say.of(roleName(lang, item.role), item.organisationName),
        path: newMandatePath({ organisation: item.organisationId }),
      }
    case 'fee':
      return {
        ...plain,
        title: say.feeCalled(item.year),
        detail: item.organisationName,
        path: organisationYearsPath(item.organisationId),
        example: item.example,
      }
  }
}

const told = (mandate: MandateFacts, words: Pick<ExpectedTold, 'title' | 'detail' | 'path'>): ExpectedTold => ({
  ...words,
  due: mandate.endsOn,
  late: false,
  example: mandate.example,
})
