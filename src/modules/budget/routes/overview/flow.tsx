/** The flow of a version's money, for who sees at least its chapters. */
import type { Ctx } from '#kernel/env.ts'
import { viewingOf } from '#kernel/reply.ts'
import { planById } from '#modules/plan/index.ts'
import { FlowPage } from '../../pages/overview/flow.tsx'
import { flowMoney, type Standing } from '../../queries.ts'
import { flowOf } from '../../rules.ts'
import { watchedOf } from '../at.ts'

export async function flowPage(c: Ctx, at: Standing) {
  const { house, actor } = c.var
  const { version, year } = at
  const { plan } = version.budget
  // Who is shown the totals by chapter is shown no more: neither funders nor what each part of the plan gets.
  const chapters = version.sight === 'groups'
  const readable = plan && !chapters ? await planById(house.reader, actor, plan.id) : null
  const money = await flowMoney(house.reader, version.id, { year, planId: readable?.id ?? null, chapters })
  return <FlowPage view={{ viewing: await viewingOf(c, watchedOf(at)), at, money, flow: flowOf(money.income, money.charges) }} />
}
