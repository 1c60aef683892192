/** The list of organisations: by words, filters and a page at a time, with how many each answer of a filter would leave. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { matches, searchedWords } from '#kernel/searching.ts'
import { countsOf, type FeeChoice, type OrganisationCounts, type OrganisationGroup, type OrganisationsAsked } from '../rules/directory.ts'
import type { Kind } from '../tables.ts'
import { afterFinding, farness, isNear, MOST_NEAR, mayBeMistyped, mayBeNear } from './near.ts'

/** How many rows a page of a list holds. */
export const ROWS_PER_PAGE = 50

export interface ListedOrganisation {
  id: number
  kind: Kind
  name: string
  region: string | null
  town: string | null
  joined_on: Day | null
  left_on: Day | null
  standing: OrganisationGroup['standing']
  /** null: no fee is asked of it, or the reader may not know. */
  fee: FeeChoice | null
  example: boolean
}

export interface OrganisationsListed {
  rows: ListedOrganisation[]
  counts: OrganisationCounts
  /** Nothing is called so: what is shown is called nearly so. */
  nearly: boolean
  /** The name of what all this stands below, where that is asked for. */
  belowName: string | null
}

const vector = sql`search_vector(o.name || ' ' || coalesce(o.town, ''), null)`
const letters = sql`o.letters`

/** What the words left: all that hold them, or (where none does) the few that are nearly called so. */
type Found = { words: string[] } | { ids: number[] }

/** The organisations that are nearly called so, the nearest few. */
const nearIds = async (reader: Reader, words: string[]): Promise<number[]> => {
  const all = reader.selectFrom('people_organisation as o')
  const nearest = all.select('o.id').where(mayBeNear(letters, words)).orderBy(farness(letters, words)).limit(MOST_NEAR)
  const rows = await all.select('o.id').where('o.id', 'in', nearest).where(isNear(letters, words)).execute()
  return rows.map(({ id }) => id)
}

/** The organisations that were found, each with its standing and its fee of the year. `fees`: whether the reader may know these. */
function named(reader: Reader, asked: OrganisationsAsked, found: Found, fees: boolean, today: Day) {
  const standing = sql<OrganisationGroup['standing']>`case when o.left_on < ${today}::date then 'left'
    when o.joined_on > ${today}::date then 'coming' else 'now' end`
  const fee = fees
    ? sql<FeeChoice | null>`case when o.kind = 'member' then coalesce(f.state, 'none') end`
    : sql<FeeChoice | null>`null::text`
  let rows = reader
    .selectFrom('people_organisation as o')
    .$if(fees, (all) =>
      all.leftJoin('people_fee as f', (join) => join.onRef('f.organisation_id', '=', 'o.id').on('f.year', '=', asked.year)),
    )
    .select(['o.id', 'o.kind', 'o.name', 'o.region', 'o.town', 'o.joined_on', 'o.left_on', 'o.example', 'o.name_key', 'o.town_key'])
    .select([standing.as('standing'), fee.as('fee')])
  if ('ids' in found) rows = rows.where('o.id', 'in', found.ids.length > 0 ? found.ids : [-1])
  else if (found.words.length > 0) rows = rows.where(matches(vector, found.words))
  return asked.below === null ? rows : rows.where('o.parent_id', '=', asked.below)
}

/** How many organisations share each set of facts that a filter looks at: a few hundred sets, however many organisations. */
async function groups(rows: ReturnType<typeof named>, reader: Reader): Promise<OrganisationGroup[]> {
  return reader
    .selectFrom(rows.as('o'))
    .select(['o.region', 'o.kind', 'o.standing', 'o.fee'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['o.region', 'o.kind', 'o.standing', 'o.fee'])
    .execute()
}

/** One page of those that were asked for, in their order. */
async function page(rows: ReturnType<typeof named>, reader: Reader, asked: OrganisationsAsked): Promise<ListedOrganisation[]> {
  let query = reader
    .selectFrom(rows.as('o'))
    .select(['o.id', 'o.kind', 'o.name', 'o.region', 'o.town', 'o.joined_on', 'o.left_on', 'o.standing', 'o.fee', 'o.example'])
  if (asked.region !== null)
    query = query.where('o.region', asked.region === 'none' ? 'is' : '=', asked.region === 'none' ? null : asked.region)
  if (asked.kind !== null) query = query.where('o.kind', '=', asked.kind)
  if (asked.state !== 'all') query = query.where('o.standing', '=', asked.state)
  if (asked.fee !== null) query = query.where('o.fee', '=', asked.fee)
  if (asked.sort === 'town') query = query.orderBy('o.town_key')
  if (asked.sort === 'joined') query = query.orderBy(sql`o.joined_on desc nulls last`)
  else query = query.orderBy(searchedWords(asked.words).length > 0 ? afterFinding('o.name_key') : 'o.name_key')
  return query
    .orderBy('o.id')
    .limit(ROWS_PER_PAGE)
    .offset((asked.page - 1) * ROWS_PER_PAGE)
    .execute()
}

/** The organisations that anyone may find. `fees`: whether this reader may read the fees of all members. */
export async function organisationsListed(
  reader: Reader,
  asked: OrganisationsAsked,
  fees: boolean,
  today: Day,
): Promise<OrganisationsListed> {
  const words = searchedWords(asked.words)
  const filter = fees ? asked : { ...asked, fee: null }
  const exact = named(reader, filter, { words }, fees, today)
  const found = await groups(exact, reader)
  const near = found.length === 0 && mayBeMistyped(words) ? await nearIds(reader, words) : null
  const rows = near ? named(reader, filter, { ids: near }, fees, today) : exact
  const [all, listed, parent] = await Promise.all([
    near ? groups(rows, reader) : found,
    page(rows, reader, filter),
    asked.below === null
      ? undefined
      : reader.selectFrom('people_organisation').select('name').where('id', '=', asked.below).executeTakeFirst(),
  ])
  return { rows: listed, counts: countsOf(all, filter), nearly: near !== null && listed.length > 0, belowName: parent?.name ?? null }
}
