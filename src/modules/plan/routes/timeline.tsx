/** The timeline of a plan, and the dates that are moved on it. */
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx } from '#kernel/env.ts'
import { attempt, type FormError, optionalDay, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { editItem } from '../commands.ts'
import { viewWords } from '../messages/views.ts'
import { title } from '../pages/told.tsx'
import { datesText, LANES_PER_PAGE, MOST_UNDATED, type MovedDates, TimelinePage } from '../pages.tsx'
import { planTimelinePath, undoPath } from '../paths.ts'
import { groupSizes, type Item, itemWithPlace, type PlacedItem, type Plan, planDates, type ViewedItem, viewItems } from '../queries.ts'
import { editableFields, mayWrite, spanOfPlan, type Viewed } from '../rules.ts'
import { viewAsked } from './view-asked.ts'
import { viewOf } from './view-of.ts'

/** Who may write the plan moves the dates of its actions, until it is closed. */
const mayMoveDates = (c: Ctx, plan: Plan) => mayWrite(c.var.actor, plan) && plan.state !== 'closed'

/** What the calendar shows: the dated rows of one page, and the first of those without dates. */
async function rowsOf(c: Ctx, plan: Plan, asked: Viewed & { page: number }, owners: Parameters<typeof viewItems>[4]['owners']) {
  const { house, actor, lang } = c.var
  const reading = { lang, today: house.clock.today(), owners }
  const page = { ...reading, limit: LANES_PER_PAGE, offset: (asked.page - 1) * LANES_PER_PAGE, only: 'dated' as const }
  const few = { ...reading, limit: MOST_UNDATED, offset: 0, only: 'undated' as const }
  return {
    dated: await viewItems(house.reader, actor, plan, asked, page),
    undated: await viewItems(house.reader, actor, plan, { ...asked, group: null }, few),
    sizes: asked.group ? await groupSizes(house.reader, plan, { ...asked, group: asked.group }, reading.today, 'dated') : null,
  }
}

const standing = (lang: Lang, item: ViewedItem): MovedDates => ({
  itemId: item.id,
  title: title(lang, item),
  revision: item.revision,
  start: item.starts_on ?? '',
  end: item.ends_on ?? '',
  errors: [],
  now: null,
})

/** The page; `refused`: the form of an action as it was typed, with what stands against it. */
export async function timelinePage(c: Ctx, plan: Plan, refused: { form: MovedDates; back: string } | null = null) {
  const { house } = c.var
  const asked = { ...viewAsked(c, 'pillar', refused ? new URL(refused.back, house.baseUrl).searchParams : undefined), all: false }
  const { view, owners } = await viewOf(c, plan, planTimelinePath(plan.slug), 'pillar', asked)
  const dates = await planDates(house.reader, plan)
  const whole = spanOfPlan({ from: plan.periodFrom, to: plan.periodTo }, dates)
  const rows = await rowsOf(c, plan, asked, owners)
  const viewing = await viewingOf(c, [{ kind: 'plan', id: plan.id }])
  const opened = [...rows.dated.items, ...rows.undated.items].find(({ id }) => id === asked.edit)
  const form = refused?.form ?? (opened ? standing(c.var.lang, opened) : null)
  return (
    <TimelinePage
      viewing={refused ? { ...viewing, path: refused.back } : viewing}
      view={view}
      whole={whole}
      span={whole && asked.year !== null ? spanOfPlan({ from: null, to: null }, dates, asked.year) : whole}
      {...rows}
      moving={mayMoveDates(c, plan) ? { form } : null}
    />
  )
}

const DATES = z.object({ starts_on: optionalDay(), ends_on: optionalDay() })

/** Where the form came from, if that is a view of this plan's timeline; else the timeline as it usually is. */
function backTo({ plan }: PlacedItem, typed: Typed): string {
  const path = planTimelinePath(plan.slug)
  const asked = typedOne(typed, 'back')
  return asked.startsWith(path) && /^(\?[\w=&%.+:~-]*)?(#i\d{1,15})?$/.test(asked.slice(path.length)) ? asked : path
}

/** Moves the start and the end of an action: the edit of two of its fields, by the same rules as any other. */
export async function saveDates(c: Ctx, id: number): Promise<Response> {
  const { house, lang } = c.var
  const find = async () => found(await itemWithPlace(house.reader, c.var.actor, id, house.clock.today()))
  const placed = await find()
  const actor = c.var.actor
  const fields = editableFields(actor, placed.plan, { ...placed.item, action: placed.item.level === placed.plan.lastLevel })
  if (!actor || !fields.includes('starts_on')) throw notYours()
  const typed = await typedForm(c)
  const back = backTo(placed, typed)
  const revision = Number(typedOne(typed, 'revision')) || 0
  const say = viewWords(lang)
  return attempt(
    c,
    async () => {
      const facts = parseForm(DATES, typed)
      const entryId = await change(
        house,
        (tx) => editItem(tx, actor, { itemId: id, revision, facts }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      const saved =
        entryId === null ? { text: say.datesUnchanged } : { text: say.datesSaved(title(lang, placed.item)), undoPath: undoPath(entryId) }
      return redirectWith(c, back, saved)
    },
    async (errors, refusal) => {
      const { item, plan } = await find()
      const form = refusedForm(lang, typed, item, errors, refusal.status === 409)
      return sendPage(c, await timelinePage(c, plan, { form, back }), refusal.status === 409 ? 409 : 422)
    },
  )
}

/** What was typed, at the edit that stands now: who has seen the other's dates may save over them. */
function refusedForm(lang: Lang, typed: Typed, item: Item, errors: FormError[], conflict: boolean): MovedDates {
  return {
    itemId: item.id,
    title: title(lang, item),
    revision: item.revision,
    start: typedOne(typed, 'starts_on'),
    end: typedOne(typed, 'ends_on'),
    errors,
    now: conflict ? datesText(lang, item) || viewWords(lang).noDates : null,
  }
}
