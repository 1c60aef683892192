/** The demonstration's statutes: whole, in force by a decision of the past, a draft that changes one rule; all of it marked as made up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOrganisation } from '#modules/people/index.ts'
import { objectionsToText, statutesById, statutesInForce } from '#modules/statutes/index.ts'
import { testHouse } from '../../test/support/house.ts'
import { buildStatutes } from './statutes.ts'

const { house } = await testHouse({ demo: true })
const { reader } = house
const all = () => reader.selectFrom('statutes_version').select(['id', 'number', 'state', 'example']).orderBy('number').execute()
const network = (await networkOrganisation(reader))!.id

test('version 1 is in force from its day, version 2 is a draft; both say that they are examples', async () => {
  assert.deepEqual(
    (await all()).map(({ number, state, example }) => [number, state, example]),
    [
      [1, 'adopted', true],
      [2, 'draft', true],
    ],
  )
  const inForce = await statutesInForce(reader, network, '2016-10-14')
  assert.deepEqual([inForce?.number, await statutesInForce(reader, network, '2016-10-13')], [1, null])
  assert.match(`${inForce?.title} ${inForce?.note.fr} ${inForce?.decision?.reference}`, /\(exemple\) Exemple\s: .* \(exemple\)$/)
})

test('nothing is missing in either, and the draft changes one rule with its article', async () => {
  const [one, two] = await Promise.all((await all()).map(({ id }) => statutesById(reader, id)))
  assert.deepEqual([objectionsToText(one!.text), objectionsToText(two!.text)], [[], []])
  const { articles, bodies, ...rest } = two!.text
  assert.deepEqual(rest, { roll: one!.text.roll, colleges: one!.text.colleges, renewal: one!.text.renewal })
  assert.deepEqual(
    articles.filter((each, place) => each.text.fr !== one!.text.articles[place]?.text.fr).map(({ number }) => number),
    ['10'],
  )
  assert.deepEqual(
    bodies.map(({ proxies }) => proxies?.perHolderMax),
    [2, undefined],
  )
})

test('a start that was cut off builds them once', async () => {
  await buildStatutes(house)
  assert.equal((await all()).length, 2)
})
