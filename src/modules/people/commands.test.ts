/** The commands of people on a real database. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { change } from '#kernel/change.ts'
import { addDays } from '#kernel/dates.ts'
import type { House } from '#kernel/house.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../test/support/house.ts'
import { editNetwork, setUpNetwork } from './commands/network.ts'
import { addPerson, chooseLanguage, editPerson, endMandate, giveMandate } from './commands/persons.ts'
import { addBody, addOrganisation, editOrganisation, recordFee, recordFigure } from './commands.ts'
import { findByName, ownersFor } from './queries/choices.ts'
import { mandatesOf, person, personNames } from './queries/people.ts'
import { actorOf, networkFacts } from './queries.ts'

const { house } = await testHouse()
const today = house.clock.today()
const yesterday = addDays(today, -1)
const tomorrow = addDays(today, 1)

/** What is there for the tests: a network with one region and one member, and people. */
const ids: Record<string, number> = {}
const id = (name: string): number => ids[name]!
const acting = async (name: string): Promise<Actor> => (await actorOf(house.reader, id(name), null, today))!
const entries = (limit = 1) => journalEntries(house.reader, { scope: { kind: 'all' }, limit })

async function refused(work: Promise<unknown>, code: string, status = 422): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof Refusal, String(error))
    assert.deepEqual([error.objections[0]?.code, error.status], [code, status])
    return true
  })
}
const as = <Result>(
  actor: Actor,
  work: (tx: Parameters<Parameters<typeof change<Result>>[1]>[0], actor: Actor) => Promise<Result>,
): Promise<Result> => change(house as House, (tx) => work(tx, actor))

before(async () => {
  const made = await as(SHELL, (tx, shell) =>
    setUpNetwork(tx, shell, {
      name: 'Réseau d’essai',
      timeZone: 'Europe/Paris',
      person: { name: 'Paule Staff', email: 'Paule@essai.example', lang: 'fr', role: 'staff' },
    }),
  )
  ids.network = made.organisationId
  ids.paule = made.personId!
  const paule = await acting('paule')
  ids.bretagne = await as(paule, (tx, who) =>
    addOrganisation(tx, who, { kind: 'regional', name: 'Essai Bretagne', parentId: ids.network, region: 'BRE' }),
  )
  ids.jardins = await as(paule, (tx, who) =>
    addOrganisation(tx, who, { kind: 'member', name: 'Les Jardins  de l’Étang', parentId: ids.bretagne }),
  )
  ids.board = await as(paule, (tx, who) =>
    addBody(tx, who, { organisationId: id('network'), code: 'ca', name: { fr: 'Conseil', en: 'Board' } }),
  )
  for (const name of ['rita', 'sam', 'tom'])
    ids[name] = await as(paule, (tx, who) => addPerson(tx, who, { name, email: `${name}@essai.example` }))
  await as(SHELL, (tx, shell) =>
    giveMandate(tx, shell, { personId: id('sam'), role: 'secretary', organisationId: id('network'), startsOn: '2015-01-01' }),
  )
  await as(SHELL, (tx, shell) =>
    giveMandate(tx, shell, { personId: id('rita'), role: 'representative', organisationId: id('jardins'), startsOn: '2015-01-01' }),
  )
})

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
  const fees = await house.reader.selectFrom('people_fee').selectAll().where('organisation_id', '=', id('jardins')).execute()
  assert.deepEqual(fees, [{ organisation_id: id('jardins'), year: 2016, state: 'paid', example: false }])
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
    'kernel.not_found',
    404,
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

test('the network is edited by its officers, and a file that is no picture is no logo', async () => {
  const sam = await acting('sam')
  const input = { name: 'Réseau renommé', timeZone: 'Indian/Reunion' }
  await refused(
    as(await acting('rita'), (tx, who) => editNetwork(tx, who, input)),
    'kernel.not_yours',
    403,
  )
  await refused(
    as(sam, (tx, who) => editNetwork(tx, who, { ...input, logo: new TextEncoder().encode('<svg/>') })),
    'people.logo_not_picture',
  )
  await as(sam, (tx, who) => editNetwork(tx, who, { ...input, logo: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) }))
  const facts = await networkFacts(house.reader)
  assert.deepEqual([facts?.name, facts?.timeZone], ['Réseau renommé', 'Indian/Reunion'])
  assert.match(facts?.logoPath ?? '', /^\/logo\?v=[0-9a-f]{12}$/)
})
