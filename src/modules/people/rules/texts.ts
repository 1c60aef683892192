/** The legal pages: what French law wants said, what is missing, and when a statement of accessibility contradicts its own figures. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Conformity, NetworkTexts } from '../tables/settings.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.conformity_without_audit': { conformity: Conformity }
    'people.conformity_unlike_rate': { conformity: Conformity; rate: number }
    'people.audit_incomplete': Record<never, never>
    'people.audit_to_come': { day: string }
  }
}

export const NO_TEXTS: NetworkTexts = {
  publisher: null,
  form: null,
  registration: null,
  address: null,
  phone: null,
  director: null,
  host_name: null,
  host_address: null,
  host_phone: null,
  legal_fr: null,
  legal_en: null,
  rights_email: null,
  rights_officer: null,
  bases_fr: null,
  bases_en: null,
  privacy_fr: null,
  privacy_en: null,
  conformity: 'none',
  audited_on: null,
  audited_by: null,
  audit_rate: null,
  shortfalls_fr: null,
  shortfalls_en: null,
  accessibility_email: null,
}

/** LCEN (loi n° 2004-575), article 6 III-1: who publishes, where, under whose direction, and who hosts, each with address and phone. */
export const WANTED_BY_LAW = ['address', 'phone', 'director', 'host_name', 'host_address', 'host_phone'] as const
/** RGPD, article 13: to whom one writes about one's data. */
export const WANTED_FOR_RIGHTS = ['rights_email'] as const
/** RGAA: a way to say that something cannot be reached. */
export const WANTED_FOR_ACCESS = ['accessibility_email'] as const
export type Wanted = (typeof WANTED_BY_LAW)[number] | (typeof WANTED_FOR_RIGHTS)[number] | (typeof WANTED_FOR_ACCESS)[number]

/** What is still to be typed. `contactEmail`: the network's own address serves where no other is given. */
export function missingTexts(texts: NetworkTexts, contactEmail: string | null): Wanted[] {
  const all: readonly Wanted[] = [...WANTED_BY_LAW, ...WANTED_FOR_RIGHTS, ...WANTED_FOR_ACCESS]
  return all.filter((field) => texts[field] === null && !(field.endsWith('_email') && contactEmail !== null))
}

/** RGAA 4: all criteria, half of them, or fewer. */
const FROM_RATE: Record<Conformity, [number, number]> = { full: [100, 100], partial: [50, 99], none: [0, 49] }

/** Without an audit nobody can know: the statement is then « not compliant » (RGAA 4, déclaration d'accessibilité). */
export function objectionsToTexts(texts: NetworkTexts, today: string): Objection[] {
  const { conformity, audited_on: day, audited_by: by, audit_rate: rate } = texts
  const given = [day, by, rate].filter((each) => each !== null).length
  if (given > 0 && given < 3)
    return [objection('people.audit_incomplete', {}, day === null ? 'audited_on' : by === null ? 'audited_by' : 'audit_rate')]
  if (rate === null || day === null)
    return conformity === 'none' ? [] : [objection('people.conformity_without_audit', { conformity }, 'conformity')]
  if (day > today) return [objection('people.audit_to_come', { day }, 'audited_on')]
  const [least, most] = FROM_RATE[conformity]
  return rate < least || rate > most ? [objection('people.conformity_unlike_rate', { conformity, rate }, 'conformity')] : []
}

/** What the house itself measures of its pages with every version: test/journeys/legal.test.ts walks through so many, and fails at another number. */
export const MEASURED = { tool: 'axe-core', pages: 24 } as const
