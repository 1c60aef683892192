/** The addresses of the slice sheet. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function sheetRoutes(): Hono<Env> {
  return new Hono<Env>()
}
