/** A next text that was adopted is a version of its plan: whoever kept one of its addresses is led there for good. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { FILE_KINDS, versionFilePath, versionPath } from '../paths.ts'
import { textsBecomeVersions } from '../queries.ts'

interface Become {
  slug: string
  number: number
}

/** The version that a next text became, by its address; null while it is none. Asked at every request for a plan, so kept in one piece. */
export async function versionBecome({ var: { house } }: Ctx, slug: string): Promise<Become | null> {
  const all = await house.kept.part('texts become versions', ['plan'], () => textsBecomeVersions(house.reader))
  return all[slug] ?? null
}

/** Before all other addresses of plans. Its frozen versions stay where they are. */
export function becomeRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const lead = async (c: Ctx, slug: string, pathOf: (become: Become) => string, next: () => Promise<void>) => {
    const become = c.req.method === 'POST' ? null : await versionBecome(c, slug)
    return become ? c.redirect(pathOf(become), 301) : next()
  }
  const toVersion = ({ slug, number }: Become) => versionPath(slug, number)
  app.use('/plans/:slug{[a-z0-9-]+}', (c, next) => lead(c, c.req.param('slug'), toVersion, next))
  app.use('/plans/:slug{[a-z0-9-]+}/:view{table|timeline|map|build|changes|documents|sharing|adoption|edit}', (c, next) =>
    lead(c, c.req.param('slug'), toVersion, next),
  )
  for (const kind of FILE_KINDS)
    app.use(`/plans/:file{[a-z0-9-]+\\.${kind}}`, (c, next) =>
      lead(c, c.req.param('file').slice(0, -kind.length - 1), ({ slug, number }) => versionFilePath(slug, number, kind), next),
    )
  return app
}
