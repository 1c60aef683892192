/** The addresses of ballot, connected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { castingRoutes } from './routes/casting.tsx'
import { roomRoutes } from './routes/room.tsx'
import { votesRoutes } from './routes/votes.tsx'

const ALL = [votesRoutes, castingRoutes, roomRoutes]

export const routes = (): Hono<Env> => ALL.reduce((app, part) => app.route('/', part()), new Hono<Env>())
