/** The sentences of the objections of people. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, quoted } from '#kernel/values/typography.ts'
import type { Term } from '../rules.ts'
import { accessRefusals } from './access.ts'
import { backupRefusals } from './backup.ts'
import { invitationsRefusals } from './invitations.ts'
import { keepingRefusals } from './keeping.ts'
import { mailRefusals } from './mail.ts'
import { membersRefusals } from './members.ts'
import { roleName } from './names.ts'
import { personalRefusals } from './personal.ts'
import { settingsRefusals } from './settings.ts'

type Sentences = Omit<
  ObjectionSentences<'people'>,
  | keyof (typeof accessRefusals)['fr']
  | keyof (typeof backupRefusals)['fr']
  | keyof (typeof invitationsRefusals)['fr']
  | keyof (typeof keepingRefusals)['fr']
  | keyof (typeof mailRefusals)['fr']
  | keyof (typeof membersRefusals)['fr']
  | keyof (typeof personalRefusals)['fr']
  | keyof (typeof settingsRefusals)['fr']
>

const term = (lang: Lang, { startsOn, endsOn }: Term): string => {
  const [from, to] = [formatDay(lang, startsOn), endsOn && formatDay(lang, endsOn)]
  if (lang === 'fr') return to ? `du ${from} au ${to}` : `depuis le ${from}`
  return to ? `from ${from} to ${to}` : `since ${from}`
}

const fr: Sentences = {
  'people.name_missing': () => 'Donnez un nom.',
  'people.siret_invalid': ({ siret }) =>
    `${quoted('fr', siret)} n'est pas un SIRET : quatorze chiffres, dont une clé qui ne correspond pas ici.`,
  'people.siret_taken': ({ siret, name }) => `Le SIRET ${siret} est déjà celui de ${name ?? "l'organisation qui vient d'être ajoutée"}.`,
  'people.email_taken': ({ email }) => `L'adresse ${email} est déjà celle d'une autre personne.`,
  'people.region_unknown': ({ region }) => `${quoted('fr', region)} n'est pas le code d'une région.`,
  'people.left_before_joined': ({ joined, left }) =>
    `Le départ (${formatDay('fr', left)}) précède l'adhésion (${formatDay('fr', joined)}).`,
  'people.parent_cycle': ({ name }) => `Le rattachement à ${name} tournerait en rond.`,
  'people.parent_wrong': ({ name }) => `Cette organisation ne peut pas être rattachée à ${name}.`,
  'people.network_exists': ({ name }) => `Le réseau ${name} est déjà installé.`,
  'people.ends_before_start': ({ start, end }) =>
    `Le dernier jour (${formatDay('fr', end)}) précède le premier (${formatDay('fr', start)}).`,
  'people.mandate_ended': ({ end }) => `Ce mandat a déjà pris fin le ${formatDay('fr', end)}.`,
  'people.mandate_twice': ({ start, end }) => `Cette personne a déjà ce mandat ${term('fr', { startsOn: start, endsOn: end })}.`,
  'people.seat_taken': ({ role, start, end, holder }) =>
    `${roleName('fr', role)} : la place est prise ${holder ? `par ${holder} ` : ''}${term('fr', { startsOn: start, endsOn: end })}. Choisissez d'autres jours, ou « Remplacer » sur ce mandat.`,
  'people.body_elsewhere': ({ organisation }) =>
    `Cette instance n'est ni celle de ${organisation}, ni celle du réseau dont elle fait partie.`,
  'people.code_taken': ({ code }) => `Le code ${quoted('fr', code)} est déjà celui d'une autre instance.`,
  'people.year_out_of_range': ({ year }) => `${year} n'est pas une année possible.`,
  'people.value_negative': ({ value }) => `${value} n'est pas un nombre possible.`,
  'people.time_zone_unknown': ({ timeZone }) => `${quoted('fr', timeZone)} n'est pas un fuseau horaire. Exemple : Europe/Paris.`,
  'people.logo_not_picture': () => "Ce fichier n'est ni une image PNG, ni une image JPEG.",
  'people.logo_too_large': ({ limit }) => `Cette image est trop lourde : au plus ${limit}.`,
  'people.code_wrong': () => "Ce code n'est pas le bon, ou il n'est plus valable. Après trois essais, demandez un nouveau code.",
  'people.too_many_codes': ({ minutes }) =>
    `Trop de codes ont été demandés. Attendez jusqu'à ${minutes} minutes avant d'en demander un autre.`,
  'people.too_many_tries': ({ minutes }) => `Trop d'essais. Attendez jusqu'à ${minutes} minutes, puis demandez un nouveau code.`,
}

const en: Sentences = {
  'people.name_missing': () => 'Please give a name.',
  'people.siret_invalid': ({ siret }) =>
    `${quoted('en', siret)} is not a SIRET: fourteen digits, of which the check digit does not fit here.`,
  'people.siret_taken': ({ siret, name }) => `The SIRET ${siret} is already that of ${name ?? 'the organisation that was just added'}.`,
  'people.email_taken': ({ email }) => `The address ${email} is already another person's.`,
  'people.region_unknown': ({ region }) => `${quoted('en', region)} is not the code of a region.`,
  'people.left_before_joined': ({ joined, left }) =>
    `The departure (${formatDay('en', left)}) is before the joining (${formatDay('en', joined)}).`,
  'people.parent_cycle': ({ name }) => `Standing below ${name} would make a circle.`,
  'people.parent_wrong': ({ name }) => `This organisation cannot stand below ${name}.`,
  'people.network_exists': ({ name }) => `The network ${name} is already set up.`,
  'people.ends_before_start': ({ start, end }) => `The last day (${formatDay('en', end)}) is before the first (${formatDay('en', start)}).`,
  'people.mandate_ended': ({ end }) => `This mandate already ended on ${formatDay('en', end)}.`,
  'people.mandate_twice': ({ start, end }) => `This person already has this mandate ${term('en', { startsOn: start, endsOn: end })}.`,
  'people.seat_taken': ({ role, start, end, holder }) =>
    `${roleName('en', role)}: the seat is taken ${holder ? `by ${holder} ` : ''}${term('en', { startsOn: start, endsOn: end })}. Choose other days, or “Replace” on that mandate.`,
  'people.body_elsewhere': ({ organisation }) => `This body belongs neither to ${organisation} nor to the network that it is part of.`,
  'people.code_taken': ({ code }) => `The code ${quoted('en', code)} is already that of another body.`,
  'people.year_out_of_range': ({ year }) => `${year} is not a possible year.`,
  'people.value_negative': ({ value }) => `${value} is not a possible number.`,
  'people.time_zone_unknown': ({ timeZone }) => `${quoted('en', timeZone)} is not a time zone. Example: Europe/Paris.`,
  'people.logo_not_picture': () => 'This file is neither a PNG nor a JPEG picture.',
  'people.logo_too_large': () => 'This picture is too large: 1 MB at most.',
  'people.code_wrong': () => 'This code is not the right one, or no longer valid. After three tries, ask for a new code.',
  'people.too_many_codes': ({ minutes }) =>
    `Too many codes were asked for. Please wait up to ${minutes} minutes before asking for another.`,
  'people.too_many_tries': ({ minutes }) => `Too many tries. Please wait up to ${minutes} minutes, then ask for a new code.`,
}

const set = messages(fr, en)
const all = (lang: Lang) => ({
  ...set(lang),
  ...accessRefusals[lang],
  ...backupRefusals[lang],
  ...invitationsRefusals[lang],
  ...keepingRefusals[lang],
  ...mailRefusals[lang],
  ...membersRefusals[lang],
  ...personalRefusals[lang],
  ...settingsRefusals[lang],
})
export const refusals = { fr: all('fr'), en: all('en') } satisfies Record<Lang, ObjectionSentences<'people'>>
