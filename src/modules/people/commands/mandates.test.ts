/** Mandates on a real database: handed on, ended with their organisation, and undone while nothing followed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/dates.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { addOrganisation, editOrganisation } from '../commands.ts'
import { actorOf } from '../queries.ts'
import { undoMandateDeed } from './mandate-undo.ts'
import { endMandate, giveMandate, replaceMandate } from './mandates.ts'
import { addPerson } from './persons.ts'

const { house, today, yesterday, tomorrow, id, acting, entries, refused, as } = await peopledHouse()

const row = (mandateId: number) =>
  house.reader
    .selectFrom('people_mandate')
    .select(['person_id', 'starts_on', 'ends_on', 'ended_by', 'replaces_id'])
    .where('id', '=', mandateId)
    .executeTakeFirst()
const president = { role: 'president' as const, organisationId: id('network'), bodyId: id('board') }
/** Rooms of their own for tests that must not meet: an organisation with nobody in it. */
const organisation = (name: string, fields: object = {}) =>
  as(SHELL, (tx, shell) => addOrganisation(tx, shell, { kind: 'member', name, parentId: id('bretagne'), ...fields }))

test('a seat is handed on in one deed: the first ends on the day before, the next replaces it', async () => {
  const sam = await acting('sam')
  const first = await as(sam, (tx, who) => giveMandate(tx, who, { ...president, personId: id('tom'), startsOn: '2016-01-01' }))
  await refused(
    as(sam, (tx, who) => replaceMandate(tx, who, first, { personId: id('rita'), startsOn: '2016-01-01' })),
    'people.replaced_too_early',
  )
  const before = (await entries(200)).length
  const next = await as(sam, (tx, who) => replaceMandate(tx, who, first, { personId: id('rita'), startsOn: today, decidedBy: 'AG' }))
  assert.deepEqual(await row(first), {
    person_id: id('tom'),
    starts_on: '2016-01-01',
    ends_on: yesterday,
    ended_by: 'AG',
    replaces_id: null,
  })
  assert.deepEqual(await row(next), { person_id: id('rita'), starts_on: today, ends_on: null, ended_by: null, replaces_id: first })
  const [entry, ...rest] = (await entries(200)).slice(0, -before)
  assert.deepEqual([entry?.deed, rest.length], ['mandate.replaced', 0])
  assert.deepEqual(
    entry?.subjects.filter(({ kind }) => kind === 'mandate').map((each) => each.id),
    [next, first],
  )
  await refused(
    as(await acting('tom'), (tx, who) => undoMandateDeed(tx, who, next)),
    'kernel.not_yours',
    403,
  )
  await as(sam, (tx, who) => undoMandateDeed(tx, who, next))
  assert.equal(await row(next), undefined)
  assert.equal((await row(first))?.ends_on, null)
  await as(sam, (tx, who) => endMandate(tx, who, first, today, 'démission'))
})

test('of two who hand one seat on at once, one does', async () => {
  const sam = await acting('sam')
  const first = await as(sam, (tx, who) =>
    giveMandate(tx, who, { personId: id('tom'), role: 'treasurer', organisationId: id('network'), startsOn: '2016-01-01' }),
  )
  const rivals = await Promise.allSettled(
    ['rita', 'paule'].map((name) => as(sam, (tx, who) => replaceMandate(tx, who, first, { personId: id(name), startsOn: today }))),
  )
  assert.deepEqual(rivals.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = rivals.find((each): each is PromiseRejectedResult => each.status === 'rejected')
  assert.equal(lost?.reason.objections[0].code, 'people.seat_taken')
})

test('a taken seat is refused with who holds it and until when', async () => {
  const sam = await acting('sam')
  const work = as(sam, (tx, who) =>
    giveMandate(tx, who, { personId: id('tom'), role: 'secretary', organisationId: id('network'), startsOn: today }),
  )
  await assert.rejects(work, ({ objections }) => {
    assert.deepEqual(objections[0].facts, { role: 'secretary', start: '2015-01-01', end: null, holder: 'sam' })
    return true
  })
})

test('a mandate is undone by who gave it, while nothing was done in its name', async () => {
  const place = await organisation('Sous le toit')
  const given = { role: 'representative' as const, organisationId: place, startsOn: today }
  const ursule = await as(SHELL, (tx, shell) => addPerson(tx, shell, { name: 'Ursule' }))
  const first = await as(SHELL, (tx, shell) => giveMandate(tx, shell, { ...given, personId: ursule }))
  const her = (await actorOf(house.reader, ursule, null, today))!
  const second = await as(her, (tx, who) => giveMandate(tx, who, { ...given, personId: id('sam') }))
  await refused(
    as(await acting('sam'), (tx, who) => undoMandateDeed(tx, who, second)),
    'people.not_your_deed',
    403,
  )
  await as(her, (tx, who) => undoMandateDeed(tx, who, second))
  assert.equal(await row(second), undefined)
  await refused(
    as({ ...SHELL, acting: null }, (tx, who) => undoMandateDeed(tx, who, first)),
    'people.mandate_used',
    409,
  )
  const third = await as(her, (tx, who) => giveMandate(tx, who, { ...given, personId: id('sam') }))
  await as(her, (tx, who) => endMandate(tx, who, third, tomorrow))
  await as(await acting('sam'), (tx, who) => endMandate(tx, who, third, today))
  await refused(
    as(her, (tx, who) => undoMandateDeed(tx, who, third)),
    'people.not_your_deed',
    403,
  )
})

test('who resigns may take it back; the last day is then what it was', async () => {
  const place = await organisation('La Remise')
  const mandate = await as(SHELL, (tx, shell) =>
    giveMandate(tx, shell, {
      personId: id('tom'),
      role: 'representative',
      organisationId: place,
      startsOn: '2016-01-01',
      endsOn: addDays(today, 9),
    }),
  )
  const tom = await acting('tom')
  await as(tom, (tx, who) => endMandate(tx, who, mandate, today, 'démission'))
  await as(tom, (tx, who) => undoMandateDeed(tx, who, mandate))
  assert.equal((await row(mandate))?.ends_on, addDays(today, 9))
  assert.equal((await entries())[0]?.deed, 'mandate.undone')
})

test('a longer last day does not run into the next holder', async () => {
  const sam = await acting('sam')
  const chair = { role: 'president' as const, organisationId: id('bretagne') }
  const first = await as(sam, (tx, who) => giveMandate(tx, who, { ...chair, personId: id('tom'), startsOn: '2016-01-01', endsOn: today }))
  await as(sam, (tx, who) => giveMandate(tx, who, { ...chair, personId: id('rita'), startsOn: tomorrow }))
  for (const endsOn of [tomorrow, null])
    await refused(
      as(sam, (tx, who) => endMandate(tx, who, first, endsOn)),
      'people.seat_taken',
    )
})

test('an organisation that leaves takes its mandates along, in one deed that can be undone', async () => {
  const paule = await acting('paule')
  const place = await organisation('Le Départ', { joinedOn: '2010-01-01' })
  const name = { name: 'Le Départ' }
  const mandates: number[] = []
  for (const [person, endsOn] of [
    ['tom', null],
    ['rita', addDays(today, 40)],
    ['sam', yesterday],
  ] as const)
    mandates.push(
      await as(SHELL, (tx, shell) =>
        giveMandate(tx, shell, { personId: id(person), role: 'representative', organisationId: place, startsOn: '2012-01-01', endsOn }),
      ),
    )
  const fields = await as(paule, (tx, who) =>
    editOrganisation(tx, who, place, { ...name, joinedOn: '2010-01-01', leftOn: today, endMandates: true }),
  )
  assert.deepEqual(fields, ['left_on', 'mandates'])
  const ends = async () => Promise.all(mandates.map(async (each) => (await row(each))?.ends_on))
  assert.deepEqual(await ends(), [today, today, yesterday])
  await refused(
    as(SHELL, (tx, shell) =>
      giveMandate(tx, shell, { personId: id('paule'), role: 'representative', organisationId: place, startsOn: tomorrow }),
    ),
    'people.organisation_left',
  )
  await as(paule, (tx, who) => undoMandateDeed(tx, who, mandates[1]!))
  assert.deepEqual(await ends(), [null, addDays(today, 40), yesterday])
})

test('an erased person gets no mandate', async () => {
  const gone = await as(SHELL, (tx, shell) => addPerson(tx, shell, { name: 'Partie' }))
  await house.db.updateTable('people_person').set({ erased_on: today, name: '' }).where('id', '=', gone).execute()
  const given = { role: 'staff' as const, organisationId: id('network'), startsOn: today }
  await refused(
    as(SHELL, (tx, shell) => giveMandate(tx, shell, { ...given, personId: gone })),
    'people.person_unknown',
  )
})
