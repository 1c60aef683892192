/** The addresses of passkeys, devices and sessions. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const accessRoutes = (): Hono<Env> => new Hono<Env>()
