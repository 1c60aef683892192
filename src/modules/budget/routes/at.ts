/** Where a request stands: the version of its address as its reader may see it. */
import type { Ctx } from '#kernel/env.ts'
import { found, notFound } from '#kernel/refusal.ts'
import { type Standing, standing } from '../queries.ts'
import type { Sight } from '../rules/rights.ts'

/** `?year=2018`; anything else is no year. */
export const yearAsked = (c: Ctx): number | null => {
  const asked = c.req.query('year')
  return asked !== undefined && /^\d{4}$/.test(asked) ? Number(asked) : null
}

const ENOUGH: Record<Sight, number> = { nothing: 0, totals: 1, groups: 2, lines: 3, all: 4 }

/** The version of `:id` with its sums, for who sees at least so much of it; 404 for everyone else: a stranger is not told that it exists. */
export async function standingAt(c: Ctx, least: Exclude<Sight, 'nothing'> = 'totals'): Promise<Standing> {
  const { house, actor } = c.var
  const at = found(await standing(house.reader, actor, Number(c.req.param('id')), yearAsked(c)))
  if (ENOUGH[at.version.sight] < ENOUGH[least]) throw notFound()
  return at
}

/** What its pages watch. */
export const watchedOf = ({ version }: Standing) => [
  { kind: 'budget_version', id: version.id },
  { kind: 'budget', id: version.budget.id },
]
