/** The addresses of the slice spread. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function spreadRoutes(): Hono<Env> {
  return new Hono<Env>()
}
