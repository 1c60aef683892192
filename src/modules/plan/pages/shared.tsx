/** What stands beside a shared link to a plan or an item. */
import { SharedPicture } from '#design/shared-picture.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { itemFeedPath, itemPicturePath, planFeedPath, planPicturePath } from '../paths.ts'
import type { Item, PlacedItem } from '../queries/items.ts'
import type { Plan } from '../queries/plans.ts'
import { countsOf, type Nested } from '../rules.ts'
import { actionsOf, wheelOf } from './picture.tsx'
import { decisionText, periodText, title } from './told.tsx'

/** Beyond this many actions only the parts are drawn: points have no room for more. */
const MOST_DRAWN = 600

/** The addresses by which other readers find a plan or an item. */
export const sharedPlan = (lang: Lang, plan: Plan) => ({
  picture: planPicturePath(plan.slug),
  feed: { path: planFeedPath(plan.slug), title: viewWords(lang).feed(title(lang, plan)) },
})
export const sharedItem = (lang: Lang, { item }: PlacedItem) => ({
  picture: itemPicturePath(item.id),
  feed: { path: itemFeedPath(item.id), title: viewWords(lang).feed(title(lang, item)) },
})

/** A plan: its title, its decision or figures, its wheel. */
export function SharedPlan({
  lang,
  plan,
  tree,
  network,
  today,
}: {
  lang: Lang
  plan: Plan
  tree: Nested<Item>[]
  network: string
  today: string
}) {
  const say = words(lang)
  const actions = tree.flatMap((item) => actionsOf(item, plan.lastLevel))
  const counts = countsOf(actions, today)
  const project = plan.state === 'draft' || plan.state === 'published'
  return (
    <SharedPicture
      kicker={`${say.kinds[plan.kind]} · ${periodText(lang, plan)}${project ? ` · ${say.states[plan.state]}` : ''}`}
      title={title(lang, plan)}
      detail={(project ? '' : decisionText(lang, plan)) || say.countActions(counts.actions)}
      network={network}
      example={plan.example || counts.examples > 0 ? say.exampleAcross : null}
      wheel={actions.length > 0 && actions.length <= MOST_DRAWN ? wheelOf(lang, plan, tree) : null}
    />
  )
}

/** An item: its plan and code, its title, how far it is. */
export function SharedItem({ lang, placed: { item, plan }, network }: { lang: Lang; placed: PlacedItem; network: string }) {
  const say = words(lang)
  const action = item.level === plan.lastLevel
  const due = item.ends_on ? `${say.due} ${formatDay(lang, item.ends_on)}` : ''
  return (
    <SharedPicture
      kicker={`${title(lang, plan)} · ${item.code}`}
      title={said(lang, item.title)}
      detail={action ? [say.statuses[item.status ?? 'planned'], due].filter(Boolean).join(' · ') : periodText(lang, plan)}
      network={network}
      example={plan.example || item.example_fields.length > 0 ? say.exampleAcross : null}
      wheel={null}
    />
  )
}
