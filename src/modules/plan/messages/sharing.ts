/** What is said of drafts that are shared with a body. */
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural, quoted, typographic } from '#kernel/values/typography.ts'
import '../rules/sharing.ts'

const fr = {
  title: 'Qui lit ce brouillon',
  lead: "Un brouillon n'existe que pour ceux qui sont nommés ici. Partagé avec une instance, ses membres le lisent ; ils ne le modifient pas.",
  publicTitle: 'Chacun lit ce plan',
  publicText: "Il n'est plus un brouillon : il n'y a rien à partager.",
  why: 'Qui le lit, et pourquoi',
  staff: 'Permanents',
  staffOf: (organisation: string, names: string) => `Les permanents de ${organisation} l'écrivent : ${names}.`,
  board: "Conseil d'administration",
  boardOf: (organisation: string, names: string) => `Le conseil de ${organisation} le lit : ${names}.`,
  sharedText: (names: string) => `Ses membres le lisent, sans le modifier : ${names}.`,
  members: (count: number) => `${count} ${plural('fr', count, 'membre', 'membres')}`,
  nobody: 'personne pour le moment',
  unshare: 'Ne plus partager',
  unshareWith: (body: string) => `Ne plus partager avec ${body}`,
  shareTitle: 'Partager avec une instance',
  body: 'Instance',
  bodyHint: 'Celles de votre organisation et celles du réseau.',
  chooseOne: 'Choisir…',
  share: 'Partager le brouillon',
  sharedFlash: (body: string) => `Le brouillon est partagé : ${body}.`,
  unsharedFlash: (body: string) => `Le brouillon n'est plus partagé : ${body}.`,
  allShared: 'Il est déjà partagé avec chaque instance.',
  whoReads: 'Qui lit ce brouillon',
}

const en: typeof fr = {
  title: 'Who reads this draft',
  lead: 'A draft exists only for those who are named here. Shared with a body, its members read it; they do not edit it.',
  publicTitle: 'Anyone reads this plan',
  publicText: 'It is no draft any more: there is nothing to share.',
  why: 'Who reads it, and why',
  staff: 'Permanent staff',
  staffOf: (organisation, names) => `The permanent staff of ${organisation} write it: ${names}.`,
  board: 'Board',
  boardOf: (organisation, names) => `The board of ${organisation} reads it: ${names}.`,
  sharedText: (names) => `Its members read it, without editing it: ${names}.`,
  members: (count) => `${count} ${plural('en', count, 'member', 'members')}`,
  nobody: 'nobody for now',
  unshare: 'Stop sharing',
  unshareWith: (body) => `Stop sharing with ${body}`,
  shareTitle: 'Share with a body',
  body: 'Body',
  bodyHint: "Those of your organisation and the network's.",
  chooseOne: 'Choose…',
  share: 'Share the draft',
  sharedFlash: (body) => `The draft is shared: ${body}.`,
  unsharedFlash: (body) => `The draft is no longer shared: ${body}.`,
  allShared: 'It is shared with every body already.',
  whoReads: 'Who reads this draft',
}

export const sharingWords = messages(fr, en)

type Told = { body: Localized; shared: boolean; undoes?: number }
const sentences: Record<Lang, (payload: Told) => string> = {
  fr: ({ body, shared, undoes }) =>
    `${undoes === undefined ? '' : 'est revenu en arrière et '}${shared ? 'a partagé le brouillon' : 'a cessé de partager le brouillon'} : ${inLang(body, 'fr')}`,
  en: ({ body, shared, undoes }) =>
    `${undoes === undefined ? '' : 'went back and '}${shared ? 'shared the draft' : 'stopped sharing the draft'}: ${inLang(body, 'en')}`,
}

export const sharingDeeds = {
  'plan.sharing_changed': {
    sentence: { fr: (payload: Told) => typographic('fr', sentences.fr(payload)), en: sentences.en },
    glyph: 'share',
    tone: 'ink',
  },
} as const

type Codes = 'plan.read_by_anyone' | 'plan.shared_already' | 'plan.not_shared' | 'plan.body_not_near'
type Sentences = Pick<ObjectionSentences<'plan'>, Codes>

const refusalsFr: Sentences = {
  'plan.read_by_anyone': () => "Ce plan n'est plus un brouillon : chacun le lit.",
  'plan.shared_already': ({ body }) => `Le brouillon est déjà partagé : ${quoted('fr', body)}.`,
  'plan.not_shared': () => "Le brouillon n'est plus partagé avec cette instance.",
  'plan.body_not_near': () => 'Choisissez une instance de votre organisation ou du réseau.',
}
const refusalsEn: Sentences = {
  'plan.read_by_anyone': () => 'This plan is no draft any more: anyone reads it.',
  'plan.shared_already': ({ body }) => `The draft is shared already: ${quoted('en', body)}.`,
  'plan.not_shared': () => 'The draft is no longer shared with this body.',
  'plan.body_not_near': () => 'Choose a body of your organisation or of the network.',
}

const refusals = messages<Sentences>(refusalsFr, refusalsEn)
export const sharingRefusals: Record<Lang, Sentences> = { fr: refusals('fr'), en: refusals('en') }
