/** Why a version cannot be proposed: how its actions are funded (R27, R28). */
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'
import '../../rules/matrix/funding-objections.ts'

type Codes = 'budget.funded_beyond_cost' | 'budget.above_rate_cap' | 'budget.two_european_funds' | 'budget.flat_and_weights'
type Sentences = { [Code in Codes]: ObjectionSentences<'budget'>[Code] }

const fr: Sentences = {
  'budget.funded_beyond_cost': ({ action, year, cost, funded }) =>
    `${action.fr} : en ${year}, les financeurs apportent ${funded.fr} pour un coût de ${cost.fr}. Ensemble, ils ne dépassent jamais le coût.`,
  'budget.above_rate_cap': ({ action, year, grant, rate, cap }) =>
    `${action.fr} : en ${year}, « ${grant} » paie ${rate.fr} du coût. Son taux plafond est de ${cap.fr}.`,
  'budget.two_european_funds': ({ action, grants }) =>
    `${action.fr} : deux fonds européens ne financent jamais la même action (${grants.map((each) => `« ${each} »`).join(', ')}). N'en gardez qu'un.`,
  'budget.flat_and_weights': ({ action }) =>
    `${action.fr} : les charges indirectes suivent un taux forfaitaire ou une clé de répartition, jamais les deux.`,
}

const en: Sentences = {
  'budget.funded_beyond_cost': ({ action, year, cost, funded }) =>
    `${action.en}: in ${year} the funders give ${funded.en} for a cost of ${cost.en}. Together they never give more than the cost.`,
  'budget.above_rate_cap': ({ action, year, grant, rate, cap }) =>
    `${action.en}: in ${year} “${grant}” pays ${rate.en} of the cost. Its rate is capped at ${cap.en}.`,
  'budget.two_european_funds': ({ action, grants }) =>
    `${action.en}: two European funds never fund the same action (${grants.map((each) => `“${each}”`).join(', ')}). Keep one of them.`,
  'budget.flat_and_weights': ({ action }) => `${action.en}: indirect costs follow a flat rate or a key, never both.`,
}

const sentences = messages(fr, en)
export const matrixRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
