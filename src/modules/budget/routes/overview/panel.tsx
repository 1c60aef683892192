/** The budgets of a plan on its page, and those of an organisation on its own. */
import type { Panel } from '#kernel/capability.ts'
import type { House } from '#kernel/house.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { overviewWords } from '../../messages/overview/overview.ts'
import { budgetsAddress } from '../../pages/overview/budgets.tsx'
import { BudgetsPanel } from '../../pages/overview/panel.tsx'
import { budgetsOfPlan, totalsByVersion, type Version, versionsOfBudgets, versionsSeen } from '../../queries.ts'
import { sumOfTotals } from '../../rules.ts'
import { mainOfEach } from './budgets.tsx'

/** The latest few; the list has the rest. */
const MOST_SHOWN = 5

async function panelOf(house: House, viewing: Viewing, title: string, versions: Version[], more: string | null) {
  if (versions.length === 0) return null
  const shown = versions.slice(0, MOST_SHOWN)
  const totals = await totalsByVersion(
    house.reader,
    shown.map(({ id }) => id),
  )
  const budgets = shown.map((version) => ({ version, totals: sumOfTotals([...(totals.get(version.id)?.values() ?? [])]) }))
  return <BudgetsPanel viewing={viewing} title={title} budgets={budgets} more={versions.length > shown.length ? more : null} />
}

export const planPanel: Panel = async (house, viewing, id) => {
  // Most plans have none, and their page is asked for often.
  const ids = await house.kept.part(`budgets of plan ${id}`, ['budget'], () => budgetsOfPlan(house.reader, id))
  const versions = mainOfEach(await versionsOfBudgets(house.reader, viewing.actor, ids))
  return panelOf(house, viewing, overviewWords(viewing.lang).planPanel, versions, null)
}

export const organisationPanel: Panel = async (house, viewing, id) => {
  const versions = mainOfEach(await versionsSeen(house.reader, viewing.actor, id))
  return panelOf(house, viewing, overviewWords(viewing.lang).organisationPanel, versions, budgetsAddress({ organisation: id }))
}
