/** What is said of proxies: how their deeds are told, what is refused, why one counts or does not. */
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, told } from '#kernel/values/typography.ts'
import type { ProxyObjectionCode, UsedReason } from '../rules/proxies.ts'
import type { ProxyChannel } from '../tables.ts'

export * from './proxies-words.ts'

/** How its deeds are told. They name no holder: the journal stays for ever. */
export const proxiesDeeds = {
  'proxy.given': {
    sentence: told<{ channel: ProxyChannel; blank: boolean }>(
      ({ channel, blank }) => `a ${channel === 'paper' ? 'enregistré sur papier' : 'donné'} un pouvoir${blank ? ' en blanc' : ''}`,
      ({ channel, blank }) =>
        `${channel === 'paper' ? 'entered' : 'gave'} a ${blank ? 'blank ' : ''}proxy${channel === 'paper' ? ' from paper' : ''}`,
    ),
    glyph: 'mandate',
    tone: 'deed',
  },
  'proxy.revoked': {
    sentence: told<Record<never, never>>(
      () => 'a retiré un pouvoir',
      () => 'took back a proxy',
    ),
    glyph: 'undo',
    tone: 'waiting',
  },
} as const

type Sentences = Pick<ObjectionSentences<'assembly'>, ProxyObjectionCode>

/** The article that a refusal quotes, where the statutes have one. */
const by = {
  fr: (article: string | null) => (article === null ? '' : ` (article ${article} des statuts)`),
  en: (article: string | null) => (article === null ? '' : ` (article ${article} of the statutes)`),
}

const fr: Sentences = {
  'assembly.proxy_meeting_not_convened': () =>
    "La réunion n'est pas encore convoquée : les pouvoirs se donnent à partir de la convocation.",
  'assembly.proxy_meeting_over': () => 'La réunion est terminée ou annulée : les pouvoirs ne changent plus.',
  'assembly.proxy_body_unknown': () => "Les statuts ne disent rien des votes de cette instance : aucun pouvoir n'y compterait.",
  'assembly.proxy_not_allowed': ({ article }) => `Les pouvoirs ne sont pas admis${by.fr(article)} : chacun vote lui-même.`,
  'assembly.proxy_blank_refused': ({ article }) => `Un pouvoir en blanc n'est pas compté${by.fr(article)} : nommez un mandataire.`,
  'assembly.proxy_giver_excluded': ({ giver }) =>
    `${giver} ne figure pas parmi les électeurs de cette réunion, et n'a donc pas de voix à confier.`,
  'assembly.proxy_giver_present': ({ giver, own }) =>
    own ? 'Vous êtes émargé : votre pouvoir ne servirait pas.' : `${giver} est émargé : son pouvoir ne servirait pas.`,
  'assembly.proxy_self': () => 'Mandant et mandataire sont les mêmes : choisissez quelqu’un d’autre.',
  'assembly.proxy_self_chair': () =>
    'Le président de séance vote pour ce mandant même : un pouvoir en blanc lui reviendrait. Nommez un mandataire.',
  'assembly.proxy_holder_excluded': ({ holder }) => `${holder} ne vote pas dans cette réunion, et ne peut donc pas porter de pouvoir.`,
  'assembly.proxy_holder_gave': ({ holder }) =>
    `${holder} a déjà confié sa propre voix : un pouvoir ne se transmet pas. Choisissez quelqu'un qui vient.`,
  'assembly.proxy_other_college': ({ holder, article }) =>
    `${holder} est d'un autre collège : le pouvoir reste dans le même collège${by.fr(article)}.`,
  'assembly.proxy_other_region': ({ holder, article }) =>
    `${holder} est d'une autre région : le pouvoir reste dans la même région${by.fr(article)}.`,
  'assembly.proxy_holder_full': ({ holder, carried, most, article }) =>
    most === 0
      ? `Personne ne porte de pouvoir${by.fr(article)}.`
      : `${holder} porte déjà ${carried} ${carried === 1 ? 'pouvoir' : 'pouvoirs'}, pour ${most} au plus${by.fr(article)}. Choisissez quelqu'un d'autre.`,
  'assembly.proxy_holder_votes': ({ holder, votes, most, article }) =>
    `Avec ce pouvoir, ${holder} exprimerait ${votes} voix, pour ${most} au plus${by.fr(article)}. Choisissez quelqu'un d'autre.`,
  'assembly.proxy_unsigned': () => 'Écrivez le nom de la personne qui a signé le pouvoir.',
  'assembly.proxy_instruction_unknown': () =>
    "Une consigne porte sur une résolution qui n'est plus à l'ordre du jour. Relisez les consignes.",
  'assembly.proxy_holder_missing': () => 'Choisissez un mandataire.',
  'assembly.proxy_revoked_already': () => 'Ce pouvoir est déjà retiré ou remplacé.',
}

const en: Sentences = {
  'assembly.proxy_meeting_not_convened': () => 'The meeting is not convened yet: proxies are given from the notice on.',
  'assembly.proxy_meeting_over': () => 'The meeting is over or cancelled: proxies do not change any more.',
  'assembly.proxy_body_unknown': () => 'The statutes say nothing of votes in this body: no proxy would count there.',
  'assembly.proxy_not_allowed': ({ article }) => `Proxies are not allowed${by.en(article)}: everyone votes in person.`,
  'assembly.proxy_blank_refused': ({ article }) => `A blank proxy is not counted${by.en(article)}: name a holder.`,
  'assembly.proxy_giver_excluded': ({ giver }) => `${giver} is not among the voters of this meeting, and so has no vote to entrust.`,
  'assembly.proxy_giver_present': ({ giver, own }) =>
    own ? 'You are signed in: your proxy would not be used.' : `${giver} is signed in: its proxy would not be used.`,
  'assembly.proxy_self': () => 'Giver and holder are the same: choose somebody else.',
  'assembly.proxy_self_chair': () =>
    'The chair of the session votes for this very giver: a blank proxy would come back to it. Name a holder.',
  'assembly.proxy_holder_excluded': ({ holder }) => `${holder} does not vote in this meeting, and so cannot carry a proxy.`,
  'assembly.proxy_holder_gave': ({ holder }) =>
    `${holder} has entrusted its own vote already: a proxy is not passed on. Choose somebody who comes.`,
  'assembly.proxy_other_college': ({ holder, article }) =>
    `${holder} is of another college: a proxy stays within the college${by.en(article)}.`,
  'assembly.proxy_other_region': ({ holder, article }) =>
    `${holder} is of another region: a proxy stays within the region${by.en(article)}.`,
  'assembly.proxy_holder_full': ({ holder, carried, most, article }) =>
    most === 0
      ? `Nobody carries a proxy${by.en(article)}.`
      : `${holder} carries ${carried} ${carried === 1 ? 'proxy' : 'proxies'} already, of ${most} at most${by.en(article)}. Choose somebody else.`,
  'assembly.proxy_holder_votes': ({ holder, votes, most, article }) =>
    `With this proxy, ${holder} would cast ${votes} votes, of ${most} at most${by.en(article)}. Choose somebody else.`,
  'assembly.proxy_unsigned': () => 'Write the name of the person who signed the proxy.',
  'assembly.proxy_instruction_unknown': () =>
    'An instruction is about a resolution that is no longer on the agenda. Read the instructions again.',
  'assembly.proxy_holder_missing': () => 'Choose a holder.',
  'assembly.proxy_revoked_already': () => 'This proxy is taken back or replaced already.',
}

const set = messages(fr, en)
export const proxiesRefusals: Record<Lang, Sentences> = { fr: set('fr'), en: set('en') }

const reasons = messages<Record<UsedReason, string>>(
  {
    present_only: 'Cette décision se prend à la majorité des présents : aucun pouvoir n’y compte.',
    not_allowed: 'Les statuts n’admettent pas les pouvoirs.',
    unknown_voter: 'Le mandant ou le mandataire ne figure pas parmi les électeurs.',
    self: 'Le pouvoir est donné à soi-même.',
    revoked: 'Le pouvoir a été retiré ou remplacé.',
    not_yet_given: 'Le pouvoir n’était pas encore donné.',
    superseded: 'Un pouvoir plus récent le remplace.',
    giver_present: 'Le mandant est émargé : il vote lui-même.',
    blank: 'Le pouvoir est en blanc, et les statuts ne le donnent à personne.',
    holder_absent: 'Le mandataire n’est pas émargé.',
    other_college: 'Le mandataire est d’un autre collège.',
    other_region: 'Le mandataire est d’une autre région.',
    over_cap: 'Le mandataire porte déjà tous les pouvoirs que les statuts lui permettent.',
  },
  {
    present_only: 'This decision is taken by a majority of those present: no proxy counts there.',
    not_allowed: 'The statutes do not allow proxies.',
    unknown_voter: 'The giver or the holder is not among the voters.',
    self: 'The proxy is given to the giver itself.',
    revoked: 'The proxy was taken back or replaced.',
    not_yet_given: 'The proxy was not given yet.',
    superseded: 'A later proxy replaces it.',
    giver_present: 'The giver is signed in and votes in person.',
    blank: 'The proxy is blank, and the statutes give it to nobody.',
    holder_absent: 'The holder is not signed in.',
    other_college: 'The holder is of another college.',
    other_region: 'The holder is of another region.',
    over_cap: 'The holder already carries all the proxies that the statutes permit.',
  },
)

/** Why a proxy is not used, in one sentence: for pages, the ballot and the minutes. */
export const proxyReason = (lang: Lang, reason: UsedReason): string => reasons(lang)[reason]
