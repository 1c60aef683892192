/** The addresses of proxies: given, replaced, revoked, from paper. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const proxiesRoutes = (): Hono<Env> => new Hono<Env>()
