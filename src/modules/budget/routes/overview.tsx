/** The addresses of the slice overview. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function overviewRoutes(): Hono<Env> {
  return new Hono<Env>()
}
