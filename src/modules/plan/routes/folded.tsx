/** The page of a plan of thousands: its first levels, one branch opened at a time, and what passes its filters. */
import type { Ctx } from '#kernel/env.ts'
import { renderPart } from '#kernel/render.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import {
  FoldedMatches,
  FoldedOutline,
  FoldedPartPage,
  FoldedPicture,
  type FoldedPlan,
  FoldedTable,
  MOST_ACTIONS,
  MOST_HEADS,
  type Opened,
} from '../pages.tsx'
import { type Head, headById, headsBelow, headsOf, levelSizes, type Plan, viewItems } from '../queries.ts'
import { isFolded, levelsShown, nest, summed, type ViewFilter } from '../rules.ts'
import { keptChoices, NAMES, offered } from './view-asked.ts'

/** How many items a plan has, level by level. */
export const keptSizes = (c: Ctx, plan: Plan): Promise<number[]> =>
  c.var.house.kept.part(`plan sizes ${plan.id}`, [`plan:${plan.id}`], () => levelSizes(c.var.house.reader, plan))

const total = (sizes: number[]) => sizes.reduce((sum, size) => sum + size, 0)
export const isLarge = async (c: Ctx, plan: Plan): Promise<boolean> => isFolded(total(await keptSizes(c, plan)))

/** The branch that the address opens; what cannot be opened is left closed. */
export const openAsked = (c: Ctx): number | null => (/^[1-9]\d{0,14}$/.test(c.req.query('open') ?? '') ? Number(c.req.query('open')) : null)

const keptHeads = async (c: Ctx, plan: Plan): Promise<Head[]> => {
  const { house } = c.var
  const levels = levelsShown(plan.lastLevel, (await keptSizes(c, plan))[1] ?? 0)
  const today = house.clock.today()
  return house.kept.part(`plan heads ${plan.id} ${today}`, [`plan:${plan.id}`], () => headsOf(house.reader, plan, levels, today))
}

/** The rows of actions that a folded page shows: the first that pass. */
async function firstActions(c: Ctx, plan: Plan, filter: ViewFilter) {
  const { house, actor, lang } = c.var
  const { owners } = await keptChoices(c, plan)
  const reading = { lang, today: house.clock.today(), owners, limit: MOST_ACTIONS, offset: 0 }
  return viewItems(house.reader, actor, plan, { filter, sort: 'plan', down: false, group: null, all: false }, reading)
}

async function openedBranch(c: Ctx, plan: Plan, of: Head): Promise<Opened> {
  const { house } = c.var
  if (of.level + 1 === plan.lastLevel) return { id: of.id, heads: [], actions: await firstActions(c, plan, { part: of.id }) }
  return { id: of.id, heads: await headsBelow(house.reader, plan, of, MOST_HEADS, house.clock.today()), actions: null }
}

const branchAsked = async (c: Ctx, plan: Plan): Promise<Head | null> => {
  const id = openAsked(c)
  return id === null ? null : headById(c.var.house.reader, plan, id, c.var.house.clock.today())
}

/** The answer to the frame of one branch: nothing but what stands in it. */
export async function sendPart(c: Ctx, plan: Plan): Promise<Response | null> {
  const of = c.req.header('turbo-frame')?.startsWith('open-') ? await branchAsked(c, plan) : null
  if (!of || !(await isLarge(c, plan))) return null
  const { lang, house } = c.var
  const folded: FoldedPlan = { lang, plan, today: house.clock.today(), opened: await openedBranch(c, plan, of) }
  c.header('vary', 'turbo-frame, cookie, accept-language')
  return sendPage(c, <FoldedPartPage viewing={await viewingOf(c)} folded={folded} of={of} />)
}

/** The costly parts of a folded page. Each is kept by itself: the picture is the same whatever is opened or filtered. */
export async function foldedTree(c: Ctx, plan: Plan, filter: ViewFilter) {
  const { house, actor, lang } = c.var
  const today = house.clock.today()
  const heads = await keptHeads(c, plan)
  const tree = nest(heads)
  const open = openAsked(c)
  const filtered = Object.values(filter).some(Boolean)
  const tags = [`plan:${plan.id}`, ...NAMES]
  const picture = await house.kept.part(`plan picture ${plan.id} ${lang} ${today}`, [`plan:${plan.id}`], async () => ({
    pictureHtml: renderPart(<FoldedPicture lang={lang} plan={plan} heads={tree} />),
    tableHtml: renderPart(<FoldedTable lang={lang} heads={tree} />),
  }))
  const key = `plan folded ${plan.id} ${lang} ${today} ${actor ? 'signed' : 'stranger'} ${filtered ? JSON.stringify(filter) : open}`
  const outlineHtml = await house.kept.part(key, tags, async () => {
    const folded: FoldedPlan = { lang, plan, today, opened: null }
    if (filtered) {
      const shown = await firstActions(c, plan, filter)
      return renderPart(<FoldedMatches folded={folded} heads={tree} shown={shown} filter={filter} />)
    }
    const of = await branchAsked(c, plan)
    const opened = of ? await openedBranch(c, plan, of) : null
    const items = total(await keptSizes(c, plan))
    return renderPart(<FoldedOutline folded={{ ...folded, opened }} heads={tree} items={items} />)
  })
  return { ...picture, outlineHtml, counts: summed(tree.map(({ counts }) => counts)), choices: offered(c, await keptChoices(c, plan)) }
}
