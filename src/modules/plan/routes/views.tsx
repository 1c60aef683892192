/** Other views of a plan: table, timeline, map. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function viewRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
