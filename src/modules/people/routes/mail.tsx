/** The addresses of mail: what one wants to be told, and the outbox. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const mailRoutes = (): Hono<Env> => new Hono<Env>()
