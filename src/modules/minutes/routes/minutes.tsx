/** The addresses of minutes: written, signed, corrected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const minutesRoutes = (): Hono<Env> => new Hono<Env>()
