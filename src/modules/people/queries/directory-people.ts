/** The lists of persons and of mandates, for whoever is signed in: filtered, a page at a time. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { addMonths, type Day } from '#kernel/dates.ts'
import { matches, searchedWords } from '#kernel/searching.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { MandatesAsked, PersonsAsked } from '../rules/directory.ts'
import { inForce } from '../rules.ts'
import type { MandateFacts } from '../tables.ts'
import { ROWS_PER_PAGE } from './directory.ts'
import { afterFinding, farness, isNear, MOST_NEAR, mayBeMistyped, mayBeNear } from './near.ts'
import { mandatesOf } from './people.ts'

export interface ListedPerson {
  id: number
  name: string
  example: boolean
  /** Those of today. */
  mandates: MandateFacts[]
}

export interface PersonsListed {
  rows: ListedPerson[]
  total: number
  /** Nobody is called so: those shown are called nearly so. */
  nearly: boolean
}

const letters = sql`p.name_key`

/** What the words left: all who hold them, or (where nobody does) the few who are nearly called so. */
type Found = { words: string[] } | { ids: number[] }

/** The persons who are nearly called so, the nearest few. */
const nearIds = async (reader: Reader, words: string[]): Promise<number[]> => {
  const living = reader.selectFrom('people_person as p').where('p.erased_on', 'is', null)
  const nearest = living.select('p.id').where(mayBeNear(letters, words)).orderBy(farness(letters, words)).limit(MOST_NEAR)
  const rows = await living.select('p.id').where('p.id', 'in', nearest).where(isNear(letters, words)).execute()
  return rows.map(({ id }) => id)
}

/** Whoever is meant, by name and by what he or she holds today; who is erased is in no list. */
function persons(reader: Reader, asked: PersonsAsked, found: Found, today: Day) {
  let rows = reader.selectFrom('people_person as p').where('p.erased_on', 'is', null)
  if ('ids' in found) rows = rows.where('p.id', 'in', found.ids.length > 0 ? found.ids : [-1])
  else if (found.words.length > 0) rows = rows.where(matches(sql`search_vector(p.name, null)`, found.words))
  const held = reader
    .selectFrom('people_mandate as m')
    .select('m.person_id')
    .where('m.starts_on', '<=', today)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
  if (asked.role === 'none') return rows.where('p.id', 'not in', held)
  if (asked.role === null && asked.region === null) return rows
  const byRole = asked.role === null ? held : held.where('m.role', '=', asked.role)
  const { region } = asked
  const byPlace =
    region === null
      ? byRole
      : byRole.where('m.organisation_id', 'in', (eb) => eb.selectFrom('people_organisation').select('id').where('region', '=', region))
  return rows.where('p.id', 'in', byPlace)
}

/** One page of persons by name, each with the mandates of the day. */
export async function personsListed(reader: Reader, actor: Actor, asked: PersonsAsked, today: Day): Promise<PersonsListed> {
  const words = searchedWords(asked.words)
  const count = async (found: Found) =>
    (
      await persons(reader, asked, found, today)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count
  const exact = await count({ words })
  const near = exact === 0 && mayBeMistyped(words) ? await nearIds(reader, words) : null
  const found = near ? { ids: near } : { words }
  const [total, rows] = await Promise.all([
    near ? count(found) : exact,
    persons(reader, asked, found, today)
      .select(['p.id', 'p.name', 'p.example'])
      .orderBy(words.length > 0 ? afterFinding('p.name_key') : 'p.name_key')
      .orderBy('p.id')
      .limit(ROWS_PER_PAGE)
      .offset((asked.page - 1) * ROWS_PER_PAGE)
      .execute(),
  ])
  const ids = rows.map(({ id }) => id)
  const held = (await mandatesOf(reader, actor, { personIds: ids }, today)).filter((each) => inForce(each, today))
  const byPerson = Map.groupBy(held, ({ personId }) => personId)
  return { rows: rows.map((row) => ({ ...row, mandates: byPerson.get(row.id) ?? [] })), total, nearly: near !== null && total > 0 }
}

export interface MandatesListed {
  rows: MandateFacts[]
  total: number
  /** The name of the organisation that they are asked of. */
  organisationName: string | null
}

function mandates(reader: Reader, asked: MandatesAsked, today: Day) {
  const { state, role, region, organisation, within } = asked
  let rows = reader.selectFrom('people_mandate as m')
  if (state === 'coming') rows = rows.where('m.starts_on', '>', today)
  if (state === 'ended') rows = rows.where('m.ends_on', '<', today)
  if (state === 'now') {
    rows = rows.where('m.starts_on', '<=', today)
    rows =
      within === null
        ? rows.where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
        : rows.where('m.ends_on', '>=', today).where('m.ends_on', '<=', addMonths(today, within))
  }
  if (role !== null) rows = rows.where('m.role', '=', role)
  if (organisation !== null) rows = rows.where('m.organisation_id', '=', organisation)
  if (region !== null)
    rows = rows.where('m.organisation_id', 'in', (eb) => eb.selectFrom('people_organisation').select('id').where('region', '=', region))
  return rows
}

/** One page of mandates: those in force by their last day, those to come by their first, those that are over the latest first. */
export async function mandatesListed(reader: Reader, actor: Actor, asked: MandatesAsked, today: Day): Promise<MandatesListed> {
  const listed = mandates(reader, asked, today)
  const inOrder =
    asked.state === 'coming'
      ? listed.orderBy('m.starts_on')
      : asked.state === 'ended'
        ? listed.orderBy('m.ends_on', 'desc')
        : listed.orderBy(sql`m.ends_on asc nulls last`)
  const [{ count }, ids, named] = await Promise.all([
    listed.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    inOrder
      .select('m.id')
      .orderBy('m.id')
      .limit(ROWS_PER_PAGE)
      .offset((asked.page - 1) * ROWS_PER_PAGE)
      .execute(),
    asked.organisation === null
      ? undefined
      : reader.selectFrom('people_organisation').select('name').where('id', '=', asked.organisation).executeTakeFirst(),
  ])
  const place = new Map(ids.map(({ id }, at) => [id, at]))
  const rows = await mandatesOf(reader, actor, { ids: [...place.keys()] }, today)
  return {
    rows: rows.toSorted((one, other) => place.get(one.id)! - place.get(other.id)!),
    total: count,
    organisationName: named?.name ?? null,
  }
}
