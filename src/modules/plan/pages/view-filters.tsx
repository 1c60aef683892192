/** The filters of a view, and its ready-made views. */
import type { ComponentChildren } from 'preact'
import { FilterBar } from '#design/filters.tsx'
import { HiddenField, Select, TextField } from '#design/form.tsx'
import { type Pill, Pills } from '#design/tabs.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import type { Plan } from '../queries/plans.ts'
import type { ViewChoices } from '../queries/views.ts'
import { DUES, GROUPS, type Group, type ViewFilter } from '../rules.ts'
import { type Asked, addressParts, usual, viewAddress } from './view-address.ts'

interface Choice {
  value: string
  label: string
}

export interface FilterChoices {
  statuses: Choice[]
  regions: Choice[]
  owners: Choice[]
  scopes: Choice[]
  /** The items of the first level; and the parts that the rows can be narrowed to. */
  pillars: ViewChoices['pillars']
  parts: Choice[]
}

export interface ViewedPlan {
  lang: Lang
  plan: Plan
  /** The page's own address, without what it asks for. */
  path: string
  asked: Asked
  /** How this page groups where the address says nothing. */
  group: Group | null
  choices: FilterChoices
}

/** The name of the plan's first level, `Pilier`. */
export const firstLevelName = (lang: Lang, plan: Plan): string =>
  (plan.levelNames[lang][0] ? plan.levelNames[lang] : plan.levelNames.fr)[0] ?? ''

interface Filter {
  name: keyof ViewFilter
  label: string
  any: string
  options: Choice[]
}

function filtersOf({ lang, plan, choices }: ViewedPlan): Filter[] {
  const [say, tell] = [words(lang), viewWords(lang)]
  const missing = (['any', 'owner', 'date', 'expected_result'] as const).map((value) => ({ value, label: say.missing[value] }))
  const owners = [...choices.owners, { value: 'none', label: say.nobody }]
  return [
    { name: 'status', label: say.filterStatus, any: say.any, options: choices.statuses },
    { name: 'owner', label: say.filterOwner, any: say.any, options: owners },
    { name: 'part', label: firstLevelName(lang, plan), any: say.any, options: choices.parts },
    { name: 'region', label: say.filterRegion, any: say.anyRegion, options: choices.regions },
    { name: 'scope', label: tell.filterScope, any: tell.anyScope, options: choices.scopes },
    { name: 'due', label: tell.filterDue, any: tell.anyDue, options: DUES.map((value) => ({ value, label: tell.dues[value] })) },
    { name: 'missing', label: say.filterMissing, any: say.nothing, options: missing },
  ]
}

/** The form of filters; what the address asks for besides goes with it. `fields` and `more`: other fields; `spoken`: their names. */
export function ViewFilters({
  view,
  fields,
  more,
  spoken = [],
}: {
  view: ViewedPlan
  fields?: ComponentChildren
  more?: ComponentChildren
  spoken?: readonly string[]
}) {
  const { lang, asked, path, group } = view
  const filters = filtersOf(view)
  const first = { ...asked, page: 1, edit: null }
  const without = (name: keyof ViewFilter) => viewAddress(path, { ...first, filter: { ...asked.filter, [name]: undefined } }, group)
  const active = filters.flatMap(({ name, options }) => {
    const chosen = options.find(({ value }) => value === String(asked.filter[name] ?? ''))
    return chosen ? [{ label: chosen.label, removeHref: without(name) }] : []
  })
  if (asked.filter.words) active.unshift({ label: asked.filter.words, removeHref: without('words') })
  const shown = new Set<string>([...filters.map(({ name }) => name), 'words', ...spoken])
  return (
    <FilterBar action={path} active={active} lang={lang} more={more}>
      <TextField name="words" type="search" label={viewWords(lang).filterWords} value={asked.filter.words ?? ''} maxlength={100} />
      {filters.map(({ name, label, any, options }) =>
        options.length > 0 ? (
          <Select
            key={name}
            name={name}
            label={label}
            value={String(asked.filter[name] ?? '')}
            options={[{ value: '', label: any }, ...options]}
          />
        ) : null,
      )}
      {fields}
      {addressParts(first, group)
        .filter(([name]) => !shown.has(name))
        .map(([name, value]) => (
          <HiddenField key={name + value} name={name} value={value} />
        ))}
    </FilterBar>
  )
}

/** The ready-made views: each is an address, like any other view. */
export function ReadyViews({ view }: { view: ViewedPlan }) {
  const { lang, plan, path, asked, group } = view
  const say = viewWords(lang)
  const here = viewAddress(path, { ...asked, page: 1, edit: null, columns: usual(group).columns }, group)
  const pill = (label: string, changes: Partial<Asked>): Pill => {
    const href = viewAddress(path, { ...usual(group), year: asked.year, ...changes }, group)
    return { href, label, current: href === here }
  }
  const ready = [
    pill(say.everything, {}),
    pill(say.lateView, { filter: { due: 'late' } }),
    pill(say.quarterView, { filter: { due: 'quarter' } }),
    pill(say.incompleteView, { filter: { missing: 'any' } }),
  ]
  const names = { pillar: say.byPillar(firstLevelName(lang, plan)), owner: say.byOwner, status: say.byStatus }
  const grouped = GROUPS.filter((each) => each !== group).map((each) => pill(names[each], { group: each }))
  return <Pills label={say.savedViews} items={[...ready, ...grouped]} />
}
