/** The demonstration's people: quickly built, and marked wherever they are made up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testHouse } from '../../test/support/house.ts'
import { buildPeople } from './people.ts'

const { house } = await testHouse()

test('the network is built with its people, organisations and bodies', async () => {
  const built = await buildPeople(house)
  assert.equal(built.people.size, 16)
  assert.equal(built.organisations.size, 1 + 15 + 3 + 40)
  assert.equal(built.bodies.size, 11)
})

test('every person, mandate, member, fee and figure says that it is made up; the network does not', async () => {
  for (const table of ['people_person', 'people_mandate', 'people_fee', 'people_figure'] as const) {
    const real = await house.reader
      .selectFrom(table)
      .select(sql<number>`count(*)`.as('count'))
      .where('example', '=', false)
      .executeTakeFirst()
    assert.equal(real?.count, 0, table)
  }
  const organisations = await house.reader
    .selectFrom('people_organisation')
    .select(['kind', 'example'])
    .distinct()
    .orderBy('kind')
    .execute()
  assert.deepEqual(organisations, [
    { kind: 'member', example: true },
    { kind: 'network', example: false },
    { kind: 'partner', example: false },
    { kind: 'regional', example: false },
  ])
})

test('every region has a member, and addresses are of the domain kept for examples', async () => {
  const regions = await house.reader.selectFrom('people_organisation').select('region').distinct().where('kind', '=', 'member').execute()
  assert.equal(regions.length, 15)
  const persons = await house.reader.selectFrom('people_person').select('email').execute()
  assert.ok(persons.every((person) => person.email?.endsWith('.example')))
})
