/** Building the tree of a plan: adding one item, or several lines at once. Everyone who changes a tree holds it here first. */
import { sql } from 'kysely'
import type { Subject } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { type TreeItem, treeItems } from '../queries/build.ts'
import { type Plan, planById } from '../queries/plans.ts'
import {
  afterInsertion,
  levelAt,
  objectionToBuilding,
  objectionToHeight,
  type Spot,
  spotOf,
  type Tree,
  type TreePlace,
  type Twig,
  treeOf,
  withRows,
} from '../rules/build.ts'
import { type OutlineLine, objectionsToLines } from '../rules/build-outline.ts'
import { MOST_ITEMS } from '../rules/import-names.ts'
import { freeCodes, objectionToCode, renumbered, schemeOf } from '../rules/numbering.ts'
import { mayWrite } from '../rules.ts'
import type { Renumbering } from '../tables/build.ts'
import { renumber, touchedBy } from './build-renumbering.ts'

export interface HeldTree {
  plan: Plan
  tree: Tree<TreeItem>
}

/** Finds a plan through the actor, its row held until the end of the change: of two who build at once the second sees the first. */
export async function heldTree(tx: Writer, actor: Actor, planId: number): Promise<HeldTree> {
  await tx.selectFrom('plan_plan').select('id').where('id', '=', planId).forUpdate().execute()
  const plan = found(await planById(tx, actor, planId))
  if (!mayWrite(actor, plan)) throw notYours()
  refuse(objectionToBuilding(plan))
  return { plan, tree: treeOf(await treeItems(tx, planId)) }
}

/** The same by an item of it, whether it stands in the tree or was taken out. */
export async function treeOfItem(tx: Writer, actor: Actor, itemId: number): Promise<HeldTree> {
  const { plan_id } = found(await tx.selectFrom('plan_item').select('plan_id').where('id', '=', itemId).executeTakeFirst())
  return heldTree(tx, actor, plan_id)
}

export async function treeAt(tx: Writer, actor: Actor, slug: string): Promise<HeldTree> {
  const { id } = found(await tx.selectFrom('plan_plan').select('id').where('slug', '=', slug).executeTakeFirst())
  return heldTree(tx, actor, id)
}

/** What every entry about a plan's tree says of whom it concerns. */
export const concerning = (plan: Plan) => ({ organisationId: plan.responsibleId, public: plan.state !== 'draft' })
/** The item first, then its plan, then what else was touched. */
export const subjectsOfBranch = (plan: Plan, itemId: number, others: Iterable<number> = []): Subject[] => [
  { kind: 'item', id: itemId },
  { kind: 'plan', id: plan.id },
  ...[...new Set(others)].filter((id) => id !== itemId).map((id) => ({ kind: 'item', id })),
]

/** Writes where items stand, in one statement whatever their number. */
export async function writeRows(tx: Writer, rows: readonly Twig[]): Promise<void> {
  if (rows.length === 0) return
  const places = JSON.stringify(rows.map(({ id, parent_id, position, level }) => ({ id, parent_id, position, level })))
  await sql`update plan_item i set parent_id = d.parent_id, position = d.position, level = d.level
    from jsonb_to_recordset(${places}::jsonb) as d (id bigint, parent_id bigint, position integer, level integer) where i.id = d.id`.execute(
    tx,
  )
}

interface NewRow extends Pick<Twig, 'parent_id' | 'position' | 'level' | 'code'> {
  title_fr: string | null
  title_en: string | null
}

async function insertRows(tx: Writer, planId: number, rows: NewRow[]): Promise<Map<string, number>> {
  const made = await sql<{ id: number; code: string }>`insert into plan_item (plan_id, parent_id, position, level, code, title_fr, title_en)
    select ${planId}::bigint, d.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d (parent_id bigint, position integer, level integer, code text, title_fr text, title_en text)
    returning id, code`.execute(tx)
  return new Map(made.rows.map(({ id, code }) => [code, id]))
}

/** Where something new would stand, or the reason why not. */
function roomAt({ plan, tree }: HeldTree, place: TreePlace, count: number): Spot {
  const spot = spotOf(tree, place)
  if (!spot) throw new Refusal(objection('plan.place_gone', {}, 'place'), 409)
  refuse(objectionToHeight(tree, spot, 1, plan.lastLevel))
  if (tree.all.length + count > MOST_ITEMS) refuse(objection('plan.too_many_items', { most: MOST_ITEMS }))
  return spot
}

const parentAt = (tree: Tree<TreeItem>, { parentId }: Spot) => (parentId === null ? null : tree.byId.get(parentId)!)

export interface Added {
  entryId: number
  itemId: number
  code: string
}

/** The new items with their first codes, and then, where it is wished for, all siblings by their place. Returns what changed for the others. */
async function numbered(tx: Writer, { plan, tree }: HeldTree, spot: Spot, news: readonly Twig[], wished: boolean) {
  const codes = new Map<number, string>()
  if (!wished) return { codes, others: { codes: [], texts: [] } satisfies Renumbering }
  const fresh = news.map((item) => ({ ...item, title: { fr: null, en: null } }))
  const after = treeOf([
    ...withRows(tree.all, afterInsertion(tree, spot, fresh.filter(({ parent_id }) => parent_id === spot.parentId).length)),
    ...fresh,
  ])
  for (const [id, code] of renumbered(after, schemeOf(tree, plan.lastLevel), new Set([spot.parentId]))) codes.set(id, code)
  const { codes: changes, texts } = await renumber(tx, plan.id, after, codes)
  const own = new Set(fresh.map(({ id }) => id))
  return { codes, others: { codes: changes.filter(({ id }) => !own.has(id)), texts } satisfies Renumbering }
}

/** Adds one item. `code`: by hand; null: the next that the plan's own scheme gives. `renumber`: it takes the code of its place, the others follow. */
export async function addItem(
  tx: Writer,
  actor: Actor,
  input: { slug: string; place: TreePlace; title: Localized; code: string | null; renumber?: boolean },
): Promise<Added> {
  const held = await treeAt(tx, actor, input.slug)
  const { plan, tree } = held
  if (!input.title.fr && !input.title.en) refuse(objection('plan.title_missing', {}, 'title'))
  const spot = roomAt(held, input.place, 1)
  if (input.code !== null) refuse(objectionToCode(tree, null, input.code))
  const first = input.code ?? freeCodes(tree, schemeOf(tree, plan.lastLevel))(parentAt(tree, spot), tree.below(spot.parentId).length)
  await writeRows(tx, afterInsertion(tree, spot, 1))
  const row = { parent_id: spot.parentId, position: spot.index + 1, level: levelAt(tree, spot), code: first }
  const itemId = (await insertRows(tx, plan.id, [{ ...row, title_fr: input.title.fr, title_en: input.title.en }])).get(first)!
  const wished = (input.renumber ?? false) && input.code === null
  const { codes, others } = await numbered(tx, held, spot, [{ id: itemId, ...row }], wished)
  const code = codes.get(itemId) ?? first
  const entryId = await record(tx, actor, 'plan.item_added', {
    ...concerning(plan),
    subjects: subjectsOfBranch(plan, itemId, touchedBy(others)),
    payload: { code, ...others },
  })
  return { entryId, itemId, code }
}

/** A line with its place in the tree; the ids of new parents are known as they are made. */
interface Sprig {
  row: NewRow
  parent: Sprig | null
}

function sprigsOf({ plan, tree }: HeldTree, spot: Spot, lines: readonly OutlineLine[], lang: Lang): Sprig[] {
  const freeCode = freeCodes(tree, schemeOf(tree, plan.lastLevel))
  const above: Sprig[] = []
  const children = new Map<Sprig | null, number>()
  return lines.map(({ title, depth }) => {
    const parent = depth === 0 ? null : above[depth - 1]!
    const before = children.get(parent) ?? 0
    children.set(parent, before + 1)
    const siblings = parent ? before : tree.below(spot.parentId).length + before
    const row: NewRow = {
      parent_id: parent ? null : spot.parentId,
      position: (parent ? 0 : spot.index) + before + 1,
      level: levelAt(tree, spot) + depth,
      code: freeCode(parent ? parent.row : parentAt(tree, spot), siblings),
      title_fr: lang === 'fr' ? title : null,
      title_en: lang === 'en' ? title : null,
    }
    const sprig = { row, parent }
    above[depth] = sprig
    return sprig
  })
}

/** Adds lines as items, what is indented below the line above it: a statement per level. Titles are in the language of who types. */
export async function addItems(
  tx: Writer,
  actor: Actor,
  input: { slug: string; place: TreePlace; lines: readonly OutlineLine[]; lang: Lang; renumber?: boolean },
): Promise<{ entryId: number; ids: number[] }> {
  const held = await treeAt(tx, actor, input.slug)
  const { plan, tree } = held
  const spot = roomAt(held, input.place, input.lines.length)
  refuse(objectionsToLines(input.lines, levelAt(tree, spot), plan.lastLevel))
  const sprigs = sprigsOf(held, spot, input.lines, input.lang)
  await writeRows(tx, afterInsertion(tree, spot, sprigs.filter(({ parent }) => parent === null).length))
  const ids = new Map<string, number>()
  for (const [, level] of [...Map.groupBy(sprigs, ({ row }) => row.level)].sort(([one], [other]) => one - other)) {
    for (const { row, parent } of level) if (parent) row.parent_id = ids.get(parent.row.code)!
    const rows = level.map(({ row }) => row)
    for (const [code, id] of await insertRows(tx, plan.id, rows)) ids.set(code, id)
  }
  const made = sprigs.map(({ row }) => ids.get(row.code)!)
  const news = sprigs.map(({ row }, index) => ({ id: made[index]!, ...row }))
  const { others } = await numbered(tx, held, spot, news, input.renumber ?? false)
  const entryId = await record(tx, actor, 'plan.items_added', {
    ...concerning(plan),
    subjects: [{ kind: 'plan', id: plan.id }, ...[...new Set([...made, ...touchedBy(others)])].map((id) => ({ kind: 'item', id }))],
    payload: { count: made.length, ...others },
  })
  return { entryId, ids: made }
}
