/** The address of cash by month: for who may read the budget's drafts. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { notFound } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { CashPage } from '../../pages/matrix/cash.tsx'
import { cashGrantsOf, cashLinesOf } from '../../queries.ts'
import { cashIn, cashOf, LATE_FROM, LATE_TO, mayEditBudget, mayReadDraftBudget } from '../../rules.ts'
import { standingAt, watchedOf } from '../at.ts'

export function cashRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/cash', cashPage)
  return app
}

/** `?late=12`: months; anything else is as planned. */
function lateAsked(c: Ctx): number | null {
  const asked = c.req.query('late')
  const months = /^\d{1,2}$/.test(asked ?? '') ? Number(asked) : null
  return months !== null && months >= LATE_FROM && months <= LATE_TO ? months : null
}

async function cashPage(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const at = await standingAt(c, 'totals')
  const { version, year, years } = at
  const { budget } = version
  if (!mayReadDraftBudget(actor, budget.owner)) throw notFound()
  const lines = await cashLinesOf(house.reader, version.id)
  const grants = await cashGrantsOf(house.reader, lines)
  const lateMonths = lateAsked(c)
  const { yearFrom, yearTo, openingCashCents } = budget
  const whole = cashOf({ yearFrom, yearTo, openingCents: openingCashCents ?? 0 }, lines, grants, lateMonths)
  return sendPage(
    c,
    <CashPage
      viewing={await viewingOf(c, [...watchedOf(at), ...[...grants.keys()].map((id) => ({ kind: 'grant', id }))])}
      at={at}
      cash={years.length > 1 && year !== null ? cashIn(whole, year) : whole}
      lateMonths={lateMonths}
      european={[...grants.values()].some(({ european }) => european)}
      mayEdit={mayEditBudget(actor, budget.owner)}
    />,
  )
}
