/** Why a version cannot take the next step of its life, or a scenario be made so. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'

type Codes =
  | 'budget.draft_open'
  | 'budget.given_up'
  | 'budget.scenario_not_proposed'
  | 'budget.not_a_draft'
  | 'budget.not_proposed'
  | 'budget.already_voted'
  | 'budget.decided_text_changed'
  | 'budget.decided_text_withdrawn'
  | 'budget.nothing_known_of_decision'
  | 'budget.decided_after_today'
  | 'budget.unknown_body'
  | 'budget.scenario_unnamed'
  | 'budget.percent_wrong'
  | 'budget.account_without_line'
  | 'budget.grant_without_line'
  | 'budget.assumed_twice'
  | 'budget.assumed_beyond'
type Sentences = { [Code in Codes]: ObjectionSentences<'budget'>[Code] }

const fr: Sentences = {
  'budget.draft_open': ({ number }) => `La version ${number} est encore en préparation : terminez-la, ou abandonnez-la d'abord.`,
  'budget.given_up': ({ number }) => `La version ${number} est abandonnée : préparez une nouvelle version à partir d'elle.`,
  'budget.scenario_not_proposed': () => "Un scénario sert à comparer : faites-en d'abord la version suivante, puis proposez-la.",
  'budget.not_a_draft': () => "Cette version n'est plus un brouillon : son texte est figé.",
  'budget.not_proposed': () => "Cette version n'est pas proposée : proposez-la d'abord, son texte est alors figé.",
  'budget.already_voted': ({ number }) =>
    `La version ${number} est votée : elle ne change plus que par un budget rectificatif, voté à son tour.`,
  'budget.decided_text_changed': ({ number }) =>
    `Le texte de la version ${number} n'est plus celui sur lequel on a voté : remettez-le comme il était, ou annulez ce vote.`,
  'budget.decided_text_withdrawn': ({ number }) =>
    `La version ${number}, sur laquelle on a voté, a été retirée : proposez de nouveau le même texte, ou annulez ce vote.`,
  'budget.nothing_known_of_decision': () => "Dites au moins une chose de la décision : l'instance, la date, la référence ou la source.",
  'budget.decided_after_today': ({ on }) => `Le ${formatDay('fr', on)} n'est pas encore passé : une décision passée a une date passée.`,
  'budget.unknown_body': () => "Cette instance n'est pas une instance de l'organisation.",
  'budget.scenario_unnamed': () => 'Donnez un nom au scénario, par exemple « Sans le fonds social européen ».',
  'budget.percent_wrong': () => 'Donnez un pourcentage de −100 à +100, autre que 0, par exemple « −10 ».',
  'budget.account_without_line': ({ account }) => `Aucune ligne n'est au compte ${account} : rien ne changerait.`,
  'budget.grant_without_line': () => 'Aucun produit de cette version ne vient de cette subvention.',
  'budget.assumed_twice': ({ account }) => `Deux hypothèses portent sur le compte ${account} : gardez-en une.`,
  'budget.assumed_beyond': ({ account }) => `Au compte ${account}, un montant dépasserait 9 999 999 999,99 €.`,
}

const en: Sentences = {
  'budget.draft_open': ({ number }) => `Version ${number} is still being prepared: finish it, or give it up first.`,
  'budget.given_up': ({ number }) => `Version ${number} was given up: prepare a new version from it.`,
  'budget.scenario_not_proposed': () => 'A scenario is there to compare: make it the next version first, then propose that.',
  'budget.not_a_draft': () => 'This version is no longer a draft: its text is frozen.',
  'budget.not_proposed': () => 'This version is not proposed: propose it first, which freezes its text.',
  'budget.already_voted': ({ number }) => `Version ${number} is voted: it changes only by an amended budget, voted in its turn.`,
  'budget.decided_text_changed': ({ number }) =>
    `The text of version ${number} is no longer the one that was voted on: put it back as it was, or annul this vote.`,
  'budget.decided_text_withdrawn': ({ number }) =>
    `Version ${number}, which was voted on, has been withdrawn: propose the same text again, or annul this vote.`,
  'budget.nothing_known_of_decision': () => 'Say at least one thing of the decision: the body, the date, the reference or the source.',
  'budget.decided_after_today': ({ on }) => `${formatDay('en', on)} has not passed yet: a past decision has a past date.`,
  'budget.unknown_body': () => 'This body is not one of the organisation.',
  'budget.scenario_unnamed': () => 'Give the scenario a name, “Without the European Social Fund” for instance.',
  'budget.percent_wrong': () => 'Give a percentage from −100 to +100, other than 0, “−10” for instance.',
  'budget.account_without_line': ({ account }) => `No line stands at account ${account}: nothing would change.`,
  'budget.grant_without_line': () => 'No income of this version comes from this grant.',
  'budget.assumed_twice': ({ account }) => `Two assumptions are about account ${account}: keep one.`,
  'budget.assumed_beyond': ({ account }) => `At account ${account} an amount would be more than €9,999,999,999.99.`,
}

const sentences = messages(fr, en)
export const versionsRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
