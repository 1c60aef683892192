/** Why a meeting, its agenda or its documents cannot be changed so, and what to do instead. */

import { formatDay } from '#kernel/dates.ts'
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import { refusedFile } from '#kernel/values/media.ts'
import { messages, quoted } from '#kernel/values/typography.ts'
import type { PlanningObjections } from '../rules/planning.ts'
import type { MeetingState } from '../tables.ts'

type Sentences = { readonly [Code in keyof PlanningObjections]: (facts: PlanningObjections[Code]) => string }

const OVER: Record<Lang, Partial<Record<MeetingState, string>>> = {
  fr: {
    open: 'La séance est ouverte : la réunion ne se prépare plus.',
    closed: 'La réunion est terminée : elle ne change plus.',
    cancelled: 'La réunion est annulée : elle ne change plus. Préparez-en une nouvelle.',
  },
  en: {
    open: 'The session is open: the meeting is no longer being prepared.',
    closed: 'The meeting is over: it no longer changes.',
    cancelled: 'The meeting is cancelled: it no longer changes. Plan a new one.',
  },
}

const SAID: Record<Lang, Record<string, string>> = {
  fr: { body: "l'instance", title: 'le titre', starts: "le jour et l'heure" },
  en: { body: 'the body', title: 'the title', starts: 'the day and time' },
}
const listed = (lang: Lang, items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(lang, { type }).format(items)
const named = (lang: Lang, names: readonly Localized[]): string =>
  listed(
    lang,
    names.map((name) => quoted(lang, inLang(name, lang))),
    'disjunction',
  )
const dotted = (endings: readonly string[]): string[] => endings.map((ending) => `.${ending}`)

const fr: Sentences = {
  'assembly.touched_since': () => "Quelqu'un a enregistré une modification entre-temps. Relisez ; ce que vous avez écrit est gardé ici.",
  'assembly.starts_before_today': ({ today }) =>
    `Une réunion se prépare pour un jour à venir, ou pour aujourd'hui, ${formatDay('fr', today)}.`,
  'assembly.not_a_time': ({ text }) => `${quoted('fr', text)} n'est pas une heure : écrivez par exemple 9:30 ou 14 h.`,
  'assembly.not_a_link': ({ text }) => `${quoted('fr', text)} n'est pas un lien : il commence par https://`,
  'assembly.time_zone_unknown': ({ timeZone }) => `${quoted('fr', timeZone)} n'est pas un fuseau horaire. Exemple : Europe/Paris.`,
  'assembly.planning_over': ({ state }) => OVER.fr[state] ?? '',
  'assembly.already_announced': ({ fields }) =>
    `La convocation est partie : ${listed(
      'fr',
      fields.map((name) => SAID.fr[name] ?? name),
    )} ne ${fields.length === 1 ? 'change' : 'changent'} plus. Annulez la réunion et convoquez-en une autre.`,
  'assembly.agenda_sent': () => 'La convocation est partie avec cet ordre du jour : ce qui y est annoncé ne change plus.',
  'assembly.documents_sent': () => 'La convocation est partie avec ce document : il reste joint.',
  'assembly.off_agenda': () =>
    "La convocation est partie : rien de nouveau n'entre à l'ordre du jour pour être décidé. Seule la révocation d'un dirigeant peut l'être sans y figurer.",
  'assembly.item_carries_resolutions': ({ count }) =>
    count === 1 ? "Ce point porte une résolution : retirez-la d'abord." : `Ce point porte ${count} résolutions : retirez-les d'abord.`,
  'assembly.too_many_on_agenda': ({ most }) => `Un ordre du jour en tient ${most} au plus.`,
  'assembly.no_rules_for_body': () =>
    'Les statuts en vigueur ce jour-là ne disent rien de cette instance : elle peut se réunir, et ne peut rien décider. Complétez les statuts.',
  'assembly.decision_kind_unknown': () => 'Choisissez une sorte de décision que les statuts connaissent.',
  'assembly.statutes_by_ordinary': ({ instead }) =>
    `Les statuts ne changent pas par une décision ordinaire. Choisissez ${named('fr', instead)}.`,
  'assembly.subject_not_offered': () => "Ce texte n'est pas, ou plus, proposé à la décision. Choisissez-en un autre.",
  'assembly.subject_on_agenda': ({ number }) => `La résolution ${number} porte déjà sur ce texte.`,
  'assembly.document_missing': () => 'Choisissez au moins un fichier.',
  'assembly.document_refused': ({ name, what }) => `${quoted('fr', name)} ${refusedFile.fr[what]}`,
  'assembly.document_named_otherwise': ({ name, endings }) =>
    `Le contenu de ${quoted('fr', name)} n'est pas ce que dit son nom : un tel fichier se termine par ${listed('fr', dotted(endings), 'disjunction')}.`,
  'assembly.document_twice': ({ name }) => `${quoted('fr', name)} est déjà joint à cette réunion.`,
  'assembly.too_many_documents': ({ most }) => `Il y a déjà ${most} documents ici : retirez ceux qui ne servent plus.`,
}

const en: Sentences = {
  'assembly.touched_since': () => 'Somebody saved a change in the meantime. Read it again; what you wrote is kept here.',
  'assembly.starts_before_today': ({ today }) => `A meeting is planned for a day to come, or for today, ${formatDay('en', today)}.`,
  'assembly.not_a_time': ({ text }) => `${quoted('en', text)} is not a time: write for example 9:30 or 14:00.`,
  'assembly.not_a_link': ({ text }) => `${quoted('en', text)} is not a link: it begins with https://`,
  'assembly.time_zone_unknown': ({ timeZone }) => `${quoted('en', timeZone)} is not a time zone. Example: Europe/Paris.`,
  'assembly.planning_over': ({ state }) => OVER.en[state] ?? '',
  'assembly.already_announced': ({ fields }) =>
    `The notice has gone out: ${listed(
      'en',
      fields.map((name) => SAID.en[name] ?? name),
    )} no longer ${fields.length === 1 ? 'changes' : 'change'}. Cancel the meeting and convene another one.`,
  'assembly.agenda_sent': () => 'The notice has gone out with this agenda: what it announces no longer changes.',
  'assembly.documents_sent': () => 'The notice has gone out with this document: it stays attached.',
  'assembly.off_agenda': () =>
    'The notice has gone out: nothing new enters the agenda to be decided. Only the revocation of an officer may be, without standing there.',
  'assembly.item_carries_resolutions': ({ count }) =>
    count === 1 ? 'This item carries a resolution: remove it first.' : `This item carries ${count} resolutions: remove them first.`,
  'assembly.too_many_on_agenda': ({ most }) => `An agenda holds ${most} of them at most.`,
  'assembly.no_rules_for_body': () =>
    'The statutes in force on that day say nothing of this body: it may meet, and can decide nothing. Complete the statutes.',
  'assembly.decision_kind_unknown': () => 'Choose a kind of decision that the statutes know.',
  'assembly.statutes_by_ordinary': ({ instead }) => `The statutes are not changed by an ordinary decision. Choose ${named('en', instead)}.`,
  'assembly.subject_not_offered': () => 'This text is not, or no longer, offered for decision. Choose another one.',
  'assembly.subject_on_agenda': ({ number }) => `Resolution ${number} is about this text already.`,
  'assembly.document_missing': () => 'Choose one file at least.',
  'assembly.document_refused': ({ name, what }) => `${quoted('en', name)} ${refusedFile.en[what]}`,
  'assembly.document_named_otherwise': ({ name, endings }) =>
    `The content of ${quoted('en', name)} is not what its name says: such a file ends in ${listed('en', dotted(endings), 'disjunction')}.`,
  'assembly.document_twice': ({ name }) => `${quoted('en', name)} is attached to this meeting already.`,
  'assembly.too_many_documents': ({ most }) => `There are ${most} documents here already: remove those that are of no use any more.`,
}

const set = messages<Sentences>(fr, en)
export const planningRefusals: Record<Lang, Sentences> = { fr: set('fr'), en: set('en') }
