/** The addresses of members brought in from files and taken away as files. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const membersRoutes = (): Hono<Env> => new Hono<Env>()
