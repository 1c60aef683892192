/** The addresses of versions: all of a budget, side by side, the bytes of a frozen one, and the steps of their life. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import type { Tag } from '#kernel/kept.ts'
import { found } from '#kernel/refusal.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { attachment } from '#kernel/upload.ts'
import { VersionsPage } from '../../pages/versions/versions.tsx'
import { grantTitles, totalsByVersion } from '../../queries/versions/versions.ts'
import { frozenText, mainVersion, type Standing, standing, type Version, versionsOfBudget } from '../../queries.ts'
import { standingAt } from '../at.ts'
import { comparisonRoutes } from './comparison.tsx'
import { versionsLifeRoutes } from './life.tsx'
import { scenarioRoutes } from './scenario.tsx'

/** What these pages name besides budgets. */
const NAMES: Tag[] = ['organisation', 'network', 'plan', 'item', 'grant']

export function versionsRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budgets/:id{[0-9]{1,15}}/versions', (c) => sendKeptPage(c, [...NAMES, `budget:${c.req.param('id')}`], () => versionsPage(c)))
  app.get('/budget-versions/:id{[0-9]{1,15}}/frozen.json', sendFrozen)
  return app.route('/', comparisonRoutes()).route('/', scenarioRoutes()).route('/', versionsLifeRoutes())
}

/** A budget by the version that this reader meets first, with all that he or she may know; 404 where that is none. */
export async function versionsAt(c: Ctx, year: number | null = null): Promise<{ at: Standing; versions: Version[] }> {
  const { house, actor } = c.var
  const versions = await versionsOfBudget(house.reader, actor, Number(c.req.param('id')))
  const main = found(mainVersion(versions))
  return { at: found(await standing(house.reader, actor, main.id, year)), versions }
}

async function versionsPage(c: Ctx) {
  const { reader } = c.var.house
  const { at, versions } = await versionsAt(c)
  const refused = versions.flatMap(({ assumptions }) =>
    assumptions.flatMap((each) => (each.kind === 'grant_refused' ? [each.grantId] : [])),
  )
  const [totals, grants] = await Promise.all([
    totalsByVersion(
      reader,
      versions.map(({ id }) => id),
    ),
    grantTitles(reader, refused),
  ])
  const viewing = await viewingOf(c, [{ kind: 'budget', id: at.version.budget.id }])
  return <VersionsPage view={{ viewing, at, versions, totals, grants }} />
}

/** Exactly the bytes that the fingerprint is of, grants and notes with them: for who sees all of the version. A draft has none. */
async function sendFrozen(c: Ctx): Promise<Response> {
  const { version } = await standingAt(c, 'all')
  found(version.sha256)
  const { text } = found(await frozenText(c.var.house.reader, version.id))
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', attachment(`budget-${version.budget.id}-version-${version.number}.json`))
  return c.body(text, 200, { 'content-type': 'application/json' })
}
