/** The addresses where an agenda is written: its items, and a usual agenda at a stroke. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  choice,
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
import { addItem, addItems, editItem, type ItemInput, moveItem, removeItem } from '../commands.ts'
import { planningWords } from '../messages/planning.ts'
import { AgendaPage } from '../pages/agenda.tsx'
import { EditItemPage, ITEM_FORM, type ItemFormField } from '../pages/item-edit.tsx'
import type { PlanningForm } from '../pages/planning-form.tsx'
import { agendaPath } from '../paths.ts'
import { type AgendaItem, agendaOf, documentsOf, type Meeting, rulesOfMeeting } from '../queries.ts'
import { objectionToAddingItem, objectionToChangingItem, shownItem } from '../rules.ts'
import { ITEM_KINDS } from '../tables.ts'
import { asPreparer, meetingAt, numberIn, requestOf } from './asked.ts'
import { conflictOf, type Status, sentenceOf, statusOf, typedFields } from './planning-asked.ts'
import { agendaView } from './planning-view.ts'

const LONGEST_TEXT = 20_000
const MOST_MINUTES = 1440

const SCHEMA = z.object({
  kind: choice(ITEM_KINDS),
  title_fr: requiredText(200),
  title_en: optionalText(200),
  text_fr: optionalText(LONGEST_TEXT),
  text_en: optionalText(LONGEST_TEXT),
  presenter: optionalText(200),
  minutes: optionalWhole(1, MOST_MINUTES),
})

function inputOf(typed: Typed): ItemInput {
  const { kind, title_fr, title_en, text_fr, text_en, presenter, minutes } = parseForm(SCHEMA, typed)
  const text = text_fr === null && text_en === null ? null : { fr: text_fr, en: text_en }
  return { kind, title: { fr: title_fr, en: title_en }, text, presenter, plannedMinutes: minutes }
}

const fieldsOf = (item: AgendaItem): Record<ItemFormField, string> => ({
  kind: item.kind,
  title_fr: item.title.fr ?? '',
  title_en: item.title.en ?? '',
  text_fr: item.text?.fr ?? '',
  text_en: item.text?.en ?? '',
  presenter: item.presenter ?? '',
  minutes: item.plannedMinutes === null ? '' : String(item.plannedMinutes),
})

const shownOf = (item: AgendaItem): string =>
  shownItem({
    kind: item.kind,
    title_fr: item.title.fr ?? '',
    title_en: item.title.en,
    text_fr: item.text?.fr ?? null,
    text_en: item.text?.en ?? null,
    presenter: item.presenter,
    planned_minutes: item.plannedMinutes,
  })

const EMPTY: PlanningForm<ItemFormField> = { typed: { kind: 'report' }, errors: [] }

/** The agenda being written; what was refused stands beside its form. */
export async function agendaPage(
  c: Ctx,
  meeting: Meeting,
  { item = EMPTY, files = [] }: { item?: PlanningForm<ItemFormField>; files?: FormError[] } = {},
  status: Status = 200,
): Promise<Response> {
  const { reader } = c.var.house
  const rules = await rulesOfMeeting(reader, meeting)
  const [agenda, documents] = await Promise.all([agendaView(c, meeting, rules), documentsOf(reader, meeting.id)])
  const viewing = await viewingOf(c, [{ kind: 'meeting', id: meeting.id }])
  const over = sentenceOf(c, objectionToAddingItem(meeting.state, 'report', 0))
  const view = { ...agenda, meeting, item, files, over, documents: documents.filter(({ itemId }) => itemId === null) }
  return sendPage(c, <AgendaPage viewing={viewing} view={view} />, status)
}

async function added(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const input = inputOf(typed)
      await change(c.var.house, (tx) => addItem(tx, actor, { ...input, meetingId: meeting.id }), requestOf(c))
      return redirectWith(c, `${agendaPath(meeting.id)}#add-item`, { text: planningWords(c.var.lang).itemAdded })
    },
    async (errors, refusal) =>
      agendaPage(c, await meetingAt(c, actor), { item: { typed: typedFields(ITEM_FORM, typed), errors } }, statusOf(refusal)),
  )
}

const READY: [keyof ReturnType<typeof planningWords>['ready'], ItemInput['kind'], number][] = [
  ['minutes', 'minutes', 10],
  ['moral', 'report', 20],
  ['activity', 'report', 30],
  ['financial', 'report', 30],
  ['other', 'other', 15],
]

async function ready(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { house, lang } = c.var
  const items = READY.map(([name, kind, plannedMinutes]) => ({
    kind,
    title: { fr: planningWords('fr').ready[name], en: planningWords('en').ready[name] },
    text: null,
    presenter: null,
    plannedMinutes,
  }))
  await change(house, (tx) => addItems(tx, actor, { meetingId: meeting.id, items }), requestOf(c))
  return redirectWith(c, agendaPath(meeting.id), { text: planningWords(lang).readyDone })
}

const itemIn = async (c: Ctx, meeting: Meeting): Promise<AgendaItem> =>
  found((await agendaOf(c.var.house.reader, meeting.id)).find(({ id }) => id === numberIn(c, 'item')))

async function itemPage(c: Ctx, meeting: Meeting, form: PlanningForm<ItemFormField> | null, status: Status = 200): Promise<Response> {
  const item = await itemIn(c, meeting)
  const objected = objectionToChangingItem(meeting.state, { late: item.late, begun: item.begunAt !== null })
  const page = (
    <EditItemPage
      viewing={await viewingOf(c)}
      meeting={meeting}
      item={item}
      form={form ?? { typed: fieldsOf(item), errors: [] }}
      shown={shownOf(item)}
      objection={sentenceOf(c, objected)}
    />
  )
  return sendPage(c, page, status)
}

async function edited(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { house, lang } = c.var
  const say = planningWords(lang)
  const item = await itemIn(c, meeting)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const input = { ...inputOf(typed), meetingId: meeting.id, id: item.id, shown: typedOne(typed, 'shown') || null }
      await change(house, (tx) => editItem(tx, actor, input), requestOf(c))
      return redirectWith(c, `${agendaPath(meeting.id)}#item-${item.position}`, { text: say.itemSaved })
    },
    async (errors, refusal) => {
      const mine = typedFields(ITEM_FORM, typed)
      const labels = {
        title_fr: say.itemTitle,
        minutes: say.plannedMinutes,
        presenter: say.presenter,
        text_fr: say.text,
        title_en: say.itemTitleEn,
        text_en: say.textEn,
      }
      const conflict = refusal.status === 409 ? conflictOf(labels, fieldsOf(await itemIn(c, meeting)), mine) : null
      return itemPage(c, await meetingAt(c, actor), { typed: mine, errors, conflict }, statusOf(refusal))
    },
  )
}

async function moved(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { id } = await itemIn(c, meeting)
  const to = typedOne(await typedForm(c), 'to') === 'up' ? 'up' : 'down'
  await change(c.var.house, (tx) => moveItem(tx, actor, { meetingId: meeting.id, id, to }), requestOf(c))
  const { position } = await itemIn(c, meeting)
  return redirectWith(c, `${agendaPath(meeting.id)}#item-${position}`, { text: planningWords(c.var.lang).moved })
}

async function removed(c: Ctx, actor: Actor, meeting: Meeting): Promise<Response> {
  const { id } = await itemIn(c, meeting)
  await change(c.var.house, (tx) => removeItem(tx, actor, { meetingId: meeting.id, id }), requestOf(c))
  return redirectWith(c, agendaPath(meeting.id), { text: planningWords(c.var.lang).itemRemoved })
}

export function agendaRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const agenda = '/meetings/:id{[0-9]{1,15}}/agenda'
  const item = `${agenda}/:item{[0-9]{1,15}}`
  app.get(
    agenda,
    asPreparer((c, _actor, meeting) => agendaPage(c, meeting)),
  )
  app.post(agenda, asPreparer(added))
  app.post(`${agenda}/usual`, asPreparer(ready))
  app.get(
    item,
    asPreparer((c, _actor, meeting) => itemPage(c, meeting, null)),
  )
  app.post(item, asPreparer(edited))
  app.post(`${item}/move`, asPreparer(moved))
  app.post(`${item}/removal`, asPreparer(removed))
  return app
}
