/** The part of a plan's page that tells of the work around it. */
import type { Panel } from '#kernel/capability.ts'
import type { House } from '#kernel/house.ts'
import { isBoardOf, isStaffOf } from '#kernel/values/actor.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { WorkPanel } from '../pages.tsx'
import { type Plan, planById, type ServedThisYear, servedThisYear } from '../queries.ts'
import { isCurrent, mayShare } from '../rules.ts'

/** What the year serves of a plan in force; made once for all who read as many annual drafts. */
function servedOf(house: House, { actor, today }: Viewing, plan: Plan): Promise<ServedThisYear | null> {
  const insider = isStaffOf(actor, plan.responsibleId) || isBoardOf(actor, plan.responsibleId)
  const bodies = actor?.mandates.flatMap(({ bodyId }) => bodyId ?? []).toSorted((one, other) => one - other) ?? []
  const key = `plan served ${plan.id} ${today} ${insider ? 'insider' : bodies}`
  return house.kept.part(key, ['plan'], () => servedThisYear(house.reader, actor, plan, today))
}

export const workPanel: Panel = async (house, viewing, id) => {
  const plan = await planById(house.reader, viewing.actor, id)
  if (!plan) return null
  const served = plan.kind === 'strategic' && isCurrent(plan, viewing.today) ? await servedOf(house, viewing, plan) : null
  const sharing = plan.state === 'draft' && mayShare(viewing.actor, plan)
  return served || sharing ? <WorkPanel viewing={viewing} plan={plan} served={served} sharing={sharing} /> : null
}
