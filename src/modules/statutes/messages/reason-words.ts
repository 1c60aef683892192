/** The words of a result's reason, of proxies that were not used and of ballots that were not counted. */
import { messages } from '#kernel/values/typography.ts'
import type { ProxyReason } from '../rules/electorate.ts'
import type { Outcome } from '../rules/outcome.ts'
import type { Choice, QuorumTerms } from '../rules/voting.ts'

type There = Record<QuorumTerms['base'], Record<QuorumTerms['of'], string>>
/** `one`: so few are there that French counts them in the singular. */
type QuorumSentence = (share: string, there: string, asked: string, reached: string, one: boolean, met: boolean) => string

const CHOICES_FR: Record<Choice, [string, string]> = {
  for: ['pour', 'pour'],
  against: ['contre', 'contre'],
  abstention: ['abstention', 'abstentions'],
  blank: ['blanc', 'blancs'],
  spoilt: ['nul', 'nuls'],
}
const CHOICES_EN: Record<Choice, [string, string]> = {
  for: ['for', 'for'],
  against: ['against', 'against'],
  abstention: ['abstention', 'abstentions'],
  blank: ['blank', 'blank'],
  spoilt: ['spoilt', 'spoilt'],
}

const fr = {
  outcomes: { adopted: 'adoptée', rejected: 'rejetée', tie: 'égalité, donc pas adoptée', no_quorum: 'quorum non atteint' } as Record<
    Outcome,
    string
  >,
  byChair: (outcome: string) => `égalité, tranchée par la voix du président de séance : ${outcome}`,
  choice: (choice: Choice, count: number) => CHOICES_FR[choice][count > 1 ? 1 : 0],
  counted: (counted: boolean, one: boolean, feminine: boolean) => `${counted ? '' : 'non '}compté${feminine ? 'e' : ''}${one ? '' : 's'}`,
  others: (count: string, one: boolean) => (one ? "l'autre voix pèse contre" : `les ${count} autres voix pèsent contre`),
  forAgainst: (votesFor: string, against: string) => `${votesFor} pour, ${against} contre`,
  nothingCast: "aucune voix n'a été exprimée",
  required: (count: string, one: boolean, base: string) => `${count} voix requise${one ? '' : 's'} sur ${base}`,
  reached: (count: string, one: boolean) => `${count} obtenue${one ? '' : 's'}`,
  inCollege: (college: string, measured: string, met: boolean) =>
    `collège ${college}, ${measured}${measured ? ', ' : ''}majorité ${met ? 'atteinte' : 'non atteinte'}`,
  noQuorum: "aucun quorum n'est exigé",
  moreThan: (part: string) => `plus ${part}`,
  there: {
    present: { voters: 'présents', votes: 'présentes' },
    present_or_represented: { voters: 'présents ou représentés', votes: 'présentes ou représentées' },
  } as There,
  quorum: {
    voters: (share, there, asked, reached, one, met) =>
      `${share} des votants, ${there} : ${asked} requis, ${reached} compté${one ? '' : 's'}, quorum ${met ? 'atteint' : 'non atteint'}`,
    votes: (share, there, asked, reached, one, met) =>
      `${share} des voix, ${there} : ${asked} requise${/^[01]$/.test(asked) ? '' : 's'}, ${reached} comptée${one ? '' : 's'}, quorum ${met ? 'atteint' : 'non atteint'}`,
  } as Record<QuorumTerms['of'], QuorumSentence>,
  proxyReasons: {
    present_only: 'seuls les présents comptent pour cette décision',
    not_allowed: "les statuts n'admettent pas les pouvoirs",
    unknown_voter: "le mandant ou le mandataire n'est pas parmi les votants",
    self: 'on ne se donne pas pouvoir à soi-même',
    revoked: 'retiré avant le vote',
    not_yet_given: "donné après l'ouverture du vote",
    superseded: 'remplacé par un pouvoir plus récent du même mandant',
    giver_present: 'le mandant est là : il vote lui-même',
    blank: 'en blanc : il ne nomme personne, et les statuts ne le donnent pas au président',
    holder_absent: "le mandataire n'est pas là",
    other_college: "le mandataire est d'un autre collège",
    other_region: "le mandataire est d'une autre région",
    over_cap: 'le mandataire porte déjà tout ce que les statuts permettent',
  } as Record<ProxyReason, string>,
  notEntitled: "ne faisait pas partie des votants à l'ouverture du vote",
}

const en: typeof fr = {
  outcomes: { adopted: 'adopted', rejected: 'rejected', tie: 'level, so not adopted', no_quorum: 'no quorum' },
  byChair: (outcome) => `level, decided by the chair’s vote: ${outcome}`,
  choice: (choice, count) => CHOICES_EN[choice][count === 1 ? 0 : 1],
  counted: (counted) => (counted ? 'counted' : 'not counted'),
  others: (count, one) => (one ? 'the other vote weighs against' : `the other ${count} votes weigh against`),
  forAgainst: (votesFor, against) => `${votesFor} for, ${against} against`,
  nothingCast: 'no vote was cast',
  required: (count, _one, base) => `${count} of ${base} required`,
  reached: (count) => `${count} reached`,
  inCollege: (college, measured, met) =>
    `college ${college}, ${measured}${measured ? ', ' : ''}majority ${met ? 'reached' : 'not reached'}`,
  noQuorum: 'no quorum is asked for',
  moreThan: (part) => `more than ${part}`,
  there: {
    present: { voters: 'present', votes: 'present' },
    present_or_represented: { voters: 'present or represented', votes: 'present or represented' },
  },
  quorum: {
    voters: (share, there, asked, reached, _one, met) =>
      `${share} of the voters, ${there}: ${asked} required, ${reached} counted, ${met ? 'quorum reached' : 'no quorum'}`,
    votes: (share, there, asked, reached, _one, met) =>
      `${share} of the votes, ${there}: ${asked} required, ${reached} counted, ${met ? 'quorum reached' : 'no quorum'}`,
  },
  proxyReasons: {
    present_only: 'only those present count for this decision',
    not_allowed: 'the statutes allow no proxies',
    unknown_voter: 'the giver or the holder is not among the voters',
    self: 'nobody gives a proxy to himself or herself',
    revoked: 'revoked before the vote',
    not_yet_given: 'given after the vote was opened',
    superseded: 'replaced by a later proxy of the same giver',
    giver_present: 'the giver is there and votes in person',
    blank: 'blank: it names nobody, and the statutes do not give it to the chair',
    holder_absent: 'the holder is not there',
    other_college: 'the holder is of another college',
    other_region: 'the holder is of another region',
    over_cap: 'the holder carries all that the statutes allow already',
  },
  notEntitled: 'was not among the voters when the vote was opened',
}

/** `proxyReasons`: why a proxy is not used; `notEntitled`: why a ballot is not counted. */
export const reasonWords = messages(fr, en)
