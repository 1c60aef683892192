/** The addresses of a meeting's documents: sent in, given out sealed, removed. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith } from '#kernel/reply.ts'
import { sendSealed } from '#kernel/sealed.ts'
import { uploadedFiles, uploadedForm } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { addDocuments, removeDocument } from '../commands.ts'
import { planningWords } from '../messages/planning.ts'
import { agendaPath } from '../paths.ts'
import { documentPieceOf, documentsOf, type Meeting, type MeetingDocument } from '../queries.ts'
import { MOST_DOCUMENT_BYTES } from '../rules.ts'
import { asPreparer, asSignedIn, meetingAt, numberIn, requestOf } from './asked.ts'
import { agendaPage } from './planning-agenda.tsx'
import { idOf, statusOf } from './planning-asked.ts'

const LIMITS = { mostBytes: MOST_DOCUMENT_BYTES }

async function added(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { house, lang } = c.var
  return attempt(
    c,
    async () => {
      const files = await uploadedFiles(c, 'files', LIMITS)
      const itemId = idOf(typedOne(await uploadedForm(c, LIMITS), 'for'))
      const ids = await change(house, (tx) => addDocuments(tx, actor, { meetingId: meeting.id, itemId, files }), requestOf(c))
      return redirectWith(c, `${agendaPath(meeting.id)}#documents`, { text: planningWords(lang).attached(ids.length) })
    },
    async (errors, refusal) => agendaPage(c, await meetingAt(c, actor), { files: errors }, statusOf(refusal)),
  )
}

const documentIn = async (c: Ctx, meeting: Meeting): Promise<MeetingDocument> =>
  found((await documentsOf(c.var.house.reader, meeting.id)).find(({ id }) => id === numberIn(c, 'document')))

async function removed(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { id } = await documentIn(c, meeting)
  await change(c.var.house, (tx) => removeDocument(tx, actor, { meetingId: meeting.id, id }), requestOf(c))
  return redirectWith(c, `${agendaPath(meeting.id)}#documents`, { text: planningWords(c.var.lang).documentRemoved })
}

async function sendDocument(c: Ctx, actor: Actor): Promise<Response> {
  const { reader } = c.var.house
  const { id, name, type: mediaType, size: bytes, sha256 } = await documentIn(c, await meetingAt(c, actor))
  return sendSealed(c, { name, mediaType, bytes, sha256, piece: (from, length) => documentPieceOf(reader, id, from, length) })
}

export function meetingDocumentRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const all = '/meetings/:id{[0-9]{1,15}}/documents'
  const one = `${all}/:document{[0-9]{1,15}}`
  app.post(all, asPreparer(added))
  app.get(one, asSignedIn(sendDocument))
  app.post(`${one}/removal`, asPreparer(removed))
  return app
}
