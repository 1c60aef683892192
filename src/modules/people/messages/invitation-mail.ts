/** The mails of invitations, in the person's language. */
import { addDays, type Day, formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { invitationPath } from '../paths.ts'
import { LINK_DAYS } from '../rules/invitations.ts'
import type { ToWrite } from '../tables/invitations.ts'

interface About {
  network: string
  /** Where the link leads. */
  address: string
  /** Until when it holds, as people write it. */
  until: string
}

const listed = (lang: Lang, names: string[]): string => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)

/** The usual subject. */
export const usualSubject = (lang: Lang, network: string): string =>
  typographic(lang, lang === 'fr' ? `${network} : votre invitation` : `${network}: your invitation`)

const SAID = {
  fr: {
    hello: (name: string) => `Bonjour ${name},`,
    why: (who: string, network: string, names: string) =>
      `${who} vous invite à entrer dans la plateforme de ${network}${names && `, où vous parlez pour ${names}`}.`,
    by: (inviter: string, organisation: string) => `${inviter} (${organisation})`,
    link: 'Ouvrir mon invitation',
    once: (until: string) => `Ce lien sert une fois, jusqu'au ${until}. Il n'y a pas de mot de passe à inventer.`,
    afterwards: 'Vous y lisez les plans du réseau, vous suivez les actions et vous dites comment avancent les vôtres.',
    ignore:
      'Ce courriel ne vous est pas destiné ? Ne faites rien : sans votre clic, rien ne se passe. Ne le transmettez à personne : ce lien entre en votre nom.',
    mandate: (organisation: string) => `Un mandat de représentation vous a été donné pour ${organisation}.`,
    mandateOwn: 'Si c’est une erreur, ouvrez votre page : chacun peut mettre fin à son mandat.',
    open: 'Ouvrir ma page',
    mandateSubject: (organisation: string) => `Vous parlez maintenant pour ${organisation}`,
    example: (subject: string) => `[exemple] ${subject}`,
    claimSubject: (code: string, network: string) => `${code} : confirmez votre adresse pour ${network}`,
    claimSecret: (network: string) => `Confirmez votre adresse pour ${network}`,
    claim: (network: string) => `Votre code pour confirmer cette adresse auprès de ${network} :`,
    claimHow: "Il est valable une heure. Si vous n'avez rien demandé, ne faites rien.",
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    why: (who: string, network: string, names: string) =>
      `${who} invites you to come into the platform of ${network}${names && `, where you speak for ${names}`}.`,
    by: (inviter: string, organisation: string) => `${inviter} (${organisation})`,
    link: 'Open my invitation',
    once: (until: string) => `This link can be used once, until ${until}. There is no password to make up.`,
    afterwards: 'There you read the network’s plans, follow the actions and say how your own are going.',
    ignore:
      'This mail is not for you? Do nothing: without your click nothing happens. Pass it on to nobody: this link enters in your name.',
    mandate: (organisation: string) => `You were given a mandate to represent ${organisation}.`,
    mandateOwn: 'If this is a mistake, open your page: everyone may end his or her own mandate.',
    open: 'Open my page',
    mandateSubject: (organisation: string) => `You now speak for ${organisation}`,
    example: (subject: string) => `[exemple] ${subject}`,
    claimSubject: (code: string, network: string) => `${code}: confirm your address for ${network}`,
    claimSecret: (network: string) => `Confirm your address for ${network}`,
    claim: (network: string) => `Your code to confirm this address for ${network}:`,
    claimHow: 'It is valid for an hour. If you asked for nothing, do nothing.',
  },
} as const

const marked = (lang: Lang, example: boolean, subject: string): string => (example ? SAID[lang].example(subject) : subject)

type Block = { kind: 'paragraph'; text: string } | { kind: 'link'; label: string; href: string } | { kind: 'code'; text: string }

/** What people wrote keeps its paragraphs. */
const written = (lang: Lang, text: string | null): Block[] =>
  (text ?? '')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ kind: 'paragraph', text: typographic(lang, part.trim()) }))

const paragraph = (lang: Lang, text: string): Block => ({ kind: 'paragraph', text: typographic(lang, text) })

/** The invitation: who invites, why, the word of whoever prepared it, the link and what it is. The link is a secret: the outbox does not show it. */
export function invitationMail({ person, organisations, organisation, inviter, texts }: ToWrite, { network, address, until }: About) {
  const { lang } = person
  const say = SAID[lang]
  const subject = marked(lang, person.example, texts.subject[lang] ?? usualSubject(lang, network))
  const blocks: Block[] = [
    paragraph(lang, say.hello(person.name)),
    paragraph(lang, say.why(inviter ? say.by(inviter, organisation) : organisation, network, listed(lang, organisations))),
    ...written(lang, texts.word[lang]),
    { kind: 'link', label: typographic(lang, say.link), href: address },
    paragraph(lang, say.once(until)),
    paragraph(lang, say.afterwards),
  ]
  return { recipient: person.email, lang, subject, secretAs: subject, content: { blocks, why: typographic(lang, say.ignore) } }
}

/** To somebody who has been here before: a mandate came. `address`: of his or her own page. */
export function mandateMail({ person, organisation }: ToWrite, { address }: { address: string }) {
  const { lang } = person
  const say = SAID[lang]
  const blocks: Block[] = [
    paragraph(lang, say.hello(person.name)),
    paragraph(lang, say.mandate(organisation)),
    { kind: 'link', label: typographic(lang, say.open), href: address },
    paragraph(lang, say.mandateOwn),
  ]
  return {
    recipient: person.email,
    lang,
    subject: marked(lang, person.example, typographic(lang, say.mandateSubject(organisation))),
    content: { blocks },
  }
}

/** The code that proves whose an address is. */
export function claimMail(
  lang: Lang,
  { email, code, network, example }: { email: string; code: string; network: string; example: boolean },
) {
  const say = SAID[lang]
  const blocks: Block[] = [paragraph(lang, say.claim(network)), { kind: 'code', text: code }, paragraph(lang, say.claimHow)]
  return {
    recipient: email,
    lang,
    subject: marked(lang, example, typographic(lang, say.claimSubject(code, network))),
    secretAs: marked(lang, example, typographic(lang, say.claimSecret(network))),
    content: { blocks },
  }
}

/** Writes invitations for a house: `today` is the day from which the link's days count. */
export const invitationWriter =
  (house: { network: string; baseUrl: string; today: Day }) =>
  (given: ToWrite): ReturnType<typeof invitationMail> =>
    invitationMail(given, {
      network: house.network,
      address: new URL(invitationPath(given.token), house.baseUrl).href,
      until: formatDay(given.person.lang, addDays(house.today, LINK_DAYS)),
    })
