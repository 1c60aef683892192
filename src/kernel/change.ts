/** The only door to writing: one transaction per change, one journal entry per deed. */

import type { DeedName, Deeds, Subject } from './capability.ts'
import type { Writer } from './database.ts'
import { assertNamed, deedOf, type House } from './house.ts'
import type { NewJob } from './jobs.ts'
import { type NewEntry, writeEntry } from './journal.ts'
import type { Actor } from './values/actor.ts'

interface Context {
  house: House
  /** What the deeds of this transaction are about: the pages kept of it are dropped as soon as it is committed. */
  moved: Subject[]
  /** What its quiet deeds tell of once a second. */
  ticked: Subject[]
}

/** The house in which a transaction runs. Commands get the transaction alone, so that they cannot reach around it. */
const contexts = new WeakMap<Writer, Context>()

const contextOf = (tx: Writer): Context => {
  const context = contexts.get(tx)
  if (!context) throw new Error('Only `change` opens transactions.')
  return context
}

/** Opens THE transaction of a change. What it records, its reactions and its jobs are kept together or not at all. */
export async function change<Result>(
  house: House,
  work: (tx: Writer) => Promise<Result>,
  requestId: string | null = null,
): Promise<Result> {
  const context: Context = { house, moved: [], ticked: [] }
  const result = await house.db.transaction().execute(async (tx) => {
    contexts.set(tx, context)
    return work(tx)
  })
  house.kept.drop(context.moved)
  house.live.moved(context.moved, requestId)
  house.ticker.note(context.ticked)
  return result
}

/** Undoes everything that `work` writes and still returns what it found: the dry run of imports. */
export async function rehearse<Result>(house: House, work: (tx: Writer) => Promise<Result>): Promise<Result> {
  let result: { found: Result } | null = null
  class Rehearsed extends Error {}
  try {
    await house.db.transaction().execute(async (tx) => {
      contexts.set(tx, { house, moved: [], ticked: [] })
      result = { found: await work(tx) }
      throw new Rehearsed()
    })
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
  return (result as unknown as { found: Result }).found
}

/** The clock's now, for commands: they know no house. */
export const nowOf = (tx: Writer): Date => contextOf(tx).house.clock.now()
/** Today in the network's time zone. */
export const todayOf = (tx: Writer): string => contextOf(tx).house.clock.today()

/** Writes the deed into the journal, then lets the other modules react, in this transaction. Returns the entry's id. */
export async function record<Name extends DeedName>(tx: Writer, actor: Actor, deed: Name, entry: NewEntry<Name>): Promise<number> {
  const { house, moved, ticked } = contextOf(tx)
  const declared = deedOf(house, deed)
  for (const { kind } of entry.subjects) assertNamed(house, kind)
  const id = await writeEntry(tx, actor, house.clock.now(), deed, entry, declared.quiet ?? false)
  if (declared.quiet) ticked.push(...entry.subjects.filter(({ kind }) => kind === declared.ticks))
  else {
    house.live.wrote(id)
    moved.push(...entry.subjects)
  }
  for (const capability of house.capabilities) {
    const reaction = capability.reactions?.[deed] as
      | ((tx: Writer, actor: Actor, payload: Deeds[Name], subjects: Subject[]) => Promise<void>)
      | undefined
    if (reaction) await reaction(tx, actor, entry.payload, entry.subjects)
  }
  return id
}

/** Sends a job within the change: it exists only if the change is committed. */
export const sendJob = (tx: Writer, queue: string, data: Record<string, unknown>): Promise<void> =>
  contextOf(tx).house.jobs.send(tx, queue, data)

/** Many jobs of one queue at once, with their priorities. */
export const sendJobs = (tx: Writer, queue: string, jobs: NewJob[]): Promise<void> => contextOf(tx).house.jobs.sendAll(tx, queue, jobs)
