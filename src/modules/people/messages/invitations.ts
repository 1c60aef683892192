/** What is said of invitations: prepared, sent, opened, accepted. */
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, told } from '#kernel/values/typography.ts'
import type { BatchKind } from '../tables/invitations.ts'
import { en } from './invitations-en.ts'
import { fr } from './invitations-fr.ts'

export const invitationsWords = messages(fr, en)

/** A batch without its day, for the journal, which says the day itself. */
export const batchTitle = (lang: Lang, kind: BatchKind, organisation: string): string => {
  const say = invitationsWords(lang)
  return kind === 'colleagues' ? say.colleaguesOf(organisation) : `${say.invitations} · ${organisation}`
}

const some = (count: number) => `${count} invitation${count < 2 ? '' : 's'}`
const someEnglish = (count: number) => `${count} invitation${count === 1 ? '' : 's'}`

/** How its deeds are told. */
export const invitationsDeeds = {
  'invitations.prepared': {
    sentence: told<{ count: number }>(
      ({ count }) => `a préparé ${some(count)}`,
      ({ count }) => `prepared ${someEnglish(count)}`,
    ),
    glyph: 'mail',
    tone: 'ink',
  },
  'invitations.worded': {
    sentence: told<object>(
      () => 'a changé le texte du courriel',
      () => 'changed the text of the mail',
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'invitations.started': {
    sentence: told<{ count: number; pace: number }>(
      ({ count, pace }) => `envoie ${some(count)}, ${pace} par minute`,
      ({ count, pace }) => `sends ${someEnglish(count)}, ${pace} a minute`,
    ),
    glyph: 'mail',
    tone: 'deed',
  },
  'invitations.paused': {
    sentence: told<{ count: number }>(
      ({ count }) => `a mis l'envoi en pause : ${some(count)} à envoyer`,
      ({ count }) => `paused the sending: ${someEnglish(count)} left`,
    ),
    glyph: 'stopped',
    tone: 'ink',
  },
  'invitations.sent': {
    sentence: told<{ count: number; refused: number }>(
      ({ count, refused }) =>
        `a fait partir ${some(count)}${refused > 0 ? ` ; ${refused} refusée${refused < 2 ? '' : 's'} par le serveur` : ''}`,
      ({ count, refused }) => `had ${someEnglish(count)} leave${refused > 0 ? `; ${refused} refused by the server` : ''}`,
    ),
    glyph: 'mail',
    tone: 'ink',
  },
  'invitations.sent_again': {
    sentence: told<{ count: number }>(
      ({ count }) => `a fait repartir ${some(count)}`,
      ({ count }) => `had ${someEnglish(count)} sent again`,
    ),
    glyph: 'mail',
    tone: 'ink',
  },
  'invitations.printed': {
    sentence: told<{ count: number }>(
      ({ count }) => `a imprimé ${count} lettre${count < 2 ? '' : 's'} d'invitation`,
      ({ count }) => `printed ${count} letter${count === 1 ? '' : 's'} of invitation`,
    ),
    glyph: 'document',
    tone: 'ink',
  },
  'invitations.given_up': {
    sentence: told<{ count: number }>(
      ({ count }) => `a abandonné ${some(count)}`,
      ({ count }) => `gave up ${someEnglish(count)}`,
    ),
    glyph: 'close',
    tone: 'ink',
  },
  'invitation.accepted': {
    sentence: told<{ by: 'mail' | 'letter' }>(
      ({ by }) => (by === 'mail' ? 'est entré par son lien' : 'est entré par le code de sa lettre'),
      ({ by }) => (by === 'mail' ? 'came in by the link' : 'came in by the code of the letter'),
    ),
    glyph: 'key',
    tone: 'deed',
  },
  'colleague.invited': {
    sentence: told<object>(
      () => 'a ajouté et invité un collègue',
      () => 'added and invited a colleague',
    ),
    glyph: 'person',
    tone: 'deed',
  },
  'person.email_confirmed': {
    sentence: told<object>(
      () => 'a confirmé son adresse électronique',
      () => 'confirmed an e-mail address',
    ),
    glyph: 'mail',
    tone: 'ink',
  },
} as const

type Codes =
  | 'people.nobody_to_invite'
  | 'people.batch_started'
  | 'people.nothing_to_send'
  | 'people.nothing_to_print'
  | 'people.invitation_accepted'
  | 'people.letter_code_wrong'
  | 'people.too_many_letter_codes'
  | 'people.too_many_renewals'
  | 'people.too_many_colleagues'
  | 'people.colleague_known'
  | 'people.email_code_wrong'
type Sentences = Pick<ObjectionSentences<'people'>, Codes>

const french: Sentences = {
  'people.nobody_to_invite': () => 'Personne à inviter : toutes ces personnes sont déjà entrées ou déjà invitées.',
  'people.batch_started': () => "L'envoi a commencé : le texte ne change plus, et ces invitations restent.",
  'people.nothing_to_send': () => "Il n'y a rien à envoyer ici.",
  'people.nothing_to_print': () => "Il n'y a aucune lettre à imprimer ici.",
  'people.invitation_accepted': () => 'Cette personne est déjà entrée : un nouveau lien ne lui sert à rien.',
  'people.letter_code_wrong': () => "Ce code n'est pas le bon, ou il ne sert plus. Relisez votre lettre, ou demandez-en une nouvelle.",
  'people.too_many_letter_codes': ({ minutes }) => `Trop d'essais. Attendez jusqu'à ${minutes} minutes, puis recommencez.`,
  'people.too_many_renewals': ({ minutes }) => `Trop de liens ont été demandés. Attendez jusqu'à ${minutes} minutes.`,
  'people.too_many_colleagues': ({ most }) => `Au plus ${most} collègues par jour. Continuez demain, ou écrivez à l'équipe du réseau.`,
  'people.colleague_known': () => 'Cette adresse vient d’être ajoutée. Recommencez.',
  'people.email_code_wrong': () => "Ce code n'est pas le bon, ou il n'est plus valable.",
}

const english: Sentences = {
  'people.nobody_to_invite': () => 'Nobody to invite: all these people came in already or are invited already.',
  'people.batch_started': () => 'Sending has begun: the text no longer changes, and these invitations stay.',
  'people.nothing_to_send': () => 'There is nothing to send here.',
  'people.nothing_to_print': () => 'There is no letter to print here.',
  'people.invitation_accepted': () => 'This person came in already: a new link is of no use.',
  'people.letter_code_wrong': () => 'This code is not the right one, or no longer works. Read your letter again, or ask for a new one.',
  'people.too_many_letter_codes': ({ minutes }) => `Too many tries. Please wait up to ${minutes} minutes, then try again.`,
  'people.too_many_renewals': ({ minutes }) => `Too many links were asked for. Please wait up to ${minutes} minutes.`,
  'people.too_many_colleagues': ({ most }) => `${most} colleagues a day at most. Go on tomorrow, or write to the network's staff.`,
  'people.colleague_known': () => 'This address has just been added. Please try again.',
  'people.email_code_wrong': () => 'This code is not the right one, or no longer valid.',
}

const set = messages(french, english)
export const invitationsRefusals = { fr: set('fr'), en: set('en') }
