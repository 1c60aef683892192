/** The addresses of convening: the roll, the notice, a second convening. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const noticeRoutes = (): Hono<Env> => new Hono<Env>()
