/** What is said of versions: how the deeds in their life are told; the words of their pages stand beside. */
import { formatDay, isDay, type PartialDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { messages, told } from '#kernel/values/typography.ts'
import type { VersionDeeds } from '../../tables/versions.ts'
import { versionsEn } from './en.ts'
import { versionsFr } from './fr.ts'

export { versionsRefusals } from './refusals.ts'
export const versionsWords = messages(versionsFr, versionsEn)

/** « le 14 mars 2017 », « en février 2017 », « en 2017 ». */
export const whenDecided = (lang: Lang, day: PartialDay): string =>
  `${isDay(day) ? (lang === 'fr' ? 'le' : 'on') : lang === 'fr' ? 'en' : 'in'} ${formatDay(lang, day)}`

const named = (name: string | null, number: number) => (name ? `le scénario « ${name} »` : `la version ${number}`)
const namedEn = (name: string | null, number: number) => (name ? `the scenario “${name}”` : `version ${number}`)

export const versionsDeeds = {
  'budget.drafted': {
    sentence: told<VersionDeeds['budget.drafted']>(
      ({ number, from }) => `a commencé la version ${number}${from === null ? '' : ` à partir de la version ${from}`}`,
      ({ number, from }) => `began version ${number}${from === null ? '' : ` from version ${from}`}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'budget.scenario_made': {
    sentence: told<VersionDeeds['budget.scenario_made']>(
      ({ name, from }) => `a fait le scénario « ${name} » à partir de la version ${from}`,
      ({ name, from }) => `made the scenario “${name}” from version ${from}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'budget.given_up': {
    sentence: told<VersionDeeds['budget.given_up']>(
      ({ number, name }) => `a abandonné ${named(name, number)}`,
      ({ number, name }) => `gave up ${namedEn(name, number)}`,
    ),
    glyph: 'stopped',
    tone: 'ink',
  },
  'budget.proposed': {
    sentence: told<VersionDeeds['budget.proposed']>(
      ({ number }) => `a proposé la version ${number} au vote : son texte est figé`,
      ({ number }) => `proposed version ${number} to the vote: its text is frozen`,
    ),
    glyph: 'speech',
    tone: 'waiting',
  },
  'budget.withdrawn': {
    sentence: told<VersionDeeds['budget.withdrawn']>(
      ({ number }) => `a retiré la version ${number} du vote`,
      ({ number }) => `took version ${number} back from the vote`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'budget.voted': {
    sentence: told<VersionDeeds['budget.voted']>(
      ({ number, amends, decidedOn, amountCents }) =>
        `budget voté${decidedOn ? ` ${whenDecided('fr', decidedOn)}` : ''} : version ${number}, ${formatEuros('fr', amountCents)}${
          amends === null ? '' : `, à la place de la version ${amends}`
        }`,
      ({ number, amends, decidedOn, amountCents }) =>
        `budget voted${decidedOn ? ` ${whenDecided('en', decidedOn)}` : ''}: version ${number}, ${formatEuros('en', amountCents)}${
          amends === null ? '' : `, in place of version ${amends}`
        }`,
    ),
    glyph: 'decision',
    tone: 'decision',
  },
} as const
