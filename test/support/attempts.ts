/** An attempt at an address of the house, who tries it, and what must be true of every answer. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { House } from '#kernel/house.ts'
import type { testHouse } from './house.ts'

/** Those who may not, each for another reason: nobody signed in, another organisation's, yesterday's, a cookie of one's own making. */
export const STRANGERS = ['stranger', 'representative', 'former', 'forger'] as const
export type Stranger = (typeof STRANGERS)[number]

/** Speaks for Les Toits verts, and sits in a body that carries an action of the draft. */
export const REPRESENTATIVE = 'Edith Farrowby'
/** On the board until yesterday. */
export const FORMER = 'Clarisse Monthuel'

/** A status, and for a redirect where it leads: `404`, `303 /me`. */
export type Answer = number | string
type Form = Record<string, string | string[]>
/** Some addresses and forms are known only when they are tried: one-time links, an item's revision. */
type Later<Value> = Value | (() => Value | Promise<Value>)

export interface Attempt {
  /** `GET /plans`. */
  method: 'GET' | 'POST'
  path: Later<string>
  form?: Later<Form>
  /** The one who may. */
  by: string
  /** The stranger (and whoever forges a cookie), the representative, the one of yesterday, the one who may. */
  answers: [Answer, Answer, Answer, Answer]
}

export const get = (path: Later<string>, by: string, ...answers: Attempt['answers']): Attempt => ({ method: 'GET', path, by, answers })
export const post = (path: Later<string>, form: Later<Form>, by: string, ...answers: Attempt['answers']): Attempt => ({
  method: 'POST',
  path,
  form,
  by,
  answers,
})
export const open = (path: Later<string>, by = 'Kévin Dorsalin'): Attempt => get(path, by, 200, 200, 200, 200)
export const nowhere = (path: Later<string>, by = 'Kévin Dorsalin'): Attempt => get(path, by, 404, 404, 404, 404)

export const settle = <Value>(later: Later<Value>): Value | Promise<Value> =>
  typeof later === 'function' ? (later as () => Value | Promise<Value>)() : later

export type Tested = Awaited<ReturnType<typeof testHouse>>
export type World = Awaited<ReturnType<typeof worldOf>>

/** The next row of this table gets this number, unless one has it already: what a form makes has an address that the table can name. */
export async function nextNumber({ house: { db } }: Tested, table: 'budget_key' | 'budget_version', id: number): Promise<void> {
  const taken = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
  if (!taken) await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${id}, false)`.execute(db)
}

/** The ids by which the table speaks of the demonstration. */
export async function worldOf(house: House) {
  const { reader } = house
  const idBy = (rows: { id: number; name: string }[]) => (name: string) => {
    const row = rows.find((each) => each.name === name)
    assert.ok(row, `The demonstration has no ${name}.`)
    return row.id
  }
  const items = await reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.code', 'i.title_fr', 'p.slug'])
    .execute()
  const drafted = items.filter(({ slug }) => slug === 'bretagne-2018')
  return {
    person: idBy(await reader.selectFrom('people_person').select(['id', 'name']).execute()),
    organisation: idBy(await reader.selectFrom('people_organisation').select(['id', 'name']).execute()),
    body: idBy(await reader.selectFrom('people_body').select(['id', 'name_fr as name']).execute()),
    item: idBy(items.map(({ id, slug, code }) => ({ id, name: `${slug}#${code}` }))),
    /** What nobody may find a trace of. */
    draftWords: ['bretagne-2018', 'Plan régional 2018', ...drafted.flatMap(({ id, title_fr }) => [title_fr!, `/items/${id}"`])],
  }
}

/** All that the house has written, as one line; sessions and attempts at signing in come and go by themselves. */
export async function fingerprint({ db }: House): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'session%' order by 1`.execute(db)
  const digests = tables.map(
    ({ name }) => sql`(select ${name} || md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) from ${sql.table(name)} as t)`,
  )
  const { rows } = await sql<{ all: string }>`select concat_ws(' ', ${sql.join(digests)}) as all`.execute(db)
  return rows[0]!.all
}

/** A refusal, or a redirect to the sign-in: nothing may have been written. */
export const isRefused = (answer: Answer): boolean =>
  Number.parseInt(String(answer), 10) >= 400 || /^303 \/sign-in(\?|$)/.test(String(answer))

export const answerOf = (response: Response): Answer => {
  const location = response.headers.get('location')
  return location ? `${response.status} ${location}` : response.status
}

const STRICT: Record<string, RegExp> = {
  'content-security-policy': /^default-src 'none';(?!.*unsafe).*form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
}

/** Every answer carries the strict headers, and no cookie that a script or another site could use. */
export function assertStrict(response: Response, when: string, secure = false): void {
  for (const [name, expected] of Object.entries(STRICT)) assert.match(response.headers.get(name) ?? '', expected, `${when}: ${name}`)
  if (secure) assert.match(response.headers.get('strict-transport-security') ?? '', /max-age/, when)
  for (const cookie of response.headers.getSetCookie()) {
    assert.match(cookie, /; HttpOnly/i, `${when}: ${cookie}`)
    assert.match(cookie, /; SameSite=(Lax|Strict)/i, `${when}: ${cookie}`)
    if (secure) assert.match(cookie, /; Secure/i, `${when}: ${cookie}`)
  }
}

/** The text of an answer; a stream never ends, and is let go. */
export async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return ''
  }
  return response.text()
}
