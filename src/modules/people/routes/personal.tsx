/** The addresses of personal data: taken away, erased, kept for a time. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const personalRoutes = (): Hono<Env> => new Hono<Env>()
