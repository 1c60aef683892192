/** From the words of a file of members to what they mean, in French and in English. */
import { headingKey } from '#kernel/sheets.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import { MEMBER_COLUMNS, YES } from '../messages/members-columns.ts'
import { kindName, roleName } from '../messages/names.ts'
import { MEMBER_FACTS, type MemberFact } from '../rules/members.ts'
import type { Kind } from '../tables.ts'

const LANGS: readonly Lang[] = ['fr', 'en']
const split = (words: string): string[] => words.split(' | ')

const COLUMN_WORDS: Readonly<Record<MemberFact, string>> = {
  name: 'dénomination | dénomination sociale | raison sociale | structure | nom de la structure | adhérent | nom de l’adhérent | organisation | nom de l’organisation | association | nom de l’association | organisme | member name | organisation name | organization | organization name | legal name',
  kind: 'type | genre | catégorie | type de structure | nature de la structure | category',
  region: 'région administrative | nom de la région | code région',
  town: 'commune | localité | city',
  site: 'site | site internet | web | url | adresse du site | web site | webpage',
  siret: 'n° siret | numéro siret | no siret | n siret | numéro de siret | siret number | siret no',
  parent: 'rattaché à | rattachée à | parent | association régionale | organisation parente | parent organisation | regional association',
  joinedOn:
    'date d’adhésion | adhérent depuis | adhère depuis | membre depuis | entrée | date d’entrée | adhésion le | joined on | member since | joining date | date joined',
  leftOn:
    'date de départ | départ le | sortie | date de sortie | fin d’adhésion | date de fin d’adhésion | radiation | left on | leaving date | date left',
  feePaid:
    'cotisation payée pour | cotisation payée | cotisation | cotisation à jour | année de cotisation | année de cotisation payée | dernière cotisation payée | dernière cotisation | à jour de cotisation pour | cotisation payée pour l’année | fee paid for | fee paid | fee | fee year | membership fee | membership fee paid for year | last fee paid',
  employees:
    'salariés en parcours | nombre de salariés | nb salariés | nb de salariés | salariés en insertion | effectif | effectifs | effectif salarié | employees in integration | number of employees | headcount | staff number',
  contact:
    'nom du contact | personne contact | personne à contacter | contact principal | interlocuteur | interlocutrice | représentant | représentante | représenté par | nom du représentant | contact name | contact person | main contact | representative | represented by',
  email:
    'e-mail | email | mail | mél | adresse électronique | adresse e-mail | adresse mail | adresse de courriel | courriel du contact | e-mail du contact | email du contact | mail du contact | e-mail address | email address | contact e-mail | contact email',
  phone: 'tél | tel | tél. | mobile | portable | numéro de téléphone | téléphone du contact | telephone | phone number | contact phone',
  role: 'rôle | mandat | qualité | fonction du contact | mandat du contact | office | position | function | contact role',
  example: '',
}

const FACT_OF = new Map<string, MemberFact>(
  MEMBER_FACTS.flatMap((fact) =>
    [...Object.values(MEMBER_COLUMNS[fact]), ...split(COLUMN_WORDS[fact])]
      .filter((word) => word !== '')
      .map((word) => [headingKey(word), fact] as const),
  ),
)

/** A year at the end of a heading: « Salariés 2016 », « employees (2016) », « effectif en 2016 ». */
const WITH_YEAR = /^(.*?)[ (]*(?:(?:en|in|au|fin)\s+)?((?:19|20|21)\d\d)\)?$/

export interface Heading {
  fact: MemberFact
  /** Of a figure: the year that its heading names. */
  year: number | null
}

/** What a heading says; null: nothing that is known. */
export function headingOf(text: string): Heading | null {
  const key = headingKey(text)
  const fact = FACT_OF.get(key) ?? FACT_OF.get(key.replace(/\.$/, ''))
  if (fact) return { fact, year: null }
  const [, words = '', year] = WITH_YEAR.exec(key) ?? []
  return FACT_OF.get(words.trim()) === 'employees' ? { fact: 'employees', year: Number(year) } : null
}

/** The year that the heading of a column names, whatever else it says. */
export const yearIn = (heading: string): number | null => {
  const year = WITH_YEAR.exec(headingKey(heading))?.[2]
  return year === undefined ? null : Number(year)
}

/** président(e), président·e, président-e, président.e → président. */
const INCLUSIVE = /(?:\((?:e|ne|trice|ice)s?\)|[·.•/-](?:e|ne|trice|ice)(?:[·.•-]?s)?)(?=\s|$)/gu
const word = (text: string): string =>
  nameKey(text.replace(INCLUSIVE, ''))
    .replace(/[\s_–—-]+/g, ' ')
    .trim()

const meanings = <Meaning extends string>(
  words: Readonly<Record<Meaning, string>>,
  name: (lang: Lang, meaning: Meaning) => string,
): ReadonlyMap<string, Meaning> =>
  new Map(
    (Object.entries(words) as [Meaning, string][]).flatMap(([meaning, more]) =>
      [meaning, ...LANGS.map((lang) => name(lang, meaning)), ...split(more)].map((each) => [word(each), meaning] as const),
    ),
  )

const KIND_OF = meanings<Kind>(
  {
    network: 'tête de réseau | national body',
    regional: 'régional | régionale | association en région | délégation régionale | union régionale | regional',
    member: 'adhérente | membre | structure adhérente | adhérents | organisation adhérente | member organisation',
    partner: 'partenaires | partners',
  },
  kindName,
)
const ROLE_OF = meanings<Role>(
  {
    president: 'président | présidente | chair | chairperson | chairman | chairwoman',
    vice_president: 'vice-président | vice-présidente | vice-chair | vice president',
    treasurer: 'trésorier | trésorière',
    secretary: 'secrétaire | secrétaire général | secrétaire générale',
    board_member: 'administrateur | administratrice | membre du conseil | membre du conseil d’administration | board member',
    national_director: 'délégué national | déléguée nationale | directeur national | directrice nationale',
    regional_director: 'délégué régional | déléguée régionale | directeur régional | directrice régionale',
    staff: 'permanent | permanente | salarié permanent | salariée permanente',
    representative: 'représentant | représentante | représentant de la structure | contact',
    teller: 'scrutateur | scrutatrice',
  },
  roleName,
)

export const kindOf = (text: string): Kind | null => KIND_OF.get(word(text)) ?? null
export const roleOf = (text: string): Role | null => ROLE_OF.get(word(text)) ?? null

const YESES = new Set([...Object.values(YES), 'x', 'vrai', 'true', '1'].map(nameKey))
export const isYes = (text: string): boolean => YESES.has(nameKey(text))
