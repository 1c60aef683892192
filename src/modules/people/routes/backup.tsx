/** The address of the back-up page. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const backupRoutes = (): Hono<Env> => new Hono<Env>()
