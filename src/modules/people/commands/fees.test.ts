/** Fees of many members at once, years, and two who add the same at once, on a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { addBody, addOrganisation, editBody, editOrganisation, recordFee, recordFees, recordYear, undoFees } from '../commands.ts'
import { feesOfYear, lastFees, yearsSaid } from '../queries/keeping-fees.ts'
import { BODY_COLUMNS, ORGANISATION_COLUMNS, shownOf } from '../rules/keeping.ts'
import { addPerson, editPerson } from './persons.ts'

const { house, id, acting, entries, refused, as } = await peopledHouse()
const member = (name: string, fields: object = {}) =>
  as(SHELL, (tx, shell) => addOrganisation(tx, shell, { kind: 'member', name, parentId: id('bretagne'), ...fields }))
const members = [await member('Un'), await member('Deux'), await member('Trois', { leftOn: '2014-06-30' })]
const statesOf = async (year: number) =>
  (await feesOfYear(house.reader, year)).filter((fee) => members.includes(fee.id)).map(({ name, state }) => [name, state])

test('many fees are marked in one deed, which its doer undoes as a whole', async () => {
  const paule = await acting('paule')
  await as(paule, (tx, who) => recordFee(tx, who, members[0]!, { year: 2016, state: 'exempt' }))
  const done = await as(paule, (tx, who) => recordFees(tx, who, { year: 2016, state: 'called', organisationIds: members }))
  assert.equal(done?.count, 3)
  const [entry] = await entries()
  assert.deepEqual([entry?.deed, entry?.payload, entry?.public], ['fees.recorded', { year: 2016, state: 'called', count: 3 }, false])
  assert.deepEqual(
    entry?.subjects.map((each) => each.id),
    [id('network'), ...members],
  )
  assert.deepEqual(await statesOf(2016), [
    ['Deux', 'called'],
    ['Trois', 'called'],
    ['Un', 'called'],
  ])
  assert.equal(await as(paule, (tx, who) => recordFees(tx, who, { year: 2016, state: 'called', organisationIds: members })), null)
  assert.equal((await lastFees(house.reader, paule, 2016))?.id, done?.entryId)
  assert.equal(await lastFees(house.reader, await acting('sam'), 2016), null)
  await refused(
    as(SHELL, (tx, shell) => undoFees(tx, shell, done!.entryId)),
    'people.not_your_deed',
    403,
  )
  await as(paule, (tx, who) => undoFees(tx, who, done!.entryId))
  // Who is no member any more and has no fee is not listed.
  assert.deepEqual(await statesOf(2016), [
    ['Deux', null],
    ['Un', 'exempt'],
  ])
  assert.equal(await lastFees(house.reader, paule, 2016), null)
})

test('a mass deed on which somebody said more since is not undone', async () => {
  const paule = await acting('paule')
  const done = await as(paule, (tx, who) => recordFees(tx, who, { year: 2017, state: 'called', organisationIds: members.slice(0, 2) }))
  await as(paule, (tx, who) => recordFee(tx, who, members[1]!, { year: 2017, state: 'paid' }))
  await refused(
    as(paule, (tx, who) => undoFees(tx, who, done!.entryId)),
    'people.touched_since',
    409,
  )
  const taken = await as(paule, (tx, who) => recordFees(tx, who, { year: 2017, state: null, organisationIds: members.slice(0, 2) }))
  await as(paule, (tx, who) => undoFees(tx, who, taken!.entryId))
  assert.deepEqual(await statesOf(2017), [
    ['Deux', 'paid'],
    ['Un', 'called'],
  ])
})

test('fees are for members, for a possible year, by the permanents', async () => {
  const paule = await acting('paule')
  const input = { year: 2016, state: 'paid' as const, organisationIds: members }
  await refused(
    as(await acting('sam'), (tx, who) => recordFees(tx, who, input)),
    'kernel.not_yours',
    403,
  )
  await refused(
    as(paule, (tx, who) => recordFees(tx, who, { ...input, year: 3000 })),
    'people.year_out_of_range',
  )
  await refused(
    as(paule, (tx, who) => recordFees(tx, who, { ...input, organisationIds: [...members, id('bretagne')] })),
    'people.not_a_member',
  )
  await refused(
    as(paule, (tx, who) => recordFees(tx, who, { ...input, organisationIds: [] })),
    'people.nothing_ticked',
  )
})

test('a year is noted at once, and says who said it', async () => {
  const paule = await acting('paule')
  const noted = { year: 2015, fee: 'paid' as const, figures: { employees: 12, staff: 3 } }
  assert.equal(await as(paule, (tx, who) => recordYear(tx, who, members[0]!, noted)), true)
  assert.equal(await as(paule, (tx, who) => recordYear(tx, who, members[0]!, noted)), false)
  await as(paule, (tx, who) => recordYear(tx, who, members[0]!, { year: 2015, fee: null, figures: { staff: null, employees: 14 } }))
  const [entry] = await entries()
  assert.deepEqual(entry?.payload, { year: 2015, fee: null, figures: { employees: 14, staff: null } })
  const years = await yearsSaid(house.reader, paule, members[0]!)
  const { saidAt, ...said } = years!.find(({ year }) => year === 2015)!
  assert.ok(saidAt instanceof Date)
  assert.deepEqual(said, { year: 2015, fee: null, figures: { employees: 14 }, example: false, saidBy: 'Paule Staff' })
  assert.equal(await yearsSaid(house.reader, await acting('rita'), members[0]!), null)
})

/** Two at once: one is done, the other hears the sentence that a moment later would have been said. */
async function oneRefused(works: Promise<unknown>[], code: string): Promise<void> {
  const settled = await Promise.allSettled(works)
  const refusals = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  assert.equal(refusals.length, works.length - 1)
  for (const refusal of refusals) {
    assert.ok(refusal instanceof Refusal, String(refusal))
    assert.deepEqual([refusal.objections[0]?.code, refusal.status], [code, 422])
  }
}

test('of those who add the same e-mail, SIRET or code at once, one does and the others are told', async () => {
  const paule = await acting('paule')
  const times = [1, 2, 3, 4]
  await oneRefused(
    times.map((each) => as(paule, (tx, who) => addPerson(tx, who, { name: `Double ${each}`, email: 'double@essai.example' }))),
    'people.email_taken',
  )
  await oneRefused(
    times.map((each) =>
      as(paule, (tx, who) => addOrganisation(tx, who, { kind: 'member', name: `Double ${each}`, siret: '73282932000074' })),
    ),
    'people.siret_taken',
  )
  await oneRefused(
    times.map(() =>
      as(paule, (tx, who) => addBody(tx, who, { organisationId: id('network'), code: 'double', name: { fr: 'Double', en: null } })),
    ),
    'people.code_taken',
  )
  await oneRefused(
    (['rita', 'tom'] as const).map((name) =>
      as(paule, (tx, who) => editPerson(tx, who, id(name), { name, email: 'the.same@essai.example' })),
    ),
    'people.email_taken',
  )
})

test('an edit of what somebody changed meanwhile is a conflict, and writes nothing', async () => {
  const paule = await acting('paule')
  const row = await house.reader.selectFrom('people_organisation').selectAll().where('id', '=', members[0]!).executeTakeFirstOrThrow()
  const shown = shownOf(ORGANISATION_COLUMNS, row)
  const common = { name: row.name, parentId: row.parent_id, shown }
  await as(paule, (tx, who) => editOrganisation(tx, who, row.id, { ...common, town: 'Port-Levant' }))
  await refused(
    as(paule, (tx, who) => editOrganisation(tx, who, row.id, { ...common, town: 'Kermorvel' })),
    'people.edited_meanwhile',
    409,
  )
  assert.deepEqual(await as(paule, (tx, who) => editOrganisation(tx, who, row.id, { ...common, town: 'Port-Levant' })), [])
})

test('a body is edited by the permanents, with a code of its own', async () => {
  const paule = await acting('paule')
  const body = { organisationId: id('network'), code: 'groupe', name: { fr: 'Groupe', en: null } }
  const group = await as(paule, (tx, who) => addBody(tx, who, body))
  assert.deepEqual(await as(paule, (tx, who) => editBody(tx, who, group, { ...body, seats: 12 })), ['seats'])
  const cases: [object, string][] = [
    [{ code: 'ca' }, 'people.code_taken'],
    [{ code: 'Un Code' }, 'people.code_invalid'],
    [{ seats: 0 }, 'kernel.out_of_range'],
    [{ name: { fr: ' ', en: null } }, 'people.name_missing'],
  ]
  for (const [wrong, code] of cases)
    await refused(
      as(paule, (tx, who) => editBody(tx, who, group, { ...body, ...wrong })),
      code,
    )
  await refused(
    as(await acting('sam'), (tx, who) => editBody(tx, who, group, body)),
    'kernel.not_yours',
    403,
  )
  const row = await house.reader.selectFrom('people_body').selectAll().where('id', '=', group).executeTakeFirstOrThrow()
  await refused(
    as(paule, (tx, who) => editBody(tx, who, group, { ...body, shown: shownOf(BODY_COLUMNS, { ...row, seats: 3 }) })),
    'people.edited_meanwhile',
    409,
  )
})

test('the kind of what has members below it stays, and a site is an address of the web', async () => {
  const paule = await acting('paule')
  const cases: [number, Parameters<typeof editOrganisation>[3], string][] = [
    [id('bretagne'), { name: 'B', kind: 'partner' }, 'people.kind_has_members'],
    [members[0]!, { name: 'Un', site: 'javascript:alert(1)' }, 'people.site_invalid'],
    [members[0]!, { name: 'Un', parentId: members[1]! }, 'people.parent_wrong'],
    [members[0]!, { name: 'Un', joinedOn: '2015-02-01', leftOn: '2015-01-31' }, 'people.left_before_joined'],
  ]
  for (const [organisation, input, code] of cases)
    await refused(
      as(paule, (tx, who) => editOrganisation(tx, who, organisation, input)),
      code,
    )
  assert.deepEqual(await as(paule, (tx, who) => editOrganisation(tx, who, members[1]!, { name: 'Deux', site: 'www.deux.example' })), [
    'site',
  ])
})
