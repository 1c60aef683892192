/** The addresses of adding and editing bodies. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  type FormError,
  optionalText,
  optionalWhole,
  parseForm,
  requiredText,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { addBody, editBody } from '../commands.ts'
import { bodyFormWords, organisationFormWords } from '../messages/keeping-organisations.ts'
import { BODY_FIELDS, type BodyField } from '../pages/body-edit.tsx'
import { EditBodyPage, NewBodyPage } from '../pages.tsx'
import { bodyPath } from '../paths.ts'
import { bodyColumns } from '../queries/keeping.ts'
import { networkIdOf, organisation } from '../queries.ts'
import { BODY_COLUMNS, shownColumns, shownOf } from '../rules/keeping.ts'
import { asKeeper, askedId, bothEdits, idOf, requestOf, type Status, typedFields } from './keeping-forms.ts'

const MOST_SEATS = 1000
const LONGEST_NOTE = 4_000

const SCHEMA = z.object({
  name_fr: requiredText(200),
  name_en: optionalText(200),
  code: requiredText(30),
  seats: optionalWhole(1, MOST_SEATS),
  note_fr: optionalText(LONGEST_NOTE),
  note_en: optionalText(LONGEST_NOTE),
})

function inputOf(typed: Typed) {
  const { name_fr, name_en, note_fr, note_en, ...rest } = parseForm(SCHEMA, typed)
  return { ...rest, name: { fr: name_fr, en: name_en }, note: { fr: note_fr, en: note_en } }
}

/** Where none is asked for, the network. */
const ownerOf = async (c: Ctx) => {
  const { reader } = c.var.house
  return found(await organisation(reader, askedId(c, 'organisation') ?? (await networkIdOf(reader))))
}

interface Again {
  typed: Partial<Record<BodyField, string>>
  errors?: FormError[]
  shown?: string
  conflict?: ReturnType<typeof bothEdits>['conflict'] | null
  status?: Status
}

async function newPage(c: Ctx, { typed, errors = [], status = 200 }: Again): Promise<Response> {
  return sendPage(c, <NewBodyPage viewing={await viewingOf(c)} form={{ typed, errors }} organisation={await ownerOf(c)} />, status)
}

async function add(c: Ctx, actor: Actor): Promise<Response> {
  const owner = await ownerOf(c)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const input = inputOf(typed)
      const id = await change(c.var.house, (tx) => addBody(tx, actor, { ...input, organisationId: owner.id }), requestOf(c))
      return redirectWith(c, bodyPath(id), { text: bodyFormWords(c.var.lang).added(input.name.fr) })
    },
    (errors, refusal) => newPage(c, { typed: typedFields(BODY_FIELDS, typed), errors, status: refusal.status as Status }),
  )
}

type Known = NonNullable<Awaited<ReturnType<typeof bodyColumns>>>
type Columns = Record<(typeof BODY_COLUMNS)[number], string | number | null>

const fieldsOf = (row: Columns): Record<BodyField, string> =>
  Object.fromEntries(BODY_FIELDS.map((name) => [name, row[name] === null ? '' : String(row[name])])) as Record<BodyField, string>

async function editPage(c: Ctx, known: Known, again: Partial<Again> = {}): Promise<Response> {
  const { typed = fieldsOf(known), errors = [], conflict = null, status = 200 } = again
  const form = { typed, errors, conflict, shown: again.shown ?? shownOf(BODY_COLUMNS, known) }
  const name = { fr: known.name_fr, en: known.name_en }
  return sendPage(c, <EditBodyPage viewing={await viewingOf(c)} form={form} known={{ id: known.id, name }} />, status)
}

function conflictOf(c: Ctx, now: Known, typed: Typed): Pick<Again, 'typed' | 'conflict'> {
  const say = bodyFormWords(c.var.lang)
  const base = shownColumns(BODY_COLUMNS, typedOne(typed, 'shown'))
  const edits = { base: base && fieldsOf(base), theirs: fieldsOf(now), mine: typedFields(BODY_FIELDS, typed) }
  const { name: name_fr, nameEn: name_en, note: note_fr, noteEn: note_en, code, seats } = say
  return bothEdits(BODY_FIELDS, edits, { name_fr, name_en, note_fr, note_en, code, seats })
}

async function edit(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const { id } = found(await bodyColumns(house.reader, idOf(c)))
  const say = organisationFormWords(lang)
  const typed = await typedForm(c)
  const shown = typedOne(typed, 'shown')
  return attempt(
    c,
    async () => {
      const fields = await change(house, (tx) => editBody(tx, actor, id, { ...inputOf(typed), shown }), requestOf(c))
      return redirectWith(c, bodyPath(id), { text: fields.length > 0 ? say.saved : say.unchanged })
    },
    async (errors, refusal) => {
      const status = refusal.status as Status
      const now = found(await bodyColumns(house.reader, id))
      if (status === 409) return editPage(c, now, { ...conflictOf(c, now, typed), errors, status })
      return editPage(c, now, { typed: typedFields(BODY_FIELDS, typed), shown, errors, status })
    },
  )
}

export function bodyKeeping(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/bodies/new',
    asKeeper((c) => newPage(c, { typed: {} })),
  )
  app.post('/bodies/new', asKeeper(add))
  app.get(
    '/bodies/:id/edit',
    asKeeper(async (c) => editPage(c, found(await bodyColumns(c.var.house.reader, idOf(c))))),
  )
  app.post('/bodies/:id/edit', asKeeper(edit))
  return app
}
