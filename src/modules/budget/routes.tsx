/** The addresses of the budget, connected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { documentsRoutes } from './routes/documents.tsx'
import { filesRoutes } from './routes/files.tsx'
import { grantsRoutes } from './routes/grants.tsx'
import { matrixRoutes } from './routes/matrix.tsx'
import { overviewRoutes } from './routes/overview.tsx'
import { regionsRoutes } from './routes/regions.tsx'
import { sheetRoutes } from './routes/sheet.tsx'
import { spreadRoutes } from './routes/spread.tsx'
import { versionsRoutes } from './routes/versions.tsx'

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
