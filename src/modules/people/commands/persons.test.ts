/** Persons and their mandates on a real database: who may name whom, from which day, and who reads it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/dates.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { findByName, ownersFor } from '../queries/choices.ts'
import { mandatesOf, person, personNames } from '../queries/people.ts'
import { chooseLanguage, editPerson, endMandate, giveMandate } from './persons.ts'

const { house, today, yesterday, tomorrow, id, acting, entries, refused, as } = await peopledHouse()

test('an e-mail signs one person in; everyone may edit himself or herself', async () => {
  const rita = await acting('rita')
  await refused(
    as(rita, (tx, who) => editPerson(tx, who, id('rita'), { name: 'rita', email: 'TOM@essai.example' })),
    'people.email_taken',
  )
  await refused(
    as(rita, (tx, who) => editPerson(tx, who, id('tom'), { name: 'x' })),
    'kernel.not_yours',
    403,
  )
  assert.deepEqual(await as(rita, (tx, who) => editPerson(tx, who, id('rita'), { name: 'rita', phone: '02 00 00 00 00' })), ['phone'])
  assert.deepEqual(await as(rita, (tx, who) => chooseLanguage(tx, who, 'en')), ['lang'])
  assert.equal((await acting('rita')).lang, 'en')
  const [entry] = await entries()
  assert.equal(JSON.stringify(entry?.payload).includes('essai.example'), false, 'the journal keeps no address')
})

test('mandates give rights from their first day to their last', async () => {
  const paule = await acting('paule')
  const term = { personId: id('tom'), organisationId: id('network'), role: 'staff' as const }
  const ended = await as(paule, (tx, who) => giveMandate(tx, who, { ...term, startsOn: '2014-01-01', endsOn: yesterday }))
  const coming = await as(paule, (tx, who) => giveMandate(tx, who, { ...term, startsOn: tomorrow, endsOn: tomorrow }))
  assert.deepEqual((await acting('tom')).mandates, [])
  const lastDay = await as(paule, (tx, who) => giveMandate(tx, who, { ...term, startsOn: today, endsOn: today }))
  assert.deepEqual(
    (await acting('tom')).mandates.map((mandate) => mandate.id),
    [lastDay],
  )
  await refused(
    as(paule, (tx, who) => giveMandate(tx, who, { ...term, startsOn: today })),
    'people.mandate_twice',
  )
  await refused(
    as(paule, (tx, who) => endMandate(tx, who, ended, today)),
    'people.mandate_ended',
  )
  await as(paule, (tx, who) => endMandate(tx, who, coming, addDays(tomorrow, 1)))
  assert.equal((await entries())[0]?.deed, 'mandate.ended')
})

test('seats of the board are the secretary’s to give, and single ones have one holder', async () => {
  const [paule, sam] = [await acting('paule'), await acting('sam')]
  const president = { role: 'president' as const, organisationId: id('network'), bodyId: id('board'), startsOn: today }
  await refused(
    as(paule, (tx, who) => giveMandate(tx, who, { ...president, personId: id('paule') })),
    'kernel.not_yours',
    403,
  )
  await as(sam, (tx, who) => giveMandate(tx, who, { ...president, personId: id('paule') }))
  await refused(
    as(sam, (tx, who) => giveMandate(tx, who, { ...president, personId: id('tom') })),
    'people.seat_taken',
  )
  const rivals = await Promise.allSettled(
    ['tom', 'paule'].map((name) =>
      as(sam, (tx, who) => giveMandate(tx, who, { role: 'treasurer', organisationId: id('network'), personId: id(name), startsOn: today })),
    ),
  )
  assert.deepEqual(rivals.map((each) => each.status).sort(), ['fulfilled', 'rejected'], 'of two at once, one gets the seat')
})

test('an organisation’s representatives name each other; a stranger does not', async () => {
  const rita = await acting('rita')
  const given = { role: 'representative' as const, organisationId: id('jardins'), startsOn: today }
  const mandate = await as(rita, (tx, who) => giveMandate(tx, who, { ...given, personId: id('sam') }))
  await refused(
    as(await acting('paule'), (tx, who) => giveMandate(tx, who, { ...given, personId: id('tom') })),
    'kernel.not_yours',
    403,
  )
  await as(await acting('sam'), (tx, who) => endMandate(tx, who, mandate, tomorrow))
  await refused(
    as(await acting('rita'), (tx, who) => giveMandate(tx, who, { ...given, personId: 999_999 })),
    'people.person_unknown',
  )
})

test('strangers know who sits on the board, and of the others only the office', async () => {
  const names = await personNames(house.reader, null, [id('sam'), id('rita')], today)
  assert.deepEqual(
    names.map((each) => each.name),
    ['sam'],
  )
  assert.equal(await person(house.reader, null, id('rita'), today), null)
  assert.equal((await person(house.reader, await acting('sam'), id('rita'), today))?.name, 'rita')
  assert.equal((await person(house.reader, null, id('sam'), today))?.email, null)
  assert.equal((await person(house.reader, await acting('rita'), id('sam'), today))?.mandates.length, 2)
  const mandates = await mandatesOf(house.reader, null, { organisationId: id('jardins') }, today)
  assert.ok(mandates.length > 0 && mandates.every((mandate) => mandate.personName === null && mandate.personId === null))
})

test('a name in a file is found without case, accents and kinds of apostrophe', async () => {
  const cases: [string, string | null][] = [
    ["les jardins de l'etang", 'jardins'],
    ['LES JARDINS DE L’ÉTANG', 'jardins'],
    ['conseil', 'board'],
    ['Board', 'board'],
    ['Rita', 'rita'],
    ['%', null],
    ['', null],
    ['nobody', null],
  ]
  for (const [name, expected] of cases)
    assert.equal((await findByName(house.reader, name, today))?.id ?? null, expected && id(expected), name)
})

test('owners are offered from what stands near the organisation; persons only to who is signed in', async () => {
  const offered = await ownersFor(house.reader, await acting('paule'), id('network'), today)
  assert.ok(offered.some((each) => each.kind === 'person' && each.id === id('sam')))
  assert.ok(offered.some((each) => each.kind === 'body' && each.id === id('board')))
  assert.ok(offered.some((each) => each.kind === 'organisation' && each.id === id('bretagne')))
  assert.ok((await ownersFor(house.reader, null, id('network'), today)).every((each) => each.kind !== 'person'))
})
