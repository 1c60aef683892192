/** The addresses of the budget, connected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { documentsRoutes } from './routes/files/documents.tsx'
import { filesRoutes } from './routes/files/files.tsx'
import { grantsRoutes } from './routes/grants/grants.tsx'
import { matrixRoutes } from './routes/matrix/matrix.tsx'
import { overviewRoutes } from './routes/overview/overview.tsx'
import { regionsRoutes } from './routes/regions/regions.tsx'
import { sheetRoutes } from './routes/sheet/sheet.tsx'
import { spreadRoutes } from './routes/spread/spread.tsx'
import { versionsRoutes } from './routes/versions/versions.tsx'

/** Files and pages with names of their own come before `/budgets/:id` and `/budget-versions/:id`. */
const ALL = [
  filesRoutes,
  documentsRoutes,
  versionsRoutes,
  sheetRoutes,
  spreadRoutes,
  matrixRoutes,
  regionsRoutes,
  grantsRoutes,
  overviewRoutes,
]

export const routes = (): Hono<Env> => ALL.reduce((app, part) => app.route('/', part()), new Hono<Env>())
