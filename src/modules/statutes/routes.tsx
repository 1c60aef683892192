/** The addresses of the statutes, connected. Pages of their own (`/statutes/new`) come before `/statutes/:number`. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { editingRoutes } from './routes/editing.tsx'
import { readingRoutes } from './routes/reading.tsx'

const ALL = [editingRoutes, readingRoutes]

export const routes = (): Hono<Env> => ALL.reduce((app, part) => app.route('/', part()), new Hono<Env>())
