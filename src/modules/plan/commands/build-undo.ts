/** Undo of the deeds by which a plan is built: of one's own, while what it touched stands as it left it; itself a deed. */
import type { DeedName, Deeds } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { JournalEntry } from '#kernel/journal.ts'
import { found, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { referringItems, removedItems, type TreeItem, touchedSince } from '../queries/build.ts'
import { afterMove, branchIn, objectionToMoving, type Tree, treeOf } from '../rules/build.ts'
import { withNewCodes } from '../rules/references.ts'
import { type Renumbering, UNDOABLE_BUILDS, type UndoableBuild } from '../tables/build.ts'
import { concerning, type HeldTree, heldTree, writeRows } from './build.ts'
import { undoPlanEdit } from './build-plan.ts'
import { bringBack, takeOut } from './build-removal.ts'
import { touchedBy, writeCodes, writeTexts } from './build-renumbering.ts'

const NOTHING: Renumbering = { codes: [], texts: [] }
const touchedMeanwhile = () => new Refusal(objection('plan.touched_since', {}), 409)

const isUndoable = (deed: string): deed is UndoableBuild => (UNDOABLE_BUILDS as readonly string[]).includes(deed)

interface Undoing {
  tx: Writer
  actor: Actor
  held: HeldTree
  entry: JournalEntry
}

/** Gives the codes back that a deed changed, with the references; only while they are all still the ones that it gave. */
async function codesBack({ tx, held }: Undoing, { codes, texts }: Renumbering, tree: Tree<TreeItem>): Promise<Renumbering> {
  if (codes.length === 0) return NOTHING
  const back = new Map(codes.map(({ id, from }) => [id, from]))
  const taken = new Set(tree.all.filter(({ id }) => !back.has(id)).map(({ code }) => code))
  if (codes.some(({ id, from, to }) => tree.byId.get(id)?.code !== to || taken.has(from))) throw touchedMeanwhile()
  await writeCodes(tx, back)
  const reversed = new Map(codes.map(({ from, to }) => [to, from]))
  const before = new Map(texts.map(({ id, changes }) => [id, changes]))
  const written = (await referringItems(tx, held.plan.id)).map((item) => {
    // A text that nobody touched gets its exact words back; in any other only the references change.
    const valued = (field: 'text_fr' | 'text_en') => {
      const change = before.get(item.id)?.find((each) => each.field === field)
      return change && change.to === item[field] ? (change.from as string | null) : withNewCodes(item[field], reversed)
    }
    return { item, text_fr: valued('text_fr'), text_en: valued('text_en') }
  })
  return {
    codes: codes.map(({ id, from, to }) => ({ id, from: to, to: from })),
    texts: await writeTexts(
      tx,
      written.filter(({ item, text_fr, text_en }) => item.text_fr !== text_fr || item.text_en !== text_en),
    ),
  }
}

/** Items that were added go out again, unless something was done with them or put below them; what made room for them moves up again. */
async function addingBack(undoing: Undoing, deed: Renumbering): Promise<Renumbering> {
  const { tx, held, entry } = undoing
  const others = new Set(touchedBy(deed))
  const ids = entry.subjects.filter(({ kind, id }) => kind === 'item' && !others.has(id)).map(({ id }) => id)
  const added = new Set(ids)
  const { tree } = held
  const untouched = ids.every((id) => tree.byId.has(id) && tree.below(id).every((child) => added.has(child.id)))
  if (!untouched || (await touchedSince(tx, ids, entry.id))) throw touchedMeanwhile()
  const tops = ids.filter((id) => !added.has(tree.byId.get(id)!.parent_id ?? 0))
  // Lines that were added together stand side by side: the gap closes as one.
  const rest = tree.all.filter(({ id }) => !added.has(id))
  await takeOut(tx, treeOf([...rest, tree.byId.get(tops[0]!)!]), tops[0]!, ids)
  return codesBack(undoing, deed, treeOf(rest))
}

async function moveBack(undoing: Undoing, deed: Deeds['plan.item_moved']): Promise<Renumbering> {
  const { tx, held } = undoing
  const { tree, plan } = held
  const { id } = undoing.entry.subjects[0]!
  if (!tree.byId.has(id) || (deed.from.parentId !== null && !tree.byId.has(deed.from.parentId))) throw touchedMeanwhile()
  // Counted among those that will be its siblings: the item itself is not one of them yet.
  const others = tree.below(deed.from.parentId).filter((each) => each.id !== id)
  const before = others[Math.min(deed.from.position - 1, others.length)]
  const index = before ? tree.below(deed.from.parentId).indexOf(before) : tree.below(deed.from.parentId).length
  const spot = { parentId: deed.from.parentId, index }
  refuse(objectionToMoving(tree, id, spot, plan.lastLevel))
  await writeRows(tx, afterMove(tree, id, spot))
  return codesBack(undoing, deed, tree)
}

async function removalBack({ tx, held }: Undoing, { ids }: Deeds['plan.item_removed']): Promise<Renumbering> {
  const wanted = new Set(ids)
  const gone = treeOf((await removedItems(tx, held.plan.id)).filter(({ id }) => wanted.has(id)))
  if (!gone.byId.has(ids[0]!)) throw touchedMeanwhile()
  return bringBack(tx, held, branchIn(gone, ids[0]!))
}

async function restorationBack({ tx, held, entry }: Undoing, { ids }: Deeds['plan.item_restored']): Promise<Renumbering> {
  const root = found(entry.subjects[0]).id
  const now = held.tree.byId.has(root) ? branchIn(held.tree, root).map(({ id }) => id) : []
  if (now.length !== ids.length || now.some((id) => !ids.includes(id))) throw touchedMeanwhile()
  await takeOut(tx, held.tree, root, now)
  return NOTHING
}

async function takenBack(undoing: Undoing, deed: UndoableBuild): Promise<Renumbering> {
  const payload = undoing.entry.payload as never
  if (deed === 'plan.item_added' || deed === 'plan.items_added') return addingBack(undoing, payload)
  if (deed === 'plan.item_moved') return moveBack(undoing, payload)
  if (deed === 'plan.item_removed') return removalBack(undoing, payload)
  return deed === 'plan.item_restored' ? restorationBack(undoing, payload) : codesBack(undoing, payload, undoing.held.tree)
}

/** What was done since with the one item that a deed was about; a deed on a whole plan is held against what it changed. */
async function refuseIfTouched(tx: Writer, { id, subjects }: JournalEntry): Promise<void> {
  const [main] = subjects
  if (main?.kind === 'item' && (await touchedSince(tx, [main.id], id))) throw touchedMeanwhile()
}

/** Undoes a deed on a plan's tree or on its own facts. */
export async function undoBuild(tx: Writer, actor: Actor, entry: JournalEntry): Promise<void> {
  const planId = found(entry.subjects.find(({ kind }) => kind === 'plan')).id
  if (entry.deed === 'plan.edited') {
    await undoPlanEdit(tx, actor, entry)
    return
  }
  const held = await heldTree(tx, actor, planId)
  if (entry.personId !== actor.personId) refuse(objection('plan.not_your_deed', {}), 403)
  if (!isUndoable(entry.deed)) throw new Refusal(objection('plan.cannot_be_undone', {}))
  await refuseIfTouched(tx, entry)
  const undone = await takenBack({ tx, actor, held, entry }, entry.deed)
  const others = touchedBy(undone).map((id) => ({ kind: 'item', id }))
  const subjects = new Map([...entry.subjects, ...others].map((subject) => [`${subject.kind} ${subject.id}`, subject]))
  await record(tx, actor, 'plan.build_undone', {
    ...concerning(held.plan),
    subjects: [...subjects.values()],
    payload: { undoes: entry.id, deed: entry.deed, ...undone },
  })
}

type Contrary = (tx: Writer, actor: Actor, entry: JournalEntry) => Promise<void>
/** For the table of contraries: every deed of building, also those that nobody can undo. */
export const BUILD_CONTRARIES: Partial<Record<DeedName, Contrary>> = Object.fromEntries(
  [...UNDOABLE_BUILDS, 'plan.created', 'plan.build_undone'].map((deed) => [deed, undoBuild]),
)
