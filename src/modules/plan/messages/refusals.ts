/** Why something cannot be done to a plan, and what to do instead. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'
import '../rules.ts'
import { bringInRefusals } from './bring-in.ts'
import { buildRefusals } from './build-deeds.ts'
import { fileRefusals } from './files.ts'
import { importRefusals } from './import.ts'
import { versionRefusals } from './versions.ts'
import { workRefusals } from './work.ts'

type Sentences = Omit<
  ObjectionSentences<'plan'>,
  | keyof (typeof bringInRefusals)['fr']
  | keyof (typeof buildRefusals)['fr']
  | keyof (typeof fileRefusals)['fr']
  | keyof (typeof importRefusals)['fr']
  | keyof (typeof versionRefusals)['fr']
  | keyof (typeof workRefusals)['fr']
>

const fr: Sentences = {
  'plan.already_public': () => 'Ce plan est déjà publié.',
  'plan.not_published': () => "Seul un projet publié peut être retiré : ce plan ne l'est pas.",
  'plan.already_adopted': () => 'Ce plan est déjà adopté.',
  'plan.not_adopted': () => "Seul un plan adopté peut être clos : celui-ci ne l'est pas.",
  'plan.nothing_known_of_decision': () => "Dites au moins une chose de la décision : l'instance, la date, la référence ou la source.",
  'plan.decided_after_today': ({ on }) => `Le ${formatDay('fr', on)} n'est pas encore passé : une décision passée a une date passée.`,
  'plan.decided_text_changed': ({ number }) =>
    `Le texte du plan a changé depuis sa version ${number}, sur laquelle on a voté : remettez-le comme il était, ou annulez ce vote.`,
  'plan.decided_text_withdrawn': () => 'Le texte sur lequel on a voté a été retiré : publiez-le de nouveau, ou annulez ce vote.',
  'plan.touched_since': () => "Quelqu'un est intervenu depuis : cela ne peut plus être annulé d'un geste. Modifiez de nouveau.",
  'plan.not_your_deed': () => "On n'annule que ce qu'on a fait soi-même.",
  'plan.cannot_be_undone': () => 'Cela ne peut pas être annulé.',
  'plan.ends_before_start': ({ start, end }) => `La fin (${formatDay('fr', end)}) vient avant le début (${formatDay('fr', start)}).`,
  'plan.stopped_without_reason': () => "Dites pourquoi l'action est abandonnée : la raison sera lue à l'assemblée.",
  'plan.adopted_text_frozen': () => 'Le texte adopté ne change que par une décision : préparez la version suivante du plan.',
  'plan.closed_plan_frozen': () => 'Ce plan est clos : plus rien n’y change.',
  'plan.carried_over_to_itself': () => 'Une action ne peut pas être reportée vers elle-même.',
  'plan.title_missing': () => 'Il faut un intitulé dans une langue au moins.',
  'plan.field_not_yours': () => "Vos mandats permettent de donner le statut et l'avancement de cette action, pas le reste.",
  'plan.edited_meanwhile': () =>
    "Quelqu'un a enregistré cet élément pendant que vous écriviez. Rien n'est perdu : comparez, puis enregistrez.",
  'plan.unknown_choice': () => "Ce choix n'existe plus : choisissez de nouveau dans la liste.",
  'plan.no_such_item': ({ text }) => `Aucun élément ${text} ici. Donnez un code de ce plan (A1.2.1) ou d'un autre (cap-2015#D1).`,
}

const en: Sentences = {
  'plan.already_public': () => 'This plan is already published.',
  'plan.not_published': () => 'Only a published draft can be withdrawn: this plan is not one.',
  'plan.already_adopted': () => 'This plan is already adopted.',
  'plan.not_adopted': () => 'Only an adopted plan can be closed: this one is not adopted.',
  'plan.nothing_known_of_decision': () => 'Say at least one thing about the decision: the body, the date, the reference or the source.',
  'plan.decided_after_today': ({ on }) => `${formatDay('en', on)} has not passed yet: a past decision has a past date.`,
  'plan.decided_text_changed': ({ number }) =>
    `The plan's text has changed since its version ${number}, which was voted on: put it back as it was, or annul this vote.`,
  'plan.decided_text_withdrawn': () => 'The text that was voted on has been withdrawn: publish it again, or annul this vote.',
  'plan.touched_since': () => 'Somebody has acted since: this can no longer be undone at a stroke. Edit it again.',
  'plan.not_your_deed': () => 'One only undoes what one did oneself.',
  'plan.cannot_be_undone': () => 'This cannot be undone.',
  'plan.ends_before_start': ({ start, end }) => `The end (${formatDay('en', end)}) comes before the start (${formatDay('en', start)}).`,
  'plan.stopped_without_reason': () => 'Say why the action is stopped: the reason will be read at the general meeting.',
  'plan.adopted_text_frozen': () => 'An adopted text changes only by a decision: prepare the next version of the plan.',
  'plan.closed_plan_frozen': () => 'This plan is closed: nothing in it changes any more.',
  'plan.carried_over_to_itself': () => 'An action cannot be carried over to itself.',
  'plan.title_missing': () => 'A title is needed in one language at least.',
  'plan.field_not_yours': () => 'Your mandates let you give the status and progress of this action, not the rest.',
  'plan.edited_meanwhile': () => 'Somebody saved this item while you were writing. Nothing is lost: compare, then save.',
  'plan.unknown_choice': () => 'This choice no longer exists: choose again from the list.',
  'plan.no_such_item': ({ text }) => `No item ${text} here. Give a code of this plan (A1.2.1) or of another (cap-2015#D1).`,
}

const set = messages(fr, en)
/** The sentences of every objection whose code begins with `plan.`, in both languages. */
export const refusals: Record<Lang, ObjectionSentences<'plan'>> = {
  fr: {
    ...set('fr'),
    ...bringInRefusals.fr,
    ...buildRefusals.fr,
    ...fileRefusals.fr,
    ...importRefusals.fr,
    ...versionRefusals.fr,
    ...workRefusals.fr,
  },
  en: {
    ...set('en'),
    ...bringInRefusals.en,
    ...buildRefusals.en,
    ...fileRefusals.en,
    ...importRefusals.en,
    ...versionRefusals.en,
    ...workRefusals.en,
  },
}
