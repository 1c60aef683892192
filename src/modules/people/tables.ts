/** The tables of people: the network, organisations, persons, bodies and mandates; and the deeds done on them. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import type { NetworkTexts } from './tables/settings.ts'
import './tables/keeping.ts'
import './tables/personal.ts'

export const KINDS = ['network', 'regional', 'member', 'partner'] as const
export type Kind = (typeof KINDS)[number]
export const FEE_STATES = ['called', 'paid', 'exempt'] as const
export type FeeState = (typeof FEE_STATES)[number]
export const FIGURE_KINDS = ['employees', 'staff', 'volunteers'] as const
export type FigureKind = (typeof FIGURE_KINDS)[number]

/** The regions of ISO 3166-2:FR by their letters (overseas: the country code of ISO 3166-1), in the order people read them. */
export const REGIONS = [
  'ARA',
  'BFC',
  'BRE',
  'CVL',
  'COR',
  'GES',
  'GP',
  'GF',
  'HDF',
  'IDF',
  'RE',
  'MQ',
  'YT',
  'NOR',
  'NAQ',
  'OCC',
  'PDL',
  'PAC',
] as const
export type Region = (typeof REGIONS)[number]

/** A day of the calendar, `YYYY-MM-DD`. */
type Day = string

export interface OrganisationTable {
  id: Generated<number>
  kind: Kind
  name: string
  parent_id: number | null
  region: string | null
  town: string | null
  site: string | null
  siret: string | null
  joined_on: Day | null
  left_on: Day | null
  note_fr: string | null
  note_en: string | null
  example: boolean
  /** What lists are sorted and names compared by: without case and accents. */
  name_key: GeneratedAlways<string>
  town_key: GeneratedAlways<string>
  /** Name and town, for a slip of the pen. */
  letters: GeneratedAlways<string>
}

export interface NetworkTable {
  organisation_id: number
  time_zone: string
  logo: Buffer | null
  logo_type: 'image/png' | 'image/jpeg' | null
  /** Names the logo's bytes, so that a changed logo has another address. */
  logo_version: GeneratedAlways<string | null>
  logo_width: ColumnType<number | null, number | null | undefined, number | null>
  logo_height: ColumnType<number | null, number | null | undefined, number | null>
  /** `#0b625c`; null: the house's own green. */
  accent: ColumnType<string | null, string | null | undefined, string | null>
  /** Whether pages are shown in English too. */
  english: Generated<boolean>
  /** For whoever's browser asks for neither language. */
  lang: Generated<Lang>
  contact_email: ColumnType<string | null, string | null | undefined, string | null>
  texts: ColumnType<Partial<NetworkTexts>, string | undefined, string>
  texts_example: Generated<boolean>
  revision: Generated<number>
  texts_revision: Generated<number>
  example: boolean
}

export interface PersonTable {
  id: Generated<number>
  name: string
  email: string | null
  phone: string | null
  lang: ColumnType<Lang, Lang | undefined, Lang>
  example: boolean
  /** « personne effacée »: deeds stay, nothing else does. */
  erased_on: ColumnType<Day | null, Day | null | undefined, Day | null>
  name_key: GeneratedAlways<string>
}

export interface BodyTable {
  id: Generated<number>
  organisation_id: number
  code: string
  name_fr: string
  name_en: string | null
  note_fr: string | null
  note_en: string | null
  /** How many are to sit there; null: the texts do not say. */
  seats: ColumnType<number | null, number | null | undefined, number | null>
}

export interface MandateTable {
  id: Generated<number>
  person_id: number
  role: Role
  organisation_id: number
  body_id: number | null
  starts_on: Day
  /** The last day in force. */
  ends_on: Day | null
  decided_by: string | null
  /** The decision that ended it, as far as known. */
  ended_by: ColumnType<string | null, string | null | undefined, string | null>
  /** The mandate of the one who is replaced. */
  replaces_id: ColumnType<number | null, number | null | undefined, number | null>
  example: boolean
}

/** Who said a fee or a figure, and when. */
export interface Said {
  said_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** null: the command line. */
  said_by: ColumnType<number | null, number | null | undefined, number | null>
}

declare module '#kernel/database.ts' {
  interface Database {
    people_organisation: OrganisationTable
    people_network: NetworkTable
    people_fee: Said & { organisation_id: number; year: number; state: FeeState; example: boolean }
    people_figure: Said & { organisation_id: number; year: number; kind: FigureKind; value: number; example: boolean }
    people_person: PersonTable
    people_body: BodyTable
    people_mandate: MandateTable
  }
}

/** Payloads name no person: the journal stays for ever, and the subjects are named by what the reader may see. */
declare module '#kernel/capability.ts' {
  interface Deeds {
    'network.set_up': { name: string; timeZone: string }
    'network.edited': { fields: string[] }
    'organisation.added': { kind: Kind; name: string }
    'organisation.edited': { fields: string[] }
    'organisation.fee_recorded': { year: number; state: FeeState }
    'organisation.figure_recorded': { year: number; kind: FigureKind; value: number }
    'person.added': Record<never, never>
    'person.edited': { fields: string[] }
    'mandate.given': { role: Role; startsOn: Day; endsOn: Day | null }
    /** `before`: the last day until then, for an undo. */
    'mandate.ended': { role: Role; endsOn: Day | null; before?: Day | null }
    'body.added': { name: Localized }
  }
}

/** An organisation as lists and choices name it. */
export interface OrganisationFacts {
  id: number
  kind: Kind
  name: string
  parentId: number | null
  region: string | null
  town: string | null
  site: string | null
  joinedOn: Day | null
  leftOn: Day | null
  note: Localized
  example: boolean
}

export interface BodyFacts {
  id: number
  organisationId: number
  organisationName: string
  code: string
  name: Localized
  note: Localized
  /** How many sit in it today. */
  seats: number
  /** How many are to sit there; null: the texts do not say. */
  planned: number | null
}

/** A mandate as pages tell it. `personName` is null when this reader may not see who holds it, or when that person is erased. */
export interface MandateFacts {
  id: number
  personId: number | null
  personName: string | null
  /** « personne effacée »: this reader would know who held it, and nobody can any more. */
  erased: boolean
  role: Role
  organisationId: number
  organisationName: string
  bodyId: number | null
  bodyName: Localized | null
  startsOn: Day
  endsOn: Day | null
  decidedBy: string | null
  example: boolean
}

/** One office with all the bodies that its holder sits in by it. */
export interface Office extends MandateFacts {
  bodies: Localized[]
}

export interface PersonFacts {
  id: number
  name: string
  /** null also when this reader may not see it. */
  email: string | null
  phone: string | null
  example: boolean
}
