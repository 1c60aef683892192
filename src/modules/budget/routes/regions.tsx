/** The addresses of the slice regions. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function regionsRoutes(): Hono<Env> {
  return new Hono<Env>()
}
