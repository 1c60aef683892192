/** The membership fees of a year for many members at once: one deed, which can be undone as a whole. */
import type { Deeds } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { journalEntry } from '#kernel/journal.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkIdOf } from '../queries.ts'
import { objectionToUndoing } from '../rules/keeping.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import { objectionToYear } from '../rules.ts'
import type { FeeState } from '../tables.ts'
import { saidBy } from './years.ts'

/** PostgreSQL takes at most 65 535 values in one statement. */
const MOST_AT_ONCE = 5_000

const slices = <Row>(rows: Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / MOST_AT_ONCE) }, (_, place) => rows.slice(place * MOST_AT_ONCE, (place + 1) * MOST_AT_ONCE))

/** The network's campaign first, then each member that it is about. */
const subjectsOf = (networkId: number, ids: number[]) => [networkId, ...ids].map((id) => ({ kind: 'organisation', id }))

/** Whoever marks many does so one after the other: the network's row is the lock. */
async function asOnlyKeeper(tx: Writer, actor: Actor): Promise<number> {
  const networkId = await networkIdOf(tx)
  if (!mayKeepPeople(actor, networkId)) throw notYours()
  await tx.selectFrom('people_network').select('organisation_id').forUpdate().execute()
  return networkId
}

/** Members among `ids` with what is said of their fee of the year. */
const feesOf = (tx: Writer, year: number, ids: number[]) =>
  tx
    .selectFrom('people_organisation as o')
    .leftJoin('people_fee as f', (join) => join.onRef('f.organisation_id', '=', 'o.id').on('f.year', '=', year))
    .select(['o.id', 'o.kind', 'o.name', 'o.example as organisation_example', 'f.state', 'f.example', 'f.said_at', 'f.said_by'])
    .where('o.id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .orderBy('o.id')
    .execute()

type Fee = Awaited<ReturnType<typeof feesOf>>[number]

async function write(tx: Writer, actor: Actor, year: number, state: FeeState | null, fees: Fee[]): Promise<void> {
  const ids = fees.map(({ id }) => id)
  if (state === null) {
    await tx
      .deleteFrom('people_fee')
      .where('year', '=', year)
      .where('organisation_id', '=', (eb) => eb.fn.any(eb.val(ids)))
      .execute()
    return
  }
  const said = { year, state, ...saidBy(tx, actor) }
  for (const some of slices(fees)) {
    await tx
      .insertInto('people_fee')
      .values(some.map(({ id, organisation_example }) => ({ organisation_id: id, example: organisation_example, ...said })))
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'year']).doUpdateSet((eb) => ({ ...said, example: eb.ref('excluded.example') })),
      )
      .execute()
  }
}

/**
 * Marks the fee of a year for many members; `state` null: it was not called after all. Those that stand so already are left out. Permanents of the
 * network. Returns the journal entry, by which it is undone, or null when nothing changed.
 */
export async function recordFees(
  tx: Writer,
  actor: Actor,
  input: { year: number; state: FeeState | null; organisationIds: number[] },
): Promise<{ entryId: number; count: number } | null> {
  const networkId = await asOnlyKeeper(tx, actor)
  const { year, state } = input
  refuse(objectionToYear(year))
  if (input.organisationIds.length === 0) refuse(objection('people.nothing_ticked', {}, 'organisation'))
  const known = await feesOf(tx, year, input.organisationIds)
  const stranger = known.find(({ kind }) => kind !== 'member')
  if (stranger) refuse(objection('people.not_a_member', { name: stranger.name }, 'organisation'))
  const fees = known.filter((fee) => fee.state !== state)
  if (fees.length === 0) return null
  await write(tx, actor, year, state, fees)
  const entryId = await record(tx, actor, 'fees.recorded', {
    organisationId: networkId,
    public: false,
    subjects: subjectsOf(
      networkId,
      fees.map(({ id }) => id),
    ),
    payload: { year, state, count: fees.length },
  })
  const before = fees.map(({ id, state, example, said_at, said_by }) => ({
    entry_id: entryId,
    organisation_id: id,
    state,
    example: example ?? false,
    said_at,
    said_by,
  }))
  for (const some of slices(before)) await tx.insertInto('people_fee_before').values(some).execute()
  return { entryId, count: fees.length }
}

/** Gives back what stood there before such a deed: by whoever did it, as long as nobody said anything else of these fees since. Returns the year. */
export async function undoFees(tx: Writer, actor: Actor, entryId: number): Promise<number> {
  const networkId = await asOnlyKeeper(tx, actor)
  const entry = found(await journalEntry(tx, entryId))
  if (entry.deed !== 'fees.recorded') refuse(objection('people.cannot_be_undone', {}))
  const { year, state } = entry.payload as Deeds['fees.recorded']
  const before = await tx.selectFrom('people_fee_before').selectAll().where('entry_id', '=', entryId).orderBy('organisation_id').execute()
  const ids = before.map((each) => each.organisation_id)
  const now = await feesOf(tx, year, ids)
  // Whatever is said of a fee later bears a later moment than the entry.
  const untouched = before.length > 0 && now.every((fee) => fee.state === state && (fee.said_at === null || fee.said_at <= entry.at))
  refuse(objectionToUndoing(entry, actor.personId, untouched ? entry.id : null), entry.personId === actor.personId ? 409 : 403)
  await write(tx, actor, year, null, now)
  const back = before.flatMap(({ entry_id: _, state: stood, ...rest }) => (stood === null ? [] : { ...rest, year, state: stood }))
  for (const some of slices(back)) await tx.insertInto('people_fee').values(some).execute()
  await tx.deleteFrom('people_fee_before').where('entry_id', '=', entryId).execute()
  await record(tx, actor, 'fees.undone', {
    organisationId: networkId,
    public: false,
    subjects: subjectsOf(networkId, ids),
    payload: { undoes: entryId, year, count: ids.length },
  })
  return year
}
