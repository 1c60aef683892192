/** The plan as an outline that reads well on a phone and on paper: chapters, branches, rows of actions. */
import { ActionRow, ActionRows, Branch, Chapter } from '#design/outline.tsx'
import { Empty, Muted, Tag } from '#design/text.tsx'
import type { Day } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { words } from '../messages.ts'
import { itemPath } from '../paths.ts'
import type { Item } from '../queries/items.ts'
import type { Plan } from '../queries/plans.ts'
import { countsOf, type Nested } from '../rules.ts'
import { actionsOf, Bar, chapters } from './picture.tsx'
import { title, toldDue, toldOwner } from './told.tsx'

interface Outlined {
  lang: Lang
  plan: Plan
  today: Day
}

export const Action = ({ lang, item, today }: { lang: Lang; item: Item; today: Day }) => (
  <ActionRow
    id={`i${item.id}`}
    href={itemPath(item.id)}
    title={title(lang, item)}
    status={item.status ?? 'planned'}
    statusLabel={words(lang).statuses[item.status ?? 'planned']}
    owner={toldOwner(lang, item)}
    when={toldDue(lang, item, today)}
    example={item.example_fields.length > 0}
    lang={lang}
  />
)

function Inside({ of, depth, ...view }: Outlined & { of: Nested<Item>; depth: 3 | 4 | 5 }) {
  const { lang, plan, today } = view
  if (of.children.length === 0) return <Muted>{of.provenance === null ? words(lang).noActionYet : words(lang).leftOpen}</Muted>
  const below = of.children[0]!.level
  if (below === plan.lastLevel) {
    return (
      <ActionRows label={title(lang, of)}>
        {of.children.map((item) => (
          <Action key={item.id} lang={lang} item={item} today={today} />
        ))}
      </ActionRows>
    )
  }
  return of.children.map((item) => (
    <Branch
      key={item.id}
      title={title(lang, item)}
      href={itemPath(item.id)}
      count={words(lang).countActions(actionsOf(item, plan.lastLevel).length)}
      id={`i${item.id}`}
      level={depth}
    >
      <Inside {...view} of={item} depth={depth === 3 ? 4 : 5} />
    </Branch>
  ))
}

/** The tree of a plan, or of what passes its filters. */
export function PlanOutline({ lang, plan, tree, today }: Outlined & { tree: Nested<Item>[] }) {
  const say = words(lang)
  if (tree.length === 0) {
    return (
      <Empty title={say.noMatch}>
        <p>{say.noMatchHint}</p>
      </Empty>
    )
  }
  return chapters(tree).map(({ item, tone, numeral }) => {
    const actions = actionsOf(item, plan.lastLevel)
    return (
      <Chapter
        key={item.id}
        id={`i${item.id}`}
        numeral={numeral}
        tone={tone}
        title={title(lang, item)}
        href={itemPath(item.id)}
        count={say.countActions(actions.length)}
        bar={actions.length > 0 ? <Bar lang={lang} counts={countsOf(actions, today)} /> : null}
        tags={item.cross_cutting ? <Tag>{say.crossCutting}</Tag> : null}
      >
        <Inside lang={lang} plan={plan} today={today} of={item} depth={3} />
      </Chapter>
    )
  })
}
