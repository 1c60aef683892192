/** Comparing two versions or two plans, and what became of a predecessor. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function comparisonRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
