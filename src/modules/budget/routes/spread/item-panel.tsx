/** The money shown on the page of an item of the plan, as far as its reader may know the budgets. */
import type { Panel } from '#kernel/capability.ts'
import { ItemPanel } from '../../pages/spread/item-panel.tsx'
import { moneyOnItem, versionsByIds } from '../../queries.ts'

/** The budget in force first; drafts and what is proposed for who may read them. Nothing where only totals, or nothing, are shown. */
const ORDER = { voted: 0, proposed: 1, draft: 2, amended: 3 } as const

export const itemPanel: Panel = async ({ reader }, { actor, lang }, itemId) => {
  const all = await moneyOnItem(reader, itemId)
  if (all.length === 0) return null
  const byId = new Map(all.map((of) => [of.versionId, of]))
  const versions = await versionsByIds(reader, actor, [...byId.keys()])
  const money = versions
    .filter(({ sight }) => sight !== 'totals' && sight !== 'nothing')
    .toSorted((one, other) => ORDER[one.state] - ORDER[other.state] || other.id - one.id)
    .map((version) => ({ version, of: byId.get(version.id)! }))
  return money.length === 0 ? null : <ItemPanel view={{ lang, itemId, money }} />
}
