/** What is said of mail: what one wants to be told, its mails, and the outbox. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { MailTopic } from '#kernel/values/mail.ts'
import { messages, plural, told } from '#kernel/values/typography.ts'
import { EXPECTED_TOPIC, type Trouble } from '../rules/mail.ts'
import { mailEn } from './mail-en.ts'
import { mailFr } from './mail-fr.ts'

export const mailWords = messages(mailFr, mailEn)

/** How its deeds are told. What a person chooses is nobody's news: it is kept quiet. */
export const mailDeeds = {
  'mail.choices_made': {
    sentence: told<object>(
      () => 'a choisi ses courriels',
      () => 'chose their mails',
    ),
    glyph: 'mail',
    tone: 'ink',
    quiet: true,
  },
  'mail.retried': {
    sentence: told<{ count: number }>(
      ({ count }) => `a remis en route ${count} ${plural('fr', count, 'courriel refusé', 'courriels refusés')}`,
      ({ count }) => `tried ${count} refused ${plural('en', count, 'mail', 'mails')} again`,
    ),
    glyph: 'mail',
    tone: 'ink',
  },
  'mail.returned': {
    sentence: told<object>(
      () => "a noté qu'un courriel est revenu de cette adresse",
      () => 'noted that a mail came back from this address',
    ),
    glyph: 'mail',
    tone: 'waiting',
  },
  'mail.not_returned': {
    sentence: told<object>(
      () => "a noté que l'adresse reçoit bien les courriels",
      () => 'noted that the address does take mails',
    ),
    glyph: 'mail',
    tone: 'ink',
  },
} as const

/** What is wrong with a person's address, for the pages that show it. */
export const addressTrouble = (lang: Lang, kind: 'returned' | 'refused', day: string): string =>
  mailWords(lang).addressTrouble[kind](formatDay(lang, day))

export const troubleSentence = (lang: Lang, trouble: Trouble): string => mailWords(lang).troubles[trouble]

const sentences = messages(
  {
    'people.mail_not_sent': () => "Ce courriel n'est pas parti : il ne peut pas être revenu.",
    'people.mail_not_refused': () => "Ce courriel n'est pas refusé, ou son contenu est effacé : il ne repart pas.",
  },
  {
    'people.mail_not_sent': () => 'This mail has not left, so it cannot have come back.',
    'people.mail_not_refused': () => 'This mail is not refused, or its content is cleared: it does not leave again.',
  },
)
export const mailRefusals = { fr: sentences('fr'), en: sentences('en') }

const both = (say: (words: ReturnType<typeof mailWords>) => string): Record<Lang, string> => ({
  fr: say(mailWords('fr')),
  en: say(mailWords('en')),
})

/** What is expected is no deed: it is asked for when a digest is written. */
export const expectedTopic: MailTopic = {
  name: EXPECTED_TOPIC,
  label: both(({ topics }) => topics.expected),
  hint: both(({ topics }) => topics.expectedHint),
  usual: 'weekly',
  gatheredOnly: true,
}

/** The groups of deeds of people. Few mails: at once only what touches oneself. */
export const mailTopics: MailTopic[] = [
  {
    name: 'people.mandates',
    label: both(({ topics }) => topics.mandates),
    hint: both(({ topics }) => topics.mandatesHint),
    usual: 'at_once',
  },
  { name: 'people.record', label: both(({ topics }) => topics.record), hint: both(({ topics }) => topics.recordHint), usual: 'at_once' },
  {
    name: 'people.invitations',
    label: both(({ topics }) => topics.invitations),
    hint: both(({ topics }) => topics.invitationsHint),
    usual: 'never',
  },
  {
    name: 'people.organisations',
    label: both(({ topics }) => topics.organisations),
    hint: both(({ topics }) => topics.organisationsHint),
    usual: 'never',
  },
  { name: 'people.network', label: both(({ topics }) => topics.network), hint: both(({ topics }) => topics.networkHint), usual: 'never' },
]
