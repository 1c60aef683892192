/** Documents of plans and items, and what annual actions serve. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendKeptPage, sendPage, viewingOf } from '#kernel/reply.ts'
import { sendSealed } from '#kernel/sealed.ts'
import { uploadedFiles } from '#kernel/upload.ts'
import { objection } from '#kernel/values/objection.ts'
import { addDocuments, linkServing, removeDocument, unlinkServing } from '../commands.ts'
import { documentWords } from '../messages/documents.ts'
import { servingWords } from '../messages/serving.ts'
import { DocumentsPage } from '../pages.tsx'
import { itemPath, planDocumentsPath, undoPath } from '../paths.ts'
import { documentPiece, documentsOfPlan, documentWithPlace, type Plan, planBySlug } from '../queries.ts'
import { MOST_DOCUMENT_BYTES, mayKeepDocuments, mayLink } from '../rules.ts'
import { servedPlansOf } from './around.ts'
import { itemPage, NAMES, placedItem } from './items.tsx'

const LIMITS = { mostBytes: MOST_DOCUMENT_BYTES }
const requestId = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

export function documentRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/:slug{[a-z0-9-]+}/documents', (c) => {
    let plan = 0
    return sendKeptPage(
      c,
      () => [`plan:${plan}`, ...NAMES],
      async () => {
        const shown = await readPlan(c, c.req.param('slug'))
        plan = shown.id
        return documentsPage(c, shown, [])
      },
    )
  })
  app.post('/plans/:slug{[a-z0-9-]+}/documents', (c) => addToPlan(c, c.req.param('slug')))
  app.post('/items/:id{[0-9]{1,15}}/documents', (c) => addToItem(c, Number(c.req.param('id'))))
  app.post('/items/:id{[0-9]{1,15}}/serving', (c) => changeServing(c, Number(c.req.param('id'))))
  app.get('/documents/:id{[0-9]{1,15}}', (c) => sendDocument(c, Number(c.req.param('id'))))
  app.post('/documents/:id{[0-9]{1,15}}/removal', (c) => removal(c, Number(c.req.param('id'))))
  return app
}

const readPlan = async (c: Ctx, slug: string): Promise<Plan> => found(await planBySlug(c.var.house.reader, c.var.actor, slug))

async function documentsPage(c: Ctx, plan: Plan, errors: FormError[]) {
  const { house, actor } = c.var
  return (
    <DocumentsPage
      viewing={await viewingOf(c, [{ kind: 'plan', id: plan.id }])}
      plan={plan}
      documents={await documentsOfPlan(house.reader, actor, plan.id)}
      mayKeep={mayKeepDocuments(actor, plan, null)}
      errors={errors}
    />
  )
}

/** After adding: undone at a stroke where it was one document. */
const added = (c: Ctx, path: string, entries: number[]): Response =>
  redirectWith(c, path, {
    text: documentWords(c.var.lang).added(entries.length),
    ...(entries.length === 1 ? { undoPath: undoPath(entries[0]!) } : {}),
  })

async function addToPlan(c: Ctx, slug: string): Promise<Response> {
  const plan = await readPlan(c, slug)
  const { actor, house } = c.var
  if (!actor) throw notYours()
  // Before a byte is read: what may not be kept is not received.
  if (!mayKeepDocuments(actor, plan, null)) throw notYours()
  return attempt(
    c,
    async () => {
      const files = await uploadedFiles(c, 'files', LIMITS)
      return added(
        c,
        planDocumentsPath(slug),
        await change(house, (tx) => addDocuments(tx, actor, { place: { slug }, files }), requestId(c)),
      )
    },
    async (errors, { status }) => sendPage(c, await documentsPage(c, await readPlan(c, slug), errors), status),
  )
}

async function addToItem(c: Ctx, id: number): Promise<Response> {
  const { item, plan } = await placedItem(c, String(id))
  const { actor, house } = c.var
  if (!actor) throw notYours()
  if (!mayKeepDocuments(actor, plan, { ...item, action: item.level === plan.lastLevel })) throw notYours()
  return attempt(
    c,
    async () => {
      const files = await uploadedFiles(c, 'files', LIMITS)
      const entries = await change(house, (tx) => addDocuments(tx, actor, { place: { itemId: id }, files }), requestId(c))
      return added(c, `${itemPath(id)}#documents`, entries)
    },
    async (errors, { status }) => sendPage(c, await itemPage(c, await placedItem(c, String(id)), { documents: errors }), status),
  )
}

async function removal(c: Ctx, id: number): Promise<Response> {
  const { house, actor, lang } = c.var
  found(await documentWithPlace(house.reader, actor, id, house.clock.today()))
  if (!actor) throw notYours()
  const { entryId, place } = await change(house, (tx) => removeDocument(tx, actor, id), requestId(c))
  const path = place.item ? `${itemPath(place.item.id)}#documents` : planDocumentsPath(place.plan.slug)
  return redirectWith(c, path, { text: documentWords(lang).removed, undoPath: undoPath(entryId) })
}

async function sendDocument(c: Ctx, id: number): Promise<Response> {
  const { house, actor } = c.var
  const { document } = found(await documentWithPlace(house.reader, actor, id, house.clock.today()))
  const { name, mediaType, sizeBytes: bytes, sha256 } = document
  return sendSealed(c, { name, mediaType, bytes, sha256, piece: (from, length) => documentPiece(house.reader, id, from, length) })
}

async function changeServing(c: Ctx, id: number): Promise<Response> {
  const { house, lang } = c.var
  const placed = await placedItem(c, String(id))
  const actor = c.var.actor
  if (!actor || !mayLink(actor, placed)) throw notYours()
  const typed = await typedForm(c)
  const [unlinked, chosen, code] = [typedOne(typed, 'unlink'), typedOne(typed, 'served').trim(), typedOne(typed, 'code').trim()]
  const say = servingWords(lang)
  const back = `${itemPath(id)}#serves`
  return attempt(
    c,
    async () => {
      if (/^\d{1,15}$/.test(unlinked)) {
        const entryId = await change(house, (tx) => unlinkServing(tx, actor, { actionId: id, servedId: Number(unlinked) }), requestId(c))
        return redirectWith(c, back, { text: say.unlinked, undoPath: undoPath(entryId) })
      }
      // A code that was typed says more than what stands in the list. Without a list, the code stands in its place.
      const text = code || (/^\d{1,15}$/.test(chosen) ? '' : chosen)
      if (text === '' && chosen === '') refuse(objection('plan.nothing_chosen', {}, 'served'))
      const served = text ? { text, slug: (await servedPlansOf(c, placed.plan))[0]?.plan.slug ?? placed.plan.slug } : { id: Number(chosen) }
      const entryId = await change(house, (tx) => linkServing(tx, actor, { actionId: id, served }), requestId(c))
      return redirectWith(c, back, { text: say.linked, undoPath: undoPath(entryId) })
    },
    async (errors, { status }) => {
      const refused = { serving: { errors, typed: { served: chosen, code } } }
      return sendPage(c, await itemPage(c, await placedItem(c, String(id)), refused), status)
    },
  )
}
