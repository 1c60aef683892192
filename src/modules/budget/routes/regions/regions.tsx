/** What goes to the regions and actors, and how the regions share it. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { sayObjection } from '#kernel/house.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { RegionsPage } from '../../pages/regions/regions.tsx'
import { papersOfGrants } from '../../queries/grants/papers.ts'
import { grantsOnFile } from '../../queries/grants-on-file.ts'
import { linesOf } from '../../queries/lines.ts'
import { sharingOf } from '../../queries/regions/sharing.ts'
import type { Standing } from '../../queries.ts'
import { byTransfer, passableGrants, unbacked } from '../../rules/regions/transfers.ts'
import { mayEditBudget, mayReadDraftBudget } from '../../rules/rights.ts'
import { standingAt, watchedOf } from '../at.ts'
import { agreementsRoutes } from './agreements.tsx'
import { regionKeyRoutes } from './key.tsx'
import { statementRoutes } from './statement.tsx'

/** Whose names and figures change, the page changes. */
const NAMES = ['organisation', 'network', 'grant', 'funder']

export function regionsRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/regions', (c) => {
    let shown: Standing | null = null
    return sendKeptPage(
      c,
      () => [...NAMES, ...(shown ? [`budget:${shown.version.budget.id}`, `budget_version:${shown.version.id}`] : [])],
      async () => {
        shown = await standingAt(c, 'groups')
        return regionsPage(c, shown)
      },
    )
  })
  for (const part of [regionKeyRoutes, agreementsRoutes, statementRoutes]) app.route('/', part())
  return app
}

async function regionsPage(c: Ctx, at: Standing) {
  const { house, actor, lang } = c.var
  const { version, year } = at
  const { owner } = version.budget
  const [edit, reads, whole] = [mayEditBudget(actor, owner), mayReadDraftBudget(actor, owner), version.sight === 'all']
  const lines = (await linesOf(house.reader, version.id, year)).filter(({ recipient }) => recipient !== null)
  const grants = reads ? await grantsOnFile(house.reader, owner.organisationId) : null
  const papers = grants ? await papersOfGrants(house.reader, [...grants.keys()]) : null
  return (
    <RegionsPage
      viewing={await viewingOf(c, watchedOf(at))}
      at={at}
      view={{
        transfers: {
          versionId: version.id,
          year: at.years.length > 1 ? year : null,
          groups: byTransfer(lines),
          unbacked: grants ? unbacked(lines, grants).map(({ line, why }) => ({ line, why: sayObjection(house, lang, why) })) : [],
          papers,
          passable: grants
            ? passableGrants(grants).map((of) => ({
                of,
                regrant: of.regrant && sayObjection(house, lang, of.regrant),
                partner: of.partner && sayObjection(house, lang, of.partner),
              }))
            : null,
          edit: edit && version.state === 'draft' && !version.givenUp,
          lines: whole || version.sight === 'lines',
        },
        sharing: await sharingOf(house.reader, actor, at),
        may: { edit, try: whole, agreements: reads, figures: whole },
      }}
    />
  )
}
