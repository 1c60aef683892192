/** The commands of people on a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SHELL } from '#kernel/values/actor.ts'
import { peopledHouse } from '../../../test/support/people.ts'
import { setUpNetwork } from './commands/network.ts'
import { addOrganisation, editOrganisation, recordFee, recordFigure } from './commands.ts'
import { networkFacts } from './queries.ts'

const { house, id, acting, entries, refused, as } = await peopledHouse()

test('a network is set up once, and its first person acts for it from today', async () => {
  const paule = await acting('paule')
  assert.deepEqual([paule.acting?.role, paule.acting?.organisationId], ['staff', id('network')])
  assert.equal((await networkFacts(house.reader))?.name, 'Réseau d’essai')
  await refused(
    as(SHELL, (tx, shell) => setUpNetwork(tx, shell, { name: 'Deux', timeZone: 'Europe/Paris', person: null })),
    'people.network_exists',
    409,
  )
  await refused(
    as(paule, (tx, who) => setUpNetwork(tx, who, { name: 'Deux', timeZone: 'Europe/Paris', person: null })),
    'kernel.not_yours',
    403,
  )
})

test('organisations are added and edited by the permanents alone, one deed each', async () => {
  const paule = await acting('paule')
  const before = (await entries(200)).length
  const added = await as(paule, (tx, who) =>
    addOrganisation(tx, who, { kind: 'member', name: 'Neuf', parentId: id('bretagne'), siret: '732 829 320 00074' }),
  )
  assert.deepEqual(
    await as(paule, (tx, who) => editOrganisation(tx, who, added, { name: 'Neuf', siret: '73282932000074', town: 'Port-Levant' })),
    ['town'],
  )
  assert.deepEqual(
    await as(paule, (tx, who) => editOrganisation(tx, who, added, { name: 'Neuf', siret: '73282932000074', town: 'Port-Levant' })),
    [],
  )
  const after = await entries(200)
  assert.deepEqual(
    after.slice(0, after.length - before).map((entry) => [entry.deed, entry.personId, entry.organisationId]),
    [
      ['organisation.edited', id('paule'), added],
      ['organisation.added', id('paule'), added],
    ],
  )
  for (const stranger of ['rita', 'sam', 'tom']) {
    await refused(
      as(await acting(stranger), (tx, who) => addOrganisation(tx, who, { kind: 'member', name: 'X' })),
      'kernel.not_yours',
      403,
    )
  }
  await refused(
    as(paule, (tx, who) => addOrganisation(tx, who, { kind: 'member', name: 'X', siret: '73282932000074' })),
    'people.siret_taken',
  )
  await refused(
    as(paule, (tx, who) => editOrganisation(tx, who, id('bretagne'), { name: 'B', parentId: added })),
    'people.parent_cycle',
  )
  await refused(
    as(paule, (tx, who) => editOrganisation(tx, who, 999_999, { name: 'B' })),
    'kernel.not_found',
    404,
  )
})

test('a fee and a figure keep the last word of a year', async () => {
  const paule = await acting('paule')
  for (const state of ['called', 'paid'] as const) await as(paule, (tx, who) => recordFee(tx, who, id('jardins'), { year: 2016, state }))
  for (const value of [12, 14]) await as(paule, (tx, who) => recordFigure(tx, who, id('jardins'), { year: 2016, kind: 'employees', value }))
  const fees = await house.reader
    .selectFrom('people_fee')
    .select(['year', 'state', 'said_by'])
    .where('organisation_id', '=', id('jardins'))
    .execute()
  assert.deepEqual(fees, [{ year: 2016, state: 'paid', said_by: id('paule') }])
  const figures = await house.reader.selectFrom('people_figure').select('value').where('organisation_id', '=', id('jardins')).execute()
  assert.deepEqual(figures, [{ value: 14 }])
  await refused(
    as(paule, (tx, who) => recordFigure(tx, who, id('jardins'), { year: 2016, kind: 'staff', value: -1 })),
    'people.value_negative',
  )
  await refused(
    as(paule, (tx, who) => recordFee(tx, who, id('jardins'), { year: 20166, state: 'paid' })),
    'people.year_out_of_range',
  )
  await refused(
    as(await acting('rita'), (tx, who) => recordFee(tx, who, id('jardins'), { year: 2016, state: 'paid' })),
    'kernel.not_yours',
    403,
  )
})
