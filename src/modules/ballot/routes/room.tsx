/** The addresses of the chair's page, the voters' page and the room's screen. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const roomRoutes = (): Hono<Env> => new Hono<Env>()
