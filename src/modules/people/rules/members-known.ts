/** The network as a file of members meets it, and who in it each row is. */

import type { Role } from '#kernel/values/actor.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import type { FeeState, Kind } from '../tables.ts'
import { finding, type MemberFinding, type MemberRow, type MembersRead } from './members.ts'

type Day = string

export interface KnownOrganisation {
  id: number
  kind: Kind
  name: string
  parentId: number | null
  region: string | null
  town: string | null
  site: string | null
  siret: string | null
  joinedOn: Day | null
  leftOn: Day | null
  example: boolean
  /** Year → state. */
  fees: ReadonlyMap<number, FeeState>
  /** Year → how many employees in integration. */
  employees: ReadonlyMap<number, number>
}

export interface KnownPerson {
  id: number
  name: string
  email: string | null
  phone: string | null
}

export interface KnownMandate {
  id: number
  personId: number
  role: Role
  organisationId: number
  bodyId: number | null
  startsOn: Day
  endsOn: Day | null
}

export interface KnownNetwork {
  networkId: number
  today: Day
  organisations: KnownOrganisation[]
  persons: KnownPerson[]
  mandates: KnownMandate[]
}

const STEP = '\u0001'
export const memberKey = (name: string, region: string | null): string => `${nameKey(name)}${STEP}${region ?? ''}`

/** What becomes of a row before its facts are looked at: one that is known, a new one, or none. */
export interface Met {
  row: MemberRow
  /** null: it is new. */
  known: KnownOrganisation | null
}
export interface Matching {
  met: Met[]
  errors: MemberFinding[]
  warnings: MemberFinding[]
}

/** The key by which two rows would be one. */
const keyOf = ({ siret, name, region, kind }: MemberRow): string => siret ?? `${memberKey(name, region)}${STEP}${kind ?? ''}`

/** Those of this kind, where the row tells one and some of them are of it. */
function ofKind(candidates: KnownOrganisation[], kind: Kind | null): KnownOrganisation[] {
  const same = candidates.filter((each) => each.kind === kind)
  return same.length > 0 ? same : candidates
}

interface Meeting {
  headings: MembersRead['headings']
  bySiret: ReadonlyMap<string, KnownOrganisation>
  byKey: ReadonlyMap<string, KnownOrganisation[]>
  byName: ReadonlyMap<string, KnownOrganisation[]>
  /** How many rows bear a name. */
  named: ReadonlyMap<string, number>
  /** Known organisation → the line that speaks of it. */
  claimed: Map<number, number>
  errors: MemberFinding[]
  warnings: MemberFinding[]
}

/** Those whose name and region the row says; a row without a region means any, and one that is known without a region is the only one of its name. */
function alike(meeting: Meeting, { name, region, kind }: MemberRow): KnownOrganisation[] {
  const exact = meeting.byKey.get(memberKey(name, region)) ?? []
  if (exact.length > 0) return ofKind(exact, kind)
  const named = meeting.byName.get(nameKey(name)) ?? []
  if (region === null) return ofKind(named, kind)
  const [only, ...others] = named
  return only && others.length === 0 && only.region === null && meeting.named.get(nameKey(name)) === 1 ? [only] : []
}

function meetBySiret(meeting: Meeting, row: MemberRow, siret: string): KnownOrganisation | 'refused' | null {
  const { headings, errors, warnings } = meeting
  const own = meeting.bySiret.get(siret)
  const candidates = alike(meeting, row)
  if (own) {
    // Another member of exactly this name and region: the SIRET was set into the wrong row.
    const meant = nameKey(own.name) !== nameKey(row.name) && candidates.some((each) => each !== own)
    if (own.kind !== 'network' && !meant) return own
    errors.push(finding(row.line, headings.siret ?? null, 'siretTaken', { siret, name: own.name }))
    return 'refused'
  }
  const [only, ...others] = candidates.filter((each) => each.siret === null && !meeting.claimed.has(each.id))
  if (only && others.length === 0) return only
  if (candidates.length > 0) warnings.push(finding(row.line, headings.siret ?? null, 'namesake', { name: row.name }))
  return null
}

function meetByName(meeting: Meeting, row: MemberRow): KnownOrganisation | 'refused' | null {
  const { headings, errors } = meeting
  const candidates = alike(meeting, row)
  const free = candidates.filter((each) => !meeting.claimed.has(each.id))
  if (free.length === 1) return free[0]!
  if (free.length === 0 && candidates.length === 0) return null
  const without = free.filter((each) => each.siret === null)
  if (without.length === 1) return without[0]!
  if (free.length > 0) errors.push(finding(row.line, headings.name ?? null, 'ambiguous', { name: row.name }))
  else errors.push(finding(row.line, headings.name ?? null, 'twice', { line: meeting.claimed.get(candidates[0]!.id)! }))
  return 'refused'
}

const grouped = (organisations: KnownOrganisation[], key: (each: KnownOrganisation) => string) => Map.groupBy(organisations, key)

/** Who each row is: by its SIRET, else by its name and region. The network itself is none of them. */
export function meet(rows: MemberRow[], headings: MembersRead['headings'], network: KnownNetwork): Matching {
  const members = network.organisations.filter((each) => each.kind !== 'network')
  const meeting: Meeting = {
    headings,
    bySiret: new Map(network.organisations.flatMap((each) => (each.siret === null ? [] : [[each.siret, each]]))),
    byKey: grouped(members, (each) => memberKey(each.name, each.region)),
    byName: grouped(members, (each) => nameKey(each.name)),
    named: new Map([...Map.groupBy(rows, (row) => nameKey(row.name))].map(([name, all]) => [name, all.length])),
    claimed: new Map(),
    errors: [],
    warnings: [],
  }
  const seen = new Map<string, number>()
  const met: Met[] = []
  // Those with a SIRET first: what they take is no other row's.
  for (const row of [...rows.filter(({ siret }) => siret !== null), ...rows.filter(({ siret }) => siret === null)]) {
    const twin = seen.get(keyOf(row))
    seen.set(keyOf(row), twin ?? row.line)
    if (twin !== undefined) {
      meeting.errors.push(finding(row.line, headings[row.siret === null ? 'name' : 'siret'] ?? null, 'twice', { line: twin }))
      continue
    }
    const known = row.siret === null ? meetByName(meeting, row) : meetBySiret(meeting, row, row.siret)
    if (known === 'refused') continue
    if (known) {
      const line = meeting.claimed.get(known.id)
      if (line !== undefined) {
        meeting.errors.push(finding(row.line, headings.name ?? null, 'twice', { line }))
        continue
      }
      meeting.claimed.set(known.id, row.line)
    }
    met.push({ row, known })
  }
  return { met, errors: meeting.errors, warnings: meeting.warnings }
}
