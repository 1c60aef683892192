/** Agreements with regions and actors: their quieter deeds, and why something cannot be done with them. */
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, told } from '#kernel/values/typography.ts'

export const agreementsDeeds = {
  'agreement.edited': {
    sentence: told<{ amountCents: number }>(
      ({ amountCents }) => `a modifié la convention, maintenant ${formatEuros('fr', amountCents)}`,
      ({ amountCents }) => `edited the agreement, now ${formatEuros('en', amountCents)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'agreement.ended': {
    sentence: told<{ title: string }>(
      ({ title }) => `a mis fin à la convention « ${title} »`,
      ({ title }) => `ended the agreement “${title}”`,
    ),
    glyph: 'stopped',
    tone: 'ink',
  },
  'instalment.removed': {
    sentence: told<{ dueOn: string; amountCents: number }>(
      ({ dueOn, amountCents }) => `a retiré l'échéance du ${formatDay('fr', dueOn)}, ${formatEuros('fr', amountCents)}`,
      ({ dueOn, amountCents }) => `removed the instalment of ${formatDay('en', dueOn)}, ${formatEuros('en', amountCents)}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'instalment.unpaid': {
    sentence: told<{ amountCents: number }>(
      ({ amountCents }) => `a annulé un versement noté par erreur, ${formatEuros('fr', amountCents)}`,
      ({ amountCents }) => `took back a payment noted by mistake, ${formatEuros('en', amountCents)}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
} as const

type Codes =
  | 'budget.agreement_untitled'
  | 'budget.agreement_amount'
  | 'budget.agreement_with_itself'
  | 'budget.agreement_ended'
  | 'budget.agreement_touched_since'
  | 'budget.agreement_below_planned'
  | 'budget.agreement_unsigned'
  | 'budget.agreement_paid'
  | 'budget.ends_before_signature'
  | 'budget.ends_in_future'
  | 'budget.ends_before_payment'
  | 'budget.instalment_amount'
  | 'budget.instalment_beyond'
  | 'budget.instalment_paid'
  | 'budget.instalment_unpaid'
  | 'budget.instalment_acknowledged'
  | 'budget.acknowledged_already'
  | 'budget.paid_in_future'
  | 'budget.paid_beyond'
  | 'budget.schedule_parts'
  | 'budget.schedule_months'
  | 'budget.nothing_left_to_plan'
  | 'budget.no_such_recipient'
type Sentences = { [Code in Codes]: ObjectionSentences<'budget'>[Code] }

const fr: Sentences = {
  'budget.agreement_untitled': () => 'Donnez un objet à la convention, par exemple « Animation régionale 2018 ».',
  'budget.agreement_amount': () => 'Le montant va de 0,01 € à 9 999 999 999,99 €.',
  'budget.agreement_with_itself': () => 'Une convention lie deux organisations : choisissez une région, un adhérent ou un partenaire.',
  'budget.agreement_ended': () => 'Cette convention a pris fin : elle ne change plus.',
  'budget.agreement_touched_since': () =>
    "Quelqu'un a modifié cette convention entre-temps. Comparez ce que vous avez saisi avec ce qui est enregistré, puis enregistrez de nouveau.",
  'budget.agreement_below_planned': ({ planned }) =>
    `${planned.fr} sont déjà prévus ou versés : la convention ne peut pas porter sur moins. Retirez d'abord une échéance.`,
  'budget.agreement_unsigned': () => "La convention n'est pas signée : notez d'abord le jour de la signature.",
  'budget.agreement_paid': () => "De l'argent a été versé sur cette convention : elle garde son jour de signature.",
  'budget.ends_before_signature': () => "La fin vient avant la signature. Donnez un jour à partir d'elle.",
  'budget.ends_in_future': () => 'Ce jour est encore à venir : la convention prend fin le jour où vous le notez, ou avant.',
  'budget.ends_before_payment': () => 'Un versement a eu lieu après ce jour. Donnez un jour à partir du dernier versement.',
  'budget.instalment_amount': () => "Le montant d'un versement va de 0,01 € à 9 999 999 999,99 €.",
  'budget.instalment_beyond': ({ left }) => `Il reste ${left.fr} à échelonner sur cette convention : prévoyez au plus ce montant.`,
  'budget.instalment_paid': () => 'Ce versement est déjà noté.',
  'budget.instalment_unpaid': () => "Ce versement n'a pas encore eu lieu.",
  'budget.instalment_acknowledged': () => 'Le bénéficiaire a accusé réception de cet argent : le versement ne se reprend plus.',
  'budget.acknowledged_already': () => 'La réception de cet argent est déjà confirmée.',
  'budget.paid_in_future': () => 'Le jour du versement est encore à venir.',
  'budget.paid_beyond': ({ left }) => `La convention laisse ${left.fr} pour ce versement : pour verser plus, modifiez son montant.`,
  'budget.schedule_parts': ({ most }) => `L'échéancier compte de 1 à ${most} versements.`,
  'budget.schedule_months': ({ most }) => `Deux échéances sont séparées de 1 à ${most} mois.`,
  'budget.nothing_left_to_plan': () => 'Tout le montant de la convention est déjà échelonné.',
  'budget.no_such_recipient': () => "Choisissez une organisation de l'annuaire.",
}

const en: Sentences = {
  'budget.agreement_untitled': () => 'Give the agreement a purpose, “Regional work 2018” for instance.',
  'budget.agreement_amount': () => 'The amount goes from €0.01 to €9,999,999,999.99.',
  'budget.agreement_with_itself': () => 'An agreement binds two organisations: choose a region, a member or a partner.',
  'budget.agreement_ended': () => 'This agreement has ended: it no longer changes.',
  'budget.agreement_touched_since': () =>
    'Somebody changed this agreement meanwhile. Compare what you typed with what is saved, then save again.',
  'budget.agreement_below_planned': ({ planned }) =>
    `${planned.en} are planned or paid already: the agreement cannot be for less. Remove an instalment first.`,
  'budget.agreement_unsigned': () => 'The agreement is not signed: note the day of its signature first.',
  'budget.agreement_paid': () => 'Money was paid on this agreement: it keeps its day of signature.',
  'budget.ends_before_signature': () => 'The end comes before the signature. Give a day from then on.',
  'budget.ends_in_future': () => 'This day is still to come: an agreement ends on the day you note it, or before.',
  'budget.ends_before_payment': () => 'A payment was made after this day. Give a day from the last payment on.',
  'budget.instalment_amount': () => 'The amount of a payment goes from €0.01 to €9,999,999,999.99.',
  'budget.instalment_beyond': ({ left }) => `${left.en} of this agreement are left to be planned: plan that much at most.`,
  'budget.instalment_paid': () => 'This payment is noted already.',
  'budget.instalment_unpaid': () => 'This payment has not been made yet.',
  'budget.instalment_acknowledged': () => 'The recipient has acknowledged this money: the payment is no longer taken back.',
  'budget.acknowledged_already': () => 'Receipt of this money is confirmed already.',
  'budget.paid_in_future': () => 'The day of the payment is still to come.',
  'budget.paid_beyond': ({ left }) => `The agreement leaves ${left.en} for this payment: to pay more, change its amount.`,
  'budget.schedule_parts': ({ most }) => `A schedule has 1 to ${most} payments.`,
  'budget.schedule_months': ({ most }) => `Two instalments are 1 to ${most} months apart.`,
  'budget.nothing_left_to_plan': () => 'The whole amount of the agreement is planned already.',
  'budget.no_such_recipient': () => 'Choose an organisation of the directory.',
}

const sentences = messages(fr, en)
export const agreementsRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
