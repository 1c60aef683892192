/** The addresses of the slice matrix. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export function matrixRoutes(): Hono<Env> {
  return new Hono<Env>()
}
