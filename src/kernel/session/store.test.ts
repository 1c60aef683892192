/** Sessions on a real database: listed, ended, remembered for a year, and what was done from each. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import { change, record } from '../change.ts'
import { journalEntries } from '../journal.ts'
import type { Sessions } from '../session.ts'
import { SHELL } from '../values/actor.ts'

const { house } = await testHouse()
const { sessions, db } = house
const BASE = 'http://localhost:3000'

const from = (device: string) => new Request(BASE, { headers: { 'user-agent': device } })
const carrying = (cookies: string[]) => new Request(BASE, { headers: { cookie: cookies.map((each) => each.split(';')[0]).join('; ') } })

/** Signs somebody in on a device: the request of that browser from then on, and the session. */
async function signedIn(personId: number, device = 'Firefox') {
  const cookies = await sessions.signInAs({ personId, name: `Personne ${personId}`, email: null }, from(device), 'test')
  const request = carrying(cookies)
  const read: Awaited<ReturnType<Sessions['read']>> = await sessions.read(request)
  return { request, id: read!.sessionId }
}

/** A deed done from a session; without one, from the shell. */
const deed = (personId: number | null, sessionId?: string) =>
  change(house, (tx) =>
    record(tx, { ...SHELL, personId, ...(sessionId ? { sessionId } : {}) }, 'person.edited', {
      organisationId: null,
      public: false,
      subjects: [],
      payload: { fields: ['phone'] },
    }),
  )

test('a deed is kept with the session from which it was done, and from the shell with none', async () => {
  const [one, other] = [await signedIn(1, 'Firefox'), await signedIn(1, 'Safari')]
  const ids = [await deed(1, one.id), await deed(1, other.id), await deed(1, one.id), await deed(null)]
  const done = await journalEntries(house.reader, { scope: { kind: 'all' }, sessionId: one.id, limit: 10 })
  assert.deepEqual(
    done.map(({ id }) => id),
    [ids[2], ids[0]],
  )
  const shell = await house.reader.selectFrom('journal_entry').select('session_id').where('id', '=', ids[3]!).executeTakeFirstOrThrow()
  assert.equal(shell.session_id, null)
  const counts = new Map((await sessions.list(1)).map((each) => [each.device, each.deeds]))
  assert.deepEqual([counts.get('Firefox'), counts.get('Safari')], [2, 1])
})

test('a session that ends is over at once and stays known to its person alone, with what was done', async () => {
  const { request, id } = await signedIn(2, 'Firefox')
  await deed(2, id)
  assert.equal((await sessions.one(id, 2))?.endedAt, null)
  assert.equal(await sessions.end(id, 3), false)
  assert.equal(await sessions.end(id, 2), true)
  assert.equal(await sessions.end(id, 2), false)
  assert.equal(await sessions.read(request), null)
  assert.deepEqual(await sessions.list(2), [])
  const [over] = await sessions.ended(2, 10)
  assert.deepEqual([over!.id, over!.device, over!.deeds], [id, 'Firefox', 1])
  assert.ok(over!.endedAt)
  assert.deepEqual(await sessions.one(id, 2), over)
  assert.equal(await sessions.one(id, 3), null)
})

test('signing out, ending the others and ending all leave their trace', async () => {
  const all = [await signedIn(4, 'A'), await signedIn(4, 'B'), await signedIn(4, 'C'), await signedIn(4, 'D')]
  const stranger = await signedIn(5)
  await sessions.signOut(all[0]!.request)
  assert.equal(await sessions.endAll(4, all[1]!.id), 2)
  assert.deepEqual(
    (await sessions.list(4)).map(({ id }) => id),
    [all[1]!.id],
  )
  assert.equal(await sessions.endAll(4), 1)
  assert.equal(await sessions.endAll(4), 0)
  const over = await sessions.ended(4, 10)
  assert.deepEqual(over.map(({ device }) => device).sort(), ['A', 'B', 'C', 'D'])
  assert.equal((await sessions.ended(4, 2)).length, 2)
  assert.ok(await sessions.read(stranger.request))
})

test('what was not used for thirty days ends when it did, and is forgotten a year later', async () => {
  const { request, id } = await signedIn(6)
  const lastMonth = new Date(Date.now() - 86_400_000)
  await db.updateTable('session_session').set({ expires_at: lastMonth }).where('id', '=', id).execute()
  assert.equal(await sessions.read(request), null)
  assert.deepEqual(await sessions.list(6), [], 'before anything was swept')
  await sessions.sweep()
  assert.equal((await sessions.one(id, 6))?.endedAt?.getTime(), lastMonth.getTime())
  const older = new Date(Date.now() - 366 * 86_400_000)
  await db.updateTable('session_ended').set({ ended_at: older }).where('id', '=', id).execute()
  await sessions.sweep()
  assert.equal(await sessions.one(id, 6), null)
})
