/** What is said of minutes: written, signed, corrected. */
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, told } from '#kernel/values/typography.ts'
import '../rules/minutes.ts'
import { recordWords } from './record.ts'

const more = (number: number): string => (number > 1 ? ` (document ${number})` : '')

/** How its deeds are told. */
export const minutesDeeds = {
  'minutes.written': {
    sentence: told<{ number: number }>(
      ({ number }) => `a complété le procès-verbal${more(number)}`,
      ({ number }) => `added to the minutes${more(number)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'minutes.signed': {
    sentence: told<{ number: number; as: 'chair' | 'secretary' }>(
      ({ number, as }) => `a signé le procès-verbal${more(number)}, à la ${as === 'chair' ? 'présidence' : 'rédaction'} de séance`,
      ({ number, as }) => `signed the minutes${more(number)} as ${as} of the session`,
    ),
    glyph: 'mandate',
    tone: 'deed',
  },
  'minutes.frozen': {
    sentence: told<{ number: number; sha256: string }>(
      ({ number, sha256 }) => `a arrêté le procès-verbal${more(number)}, empreinte ${sha256.slice(0, 8)}`,
      ({ number, sha256 }) => `settled the minutes${more(number)}, fingerprint ${sha256.slice(0, 8)}`,
    ),
    glyph: 'decision',
    tone: 'decision',
  },
  'minutes.corrected': {
    sentence: told<{ number: number; reason: string }>(
      ({ number, reason }) => `a ouvert une correction du procès-verbal (document ${number}) : ${reason}`,
      ({ number, reason }) => `opened a correction of the minutes (document ${number}): ${reason}`,
    ),
    glyph: 'edit',
    tone: 'waiting',
  },
} as const

const listed = (lang: Lang, items: readonly (keyof ReturnType<typeof recordWords>['items'])[]): string =>
  new Intl.ListFormat(lang === 'fr' ? 'fr' : 'en-GB').format(items.map((item) => recordWords(lang).items[item]))

const refusedFr: ObjectionSentences<'minutes'> = {
  'minutes.incomplete': ({ items }) => `Avant de signer, il reste à compléter : ${listed('fr', items)}.`,
  'minutes.signed': () => 'Ce procès-verbal est signé et figé. Une correction est un nouveau document.',
  'minutes.not_signed': () => 'Ce procès-verbal n’est pas encore signé : il se modifie directement.',
  'minutes.signed_by_you': () => 'Cette signature est déjà donnée. L’autre manque encore.',
  'minutes.not_your_office': () => 'Seules la présidence et le secrétariat de cette séance signent, chacun pour soi.',
  'minutes.touched_since': () =>
    'Quelqu’un a écrit ici entre-temps. Votre texte est gardé ci-dessous ; enregistrez-le de nouveau s’il doit rester.',
  'minutes.text_changed': () => 'Le procès-verbal a changé depuis que vous l’avez lu. Relisez-le, puis signez.',
  'minutes.correction_open': ({ number }) => `Une correction est déjà commencée : le document ${number}.`,
  'minutes.reason_missing': () => 'Dites pourquoi le procès-verbal est corrigé.',
}

const refusedEn: ObjectionSentences<'minutes'> = {
  'minutes.incomplete': ({ items }) => `Before signing, complete: ${listed('en', items)}.`,
  'minutes.signed': () => 'These minutes are signed and frozen. A correction is a new document.',
  'minutes.not_signed': () => 'These minutes are not signed yet: they are edited as they are.',
  'minutes.signed_by_you': () => 'This signature is given already. The other one is still missing.',
  'minutes.not_your_office': () => 'Only the chair and the secretary of this session sign, each for himself or herself.',
  'minutes.touched_since': () => 'Somebody wrote here in the meantime. Your text is kept below; save it again if it is to stay.',
  'minutes.text_changed': () => 'The minutes have changed since you read them. Read them again, then sign.',
  'minutes.correction_open': ({ number }) => `A correction is begun already: document ${number}.`,
  'minutes.reason_missing': () => 'Say why the minutes are corrected.',
}
const refused = messages(refusedFr, refusedEn)

export const minutesRefusals = { fr: refused('fr'), en: refused('en') }
