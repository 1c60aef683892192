/** The addresses of minutes, connected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { minutesRoutes } from './routes/minutes.tsx'
import { registerRoutes } from './routes/register.tsx'

const ALL = [minutesRoutes, registerRoutes]

export const routes = (): Hono<Env> => ALL.reduce((app, part) => app.route('/', part()), new Hono<Env>())
