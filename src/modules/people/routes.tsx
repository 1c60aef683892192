/** The addresses of people, connected. Pages of their own (`/organisations/new`) come before those with an id. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import type { House } from '#kernel/house.ts'
import { accessRoutes } from './routes/access.tsx'
import { backupRoutes } from './routes/backup.tsx'
import { demoRoutes } from './routes/demo.tsx'
import { directoryRoutes } from './routes/directory.tsx'
import { invitationsRoutes } from './routes/invitations.tsx'
import { keepingRoutes } from './routes/keeping.tsx'
import { linkRoutes } from './routes/links.tsx'
import { mailRoutes } from './routes/mail.tsx'
import { meRoutes } from './routes/me.tsx'
import { membersRoutes } from './routes/members.tsx'
import { outboxRoutes } from './routes/outbox.tsx'
import { personalRoutes } from './routes/personal.tsx'
import { settingsRoutes } from './routes/settings.tsx'
import { signInRoutes } from './routes/sign-in.tsx'

const ALL = [
  keepingRoutes,
  membersRoutes,
  directoryRoutes,
  signInRoutes,
  accessRoutes,
  mailRoutes,
  outboxRoutes,
  personalRoutes,
  meRoutes,
  invitationsRoutes,
  linkRoutes,
  settingsRoutes,
  backupRoutes,
]

export function routes(house: House): Hono<Env> {
  const app = ALL.reduce((all, part) => all.route('/', part()), new Hono<Env>())
  return house.demo ? app.route('/', demoRoutes()) : app
}
