/** The addresses of the slice versions. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function versionsRoutes(): Hono<Env> {
  return new Hono<Env>()
}
