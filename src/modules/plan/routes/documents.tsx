/** Documents of plans and items, and what annual actions serve. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function documentRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
