/** The address of the matrix of funders and actions, and of cash by month. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { MatrixPage } from '../../pages/matrix/matrix.tsx'
import { fundingOf, namedFunding, placedActions } from '../../queries.ts'
import { DIRECTIONS, findingsIn, fundingFindings, type MatrixAsked, matrixOf, mayReadDraftBudget, ONLY, shownOf } from '../../rules.ts'
import { standingAt, watchedOf } from '../at.ts'
import { cashRoutes } from './cash.tsx'

export function matrixRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/funders', matrixPage)
  return app.route('/', cashRoutes())
}

function askedOf(c: Ctx): MatrixAsked {
  const { pillar, funder, only, by } = c.req.query()
  return {
    pillar: /^[1-9]\d{0,14}$/.test(pillar ?? '') ? Number(pillar) : null,
    group: /^(f[1-9]\d{0,14}|unfiled|own)$/.exec(funder ?? '')?.[0] ?? null,
    only: ONLY.find((each) => each === only) ?? null,
    by: DIRECTIONS.find((each) => each === by) ?? null,
  }
}

/** What is to be mended is told to those who write the version, or read its drafts. */
async function matrixPage(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const at = await standingAt(c, 'lines')
  const { version, year } = at
  const [funding, placed] = await Promise.all([fundingOf(house.reader, version.id), placedActions(house.reader, actor, version)])
  const findings = mayReadDraftBudget(actor, version.budget.owner) ? fundingFindings(funding) : null
  const { bands, actions } = namedFunding(funding.bands, placed)
  const matrix = matrixOf({ bands, grants: funding.grants }, findings ?? [], actions, year)
  const asked = askedOf(c)
  const grants = findings ? [...funding.grants.keys()].map((id) => ({ kind: 'grant', id })) : []
  return sendPage(
    c,
    <MatrixPage
      viewing={await viewingOf(c, [...watchedOf(at), ...grants])}
      at={at}
      matrix={matrix}
      shown={shownOf(matrix, asked)}
      pillars={placed.pillars}
      asked={asked}
      findings={findings && findingsIn(findings, year)}
    />,
  )
}
