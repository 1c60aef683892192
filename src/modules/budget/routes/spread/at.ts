/** What the routes of spreading share: the plan's rows as this reader may see them, and who may write. */
import type { Ctx } from '#kernel/env.ts'
import { notYours } from '#kernel/refusal.ts'
import { signInPath } from '#modules/people/index.ts'
import { planById, planItems } from '#modules/plan/index.ts'
import { spreadPath } from '../../paths.ts'
import type { Standing } from '../../queries.ts'
import { mayEditBudget, type PlanRow, planRows, withAncestors } from '../../rules.ts'
import { mayWrite } from '../sheet/at.ts'

/** The rows of the budget's plan; null: there is none, or this reader may not know it. */
export async function rowsAt(c: Ctx, { version }: Standing): Promise<PlanRow[] | null> {
  const { house, actor } = c.var
  const plan = version.budget.plan && (await planById(house.reader, actor, version.budget.plan.id))
  if (!plan) return null
  return planRows(await planItems(house.reader, actor, [plan.id], house.clock.today()), plan.lastLevel)
}

const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those actions of which the code or the title has all words, those of `always`, and what is above them. */
export function searched(rows: readonly PlanRow[], words: string, always: ReadonlySet<number>): PlanRow[] {
  const wanted = plainly(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...rows]
  return withAncestors(rows, ({ id, action, code, title }) => {
    const text = plainly(`${code} ${title.fr ?? ''} ${title.en ?? ''}`)
    return action && (always.has(id) || wanted.every((word) => text.includes(word)))
  })
}

/** A stranger is led to the sign-in; who may not write is told so; of what is frozen, the page that only shows it. Null: go on. */
export function stopped(c: Ctx, at: Standing): Response | null {
  if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
  if (!mayEditBudget(c.var.actor, at.version.budget.owner)) throw notYours()
  return mayWrite(c.var.actor, at) ? null : c.redirect(spreadPath(at.version.id, at.year), 303)
}
