/** Bringing a plan in from a file: upload, preview, import. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function bringInRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
