/** Reading an item and editing it: the page, the form in place or plain, the conflict of two edits, and undo. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, typedForm, typedOne } from '#kernel/form.ts'
import { history } from '#kernel/history.ts'
import { panelsOf } from '#kernel/house.ts'
import { lastEntryAbout } from '#kernel/journal.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendKeptPage, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkOrganisation, signInPath } from '#modules/people/index.ts'
import { editItem, undoDeed } from '../commands.ts'
import { words } from '../messages.ts'
import { ItemEditPage, ItemPage } from '../pages.tsx'
import { itemPath, planPath, undoPath } from '../paths.ts'
import { itemCoded, itemWithPlace, milestones, type PlacedItem, planById, threadScope } from '../queries.ts'
import { editableFields } from '../rules.ts'
import { aroundOf, type Refused } from './around.ts'
import { itemInput } from './item-form.ts'
import { conflictForm, freshForm, refusedForm } from './item-pages.ts'

const MOST_ENTRIES = 60
/** Whose names change, the page changes. */
export const NAMES = ['person', 'mandate', 'body', 'organisation', 'network']

export function itemRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/items/:id{[0-9]{1,15}}', (c) => {
    let plan = 0
    return sendKeptPage(
      c,
      () => ['plan', `plan:${plan}`, ...NAMES],
      async () => {
        const placed = await placedItem(c, c.req.param('id'))
        plan = placed.plan.id
        return itemPage(c, placed)
      },
    )
  })
  app.get('/items/:id{[0-9]{1,15}}/edit', async (c) => {
    const placed = await placedItem(c, c.req.param('id'))
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    if (columnsOf(c, placed).length === 0) throw notYours()
    return sendPage(
      c,
      <ItemEditPage viewing={await viewingOf(c)} placed={placed} form={await freshForm(c, placed, columnsOf(c, placed))} />,
    )
  })
  app.post('/items/:id{[0-9]{1,15}}', (c) => saveItem(c, Number(c.req.param('id'))))
  app.post('/plan-deeds/:id{[0-9]{1,15}}/undo', async (c) => {
    const actor = found(c.var.actor)
    const { kind, id } = await change(
      c.var.house,
      (tx) => undoDeed(tx, actor, Number(c.req.param('id'))),
      c.req.header('x-turbo-request-id') ?? null,
    )
    const plan = kind === 'plan' ? found(await planById(c.var.house.reader, actor, id)) : null
    return redirectWith(c, plan ? planPath(plan.slug) : itemPath(id), { text: words(c.var.lang).undone })
  })
  return app
}

/** The item with its place, or 404. */
export const placedItem = async (c: Ctx, id: string): Promise<PlacedItem> =>
  found(await itemWithPlace(c.var.house.reader, c.var.actor, Number(id), c.var.house.clock.today()))

const columnsOf = (c: Ctx, { item, plan }: PlacedItem) =>
  editableFields(c.var.actor, plan, { ...item, action: item.level === plan.lastLevel })

/** The page of an item. `refused`: what a form on it could not do, with what was typed. */
export async function itemPage(c: Ctx, placed: PlacedItem, refused: Refused = {}) {
  const { house, actor, lang } = c.var
  const subject = { kind: 'item', id: placed.item.id }
  const network = await networkOrganisation(house.reader)
  const columns = columnsOf(c, placed)
  const may = columns.length === 0 ? 'none' : columns.includes('expected_result') || columns.includes('title_fr') ? 'all' : 'news'
  const last = actor && may !== 'none' ? await lastEntryAbout(house.reader, subject) : null
  const mine =
    last !== null && actor !== null && last.personId === actor.personId && last.personId !== null && last.deed === 'plan.item_edited'
  const viewing = await viewingOf(c, [subject, ...(placed.children.length > 0 ? [{ kind: 'plan', id: placed.plan.id }] : [])])
  return (
    <ItemPage
      viewing={viewing}
      panels={await panelsOf(house, viewing, subject)}
      placed={placed}
      milestones={await milestones(house.reader, placed.plan.id)}
      entries={
        await history(house, actor, lang, { scope: threadScope(actor, network?.id ?? null, placed.plan), subject, limit: MOST_ENTRIES })
      }
      editing={{ may, undoEntryId: mine ? last.id : null }}
      around={await aroundOf(c, placed, refused)}
    />
  )
}

/** The link to an item of this plan (`A1.2.1`) or of another (`cap-2015#D1`), as columns; a code that this actor cannot see is refused. */
async function carriedOver(c: Ctx, placed: PlacedItem, text: string | null) {
  // A link to what this person may not see is not on the form: leaving the field empty says nothing of it.
  if (text === null && placed.item.carried_over_to_id !== null && placed.carriedOverTo === null) return {}
  if (text === null || text === placed.item.carried_over_to_text) return { carried_over_to_id: null, carried_over_to_text: text }
  const target = await itemCoded(c.var.house.reader, c.var.actor, text, placed.plan.slug)
  if (target === null) refuse(objection('plan.no_such_item', { text }, 'carried_over_to'))
  return { carried_over_to_id: target, carried_over_to_text: null }
}

async function saveItem(c: Ctx, id: number): Promise<Response> {
  const { house, lang } = c.var
  const placed = await placedItem(c, String(id))
  const actor = c.var.actor
  if (!actor) throw notYours()
  const typed = await typedForm(c)
  const columns = columnsOf(c, placed)
  if (columns.length === 0) throw notYours()
  const revision = Number(typedOne(typed, 'revision')) || 0
  return attempt(
    c,
    async () => {
      const { facts, carriedOverTo } = itemInput(typed, placed.item)
      const link = carriedOverTo === undefined ? {} : await carriedOver(c, placed, carriedOverTo)
      const entryId = await change(
        house,
        (tx) => editItem(tx, actor, { itemId: id, revision, facts: { ...facts, ...link } }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      if (entryId === null) return redirectWith(c, itemPath(id), { text: words(lang).nothingChanged })
      return redirectWith(c, itemPath(id), { text: words(lang).saved, undoPath: undoPath(entryId) })
    },
    async (errors, refusal) => {
      const viewing = await viewingOf(c)
      const current = await placedItem(c, String(id))
      if (refusal.status !== 409)
        return sendPage(
          c,
          <ItemEditPage viewing={viewing} placed={current} form={await refusedForm(c, current, columns, typed, revision, errors)} />,
          422,
        )
      return sendPage(
        c,
        <ItemEditPage viewing={viewing} placed={current} form={await conflictForm(c, current, columns, typed, revision, errors)} />,
        409,
      )
    },
  )
}
