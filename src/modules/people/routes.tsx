/** The addresses of people: signing in, one's own page, the demonstration's doors, organisations, bodies and persons. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import type { House } from '#kernel/house.ts'
import { demoRoutes } from './routes/demo.tsx'
import { directoryRoutes } from './routes/directory.tsx'
import { linkRoutes } from './routes/links.tsx'
import { meRoutes } from './routes/me.tsx'
import { signInRoutes } from './routes/sign-in.tsx'

export function routes(house: House): Hono<Env> {
  const app = new Hono<Env>()
  app.route('/', directoryRoutes())
  app.route('/', signInRoutes())
  app.route('/', meRoutes())
  app.route('/', linkRoutes())
  if (house.demo) app.route('/', demoRoutes())
  return app
}
