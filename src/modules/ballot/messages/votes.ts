/** What is said of votes: opened, suspended, closed, annulled, counted by hand. */
import { formatMoment } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import { messages, quoted, told } from '#kernel/values/typography.ts'
import type { VotesObjections } from '../rules/votes.ts'
import type { Method, VoteOutcome, VoteState } from '../tables.ts'

const METHODS: Record<Lang, Record<Method, string>> = {
  fr: { hands: 'à main levée', roll_call: 'par appel nominal', electronic: 'électronique' },
  en: { hands: 'by show of hands', roll_call: 'by roll call', electronic: 'electronic' },
}
const OUTCOMES: Record<Lang, Record<VoteOutcome, string>> = {
  fr: { adopted: 'adoptée', rejected: 'rejetée', tie: 'à égalité, donc pas adoptée', no_quorum: 'sans quorum' },
  en: { adopted: 'adopted', rejected: 'rejected', tie: 'level, so not adopted', no_quorum: 'without quorum' },
}

const named = (lang: Lang, title: Localized): string => quoted(lang, inLang(title, lang))
const number = formatNumber

/** How its deeds are told. */
export const votesDeeds = {
  'vote.opened': {
    sentence: told<{ resolution: number; title: Localized; method: Method; voters: number; votes: number }>(
      ({ resolution, title, method, voters, votes }) =>
        `a ouvert le vote de la résolution ${resolution}, ${named('fr', title)} (${METHODS.fr[method]} ; ${number('fr', voters)} votants, ${number('fr', votes)} voix)`,
      ({ resolution, title, method, voters, votes }) =>
        `opened the vote on resolution ${resolution}, ${named('en', title)} (${METHODS.en[method]}; ${number('en', voters)} voters, ${number('en', votes)} votes)`,
    ),
    glyph: 'flag',
    tone: 'deed',
  },
  'vote.suspended': {
    sentence: told<{ resolution: number }>(
      ({ resolution }) => `a suspendu le vote de la résolution ${resolution}`,
      ({ resolution }) => `suspended the vote on resolution ${resolution}`,
    ),
    glyph: 'stopped',
    tone: 'waiting',
  },
  'vote.resumed': {
    sentence: told<{ resolution: number }>(
      ({ resolution }) => `a repris le vote de la résolution ${resolution}`,
      ({ resolution }) => `resumed the vote on resolution ${resolution}`,
    ),
    glyph: 'arrow',
    tone: 'deed',
  },
  'vote.counted': {
    sentence: told<{ resolution: number; votes: number }>(
      ({ resolution, votes }) => `a compté ${number('fr', votes)} voix dans la salle pour la résolution ${resolution}`,
      ({ resolution, votes }) => `counted ${number('en', votes)} votes in the room on resolution ${resolution}`,
    ),
    glyph: 'gauge',
    tone: 'ink',
  },
  'vote.closed': {
    sentence: told<{ resolution: number; title: Localized; outcome: VoteOutcome; for: number; against: number }>(
      ({ resolution, title, outcome, ...votes }) =>
        `a clos le vote de la résolution ${resolution}, ${named('fr', title)} : ${number('fr', votes.for)} pour, ${number('fr', votes.against)} contre, ${OUTCOMES.fr[outcome]}`,
      ({ resolution, title, outcome, ...votes }) =>
        `closed the vote on resolution ${resolution}, ${named('en', title)}: ${number('en', votes.for)} for, ${number('en', votes.against)} against, ${OUTCOMES.en[outcome]}`,
    ),
    glyph: 'decision',
    tone: 'decision',
  },
  'vote.annulled': {
    sentence: told<{ resolution: number; reason: string }>(
      ({ resolution, reason }) => `a annulé le vote de la résolution ${resolution} : ${reason}`,
      ({ resolution, reason }) => `annulled the vote on resolution ${resolution}: ${reason}`,
    ),
    glyph: 'undo',
    tone: 'waiting',
  },
  'resolution.adopted': {
    sentence: told<{ title: Localized; body: Localized; reference: string }>(
      ({ title, body, reference }) => `a fait adopter ${named('fr', title)} : ${inLang(body, 'fr')}, ${reference.toLowerCase()}`,
      ({ title, body, reference }) => `had ${named('en', title)} adopted: ${inLang(body, 'en')}, ${reference}`,
    ),
    glyph: 'decision',
    tone: 'decision',
  },
  'resolution.rejected': {
    sentence: told<{ title: Localized; outcome: VoteOutcome }>(
      ({ title, outcome }) => `a mis aux voix ${named('fr', title)} : ${OUTCOMES.fr[outcome]}`,
      ({ title, outcome }) => `put ${named('en', title)} to the vote: ${OUTCOMES.en[outcome]}`,
    ),
    glyph: 'close',
    tone: 'decision',
  },
} as const

const STATES: Record<Lang, Record<VoteState, string>> = {
  fr: { open: 'ouvert', suspended: 'suspendu', closed: 'clos', annulled: 'annulé' },
  en: { open: 'open', suspended: 'suspended', closed: 'closed', annulled: 'annulled' },
}
/** `15 h 04`: the hour of the meeting's own clock. */
const hourOf = (lang: Lang, at: string, timeZone: string): string => formatMoment(lang, new Date(at), timeZone).split(', ').at(-1)!

type Sentences = { [Code in keyof VotesObjections]: (facts: VotesObjections[Code]) => string }

const fr: Sentences = {
  'ballot.meeting_not_open': () => "La séance n'est pas ouverte : on ne vote que pendant la séance.",
  'ballot.no_rules': ({ body }) => `Les statuts ne disent rien de l'instance ${quoted('fr', body)} : elle se réunit, et ne décide rien.`,
  'ballot.decision_unknown': ({ decision }) =>
    `Les statuts ne connaissent pas ${quoted('fr', decision)} : choisissez la sorte de décision de cette résolution.`,
  'ballot.withdrawn': () => 'Cette résolution a été retirée : elle ne peut pas être mise aux voix.',
  'ballot.decided_already': ({ outcome }) =>
    `Cette résolution est déjà ${OUTCOMES.fr[outcome]} : un nouveau tour ne s'ouvre qu'après une annulation ou une égalité.`,
  'ballot.other_vote': ({ number: other }) =>
    `${other === null ? 'Un autre vote' : `Le vote de la résolution ${other}`} est en cours : terminez-le d'abord. On vote une résolution à la fois.`,
  'ballot.vote_still_open': ({ number: other }) =>
    `Le vote de la résolution ${other} n'est pas clos : terminez-le ou annulez-le, puis levez la séance.`,
  'ballot.not_counted': () => "Saisissez d'abord le compte des scrutateurs : rien n'a encore été compté.",
  'ballot.text_changed': () =>
    "Le texte sur lequel on voterait n'est plus celui de la convocation : mettez aux voix le texte convoqué, ou convoquez de nouveau.",
  'ballot.no_quorum': ({ sentence }) => `${sentence.fr}. Le vote ne peut pas être ouvert.`,
  'ballot.nobody_votes': () => "Aucun électeur n'est présent ni représenté : il n'y a personne pour voter.",
  'ballot.not_open': ({ state }) => `Ce vote est ${STATES.fr[state]} : seul un vote ouvert peut être suspendu.`,
  'ballot.not_suspended': ({ state }) => `Ce vote est ${STATES.fr[state]} : seul un vote suspendu peut être repris.`,
  'ballot.ended': ({ state }) => `Ce vote est déjà ${STATES.fr[state]}.`,
  'ballot.reason_missing': () => 'Dites pourquoi ce vote est annulé : le motif est inscrit au procès-verbal.',
  'ballot.subject_decided': () =>
    "Ce vote est clos, et ce qu'il décide est entré en vigueur : il ne s'annule plus. Prenez une nouvelle décision.",
  'ballot.count_above': ({ college, counted, votes, cast }) =>
    `Collège ${college} : ${number('fr', counted)} voix comptées${cast > 0 ? ` et ${number('fr', cast)} déjà émises à l'écran` : ''}, alors que ses votants n'en ont que ${number('fr', votes)}. Recomptez.`,
  'ballot.count_unknown_college': ({ college }) => `Personne du collège ${quoted('fr', college)} ne vote ici.`,
  'ballot.count_not_whole': ({ college }) => `Collège ${college} : donnez des nombres entiers de voix, zéro ou plus.`,
  'ballot.closed_since': ({ at, timeZone }) => `Le vote a été clos à ${hourOf('fr', at, timeZone)} : ce bulletin n'a pas été compté.`,
  'ballot.suspended': () => 'Le vote est suspendu : gardez votre choix, il pourra être envoyé à la reprise.',
  'ballot.annulled': () => "Ce vote a été annulé : ce bulletin n'a pas été compté.",
  'ballot.not_entitled': () =>
    "Cet électeur n'était ni présent ni représenté à l'ouverture du vote : il pourra voter à la résolution suivante.",
  'ballot.not_caster': () => "Une autre personne vote pour cet électeur dans cette réunion : l'émargement peut le changer.",
  'ballot.hands_in_room': () => 'Ce vote se fait dans la salle : les scrutateurs comptent les mains levées et les papiers.',
}

const en: Sentences = {
  'ballot.meeting_not_open': () => 'The session is not open: votes are held during the session alone.',
  'ballot.no_rules': ({ body }) => `The statutes say nothing of the body ${quoted('en', body)}: it meets, and decides nothing.`,
  'ballot.decision_unknown': ({ decision }) =>
    `The statutes do not know ${quoted('en', decision)}: choose what kind of decision this resolution is.`,
  'ballot.withdrawn': () => 'This resolution has been withdrawn: it cannot be put to the vote.',
  'ballot.decided_already': ({ outcome }) =>
    `This resolution is already ${OUTCOMES.en[outcome]}: a new round is opened only after an annulment or a tie.`,
  'ballot.other_vote': ({ number: other }) =>
    `${other === null ? 'Another vote' : `The vote on resolution ${other}`} is under way: close it first. One resolution is voted on at a time.`,
  'ballot.vote_still_open': ({ number: other }) =>
    `The vote on resolution ${other} is not closed: close or annul it, then close the session.`,
  'ballot.not_counted': () => "Enter the tellers' count first: nothing has been counted yet.",
  'ballot.text_changed': () =>
    'The text that would be voted on is no longer that of the notice: put the text of the notice to the vote, or convene again.',
  'ballot.no_quorum': ({ sentence }) => `${sentence.en}. The vote cannot be opened.`,
  'ballot.nobody_votes': () => 'No voter is present or represented: there is nobody to vote.',
  'ballot.not_open': ({ state }) => `This vote is ${STATES.en[state]}: only an open vote can be suspended.`,
  'ballot.not_suspended': ({ state }) => `This vote is ${STATES.en[state]}: only a suspended vote can be resumed.`,
  'ballot.ended': ({ state }) => `This vote is already ${STATES.en[state]}.`,
  'ballot.reason_missing': () => 'Say why this vote is annulled: the reason is written into the minutes.',
  'ballot.subject_decided': () =>
    'This vote is closed, and what it decides has come into force: it is annulled no more. Take a new decision.',
  'ballot.count_above': ({ college, counted, votes, cast }) =>
    `College ${college}: ${number('en', counted)} votes counted${cast > 0 ? ` and ${number('en', cast)} cast on screens already` : ''}, where its voters have only ${number('en', votes)}. Count again.`,
  'ballot.count_unknown_college': ({ college }) => `Nobody of the college ${quoted('en', college)} votes here.`,
  'ballot.count_not_whole': ({ college }) => `College ${college}: give whole numbers of votes, zero or more.`,
  'ballot.closed_since': ({ at, timeZone }) => `The vote was closed at ${hourOf('en', at, timeZone)}: this ballot was not counted.`,
  'ballot.suspended': () => 'The vote is suspended: keep your choice, it can be sent when the vote resumes.',
  'ballot.annulled': () => 'This vote was annulled: this ballot was not counted.',
  'ballot.not_entitled': () =>
    'This voter was neither present nor represented when the vote was opened, and can vote on the next resolution.',
  'ballot.not_caster': () => 'Another person votes for this voter in this meeting: the sign-in desk can change that.',
  'ballot.hands_in_room': () => 'This vote is held in the room: tellers count raised hands and papers.',
}

export const votesRefusals = { fr: messages(fr, en)('fr'), en: messages(fr, en)('en') }

/** What a method, a state and an outcome are called, and all that the pages of a vote say. */
export const votesWords = messages(
  { methods: METHODS.fr, states: STATES.fr, outcomes: OUTCOMES.fr },
  { methods: METHODS.en, states: STATES.en, outcomes: OUTCOMES.en },
)
