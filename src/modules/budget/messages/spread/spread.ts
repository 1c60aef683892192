/** What is said of lines spread over actions and of keys: how the deeds are told. */

import { formatEuros } from '#kernel/money.ts'
import { told } from '#kernel/values/typography.ts'

export { spreadRefusals } from './refusals.ts'

const onActions = (count: number) => (count === 0 ? 'aucune action' : `${count} action${count > 1 ? 's' : ''}`)
const onActionsEn = (count: number) => (count === 0 ? 'no action' : `${count} action${count === 1 ? '' : 's'}`)

export const spreadDeeds = {
  'budget.spread': {
    sentence: told<{ label: string; actions: number; amountCents: number }>(
      ({ label, actions, amountCents }) => `a ventilé la ligne « ${label} » (${formatEuros('fr', amountCents)}) sur ${onActions(actions)}`,
      ({ label, actions, amountCents }) => `spread the line “${label}” (${formatEuros('en', amountCents)}) over ${onActionsEn(actions)}`,
    ),
    glyph: 'euro',
    tone: 'ink',
  },
  'budget.lines_spread': {
    sentence: told<{ lineIds: number[]; amountCents: number }>(
      ({ lineIds, amountCents }) =>
        `a ventilé ${lineIds.length} ligne${lineIds.length > 1 ? 's' : ''}, ${formatEuros('fr', amountCents)} en tout`,
      ({ lineIds, amountCents }) =>
        `spread ${lineIds.length} line${lineIds.length === 1 ? '' : 's'}, ${formatEuros('en', amountCents)} in all`,
    ),
    glyph: 'euro',
    tone: 'ink',
  },
  'budget.key_set': {
    sentence: told<{ name: string; actions: number }>(
      ({ name, actions }) => `a réglé la clé de répartition « ${name} » (${onActions(actions)})`,
      ({ name, actions }) => `set the key “${name}” (${onActionsEn(actions)})`,
    ),
    glyph: 'gauge',
    tone: 'ink',
  },
  'budget.key_removed': {
    sentence: told<{ name: string }>(
      ({ name }) => `a retiré la clé de répartition « ${name} »`,
      ({ name }) => `removed the key “${name}”`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
} as const
