/** The only door to writing: all of a change or nothing of it, and who hears of it. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { Client } from 'pg'
import { testHouse } from '../../test/support/house.ts'
import { temporaryFolder } from '../../test/support/postgres.ts'
import { openHouse } from '../app.tsx'
import type { Capability, Subject } from './capability.ts'
import { change, nowOf, record, rehearse, sendJob, todayOf } from './change.ts'
import type { Writer } from './database.ts'
import type { House } from './house.ts'
import { journalEntries } from './journal.ts'
import { sendMail } from './mail.ts'
import { Refusal } from './refusal.ts'
import { SHELL } from './values/actor.ts'
import { objection } from './values/objection.ts'

const { house, connection } = await testHouse()
const [rita, jardins] = [
  { kind: 'person', id: 1 },
  { kind: 'organisation', id: 2 },
]

/** The house with one more capability. */
const withDoor = (door: Omit<Capability, 'name'>): House => ({
  ...house,
  capabilities: [{ name: 'trial', ...door }, ...house.capabilities],
})
const edit = (tx: Writer, fields: string[] = ['phone'], subjects = [rita!]) =>
  record(tx, SHELL, 'person.edited', { organisationId: null, public: false, subjects, payload: { fields } })
const letter = { recipient: 'rita@essai.example', lang: 'fr' as const, subject: 'Essai', text: 'Bonjour' }
const latest = async (limit = 1) => journalEntries(house.reader, { scope: { kind: 'all' }, limit })

/** How many entries, mails and jobs there are. */
const written = async () => {
  const { rows } = await sql<{ entries: number; mails: number; jobs: number }>`select
    (select count(*) from journal_entry) as entries, (select count(*) from mail_message) as mails,
    (select count(*) from pgboss.job where name = 'mail.send') as jobs`.execute(house.db)
  return rows[0]!
}

/** Another process's ear on the journal's channel. */
async function ear() {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('listen journal')
  after(() => client.end())
  return { next: async () => ((await once(client, 'notification')) as [{ payload: string }])[0].payload, client }
}

test('what a change writes, records, mails and sends is there together once it is done', async () => {
  const before = await written()
  const id = await change(house, async (tx) => {
    const entry = await edit(tx)
    await sendMail(tx, letter)
    return entry
  })
  assert.deepEqual(await written(), { entries: before.entries + 1, mails: before.mails + 1, jobs: before.jobs + 1 })
  assert.equal((await latest())[0]?.id, id)
})

test('a change that fails leaves no entry, no mail and no job', async () => {
  const before = await written()
  for (const error of [new Error('a bug'), new Refusal(objection('kernel.not_yours', {}), 403)]) {
    const failing = change(house, async (tx) => {
      await edit(tx)
      await sendMail(tx, letter)
      await sendJob(tx, 'mail.send', { id: 1 })
      throw error
    })
    await assert.rejects(failing, error)
  }
  assert.deepEqual(await written(), before)
})

test('a rehearsal finds what the change would find, and writes nothing', async () => {
  const before = await written()
  const found = await rehearse(house, async (tx) => {
    await edit(tx)
    await sendMail(tx, letter)
    const { entries } = (await sql<{ entries: number }>`select count(*) as entries from journal_entry`.execute(tx)).rows[0]!
    return { entries, today: todayOf(tx) }
  })
  assert.deepEqual(found, { entries: before.entries + 1, today: house.clock.today() })
  assert.deepEqual(await written(), before)
  await assert.rejects(
    rehearse(house, () => Promise.reject(new TypeError('a bug'))),
    TypeError,
  )
})

test('only a change lets commands record, know the time and send', async () => {
  const outside = (work: (tx: Writer) => unknown) => house.db.transaction().execute(async (tx) => work(tx))
  for (const work of [(tx: Writer) => edit(tx), nowOf, todayOf, (tx: Writer) => sendJob(tx, 'mail.send', {})])
    await assert.rejects(outside(work), /Only `change` opens transactions/)
})

test('other modules react in the same transaction, knowing what was done and on what', async () => {
  const seen: unknown[] = []
  const reacting = withDoor({
    reactions: {
      'person.edited': async (tx, actor, payload, subjects) => {
        seen.push(actor.personId, payload, subjects)
        await record(tx, actor, 'body.added', {
          organisationId: 2,
          public: true,
          subjects: [jardins!],
          payload: { name: { fr: 'Essai', en: null } },
        })
      },
    },
  })
  await change(reacting, (tx) => edit(tx, ['phone'], [rita!, jardins!]))
  assert.deepEqual(seen, [null, { fields: ['phone'] }, [rita, jardins]])
  assert.deepEqual(
    (await latest(2)).map((entry) => entry.deed),
    ['body.added', 'person.edited'],
  )
})

test('a reaction that refuses stops the deed', async () => {
  const before = await written()
  const refusing = withDoor({
    reactions: {
      'person.edited': async () => {
        throw new Refusal(objection('kernel.required', {}, 'money'))
      },
    },
  })
  await assert.rejects(
    change(refusing, async (tx) => {
      await sendMail(tx, letter)
      await edit(tx)
    }),
    { message: 'kernel.required', status: 422 },
  )
  assert.deepEqual(await written(), before)
})

test('another connection hears of an entry when it is committed, and of none that rolled back', async () => {
  const { next, client } = await ear()
  const heard = next()
  await change(house, async (tx) => {
    await edit(tx)
    throw new Error('rolled back')
  }).catch(() => undefined)
  const id = await change(house, (tx) => edit(tx))
  assert.equal(await heard, String(id))
  const { rows } = await client.query<{ deed: string }>('select deed from journal_entry where id = $1', [id])
  assert.deepEqual(rows, [{ deed: 'person.edited' }], 'by then it can be read')
})

test('a quiet deed is journalled, and nobody hears of it', async () => {
  const declared = house.capabilities.find((each) => each.deeds?.['person.edited'])!.deeds!['person.edited']!
  const quiet = withDoor({ deeds: { 'person.edited': { ...declared, quiet: true } } })
  const { next } = await ear()
  const heard = next()
  await house.kept.part('quiet', ['person'], async () => 'still here')
  const revision = house.kept.revision()
  const silent = await change(quiet, (tx) => edit(tx))
  assert.equal((await latest())[0]?.id, silent)
  assert.equal(house.kept.revision(), revision, 'kept pages stay')
  const loud = await change(house, (tx) => edit(tx))
  assert.equal(await heard, String(loud))
})

test('pages that watch what a quiet deed ticks are told with the next tick, once, here and in another process; others never', async () => {
  const declared = house.capabilities.find((each) => each.deeds?.['person.edited'])!.deeds!['person.edited']!
  const quiet = withDoor({ deeds: { 'person.edited': { ...declared, quiet: true, ticks: 'organisation' } } })
  const options = { connection, dataDir: temporaryFolder(), demo: false, demoDay: '', baseUrl: house.baseUrl, smtpUrl: null }
  const other = await openHouse({ ...options, sessionSecret: 'one that hears ticks', log: () => undefined }, false)
  const watching = ({ live }: House, subject: Subject) => live.open([live.token([subject], live.moment())]).body!.getReader()
  const [far, near, aside] = [watching(other.house, jardins!), watching(house, jardins!), watching(house, rita!)]
  await Promise.all([far.read(), near.read(), aside.read()])
  const heard = async (stream: typeof far) => new TextDecoder().decode((await stream.read()).value)
  other.house.live.listen(other.house, connection)
  house.live.listen(house, connection)
  // They listen now: whatever moved before is unknown, so everybody looks again.
  await Promise.all([far.read(), near.read(), aside.read()])
  await house.kept.part('watched', ['organisation'], async () => 'kept')
  for (let time = 0; time < 3; time += 1) await change(quiet, (tx) => edit(tx, ['phone'], [rita!, jardins!]))
  house.ticker.tick()
  assert.match(await heard(near), /event: moved/)
  assert.match(await heard(far), /event: moved/)
  const entry = await change(house, (tx) => edit(tx, ['phone'], [rita!]), 'loud')
  assert.match(await heard(aside), /"request":"loud"/, 'what is not ticked heard nothing before')
  assert.ok(entry)
  await Promise.all([far.cancel(), near.cancel(), aside.cancel()])
  await other.close()
})

test('a deed that no door declares is a bug, and writes nothing', async () => {
  const before = await written()
  await assert.rejects(
    change({ ...house, capabilities: [] }, (tx) => edit(tx)),
    /No door declares the deed person\.edited/,
  )
  assert.deepEqual(await written(), before)
})

test('kept pages of what moved are dropped once it is committed, and stay when it is not', async () => {
  const keep = () => house.kept.keepPage('rita', ['person:1'], '<p>Rita</p>', house.kept.revision())
  await keep()
  await change(house, async (tx) => {
    await edit(tx)
    assert.ok(house.kept.page('rita'), 'nobody sees the change yet')
    throw new Error('rolled back')
  }).catch(() => undefined)
  assert.ok(house.kept.page('rita'))
  await change(house, (tx) => edit(tx, ['phone'], [jardins!, rita!]))
  assert.equal(house.kept.page('rita'), null)
})

test('browsers that look at what moved are told by which request', async () => {
  const stream = house.live.open([house.live.token([rita!], house.live.moment())]).body!.getReader()
  await stream.read()
  await change(house, (tx) => edit(tx), 'request-9')
  assert.match(new TextDecoder().decode((await stream.read()).value), /event: moved\ndata: .*"request":"request-9"/)
  await stream.cancel()
})

test('a second process hears of the deeds of the first: it drops its kept pages and tells its browsers', async () => {
  const options = { connection, dataDir: temporaryFolder(), demo: false, demoDay: '', baseUrl: house.baseUrl, smtpUrl: null }
  const other = await openHouse({ ...options, sessionSecret: 'another process', log: () => undefined }, false)
  const stream = other.house.live.open([other.house.live.token([{ kind: '*', id: 0 }], other.house.live.moment())]).body!.getReader()
  await stream.read()
  other.house.live.listen(other.house, connection)
  await stream.read() // It listens now: whatever moved before is unknown, so everybody looks again.
  await other.house.kept.keepPage('rita', ['person:1'], '<p>Rita</p>', other.house.kept.revision())
  await change(house, (tx) => edit(tx))
  assert.match(new TextDecoder().decode((await stream.read()).value), /event: moved/)
  assert.equal(other.house.kept.page('rita'), null)
  await stream.cancel()
  await other.close()
})
