/** The rows of a view under the headings of its groups. */
import type { ComponentChildren } from 'preact'
import { GroupName, PillarName } from '#design/group-heading.tsx'
import { StatusMark } from '#design/status.tsx'
import { words } from '../messages.ts'
import { itemPath } from '../paths.ts'
import type { ViewedItem } from '../queries/views.ts'
import type { Group } from '../rules.ts'
import type { Status } from '../tables.ts'
import { chapters } from './picture.tsx'
import { title } from './told.tsx'
import type { ViewedPlan } from './view-filters.tsx'

export interface Grouped {
  key: string
  heading: ComponentChildren
  /** Its colour, where it is a pillar. */
  tone: 1 | 2 | 3 | 4 | null
  /** How many rows it has in all, whatever page is shown. */
  size: number
  items: ViewedItem[]
}

/** The rows by group, in the order in which they come. */
export function groupsOf(view: ViewedPlan, items: ViewedItem[], group: Group, sizes: Map<string, number> | null): Grouped[] {
  const { lang, choices } = view
  const pillars = new Map(chapters(choices.pillars).map((chapter) => [String(chapter.item.id), chapter]))
  const owners = new Map(choices.owners.map(({ value, label }) => [value, label]))
  const named = (key: string): Pick<Grouped, 'heading' | 'tone'> => {
    const pillar = pillars.get(key)
    if (group === 'pillar' && pillar) {
      const heading = (
        <PillarName numeral={pillar.numeral} tone={pillar.tone}>
          <a href={itemPath(pillar.item.id)}>{title(lang, pillar.item)}</a>
        </PillarName>
      )
      return { heading, tone: pillar.tone }
    }
    const status = key as Status
    const heading =
      group === 'status' ? <StatusMark status={status} label={words(lang).statuses[status]} /> : (owners.get(key) ?? words(lang).nobody)
    return { heading: <GroupName>{heading}</GroupName>, tone: null }
  }
  return [...Map.groupBy(items, (item) => item.group)].map(([key, of]) => ({
    key,
    ...named(key),
    size: sizes?.get(key) ?? of.length,
    items: of,
  }))
}
