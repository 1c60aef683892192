/** What the network's people may have to do soon: mandates that end, seats that are vacant, a fee that is called. */
import type { Reader } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/dates.ts'
import { type Actor, BOARD, holds, isStaffOf, STAFF } from '#kernel/values/actor.ts'
import { networkIdOf } from '../queries.ts'
import { DAYS_BEFORE_END } from '../rules/mail.ts'
import { inForce, SINGLE_SEATS } from '../rules.ts'
import type { Awaited } from '../tables/keeping.ts'
import { mandatesOf } from './people.ts'

/** More of one kind are told in one line. */
const MOST_LINES = 3
/** A fee that was called longer ago is a matter for the permanents. */
const YEARS_OF_FEES = 2

/** Mandates that end within a month while nobody has been named to follow. */
const ending = (reader: Reader, today: Day) =>
  reader
    .selectFrom('people_mandate as m')
    .where('m.ends_on', '>=', today)
    .where('m.ends_on', '<=', addDays(today, DAYS_BEFORE_END))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('people_mandate as n').select('n.id').whereRef('n.replaces_id', '=', 'm.id'))))

const own = async (reader: Reader, actor: Actor, personId: number, today: Day): Promise<Awaited[]> =>
  (await mandatesOf(reader, actor, { personId }, today))
    .filter(({ endsOn }) => endsOn !== null && endsOn >= today && endsOn <= addDays(today, DAYS_BEFORE_END))
    .map((mandate) => ({ what: 'own', mandate }))

/** The mandates of others that end: a few one by one, many in one line. */
async function others(
  reader: Reader,
  actor: Actor,
  rows: { id: number; ends_on: Day | null }[],
  kinds: { one: 'seat' | 'mandate'; many: 'seats' | 'mandates' },
  today: Day,
): Promise<Awaited[]> {
  if (rows.length > MOST_LINES) return [{ what: kinds.many, count: rows.length, first: rows[0]!.ends_on! }]
  const told = await mandatesOf(reader, actor, { ids: rows.map(({ id }) => id) }, today)
  return told.map((mandate) => ({ what: kinds.one, mandate }))
}

/** For the secretary: offices of the network that end, and single ones that nobody holds or will hold. */
async function seats(reader: Reader, actor: Actor, networkId: number, today: Day): Promise<Awaited[]> {
  const [rows, held] = await Promise.all([
    ending(reader, today)
      .select(['m.id', 'm.ends_on'])
      .where('m.organisation_id', '=', networkId)
      .where('m.role', 'in', [...BOARD])
      .where('m.person_id', '!=', actor.personId)
      .orderBy('m.ends_on')
      .execute(),
    mandatesOf(reader, actor, { organisationId: networkId }, today),
  ])
  const vacant = SINGLE_SEATS.filter((role) => {
    const all = held.filter((each) => each.role === role)
    return all.length > 0 && all.every(({ endsOn }) => endsOn !== null && endsOn < today)
  })
  const name = held[0]?.organisationName ?? ''
  return [
    ...(await others(reader, actor, rows, { one: 'seat', many: 'seats' }, today)),
    ...vacant.map((role): Awaited => ({ what: 'vacant', role, organisationId: networkId, organisationName: name })),
  ]
}

/** For the permanents: all other mandates of the network that end. */
async function mandates(reader: Reader, actor: Actor, networkId: number, today: Day): Promise<Awaited[]> {
  const rows = await ending(reader, today)
    .select(['m.id', 'm.ends_on'])
    .where((eb) => eb.or([eb('m.organisation_id', '!=', networkId), eb('m.role', 'not in', [...BOARD])]))
    .where('m.person_id', '!=', actor.personId)
    .orderBy('m.ends_on')
    .execute()
  return others(reader, actor, rows, { one: 'mandate', many: 'mandates' }, today)
}

/** For whoever speaks for an organisation: that soon nobody will, and a fee to pay. */
async function ofOrganisation(reader: Reader, actor: Actor, organisationId: number, today: Day): Promise<Awaited[]> {
  const [all, fees] = await Promise.all([
    mandatesOf(reader, actor, { organisationId }, today),
    reader
      .selectFrom('people_fee as f')
      .innerJoin('people_organisation as o', 'o.id', 'f.organisation_id')
      .select(['f.year', 'f.example', 'o.name'])
      .where('f.organisation_id', '=', organisationId)
      .where('f.state', '=', 'called')
      .where('f.year', '>', Number(today.slice(0, 4)) - YEARS_OF_FEES)
      .orderBy('f.year')
      .execute(),
  ])
  const speaking = all.filter(({ role, bodyId }) => role === 'representative' && bodyId === null)
  const horizon = addDays(today, DAYS_BEFORE_END + 1)
  const [last] = speaking
    .filter((each) => inForce(each, today))
    .toSorted((one, other) => (other.endsOn ?? '').localeCompare(one.endsOn ?? ''))
  const ends = last !== undefined && !speaking.some((each) => inForce(each, horizon))
  return [
    ...(ends ? [{ what: 'last_representative' as const, mandate: last }] : []),
    ...fees.map(({ year, example, name }): Awaited => ({ what: 'fee', organisationId, organisationName: name, year, example })),
  ]
}

/** All that waits for this person, by what his or her mandates of the day are. */
export async function awaited(reader: Reader, actor: Actor, today: Day): Promise<Awaited[]> {
  if (actor.personId === null) return []
  const networkId = await networkIdOf(reader)
  const speaksFor = [...new Set(actor.mandates.filter(({ role, bodyId }) => role === 'representative' && bodyId === null))]
  const parts = await Promise.all([
    own(reader, actor, actor.personId, today),
    holds(actor, networkId, ['secretary']) ? seats(reader, actor, networkId, today) : [],
    isStaffOf(actor, networkId) ? mandates(reader, actor, networkId, today) : [],
    ...speaksFor.map(({ organisationId }) => ofOrganisation(reader, actor, organisationId, today)),
  ])
  return parts.flat()
}

/** Those of these people of whom `awaited` may say something: mandates that end, the president, the secretary and the permanents, a fee that is called. */
export async function expectant(reader: Reader, personIds: number[], today: Day): Promise<number[]> {
  const networkId = await networkIdOf(reader)
  const rows = await reader
    .selectFrom('people_mandate as m')
    .select('m.person_id')
    .distinct()
    .where('m.person_id', 'in', personIds.length > 0 ? personIds : [-1])
    .where('m.starts_on', '<=', today)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
    .where((eb) =>
      eb.or([
        eb('m.ends_on', '<=', addDays(today, DAYS_BEFORE_END)),
        eb.and([eb('m.organisation_id', '=', networkId), eb('m.role', 'in', ['president', 'secretary', ...STAFF])]),
        eb.and([
          eb('m.role', '=', 'representative'),
          eb.exists(
            eb
              .selectFrom('people_fee as f')
              .select('f.year')
              .whereRef('f.organisation_id', '=', 'm.organisation_id')
              .where('f.state', '=', 'called')
              .where('f.year', '>', Number(today.slice(0, 4)) - YEARS_OF_FEES),
          ),
        ]),
      ]),
    )
    .execute()
  return rows.map((row) => row.person_id)
}
