/** Between an item's facts and the fields of its form, both ways; and the three-way comparison when two people wrote at once. */
import { z } from 'zod'
import { choice, field, optionalDay, optionalText, optionalWhole, parseForm, type Typed } from '#kernel/form.ts'
import { objection } from '#kernel/values/objection.ts'
import { REGIONS } from '#modules/people/index.ts'
import type { FormField } from '../pages.tsx'
import { LONGEST_TEXT, LONGEST_TITLE } from '../rules/imports.ts'
import { type FieldChange, type ItemFacts, SCOPES, STATUSES } from '../tables.ts'

interface Chosen {
  kind: 'person' | 'body' | 'organisation' | 'text' | 'none'
  id: number | null
}

/** `person:3`, `text` (keep the text that is still to be linked) or nothing. */
const chosen = (offered: readonly Chosen['kind'][]) =>
  field<Chosen>((text) => {
    if (text === '') return { kind: 'none', id: null }
    if (text === 'text') return { kind: 'text', id: null }
    const match = /^(person|body|organisation):(\d{1,15})$/.exec(text)
    const kind = offered.find((each) => each === match?.[1])
    return match && kind ? { kind, id: Number(match[2]) } : (objection('kernel.not_a_choice', { text }) as never)
  })

/** One partner a line: names may hold commas. */
const partners = () =>
  field<string[]>((text) => {
    if (text.length > LONGEST_TEXT) return objection('kernel.too_long', { max: LONGEST_TEXT }) as never
    return text
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean)
  })

const regions = z
  .array(z.string())
  .optional()
  .transform((codes) => REGIONS.filter((code) => codes?.includes(code)) as string[])

const SCHEMA = z.object({
  title_fr: optionalText(LONGEST_TITLE),
  title_en: optionalText(LONGEST_TITLE),
  text_fr: optionalText(LONGEST_TEXT),
  text_en: optionalText(LONGEST_TEXT),
  status: choice(STATUSES),
  stopped_reason: optionalText(LONGEST_TEXT),
  progress: optionalWhole(0, 100),
  owner: chosen(['person', 'body', 'organisation']),
  scope: field((text) =>
    text === '' ? null : (SCOPES.find((scope) => scope === text) ?? (objection('kernel.not_a_choice', { text }) as never)),
  ),
  regions,
  starts_on: optionalDay(),
  ends_on: optionalDay(),
  expected_result: optionalText(LONGEST_TEXT),
  partners: partners(),
  carried_to: chosen(['body', 'organisation']),
  carried_over_to: optionalText(LONGEST_TEXT),
})

export interface ItemInput {
  facts: Partial<ItemFacts>
  /** The code of an item as typed; undefined when the field was not on the form, null when it was emptied. */
  carriedOverTo: string | null | undefined
}

const idOf = ({ kind, id }: Chosen, wanted: Chosen['kind']) => (kind === wanted ? id : null)

/** The facts that the form speaks of: only the fields that were on it. Throws a Refusal with a sentence per field. */
export function itemInput(typed: Typed, before: ItemFacts): ItemInput {
  const parsed = parseForm(SCHEMA.partial().strip(), { ...typed, ...(typed.scope ? { regions: typed.regions ?? [] } : {}) })
  const { owner, carried_to, carried_over_to, ...plain } = Object.fromEntries(
    Object.entries(parsed).filter(([name]) => typed[name] !== undefined || (name === 'regions' && typed.scope)),
  ) as typeof parsed
  return {
    carriedOverTo: typed.carried_over_to === undefined ? undefined : (carried_over_to ?? null),
    facts: {
      ...plain,
      ...(owner
        ? {
            owner_person_id: idOf(owner, 'person'),
            owner_body_id: idOf(owner, 'body'),
            owner_organisation_id: idOf(owner, 'organisation'),
            owner_text: owner.kind === 'text' ? before.owner_text : null,
          }
        : {}),
      ...(carried_to
        ? {
            carried_to_body_id: idOf(carried_to, 'body'),
            carried_to_organisation_id: idOf(carried_to, 'organisation'),
            carried_to_text: carried_to.kind === 'text' ? before.carried_to_text : null,
          }
        : {}),
    },
  }
}

const key = (kind: string, id: number | null) => (id === null ? null : `${kind}:${id}`)

/** The fields as the form shows these facts. `carriedOverTo`: the linked item's `slug#code` or code. */
export function typedOf(facts: ItemFacts, carriedOverTo: string | null): Record<FormField, string[]> {
  const one = (value: string | number | null) => [value === null ? '' : String(value)]
  return {
    title_fr: one(facts.title_fr),
    title_en: one(facts.title_en),
    text_fr: one(facts.text_fr),
    text_en: one(facts.text_en),
    status: one(facts.status ?? 'planned'),
    stopped_reason: one(facts.stopped_reason),
    progress: one(facts.progress),
    owner: one(
      key('person', facts.owner_person_id) ??
        key('body', facts.owner_body_id) ??
        key('organisation', facts.owner_organisation_id) ??
        (facts.owner_text ? 'text' : ''),
    ),
    scope: one(facts.scope),
    regions: facts.regions,
    starts_on: one(facts.starts_on),
    ends_on: one(facts.ends_on),
    expected_result: one(facts.expected_result),
    partners: one(facts.partners.join('\n')),
    carried_to: one(
      key('body', facts.carried_to_body_id) ??
        key('organisation', facts.carried_to_organisation_id) ??
        (facts.carried_to_text ? 'text' : ''),
    ),
    carried_over_to: one(carriedOverTo),
  }
}

/** The form's fields that these editable columns stand in. */
export function formFields(columns: readonly (keyof ItemFacts)[]): Set<FormField> {
  const fieldOf = (column: string): string =>
    column.startsWith('owner_')
      ? 'owner'
      : column.startsWith('carried_to_')
        ? 'carried_to'
        : column.startsWith('carried_over_to_')
          ? 'carried_over_to'
          : column
  return new Set(columns.map((column) => fieldOf(column) as FormField))
}

export interface Merged {
  /** What the form shows now: mine, with theirs where I had not touched the field. */
  typed: Partial<Record<FormField, string[]>>
  /** Fields that differ between us. */
  differing: FormField[]
  /** Fields taken from the other edit. */
  taken: FormField[]
}

const same = (one: string[] | undefined, other: string[] | undefined) => (one ?? []).join('\n').trim() === (other ?? []).join('\n').trim()

/** Joins two edits of the same item field by field: `base` is what both started from. */
export function mergeEdits(
  base: Record<FormField, string[]>,
  theirs: Record<FormField, string[]>,
  mine: Typed,
  fields: ReadonlySet<FormField>,
): Merged {
  const typed: Merged['typed'] = {}
  const differing: FormField[] = []
  const taken: FormField[] = []
  for (const name of fields) {
    const own = mine[name] ?? []
    const untouched = same(own, base[name])
    typed[name] = untouched ? theirs[name] : own
    if (untouched && !same(theirs[name], base[name])) taken.push(name)
    if (!same(own, theirs[name])) differing.push(name)
  }
  return { typed, differing, taken }
}

/** The facts as they were before these edits, the latest edit first. */
export const before = (facts: ItemFacts, edits: FieldChange[][]): ItemFacts => ({
  ...facts,
  ...Object.fromEntries(edits.flat().map(({ field: name, from }) => [name, from])),
})
