/** Why a key by which the regions share cannot be as it was given. */
import { formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'
import { termWords } from './region-terms.ts'

type Codes =
  | 'budget.region_weights'
  | 'budget.region_term_twice'
  | 'budget.region_fixed_beyond'
  | 'budget.region_figure_unknown'
  | 'budget.no_regions'
  | 'budget.region_year'
  | 'budget.key_touched_since'
type Sentences = { [Code in Codes]: ObjectionSentences<'budget'>[Code] }

const fr: Sentences = {
  'budget.region_weights': ({ missingBp }) =>
    missingBp > 0
      ? `Les poids doivent faire 100 % ensemble : il manque ${formatShare('fr', missingBp)}.`
      : `Les poids doivent faire 100 % ensemble : il y a ${formatShare('fr', -missingBp)} de trop.`,
  'budget.region_term_twice': ({ by }) => `« ${termWords('fr').terms[by]} » est dit deux fois : réunissez les deux poids.`,
  'budget.region_fixed_beyond': ({ fixed, total, regions }) =>
    `Les parts fixes feraient ${fixed.fr} pour ${regions} associations, plus que les ${total.fr} à partager. Baissez la part fixe.`,
  'budget.region_figure_unknown': ({ by, year }) =>
    `Aucun adhérent n'a donné ce chiffre pour ${year} (${termWords('fr').terms[by]}). Choisissez une autre année, ou retirez ce critère.`,
  'budget.no_regions': () => "Le réseau n'a pas encore d'association régionale dans l'annuaire.",
  'budget.region_year': ({ from, to }) => `L'année des chiffres va de ${from} à ${to}.`,
  'budget.key_touched_since': () =>
    "Quelqu'un a fixé une autre clé entre-temps. La vôtre est encore là : comparez-les, puis enregistrez de nouveau si elle doit la remplacer.",
}

const en: Sentences = {
  'budget.region_weights': ({ missingBp }) =>
    missingBp > 0
      ? `The weights must make 100% together: ${formatShare('en', missingBp)} missing.`
      : `The weights must make 100% together: ${formatShare('en', -missingBp)} too much.`,
  'budget.region_term_twice': ({ by }) => `“${termWords('en').terms[by]}” is said twice: join the two weights.`,
  'budget.region_fixed_beyond': ({ fixed, total, regions }) =>
    `The fixed parts would make ${fixed.en} for ${regions} associations, more than the ${total.en} to be shared. Lower the fixed part.`,
  'budget.region_figure_unknown': ({ by, year }) =>
    `No member gave this figure for ${year} (${termWords('en').terms[by]}). Choose another year, or leave this criterion out.`,
  'budget.no_regions': () => 'The network has no regional association in its directory yet.',
  'budget.region_year': ({ from, to }) => `The year of the figures goes from ${from} to ${to}.`,
  'budget.key_touched_since': () =>
    'Somebody set another key meanwhile. Yours is still here: compare them, then save again if it is to take its place.',
}

const sentences = messages(fr, en)
export const regionRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
