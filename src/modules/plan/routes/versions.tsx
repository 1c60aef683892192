/** Versions of a plan: the list, one frozen version, and the next text of an adopted plan. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function versionRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
