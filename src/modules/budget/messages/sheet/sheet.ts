/** What is said of budgets and their lines: how the deeds are told. */

import { formatEuros } from '#kernel/money.ts'
import { told } from '#kernel/values/typography.ts'

export { sheetRefusals } from './refusals.ts'

const lines = (count: number) => `${count} ligne${count > 1 ? 's' : ''}`
const linesEn = (count: number) => `${count} line${count === 1 ? '' : 's'}`

export const sheetDeeds = {
  'budget.created': {
    sentence: told<{ yearFrom: number; yearTo: number }>(
      ({ yearFrom, yearTo }) => `a commencé un budget pour ${yearFrom === yearTo ? yearFrom : `${yearFrom}-${yearTo}`}`,
      ({ yearFrom, yearTo }) => `began a budget for ${yearFrom === yearTo ? yearFrom : `${yearFrom}-${yearTo}`}`,
    ),
    glyph: 'euro',
    tone: 'deed',
  },
  'budget.edited': {
    sentence: told<{ fields: string[] }>(
      () => 'a modifié les réglages du budget',
      () => "edited the budget's settings",
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'budget.line_added': {
    sentence: told<{ account: string; label: string; amountCents: number }>(
      ({ account, label, amountCents }) => `a ajouté la ligne ${account} « ${label} », ${formatEuros('fr', amountCents)}`,
      ({ account, label, amountCents }) => `added the line ${account} “${label}”, ${formatEuros('en', amountCents)}`,
    ),
    glyph: 'euro',
    tone: 'ink',
  },
  'budget.lines_added': {
    sentence: told<{ lineIds: number[]; amountCents: number }>(
      ({ lineIds, amountCents }) => `a ajouté ${lines(lineIds.length)}, ${formatEuros('fr', amountCents)} en tout`,
      ({ lineIds, amountCents }) => `added ${linesEn(lineIds.length)}, ${formatEuros('en', amountCents)} in all`,
    ),
    glyph: 'euro',
    tone: 'ink',
  },
  'budget.line_edited': {
    sentence: told<{ label: string }>(
      ({ label }) => `a modifié la ligne « ${label} »`,
      ({ label }) => `edited the line “${label}”`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'budget.line_removed': {
    sentence: told<{ label: string; amountCents: number }>(
      ({ label, amountCents }) => `a retiré la ligne « ${label} », ${formatEuros('fr', amountCents)}`,
      ({ label, amountCents }) => `removed the line “${label}”, ${formatEuros('en', amountCents)}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'budget.line_restored': {
    sentence: told<{ label: string; amountCents: number }>(
      ({ label, amountCents }) => `a remis la ligne « ${label} », ${formatEuros('fr', amountCents)}`,
      ({ label, amountCents }) => `put back the line “${label}”, ${formatEuros('en', amountCents)}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'budget.lines_removed': {
    sentence: told<{ lineIds: number[]; amountCents: number }>(
      ({ lineIds, amountCents }) => `a retiré ${lines(lineIds.length)}, ${formatEuros('fr', amountCents)} en tout`,
      ({ lineIds, amountCents }) => `removed ${linesEn(lineIds.length)}, ${formatEuros('en', amountCents)} in all`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'budget.lines_restored': {
    sentence: told<{ lineIds: number[]; amountCents: number }>(
      ({ lineIds, amountCents }) => `a remis ${lines(lineIds.length)}, ${formatEuros('fr', amountCents)} en tout`,
      ({ lineIds, amountCents }) => `put back ${linesEn(lineIds.length)}, ${formatEuros('en', amountCents)} in all`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
} as const
