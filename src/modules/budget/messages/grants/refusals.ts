/** Why a funder, a grant, a payment or a paper cannot be as it was given, and what would be right. */
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { refusedFile } from '#kernel/values/media.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural, quoted } from '#kernel/values/typography.ts'
import type {} from '../../rules/grants/grants.ts'
import type {} from '../../rules/grants/papers.ts'
import type {} from '../../rules/grants/payments.ts'
import type { GrantStep } from '../../tables/grants.ts'
import { nameWords } from '../names.ts'

/** What the matrix says of grants is said there. */
type Elsewhere = 'budget.grant_without_line'
type Prefix = `budget.${'funder' | 'fund_' | 'grant_' | 'payment' | 'paper' | 'too_many_papers'}${string}`
type All = ObjectionSentences<'budget'>
type Sentences = { [Code in keyof All as Code extends Prefix ? (Code extends Elsewhere ? never : Code) : never]: All[Code] }

/** « la demande », for sentences on their order. */
const STEP: Record<Lang, Record<GrantStep, string>> = {
  fr: { asked: 'la demande', proposed: 'la proposition', awarded: "l'accord", refused: 'le refus', justified: 'le compte rendu' },
  en: { asked: 'the request', proposed: 'the proposal', awarded: 'the award', refused: 'the refusal', justified: 'the report' },
}
const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const step = (lang: Lang, of: GrantStep, on: Day): string => `${STEP[lang][of]} (${formatDay(lang, on)})`
const endings = (lang: Lang, all: readonly string[]) =>
  new Intl.ListFormat(lang, { type: 'disjunction' }).format(all.map((each) => `.${each}`))

const fr: Sentences = {
  'budget.funder_name_missing': () => 'Donnez le nom du financeur, par exemple « DGEFP » ou « Conseil régional de Bretagne ».',
  'budget.funder_name_taken': ({ name }) => `${quoted('fr', name)} est déjà dans la liste des financeurs.`,
  'budget.fund_of_other_kind': () => "Seul un fonds européen porte le nom d'un fonds : choisissez cette sorte, ou laissez le fonds vide.",
  'budget.fund_missing': () =>
    'Dites quel fonds européen, par exemple FSE ou FEDER : deux fonds européens ne paient jamais la même action.',
  'budget.funder_touched_since': () =>
    "Quelqu'un a modifié ce financeur entre-temps. Comparez ce que vous avez saisi avec ce qui est enregistré, puis enregistrez de nouveau.",
  'budget.funder_has_grants': ({ count }) =>
    `${count} ${plural('fr', count, 'subvention tient', 'subventions tiennent')} encore à ce financeur : retirez-${count < 2 ? 'la' : 'les'} d'abord.`,
  'budget.funder_partner_lines': ({ count }) =>
    `${count} ${plural('fr', count, 'ligne de budget est', 'lignes de budget sont')} une part de partenaire d'une opération européenne : ce financeur reste un fonds européen.`,
  'budget.grant_title_missing': () => "Donnez un intitulé, par exemple « Convention pluriannuelle d'objectifs 2016-2018 ».",
  'budget.grant_ends_before_start': ({ from, to }) =>
    `La période finit (${formatDay('fr', to)}) avant de commencer (${formatDay('fr', from)}).`,
  'budget.grant_too_long': ({ max }) => `Une subvention couvre au plus ${max} années.`,
  'budget.grant_amount_out_of_range': () => "Un montant va d'un centime à 9 999 999 999,99 €.",
  'budget.grant_day_missing': ({ step: of }) => `Donnez aussi la date : ${STEP.fr[of]} a un montant et une date.`,
  'budget.grant_amount_missing': ({ step: of }) => `Donnez aussi le montant : ${STEP.fr[of]} a une date et un montant.`,
  'budget.grant_day_to_come': ({ step: of, on }) =>
    `${first(step('fr', of, on))} n'a pas encore eu lieu : notez ce qui est fait, à sa date.`,
  'budget.grant_step_before': ({ step: of, on, before, beforeOn }) =>
    `${first(step('fr', of, on))} ne peut pas précéder ${step('fr', before, beforeOn)}.`,
  'budget.grant_awarded_and_refused': () => 'Une subvention est accordée ou refusée : gardez une seule des deux réponses.',
  'budget.grant_justified_unawarded': () => "Un compte rendu se rend sur une subvention accordée : notez d'abord l'accord.",
  'budget.grant_rate_out_of_range': () => 'Le taux plafond va de 0,01 % à 100 %.',
  'budget.grant_year_outside': ({ year, from, to }) =>
    `${year} n'est pas dans la période de la subvention (${from === to ? from : `${from} à ${to}`}).`,
  'budget.grant_years_without_amount': () => "Notez d'abord le montant demandé ou accordé : les années le partagent.",
  'budget.grant_years_not_sum': ({ sumCents, expectedCents }) =>
    `Les années font ${formatEuros('fr', sumCents)} et la subvention ${formatEuros('fr', expectedCents)} : ${
      sumCents < expectedCents
        ? `il manque ${formatEuros('fr', expectedCents - sumCents)}`
        : `il y a ${formatEuros('fr', sumCents - expectedCents)} de trop`
    }. Corrigez, ou laissez toutes les années vides.`,
  'budget.grant_no_items': () => 'Cochez au moins une action, ou dites que toutes les actions du plan y ont droit.',
  'budget.grant_touched_since': () =>
    "Quelqu'un a modifié cette subvention entre-temps. Comparez ce que vous avez saisi avec ce qui est enregistré, puis enregistrez de nouveau.",
  'budget.grant_in_use': ({ lines, payments }) =>
    payments > 0
      ? "De l'argent est déjà venu de cette subvention : elle reste."
      : `${lines} ${plural('fr', lines, 'ligne de budget ou convention repose', 'lignes de budget ou conventions reposent')} sur cette subvention : détachez-${lines < 2 ? 'la' : 'les'} d'abord.`,
  'budget.payment_amount_out_of_range': () => "Un versement va d'un centime à 9 999 999 999,99 €.",
  'budget.payment_received_to_come': ({ on }) => `Le ${formatDay('fr', on)} n'est pas encore venu : notez un versement quand il est reçu.`,
  'budget.payment_received_already': () => 'Ce versement est déjà reçu.',
  'budget.payment_not_received': () => "Ce versement n'est pas encore reçu.",
  'budget.payment_of_refused': () => 'Cette subvention est refusée : aucun versement à en attendre.',
  'budget.payment_beyond_award': ({ leftCents }) =>
    leftCents === 0
      ? 'Toute la subvention est déjà prévue en versements : corrigez-en un.'
      : `Il reste ${formatEuros('fr', leftCents)} à prévoir sur cette subvention.`,
  'budget.payments_planned_already': () => 'Des versements sont déjà prévus : complétez-les ou corrigez-les.',
  'budget.payments_nothing_to_plan': () => "Notez d'abord le montant demandé ou accordé.",
  'budget.payment_unawarded': () => "L'accord du financeur n'est pas noté : notez-le avec sa date, puis le versement.",
  'budget.paper_missing': () => 'Choisissez un fichier.',
  'budget.paper_refused': ({ name, what }) => `${quoted('fr', name)} ${refusedFile.fr[what]}`,
  'budget.paper_named_otherwise': ({ name, endings: all }) =>
    `Le contenu de ${quoted('fr', name)} n'est pas ce que dit son nom : un tel fichier se termine par ${endings('fr', all)}.`,
  'budget.paper_twice': ({ name }) => `${quoted('fr', name)} est déjà au dossier à ce titre.`,
  'budget.too_many_papers': ({ most }) => `Il y a déjà ${most} pièces ici : retirez celles qui ne servent plus.`,
  'budget.paper_elsewhere': ({ kind }) => `Une pièce « ${nameWords('fr').papers[kind]} » ne se range pas ici.`,
  'budget.paper_signed_to_come': ({ on }) => `Le ${formatDay('fr', on)} n'est pas encore venu : donnez le jour où la pièce a été signée.`,
  'budget.paper_clause_missing': () =>
    "Recopiez la clause qui autorise le reversement, par exemple « article 6 : l'association peut reverser… ». Sans elle, aucun euro public ne peut être reversé (CGCT, art. L. 1611-4).",
  'budget.paper_year_missing': () => 'Dites de quelle année sont les comptes publiés, par exemple 2016.',
  'budget.paper_in_use': ({ kind, lines, agreements }) =>
    `Cette pièce (${nameWords('fr').papers[kind]}) est la seule qui permet ${
      lines > 0
        ? `à ${lines} ${plural('fr', lines, 'ligne de budget', 'lignes de budget')}`
        : `à ${agreements} ${plural('fr', agreements, 'convention', 'conventions')}`
    } de faire suivre cet argent : elle reste au dossier.`,
}

const en: Sentences = {
  'budget.funder_name_missing': () => 'Give the name of the funder, “DGEFP” for instance.',
  'budget.funder_name_taken': ({ name }) => `${quoted('en', name)} is in the list of funders already.`,
  'budget.fund_of_other_kind': () => 'Only a European fund has the name of a fund: choose that kind, or leave the fund empty.',
  'budget.fund_missing': () => 'Say which European fund, ESF or ERDF for instance: two European funds never pay for one action.',
  'budget.funder_touched_since': () =>
    'Somebody changed this funder meanwhile. Compare what you typed with what is saved, then save again.',
  'budget.funder_has_grants': ({ count }) =>
    `${count} ${plural('en', count, 'grant still belongs', 'grants still belong')} to this funder: remove ${count === 1 ? 'it' : 'them'} first.`,
  'budget.funder_partner_lines': ({ count }) =>
    `${count} budget ${plural('en', count, 'line is', 'lines are')} a partner's share of a European operation: this funder stays a European fund.`,
  'budget.grant_title_missing': () => 'Give a title, “Multi-annual objectives agreement 2016-2018” for instance.',
  'budget.grant_ends_before_start': ({ from, to }) =>
    `The period ends (${formatDay('en', to)}) before it begins (${formatDay('en', from)}).`,
  'budget.grant_too_long': ({ max }) => `A grant spans at most ${max} years.`,
  'budget.grant_amount_out_of_range': () => 'An amount goes from one cent to €9,999,999,999.99.',
  'budget.grant_day_missing': ({ step: of }) => `Give the day too: ${STEP.en[of]} has an amount and a day.`,
  'budget.grant_amount_missing': ({ step: of }) => `Give the amount too: ${STEP.en[of]} has a day and an amount.`,
  'budget.grant_day_to_come': ({ step: of, on }) =>
    `${first(step('en', of, on))} has not happened yet: write down what is done, on its day.`,
  'budget.grant_step_before': ({ step: of, on, before, beforeOn }) =>
    `${first(step('en', of, on))} cannot come before ${step('en', before, beforeOn)}.`,
  'budget.grant_awarded_and_refused': () => 'A grant is awarded or refused: keep one of the two answers.',
  'budget.grant_justified_unawarded': () => 'A report is given on a grant that was awarded: write the award down first.',
  'budget.grant_rate_out_of_range': () => 'The rate cap goes from 0.01% to 100%.',
  'budget.grant_year_outside': ({ year, from, to }) => `${year} is not in the grant's period (${from === to ? from : `${from} to ${to}`}).`,
  'budget.grant_years_without_amount': () => 'Write down the amount asked or awarded first: the years share it.',
  'budget.grant_years_not_sum': ({ sumCents, expectedCents }) =>
    `The years make ${formatEuros('en', sumCents)} and the grant ${formatEuros('en', expectedCents)}: ${
      sumCents < expectedCents
        ? `${formatEuros('en', expectedCents - sumCents)} are missing`
        : `${formatEuros('en', sumCents - expectedCents)} are too much`
    }. Mend them, or leave all years empty.`,
  'budget.grant_no_items': () => 'Tick one action at least, or say that it may pay for all actions of the plan.',
  'budget.grant_touched_since': () => 'Somebody changed this grant meanwhile. Compare what you typed with what is saved, then save again.',
  'budget.grant_in_use': ({ lines, payments }) =>
    payments > 0
      ? 'Money has come from this grant already: it stays.'
      : `${lines} budget ${plural('en', lines, 'line or agreement rests', 'lines or agreements rest')} on this grant: detach ${lines === 1 ? 'it' : 'them'} first.`,
  'budget.payment_amount_out_of_range': () => 'A payment goes from one cent to €9,999,999,999.99.',
  'budget.payment_received_to_come': ({ on }) => `${formatDay('en', on)} has not come yet: write a payment down when it is received.`,
  'budget.payment_received_already': () => 'This payment is received already.',
  'budget.payment_not_received': () => 'This payment is not received yet.',
  'budget.payment_of_refused': () => 'This grant is refused: no payment is to come of it.',
  'budget.payment_beyond_award': ({ leftCents }) =>
    leftCents === 0
      ? 'The whole grant is planned in payments already: mend one of them.'
      : `${formatEuros('en', leftCents)} are left to plan of this grant.`,
  'budget.payments_planned_already': () => 'Payments are planned already: complete or mend them.',
  'budget.payments_nothing_to_plan': () => 'Write down the amount asked or awarded first.',
  'budget.payment_unawarded': () => "The funder's award is not written down: write it down with its day, then the payment.",
  'budget.paper_missing': () => 'Choose a file.',
  'budget.paper_refused': ({ name, what }) => `${quoted('en', name)} ${refusedFile.en[what]}`,
  'budget.paper_named_otherwise': ({ name, endings: all }) =>
    `The content of ${quoted('en', name)} is not what its name says: such a file ends in ${endings('en', all)}.`,
  'budget.paper_twice': ({ name }) => `${quoted('en', name)} is on file as that already.`,
  'budget.too_many_papers': ({ most }) => `There are ${most} papers here already: remove those that are of no use any more.`,
  'budget.paper_elsewhere': ({ kind }) => `A paper of the kind “${nameWords('en').papers[kind]}” does not belong here.`,
  'budget.paper_signed_to_come': ({ on }) => `${formatDay('en', on)} has not come yet: give the day on which the paper was signed.`,
  'budget.paper_clause_missing': () =>
    'Copy the clause that allows handing on, “article 6: the association may hand on…” for instance. Without it no public euro can be handed on (CGCT, art. L. 1611-4).',
  'budget.paper_year_missing': () => 'Say of which year the published accounts are, 2016 for instance.',
  'budget.paper_in_use': ({ kind, lines, agreements }) =>
    `This paper (${nameWords('en').papers[kind]}) is the only one that lets ${
      lines > 0
        ? `${lines} budget ${plural('en', lines, 'line', 'lines')}`
        : `${agreements} ${plural('en', agreements, 'agreement', 'agreements')}`
    } hand this money on: it stays on file.`,
}

const sentences = messages<Sentences>(fr, en)
export const grantsRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
