/** Building a plan: a new one, its own facts, its tree. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function buildRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
