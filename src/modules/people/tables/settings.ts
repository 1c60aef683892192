/** Tables and deeds of the network's own settings and its legal pages. */
import type { Lang } from '#kernel/values/lang.ts'

/** Whether the pages meet the RGAA: wholly, in part, not (or nobody has looked). */
export const CONFORMITIES = ['full', 'partial', 'none'] as const
export type Conformity = (typeof CONFORMITIES)[number]

/** What the legal pages say, each fact as far as it was typed; long texts in the house's Markdown. */
export interface NetworkTexts {
  /** Who publishes: the network's name where nothing else is said. */
  publisher: string | null
  /** « Association déclarée, loi du 1er juillet 1901 ». */
  form: string | null
  registration: string | null
  address: string | null
  phone: string | null
  director: string | null
  host_name: string | null
  host_address: string | null
  host_phone: string | null
  legal_fr: string | null
  legal_en: string | null
  /** To whom one writes about one's own data. */
  rights_email: string | null
  rights_officer: string | null
  bases_fr: string | null
  bases_en: string | null
  privacy_fr: string | null
  privacy_en: string | null
  conformity: Conformity
  audited_on: string | null
  audited_by: string | null
  /** Percent of the criteria that are met. */
  audit_rate: number | null
  shortfalls_fr: string | null
  shortfalls_en: string | null
  accessibility_email: string | null
}

/** What the network says of itself, as its form shows it. */
export interface NetworkSettings {
  organisationId: number
  name: string
  town: string | null
  site: string | null
  contactEmail: string | null
  timeZone: string
  accent: string | null
  english: boolean
  lang: Lang
  logo: { path: string; width: number | null; height: number | null } | null
  revision: number
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'network.texts_edited': { fields: string[] }
  }
}
