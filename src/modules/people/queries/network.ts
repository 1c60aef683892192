/** The network's own settings, and what its legal pages say. */
import type { Reader } from '#kernel/database.ts'
import { logoPath } from '../paths.ts'
import { NO_TEXTS } from '../rules/texts.ts'
import type { NetworkSettings, NetworkTexts } from '../tables/settings.ts'

/** Everything that the form on the network's identity is about. */
export const settingsRow = (reader: Reader) =>
  reader
    .selectFrom('people_network as n')
    .innerJoin('people_organisation as o', 'o.id', 'n.organisation_id')
    .select(['o.id', 'o.name', 'o.town', 'o.site', 'n.time_zone', 'n.contact_email', 'n.accent', 'n.english', 'n.lang', 'n.revision'])
    .select(['n.logo_version', 'n.logo_width', 'n.logo_height'])

export async function networkSettings(reader: Reader): Promise<NetworkSettings | null> {
  const row = await settingsRow(reader).executeTakeFirst()
  if (!row) return null
  return {
    organisationId: row.id,
    name: row.name,
    town: row.town,
    site: row.site,
    contactEmail: row.contact_email,
    timeZone: row.time_zone,
    accent: row.accent,
    english: row.english,
    lang: row.lang,
    logo: row.logo_version === null ? null : { path: logoPath(row.logo_version), width: row.logo_width, height: row.logo_height },
    revision: row.revision,
  }
}

export interface LegalFacts {
  networkId: number
  networkName: string
  /** The network's own address serves where no other is given. */
  contactEmail: string | null
  site: string | null
  texts: NetworkTexts
  /** Made up for the demonstration. */
  example: boolean
  revision: number
}

/** What the legal pages say; null while there is no network. */
export async function legalFacts(reader: Reader): Promise<LegalFacts | null> {
  const row = await reader
    .selectFrom('people_network as n')
    .innerJoin('people_organisation as o', 'o.id', 'n.organisation_id')
    .select(['o.id', 'o.name', 'o.site', 'n.contact_email', 'n.texts', 'n.texts_example', 'n.texts_revision'])
    .executeTakeFirst()
  if (!row) return null
  return {
    networkId: row.id,
    networkName: row.name,
    contactEmail: row.contact_email,
    site: row.site,
    texts: { ...NO_TEXTS, ...row.texts },
    example: row.texts_example,
    revision: row.texts_revision,
  }
}
