/** Why a budget or a line cannot be as it was given. */
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'

type Codes =
  | 'budget.title_missing'
  | 'budget.ends_before_start'
  | 'budget.too_many_years'
  | 'budget.frozen'
  | 'budget.touched_since'
  | 'budget.no_such_account'
  | 'budget.other_side'
  | 'budget.label_missing'
  | 'budget.amount_out_of_range'
  | 'budget.quantity_alone'
  | 'budget.year_outside'
  | 'budget.no_such_grant'
  | 'budget.transfer_untyped'
  | 'budget.transfer_of_income'
  | 'budget.regrant_without_grant'
  | 'budget.regrant_unauthorised'
  | 'budget.partner_without_grant'
  | 'budget.partner_without_agreement'
  | 'budget.partner_not_european'
  | 'budget.no_line'
  | 'budget.not_balanced'
  | 'budget.in_kind_not_balanced'
  | 'budget.settings_frozen'
  | 'budget.settings_touched_since'
  | 'budget.lines_outside_years'
  | 'budget.plan_holds_money'
  | 'budget.line_gone'
  | 'budget.line_elsewhere'
  | 'budget.undo_not_possible'
  | 'budget.followed'
  | 'budget.not_a_quantity'
  | 'budget.not_a_product'
  | 'budget.nothing_pasted'
  | 'budget.too_many_pasted'
  | 'budget.account_missing'
  | 'budget.not_a_change'
  | 'budget.nothing_to_carry'
type Sentences = { [Code in Codes]: ObjectionSentences<'budget'>[Code] }

const fr: Sentences = {
  'budget.title_missing': () => 'Donnez un titre au budget, par exemple « Budget prévisionnel 2017 ».',
  'budget.ends_before_start': ({ from, to }) => `La dernière année (${to}) vient avant la première (${from}).`,
  'budget.too_many_years': ({ max }) => `Un budget couvre au plus ${max} ans.`,
  'budget.frozen': () => "Cette version est figée : son texte ne change plus. Préparez une nouvelle version pour l'amender.",
  'budget.touched_since': () =>
    "Quelqu'un a modifié cette ligne entre-temps. Rien n'est perdu : comparez ce que vous avez saisi avec ce qui est enregistré, puis enregistrez de nouveau.",
  'budget.no_such_account': ({ account }) =>
    `« ${account} » n'est pas un compte de charges (60 à 69, 86) ni de produits (70 à 79, 87) du plan comptable associatif.`,
  'budget.other_side': ({ account, from }) =>
    `Le compte ${account} est ${from === 'charge' ? 'un compte de produits : cette ligne est une charge' : 'un compte de charges : cette ligne est un produit'}.`,
  'budget.label_missing': () => 'Donnez un intitulé à la ligne.',
  'budget.amount_out_of_range': () => 'Le montant va de 0 à 9 999 999 999,99 €.',
  'budget.quantity_alone': () => 'Une quantité va avec un prix unitaire : donnez les deux, ou le montant seul.',
  'budget.year_outside': ({ year, from, to }) => `L'année ${year} n'est pas dans ce budget (${from === to ? from : `${from} à ${to}`}).`,
  'budget.no_such_grant': () => "Cette subvention n'est pas dans la liste de l'organisation.",
  'budget.transfer_untyped': () => "Dites à quel titre cet argent va aux régions ou aux acteurs : c'est la loi qui le demande.",
  'budget.transfer_of_income': () => 'Seule une charge peut aller aux régions ou aux acteurs.',
  'budget.regrant_without_grant': () => 'Choisissez la subvention qui est reversée.',
  'budget.regrant_unauthorised': ({ grant }) =>
    `« ${grant} » ne peut pas être reversée : l'autorisation écrite du financeur n'est pas au dossier (CGCT, art. L. 1611-4 ; décret-loi du 2 mai 1938, art. 15).`,
  'budget.partner_without_grant': () => "Choisissez la subvention européenne de l'opération.",
  'budget.partner_without_agreement': ({ grant }) =>
    `« ${grant} » : la convention de partenariat n'est pas au dossier. Elle fixe la part de chaque partenaire et doit être annexée à l'acte.`,
  'budget.partner_not_european': ({ grant }) => `« ${grant} » ne vient pas d'un fonds européen : elle n'a pas de part de partenaire.`,
  'budget.no_line': ({ year }) => `L'année ${year} n'a aucune ligne.`,
  'budget.not_balanced': ({ year, missing, gap }) => `${year} n'est pas équilibré : il ${missing ? 'manque' : 'reste'} ${gap.fr}.`,
  'budget.in_kind_not_balanced': ({ year, gap }) => `${year} : les comptes 86 et 87 diffèrent de ${gap.fr}.`,
  'budget.settings_frozen': () => 'Une version est proposée ou votée : ce réglage ne change plus. Préparez un autre budget.',
  'budget.settings_touched_since': () => "Quelqu'un a modifié ces réglages entre-temps. Comparez, puis enregistrez de nouveau.",
  'budget.lines_outside_years': ({ years }) => `Des lignes sont écrites pour ${years} : gardez cette année, ou retirez d'abord ces lignes.`,
  'budget.plan_holds_money': () => "Des lignes sont affectées aux actions de ce plan : retirez d'abord ces affectations.",
  'budget.line_gone': () => "Quelqu'un a retiré cette ligne entre-temps.",
  'budget.line_elsewhere': () =>
    'Cette ligne appartient à un autre budget : une ligne ne change pas de budget. Recopiez-la là où il la faut.',
  'budget.undo_not_possible': () => "Ce geste ne s'annule pas.",
  'budget.followed': () => "Quelqu'un est intervenu depuis sur cette ligne : ce geste ne s'annule plus.",
  'budget.not_a_quantity': ({ text }) => `« ${text} » n'est pas une quantité. Écrivez un nombre, par exemple 12 ou 1,5.`,
  'budget.not_a_product': ({ text }) => `« ${text} » n'est pas une quantité et un prix. Écrivez par exemple 12 × 350.`,
  'budget.nothing_pasted': () => 'Aucune ligne avec un montant ne se lit ici. Copiez au moins un intitulé et un montant.',
  'budget.too_many_pasted': ({ max }) => `Il y a plus de ${max} lignes : collez-les en plusieurs fois, ou importez un fichier.`,
  'budget.account_missing': () => 'Il manque un compte, par exemple 625.',
  'budget.not_a_change': ({ text }) => `« ${text} » n'est pas un pourcentage entre -100 et 1000. Écrivez par exemple 2,5 ou -10.`,
  'budget.nothing_to_carry': ({ year }) => `L'année ${year} n'a aucune ligne à reprendre.`,
}

const en: Sentences = {
  'budget.title_missing': () => 'Give the budget a title, “Forecast budget 2017” for instance.',
  'budget.ends_before_start': ({ from, to }) => `The last year (${to}) comes before the first (${from}).`,
  'budget.too_many_years': ({ max }) => `A budget spans at most ${max} years.`,
  'budget.frozen': () => 'This version is frozen: its text no longer changes. Prepare a new version to amend it.',
  'budget.touched_since': () =>
    'Somebody changed this line meanwhile. Nothing is lost: compare what you typed with what is saved, then save again.',
  'budget.no_such_account': ({ account }) =>
    `“${account}” is neither an account of charges (60 to 69, 86) nor of income (70 to 79, 87) of the associations' chart.`,
  'budget.other_side': ({ account, from }) =>
    `Account ${account} is ${from === 'charge' ? 'one of income: this line is a charge' : 'one of charges: this line is income'}.`,
  'budget.label_missing': () => 'Give the line a label.',
  'budget.amount_out_of_range': () => 'The amount goes from 0 to €9,999,999,999.99.',
  'budget.quantity_alone': () => 'A quantity goes with a unit price: give both, or the amount alone.',
  'budget.year_outside': ({ year, from, to }) => `The year ${year} is not in this budget (${from === to ? from : `${from} to ${to}`}).`,
  'budget.no_such_grant': () => "This grant is not in the organisation's list.",
  'budget.transfer_untyped': () => 'Say as what this money goes to the regions or actors: the law asks for it.',
  'budget.transfer_of_income': () => 'Only a charge can go to the regions or actors.',
  'budget.regrant_without_grant': () => 'Choose the grant that is handed on.',
  'budget.regrant_unauthorised': ({ grant }) =>
    `“${grant}” cannot be handed on: the funder's written authorisation is not on file (CGCT, art. L. 1611-4; decree-law of 2 May 1938, art. 15).`,
  'budget.partner_without_grant': () => "Choose the operation's European grant.",
  'budget.partner_without_agreement': ({ grant }) =>
    `“${grant}”: the partnership agreement is not on file. It fixes each partner's share and must be annexed to the grant.`,
  'budget.partner_not_european': ({ grant }) => `“${grant}” does not come from a European fund: it has no partner's share.`,
  'budget.no_line': ({ year }) => `${year} has no line.`,
  'budget.not_balanced': ({ year, missing, gap }) => `${year} is not balanced: ${gap.en} ${missing ? 'missing' : 'left over'}.`,
  'budget.in_kind_not_balanced': ({ year, gap }) => `${year}: accounts 86 and 87 differ by ${gap.en}.`,
  'budget.settings_frozen': () => 'A version is proposed or voted: this setting no longer changes. Prepare another budget.',
  'budget.settings_touched_since': () => 'Somebody changed these settings meanwhile. Compare, then save again.',
  'budget.lines_outside_years': ({ years }) => `Lines are written for ${years}: keep that year, or remove these lines first.`,
  'budget.plan_holds_money': () => 'Lines are spread over actions of this plan: undo that first.',
  'budget.line_gone': () => 'Somebody removed this line meanwhile.',
  'budget.line_elsewhere': () => 'This line belongs to another budget: a line never moves. Write it again where it is needed.',
  'budget.undo_not_possible': () => 'This cannot be undone.',
  'budget.followed': () => 'Somebody went on with this line since: this can no longer be undone.',
  'budget.not_a_quantity': ({ text }) => `“${text}” is no quantity. Write a number, 12 or 1.5 for instance.`,
  'budget.not_a_product': ({ text }) => `“${text}” is no quantity and price. Write 12 × 350 for instance.`,
  'budget.nothing_pasted': () => 'No line with an amount can be read here. Copy at least a label and an amount.',
  'budget.too_many_pasted': ({ max }) => `There are more than ${max} lines: paste them in several goes, or import a file.`,
  'budget.account_missing': () => 'An account is missing, 625 for instance.',
  'budget.not_a_change': ({ text }) => `“${text}” is no percentage between -100 and 1000. Write 2.5 or -10 for instance.`,
  'budget.nothing_to_carry': ({ year }) => `${year} has no line to take over.`,
}

const sentences = messages(fr, en)
export const sheetRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
