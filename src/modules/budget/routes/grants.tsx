/** The addresses of the slice grants. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function grantsRoutes(): Hono<Env> {
  return new Hono<Env>()
}
