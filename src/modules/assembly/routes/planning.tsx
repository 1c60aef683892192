/** The addresses of planning a meeting: the meetings themselves, agenda, resolutions, documents. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { agendaRoutes } from './planning-agenda.tsx'
import { meetingDocumentRoutes } from './planning-documents.tsx'
import { meetingRoutes } from './planning-meetings.tsx'
import { resolutionRoutes } from './planning-resolutions.tsx'

export const planningRoutes = (): Hono<Env> =>
  [meetingRoutes, agendaRoutes, resolutionRoutes, meetingDocumentRoutes].reduce((app, part) => app.route('/', part()), new Hono<Env>())
