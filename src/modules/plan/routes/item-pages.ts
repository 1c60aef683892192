/** What the form of an item shows: its facts, what was typed and refused, or two edits beside each other. */
import type { Deeds } from '#kernel/capability.ts'
import { formatDay, isDay } from '#kernel/dates.ts'
import type { Ctx } from '#kernel/env.ts'
import type { FormError, Typed } from '#kernel/form.ts'
import { journalEntries } from '#kernel/journal.ts'
import { said } from '#kernel/values/typography.ts'
import { ownersOffered, REGIONS, regionName } from '#modules/people/index.ts'
import { words } from '../messages.ts'
import { ownerText } from '../pages/told.tsx'
import type { FormField, ItemForm } from '../pages.tsx'
import type { PlacedItem } from '../queries.ts'
import type { Renumbering } from '../tables/build.ts'
import type { FieldChange, ItemFacts, Scope, Status } from '../tables.ts'
import { before, formFields, mergeEdits, typedOf } from './item-form.ts'

const MOST_EDITS = 200

/** The linked item as the field shows it. */
const carriedOverText = ({ carriedOverTo, plan, item }: PlacedItem): string | null => {
  if (!carriedOverTo) return item.carried_over_to_text
  return carriedOverTo.planSlug === plan.slug ? carriedOverTo.code : `${carriedOverTo.planSlug}#${carriedOverTo.code}`
}

type Option = ItemForm['owners'][number]

/** What is chosen stands in the list also when it is no longer offered: else the browser would send something else. */
const withChosen = (options: Option[], value: string, label: string): Option[] =>
  value === '' || value === 'text' || options.some((option) => option.value === value) ? options : [{ value, label }, ...options]

/** The form as the item stands. */
export async function freshForm(c: Ctx, placed: PlacedItem, columns: readonly (keyof ItemFacts)[]): Promise<ItemForm> {
  const { lang } = c.var
  const say = words(lang)
  const { item, plan } = placed
  const offered = await ownersOffered(c.var.house.reader, c.var.actor, plan.responsibleId, c.var.house.clock.today())
  const groups = { person: say.persons, body: say.bodies, organisation: say.organisations }
  const options = offered.map(({ kind, id, name, detail }) => ({
    value: `${kind}:${id}`,
    label: detail ? `${name}, ${detail}` : name,
    group: groups[kind],
  }))
  const typed = typedOf(item, carriedOverText(placed))
  return {
    fields: formFields(columns),
    typed,
    revision: item.revision,
    errors: [],
    owners: [
      { value: '', label: say.noOwner },
      ...(item.owner_text ? [{ value: 'text', label: say.keepText(item.owner_text) }] : []),
      ...withChosen(options, typed.owner[0]!, item.owner ? ownerText(lang, item.owner) : ''),
    ],
    carriers: [
      { value: '', label: say.nobodyCarries },
      ...(item.carried_to_text ? [{ value: 'text', label: say.keepText(item.carried_to_text) }] : []),
      ...withChosen(
        options.filter(({ value }) => !value.startsWith('person:')),
        typed.carried_to[0]!,
        placed.carriedTo && placed.carriedTo.kind !== 'text' ? said(lang, placed.carriedTo.name) : '',
      ),
    ],
    regions: REGIONS.map((code) => ({ value: code, label: regionName(lang, code) })),
    conflict: null,
  }
}

/** The form with what was typed and what is to be mended. */
export async function refusedForm(
  c: Ctx,
  placed: PlacedItem,
  columns: readonly (keyof ItemFacts)[],
  typed: Typed,
  revision: number,
  errors: FormError[],
): Promise<ItemForm> {
  const form = await freshForm(c, placed, columns)
  const own = Object.fromEntries([...form.fields].map((name) => [name, typed[name] ?? []]))
  return { ...form, typed: own, revision, errors }
}

/** Both edits: what the other one saved since `revision`, beside what was typed. */
export async function conflictForm(
  c: Ctx,
  placed: PlacedItem,
  columns: readonly (keyof ItemFacts)[],
  typed: Typed,
  revision: number,
  errors: FormError[],
): Promise<ItemForm> {
  const form = await freshForm(c, placed, columns)
  const base = await baseOf(c, placed, typed, revision)
  const theirs = typedOf(placed.item, carriedOverText(placed))
  const merged = mergeEdits(base, theirs, typed, form.fields)
  const label = labelOf(c)
  const shown = (name: FormField, values: string[] | undefined) => shownValue(c, form, name, values ?? [])
  return {
    ...form,
    typed: merged.typed,
    errors,
    conflict: {
      fields: merged.differing.map((name) => ({ label: label(name), theirs: shown(name, theirs[name]), mine: shown(name, typed[name]) })),
      taken: merged.taken.map(label),
    },
  }
}

/** What both edits started from. What cannot be told any more (an import came in between, a link moved) counts as untouched: theirs is taken, and shown. */
async function baseOf(c: Ctx, placed: PlacedItem, typed: Typed, revision: number): Promise<Record<FormField, string[]>> {
  const edits = await editsSince(c, placed.item.id, revision)
  const mine = { ...typedOf(placed.item, null), ...typed }
  if (edits.length !== placed.item.revision - revision) return mine
  const base = typedOf(before(placed.item, edits), carriedOverText(placed))
  const relinked = edits.flat().some((change) => change.field.startsWith('carried_over_to'))
  return relinked ? { ...base, carried_over_to: mine.carried_over_to } : base
}

/** What was edited after a revision, the latest edit first. */
async function editsSince(c: Ctx, itemId: number, revision: number): Promise<FieldChange[][]> {
  const entries = await journalEntries(c.var.house.reader, {
    scope: { kind: 'all' },
    subject: { kind: 'item', id: itemId },
    limit: MOST_EDITS,
  })
  return entries
    .flatMap(({ deed, payload }): { revision: number; changes: FieldChange[] }[] => {
      if (deed === 'plan.item_edited' || deed === 'plan.item_edit_undone') return [payload as Deeds['plan.item_edited']]
      // References in a text follow a renumbering.
      return ((payload as Partial<Renumbering>).texts ?? []).filter(({ id }) => id === itemId)
    })
    .filter((payload) => payload.revision > revision)
    .map((payload) => payload.changes)
}

function labelOf(c: Ctx): (name: FormField) => string {
  const say = words(c.var.lang)
  const labels: Record<FormField, string> = {
    title_fr: say.titleFr,
    title_en: say.titleEn,
    text_fr: say.textFr,
    text_en: say.textEn,
    status: say.status,
    stopped_reason: say.stoppedReason,
    progress: say.progress,
    owner: say.owner,
    scope: say.scope,
    regions: say.scopes.regions,
    starts_on: say.start,
    ends_on: say.due,
    expected_result: say.expectedResult,
    partners: say.partners,
    carried_to: say.carriedTo,
    carried_over_to: say.carriedOverTo,
  }
  return (name) => labels[name]
}

/** A field's value as people read it rather than as the form sends it. */
function shownValue(c: Ctx, form: ItemForm, name: FormField, values: string[]): string {
  const { lang } = c.var
  const say = words(lang)
  const value = values[0] ?? ''
  if (name === 'status') return say.statuses[value as Status] ?? value
  if (name === 'scope') return value === '' ? say.scopeNone : (say.scopes[value as Scope] ?? value)
  if (name === 'regions') return values.map((code) => form.regions.find((region) => region.value === code)?.label ?? code).join(', ')
  if (name === 'owner' || name === 'carried_to')
    return [...form.owners, ...form.carriers].find((option) => option.value === value)?.label ?? value
  return isDay(value) ? formatDay(lang, value) : value
}
