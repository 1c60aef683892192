/** The addresses of funders, grants, their payments and papers, connected. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { funderRoutes } from './funders.tsx'
import { grantRoutes } from './grant.tsx'
import { papersRoutes } from './papers.tsx'
import { paymentRoutes } from './payments.tsx'

const ALL = [funderRoutes, grantRoutes, paymentRoutes, papersRoutes]

export const grantsRoutes = (): Hono<Env> => ALL.reduce((app, part) => app.route('/', part()), new Hono<Env>())
