/** Who votes at the opening of a vote: the roll, who is present, which proxies are used and why the others are not (R06-R08). */
import { compare, fraction, times } from './fraction.ts'
import type { ProxyRules } from './voting.ts'

export interface Voter {
  id: string
  college: string
  region: string | null
  /** Whole votes; 0 is a consultative voice: outside roll, quorum and electorate. */
  weight: number
}

/** A moment as minutes since a fixed day: meetings live in one time zone. */
export type Minute = number

export interface GivenProxy {
  giver: string
  /** null: a blank proxy. */
  holder: string | null
  given: Minute
  revoked: Minute | null
}

/** The first that applies is said, in this order. */
export const PROXY_REASONS = [
  'present_only',
  'not_allowed',
  'unknown_voter',
  'self',
  'revoked',
  'not_yet_given',
  'superseded',
  'giver_present',
  'blank',
  'holder_absent',
  'other_college',
  'other_region',
  'over_cap',
] as const
export type ProxyReason = (typeof PROXY_REASONS)[number]

export interface UsedProxy {
  giver: string
  holder: string
}
export interface RefusedProxy {
  giver: string
  holder: string | null
  reason: ProxyReason
}

export interface Electorate {
  present: Voter[]
  represented: Voter[]
  /** Both. */
  voters: Voter[]
  used: UsedProxy[]
  refused: RefusedProxy[]
}

export const votesOf = (voters: readonly Voter[]): number => voters.reduce((sum, { weight }) => sum + weight, 0)

export interface Opening {
  roll: readonly Voter[]
  /** The ids of those who are there and count as present. */
  present: ReadonlySet<string>
  proxies: readonly GivenProxy[]
  at: Minute
  chair: string | null
  rules: ProxyRules
  /** A majority of those present leaves no room for proxies. */
  presentOnly: boolean
}

/** A proxy with whoever would carry it, and what speaks against it so far. */
interface Considered {
  proxy: GivenProxy
  place: number
  carrier: string | null
  reason: ProxyReason | null
}

/** What is wrong with a proxy by itself, whatever else was given. */
function reasonAlone(opening: Opening, known: ReadonlyMap<string, Voter>, proxy: GivenProxy, carrier: string | null): ProxyReason | null {
  if (opening.presentOnly) return 'present_only'
  if (!opening.rules.allowed) return 'not_allowed'
  if (!known.has(proxy.giver) || (carrier !== null && !known.has(carrier))) return 'unknown_voter'
  if (carrier === proxy.giver) return 'self'
  if (proxy.revoked !== null && proxy.revoked <= opening.at) return 'revoked'
  return proxy.given > opening.at ? 'not_yet_given' : null
}

/** The latest of each giver that stands by itself: it revokes those before. */
function latestOf(considered: readonly Considered[]): ReadonlyMap<string, Considered> {
  const latest = new Map<string, Considered>()
  for (const each of considered) {
    if (each.reason !== null) continue
    const known = latest.get(each.proxy.giver)
    // Places rise, so that of two given at one moment the later in the file wins.
    if (!known || each.proxy.given >= known.proxy.given) latest.set(each.proxy.giver, each)
  }
  return latest
}

/** What keeps a proxy that stands by itself from being used in the room. */
function reasonInRoom(opening: Opening, known: ReadonlyMap<string, Voter>, { proxy, carrier }: Considered): ProxyReason | null {
  const { rules, present } = opening
  if (present.has(proxy.giver)) return 'giver_present'
  if (carrier === null) return 'blank'
  if (!present.has(carrier)) return 'holder_absent'
  const [giver, holder] = [known.get(proxy.giver)!, known.get(carrier)!]
  if (rules.sameCollege && giver.college !== holder.college) return 'other_college'
  return rules.sameRegion && giver.region !== holder.region ? 'other_region' : null
}

/** Caps count what is used, the oldest first: whoever gave first is not pushed out by a later one (R07). */
function capped(opening: Opening, known: ReadonlyMap<string, Voter>, considered: readonly Considered[]): void {
  const { perHolderMax, perHolderMaxVotes } = opening.rules
  const most = perHolderMaxVotes && times(perHolderMaxVotes, votesOf(opening.roll))
  const carried = new Map<string, { proxies: number; votes: number }>()
  const usable = considered.filter(({ reason }) => reason === null)
  for (const each of usable.toSorted((one, other) => one.proxy.given - other.proxy.given || one.place - other.place)) {
    const holder = known.get(each.carrier!)!
    const before = carried.get(holder.id) ?? { proxies: 0, votes: holder.weight }
    const after = { proxies: before.proxies + 1, votes: before.votes + known.get(each.proxy.giver)!.weight }
    const over = (perHolderMax !== null && after.proxies > perHolderMax) || (most !== null && compare(fraction(after.votes), most) > 0)
    if (over) each.reason = 'over_cap'
    else carried.set(holder.id, after)
  }
}

/** The electorate of a vote, fixed at its opening. */
export function electorateAt(opening: Opening): Electorate {
  const roll = opening.roll.filter(({ weight }) => weight > 0)
  const known = new Map(roll.map((voter) => [voter.id, voter]))
  const considered = opening.proxies.map((proxy, place): Considered => {
    const carrier = proxy.holder ?? (opening.rules.blank === 'chair' ? opening.chair : null)
    return { proxy, place, carrier, reason: reasonAlone(opening, known, proxy, carrier) }
  })
  const latest = latestOf(considered)
  for (const each of considered) {
    if (each.reason !== null) continue
    each.reason = latest.get(each.proxy.giver) === each ? reasonInRoom(opening, known, each) : 'superseded'
  }
  capped({ ...opening, roll }, known, considered)
  const used = considered.filter(({ reason }) => reason === null)
  const givers = new Set(used.map(({ proxy }) => proxy.giver))
  const present = roll.filter(({ id }) => opening.present.has(id))
  const represented = roll.filter(({ id }) => givers.has(id))
  return {
    present,
    represented,
    voters: roll.filter(({ id }) => opening.present.has(id) || givers.has(id)),
    used: used.map(({ proxy, carrier }) => ({ giver: proxy.giver, holder: carrier! })),
    refused: considered.flatMap(({ proxy, reason }) => (reason === null ? [] : [{ giver: proxy.giver, holder: proxy.holder, reason }])),
  }
}
