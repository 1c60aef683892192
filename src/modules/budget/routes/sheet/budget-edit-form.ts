/** Between a budget's settings and the fields of their form, both ways. */
import { z } from 'zod'
import type { Ctx } from '#kernel/env.ts'
import { choice, field, optionalId, optionalShare, optionalText, type Typed, typedOne } from '#kernel/form.ts'
import { formatShare, readCents, typedEuros } from '#kernel/money.ts'
import { objection } from '#kernel/values/objection.ts'
import { nameWords } from '../../messages/names.ts'
import { type BudgetField, type BudgetForm, budgetLabels } from '../../pages/sheet/budget-edit.tsx'
import type { Budget } from '../../queries.ts'
import { SHOWN, type Shown } from '../../tables.ts'

const FIELDS = [
  'organisation',
  'title_fr',
  'title_en',
  'plan_id',
  'year_from',
  'year_to',
  'target_share',
  'target_source',
  'opening_cash',
  'shown',
] as const satisfies readonly BudgetField[]

const year = field<number>((text) =>
  /^(19|20|21)\d{2}$/.test(text) ? Number(text) : (objection('kernel.out_of_range', { min: 1900, max: 2199 }) as never),
)

/** Cash may be below nought: an overdraft. */
const cash = field<number | null>((text) => {
  if (text === '') return null
  const isBelow = /^\s*[-\u2212]/.test(text)
  const read = readCents(isBelow ? text.replace(/^\s*[-\u2212]\s*/, '') : text)
  if (typeof read === 'string')
    return objection(read === 'too_large' ? 'kernel.amount_too_large' : 'kernel.not_an_amount', { text }) as never
  return isBelow ? -read : read
})

export const SCHEMA = z.object({
  organisation: optionalId(),
  title_fr: optionalText(200),
  title_en: optionalText(200),
  plan_id: optionalId(),
  year_from: year,
  year_to: year,
  target_share: optionalShare(),
  target_source: optionalText(500),
  opening_cash: cash,
  shown: choice(SHOWN),
})

/** What was typed, field by field. */
export const ownTyped = (typed: Typed): BudgetForm['typed'] =>
  Object.fromEntries(FIELDS.map((name) => [name, typedOne(typed, name)])) as BudgetForm['typed']

/** The fields as the form shows these settings. */
export const typedOf = (c: Ctx, budget: Budget): BudgetForm['typed'] => ({
  organisation: String(budget.owner.organisationId),
  title_fr: budget.title.fr ?? '',
  title_en: budget.title.en ?? '',
  plan_id: String(budget.plan?.id ?? ''),
  year_from: String(budget.yearFrom),
  year_to: String(budget.yearTo),
  target_share: budget.targetShareBp === null ? '' : formatShare(c.var.lang, budget.targetShareBp).replace(/[\s\u00a0\u202f]*%/, ''),
  target_source: budget.targetSource ?? '',
  opening_cash: budget.openingCashCents === null ? '' : typedEuros(c.var.lang, budget.openingCashCents),
  shown: budget.shown,
})

/** Both settings, where they differ. */
export function differing(c: Ctx, theirs: BudgetForm['typed'], mine: BudgetForm['typed']): BudgetForm['conflict'] {
  const labels = budgetLabels(c.var.lang)
  const shown = (name: BudgetField, value: string) => (name === 'shown' ? (nameWords(c.var.lang).shown[value as Shown] ?? value) : value)
  return FIELDS.filter((name) => theirs[name].trim() !== mine[name].trim()).map((name) => ({
    label: labels[name],
    theirs: shown(name, theirs[name]),
    mine: shown(name, mine[name]),
  }))
}
