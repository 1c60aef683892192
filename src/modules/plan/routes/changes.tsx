/** What changed since one last looked: what the plan's page needs to mark it, the list itself, and « all read ». */

import { dayIn } from '#kernel/dates.ts'
import type { Ctx } from '#kernel/env.ts'
import { toldEntries } from '#kernel/history.ts'
import type { JournalScope } from '#kernel/journal.ts'
import { keepLook, newSince } from '#kernel/looked.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { changesWords } from '../messages/changes.ts'
import { type ChangesData, ChangesPage, type ChangesPart, DAYS_OFFERED, type ShownChange, type Since } from '../pages.tsx'
import { planPath } from '../paths.ts'
import { changesCount, changesOf, itemsNamed, momentOf, type Plan, planBySlug, threadScope } from '../queries.ts'
import { textChanges } from '../rules.ts'

const lookName = (slug: string): string => `plan-${slug}`
const DAY_MS = 86_400_000
const MOST_SHOWN = 200

/** What a kept page of the plan varies by, for `sendKeptPage`: known before anything is asked or rendered. */
export const lookOf = (c: Ctx, slug: string): string => {
  const fresh = newSince(c, lookName(slug))
  return fresh ? `${fresh.after} ${dayIn(c.var.house.clock.timeZone, fresh.when)}` : 'first'
}

const scopeOf = async (c: Ctx, plan: Plan): Promise<JournalScope> => {
  const { house, actor } = c.var
  const network = await house.kept.part('network organisation', ['network', 'organisation'], () => networkOrganisation(house.reader))
  return threadScope(actor, network?.id ?? null, plan)
}

/** How much is new on the plan's page that is being shown; this look is remembered in the reader's browser. Null for strangers. */
export async function changesSince(c: Ctx, plan: Plan): Promise<ChangesData | null> {
  const { house, actor } = c.var
  if (!actor || actor.personId === null) return null
  const fresh = newSince(c, lookName(plan.slug))
  const asked = { planId: plan.id, scope: await scopeOf(c, plan), after: fresh?.after ?? null, personId: actor.personId }
  const { count, latest } = await house.kept.part(`plan changes ${JSON.stringify(asked)}`, [`plan:${plan.id}`], () =>
    changesCount(house.reader, asked),
  )
  keepLook(c, lookName(plan.slug), latest)
  return { count, since: fresh ? dayIn(house.clock.timeZone, fresh.when) : house.clock.today() }
}

interface Asked {
  since: Since
  after?: number
  from?: Date
}

/** Since when the address asks to be told: an entry, a number of days, else the last visit; strangers have none. */
async function asked(c: Ctx, plan: Plan, scope: JournalScope): Promise<Asked> {
  const { house, actor } = c.var
  const { timeZone } = house.clock
  const entry = /^\d{1,15}$/.exec(c.req.query('since') ?? '')?.[0]
  const moment = entry === undefined ? null : await momentOf(house.reader, plan.id, scope, Number(entry))
  if (moment) return { since: { kind: 'entry', day: dayIn(timeZone, moment) }, after: Number(entry) }
  const days = DAYS_OFFERED.find((each) => String(each) === c.req.query('days')) ?? (actor ? null : DAYS_OFFERED[0])
  if (days !== null) return { since: { kind: 'days', days }, from: new Date(house.clock.now().getTime() - days * DAY_MS) }
  const fresh = newSince(c, lookName(plan.slug))
  return fresh
    ? { since: { kind: 'visit', day: dayIn(timeZone, fresh.when) }, after: fresh.after }
    : { since: { kind: 'first' }, after: Number.MAX_SAFE_INTEGER }
}

/** `GET /plans/:slug/changes` */
export async function changesPage(c: Ctx, slug: string): Promise<Response> {
  const { house, actor, lang } = c.var
  const plan = found(await planBySlug(house.reader, actor, slug))
  const scope = await scopeOf(c, plan)
  const { since, after, from } = await asked(c, plan, scope)
  const all = await changesOf(house.reader, plan.id, { scope, after, from, limit: MOST_SHOWN + 1 })
  // Since my last visit: what others did, as the mark on the plan's page counts it.
  const others = since.kind === 'visit' ? all.filter(({ personId }) => personId !== actor?.personId) : all
  const entries = others.slice(0, MOST_SHOWN)
  const payloads = new Map(entries.map((entry) => [entry.id, entry]))
  const told = (await toldEntries(house, actor, lang, entries)).map(
    (entry): ShownChange => ({
      ...entry,
      texts: textChanges(payloads.get(entry.id)!.payload),
    }),
  )
  const parts = await partsOf(
    c,
    plan,
    told.map((change) => ({ change, items: itemsOf(payloads.get(change.id)!.subjects) })),
  )
  return sendPage(
    c,
    <ChangesPage
      viewing={await viewingOf(c, [{ kind: 'plan', id: plan.id }])}
      plan={plan}
      since={since}
      parts={parts}
      count={told.length}
      cut={others.length > MOST_SHOWN}
      mayRead={since.kind === 'visit'}
    />,
  )
}

/** A deed on one item stands with it, also when the item is its second subject (an action of another plan serves it); one on many is the plan's. */
const itemsOf = (subjects: { kind: string; id: number }[]): number[] => {
  const items = subjects.filter(({ kind }) => kind === 'item').map(({ id }) => id)
  return items.length > 2 && subjects[0]?.kind !== 'item' ? [] : items
}

async function partsOf(c: Ctx, plan: Plan, placed: { change: ShownChange; items: number[] }[]): Promise<ChangesPart[]> {
  const items = await itemsNamed(c.var.house.reader, plan.id, [...new Set(placed.flatMap((each) => each.items))])
  const byId = new Map(items.map((item) => [item.id, item]))
  const itemOf = (ids: number[]) => byId.get(ids.find((id) => byId.has(id)) ?? -1) ?? null
  const parts = Map.groupBy(placed, (each) => itemOf(each.items))
  return [null, ...items].flatMap((item) => {
    const changes = parts.get(item)
    return changes ? [{ item, changes: changes.map(({ change }) => change) }] : []
  })
}

/** `POST /plans/:slug/changes`: everything up to now is read. Nothing is written but the reader's own cookie. */
export async function readAll(c: Ctx, slug: string): Promise<Response> {
  const { house, actor, lang } = c.var
  const plan = found(await planBySlug(house.reader, actor, slug))
  if (!actor || actor.personId === null) throw notYours()
  const { latest } = await changesCount(house.reader, { planId: plan.id, scope: { kind: 'all' }, after: null, personId: null })
  keepLook(c, lookName(slug), latest, { read: true })
  return redirectWith(c, planPath(slug), { text: changesWords(lang).readFlash })
}
