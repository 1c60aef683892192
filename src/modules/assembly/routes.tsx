/** The addresses of assembly, connected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { attendanceRoutes } from './routes/attendance.tsx'
import { noticeRoutes } from './routes/notice.tsx'
import { planningRoutes } from './routes/planning.tsx'
import { proxiesRoutes } from './routes/proxies.tsx'
import { sessionRoutes } from './routes/session.tsx'

const ALL = [planningRoutes, noticeRoutes, proxiesRoutes, attendanceRoutes, sessionRoutes]

export const routes = (): Hono<Env> => ALL.reduce((app, part) => app.route('/', part()), new Hono<Env>())
