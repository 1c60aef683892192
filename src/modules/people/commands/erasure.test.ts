/** Erasing persons: nothing that says who they were is left in any table; what stands in the way; and the clocks. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { addDays } from '#kernel/dates.ts'
import { journalEntries } from '#kernel/journal.ts'
import { sendMail } from '#kernel/mail.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { jobs } from '../jobs.ts'
import { leaversDue } from '../queries/retention.ts'
import { eraseLeavers, erasePerson } from './erasure.ts'
import { addPerson, endMandate, giveMandate } from './persons.ts'
import { changeRetention, clearKept } from './retention.ts'

const { house, request, as: signedInAs } = await testHouse({ demo: true })
const today = house.clock.today()
const erase = (id: number, name: string) => change(house, (tx) => erasePerson(tx, SHELL, id, name))

/** Every row of every table, as text. */
async function dump(): Promise<Map<string, string>> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')`.execute(house.db)
  const texts = await Promise.all(
    rows.map(async ({ schema, name }) => {
      const table = sql.table(`${schema}.${name}`)
      const found = await sql<{ all: string | null }>`select string_agg(t::text, E'\n') as all from ${table} t`.execute(house.db)
      return [`${schema}.${name}`, found.rows[0]?.all ?? ''] as const
    }),
  )
  return new Map(texts)
}

/** The tables in which one of these words stands, in letters or in bytes. */
const tablesWith = (dumped: Map<string, string>, given: string[]): string[] => {
  const words = given.flatMap((word) => [word.toLowerCase(), Buffer.from(word).toString('hex')])
  return [...dumped].filter(([, text]) => words.some((word) => text.toLowerCase().includes(word))).map(([name]) => name)
}

/** Somebody of whom every part of the house knows something. */
async function wellKnown() {
  const [name, email] = ['Ysaline Quéméradec', 'ysaline.quemeradec@reseau.example']
  const id = await change(house, (tx) => addPerson(tx, SHELL, { name, email, phone: '02 61 91 11 22', lang: 'en' }))
  const { organisation_id: network } = await house.reader.selectFrom('people_network').select('organisation_id').executeTakeFirstOrThrow()
  const mandateId = await change(house, (tx) =>
    giveMandate(tx, SHELL, { personId: id, role: 'staff', organisationId: network, startsOn: '2012-01-01' }),
  )
  const headers = await signedInAs(id)
  await request('/sign-in', { form: { email } })
  await request('/me/language', { form: { lang: 'fr' }, headers })
  await house.sessions.links.make('sign_in', id)
  await change(house, async (tx) => {
    await sendMail(tx, { recipient: email, lang: 'fr', subject: 'Bonjour', text: `Chère ${name}` })
    await sendMail(tx, { recipient: 'autre@reseau.example', lang: 'fr', subject: `${name} a écrit`, text: `De ${name} <${email}>.` })
  })
  await house.db.insertInto('people_mail_choice').values({ person_id: id, topic: 'plan.actions', pace: 'never' }).execute()
  await house.db.insertInto('people_email_claim').values({ person_id: id, email, code_hash: 'x', expires_at: new Date() }).execute()
  await house.db
    .insertInto('plan_upload')
    .values({
      person_id: id,
      received_at: house.clock.now(),
      moved_at: house.clock.now(),
      name: `Plan de ${name}.xlsx`,
      content: Buffer.from(name),
      plan_id: null,
      state: 'received',
    })
    .execute()
  await house.db
    .insertInto('people_upload')
    .values({
      person_id: id,
      received_at: house.clock.now(),
      moved_at: house.clock.now(),
      name: `${name}.xlsx`,
      content: Buffer.from(name),
      state: 'received',
    })
    .execute()
  const action = await house.reader.selectFrom('plan_item').select('id').where('status', 'is not', null).executeTakeFirstOrThrow()
  await house.db
    .updateTable('plan_item')
    .set({ owner_person_id: id, owner_body_id: null, owner_organisation_id: null, owner_text: null })
    .where('id', '=', action.id)
    .execute()
  return { id, name, email, mandateId, headers, itemId: action.id }
}

const known = await wellKnown()
const words = [known.name, known.email, 'Quéméradec', 'quemeradec', '02 61 91 11 22']

test('a mandate in force stands in the way, and so does another name', async () => {
  const refused = async (typed: string, code: string) =>
    assert.rejects(erase(known.id, typed), (error: Error) => error.message.includes(code))
  await refused(known.name, 'people.erasure_mandates')
  await change(house, (tx) => endMandate(tx, SHELL, known.mandateId, addDays(today, -1)))
  await refused('Quelqu’un d’autre', 'people.erasure_unconfirmed')
  assert.ok(tablesWith(await dump(), words).length >= 6, 'before, the house knows much of this person')
})

test('after an erasure neither name nor address stands in any table', async () => {
  await erase(known.id, known.name)
  assert.deepEqual(tablesWith(await dump(), words), [])
})

test('mandates, deeds and actions stay, under « personne effacée »', async () => {
  const mandates = await house.reader.selectFrom('people_mandate').select('id').where('person_id', '=', known.id).execute()
  assert.deepEqual(mandates, [{ id: known.mandateId }])
  const entries = await journalEntries(house.reader, { scope: { kind: 'all' }, subject: { kind: 'person', id: known.id }, limit: 1 })
  assert.deepEqual([entries[0]?.deed, entries[0]?.payload], ['person.erased', {}])
  const { id } = await house.reader.selectFrom('people_person').select('id').where('name', '=', 'Kévin Dorsalin').executeTakeFirstOrThrow()
  const headers = await signedInAs(id)
  const text = async (path: string) => (await request(path, { headers })).text()
  assert.match(await text(`/items/${known.itemId}`), /Personne effacée/)
  assert.match(await text('/journal'), /Personne effacée/)
  assert.match(await text('/journal?lang=en'), /Erased person/)
  assert.doesNotMatch(await text('/search?q=ysaline'), new RegExp(`/persons/${known.id}"`))
  const others = await house.reader
    .selectFrom('mail_message')
    .select(['subject', 'text'])
    .where('recipient', '=', 'autre@reseau.example')
    .execute()
  assert.deepEqual(others, [{ subject: 'Personne effacée a écrit', text: 'De Personne effacée <Personne effacée>.' }])
})

test('whoever was erased is signed out, and is not erased twice', async () => {
  const answer = await request('/me', { headers: known.headers })
  assert.equal(answer.headers.get('location'), '/sign-in?back=%2Fme')
  await assert.rejects(erase(known.id, ''), (error: Error) => error.message.includes('people.erased_already'))
})

/** Tables that name a person by number, and why nothing is lost when the name goes: the number says nothing any more. */
const NUMBERS = new Set([
  'journal_entry',
  'people_mandate',
  'assembly_notice',
  'assembly_officer',
  'assembly_speaker',
  'assembly_voter',
  'ballot_receipt',
  'people_person',
  'people_mail_choice',
  'people_mail_gathered',
  'people_mail_trouble',
  'people_invitation',
  'people_email_claim',
  'people_upload',
  'plan_upload',
  'session_link',
])

test('a new table about persons is noticed here, so that erasing and taking away know of it', async () => {
  const { rows } = await sql<{ name: string }>`select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'person_id' order by 1`.execute(house.db)
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !NUMBERS.has(name)),
    [],
  )
})

test('the last who may keep the network is not erased, and whoever is not asked may not', async () => {
  const small = await peopledHouse()
  const { id, as, acting, refused, yesterday } = small
  await refused(
    as(await acting('rita'), (tx, who) => erasePerson(tx, who, id('tom'), 'tom')),
    'kernel.not_yours',
    403,
  )
  await refused(
    as(await acting('sam'), (tx, who) => erasePerson(tx, who, id('sam'), 'sam')),
    'people.erasure_last_keeper',
  )
  const { id: mandate } = await small.house.reader
    .selectFrom('people_mandate')
    .select('id')
    .where('person_id', '=', id('sam'))
    .executeTakeFirstOrThrow()
  await as(SHELL, (tx, who) => endMandate(tx, who, mandate, yesterday))
  await refused(
    as(SHELL, (tx, who) => erasePerson(tx, who, id('sam'), 'sam')),
    'people.erasure_last_keeper',
  )
  await as(SHELL, (tx, who) =>
    giveMandate(tx, who, { personId: id('tom'), role: 'president', organisationId: id('network'), startsOn: '2015-01-01' }),
  )
  await as(await acting('sam'), (tx, who) => erasePerson(tx, who, id('sam'), ' SAM '))
  assert.equal(await small.house.sessions.list(id('sam')).then((all) => all.length), 0)
})

test('those who left long ago are proposed on their day, erased only when a permanent decides, and never by the nightly clock', async () => {
  const { organisation_id: network } = await house.reader.selectFrom('people_network').select('organisation_id').executeTakeFirstOrThrow()
  const gone = await change(house, (tx) => addPerson(tx, SHELL, { name: 'Aubin Parti', email: 'aubin@reseau.example' }))
  const ends = `${Number(today.slice(0, 4)) - 3}${today.slice(4)}`
  await change(house, (tx) =>
    giveMandate(tx, SHELL, { personId: gone, role: 'staff', organisationId: network, startsOn: '2010-01-01', endsOn: ends }),
  )
  const due = async (day: string) => (await leaversDue(house.reader, day, 3, 50)).map(({ id }) => id)
  assert.deepEqual([(await due(addDays(today, -1))).includes(gone), (await due(today)).includes(gone)], [false, true])
  const clock = jobs.find(({ queue }) => queue === 'people.clear')!
  await clock.work(house, {})
  assert.ok((await due(today)).includes(gone))
  await assert.rejects(
    change(house, (tx) => eraseLeavers(tx, SHELL, [known.id])),
    (error: Error) => error.message.includes('people.nobody_chosen'),
  )
  assert.equal(await change(house, (tx) => eraseLeavers(tx, SHELL, [gone])), 1)
  assert.deepEqual(tablesWith(await dump(), ['Aubin Parti', 'aubin@reseau.example']), [])
})

test('mails go when their time is over, at the network’s own length, and what still waits stays', async () => {
  const now = house.clock.now().getTime()
  const old = (days: number) => new Date(now - days * 86_400_000)
  await house.db.deleteFrom('mail_message').execute()
  const mail = { recipient: 'a@reseau.example', lang: 'fr' as const, subject: 's', text: 't' }
  for (const [days, state] of [
    [91, 'sent'],
    [89, 'sent'],
    [40, 'refused'],
    [91, 'waiting'],
  ] as const) {
    const { id } = await house.db
      .insertInto('mail_message')
      .values({ ...mail, queued_at: old(days), state: 'waiting', sent_at: null, trouble: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await house.db.updateTable('mail_message').set({ state }).where('id', '=', id).execute()
  }
  const left = async () =>
    (
      await house.reader
        .selectFrom('mail_message')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  assert.deepEqual([await change(house, (tx) => clearKept(tx, SHELL, 'mails')), await left()], [1, 3])
  assert.deepEqual(await change(house, (tx) => changeRetention(tx, SHELL, { mails: 30 })), ['mails'])
  assert.deepEqual([await change(house, (tx) => clearKept(tx, SHELL, 'mails')), await left()], [2, 1])
  const [entry] = await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 1 })
  assert.deepEqual([entry?.deed, entry?.payload], ['data.cleared', { kind: 'mails', count: 2 }])
  await assert.rejects(
    change(house, (tx) => changeRetention(tx, SHELL, { accounts: 9 })),
    (error: Error) => error.message.includes('people.retention_too_short'),
  )
})
