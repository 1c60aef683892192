/** The addresses of the network's own settings and its legal pages. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { legalRoutes } from './legal.tsx'
import { networkRoutes } from './network.tsx'

export const settingsRoutes = (): Hono<Env> => new Hono<Env>().route('/', networkRoutes()).route('/', legalRoutes())
