/** The addresses where minutes are written: opening, incidents and closing; the note of an item. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, optionalText, parseForm, typedForm, typedOne } from '#kernel/form.ts'
import { found, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { agendaOf } from '#modules/assembly/index.ts'
import { writeMinutes, writeNote } from '../commands.ts'
import { workWords } from '../messages.ts'
import { type NoteForm, NotePage, type TextsForm, TextsPage } from '../pages/writing.tsx'
import { minutesPath } from '../paths.ts'
import { type MinutesOf, noteOf } from '../queries.ts'
import { objectionToWriting } from '../rules.ts'
import { asSignedIn, minutesToWrite } from './minutes-view.ts'

type Status = 200 | 409 | 422 | 429

const LONGEST = 20_000
const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null
const revisionOf = (typed: Record<string, string[]>): number => Number(typedOne(typed, 'revision')) || 0

/** Somebody signed the text as it was. */
const fallsIn = ({ documents: [latest] }: MinutesOf): boolean =>
  latest?.state === 'draft' && (latest.chair !== null || latest.secretary !== null)

async function writable(c: Ctx): Promise<MinutesOf> {
  const minutes = await minutesToWrite(c)
  refuse(objectionToWriting(minutes.documents[0] ?? null))
  return minutes
}

interface Again<Form> {
  form?: Form
  errors?: FormError[]
  status?: Status
}

async function textsPage(c: Ctx, minutes: MinutesOf, { form, errors = [], status = 200 }: Again<TextsForm> = {}): Promise<Response> {
  const [latest] = minutes.documents
  const stored = {
    opening: latest?.opening ?? '',
    incidents: latest?.incidents ?? '',
    closing: latest?.closing ?? '',
    revision: latest?.revision ?? 0,
  }
  // After a conflict what was typed stands on what is there now: saved again, it stays.
  const shown = form ? { ...form, revision: stored.revision } : stored
  const page = { viewing: await viewingOf(c), meeting: minutes.meeting, errors, falls: fallsIn(minutes), form: shown }
  return sendPage(c, <TextsPage {...page} />, status)
}

const TEXTS = z.object({ opening: optionalText(LONGEST), incidents: optionalText(LONGEST), closing: optionalText(LONGEST) })

async function saveTexts(c: Ctx, actor: Actor): Promise<Response> {
  const minutes = await minutesToWrite(c)
  const { id: meetingId } = minutes.meeting
  const typed = await typedForm(c)
  const say = workWords(c.var.lang)
  return attempt(
    c,
    async () => {
      const input = { meetingId, revision: revisionOf(typed), ...parseForm(TEXTS, typed) }
      const moved = await change(c.var.house, (tx) => writeMinutes(tx, actor, input), requestOf(c))
      return redirectWith(c, minutesPath(meetingId), { text: moved ? say.saved : say.unchanged })
    },
    async (errors, refusal) => {
      const form = {
        opening: typedOne(typed, 'opening'),
        incidents: typedOne(typed, 'incidents'),
        closing: typedOne(typed, 'closing'),
        revision: 0,
      }
      return textsPage(c, await minutesToWrite(c), { form, errors, status: refusal.status as Status })
    },
  )
}

/** The item of this meeting's agenda, with its place on it. */
async function itemAsked(c: Ctx, { meeting }: MinutesOf) {
  const agenda = await agendaOf(c.var.house.reader, meeting.id)
  const place = agenda.findIndex(({ id }) => String(id) === c.req.param('item'))
  return { ...found(agenda[place]), position: place + 1 }
}

async function notePage(c: Ctx, minutes: MinutesOf, { form, errors = [], status = 200 }: Again<NoteForm> = {}): Promise<Response> {
  const item = await itemAsked(c, minutes)
  const stored = await noteOf(c.var.house.reader, minutes.meeting.id, item.id)
  const shown = form ? { ...form, revision: stored.revision } : stored
  const page = { viewing: await viewingOf(c), meeting: minutes.meeting, errors, falls: fallsIn(minutes), form: shown, item }
  return sendPage(c, <NotePage {...page} />, status)
}

const NOTE = z.object({ text: optionalText(LONGEST) })

async function saveNote(c: Ctx, actor: Actor): Promise<Response> {
  const minutes = await minutesToWrite(c)
  const item = await itemAsked(c, minutes)
  const { id: meetingId } = minutes.meeting
  const typed = await typedForm(c)
  const say = workWords(c.var.lang)
  return attempt(
    c,
    async () => {
      const input = { meetingId, itemId: item.id, revision: revisionOf(typed), ...parseForm(NOTE, typed) }
      const moved = await change(c.var.house, (tx) => writeNote(tx, actor, input), requestOf(c))
      return redirectWith(c, `${minutesPath(meetingId)}#point-${item.position}`, { text: moved ? say.saved : say.unchanged })
    },
    (errors, refusal) =>
      notePage(c, minutes, { form: { text: typedOne(typed, 'text'), revision: 0 }, errors, status: refusal.status as Status }),
  )
}

const OF = '/meetings/:id{[1-9][0-9]{0,14}}/minutes'

export function writingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    `${OF}/edit`,
    asSignedIn(async (c) => textsPage(c, await writable(c))),
  )
  app.post(`${OF}/edit`, asSignedIn(saveTexts))
  app.get(
    `${OF}/notes/:item{[1-9][0-9]{0,14}}`,
    asSignedIn(async (c) => notePage(c, await writable(c))),
  )
  app.post(`${OF}/notes/:item{[1-9][0-9]{0,14}}`, asSignedIn(saveNote))
  return app
}
