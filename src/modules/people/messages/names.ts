/** The names of roles, regions, kinds and states: offices in words that fit whoever holds them. */
import type { Role } from '#kernel/values/actor.ts'
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import { messages } from '#kernel/values/typography.ts'
import type { FeeState, FigureKind, Kind, Region } from '../tables.ts'

interface Names {
  readonly [key: string]: unknown
  roles: Record<Role, string>
  regions: Record<Region, string>
  kinds: Record<Kind, string>
  fees: Record<FeeState, string>
  figures: Record<FigureKind, string>
}

const regions: Record<Region, string> = {
  ARA: 'Auvergne-Rhône-Alpes',
  BFC: 'Bourgogne-Franche-Comté',
  BRE: 'Bretagne',
  CVL: 'Centre-Val de Loire',
  COR: 'Corse',
  GES: 'Grand Est',
  GP: 'Guadeloupe',
  GF: 'Guyane',
  HDF: 'Hauts-de-France',
  IDF: 'Île-de-France',
  RE: 'La Réunion',
  MQ: 'Martinique',
  YT: 'Mayotte',
  NOR: 'Normandie',
  NAQ: 'Nouvelle-Aquitaine',
  OCC: 'Occitanie',
  PDL: 'Pays de la Loire',
  PAC: "Provence-Alpes-Côte d'Azur",
}

/** English keeps the names under which regions are known there. */
const names = messages<Names>(
  {
    roles: {
      president: 'Présidence',
      vice_president: 'Vice-présidence',
      treasurer: 'Trésorerie',
      secretary: 'Secrétariat',
      board_member: 'Administration',
      national_director: 'Délégation nationale',
      regional_director: 'Délégation régionale',
      staff: 'Équipe permanente',
      representative: 'Représentation',
      teller: 'Contrôle des votes',
    },
    regions,
    kinds: { network: 'Réseau', regional: 'Association régionale', member: 'Adhérent', partner: 'Partenaire' },
    fees: { called: 'appelée', paid: 'payée', exempt: 'dispensée' },
    figures: { employees: 'salariés en parcours', staff: 'permanents', volunteers: 'bénévoles' },
  },
  {
    roles: {
      president: 'President',
      vice_president: 'Vice-president',
      treasurer: 'Treasurer',
      secretary: 'Secretary',
      board_member: 'Member of the board',
      national_director: 'National director',
      regional_director: 'Regional director',
      staff: 'Permanent staff',
      representative: 'Representative',
      teller: 'Teller',
    },
    regions: { ...regions, BRE: 'Brittany', COR: 'Corsica', GF: 'French Guiana', RE: 'Réunion', NOR: 'Normandy', OCC: 'Occitania' },
    kinds: { network: 'Network', regional: 'Regional association', member: 'Member', partner: 'Partner' },
    fees: { called: 'called', paid: 'paid', exempt: 'exempt' },
    figures: { employees: 'employees in integration', staff: 'permanent staff', volunteers: 'volunteers' },
  },
)

/** The name of an office, without who holds it: « Délégation nationale », “National director”. */
export const roleName = (lang: Lang, role: Role): string => names(lang).roles[role]
/** The offices of the board and of its executive committee say by themselves where they sit. */
const namesItsBody = (role: Role): boolean => ['president', 'vice_president', 'treasurer', 'secretary', 'board_member'].includes(role)

/** An office with whom it speaks for: « Délégation nationale — CHANTIER école »; a seat in a body names the body. */
export const officeName = (lang: Lang, office: { role: Role; organisationName: string; bodyName: Localized | null }): string =>
  [
    roleName(lang, office.role),
    namesItsBody(office.role) ? null : office.bodyName && inLang(office.bodyName, lang),
    office.organisationName,
  ]
    .filter(Boolean)
    .join(', ')
/** The name of a region by its code; an unknown code is its own name. */
export const regionName = (lang: Lang, code: string): string => (names(lang).regions as Record<string, string>)[code] ?? code
export const kindName = (lang: Lang, kind: Kind): string => names(lang).kinds[kind]
export const feeName = (lang: Lang, state: FeeState): string => names(lang).fees[state]
export const figureName = (lang: Lang, kind: FigureKind): string => names(lang).figures[kind]
