/** The forms of a meeting: planned for a body, a day and a place, and edited until its notice goes out. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { type Day, formatDay, parseDay, wallClockIn } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, field, optionalId, optionalText, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { said } from '#kernel/values/typography.ts'
import { editMeeting, type MeetingInput, planMeeting } from '../commands.ts'
import { planningWords } from '../messages/planning.ts'
import { EditMeetingPage, MEETING_FORM, type MeetingFormField, type MeetingFormView, NewMeetingPage } from '../pages/meeting-edit.tsx'
import type { PlanningForm } from '../pages/planning-form.tsx'
import { agendaPath, meetingPath } from '../paths.ts'
import { bodiesToConvene, type ConvenableBody, type Meeting } from '../queries.ts'
import { isTimeZone, objectionToEditingMeeting, timeOfDay } from '../rules.ts'
import { asConvener, asSignedIn, meetingAt, requestOf } from './asked.ts'
import { conflictOf, idOf, type Status, sentenceOf, statusOf, typedFields } from './planning-asked.ts'

const ID = '/meetings/:id{[0-9]{1,15}}'

/** Where French associations meet; the network's own zone stands first. */
const TIME_ZONES = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
  'Europe/Brussels',
  'Europe/London',
]
const MORNING = '09:30'

const SCHEMA = z.object({
  body: optionalId(),
  title_fr: optionalText(200),
  title_en: optionalText(200),
  day: field<Day>((text) =>
    text === '' ? (objection('kernel.required', {}) as never) : (parseDay(text) ?? (objection('kernel.not_a_day', { text }) as never)),
  ),
  time: field<string>((text) =>
    text === '' ? (objection('kernel.required', {}) as never) : (timeOfDay(text) ?? (objection('assembly.not_a_time', { text }) as never)),
  ),
  time_zone: field<string>((text) => (isTimeZone(text) ? text : (objection('assembly.time_zone_unknown', { timeZone: text }) as never))),
  place: optionalText(500),
  remote_url: optionalText(500),
})
/** Once the notice is out, nothing else is asked for. */
const WHERE_ONLY = SCHEMA.pick({ place: true, remote_url: true })

/** The title that is made where none is given: « Assemblée générale du 20 avril 2017 ». */
const madeTitle = (lang: 'fr' | 'en', body: ConvenableBody, day: Day): string =>
  planningWords(lang).defaultTitle(said(lang, body.name), formatDay(lang, day))

function inputOf(typed: Typed, bodies: readonly ConvenableBody[]): MeetingInput {
  const read = parseForm(SCHEMA, typed)
  const body = bodies.find(({ id }) => id === read.body)
  if (!body) refuse(objection('kernel.not_a_choice', { text: '' }, 'body'))
  const made = (lang: 'fr' | 'en') => madeTitle(lang, body!, read.day)
  return {
    bodyId: body!.id,
    title: read.title_fr === null ? { fr: made('fr'), en: read.title_en ?? made('en') } : { fr: read.title_fr, en: read.title_en },
    starts: `${read.day}T${read.time}`,
    timeZone: read.time_zone,
    place: read.place,
    remoteUrl: read.remote_url,
  }
}

const zonesOf = (own: string, chosen?: string): string[] => [
  ...new Set([...(chosen && isTimeZone(chosen) ? [chosen] : []), own, ...TIME_ZONES]),
]

async function formView(c: Ctx, actor: Actor, form: PlanningForm<MeetingFormField>): Promise<MeetingFormView> {
  const { house, lang } = c.var
  const bodies = await bodiesToConvene(house.reader, actor)
  const own = (await house.network())?.timeZone ?? house.clock.timeZone
  const body = bodies.find(({ id }) => String(id) === form.typed.body) ?? bodies[0]
  const example = body ? madeTitle(lang, body, house.clock.today()) : ''
  return { form, bodies, timeZones: zonesOf(own, form.typed.time_zone), exampleTitle: example }
}

async function newPage(
  c: Ctx,
  actor: Actor,
  typed: Partial<Record<MeetingFormField, string>>,
  errors: FormError[] = [],
  status: Status = 200,
) {
  const view = await formView(c, actor, { typed, errors })
  const zone = typed.time_zone || view.timeZones[0]!
  const form = { ...view.form, typed: { ...typed, time_zone: zone } }
  return sendPage(c, <NewMeetingPage viewing={await viewingOf(c)} view={{ ...view, form }} />, status)
}

async function planned(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const input = inputOf(typed, await bodiesToConvene(house.reader, actor))
      const id = await change(house, (tx) => planMeeting(tx, actor, input), requestOf(c))
      return redirectWith(c, agendaPath(id), { text: planningWords(lang).planned })
    },
    (errors, refusal) => newPage(c, actor, typedFields(MEETING_FORM, typed), errors, statusOf(refusal)),
  )
}

const fieldsOf = (meeting: Meeting): Record<MeetingFormField, string> => {
  const [day = '', time = ''] = wallClockIn(meeting.timeZone, meeting.startsAt).split('T')
  return {
    body: String(meeting.bodyId),
    title_fr: meeting.title.fr ?? '',
    title_en: meeting.title.en ?? '',
    day,
    time,
    time_zone: meeting.timeZone,
    place: meeting.place ?? '',
    remote_url: meeting.remoteUrl ?? '',
  }
}

async function editPage(c: Ctx, actor: Actor, meeting: Meeting, form: PlanningForm<MeetingFormField>, status: Status = 200) {
  const objected = sentenceOf(c, objectionToEditingMeeting(meeting.state, []))
  const view = await formView(c, actor, form)
  return sendPage(c, <EditMeetingPage viewing={await viewingOf(c)} meeting={meeting} view={view} objection={objected} />, status)
}

async function edited(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { house, lang } = c.var
  const say = planningWords(lang)
  const typed = await typedForm(c)
  const stands = fieldsOf(meeting)
  // Of a convened meeting the form holds the place and the link alone.
  const all: Typed =
    meeting.state === 'draft' ? typed : { ...asTyped(stands), place: typed.place ?? [], remote_url: typed.remote_url ?? [] }
  return attempt(
    c,
    async () => {
      if (meeting.state !== 'draft') parseForm(WHERE_ONLY, typed)
      const input = meeting.state === 'draft' ? inputOf(typed, await bodiesToConvene(house.reader, actor)) : unchangedBut(meeting, all)
      const revision = idOf(typedOne(typed, 'revision'))
      const fields = await change(house, (tx) => editMeeting(tx, actor, { ...input, id: meeting.id, revision }), requestOf(c))
      return redirectWith(c, meetingPath(meeting.id), { text: fields.length > 0 ? say.saved : say.unchanged })
    },
    async (errors, refusal) => {
      const mine = typedFields(MEETING_FORM, all)
      const labels = {
        title_fr: say.title,
        title_en: say.titleEn,
        day: say.day,
        time: say.time,
        place: say.place,
        remote_url: say.remoteUrl,
      }
      const now = await meetingAt(c, actor)
      const conflict = refusal.status === 409 ? conflictOf(labels, fieldsOf(now), mine) : null
      return editPage(c, actor, now, { typed: mine, errors, conflict }, statusOf(refusal))
    },
  )
}

const asTyped = (fields: Record<string, string>): Typed => Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, [text]]))
const unchangedBut = (meeting: Meeting, typed: Typed): MeetingInput => ({
  bodyId: meeting.bodyId,
  title: meeting.title,
  starts: wallClockIn(meeting.timeZone, meeting.startsAt),
  timeZone: meeting.timeZone,
  place: typedOne(typed, 'place').trim() || null,
  remoteUrl: typedOne(typed, 'remote_url').trim() || null,
})

export function meetingFormRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/meetings/new',
    asSignedIn((c, actor) => newPage(c, actor, { body: String(idOf(c.req.query('body')) ?? ''), time: MORNING })),
  )
  app.post('/meetings/new', asSignedIn(planned))
  app.get(
    `${ID}/edit`,
    asConvener((c, actor, meeting) => editPage(c, actor, meeting, { typed: fieldsOf(meeting), errors: [] })),
  )
  app.post(`${ID}/edit`, asConvener(edited))
  return app
}
