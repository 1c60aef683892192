/** What leaves for other readers: Atom feeds and pictures for shared links. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function feedRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  return app
}
