/** The addresses of the slice files. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function filesRoutes(): Hono<Env> {
  return new Hono<Env>()
}
