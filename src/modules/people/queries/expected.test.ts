/** What is expected of whom, on a real database: by the mandates of the day, a few lines at most. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/dates.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { giveMandate, replaceMandate } from '../commands/mandates.ts'
import { addPerson } from '../commands/persons.ts'
import { addOrganisation, recordFee } from '../commands.ts'
import { expectedTold } from '../messages/expected.ts'
import { awaited, expectant } from './expected.ts'

const { house, today, yesterday, id, acting, as } = await peopledHouse()
const soon = addDays(today, 20)
const year = Number(today.slice(0, 4))

const person = (name: string) => as(SHELL, (tx, shell) => addPerson(tx, shell, { name }))
const give = (input: Parameters<typeof giveMandate>[2]) => as(SHELL, (tx, shell) => giveMandate(tx, shell, input))
const told = async (name: string) =>
  (await awaited(house.reader, await acting(name), today)).map((item) => {
    const { title, detail } = expectedTold('fr', item)
    return `${item.what}: ${title}${detail ? ` (${detail})` : ''}`.replaceAll(/[\u00a0\u202f]/g, ' ')
  })
const network = () => id('network')

test('nothing waits where nothing ends, and a stranger to the network has nothing', async () => {
  for (const name of ['sam', 'paule', 'rita', 'tom']) assert.deepEqual(await told(name), [], name)
  assert.deepEqual(await awaited(house.reader, SHELL, today), [])
})

test('the secretary sees offices that end or are vacant; whoever has been named to follow ends the matter', async () => {
  const terms = { organisationId: network(), startsOn: '2015-01-01' }
  await give({ ...terms, personId: id('tom'), role: 'treasurer', endsOn: yesterday })
  const seat = await give({ ...terms, personId: id('tom'), role: 'president', endsOn: soon })
  assert.deepEqual(await told('sam'), [
    'seat: Un mandat du conseil ou du bureau prend fin (tom, Présidence, Réseau d’essai)',
    'vacant: Une place est vacante (Trésorerie, Réseau d’essai)',
  ])
  assert.deepEqual(await told('tom'), ['own: Votre mandat prend fin (Présidence, Réseau d’essai)'])
  assert.deepEqual(await told('paule'), [], 'board seats are the secretary’s')
  await as(SHELL, (tx, shell) => replaceMandate(tx, shell, seat, { personId: id('rita'), startsOn: addDays(soon, 1) }))
  await give({ ...terms, personId: id('rita'), role: 'treasurer', startsOn: addDays(today, 9) })
  assert.deepEqual(await told('sam'), [])
})

test('permanents see the other mandates that end: a few one by one, many in one line', async () => {
  const garden = { organisationId: id('jardins'), role: 'representative' as const, startsOn: '2016-01-01', endsOn: soon }
  const own: string[] = []
  for (const name of ['Un', 'Deux', 'Trois']) {
    await give({ ...garden, personId: await person(name) })
    own.push(`mandate: Un mandat du réseau prend fin (${name}, Représentation, Les Jardins de l’Étang)`)
  }
  const bare = (lines: string[]) => lines.map((line) => line.replaceAll(/\s+/g, ' ')).sort()
  assert.deepEqual(bare(await told('paule')), bare(own))
  await give({ ...garden, personId: await person('Quatre'), endsOn: addDays(today, 31) })
  await give({ ...garden, personId: await person('Cinq'), endsOn: addDays(today, 32) })
  assert.deepEqual(await told('paule'), ['mandates: 4 mandats prennent fin ce mois-ci'])
})

test('an organisation’s representatives hear that soon nobody speaks for it, and of a fee that is called', async () => {
  const place = await as(SHELL, (tx, shell) => addOrganisation(tx, shell, { kind: 'member', name: 'La Halte', parentId: id('bretagne') }))
  const speaks = { organisationId: place, role: 'representative' as const, startsOn: '2016-01-01' }
  await give({ ...speaks, personId: id('tom'), endsOn: soon })
  for (const [of, state] of [
    [year, 'called'],
    [year - 1, 'paid'],
    [year - 3, 'called'],
  ] as const)
    await as(SHELL, (tx, shell) => recordFee(tx, shell, place, { year: of, state }))
  const lines = (await told('tom')).filter((line) => !line.startsWith('own'))
  assert.deepEqual(lines, [
    'last_representative: Plus personne ne parlera pour votre organisation (La Halte : le dernier mandat de représentation prend fin. Nommez la suite.)',
    `fee: Cotisation ${year} à payer (La Halte)`,
  ])
  await give({ ...speaks, personId: id('rita'), startsOn: today })
  assert.deepEqual(
    (await told('tom')).filter((line) => line.startsWith('last')),
    [],
  )
})

test('of whom something may be expected is known at one look', async () => {
  const everyone = (await house.reader.selectFrom('people_person').select(['id', 'name']).execute()).map((each) => each.id)
  const asked = new Set(await expectant(house.reader, everyone, today))
  for (const name of ['sam', 'paule', 'rita', 'tom']) {
    const waits = (await told(name)).length > 0
    assert.ok(!waits || asked.has(id(name)), `${name} is asked`)
  }
  assert.deepEqual(await expectant(house.reader, [], today), [])
})
