/** The key of a version on a real database: who sets it, what is kept with it, two who set it at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { journalEntries } from '#kernel/journal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { recordFigure } from '#modules/people/index.ts'
import { agreeing } from '../../../../../test/support/agreeing.ts'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { setRegionKey } from '../../commands.ts'
import { figuresOf, regionKeyOf, regionsFigures } from '../../queries/regions/regions.ts'
import { sharingOf } from '../../queries/regions/sharing.ts'
import { standing } from '../../queries.ts'
import type { RegionTerm } from '../../tables/regions.ts'

const at = await budgeting()
const world = await agreeing(at)
const { reader } = at.house
const HALF: RegionTerm[] = [
  { by: 'equal', shareBp: 5_000 },
  { by: 'employees', shareBp: 5_000 },
]
const set = (who: string, terms: RegionTerm[], revision = 0, figuresYear = 2016) =>
  at.does(who, (tx, actor) => setRegionKey(tx, actor, at.versionId, { terms, figuresYear, revision }))
const refused =
  (code: string, status = 422) =>
  (error: { objections: { code: string }[]; status: number }) => {
    assert.deepEqual([error.objections[0]?.code, error.status], [code, status])
    return true
  }

test('the regions are those of the directory, each with its members and the sums of what they told', async () => {
  const rows = await regionsFigures(reader, at.networkId, 2016)
  assert.equal(rows.length, 15)
  const bretagne = rows.find(({ id }) => id === world.bretagne)!
  const { total, count } = await reader
    .selectFrom('people_organisation as o')
    .innerJoin('people_figure as f', 'f.organisation_id', 'o.id')
    .select((eb) => [eb.fn.sum<number>('f.value').as('total'), eb.fn.countAll<number>().as('count')])
    .where('o.kind', '=', 'member')
    .where('o.region', '=', 'BRE')
    .where('f.kind', '=', 'employees')
    .where('f.year', '=', 2016)
    .executeTakeFirstOrThrow()
  assert.equal(bretagne.figures.employees, Number(total))
  assert.equal(bretagne.told.employees, Number(count))
  const members = await reader
    .selectFrom('people_organisation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'member')
    .where((eb) => eb.or([eb('joined_on', 'is', null), eb('joined_on', '<=', '2016-12-31')]))
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>=', '2016-12-31')]))
    .executeTakeFirstOrThrow()
  assert.equal(
    rows.reduce((sum, { figures }) => sum + figures.members, 0),
    Number(members.count),
  )
})

test('refused: weights short of the whole, a figure nobody told, fixed parts beyond the part, who does not keep the budget', async () => {
  await assert.rejects(set(TREASURER, [{ by: 'equal', shareBp: 9_999 }]), refused('budget.region_weights'))
  await assert.rejects(set(TREASURER, [{ by: 'volunteers', shareBp: 10_000 }]), refused('budget.region_figure_unknown'))
  await assert.rejects(set(TREASURER, HALF, 0, 1950), refused('budget.region_figure_unknown'))
  await assert.rejects(
    set(TREASURER, [{ by: 'fixed', amountCents: 21_334 }, ...HALF]),
    refused('budget.region_fixed_beyond'),
    '15 times 213,34 is more than 3 200',
  )
  await assert.rejects(set('Solène Varenquier', HALF), refused('kernel.not_yours', 403))
  await assert.rejects(set('Aminata Solvène', HALF), refused('kernel.not_found', 404))
  assert.equal(await regionKeyOf(reader, at.versionId), null)
})

test('the key is kept with the figures it was counted with; later figures change no share, until it is counted again', async () => {
  await set(STAFF, [{ by: 'fixed', amountCents: 1_000 }, ...HALF])
  const key = (await regionKeyOf(reader, at.versionId))!
  assert.deepEqual(key.figures, figuresOf(await regionsFigures(reader, at.networkId, 2016)))
  const look = async () =>
    sharingOf(reader, await at.actor(TREASURER), (await standing(reader, await at.actor(TREASURER), at.versionId, null))!)
  const before = await look()
  assert.equal(
    before.rows.reduce((sum, { cents }) => sum + cents, 0),
    320_000,
  )
  const member = await reader
    .selectFrom('people_organisation')
    .select('id')
    .where('kind', '=', 'member')
    .where('region', '=', 'BRE')
    .executeTakeFirstOrThrow()
  await change(at.house, (tx) => recordFigure(tx, SHELL, member.id, { year: 2016, kind: 'employees', value: 9_000, example: true }))
  const after = await look()
  assert.deepEqual(
    after.rows.map(({ cents }) => cents),
    before.rows.map(({ cents }) => cents),
  )
  assert.deepEqual(after.stale, [world.bretagne])
  await set(TREASURER, [{ by: 'fixed', amountCents: 1_000 }, ...HALF], 1)
  const again = await look()
  assert.deepEqual(again.stale, [])
  assert.ok(again.rows.find(({ region }) => region.id === world.bretagne)!.cents > 150_000)
})

test('the journal tells it; two who set it at once: the second is told', async () => {
  const [entry] = await journalEntries(reader, { scope: { kind: 'all' }, limit: 1 })
  assert.deepEqual([entry?.deed, entry?.subjects[0]], ['budget.region_key_set', { kind: 'budget_version', id: at.versionId }])
  const stored = (await regionKeyOf(reader, at.versionId))!
  const outcomes = await Promise.allSettled([set(TREASURER, HALF, stored.revision), set(STAFF, HALF, stored.revision)])
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const lost = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  refused('budget.key_touched_since', 409)(lost.reason)
})
