/** The addresses of casting a ballot. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const castingRoutes = (): Hono<Env> => new Hono<Env>()
