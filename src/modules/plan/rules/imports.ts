/** How the items of a file meet those that stand: who is who, under which code, in which order, with which facts. */
import type { Day } from '#kernel/dates.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { ItemDraft, ItemFacts, ItemTable, PlanState } from '../tables.ts'
import { MOST_ITEMS, MOST_LEVELS, nameKey } from './import-names.ts'
import { settled } from './items.ts'
import { codeByPlace } from './tree.ts'

export * from './import-names.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.adopted_cannot_be_imported': Record<never, never>
    'plan.slug_taken': { slug: string }
    'plan.slug_invalid': { slug: string }
    'plan.too_many_levels': { most: number }
    'plan.too_many_items': { most: number }
    'plan.code_twice': { code: string }
    'plan.item_without_title': Record<never, never>
    'plan.item_ends_before_start': { title: string; start: Day; end: Day }
  }
}

/** R39: an adopted text is frozen, and an ended plan with it. */
export const objectionToImporting = (plan: { state: PlanState }): Objection | null =>
  plan.state === 'adopted' || plan.state === 'closed' ? objection('plan.adopted_cannot_be_imported', {}) : null

/** An item of a file with its place: parents stand before their children. */
export interface Placed {
  item: ItemDraft
  parent: Placed | null
  level: number
  /** 1-based, from the first level down. */
  place: number[]
  /** The keys of the titles from the root, as a French and as an English reader reads them. */
  paths: readonly [string, string]
}

const STEP = '\u0001'
const pathBelow = (above: string | undefined, title: string | null): string => `${above ?? ''}${STEP}${nameKey(title ?? '')}`

/** Every item of the draft in the order of the file. */
export function placed(items: ItemDraft[], parent: Placed | null = null, into: Placed[] = []): Placed[] {
  for (const [index, item] of items.entries()) {
    const { fr, en } = item.title
    const here: Placed = {
      item,
      parent,
      level: (parent?.level ?? 0) + 1,
      place: [...(parent?.place ?? []), index + 1],
      paths: [pathBelow(parent?.paths[0], fr ?? en), pathBelow(parent?.paths[1], en ?? fr)],
    }
    into.push(here)
    placed(item.children, here, into)
  }
  return into
}

/** What stands against a draft whoever made it; readers of files say the same with their lines. */
export function objectionsToDraft(all: Placed[]): Objection[] {
  const found: Objection[] = []
  if (all.length > MOST_ITEMS) found.push(objection('plan.too_many_items', { most: MOST_ITEMS }))
  if (all.some((each) => each.level > MOST_LEVELS)) found.push(objection('plan.too_many_levels', { most: MOST_LEVELS }))
  if (all.some(({ item }) => !item.title.fr && !item.title.en)) found.push(objection('plan.item_without_title', {}))
  const seen = new Set<string>()
  for (const { item } of all) {
    if (item.code !== null && seen.has(item.code)) found.push(objection('plan.code_twice', { code: item.code }))
    if (item.code !== null) seen.add(item.code)
  }
  return found
}

/** An item that stands in the database. */
export interface Standing
  extends ItemFacts,
    Pick<ItemTable, 'parent_id' | 'position' | 'level' | 'code' | 'provenance' | 'cross_cutting' | 'example_fields'> {
  id: number
  /** `slug#code` of the item that takes it over. */
  carried_over_ref: string | null
}

function pathsOf(stored: Standing[]): Map<number, readonly [string, string]> {
  const byId = new Map(stored.map((each) => [each.id, each]))
  const known = new Map<number, readonly [string, string]>()
  const of = (item: Standing): readonly [string, string] => {
    const kept = known.get(item.id)
    if (kept) return kept
    const above = item.parent_id === null ? undefined : of(byId.get(item.parent_id)!)
    const paths = [pathBelow(above?.[0], item.title_fr ?? item.title_en), pathBelow(above?.[1], item.title_en ?? item.title_fr)] as const
    known.set(item.id, paths)
    return paths
  }
  for (const item of stored) of(item)
  return known
}

/** Which standing item each item of the file is: by its code, then by the path of its titles. What is in no pair is new, or missing in the file. */
export function pairs(all: Placed[], stored: Standing[]): Map<Placed, Standing> {
  const found = new Map<Placed, Standing>()
  const taken = new Set<number>()
  const byCode = new Map(stored.map((each) => [each.code, each]))
  const pair = (each: Placed, known: Standing | undefined) => {
    if (!known || taken.has(known.id)) return
    taken.add(known.id)
    found.set(each, known)
  }
  for (const each of all) if (each.item.code !== null) pair(each, byCode.get(each.item.code))
  const paths = pathsOf(stored)
  const byPath = ([0, 1] as const).map((lang) => Map.groupBy(stored, (each) => paths.get(each.id)![lang]))
  for (const lang of [0, 1] as const) {
    for (const each of all)
      if (!found.has(each))
        pair(
          each,
          byPath[lang]?.get(each.paths[lang])?.find((known) => !taken.has(known.id)),
        )
  }
  return found
}

/** The code of every item: its own, else the one that it has, else by its place, else the next that is free. */
export function codes(all: Placed[], known: Map<Placed, Standing>, stored: Standing[]): Map<Placed, string> {
  const taken = new Set([...stored.map((each) => each.code), ...all.flatMap(({ item }) => item.code ?? [])])
  const given = new Map<Placed, string>()
  for (const each of all) {
    const own = each.item.code ?? known.get(each)?.code
    const place = [...each.place]
    while (own === undefined && taken.has(codeByPlace(place))) place[place.length - 1]! += 1
    given.set(each, own ?? codeByPlace(place))
    taken.add(given.get(each)!)
  }
  return given
}

/** The new order of siblings: the file's, with what it leaves out behind whatever it stood behind. */
export function ordered<Item>(inFile: Item[], before: Item[]): Item[] {
  const order = [...inFile]
  const present = new Set(inFile)
  for (const [index, item] of before.entries()) {
    if (present.has(item)) continue
    order.splice(index === 0 ? 0 : order.indexOf(before[index - 1]!) + 1, 0, item)
  }
  return order
}

/** Whom the names of one item mean: the columns of its owner and of whoever carries it now. */
export type Linked = Partial<
  Pick<
    ItemFacts,
    | 'owner_person_id'
    | 'owner_body_id'
    | 'owner_organisation_id'
    | 'owner_text'
    | 'carried_to_body_id'
    | 'carried_to_organisation_id'
    | 'carried_to_text'
  >
>

/** What an import writes of an item, its place aside. */
export type ImportedFacts = ItemFacts & Pick<ItemTable, 'provenance' | 'cross_cutting' | 'example_fields'>

export const NO_FACTS: ImportedFacts = {
  title_fr: null,
  title_en: null,
  text_fr: null,
  text_en: null,
  status: null,
  stopped_reason: null,
  progress: null,
  owner_person_id: null,
  owner_body_id: null,
  owner_organisation_id: null,
  owner_text: null,
  scope: null,
  regions: [],
  starts_on: null,
  ends_on: null,
  expected_result: null,
  partners: [],
  carried_to_body_id: null,
  carried_to_organisation_id: null,
  carried_to_text: null,
  carried_over_to_id: null,
  carried_over_to_text: null,
  provenance: null,
  cross_cutting: false,
  example_fields: [],
}

/** What is left out stays; null empties. */
const said = <Value>(value: Value | undefined, stands: Value): Value => (value === undefined ? stands : value)

/** The facts of an item after the import: what the file says over what stands. */
export function importedFacts(
  stands: ImportedFacts & { carried_over_ref?: string | null },
  item: ItemDraft,
  linked: Linked,
): ImportedFacts {
  const sameCarry = item.carriedOverTo === undefined || item.carriedOverTo === (stands.carried_over_ref ?? null)
  const facts: ItemFacts = {
    title_fr: item.title.fr ?? stands.title_fr,
    title_en: item.title.en ?? stands.title_en,
    text_fr: item.text?.fr ?? stands.text_fr,
    text_en: item.text?.en ?? stands.text_en,
    status: said<ItemFacts['status']>(item.status, stands.status),
    stopped_reason: said(item.stoppedReason, stands.stopped_reason),
    progress: said(item.progress, stands.progress),
    owner_person_id: said(linked.owner_person_id, stands.owner_person_id),
    owner_body_id: said(linked.owner_body_id, stands.owner_body_id),
    owner_organisation_id: said(linked.owner_organisation_id, stands.owner_organisation_id),
    owner_text: said(linked.owner_text, stands.owner_text),
    scope: said(item.scope, stands.scope),
    regions: said(item.regions, stands.regions),
    starts_on: said(item.startsOn, stands.starts_on),
    ends_on: said(item.endsOn, stands.ends_on),
    expected_result: said(item.expectedResult, stands.expected_result),
    partners: said(item.partners, stands.partners),
    carried_to_body_id: said(linked.carried_to_body_id, stands.carried_to_body_id),
    carried_to_organisation_id: said(linked.carried_to_organisation_id, stands.carried_to_organisation_id),
    carried_to_text: said(linked.carried_to_text, stands.carried_to_text),
    carried_over_to_id: sameCarry ? stands.carried_over_to_id : null,
    carried_over_to_text: sameCarry ? stands.carried_over_to_text : (item.carriedOverTo ?? null),
  }
  return {
    ...settled(facts),
    provenance: said(item.provenance, stands.provenance),
    cross_cutting: said(item.crossCutting, stands.cross_cutting),
    example_fields: said(item.exampleFields, stands.example_fields),
  }
}

/** Whether an import of these facts would change anything. */
export const differs = (before: ImportedFacts, after: ImportedFacts): boolean =>
  (Object.keys(NO_FACTS) as (keyof ImportedFacts)[]).some((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]))
