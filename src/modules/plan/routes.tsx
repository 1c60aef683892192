/** The addresses of plans and items, connected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { itemRoutes } from './routes/items.tsx'
import { lifeRoutes } from './routes/life.tsx'
import { planRoutes } from './routes/plans.tsx'

export const routes = (): Hono<Env> => new Hono<Env>().route('/', planRoutes()).route('/', lifeRoutes()).route('/', itemRoutes())
