/** What plans expect of a person, and the actions shown on the page of who carries them. */
import type { Expected, Panel } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/dates.ts'
import { type Actor, isStaffOf } from '#kernel/values/actor.ts'
import { inLang } from '#kernel/values/lang.ts'
import { words } from '../messages.ts'
import { OwnedActions } from '../pages.tsx'
import { itemPath, planPath } from '../paths.ts'
import { ownActions, ownedActions, planCounts, plans } from '../queries.ts'
import { isLate, type Missing, missingOf, noCounts, plansInForce } from '../rules.ts'

/** An action that ends within this time is expected now. */
const SOON_DAYS = 92

/** One's own actions that are late, due soon or incomplete; and, for the staff, what nobody carries in the plan in force. */
export async function expected(reader: Reader, actor: Actor, today: Day): Promise<Expected[]> {
  const say = words(actor.lang)
  const own = (await ownActions(reader, actor, today)).flatMap((item) => {
    const missing = missingOf(item)
    const due = item.ends_on !== null && item.ends_on <= addDays(today, SOON_DAYS)
    if (missing.length === 0 && !due) return []
    const detail = [
      inLang(item.plan_title, actor.lang),
      missing.length > 0
        ? say.expectedIncomplete(missing.map((what) => say.missing[what]).join(', '))
        : say.statuses[item.status ?? 'planned'],
    ]
    return {
      title: inLang(item.title, actor.lang),
      detail: detail.join(' · '),
      path: itemPath(item.id),
      due: item.ends_on,
      late: isLate(item, today),
      example: item.example_fields.length > 0,
    }
  })
  return [...own, ...(await uncarried(reader, actor, today))]
}

/** For the staff: the actions of the plan in force that nobody carries. */
async function uncarried(reader: Reader, actor: Actor, today: Day): Promise<Expected[]> {
  const say = words(actor.lang)
  const mine = plansInForce(await plans(reader, actor), today).filter(({ plan }) => isStaffOf(actor, plan.responsibleId))
  const counted = await planCounts(
    reader,
    mine.map(({ plan }) => plan.id),
    today,
  )
  return mine.flatMap(({ plan }) => {
    const counts = counted.get(plan.id) ?? noCounts()
    return (['owner', 'date'] satisfies Missing[]).flatMap((what) =>
      counts.missing[what] === 0
        ? []
        : {
            title: `${say.countActions(counts.missing[what])} ${say.missing[what]}`,
            detail: inLang(plan.title, actor.lang),
            path: `${planPath(plan.slug)}?missing=${what}#plan`,
            due: null,
            late: false,
            example: false,
          },
    )
  })
}

/** The actions that a person, a body or an organisation carries, for its page. */
export const ownedPanel =
  (kind: 'person' | 'body' | 'organisation'): Panel =>
  async (house, viewing, id) => {
    const items = await ownedActions(house.reader, viewing.actor, { kind, id }, viewing.today)
    return items.length === 0 ? null : <OwnedActions viewing={viewing} items={items} />
  }
