/** The addresses of attendance, connected: the desk, the code in the room, the quorum, what is printed. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { notFound } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { QuorumPage } from '../pages/quorum.tsx'
import { type Meeting, quorumHistory, quorumSeen } from '../queries.ts'
import { inMeeting } from './asked.ts'
import { deskRoutes } from './desk.tsx'
import { hereRoutes } from './here.tsx'
import { paperRoutes } from './papers.tsx'

/** At its end everybody is taken to have left: what counted then is the moment before. */
const momentOf = ({ closedAt }: Meeting, now: Date): Date => (closedAt ? new Date(closedAt.getTime() - 1) : now)

async function quorum(c: Ctx, at: Meeting): Promise<Response> {
  if (at.state === 'draft') throw notFound()
  const { reader, clock } = c.var.house
  const now = clock.now()
  const [seen, history] = await Promise.all([quorumSeen(reader, at, momentOf(at, now)), quorumHistory(reader, at.id)])
  const viewing = await viewingOf(c, [{ kind: 'meeting', id: at.id }])
  return sendPage(c, <QuorumPage viewing={viewing} view={{ meeting: at, quorum: seen, history, now }} />)
}

export const attendanceRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/meetings/:id/quorum',
      inMeeting((c, _actor, at) => quorum(c, at)),
    )
    .route('/', deskRoutes())
    .route('/', hereRoutes())
    .route('/', paperRoutes())
