/** The generated members: the same ones each time, made up to the last address, and brought in by one deed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { actorOf, fillNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../test/support/house.ts'
import { smallNetwork } from '../../test/support/network.ts'
import { fillVerb } from './fill.ts'
import { generatedMembers } from './members.ts'

const DAY = '2017-03-14'
const tested = await testHouse()
const { house } = tested
const { network } = await smallNetwork(tested)

test('the same number gives the same members, and more of them begin with the same ones', () => {
  const few = generatedMembers(40, DAY)
  assert.deepEqual(generatedMembers(40, DAY), few)
  assert.deepEqual(generatedMembers(300, DAY).slice(0, 40), few)
})

test('no two bear one name or one address, and no address can be written to', () => {
  const all = generatedMembers(6_000, DAY)
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length)
  const emails = all.flatMap(({ persons }) => persons.map(({ email }) => email))
  assert.equal(new Set(emails).size, emails.length)
  assert.ok(emails.every((email) => /^[a-z0-9.-]+@exemple\.invalid$/.test(email)))
  assert.ok(emails.length / all.length > 3.5 && emails.length / all.length < 4.5, 'about four each')
})

test('some have left, some are to come, and nobody leaves before joining', () => {
  const all = generatedMembers(1_000, DAY)
  assert.ok(all.some(({ leftOn }) => leftOn !== null && leftOn < DAY))
  assert.ok(all.some(({ joinedOn }) => joinedOn > DAY))
  assert.ok(all.every(({ joinedOn, leftOn }) => leftOn === null || leftOn >= joinedOn))
  assert.ok(all.every(({ joinedOn, fees, figures }) => [...fees, ...figures].every(({ year }) => year >= Number(joinedOn.slice(0, 4)))))
})

const lines: string[] = []
const out = { line: (text: string) => void lines.push(text), progress: (text: string) => void lines.push(text) }
const count = async (table: 'people_organisation' | 'people_person' | 'people_mandate' | 'people_fee' | 'people_figure') =>
  (await house.reader.selectFrom(table).select(sql<number>`count(*)`.as('count')).where('example', '=', true).executeTakeFirstOrThrow())
    .count

test('filling adds what is missing, marked as made up, in one deed', async () => {
  assert.equal(await fillVerb.run(house, ['--members', '30'], out), 0)
  assert.equal(await count('people_organisation'), 30)
  const [entry, before] = await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 2 })
  assert.equal(entry?.deed, 'network.filled')
  assert.notEqual(before?.deed, 'network.filled')
  assert.deepEqual(entry?.payload, { organisations: 30, persons: await count('people_person') })
  assert.equal(await count('people_person'), await count('people_mandate'))
  assert.ok((await count('people_fee')) > 30 && (await count('people_figure')) > 60)
  assert.equal(await fillVerb.run(house, ['--members', '50'], out), 0)
  assert.equal(await count('people_organisation'), 50, 'the thirty are there already')
  assert.equal(await fillVerb.run(house, ['--members', '50'], out), 0)
  assert.match(lines.at(-1)!, /^0 adhérents/)
  assert.equal(
    (await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 3 })).filter(({ deed }) => deed === 'network.filled').length,
    2,
  )
})

test('without a region of its own a member stands below the network', async () => {
  const parents = await house.reader.selectFrom('people_organisation').select('parent_id').distinct().where('kind', '=', 'member').execute()
  assert.deepEqual(parents, [{ parent_id: network }])
})

test('wrong usage is said, and only the command line may fill', async () => {
  for (const args of [[], ['--members'], ['--members', '0'], ['--members', '1e3'], ['--members', '20001'], ['--other', '3'], ['30']])
    assert.equal(await fillVerb.run(house, args, out), 2, args.join(' '))
  const { id } = await house.reader.selectFrom('people_person').select('id').limit(1).executeTakeFirstOrThrow()
  const actor = (await actorOf(house.reader, id, null, house.clock.today()))!
  await assert.rejects(
    change(house, (tx) => fillNetwork(tx, actor, generatedMembers(60, DAY))),
    (error) => error instanceof Refusal && error.status === 403,
  )
  assert.equal(await change(house, (tx) => fillNetwork(tx, SHELL, [])).then(({ organisations }) => organisations), 0)
})
