/** The demonstration's people act at an hour of their own: each deed by whoever does it, through the modules' own commands. */
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn, instantIn } from '#kernel/dates.ts'
import type { House } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { actorOf, findByName } from '#modules/people/index.ts'

/** The house as it was at that moment of its own wall clock. */
export function houseAt(house: House, wallClock: string): House {
  const { timeZone } = house.clock
  const now = instantIn(timeZone, wallClock)
  return { ...house, clock: { timeZone, now: () => now, today: () => dayIn(timeZone, now) } }
}

/** What this person does at that moment. */
export async function does<Result>(
  house: House,
  wallClock: string,
  name: string,
  deed: (tx: Writer, actor: Actor) => Promise<Result>,
): Promise<Result> {
  const then = houseAt(house, wallClock)
  const today = then.clock.today()
  const { id } = found(await findByName(house.reader, name, today))
  const actor = found(await actorOf(house.reader, id, null, today))
  return change(then, (tx) => deed(tx, actor))
}

export const personId = async (house: House, name: string): Promise<number> =>
  found(await findByName(house.reader, name, house.clock.today())).id
