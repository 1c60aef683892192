/** The journal on a real database: what an entry keeps, and which entries a reader is given. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testHouse } from '../../test/support/house.ts'
import type { Subject } from './capability.ts'
import { change, record } from './change.ts'
import { type JournalScope, journalEntries, journalEntry, lastEntryAbout, subjectsOf } from './journal.ts'
import { type Actor, SHELL } from './values/actor.ts'

const { house } = await testHouse()
const ALL: JournalScope = { kind: 'all' }
const on = (kind: string, ...ids: number[]): Subject[] => ids.map((id) => ({ kind, id }))
const [mandate] = [
  { id: 70, role: 'staff', organisationId: 1, organisationName: 'Essai', bodyId: null, bodyName: null },
] as const satisfies Actor['mandates'] as Actor['mandates']
const paule: Actor = { personId: 7, name: 'Paule', lang: 'fr', example: false, mandates: [mandate!], acting: mandate! }

const write = (subjects: Subject[], { organisationId = 1 as number | null, open = false, actor = SHELL } = {}) =>
  change(house, (tx) => record(tx, actor, 'person.edited', { organisationId, public: open, subjects, payload: { fields: ['phone'] } }))
const idsOf = async (filter: Partial<Parameters<typeof journalEntries>[1]>) =>
  (await journalEntries(house.reader, { scope: ALL, limit: 100, ...filter })).map(({ id }) => id)

const ids: number[] = []
before(async () => {
  ids.push(
    await write([...on('item', 5), ...on('plan', 1)], { open: true, actor: paule }),
    await write(on('plan', 1), { organisationId: 1 }),
    await write([...on('plan', 1), ...on('item', 5, 4)], { organisationId: 2 }),
    await write(on('item', 50), { organisationId: null }),
    await write([], { organisationId: 2, open: true }),
  )
})

test('an entry keeps who, for which mandate and organisation, when, what, and on what in order', async () => {
  const [first] = ids
  const entry = await journalEntry(house.reader, first!)
  assert.ok(entry && Math.abs(entry.at.getTime() - Date.now()) < 60_000)
  assert.deepEqual(
    { ...entry, at: null },
    {
      id: first,
      at: null,
      deed: 'person.edited',
      personId: 7,
      mandateId: 70,
      organisationId: 1,
      public: true,
      payload: { fields: ['phone'] },
      subjects: [...on('item', 5), ...on('plan', 1)],
    },
  )
  assert.deepEqual(await subjectsOf(house.reader, first!), [...on('item', 5), ...on('plan', 1)])
})

test('the command line acts as nobody, and an entry may be about nothing', async () => {
  const entry = await journalEntry(house.reader, ids[4]!)
  assert.deepEqual([entry?.personId, entry?.mandateId, entry?.subjects], [null, null, []])
  assert.equal(await journalEntry(house.reader, 999_999), null)
})

test('strangers are given what is public, holders of mandates also their organisations’, the staff of the network all', async () => {
  const [a, b, c, d, e] = ids as [number, number, number, number, number]
  const cases: [JournalScope, number[]][] = [
    [{ kind: 'public' }, [e, a]],
    [{ kind: 'organisations', ids: [] }, [e, a]],
    [{ kind: 'organisations', ids: [1] }, [e, b, a]],
    [{ kind: 'organisations', ids: [2, 9] }, [e, c, a]],
    [ALL, [e, d, c, b, a]],
  ]
  for (const [scope, expected] of cases) assert.deepEqual(await idsOf({ scope }), expected, JSON.stringify(scope))
})

test('a thing’s history has every entry that names it, or only those that are about it first', async () => {
  const [a, b, c] = ids as [number, number, number]
  assert.deepEqual(await idsOf({ subject: on('plan', 1)[0]! }), [c, b, a])
  assert.deepEqual(await idsOf({ subject: on('plan', 1)[0]!, only: 'main' }), [c, b])
  assert.deepEqual(await idsOf({ subject: on('item', 5)[0]! }), [c, a])
  assert.deepEqual(await idsOf({ subject: on('plan', 5)[0]! }), [])
  assert.deepEqual(await idsOf({ subject: on('plan', 1)[0]!, scope: { kind: 'public' } }), [a])
})

test('pages follow one another without a gap and without the same entry twice', async () => {
  const first = await idsOf({ limit: 2 })
  const second = await idsOf({ limit: 2, before: first.at(-1)! })
  const third = await idsOf({ limit: 2, before: second.at(-1)! })
  assert.deepEqual([...first, ...second, ...third], ids.toReversed())
})

test('the latest entry about a thing is found, and none where nothing was done', async () => {
  assert.equal((await lastEntryAbout(house.reader, on('item', 5)[0]!))?.id, ids[2])
  assert.equal(await lastEntryAbout(house.reader, on('item', 6)[0]!), null)
})

test('a deed on thousands of things names them all, in order', async () => {
  const many = [...on('plan', 1), ...on('item', ...Array.from({ length: 12_000 }, (_, place) => 20_000 - place))]
  const id = await write(many)
  assert.deepEqual(await subjectsOf(house.reader, id), many)
  assert.equal((await lastEntryAbout(house.reader, many.at(-1)!))?.id, id)
})
