/** The network's settings: time zones by region of the world, languages, addresses, and what two people saved at once. */
import type { Lang } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.site_no_address': { text: string }
    'people.lang_off': Record<never, never>
    'people.settings_moved': Record<never, never>
    'people.logo_broken': Record<never, never>
  }
}

/** Where most French networks are; the others follow by region of the world. */
export const USUAL_ZONES = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'America/Miquelon',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
] as const

export interface Zone {
  id: string
  /** null: one of the usual ones. */
  region: string | null
  /** « Paris », « Argentina, Buenos Aires ». */
  place: string
  /** Minutes ahead of UTC at the given moment. */
  offsetMinutes: number
}

/** Minutes ahead of UTC, as `Intl` writes them: « GMT+05:30 ». */
export function offsetMinutes(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '')
  if (!found) return 0
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return found[1] === '-' ? -minutes : minutes
}

const placeOf = (id: string): string => id.split('/').slice(1).join(', ').replaceAll('_', ' ') || id

/** Every zone that can be chosen, the usual ones first. `chosen` is among them, even if the system lists it under another name. */
export function zonesAt(at: Date, chosen: string): Zone[] {
  const usual = USUAL_ZONES.map((id): Zone => ({ id, region: null, place: placeOf(id), offsetMinutes: offsetMinutes(id, at) }))
  const listed = Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/'))
  const all = [...new Set([...listed, ...(chosen.includes('/') ? [chosen] : [])])].sort()
  const others = all
    .filter((id) => !(USUAL_ZONES as readonly string[]).includes(id))
    .map((id): Zone => ({ id, region: id.split('/')[0]!, place: placeOf(id), offsetMinutes: offsetMinutes(id, at) }))
  return [...usual, ...others]
}

/** An address that a link may have. */
export function objectionToSite(site: string): Objection | null {
  const known = URL.canParse(site) && /^https?:$/.test(new URL(site).protocol) && new URL(site).hostname.includes('.')
  return known ? null : objection('people.site_no_address', { text: site }, 'site')
}

/** French is always there; whoever's default is English has English. */
export const objectionToLanguages = ({ english, lang }: { english: boolean; lang: Lang }): Objection | null =>
  lang === 'en' && !english ? objection('people.lang_off', {}, 'lang') : null
