/** What stands below an organisation, however many there are: counts, and the first by name. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { networkIdOf } from '../queries.ts'
import { mayReadFigures } from '../rules/rights.ts'
import type { Kind } from '../tables.ts'

/** So many of each kind are named on the page of what they stand below. */
const MOST_BELOW: Record<Kind, number> = { network: 0, regional: 30, member: 8, partner: 30 }

const there = (reader: Reader, today: Day) =>
  reader
    .selectFrom('people_organisation as o')
    .where((eb) => eb.or([eb('o.joined_on', 'is', null), eb('o.joined_on', '<=', today)]))
    .where((eb) => eb.or([eb('o.left_on', 'is', null), eb('o.left_on', '>=', today)]))

export interface NamedBelow {
  id: number
  name: string
  town: string | null
  example: boolean
}

/** What stands right below an organisation today, by kind: how many, and the first by name. */
export async function organisationsBelow(
  reader: Reader,
  id: number,
  today: Day,
): Promise<{ kind: Kind; count: number; first: NamedBelow[] }[]> {
  const below = there(reader, today).where('o.parent_id', '=', id)
  const counts = await below
    .select('o.kind')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('o.kind')
    .execute()
  const named = ({ kind }: { kind: Kind }) =>
    below
      .select(['o.id', 'o.name', 'o.town', 'o.example'])
      .where('o.kind', '=', kind)
      .orderBy('o.name_key')
      .limit(MOST_BELOW[kind])
      .execute()
  const first = await Promise.all(counts.map(named))
  return counts.map((each, place) => ({ ...each, first: first[place]! }))
}

/** How many members the whole network has on the day. */
export const membersCount = async (reader: Reader, today: Day): Promise<number> =>
  (
    await there(reader, today)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('o.kind', '=', 'member')
      .executeTakeFirstOrThrow()
  ).count

/** Its SIRET, as figures are read; null where nobody told it, or when it is not for this reader. */
export async function siretFor(reader: Reader, actor: Actor | null, organisationId: number): Promise<string | null> {
  if (!mayReadFigures(actor, await networkIdOf(reader), organisationId)) return null
  const row = await reader.selectFrom('people_organisation').select('siret').where('id', '=', organisationId).executeTakeFirst()
  return row?.siret ?? null
}
