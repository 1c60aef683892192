/** The addresses of the register of decisions. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const registerRoutes = (): Hono<Env> => new Hono<Env>()
