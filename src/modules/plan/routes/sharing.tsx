/** A draft shared with a committee, and what changed since one last looked. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function sharingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
