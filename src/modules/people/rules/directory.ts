/** What the lists of the directory can be asked for, and how many organisations each answer would leave. */
import { type Actor, BOARD, type Role } from '#kernel/values/actor.ts'
import { inForce, SINGLE_SEATS } from '../rules.ts'
import { FEE_STATES, type FeeState, KINDS, type Kind, type MandateFacts, REGIONS, type Region } from '../tables.ts'
import { ROLES_OF } from './keeping.ts'
import { mayGiveMandate, PUBLIC_BODIES, type SeatToGive } from './rights.ts'

type Day = string

/** Whether an organisation is there on the day: it is, it will be, it was. */
export const STANDINGS = ['now', 'coming', 'left'] as const
export type Standing = (typeof STANDINGS)[number]
/** The state of a member's fee of one year; `none`: nobody has called it. */
export const FEE_CHOICES = [...FEE_STATES, 'none'] as const
export type FeeChoice = FeeState | 'none'
export const ORGANISATION_SORTS = ['name', 'town', 'joined'] as const
export type OrganisationSort = (typeof ORGANISATION_SORTS)[number]
export const REGION_CHOICES = [...REGIONS, 'none'] as const
export type RegionChoice = Region | 'none'

export interface OrganisationsAsked {
  /** As typed. */
  words: string
  region: RegionChoice | null
  kind: Kind | null
  /** `all`: also those that left or are still to come. */
  state: Standing | 'all'
  /** Only for those who may read the fees of the whole network; else null. */
  fee: FeeChoice | null
  year: number
  /** Only what stands right below this organisation. */
  below: number | null
  sort: OrganisationSort
  page: number
}

/** So many organisations share these facts. */
export interface OrganisationGroup {
  region: string | null
  kind: Kind
  standing: Standing
  /** null: no fee is asked of it, or the reader may not know. */
  fee: FeeChoice | null
  count: number
}

type Filter = Pick<OrganisationsAsked, 'region' | 'kind' | 'state' | 'fee'>
const FITS: { [Name in keyof Filter]: (group: OrganisationGroup, wanted: Filter[Name]) => boolean } = {
  region: (group, wanted) => wanted === null || (group.region ?? 'none') === wanted,
  kind: (group, wanted) => wanted === null || group.kind === wanted,
  state: (group, wanted) => wanted === 'all' || group.standing === wanted,
  fee: (group, wanted) => wanted === null || group.fee === wanted,
}

/** Whether these organisations are among those asked for; `aside`: one filter that does not count. */
const isAsked = (group: OrganisationGroup, asked: Filter, aside?: keyof Filter): boolean =>
  (aside === 'region' || FITS.region(group, asked.region)) &&
  (aside === 'kind' || FITS.kind(group, asked.kind)) &&
  (aside === 'state' || FITS.state(group, asked.state)) &&
  (aside === 'fee' || FITS.fee(group, asked.fee))

const sum = (groups: OrganisationGroup[]): number => groups.reduce((total, { count }) => total + count, 0)

export interface OrganisationCounts {
  total: number
  /** How many each answer of a filter would leave, the other filters as they are. */
  region: Map<RegionChoice, number>
  kind: Map<Kind, number>
  state: Map<Standing | 'all', number>
  fee: Map<FeeChoice, number>
}

/** Counts every answer of every filter from the groups that the words left. */
export function countsOf(groups: OrganisationGroup[], asked: Filter): OrganisationCounts {
  const counted = <Name extends keyof Filter, Value extends Filter[Name]>(name: Name, values: readonly Value[]) => {
    const others = groups.filter((group) => isAsked(group, asked, name))
    return new Map(values.map((value): [Value, number] => [value, sum(others.filter((group) => FITS[name](group, value)))]))
  }
  return {
    total: sum(groups.filter((group) => isAsked(group, asked))),
    region: counted('region', REGION_CHOICES),
    kind: counted('kind', KINDS),
    state: counted('state', [...STANDINGS, 'all'] as const),
    fee: counted('fee', FEE_CHOICES),
  }
}

/** What the map can be coloured by. */
export const MAP_MEASURES = ['members', 'employees', 'fees'] as const
export type MapMeasure = (typeof MAP_MEASURES)[number]

/** One region's figures on the map. */
export interface RegionMembers {
  members: number
  /** People in integration, all members together; null: nobody said. */
  employees: number | null
  paid: number
  /** Members that a fee is asked of: those who are not exempt. */
  owing: number
}

/** What a region is coloured by; null: nothing is known. */
export function measuredOf(figures: RegionMembers, measure: MapMeasure): number | null {
  if (measure === 'members') return figures.members
  if (measure === 'employees') return figures.employees
  return figures.owing === 0 ? null : Math.round((figures.paid * 100) / figures.owing)
}

/** The bodies that have a president, a treasurer and a secretary: the board, the executive committee, and any where one sat. */
const OFFICES: readonly Role[] = SINGLE_SEATS.filter((role) => BOARD.includes(role))

/** The offices of which nobody answers today. `mandates`: those of the body; `offices`: those of its organisation, in force. */
export function vacantOffices(code: string, mandates: MandateFacts[], offices: MandateFacts[], today: Day): Role[] {
  const expected = (PUBLIC_BODIES as readonly string[]).includes(code) || mandates.some(({ role }) => OFFICES.includes(role))
  return expected ? OFFICES.filter((role) => ![...mandates, ...offices].some((each) => each.role === role && inForce(each, today))) : []
}

/** Mandates in force whose last day comes by then, the first to end first. */
export const endingBy = (mandates: MandateFacts[], today: Day, last: Day): MandateFacts[] =>
  mandates
    .filter((each) => inForce(each, today) && each.endsOn !== null && each.endsOn <= last)
    .toSorted((one, other) => one.endsOn!.localeCompare(other.endsOn!) || one.id - other.id)

export const ENDS_WITHIN = [1, 3, 6, 12] as const
export type EndsWithin = (typeof ENDS_WITHIN)[number]
export const MANDATE_STATES = ['now', 'coming', 'ended'] as const
export type MandateState = (typeof MANDATE_STATES)[number]

export interface PersonsAsked {
  words: string
  /** `none`: without a mandate today. */
  role: Role | 'none' | null
  region: Region | null
  page: number
}

export interface MandatesAsked {
  state: MandateState
  role: Role | null
  region: Region | null
  organisation: number | null
  /** Of those in force: whose last day comes within so many months. */
  within: EndsWithin | null
  page: number
}

/** Whether this reader may give some mandate for the organisation (or in the body): who may none is not led to the form. */
export const mayGiveSome = (
  actor: Actor | null,
  networkId: number,
  organisation: SeatToGive['organisation'],
  bodyId: number | null,
): boolean => actor !== null && ROLES_OF[organisation.kind].some((role) => mayGiveMandate(actor, networkId, { role, organisation, bodyId }))
