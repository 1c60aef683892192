/** Why a line cannot be spread, or a key cannot stand, as it was given. */
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'

type Codes =
  | 'budget.no_plan'
  | 'budget.no_action_chosen'
  | 'budget.not_an_action'
  | 'budget.shares_short'
  | 'budget.shares_beyond'
  | 'budget.amounts_beyond'
  | 'budget.no_such_key'
  | 'budget.flat_for_charges'
  | 'budget.amounts_of_several'
  | 'budget.lines_touched_since'
  | 'budget.key_touched_since'
  | 'budget.money_on_action'
  | 'budget.key_unnamed'
  | 'budget.key_named_alike'
  | 'budget.criterion_missing'
  | 'budget.rate_missing'
  | 'budget.key_without_action'
  | 'budget.weight_out_of_range'
  | 'budget.key_and_flat_rate'
type Sentences = { [Code in Codes]: ObjectionSentences<'budget'>[Code] }

const fr: Sentences = {
  'budget.no_plan': () =>
    "Ce budget n'est lié à aucun plan : choisissez-en un dans ses réglages, puis ventilez ses lignes sur les actions.",
  'budget.no_action_chosen': () => 'Choisissez au moins une action.',
  'budget.not_an_action': () => "Une des actions choisies n'est plus dans le plan : choisissez-en une autre.",
  'budget.shares_short': ({ sum, missing }) => `Les parts font ${sum.fr} : il manque ${missing.fr} pour arriver à 100 %.`,
  'budget.shares_beyond': ({ sum, beyond }) => `Les parts font ${sum.fr} : il y a ${beyond.fr} de trop.`,
  'budget.amounts_beyond': ({ sum, line, beyond }) => `Les montants font ${sum.fr}, la ligne ${line.fr} : il y a ${beyond.fr} de trop.`,
  'budget.no_such_key': () => 'Choisissez une clé de répartition de cette version.',
  'budget.flat_for_charges': ({ name }) =>
    `« ${name} » est un taux forfaitaire : il ne prend que des charges, pas de produits ni de bénévolat.`,
  'budget.amounts_of_several': () => 'Pour plusieurs lignes à la fois, donnez des parts ou une clé : les montants vont ligne par ligne.',
  'budget.lines_touched_since': () =>
    "Quelqu'un a modifié une de ces lignes entre-temps. Regardez ce qui est enregistré, puis enregistrez de nouveau.",
  'budget.key_touched_since': () =>
    "Quelqu'un a modifié cette clé entre-temps. Rien n'est perdu : comparez ce que vous avez saisi avec ce qui est enregistré, puis enregistrez de nouveau.",
  'budget.money_on_action': ({ code, amount, budget, number, others }) =>
    `${others > 0 ? `${code} et ${others} autre${others > 1 ? 's' : ''} action${others > 1 ? 's' : ''} sont` : `${code} est`} dans un budget : ${
      budget
        ? `« ${inLang(budget, 'fr')} », version ${number}, compte ${amount.fr} sur ${code}. Ventilez d'abord cet argent ailleurs, ou retirez l'action de la clé qui la nomme.`
        : "demandez d'abord à qui le tient de ventiler son argent ailleurs."
    }`,
  'budget.key_unnamed': () => 'Donnez un nom à la clé, par exemple « Temps passé ».',
  'budget.key_named_alike': ({ name }) => `Une clé s'appelle déjà « ${name} » : donnez un autre nom.`,
  'budget.criterion_missing': () =>
    'Dites selon quel critère vous répartissez, par exemple « heures de travail prévues en 2017 » : les financeurs le demandent.',
  'budget.rate_missing': () => 'Donnez le taux, entre 0,01 % et 100 %, et ce dont il est le taux.',
  'budget.key_without_action': () => 'Donnez un poids à au moins une action.',
  'budget.weight_out_of_range': ({ max }) => `Un poids est un nombre entier, de 1 à ${max}.`,
  'budget.key_and_flat_rate': ({ code, others, key, kind }) =>
    `${code}${others > 0 ? ` et ${others} autre${others > 1 ? 's' : ''}` : ''} : la clé « ${key} » y répartit déjà des coûts indirects ${
      kind === 'flat' ? 'par un taux forfaitaire' : 'selon un critère'
    }. Sur une action, c'est l'un ou l'autre.`,
}

const en: Sentences = {
  'budget.no_plan': () => 'This budget is linked to no plan: choose one in its settings, then spread its lines over the actions.',
  'budget.no_action_chosen': () => 'Choose at least one action.',
  'budget.not_an_action': () => 'One of the chosen actions is no longer in the plan: choose another one.',
  'budget.shares_short': ({ sum, missing }) => `The shares make ${sum.en}: ${missing.en} is missing to reach 100%.`,
  'budget.shares_beyond': ({ sum, beyond }) => `The shares make ${sum.en}: that is ${beyond.en} too much.`,
  'budget.amounts_beyond': ({ sum, line, beyond }) => `The amounts make ${sum.en}, the line ${line.en}: that is ${beyond.en} too much.`,
  'budget.no_such_key': () => 'Choose a key of this version.',
  'budget.flat_for_charges': ({ name }) => `“${name}” is a flat rate: it takes charges alone, no income and no voluntary work.`,
  'budget.amounts_of_several': () => 'For several lines at once, give shares or a key: amounts go line by line.',
  'budget.lines_touched_since': () => 'Somebody changed one of these lines meanwhile. Look at what is saved, then save again.',
  'budget.key_touched_since': () =>
    'Somebody changed this key meanwhile. Nothing is lost: compare what you typed with what is saved, then save again.',
  'budget.money_on_action': ({ code, amount, budget, number, others }) =>
    `${others > 0 ? `${code} and ${others} other action${others === 1 ? '' : 's'} are` : `${code} is`} in a budget: ${
      budget
        ? `“${inLang(budget, 'en')}”, version ${number}, counts ${amount.en} on ${code}. First spread this money elsewhere, or take the action out of the key that names it.`
        : 'first ask whoever keeps it to spread its money elsewhere.'
    }`,
  'budget.key_unnamed': () => 'Give the key a name, “Time spent” for instance.',
  'budget.key_named_alike': ({ name }) => `A key is called “${name}” already: give another name.`,
  'budget.criterion_missing': () => 'Say by which criterion you share, “hours of work planned in 2017” for instance: funders ask for it.',
  'budget.rate_missing': () => 'Give the rate, between 0.01% and 100%, and what it is a rate of.',
  'budget.key_without_action': () => 'Give a weight to at least one action.',
  'budget.weight_out_of_range': ({ max }) => `A weight is a whole number from 1 to ${max}.`,
  'budget.key_and_flat_rate': ({ code, others, key, kind }) =>
    `${code}${others > 0 ? ` and ${others} more` : ''}: the key “${key}” already shares indirect costs there ${
      kind === 'flat' ? 'by a flat rate' : 'by a criterion'
    }. An action bears one or the other.`,
}

const sentences = messages(fr, en)
export const spreadRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
