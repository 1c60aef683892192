/** The addresses of invitations: prepared, sent, opened, accepted. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const invitationsRoutes = (): Hono<Env> => new Hono<Env>()
