/** An organisation leaves, and its mandates end with it: one deed for all of them. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { networkIdOf, organisation } from '../queries.ts'
import { goesOnAfter } from '../rules/keeping.ts'
import { mayKeepPeople } from '../rules/rights.ts'

/** Ends all mandates of an organisation that would go on after this day, in whatever body. Permanents of the network. Returns how many. */
export async function endMandatesOn(tx: Writer, actor: Actor, organisationId: number, endsOn: Day): Promise<number> {
  found(await organisation(tx, organisationId))
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  const all = await tx
    .selectFrom('people_mandate')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const ending = all.filter((each) => goesOnAfter({ startsOn: each.starts_on, endsOn: each.ends_on }, endsOn))
  if (ending.length === 0) return 0
  const ids = ending.map(({ id }) => id)
  await tx.updateTable('people_mandate').set({ ends_on: endsOn }).where('id', 'in', ids).execute()
  await record(tx, actor, 'mandates.ended', {
    organisationId,
    public: false,
    subjects: [
      { kind: 'organisation', id: organisationId },
      ...ids.map((id) => ({ kind: 'mandate', id })),
      ...[...new Set(ending.map((each) => each.person_id))].map((id) => ({ kind: 'person', id })),
    ],
    payload: { endsOn, count: ids.length, before: ending.map((each): [number, Day | null] => [each.id, each.ends_on]) },
  })
  return ids.length
}
