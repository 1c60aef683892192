/** How the deeds of a session are told, and why something cannot be done in it. */
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import { messages, quoted, told } from '#kernel/values/typography.ts'
import type { MeetingState } from '../tables.ts'
import '../rules/session.ts'

const plain = (fr: string, en: string) =>
  told<object>(
    () => fr,
    () => en,
  )

/** `3 min`, `90 s`. */
export const lengthTold = (lang: Lang, seconds: number): string =>
  seconds % 60 === 0 ? `${formatNumber(lang, seconds / 60)}\u00a0min` : `${formatNumber(lang, seconds)}\u00a0s`

export const sessionDeeds = {
  'meeting.opened': { sentence: plain('a ouvert la séance', 'opened the session'), glyph: 'calendar', tone: 'deed' },
  'meeting.officers_named': {
    sentence: plain('a changé qui conduit la séance', 'changed who leads the session'),
    glyph: 'mandate',
    tone: 'ink',
  },
  'meeting.item_begun': {
    sentence: told<{ title: Localized }>(
      ({ title }) => `a ouvert le point ${quoted('fr', inLang(title, 'fr'))}`,
      ({ title }) => `began the item ${quoted('en', inLang(title, 'en'))}`,
    ),
    glyph: 'arrow',
    tone: 'ink',
  },
  'meeting.item_ended': {
    sentence: told<{ title: Localized }>(
      ({ title }) => `a terminé le point ${quoted('fr', inLang(title, 'fr'))}`,
      ({ title }) => `ended the item ${quoted('en', inLang(title, 'en'))}`,
    ),
    glyph: 'arrow',
    tone: 'ink',
  },
  'meeting.closed': {
    sentence: told<{ quorumMissed: boolean }>(
      ({ quorumMissed }) => (quorumMissed ? 'a levé la séance, faute de quorum' : 'a levé la séance'),
      ({ quorumMissed }) => (quorumMissed ? 'closed the session for want of a quorum' : 'closed the session'),
    ),
    glyph: 'done',
    tone: 'deed',
  },
  'speaker.asked': { sentence: plain('a demandé la parole', 'asked for the floor'), glyph: 'speech', tone: 'ink' },
  'speaker.given': {
    sentence: told<{ seconds: number | null }>(
      ({ seconds }) => `a donné la parole${seconds === null ? '' : ` pour ${lengthTold('fr', seconds)}`}`,
      ({ seconds }) => `gave the floor${seconds === null ? '' : ` for ${lengthTold('en', seconds)}`}`,
    ),
    glyph: 'speech',
    tone: 'deed',
  },
  'speaker.ended': {
    sentence: told<{ spoken: boolean }>(
      ({ spoken }) => (spoken ? 'a terminé une prise de parole' : 'a retiré une demande de parole'),
      ({ spoken }) => (spoken ? 'ended a speech' : 'withdrew a request for the floor'),
    ),
    glyph: 'speech',
    tone: 'ink',
  },
} as const

const STATES: Record<Lang, Record<MeetingState, string>> = {
  fr: {
    draft: "La réunion n'est pas encore convoquée.",
    convened: "La séance n'est pas encore ouverte.",
    open: 'La séance est déjà ouverte.',
    closed: 'La séance est levée.',
    cancelled: 'La réunion est annulée.',
  },
  en: {
    draft: 'The meeting is not convened yet.',
    convened: 'The session is not open yet.',
    open: 'The session is open already.',
    closed: 'The session is closed.',
    cancelled: 'The meeting is cancelled.',
  },
}

const refusals = messages(
  {
    'assembly.not_convened': ({ state }: { state: MeetingState }) =>
      state === 'draft' ? `${STATES.fr.draft} Une séance s'ouvre après sa convocation.` : STATES.fr[state],
    'assembly.opens_on_its_day': ({ day }: { day: string }) =>
      `La séance s'ouvre le jour pour lequel elle est convoquée : le ${formatDay('fr', day)}.`,
    'assembly.officer_missing': () => "Choisissez une personne : sans elle, la séance ne peut pas s'ouvrir.",
    'assembly.officer_unknown': () => "Cette personne n'est pas de la réunion : choisissez quelqu'un dans la liste.",
    'assembly.two_officers': () => 'Présider et tenir le procès-verbal reviennent à deux personnes : toutes deux le signent.',
    'assembly.not_in_session': ({ state }: { state: MeetingState }) => STATES.fr[state],
    'assembly.no_item': () => "Aucun point n'est en cours.",
    'assembly.floor_not_for_absent': () => "La parole se demande une fois émargé : à l'entrée, ou avec le code affiché dans la salle.",
    'assembly.floor_asked': () => 'Vous êtes déjà sur la liste des orateurs.',
    'assembly.floor_taken': () => 'Cette personne a déjà la parole.',
    'assembly.speech_over': () => "Cette demande n'est plus sur la liste.",
    'assembly.speech_length': ({ min, max }: { min: number; max: number }) =>
      `Un temps de parole compte de ${min} secondes à ${formatNumber('fr', max / 60)} minutes.`,
  },
  {
    'assembly.not_convened': ({ state }: { state: MeetingState }) =>
      state === 'draft' ? `${STATES.en.draft} A session opens once its notice is sent.` : STATES.en[state],
    'assembly.opens_on_its_day': ({ day }: { day: string }) => `The session opens on the day it is convened for: ${formatDay('en', day)}.`,
    'assembly.officer_missing': () => 'Choose somebody: without one the session cannot open.',
    'assembly.officer_unknown': () => 'This person is not of the meeting: choose somebody from the list.',
    'assembly.two_officers': () => 'Chairing and keeping the minutes are for two people: both sign them.',
    'assembly.not_in_session': ({ state }: { state: MeetingState }) => STATES.en[state],
    'assembly.no_item': () => 'No item is being dealt with.',
    'assembly.floor_not_for_absent': () =>
      'One asks for the floor once signed in: go to the sign-in desk, or use the code shown in the room.',
    'assembly.floor_asked': () => "You are on the speakers' list already.",
    'assembly.floor_taken': () => 'This person has the floor already.',
    'assembly.speech_over': () => 'This request is no longer on the list.',
    'assembly.speech_length': ({ min, max }: { min: number; max: number }) =>
      `A speech lasts from ${min} seconds to ${formatNumber('en', max / 60)} minutes.`,
  },
)
export const sessionRefusals = { fr: refusals('fr'), en: refusals('en') }
