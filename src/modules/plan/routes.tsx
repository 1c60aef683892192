/** The addresses of plans and items, connected. Pages of their own (`/plans/new`) come before `/plans/:slug`. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { becomeRoutes } from './routes/become.ts'
import { bringInRoutes } from './routes/bring-in.tsx'
import { buildRoutes } from './routes/build.tsx'
import { comparisonRoutes } from './routes/comparison.tsx'
import { documentRoutes } from './routes/documents.tsx'
import { feedRoutes } from './routes/feeds.tsx'
import { fileRoutes } from './routes/files.ts'
import { itemRoutes } from './routes/items.tsx'
import { lifeRoutes } from './routes/life.tsx'
import { planRoutes } from './routes/plans.tsx'
import { sharingRoutes } from './routes/sharing.tsx'
import { versionRoutes } from './routes/versions.tsx'
import { viewRoutes } from './routes/views.tsx'

const ALL = [
  becomeRoutes,
  bringInRoutes,
  comparisonRoutes,
  buildRoutes,
  planRoutes,
  fileRoutes,
  versionRoutes,
  sharingRoutes,
  documentRoutes,
  viewRoutes,
  feedRoutes,
  lifeRoutes,
  itemRoutes,
]

export const routes = (): Hono<Env> => ALL.reduce((app, part) => app.route('/', part()), new Hono<Env>())
