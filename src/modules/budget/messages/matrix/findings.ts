/** What is to be looked at in how actions are funded, in plain sentences (R27, R28). */
import { formatDay } from '#kernel/dates.ts'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { messages, quoted } from '#kernel/values/typography.ts'
import type { AwardBasis, Finding } from '../../rules/matrix/funding.ts'

type Of<Kind extends Finding['kind']> = Extract<Finding, { kind: Kind }>
type Sentences = { [Kind in Finding['kind']]: (finding: Of<Kind>) => string }

const BASIS: Record<Lang, Record<AwardBasis, string>> = {
  fr: { awarded: 'accordés', proposed: 'proposés', asked: 'demandés' },
  en: { awarded: 'awarded', proposed: 'proposed', asked: 'asked for' },
}
const titles = (lang: Lang, grants: { title: string }[]): string => grants.map(({ title }) => quoted(lang, title)).join(', ')

const euros = (cents: number) => formatEuros('fr', cents)
const fr: Sentences = {
  beyond_cost: ({ year, costCents, fundedCents }) =>
    `En ${year}, ${euros(fundedCents)} de produits pour un coût de ${euros(costCents)} : ${euros(fundedCents - costCents)} de trop.`,
  above_cap: ({ year, grant, rateBp, capBp }) =>
    `En ${year}, ${quoted('fr', grant.title)} paie ${formatShare('fr', rateBp)} du coût ; son taux plafond est de ${formatShare('fr', capBp)}.`,
  two_european: ({ grants }) => `Deux fonds européens sur la même action : ${titles('fr', grants)}. La règle européenne n'en permet qu'un.`,
  two_keys: () => "Un taux forfaitaire et une clé de répartition portent tous deux sur cette action. Gardez l'un ou l'autre.",
  same_european: ({ year, grants }) =>
    `En ${year}, deux subventions du même fonds européen : ${titles('fr', grants)}. Une dépense ne se présente qu'à une seule.`,
  not_eligible: ({ year, grant, cents }) =>
    `En ${year}, ${quoted('fr', grant.title)} y apporte ${euros(cents)}, mais l'action n'est pas parmi celles qu'elle peut payer.`,
  outside_period: ({ year, from, to, cents }) =>
    `${euros(cents)} comptés en ${year}, hors de sa période (du ${formatDay('fr', from)} au ${formatDay('fr', to)}).`,
  above_award: ({ year, cents, atMostCents, basis }) =>
    `${year === null ? 'Sur la période' : `En ${year}`}, le budget compte ${euros(cents)} pour ${euros(atMostCents)} ${BASIS.fr[basis]}.`,
  refused: ({ cents }) => `Cette subvention a été refusée, et le budget compte encore dessus pour ${euros(cents)}.`,
}

const inEnglish = (cents: number) => formatEuros('en', cents)
const en: Sentences = {
  beyond_cost: ({ year, costCents, fundedCents }) =>
    `In ${year}, ${inEnglish(fundedCents)} of income for a cost of ${inEnglish(costCents)}: ${inEnglish(fundedCents - costCents)} too much.`,
  above_cap: ({ year, grant, rateBp, capBp }) =>
    `In ${year}, ${quoted('en', grant.title)} pays ${formatShare('en', rateBp)} of the cost; its rate is capped at ${formatShare('en', capBp)}.`,
  two_european: ({ grants }) => `Two European funds on one action: ${titles('en', grants)}. European rules allow one.`,
  two_keys: () => 'A flat rate and a key both bear on this action. Keep one of them.',
  same_european: ({ year, grants }) =>
    `In ${year}, two grants of the same European fund: ${titles('en', grants)}. An expense is claimed from one alone.`,
  not_eligible: ({ year, grant, cents }) =>
    `In ${year}, ${quoted('en', grant.title)} gives it ${inEnglish(cents)}, but it is not among the actions that the grant may pay for.`,
  outside_period: ({ year, from, to, cents }) =>
    `${inEnglish(cents)} counted in ${year}, outside its period (${formatDay('en', from)} to ${formatDay('en', to)}).`,
  above_award: ({ year, cents, atMostCents, basis }) =>
    `${year === null ? 'Over the period' : `In ${year}`}, the budget counts on ${inEnglish(cents)}; ${inEnglish(atMostCents)} was ${BASIS.en[basis]}.`,
  refused: ({ cents }) => `This grant was refused, and the budget still counts on ${inEnglish(cents)} of it.`,
}

const sentences = messages(fr, en)

/** The sentence on one finding; what it speaks of stands before it. */
export const findingText = (lang: Lang, finding: Finding): string => {
  const say = sentences(lang)[finding.kind] as (of: Finding) => string
  return say(finding)
}
