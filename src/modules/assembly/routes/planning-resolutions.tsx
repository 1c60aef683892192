/** The addresses of draft resolutions: written about what some module offers, or about their own text. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, checked, optionalId, optionalText, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { addResolution, type ChosenSubject, editResolution, removeResolution } from '../commands.ts'
import { planningWords } from '../messages/planning.ts'
import type { PlanningForm } from '../pages/planning-form.tsx'
import {
  EditResolutionPage,
  NewResolutionPage,
  type Offered,
  RESOLUTION_FORM,
  type ResolutionFormField,
} from '../pages/resolution-edit.tsx'
import { agendaPath, meetingPath } from '../paths.ts'
import { agendaOf, type Meeting, type Resolution, resolutionById, rulesOfMeeting } from '../queries.ts'
import { mayPrepare, objectionToAddingResolution, objectionToDecision, objectionToEditingResolution, shownResolution } from '../rules.ts'
import { asPreparer, asSignedIn, meetingAt, numberIn, requestOf } from './asked.ts'
import { conflictOf, idOf, type Status, sentenceOf, statusOf, typedFields } from './planning-asked.ts'
import { agendaView, decisionsTold, subjectKinds, subjectOf } from './planning-view.ts'

const LONGEST_TEXT = 50_000
const LONGEST_CODE = 100

const SCHEMA = z.object({
  title_fr: optionalText(200),
  title_en: optionalText(200),
  text_fr: optionalText(LONGEST_TEXT),
  text_en: optionalText(LONGEST_TEXT),
  decision: optionalText(LONGEST_CODE),
  item: optionalId(),
  revocation: checked(),
})

/** `plan_version:7`: what was chosen; null: a text of its own. */
function subjectIn(c: Ctx, typed: Typed): ChosenSubject | null {
  const [, kind = '', id = ''] = /^([a-z_]+):(\d{1,15})$/.exec(typedOne(typed, 'subject')) ?? []
  const of = subjectOf(c.var.house, kind)
  return of ? { kind, id: Number(id), of } : null
}

/** Everything that may be put on the agenda now, kind by kind. */
async function offeredTo(c: Ctx, actor: Actor): Promise<Offered[]> {
  const { house } = c.var
  const kinds = await Promise.all(
    subjectKinds(house).map(async ([kind, of]) =>
      (await of.offered(house.reader, actor)).map(({ id, title }) => ({ value: `${kind}:${id}`, label: of.label, title })),
    ),
  )
  return kinds.flat()
}

/** Title and text, made of what was chosen where nothing was typed. */
async function wordsOf(c: Ctx, typed: Typed, subject: ChosenSubject | null) {
  const { title_fr, title_en, text_fr, text_en, decision, item, revocation } = parseForm(SCHEMA, typed)
  const chosen = subject && (title_fr === null || text_fr === null) ? await subject.of.text(c.var.house.reader, subject.id) : null
  const made = (lang: 'fr' | 'en', name: Localized): string => planningWords(lang).defaultText(said(lang, name))
  return {
    title:
      title_fr === null && chosen
        ? { fr: said('fr', chosen.title), en: title_en ?? said('en', chosen.title) }
        : { fr: title_fr, en: title_en },
    text:
      text_fr === null && chosen ? { fr: made('fr', chosen.title), en: text_en ?? made('en', chosen.title) } : { fr: text_fr, en: text_en },
    decision: decision ?? '',
    itemId: item,
    revocation,
  }
}

async function newPage(c: Ctx, actor: Actor, meeting: Meeting, form: PlanningForm<ResolutionFormField>, status: Status = 200) {
  const { house, lang } = c.var
  const rules = await rulesOfMeeting(house.reader, meeting)
  const known = rules?.body?.decisions ?? null
  // What stands against any resolution at all: the notice is looked at when it is sent.
  const objected = objectionToAddingResolution(meeting.state, true, 0) ?? (known === null ? objectionToDecision(null, '', null) : null)
  const page = (
    <NewResolutionPage
      viewing={await viewingOf(c)}
      meeting={meeting}
      items={await agendaOf(house.reader, meeting.id)}
      decisions={decisionsTold(lang, rules, meeting.bodyCode)}
      form={{ ...form, typed: { ...form.typed, decision: form.typed.decision || known?.[0]?.code || '' } }}
      offered={await offeredTo(c, actor)}
      objection={sentenceOf(c, objected)}
    />
  )
  return sendPage(c, page, status)
}

async function added(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { house, lang } = c.var
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const subject = subjectIn(c, typed)
      const input = { ...(await wordsOf(c, typed, subject)), subject, meetingId: meeting.id }
      const id = await change(house, (tx) => addResolution(tx, actor, input), requestOf(c))
      const { number } = found(await resolutionById(house.reader, id))
      return redirectWith(c, `${agendaPath(meeting.id)}#resolution-${number}`, { text: planningWords(lang).resolutionAdded })
    },
    async (errors, refusal) =>
      newPage(c, actor, await meetingAt(c, actor), { typed: typedFields(RESOLUTION_FORM, typed), errors }, statusOf(refusal)),
  )
}

async function resolutionIn(c: Ctx, meeting: Meeting): Promise<Resolution> {
  const known = found(await resolutionById(c.var.house.reader, numberIn(c, 'resolution')))
  return found(known.meetingId === meeting.id ? known : null)
}

const fieldsOf = ({ title, text, decision, itemId }: Resolution): Partial<Record<ResolutionFormField, string>> => ({
  title_fr: title.fr ?? '',
  title_en: title.en ?? '',
  text_fr: text.fr ?? '',
  text_en: text.en ?? '',
  decision,
  item: String(itemId),
})

async function editPage(c: Ctx, meeting: Meeting, form: PlanningForm<ResolutionFormField> | null, status: Status = 200): Promise<Response> {
  const { house, lang } = c.var
  const resolution = await resolutionIn(c, meeting)
  const rules = await rulesOfMeeting(house.reader, meeting)
  const { items, subjects } = await agendaView(c, meeting, rules)
  const page = (
    <EditResolutionPage
      viewing={await viewingOf(c)}
      meeting={meeting}
      items={items}
      decisions={decisionsTold(lang, rules, meeting.bodyCode)}
      form={form ?? { typed: fieldsOf(resolution), errors: [] }}
      resolution={resolution}
      about={subjects.get(resolution.id) ?? null}
      shown={shownResolution(resolution)}
      objection={sentenceOf(c, objectionToEditingResolution(meeting.state))}
    />
  )
  return sendPage(c, page, status)
}

async function edited(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { house, lang } = c.var
  const say = planningWords(lang)
  const { id, itemId, number } = await resolutionIn(c, meeting)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const words = await wordsOf(c, typed, null)
      const input = { ...words, itemId: words.itemId ?? itemId, meetingId: meeting.id, id, shown: typedOne(typed, 'shown') || null }
      await change(house, (tx) => editResolution(tx, actor, input), requestOf(c))
      const after = await resolutionById(house.reader, id)
      return redirectWith(c, `${agendaPath(meeting.id)}#resolution-${after?.number ?? number}`, { text: say.resolutionSaved })
    },
    async (errors, refusal) => {
      const mine = typedFields(RESOLUTION_FORM, typed)
      const labels = { title_fr: say.resolutionTitle, text_fr: say.resolutionText, title_en: say.itemTitleEn, text_en: say.textEn }
      const conflict = refusal.status === 409 ? conflictOf(labels, fieldsOf(await resolutionIn(c, meeting)), mine) : null
      return editPage(c, await meetingAt(c, actor), { typed: mine, errors, conflict }, statusOf(refusal))
    },
  )
}

async function removed(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { id } = await resolutionIn(c, meeting)
  await change(c.var.house, (tx) => removeResolution(tx, actor, { meetingId: meeting.id, id }), requestOf(c))
  return redirectWith(c, agendaPath(meeting.id), { text: planningWords(c.var.lang).resolutionRemoved })
}

/** Whoever only reads is led to where it stands in the agenda. */
const shown = asSignedIn(async (c, actor) => {
  const meeting = await meetingAt(c, actor)
  if (mayPrepare(actor, meeting) && objectionToEditingResolution(meeting.state) === null) return editPage(c, meeting, null)
  const { number } = await resolutionIn(c, meeting)
  return c.redirect(`${meetingPath(meeting.id)}#resolution-${number}`, 303)
})

export function resolutionRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const all = '/meetings/:id{[0-9]{1,15}}/resolutions'
  const one = `${all}/:resolution{[0-9]{1,15}}`
  app.get(
    `${all}/new`,
    asPreparer((c, actor, meeting) => newPage(c, actor, meeting, { typed: { item: String(idOf(c.req.query('item')) ?? '') }, errors: [] })),
  )
  app.post(all, asPreparer(added))
  app.get(one, shown)
  app.post(one, asPreparer(edited))
  app.post(`${one}/removal`, asPreparer(removed))
  return app
}
