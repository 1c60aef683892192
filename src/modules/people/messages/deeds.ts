/** How the deeds of people are told. */
import { formatDay } from '#kernel/dates.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { told } from '#kernel/values/typography.ts'
import type { FeeState, FigureKind } from '../tables.ts'
import { feeName, figureName, roleName } from './names.ts'

/** Both sentences of a deed, set in type. */

const FIELDS: Record<Lang, Record<string, string>> = {
  fr: {
    kind: 'la nature',
    name: 'le nom',
    name_fr: 'le nom',
    name_en: 'le nom en anglais',
    code: 'le code',
    seats: 'le nombre de sièges',
    region: 'la région',
    town: 'la ville',
    site: 'le site',
    siret: 'le SIRET',
    joined_on: "la date d'adhésion",
    left_on: 'la date de départ',
    note_fr: 'la note',
    note_en: 'la note en anglais',
    parent_id: 'le rattachement',
    email: "l'adresse électronique",
    phone: 'le téléphone',
    lang: 'la langue',
    time_zone: 'le fuseau horaire',
    logo: 'le logo',
    accent: 'la couleur',
    english: 'les pages en anglais',
    contact_email: "l'adresse de contact",
  },
  en: {
    kind: 'the kind',
    name: 'the name',
    name_fr: 'the name in French',
    name_en: 'the name',
    code: 'the code',
    seats: 'the number of seats',
    region: 'the region',
    town: 'the town',
    site: 'the site',
    siret: 'the SIRET',
    joined_on: 'the joining date',
    left_on: 'the leaving date',
    note_fr: 'the note in French',
    note_en: 'the note',
    parent_id: 'what it stands below',
    email: 'the e-mail address',
    phone: 'the phone number',
    lang: 'the language',
    time_zone: 'the time zone',
    logo: 'the logo',
    accent: 'the colour',
    english: 'the pages in English',
    contact_email: 'the contact address',
  },
}
const listed = (lang: Lang, fields: string[]): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(fields.map((field) => FIELDS[lang][field] ?? field))

type Fields = { fields: string[] }
const edited = told<Fields>(
  ({ fields }) => `a modifié ${listed('fr', fields)}`,
  ({ fields }) => `edited ${listed('en', fields)}`,
)

export const deedSentences = {
  setUp: told<{ name: string }>(
    ({ name }) => `a installé le réseau ${name}`,
    ({ name }) => `set up the network ${name}`,
  ),
  edited,
  organisationAdded: told<{ name: string }>(
    ({ name }) => `a ajouté l'organisation ${name}`,
    ({ name }) => `added the organisation ${name}`,
  ),
  feeRecorded: told<{ year: number; state: FeeState }>(
    ({ year, state }) => `a noté la cotisation ${year} comme ${feeName('fr', state)}`,
    ({ year, state }) => `noted the ${year} membership fee as ${feeName('en', state)}`,
  ),
  figureRecorded: told<{ year: number; kind: FigureKind; value: number }>(
    ({ year, kind, value }) => `a noté pour ${year} : ${figureName('fr', kind)}, ${new Intl.NumberFormat('fr').format(value)}`,
    ({ year, kind, value }) => `noted for ${year}: ${figureName('en', kind)}, ${new Intl.NumberFormat('en').format(value)}`,
  ),
  personAdded: told<object>(
    () => 'a ajouté cette personne',
    () => 'added this person',
  ),
  mandateGiven: told<{ role: Role; startsOn: string; endsOn: string | null }>(
    ({ role, startsOn, endsOn }) =>
      `a donné un mandat (${roleName('fr', role)}) à partir du ${formatDay('fr', startsOn)}${endsOn ? ` et jusqu'au ${formatDay('fr', endsOn)}` : ''}`,
    ({ role, startsOn, endsOn }) =>
      `gave a mandate (${roleName('en', role)}) from ${formatDay('en', startsOn)}${endsOn ? ` to ${formatDay('en', endsOn)}` : ''}`,
  ),
  mandateEnded: told<{ role: Role; endsOn: string | null }>(
    ({ role, endsOn }) =>
      endsOn === null
        ? `a retiré le dernier jour d'un mandat (${roleName('fr', role)})`
        : `a fixé au ${formatDay('fr', endsOn)} le dernier jour d'un mandat (${roleName('fr', role)})`,
    ({ role, endsOn }) =>
      endsOn === null
        ? `took back the last day of a mandate (${roleName('en', role)})`
        : `set the last day of a mandate (${roleName('en', role)}) to ${formatDay('en', endsOn)}`,
  ),
  bodyAdded: told<{ name: { fr: string | null; en: string | null } }>(
    ({ name }) => `a ajouté l'instance ${name.fr ?? name.en}`,
    ({ name }) => `added the body ${name.en ?? name.fr}`,
  ),
}
