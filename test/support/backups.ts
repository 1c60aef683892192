/** Databases, made-up rows and files for tests of back-ups. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Client } from 'pg'
import { LEFT_OUT } from '#kernel/backup/extent.ts'
import { type Connection, openConnection } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type TestDatabase, testDatabase } from './postgres.ts'

/** Work on a connection of its own. */
export async function on<Result>(connection: Connection, work: (client: Client) => Promise<Result>): Promise<Result> {
  const { client, close } = await openConnection(connection, 'test')
  try {
    return await work(client)
  } finally {
    await close()
  }
}

/** A database in which nothing was ever made. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase()
  await on(database.connection, (client) => client.query('drop schema public cascade; create schema public'))
  return database
}

/** What PostgreSQL takes as text: all but NUL and halves of pairs; with what is special in COPY's own text. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('\\N', '\\.', 'a\tb', 'a\nb', 'a\r\nb', '\\', "l’été « d'Éloïse »", '\\x41', '{"a":1}', '', '\u202f', '𝔘nicode'),
)
const name = words.map((text) => `n${text}`.slice(0, 40)).filter((text) => !/[\ud800-\udbff]$/.test(text))
const bytes = fc.uint8Array({ minLength: 1, maxLength: 3_000 })
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Made-up rows of the tables that refer to each other and to themselves, with every kind of value. */
export const madeUp = fc.record({
  network: name,
  organisations: fc.array(fc.record({ name, note: fc.option(words), joined: fc.option(day) }), { maxLength: 12 }),
  persons: fc.array(fc.record({ name, phone: fc.option(words) }), { maxLength: 8 }),
  items: fc.array(fc.record({ title: name, partners: fc.array(words, { maxLength: 3 }), starts: fc.option(day) }), { maxLength: 20 }),
  documents: fc.array(fc.record({ name, bytes }), { maxLength: 4 }),
  payloads: fc.array(
    fc.jsonValue().map((value) => ({ value })),
    { maxLength: 8 },
  ),
  logo: fc.option(bytes),
  /** Rows that were removed again: their numbers are not given twice. */
  gone: fc.nat({ max: 5 }),
})
export type MadeUp = typeof madeUp extends fc.Arbitrary<infer Value> ? Value : never

/** Without the columns that this schema does not have: a former version's had fewer. */
async function insert(client: Client, table: string, row: Record<string, unknown>): Promise<number> {
  const { rows: known } = await client.query<{ name: string }>(`select attname as name from pg_attribute where attrelid = $1::regclass`, [
    table,
  ])
  const columns = Object.keys(row).filter((column) => known.some(({ name }) => name === column))
  const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')}) returning *`
  const values = columns.map((column) => row[column])
  return (await client.query<{ id: number }>(text, values)).rows[0]!.id
}

/** Writes them. Each organisation stands below the one before, each item below another, each mandate replaces the one before. */
export async function fill(client: Client, data: MadeUp): Promise<void> {
  const network = await insert(client, 'people_organisation', { kind: 'network', name: data.network })
  const logo = data.logo && Buffer.from(data.logo)
  await insert(client, 'people_network', { organisation_id: network, time_zone: 'Europe/Paris', logo, logo_type: logo && 'image/png' })
  const organisations = [network]
  for (const { name, note, joined } of data.organisations) {
    const parent_id = organisations[Math.floor(organisations.length / 2)]
    organisations.push(await insert(client, 'people_organisation', { kind: 'member', name, note_fr: note, joined_on: joined, parent_id }))
  }
  let replaces_id: number | null = null
  for (const [place, { name, phone }] of data.persons.entries()) {
    const person_id = await insert(client, 'people_person', { name, phone, email: `${place}@essai.example` })
    const organisation_id = organisations[place % organisations.length]
    const mandate = { person_id, role: 'staff', organisation_id, starts_on: '2015-01-01', replaces_id }
    replaces_id = await insert(client, 'people_mandate', mandate)
  }
  await fillPlan(client, data)
  for (const payload of data.payloads)
    await insert(client, 'journal_entry', { at: new Date(), deed: 'x', public: true, payload: JSON.stringify(payload) })
  for (let place = 0; place < data.gone; place++) await insert(client, 'people_person', { name: 'gone' })
  await client.query(`delete from people_person where name = 'gone'`)
}

async function fillPlan(client: Client, { items, documents, network }: MadeUp): Promise<void> {
  const plan = { slug: 'essai', kind: 'strategic', title_fr: network, level_names: '{"fr": ["Action"]}' }
  const plan_id = await insert(client, 'plan_plan', plan)
  let parent_id: number | null = null
  for (const [position, { title, partners, starts }] of items.entries()) {
    const row = { plan_id, position, level: 1, code: `${position}`, title_fr: title, partners, starts_on: starts, parent_id }
    const id = await insert(client, 'plan_item', row)
    if (position % 3 === 0) parent_id = id
  }
  for (const { name, bytes } of documents)
    await insert(client, 'plan_document', {
      plan_id,
      name,
      media_type: 'application/pdf',
      size_bytes: bytes.length,
      sha256: 'x',
      content: Buffer.from(bytes),
      added_at: new Date(),
    })
}

/** Every value of every table, by table, as a test compares them: without COPY and without the back-up's own reading. */
export async function everything(client: Client): Promise<Record<string, string[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    if (name in LEFT_OUT || name === 'kernel_setting') continue
    const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t order by 1`)
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

/** A few rows, always the same. */
export const filled = (client: Client): Promise<void> =>
  fill(client, {
    network: 'Réseau d’essai',
    organisations: [
      { name: 'Ligne une', note: 'a\tb\\N\n', joined: '2015-09-17' },
      { name: 'Ligne deux', note: null, joined: null },
    ],
    persons: [
      { name: 'Paule', phone: null },
      { name: 'Rita', phone: '' },
    ],
    items: [
      { title: 'Un pilier', partners: ['Région, « Bretagne »'], starts: '2016-01-01' },
      { title: 'Une action', partners: [], starts: null },
    ],
    documents: [{ name: 'note.pdf', bytes: Uint8Array.from({ length: 5_000 }, (_, place) => (place * 7_919) % 256) }],
    payloads: [{ value: { name: 'x' } }],
    logo: null,
    gone: 2,
  })

/** Refused with this code; anything else is a fault. */
export async function refusedAs(work: Promise<unknown>, code: RegExp, what: string): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof Refusal, `${what}: ${(error as Error).stack}`)
    assert.match(error.objections[0]?.code ?? '', code, what)
    return true
  })
}
