/** What a view of a plan is asked for, and what its filters offer. */
import type { Ctx } from '#kernel/env.ts'
import type { ViewedPlan } from '../pages.tsx'
import { headById, type Plan } from '../queries.ts'
import type { Group } from '../rules.ts'
import { keptChoices, offered, viewAsked } from './view-asked.ts'

/** `path`: the page's own address; `group`: how it groups where the address says nothing. */
export async function viewOf(c: Ctx, plan: Plan, path: string, group: Group | null, asked = viewAsked(c, group)) {
  const choices = await keptChoices(c, plan)
  const { part: id, region } = asked.filter
  const known = id === undefined || choices.pillars.some((pillar) => pillar.id === id)
  const part = known ? null : await headById(c.var.house.reader, plan, id, c.var.house.clock.today())
  const view: ViewedPlan = { lang: c.var.lang, plan, path, group, asked, choices: offered(c, choices, { part, region }) }
  return { view, owners: choices.owners }
}
