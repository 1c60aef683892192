/** The addresses of attendance: the desk, the code in the room, cards, sheets, quorum. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const attendanceRoutes = (): Hono<Env> => new Hono<Env>()
