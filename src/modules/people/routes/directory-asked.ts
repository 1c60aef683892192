/** What the address of a list asks for; what it asks for and nobody knows is left out. */
import type { Ctx } from '#kernel/env.ts'
import { ROLES } from '#kernel/values/actor.ts'
import {
  ENDS_WITHIN,
  FEE_CHOICES,
  MANDATE_STATES,
  type MandatesAsked,
  ORGANISATION_SORTS,
  type OrganisationsAsked,
  type PersonsAsked,
  REGION_CHOICES,
  STANDINGS,
} from '../rules/directory.ts'
import { objectionToYear } from '../rules.ts'
import { KINDS, REGIONS } from '../tables.ts'

const LONGEST_WORDS = 100
const MOST_PAGES = 1_000

const whole = (text: string | undefined, most: number): number | null =>
  /^[1-9]\d{0,14}$/.test(text ?? '') && Number(text) <= most ? Number(text) : null
const one = <Value extends string>(values: readonly Value[], text: string | undefined): Value | null =>
  values.find((each) => each === text) ?? null
const typed = (text: string | undefined): string => text?.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, LONGEST_WORDS) ?? ''
const pageOf = (text: string | undefined): number => whole(text, MOST_PAGES) ?? 1

/** `fees`: whether the reader may read the fees of all members; for others the address says nothing of them. */
export function organisationsAsked(c: Ctx, fees: boolean): OrganisationsAsked {
  const { words, region, kind, state, fee, year, below, sort, page } = c.req.query()
  const thisYear = Number(c.var.house.clock.today().slice(0, 4))
  const asked = whole(year, 9_999)
  return {
    words: typed(words),
    region: one(REGION_CHOICES, region),
    kind: one(KINDS, kind),
    state: one([...STANDINGS, 'all'] as const, state) ?? 'now',
    fee: fees ? one(FEE_CHOICES, fee) : null,
    year: fees && asked !== null && objectionToYear(asked) === null ? asked : thisYear,
    below: whole(below, Number.MAX_SAFE_INTEGER),
    sort: one(ORGANISATION_SORTS, sort) ?? 'name',
    page: pageOf(page),
  }
}

export function personsAsked(c: Ctx): PersonsAsked {
  const { words, role, region, page } = c.req.query()
  return { words: typed(words), role: one([...ROLES, 'none'] as const, role), region: one(REGIONS, region), page: pageOf(page) }
}

export function mandatesAsked(c: Ctx): MandatesAsked {
  const { state, role, region, organisation, within, page } = c.req.query()
  return {
    state: one(MANDATE_STATES, state) ?? 'now',
    role: one(ROLES, role),
    region: one(REGIONS, region),
    organisation: whole(organisation, Number.MAX_SAFE_INTEGER),
    within: ENDS_WITHIN.find((each) => String(each) === within) ?? null,
    page: pageOf(page),
  }
}
