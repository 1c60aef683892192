/** What is said of the network's own settings and its legal pages. */
import type { Lang } from '#kernel/values/lang.ts'
import type { Objections } from '#kernel/values/objection.ts'
import { messages, quoted, typographic } from '#kernel/values/typography.ts'
import type { Conformity } from '../tables/settings.ts'
import '../rules/accent.ts'
import '../rules/network.ts'
import '../rules/texts.ts'
import { en } from './settings-en.ts'
import { fr } from './settings-fr.ts'

export const settingsWords = messages(fr, en)

/** How its deeds are told. */
const told = (fr: string, en: string) => ({ fr: () => typographic('fr', fr), en: () => typographic('en', en) })
export const settingsDeeds = {
  'network.texts_edited': { sentence: told('a modifié les textes légaux', 'edited the legal texts'), glyph: 'edit', tone: 'ink' },
} as const

const decimal = (lang: Lang, value: number): string => new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value)
const state = (lang: Lang, conformity: Conformity): string => quoted(lang, settingsWords(lang).conformities[conformity])
type Facts<Code extends keyof Objections> = Objections[Code]

const set = messages(
  {
    'people.accent_no_colour': ({ text }: Facts<'people.accent_no_colour'>) =>
      `${quoted('fr', text)} n'est pas le code d'une couleur. Exemple : #1f4e8c.`,
    'people.accent_too_pale': ({ colour, contrast, least, instead }: Facts<'people.accent_too_pale'>) =>
      `${colour} est trop pâle : contraste ${decimal('fr', contrast)}, il faut ${decimal('fr', least)}. Dans la même teinte, ${instead} se lit.`,
    'people.site_no_address': ({ text }: Facts<'people.site_no_address'>) =>
      `${quoted('fr', text)} n'est pas l'adresse d'un site. Exemple : https://www.reseau.example.`,
    'people.lang_off': () => "L'anglais ne peut pas être la langue au premier abord quand les pages n'existent pas en anglais.",
    'people.settings_moved': () => "Quelqu'un a enregistré depuis que vous avez ouvert ce formulaire : rien n'est remplacé pour l'instant.",
    'people.logo_broken': () =>
      'Cette image ne se laisse pas lire : enregistrez-la de nouveau en PNG ou en JPEG, d’au plus 4 000 points de côté.',
    'people.conformity_without_audit': ({ conformity }: Facts<'people.conformity_without_audit'>) =>
      `${state('fr', conformity)} suppose un audit : donnez sa date, qui l'a fait et son taux, ou choisissez ${state('fr', 'none')}.`,
    'people.conformity_unlike_rate': ({ conformity, rate }: Facts<'people.conformity_unlike_rate'>) =>
      `${state('fr', conformity)} ne va pas avec ${rate} % : ${state('fr', 'full')} demande 100 %, ${state('fr', 'partial')} de 50 à 99 %.`,
    'people.audit_incomplete': () => "D'un audit on dit la date, qui l'a fait et le taux : il en manque.",
    'people.audit_to_come': () => "La date de l'audit est à venir.",
  },
  {
    'people.accent_no_colour': ({ text }: Facts<'people.accent_no_colour'>) =>
      `${quoted('en', text)} is not the code of a colour. Example: #1f4e8c.`,
    'people.accent_too_pale': ({ colour, contrast, least, instead }: Facts<'people.accent_too_pale'>) =>
      `${colour} is too pale: contrast ${decimal('en', contrast)}, ${decimal('en', least)} is needed. In the same hue, ${instead} can be read.`,
    'people.site_no_address': ({ text }: Facts<'people.site_no_address'>) =>
      `${quoted('en', text)} is not the address of a website. Example: https://www.network.example.`,
    'people.lang_off': () => 'English cannot be the language at first sight when there are no pages in English.',
    'people.settings_moved': () => 'Somebody saved since you opened this form: nothing is replaced for now.',
    'people.logo_broken': () => 'This picture cannot be read: save it again as PNG or JPEG, at most 4,000 points a side.',
    'people.conformity_without_audit': ({ conformity }: Facts<'people.conformity_without_audit'>) =>
      `${state('en', conformity)} supposes an audit: give its day, who made it and its rate, or choose ${state('en', 'none')}.`,
    'people.conformity_unlike_rate': ({ conformity, rate }: Facts<'people.conformity_unlike_rate'>) =>
      `${state('en', conformity)} does not go with ${rate}%: ${state('en', 'full')} asks for 100%, ${state('en', 'partial')} for 50 to 99%.`,
    'people.audit_incomplete': () => 'Of an audit one tells the day, who made it and the rate: something is missing.',
    'people.audit_to_come': () => 'The day of the audit is still to come.',
  },
)
export const settingsRefusals = { fr: set('fr'), en: set('en') }
