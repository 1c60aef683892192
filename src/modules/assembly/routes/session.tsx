/** The addresses of the session: opening, items, speakers, closing. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const sessionRoutes = (): Hono<Env> => new Hono<Env>()
