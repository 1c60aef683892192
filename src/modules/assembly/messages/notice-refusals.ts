/** Why a meeting cannot be convened yet, and what to do. */
import { formatDay } from '#kernel/dates.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { typographic } from '#kernel/values/typography.ts'

type Sentences = {
  [Code in keyof ObjectionSentences<'assembly'> as Code extends `assembly.notice_${string}` | `assembly.second_${string}`
    ? Code
    : never]: ObjectionSentences<'assembly'>[Code]
}

const daysFr = (days: number): string => `${days} jour${days > 1 ? 's' : ''}`
const daysEn = (days: number): string => `${days} day${days === 1 ? '' : 's'}`
const asksFr = (article: string | null): string => (article === null ? 'Les statuts demandent' : `L'article ${article} demande`)
const asksEn = (article: string | null): string => (article === null ? 'The statutes ask for' : `Article ${article} asks for`)
const fr = (day: string): string => formatDay('fr', day)
const en = (day: string): string => formatDay('en', day)

interface Late {
  days: number
  article: string | null
  day: string
  last: string
  today: string
}

const lateFr = ({ days, article, day, last }: Late): string =>
  `${asksFr(article)} une convocation ${daysFr(days)} au moins avant la réunion du ${fr(day)} : le dernier jour était le ${fr(last)}`
const lateEn = ({ days, article, day, last }: Late): string =>
  `${asksEn(article)} a notice at least ${daysEn(days)} before the meeting of ${en(day)}: the last day was ${en(last)}`

/** R01, as the notice and the minutes say it: the article, what it asks for, the last day, the day on which the notice left. */
export const lateWritten: Record<Lang, (facts: Late) => string> = {
  fr: (facts) => typographic('fr', `${lateFr(facts)}, elle est partie le ${fr(facts.today)}.`),
  en: (facts) => typographic('en', `${lateEn(facts)}, it left on ${en(facts.today)}.`),
}

const french: Sentences = {
  'assembly.notice_not_a_draft': () => 'Cette réunion est déjà convoquée, ou annulée.',
  'assembly.notice_no_statutes': () =>
    "Aucuns statuts ne sont en vigueur ce jour-là : sans eux, personne ne sait qui vote. Faites-les d'abord entrer en vigueur.",
  'assembly.notice_body_unruled': ({ body }) =>
    `Les statuts ne disent rien de cette instance (${inLang(body, 'fr')}) : ajoutez-y ses règles avant de la convoquer.`,
  'assembly.notice_past': ({ day }) => `L'heure de la réunion (${fr(day)}) est passée : choisissez une date à venir.`,
  'assembly.notice_no_place': () => 'Il manque le lieu : écrivez une adresse, ou un lien pour participer à distance.',
  'assembly.notice_only_remote': ({ article }) =>
    article === null
      ? 'Il manque le lieu : les statuts ne prévoient pas de participer à distance, un lien ne suffit donc pas.'
      : `Il manque le lieu : l'article ${article} n'admet pas de participer à distance, un lien ne suffit donc pas.`,
  'assembly.notice_no_agenda': () => "Il manque l'ordre du jour : écrivez-y au moins un point.",
  'assembly.notice_unknown_decision': ({ number }) =>
    `Les statuts ne connaissent pas la sorte de décision de la résolution ${number} : choisissez-en une autre.`,
  'assembly.notice_subject_gone': ({ number }) =>
    `Le texte sur lequel porte la résolution ${number} n'est plus proposé : proposez-le de nouveau, ou changez la résolution.`,
  'assembly.notice_nobody': () => 'Personne ne peut voter à cette réunion ce jour-là : regardez la liste des électeurs.',
  'assembly.notice_late': (facts) => `${lateFr(facts)}, nous sommes le ${fr(facts.today)}.`,
  'assembly.notice_risk_unsaid': () =>
    'Pour convoquer hors délai, acceptez le risque : il est écrit sur la convocation et au procès-verbal.',
  'assembly.notice_not_convened': () => "Cette réunion n'est pas convoquée.",
  'assembly.notice_no_letters': () => "Aucune lettre n'est à imprimer : chaque électeur a une adresse électronique.",
  'assembly.second_not_needed': () =>
    "Une seconde convocation suit une réunion close faute de quorum, une seule fois : ce n'est pas le cas ici.",
  'assembly.second_exists': () => 'La seconde convocation est déjà préparée.',
  'assembly.second_too_early': ({ days, article, earliest }) =>
    `${asksFr(article)} ${daysFr(days)} au moins entre les deux réunions : la seconde a lieu le ${fr(earliest)} au plus tôt.`,
}

const english: Sentences = {
  'assembly.notice_not_a_draft': () => 'This meeting is convened already, or cancelled.',
  'assembly.notice_no_statutes': () =>
    'No statutes are in force on that day: without them nobody knows who votes. Bring them into force first.',
  'assembly.notice_body_unruled': ({ body }) =>
    `The statutes say nothing of this body (${inLang(body, 'en')}): add its rules before you convene it.`,
  'assembly.notice_past': ({ day }) => `The hour of the meeting (${en(day)}) has passed: choose a day to come.`,
  'assembly.notice_no_place': () => 'The place is missing: write an address, or a link to take part from afar.',
  'assembly.notice_only_remote': ({ article }) =>
    article === null
      ? 'The place is missing: the statutes do not provide for taking part from afar, so a link is not enough.'
      : `The place is missing: article ${article} does not allow taking part from afar, so a link is not enough.`,
  'assembly.notice_no_agenda': () => 'The agenda is missing: write at least one item.',
  'assembly.notice_unknown_decision': ({ number }) =>
    `The statutes do not know the kind of decision of resolution ${number}: choose another one.`,
  'assembly.notice_subject_gone': ({ number }) =>
    `The text that resolution ${number} is about is no longer proposed: propose it again, or change the resolution.`,
  'assembly.notice_nobody': () => 'Nobody may vote at this meeting on that day: look at the list of voters.',
  'assembly.notice_late': (facts) => `${lateEn(facts)}, today is ${en(facts.today)}.`,
  'assembly.notice_risk_unsaid': () => 'To convene late, accept the risk: it is written on the notice and in the minutes.',
  'assembly.notice_not_convened': () => 'This meeting is not convened.',
  'assembly.notice_no_letters': () => 'There is no letter to print: each voter has an e-mail address.',
  'assembly.second_not_needed': () =>
    'A second convening follows a meeting that was closed for want of quorum, once: this is not the case here.',
  'assembly.second_exists': () => 'The second convening is prepared already.',
  'assembly.second_too_early': ({ days, article, earliest }) =>
    `${asksEn(article)} at least ${daysEn(days)} between the two meetings: the second one may meet on ${en(earliest)} at the earliest.`,
}

const set = (lang: Lang, sentences: Sentences): Sentences =>
  Object.fromEntries(
    Object.entries(sentences).map(([code, say]) => [code, (facts: never) => typographic(lang, (say as (facts: never) => string)(facts))]),
  ) as unknown as Sentences

export const noticeRefusals = { fr: set('fr', french), en: set('en', english) }
