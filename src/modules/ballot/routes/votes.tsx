/** The addresses of votes: opened, suspended, closed, annulled, counted by hand. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'

export const votesRoutes = (): Hono<Env> => new Hono<Env>()
