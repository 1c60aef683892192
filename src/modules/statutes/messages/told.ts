/** What statutes say, rule by rule, as sentences for people. Which sentence stands where is decided in `sentences.ts`. */
import { messages } from '#kernel/values/typography.ts'
import { ofPart } from './phrases.ts'

const fr = {
  topics: {
    roll: 'Qui vote',
    college: 'Voix',
    voters: 'Qui vote',
    notice: 'Convocation',
    quorum: 'Quorum',
    second: 'Seconde convocation',
    proxies: 'Pouvoirs',
    casting: 'Égalité des voix',
    remote: 'À distance',
    renewal: 'Renouvellement',
  },
  parts: { roll: 'Les votants et leurs voix', renewal: 'Le renouvellement', articles: 'Les articles cités' },
  bodies: { ag: 'Assemblée générale', ca: "Conseil d'administration", bureau: 'Bureau' } as Record<string, string>,
  kinds: { regional: 'association régionale', member: 'adhérent', partner: 'partenaire' },
  kindsMany: { regional: 'associations régionales', member: 'adhérents', partner: 'partenaires' },
  each: (kinds: string[], and: (items: string[]) => string) => and(kinds.map((kind) => `chaque ${kind}`)),
  figures: { employees: 'salariés', staff: 'permanents', volunteers: 'bénévoles' },
  has: (who: string, votes: string) => `${who} a ${votes}.`,
  consultative: 'une voix consultative, qui ne compte pas',
  upTo: (votes: string, most: number, figure: string) => `${votes} jusqu'à ${most} ${figure}`,
  below: (least: number, figure: string) => `aucune voix en dessous de ${least} ${figure}`,
  from: (votes: string, least: number) => `${votes} à partir de ${least}`,
  whatever: (votes: string, figure: string) => `${votes}, quel que soit le nombre de ${figure}`,

  feePaid: 'Votent les organisations à jour de leur cotisation',
  anyMember: 'Votent toutes les organisations membres, à jour de leur cotisation ou non',
  asOf: (who: string, days: number) =>
    days === 0 ? `${who}, le jour de la réunion.` : `${who} ${days === 1 ? 'la veille' : `${days} jours avant le jour`} de la réunion.`,
  rollSilent:
    "Les statuts ne disent pas qui est inscrit pour voter : toute organisation membre d'un collège vote alors, à jour de sa cotisation ou non.",
  byColleges: 'Les organisations votent, chacune avec les voix de son collège.',
  bySeats: 'Chaque personne qui y siège a une voix.',

  notice: (days: number) =>
    days === 0
      ? 'La convocation peut partir le jour même.'
      : `La convocation part au moins ${days} ${days === 1 ? 'jour' : 'jours'} avant la réunion.`,
  noticeSilent: 'Les statuts ne fixent aucun délai de convocation. La loi demande un délai raisonnable.',

  who: (isMeeting: boolean): string => (isMeeting ? "L'assemblée" : "L'instance"),
  whoAgain: 'elle',
  quorumNone: "aucun quorum n'est exigé",
  there: { present: 'présents', present_or_represented: 'présents ou représentés' },
  quorumOfVoters: (who: string, part: string, strict: boolean, there: string) =>
    `${who} délibère valablement si ${strict ? `plus ${ofPart(part)}` : part} des votants sont ${there}`,
  quorumOfVotes: (who: string, part: string, strict: boolean, there: string) =>
    `${who} délibère valablement si les votants ${there} portent ${strict ? `plus ${ofPart(part)}` : part} de toutes les voix`,
  notRepresented: ' ; un pouvoir n’y compte pas',
  quorumSilent: 'Les statuts ne demandent aucun quorum : on délibère quel que soit le nombre de présents.',
  atSecond: (clause: string) => `À la seconde convocation, ${clause}.`,
  secondAfter: (days: number) =>
    days === 0
      ? 'La seconde réunion peut se tenir le jour même.'
      : `Faute de quorum, la seconde réunion se tient au plus tôt ${days} ${days === 1 ? 'jour' : 'jours'} après la première.`,
  secondSilent:
    'Les statuts ne disent rien après une réunion sans quorum. Elle est close, et on convoque de nouveau selon la règle ordinaire.',

  proxiesRefused: 'Les pouvoirs ne sont pas admis : chacun vote lui-même.',
  proxiesAllowed: 'Un votant absent peut donner pouvoir à un votant présent.',
  perHolder: (most: number) =>
    most === 0
      ? "Personne ne peut porter le pouvoir d'un autre."
      : `Nul ne porte plus ${most === 1 ? "d'un pouvoir" : `de ${most} pouvoirs`}.`,
  perHolderVotes: (part: string) => `Nul n'exprime plus ${ofPart(part)} de toutes les voix, les siennes comprises.`,
  noCap: 'Le nombre de pouvoirs que porte une personne n’est pas limité.',
  sameCollege: 'Le pouvoir reste dans le même collège.',
  sameRegion: 'Le pouvoir reste dans la même région.',
  blank: { refused: "Un pouvoir en blanc n'est pas utilisé.", chair: 'Un pouvoir en blanc va au président de séance.' },
  proxiesSilent:
    'Les statuts ne disent rien des pouvoirs. Ils sont alors permis et sans limite : une seule personne peut porter les voix de beaucoup. Un plafond, par exemple trois pouvoirs, évite cela.',

  casting: 'À égalité, la voix du président de séance tranche, s’il a voté en personne.',
  castingSilent: "Les statuts ne donnent à personne de voix prépondérante. À égalité, la proposition n'est pas adoptée.",
  remoteYes: 'On peut participer à distance : qui est en ligne compte comme présent et vote.',
  remoteNo: 'On ne participe pas à distance.',
  remoteSilent: 'Les statuts ne prévoient pas la participation à distance. Sans clause, personne ne participe ni ne vote de loin.',

  majority: (rule: string, rest: string) => `${rule} ; ${rest}.`,
  majorityAlone: (rule: string) => `${rule}.`,
  inBase: {
    neither: 'les blancs et les abstentions ne comptent pas',
    blanks: 'les blancs comptent, les abstentions non',
    abstentions: 'les abstentions comptent, les blancs non',
    both: 'les blancs et les abstentions comptent',
  },
  weighAgainst: 'qui ne vote pas pour pèse contre',
  presentOnly: 'Aucun pouvoir ne compte pour cette décision.',
  eachCollege: 'La même majorité est demandée dans chaque collège.',
  ownQuorum: (clause: string) => `Pour cette décision, ${clause}.`,
  ownNotice: (days: number) => `Pour cette décision, la convocation part au moins ${days} jours avant la réunion.`,

  renewedBy: (body: string, parts: string) => `${body} : renouvellement ${parts}.`,
  renewalParts: (parts: number) => ['en entier', 'en entier', 'par moitié', 'par tiers', 'par quarts'][parts] ?? `en ${parts} parts`,
  term: (years: number) => `Chaque mandat dure ${years} ${years === 1 ? 'an' : 'ans'}.`,
  renewalSilent: "Les statuts ne prévoient pas de renouvellement par parts : les mandats d'une instance s'achèvent ensemble.",
  silentTag: 'Les statuts ne le disent pas',
}

const en: typeof fr = {
  topics: {
    roll: 'Who votes',
    college: 'Votes',
    voters: 'Who votes',
    notice: 'Notice',
    quorum: 'Quorum',
    second: 'Second notice',
    proxies: 'Proxies',
    casting: 'Level votes',
    remote: 'From afar',
    renewal: 'Renewal',
  },
  parts: { roll: 'The voters and their votes', renewal: 'The renewal', articles: 'The articles quoted' },
  bodies: { ag: 'General meeting', ca: 'Board of directors', bureau: 'Executive committee' },
  kinds: { regional: 'regional association', member: 'member', partner: 'partner' },
  kindsMany: { regional: 'regional associations', member: 'members', partner: 'partners' },
  each: (kinds, and) => and(kinds.map((kind) => `each ${kind}`)),
  figures: { employees: 'employees', staff: 'permanent staff', volunteers: 'volunteers' },
  has: (who, votes) => `${who} has ${votes}.`,
  consultative: 'a consultative voice, which does not count',
  upTo: (votes, most, figure) => `${votes} up to ${most} ${figure}`,
  below: (least, figure) => `no votes below ${least} ${figure}`,
  from: (votes, least) => `${votes} from ${least} on`,
  whatever: (votes, figure) => `${votes}, whatever the number of ${figure}`,

  feePaid: 'Organisations whose fee is paid vote',
  anyMember: 'All member organisations vote, whether their fee is paid or not',
  asOf: (who, days) =>
    days === 0 ? `${who}, as of the day of the meeting.` : `${who}, as of ${days} ${days === 1 ? 'day' : 'days'} before the meeting.`,
  rollSilent:
    'The statutes do not say who is on the roll: every member organisation of a college then votes, whether its fee is paid or not.',
  byColleges: 'Organisations vote, each with the votes of its college.',
  bySeats: 'Each person who sits there has one vote.',

  notice: (days) =>
    days === 0
      ? 'The notice may go out on the same day.'
      : `The notice goes out at least ${days} ${days === 1 ? 'day' : 'days'} before the meeting.`,
  noticeSilent: 'The statutes set no notice period. The law asks for a reasonable one.',

  who: (isMeeting) => (isMeeting ? 'The meeting' : 'The body'),
  whoAgain: 'it',
  quorumNone: 'no quorum is asked for',
  there: { present: 'present', present_or_represented: 'present or represented' },
  quorumOfVoters: (who, part, strict, there) =>
    `${who} decides validly if ${strict ? `more than ${part}` : part} of the voters are ${there}`,
  quorumOfVotes: (who, part, strict, there) =>
    `${who} decides validly if the voters who are ${there} carry ${strict ? `more than ${part}` : part} of all votes`,
  notRepresented: '; a proxy does not count for it',
  quorumSilent: 'The statutes ask for no quorum: decisions are valid however many are there.',
  atSecond: (clause) => `At the second notice, ${clause}.`,
  secondAfter: (days) =>
    days === 0
      ? 'The second meeting may take place on the same day.'
      : `Without a quorum, the second meeting takes place ${days} ${days === 1 ? 'day' : 'days'} after the first at the earliest.`,
  secondSilent:
    'The statutes say nothing of what follows a meeting without quorum. It is closed, and notice is given anew by the ordinary rule.',

  proxiesRefused: 'Proxies are not allowed: everyone votes in person.',
  proxiesAllowed: 'A voter who is absent may give a proxy to a voter who is present.',
  perHolder: (most) => (most === 0 ? 'Nobody may carry a proxy.' : `Nobody carries more than ${most} ${most === 1 ? 'proxy' : 'proxies'}.`),
  perHolderVotes: (part) => `Nobody casts more than ${part} of all votes, own votes included.`,
  noCap: 'How many proxies one person carries is not limited.',
  sameCollege: 'A proxy stays within the college.',
  sameRegion: 'A proxy stays within the region.',
  blank: { refused: 'A blank proxy is not used.', chair: 'A blank proxy goes to the chair of the session.' },
  proxiesSilent:
    'The statutes say nothing of proxies. They are then allowed and unlimited: one person may carry the votes of many. A cap, for example of three proxies, prevents that.',

  casting: 'Where the votes are level, the chair’s vote decides, if it was cast in person.',
  castingSilent: 'The statutes give nobody a casting vote. Where the votes are level, the proposal is not adopted.',
  remoteYes: 'One may take part from afar: whoever is on line counts as present and votes.',
  remoteNo: 'Nobody takes part from afar.',
  remoteSilent: 'The statutes do not provide for taking part from afar. Without a clause nobody takes part or votes from afar.',

  majority: (rule, rest) => `${rule}; ${rest}.`,
  majorityAlone: (rule) => `${rule}.`,
  inBase: {
    neither: 'blank papers and abstentions do not count',
    blanks: 'blank papers count, abstentions do not',
    abstentions: 'abstentions count, blank papers do not',
    both: 'blank papers and abstentions count',
  },
  weighAgainst: 'whoever does not vote for weighs against',
  presentOnly: 'No proxy counts for this decision.',
  eachCollege: 'The same majority is asked for in each college.',
  ownQuorum: (clause) => `For this decision, ${clause}.`,
  ownNotice: (days) => `For this decision, the notice goes out at least ${days} days before the meeting.`,

  renewedBy: (body, parts) => `${body}: renewed ${parts}.`,
  renewalParts: (parts) => ['as a whole', 'as a whole', 'by halves', 'by thirds', 'by quarters'][parts] ?? `in ${parts} parts`,
  term: (years) => `Each term lasts ${years} ${years === 1 ? 'year' : 'years'}.`,
  renewalSilent: 'The statutes do not provide for renewal by parts: the terms of a body end together.',
  silentTag: 'The statutes do not say',
}

export const toldWords = messages(fr, en)
