/** The addresses of planning a meeting: agenda, resolutions, documents. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const planningRoutes = (): Hono<Env> => new Hono<Env>()
