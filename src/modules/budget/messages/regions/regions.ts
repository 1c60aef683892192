/** What is said of the share of the regions and actors: how the deeds are told, and why something is refused. */

import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import { told } from '#kernel/values/typography.ts'
import type { Transfer } from '../../tables.ts'
import { nameWords } from '../names.ts'
import { agreementsDeeds, agreementsRefusals } from './agreements-refusals.ts'
import { regionRefusals } from './refusals.ts'

interface Sum {
  amountCents: number
}

export const regionsDeeds = {
  'budget.region_key_set': {
    sentence: told<{ figuresYear: number }>(
      ({ figuresYear }) => `a fixé la clé de répartition entre les régions, sur les chiffres ${figuresYear}`,
      ({ figuresYear }) => `set the key by which the regions share, on the figures of ${figuresYear}`,
    ),
    glyph: 'share',
    tone: 'deed',
  },
  'agreement.made': {
    sentence: told<{ title: string; transfer: Transfer } & Sum>(
      ({ title, transfer, amountCents }) =>
        `a préparé la convention « ${title} », ${formatEuros('fr', amountCents)} (${nameWords('fr').transfers[transfer]})`,
      ({ title, transfer, amountCents }) =>
        `prepared the agreement “${title}”, ${formatEuros('en', amountCents)} (${nameWords('en').transfers[transfer]})`,
    ),
    glyph: 'document',
    tone: 'deed',
  },
  'instalment.planned': {
    sentence: told<{ dueOn: string } & Sum>(
      ({ dueOn, amountCents }) => `a prévu un versement de ${formatEuros('fr', amountCents)} pour le ${formatDay('fr', dueOn)}`,
      ({ dueOn, amountCents }) => `planned a payment of ${formatEuros('en', amountCents)} for ${formatDay('en', dueOn)}`,
    ),
    glyph: 'calendar',
    tone: 'ink',
  },
  'instalment.paid': {
    sentence: told<{ paidOn: string } & Sum>(
      ({ paidOn, amountCents }) => `a noté le versement de ${formatEuros('fr', amountCents)} du ${formatDay('fr', paidOn)}`,
      ({ paidOn, amountCents }) => `noted the payment of ${formatEuros('en', amountCents)} on ${formatDay('en', paidOn)}`,
    ),
    glyph: 'euro',
    tone: 'deed',
  },
  'instalment.acknowledged': {
    sentence: told<Sum>(
      ({ amountCents }) => `a accusé réception de ${formatEuros('fr', amountCents)}`,
      ({ amountCents }) => `acknowledged receipt of ${formatEuros('en', amountCents)}`,
    ),
    glyph: 'decision',
    tone: 'deed',
  },
  ...agreementsDeeds,
} as const

export const regionsRefusals = {
  fr: { ...regionRefusals.fr, ...agreementsRefusals.fr },
  en: { ...regionRefusals.en, ...agreementsRefusals.en },
}
