/** The addresses of the slice documents. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function documentsRoutes(): Hono<Env> {
  return new Hono<Env>()
}
