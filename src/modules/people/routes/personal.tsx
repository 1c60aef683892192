/** The addresses of personal data: taken away, erased, kept for a time. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { erasureRoutes } from './erasure.tsx'
import { myDataRoutes } from './my-data.tsx'
import { retentionRoutes } from './retention.tsx'

export const personalRoutes = (): Hono<Env> =>
  new Hono<Env>().route('/', myDataRoutes()).route('/', erasureRoutes()).route('/', retentionRoutes())
