/** What is said of personal data: taken away, erased, kept for a time. */
import type { Lang } from '#kernel/values/lang.ts'
import type { Objections } from '#kernel/values/objection.ts'
import { messages, plural, told } from '#kernel/values/typography.ts'
import '../rules/erasure.ts'
import { KEPT, type Kept, type Unit } from '../rules/retention.ts'
import { en } from './personal-en.ts'
import { fr } from './personal-fr.ts'

export const personalWords = messages(fr, en)

export const number = (lang: Lang, value: number): string => new Intl.NumberFormat(lang).format(value)

/** « 3 ans », « 90 jours ». */
export function lengthText(lang: Lang, length: number, unit: Unit): string {
  const { one, many } = personalWords(lang).units[unit]
  return `${number(lang, length)}\u00a0${plural(lang, length, one, many)}`
}

const isKept = (kind: string): kind is Kept => (KEPT as readonly string[]).includes(kind)
const kindNames = (lang: Lang, kinds: string[]): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(
    kinds.map((kind) => (isKept(kind) ? personalWords(lang).kinds[kind] : kind).toLocaleLowerCase(lang)),
  )

/** How its deeds are told. */

export const personalDeeds = {
  'person.erased': {
    sentence: told(
      () => 'a effacé cette personne',
      () => 'erased this person',
    ),
    glyph: 'person',
    tone: 'ink',
  },
  'retention.changed': {
    sentence: told<{ kinds: string[] }>(
      ({ kinds }) => `a changé la durée de conservation : ${kindNames('fr', kinds)}`,
      ({ kinds }) => `changed how long these are kept: ${kindNames('en', kinds)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'data.cleared': {
    sentence: told<{ kind: string; count: number }>(
      ({ kind, count }) => `a effacé ce qui était à échéance : ${kindNames('fr', [kind])}, ${number('fr', count)}`,
      ({ kind, count }) => `erased what was over: ${kindNames('en', [kind])}, ${number('en', count)}`,
    ),
    glyph: 'done',
    tone: 'ink',
  },
} as const

type Facts<Code extends keyof Objections> = Objections[Code]
const set = messages(
  {
    'people.erasure_mandates': ({ count }: Facts<'people.erasure_mandates'>) =>
      count < 2
        ? 'Un mandat est encore en vigueur : mettez-y fin d’abord.'
        : `${count} mandats sont encore en vigueur : mettez-y fin d’abord.`,
    'people.erasure_last_keeper': () =>
      "C'est la dernière personne qui peut tenir le réseau : donnez d'abord à une autre le mandat de présidence, de secrétariat ou de délégation nationale.",
    'people.erasure_unconfirmed': ({ name }: Facts<'people.erasure_unconfirmed'>) => `Écrivez le nom tel qu'il est : ${name}.`,
    'people.erased_already': () => 'Cette personne est déjà effacée.',
    'people.nobody_chosen': () => 'Choisissez au moins une personne.',
    'people.retention_too_short': ({ least, unit }: Facts<'people.retention_too_short'>) =>
      `La loi demande au moins ${lengthText('fr', least, unit)}.`,
    'people.retention_too_long': ({ most, unit }: Facts<'people.retention_too_long'>) =>
      `Au plus ${lengthText('fr', most, unit)}, pour ne pas garder sans raison ce qui touche aux personnes.`,
  },
  {
    'people.erasure_mandates': ({ count }: Facts<'people.erasure_mandates'>) =>
      count === 1 ? 'A mandate is still in force: end it first.' : `${count} mandates are still in force: end them first.`,
    'people.erasure_last_keeper': () =>
      'This is the last person who may keep the network: first give somebody else the mandate of president, secretary or national director.',
    'people.erasure_unconfirmed': ({ name }: Facts<'people.erasure_unconfirmed'>) => `Write the name as it is: ${name}.`,
    'people.erased_already': () => 'This person is erased already.',
    'people.nobody_chosen': () => 'Choose one person at least.',
    'people.retention_too_short': ({ least, unit }: Facts<'people.retention_too_short'>) =>
      `The law asks for at least ${lengthText('en', least, unit)}.`,
    'people.retention_too_long': ({ most, unit }: Facts<'people.retention_too_long'>) =>
      `At most ${lengthText('en', most, unit)}, so that nothing of persons is kept without reason.`,
  },
)
export const personalRefusals = { fr: set('fr'), en: set('en') }
