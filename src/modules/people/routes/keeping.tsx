/** The addresses of keeping organisations, persons, bodies, mandates, fees and figures. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const keepingRoutes = (): Hono<Env> => new Hono<Env>()
