/** All budgets together, for the staff and the board of the network. */
import type { Ctx } from '#kernel/env.ts'
import { found } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { signInPath } from '#modules/people/index.ts'
import { ConsolidationPage } from '../../pages/overview/consolidation.tsx'
import { consolidation, yearsTold } from '../../queries.ts'
import { consolidatedYears, mayReadDraftBudget } from '../../rules.ts'

const yearOf = (text: string | undefined): number | null => (/^(19|20|21)\d\d$/.test(text ?? '') ? Number(text) : null)

export async function sendConsolidation(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const url = new URL(c.req.url)
  if (!actor) return c.redirect(signInPath(url.pathname + url.search), 303)
  const viewing = await viewingOf(c, [{ kind: 'budget', id: 0 }])
  const networkId = viewing.network.id
  found(mayReadDraftBudget(actor, { organisationId: networkId, kind: 'network', networkId }) ? networkId : null)
  const thisYear = Number(house.clock.today().slice(0, 4))
  const years = consolidatedYears(yearOf(c.req.query('from')), yearOf(c.req.query('to')), thisYear)
  const [whole, offered] = await Promise.all([consolidation(house.reader, years[0]!, years.at(-1)!), yearsTold(house.reader, thisYear)])
  return sendPage(c, <ConsolidationPage view={{ viewing, years, offered: [...new Set([...offered, ...years])].toSorted(), whole }} />)
}
