/** What the page of building shows: the tree with what stands open in it, what was taken out, what could be undone. */
import { dayIn } from '#kernel/dates.ts'
import type { Ctx } from '#kernel/env.ts'
import type { FormError } from '#kernel/form.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { viewingOf } from '#kernel/reply.ts'
import type { BuildView, RemovedBranch } from '../pages/build.tsx'
import type { Mode } from '../pages/build-told.ts'
import { planBuildPath } from '../paths.ts'
import {
  lastTreeDeed,
  type RemovedItem,
  referringItems,
  removals,
  removedItems,
  type TreeDeed,
  type TreeItem,
  treeItems,
} from '../queries/build.ts'
import { type Plan, planBySlug } from '../queries.ts'
import { branchIn, objectionToBuilding, openBranches, readPlace, spotOf, type Tree, treeOf } from '../rules/build.ts'
import { followsScheme, renumbered, schemeOf } from '../rules/numbering.ts'
import { danglingReferences, mayWrite } from '../rules.ts'
import { UNDOABLE_BUILDS, type UndoableBuild } from '../tables/build.ts'

/** A plan of more items is shown branch by branch. */
const MOST_SHOWN = 600

/** The plan whose tree this actor may change now. */
export async function buildablePlan(c: Ctx, slug: string): Promise<Plan> {
  const plan = found(await planBySlug(c.var.house.reader, c.var.actor, slug))
  if (!mayWrite(c.var.actor, plan)) throw notYours()
  refuse(objectionToBuilding(plan))
  return plan
}

export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

export const treeOfPlan = async (c: Ctx, plan: Plan): Promise<Tree<TreeItem>> => treeOf(await treeItems(c.var.house.reader, plan.id))

/** What the address asks to be open, as far as it is there. An empty plan waits for its first item. */
function modeAsked(c: Ctx, plan: Plan, tree: Tree<TreeItem>): Mode {
  const place = (name: string) => {
    const asked = readPlace(c.req.query(name) ?? '')
    return asked && spotOf(tree, asked) ? asked : null
  }
  const [add, several] = [place('add'), place('several')]
  const item = (name: string) => tree.byId.get(Number(c.req.query(name)))
  const [at, code] = [item('at'), item('code')]
  const renumber = followsScheme(tree, plan.lastLevel)
  if (several) return { kind: 'several', place: several, lines: '', renumber }
  if (add || tree.all.length === 0) return { kind: 'add', place: add ?? { how: 'in', id: 0 }, title: '', code: '', renumber }
  if (code) return { kind: 'code', id: code.id, code: code.code, shown: code.code, below: followsBelow(plan, tree, code.id) }
  return at ? { kind: 'tools', id: at.id } : { kind: 'none' }
}

/** Whether what stands below an item is numbered after it: then it follows its new code. */
export const followsBelow = (plan: Plan, tree: Tree<TreeItem>, id: number): boolean =>
  renumbered(tree, schemeOf(tree, plan.lastLevel), new Set([id])).size === 0

const focusOf = (mode: Mode): number | null => {
  if (mode.kind === 'tools' || mode.kind === 'code') return mode.id
  return mode.kind === 'none' || mode.place.id === 0 ? null : mode.place.id
}

/** The branches that were taken out, each by its topmost item, with when and by whom. */
async function removedBranches(c: Ctx, plan: Plan, tree: Tree<TreeItem>): Promise<RemovedBranch[]> {
  const { reader, clock } = c.var.house
  const gone: Tree<RemovedItem> = treeOf(await removedItems(reader, plan.id))
  const roots = gone.all.filter(({ parent_id }) => parent_id === null || tree.byId.has(parent_id))
  const deeds = await removals(
    reader,
    roots.map(({ id }) => id),
  )
  return roots
    .map((root): RemovedBranch & { at: number } => {
      const deed = deeds.get(root.id)
      const below = branchIn(gone, root.id).length - 1
      return {
        id: root.id,
        code: root.code,
        title: root.title,
        with: deed ? Math.min(deed.ids.length - 1, below) : below,
        removed: deed ? { on: dayIn(clock.timeZone, deed.at), who: deed.who } : null,
        at: deed?.at.getTime() ?? 0,
      }
    })
    .sort((one, other) => other.at - one.at)
}

const undoOf = (c: Ctx, last: TreeDeed | null): BuildView['undo'] => {
  const mine = last !== null && c.var.actor !== null && c.var.actor.personId !== null && last.personId === c.var.actor.personId
  return mine && (UNDOABLE_BUILDS as readonly string[]).includes(last.deed) ? { entryId: last.id, deed: last.deed as UndoableBuild } : null
}

export interface Shown {
  /** What stands open; else what the address asks for. */
  mode?: Mode
  /** Of the form that stands open. */
  errors?: FormError[]
  /** Of the page. */
  refused?: FormError[]
}

/** The page as it stands, or with what was typed and refused. */
export async function buildView(c: Ctx, plan: Plan, { mode, errors = [], refused = [] }: Shown = {}): Promise<BuildView> {
  const { reader } = c.var.house
  // Asked first: what is done while the rest is read counts as done since.
  const last = await lastTreeDeed(reader, plan.id)
  const tree = await treeOfPlan(c, plan)
  const referring = await referringItems(reader, plan.id)
  const shown = mode ?? modeAsked(c, plan, tree)
  const viewing = await viewingOf(c, [{ kind: 'plan', id: plan.id }])
  return {
    // A refused form has an address that only answers forms: the language is changed on the tree itself.
    viewing: c.req.method === 'GET' ? viewing : { ...viewing, path: planBuildPath(plan.slug) },
    lang: c.var.lang,
    plan,
    tree,
    open: openBranches(tree, focusOf(shown), MOST_SHOWN),
    mode: shown,
    errors,
    refused,
    seen: last?.id ?? 0,
    offScheme: renumbered(tree, schemeOf(tree, plan.lastLevel)).size,
    undo: undoOf(c, last),
    dangling: danglingReferences(
      referring.filter(({ removed }) => !removed),
      new Set(tree.all.map(({ code }) => code)),
    ),
    removed: await removedBranches(c, plan, tree),
  }
}
