/** Why somebody cannot be signed in, and what to do instead. */
import { formatDay, formatTime } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'
import '../rules/attendance.ts'
import type { Excluded } from '../tables.ts'

type All = ObjectionSentences<'assembly'>
/** The objections of this slice alone. */
type Sentences = { [Code in keyof All as Code extends `assembly.attendance_${string}` ? Code : never]: All[Code] }

const EXCLUDED: Record<Lang, Record<Excluded, string>> = {
  fr: {
    not_yet_member: "à la date d'établissement de la liste, l'adhésion n'avait pas commencé",
    left: "à la date d'établissement de la liste, l'adhésion était terminée",
    no_college: "aucun collège des statuts ne l'accueille",
    fee_unpaid: "à la date d'établissement de la liste, la cotisation n'était pas à jour",
    no_votes: 'les statuts ne lui donnent aucune voix',
  },
  en: {
    not_yet_member: 'on the record day its membership had not begun',
    left: 'on the record day its membership was over',
    no_college: 'no college of the statutes takes it in',
    fee_unpaid: 'on the record day its fee was not up to date',
    no_votes: 'the statutes give it no vote',
  },
}

/** Why a voter is left out of the roll. */
export const excludedReason = (lang: Lang, reason: Excluded): string => EXCLUDED[lang][reason]

const listed = (lang: Lang, names: string[]): string => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)
const time = (lang: Lang, since: string, timeZone: string): string => formatTime(lang, new Date(since), timeZone)

const fr: Sentences = {
  'assembly.attendance_not_convened': () => "L'émargement attend que la réunion soit convoquée.",
  'assembly.attendance_another_day': ({ day }) => `L'émargement se fait le jour de la réunion, le ${formatDay('fr', day)}.`,
  'assembly.attendance_over': () => 'La réunion est terminée : la feuille de présence ne change plus.',
  'assembly.attendance_cancelled': () => "La réunion est annulée : personne n'émarge.",
  'assembly.attendance_excluded': ({ name, reason }) => `${name} ne vote pas à cette réunion : ${EXCLUDED.fr[reason]}.`,
  'assembly.attendance_remote': ({ article }) =>
    `${article === null ? 'Les statuts ne prévoient pas' : `L'article ${article} des statuts n'admet pas`} la participation à distance : on émarge dans la salle.`,
  'assembly.attendance_twice': ({ name, since, timeZone }) => `${name} est déjà émargé depuis ${time('fr', since, timeZone)}.`,
  'assembly.attendance_absent': ({ name }) => `${name} n'est pas émargé : il n'y a pas de départ à noter.`,
  'assembly.attendance_bound': ({ name, caster }) =>
    `${name} est déjà représenté par ${caster} pour cette réunion. Le bureau d'émargement peut changer qui vote.`,
  'assembly.attendance_no_mandate': ({ name, mandated }) =>
    mandated.length === 0
      ? `Personne n'a aujourd'hui de mandat pour voter au nom de ${name}. Donnez d'abord un mandat de représentant sur sa fiche.`
      : `Aujourd'hui, le mandat de voter pour ${name} est à ${listed('fr', mandated)}. Pour quelqu'un d'autre, donnez d'abord un mandat de représentant.`,
  'assembly.attendance_not_chosen': ({ name }) => `Dites qui signe pour ${name}.`,
  'assembly.attendance_own_seat': ({ name }) => `${name} siège en personne : nul autre ne signe à ce siège.`,
  'assembly.attendance_nobody': () =>
    "Aucun électeur de cette réunion ne vous a pour représentant aujourd'hui. Si vous en attendiez un, le bureau d'émargement vous aide.",
}

const en: Sentences = {
  'assembly.attendance_not_convened': () => 'Sign-in waits until the meeting is convened.',
  'assembly.attendance_another_day': ({ day }) => `Sign-in takes place on the day of the meeting, ${formatDay('en', day)}.`,
  'assembly.attendance_over': () => 'The meeting is over: its attendance sheet changes no more.',
  'assembly.attendance_cancelled': () => 'The meeting is cancelled: nobody signs in.',
  'assembly.attendance_excluded': ({ name, reason }) => `${name} does not vote in this meeting: ${EXCLUDED.en[reason]}.`,
  'assembly.attendance_remote': ({ article }) =>
    `${article === null ? 'The statutes do not provide for' : `Article ${article} of the statutes does not allow`} taking part from afar: one signs in in the room.`,
  'assembly.attendance_twice': ({ name, since, timeZone }) => `${name} has been signed in since ${time('en', since, timeZone)}.`,
  'assembly.attendance_absent': ({ name }) => `${name} is not signed in: there is no departure to note.`,
  'assembly.attendance_bound': ({ name, caster }) =>
    `${name} is represented by ${caster} in this meeting already. The desk can change who casts.`,
  'assembly.attendance_no_mandate': ({ name, mandated }) =>
    mandated.length === 0
      ? `Nobody holds a mandate to vote for ${name} today. Give a representative's mandate on its page first.`
      : `Today the mandate to vote for ${name} is held by ${listed('en', mandated)}. For somebody else, give a representative's mandate first.`,
  'assembly.attendance_not_chosen': ({ name }) => `Say who signs for ${name}.`,
  'assembly.attendance_own_seat': ({ name }) => `${name} holds this seat in person: nobody else signs for it.`,
  'assembly.attendance_nobody': () =>
    'No voter of this meeting has you as its representative today. If you expected one, the desk helps you.',
}

const both = messages(fr, en)

export const attendanceRefusals = { fr: both('fr'), en: both('en') }
