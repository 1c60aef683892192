/** The life of a version in a database: nothing out of balance is proposed, what is proposed is frozen, a copy says the same, one draft at a time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import { BALANCED, budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { outcome } from '../../../../../test/support/plans.ts'
import { frozenText, keysOf, linesOf, versionById } from '../../queries.ts'
import type { FrozenBudget } from '../../rules/versions/frozen.ts'
import { setRegionKey } from '../regions/regions.ts'
import { addLines, editLine } from '../sheet/lines.ts'
import { addKey } from '../spread/keys.ts'
import { spreadLine } from '../spread/spread.ts'
import { draftVersion, giveUp, proposeVersion, withdrawVersion } from './versions.ts'

const trial = await budgeting()
const { house, versionId, does, actions, lineIds } = trial
const { reader, db } = house
const version = async (id = versionId) => (await versionById(reader, await trial.actor(TREASURER), id))!
const stateOf = async (id = versionId) => (await version(id)).state
const propose = (id = versionId, name = TREASURER) => outcome(does(name, (tx, actor) => proposeVersion(tx, actor, id)))
const withdraw = (id = versionId) => does(TREASURER, (tx, actor) => withdrawVersion(tx, actor, id))
const draft = (from = versionId, instead: number | null = null) => does(TREASURER, (tx, actor) => draftVersion(tx, actor, from, instead))

test('a year without lines, or out of balance, keeps the whole from being proposed', async () => {
  assert.equal(await propose(), '422 budget.no_line')
  const next = BALANCED.map((line) => ({ ...line, year: 2019 }))
  await does(STAFF, (tx, actor) => addLines(tx, actor, versionId, next.slice(0, -1)))
  assert.equal(await propose(), '422 budget.in_kind_not_balanced')
  await does(STAFF, (tx, actor) => addLines(tx, actor, versionId, next.slice(-1)))
  const cash = { revision: 1, facts: { amount_cents: 79_999 } }
  await does(STAFF, (tx, actor) => editLine(tx, actor, lineIds[1]!, cash))
  assert.equal(await propose(), '422 budget.not_balanced')
  await does(STAFF, (tx, actor) => editLine(tx, actor, lineIds[1]!, { revision: 2, facts: { amount_cents: 80_000 } }))
  assert.equal(await stateOf(), 'draft')
})

test('the treasurer and the board propose, the permanents prepare, others do not know of the draft', async () => {
  assert.equal(await propose(versionId, STAFF), '403 kernel.not_yours')
  assert.equal(await propose(versionId, 'Aminata Solvène'), '404 kernel.not_found')
  assert.equal(await propose(), 'ok')
  assert.equal(await stateOf(), 'proposed')
  assert.equal(await propose(), '422 budget.not_a_draft')
})

test('what is proposed is frozen: its bytes are those of the fingerprint, and nothing of it is written any more', async () => {
  const { text, sha256: fingerprint } = (await frozenText(reader, versionId))!
  assert.equal(sha256(text), fingerprint)
  assert.equal(canonicalJson(JSON.parse(text)), text, 'canonical JSON (RFC 8785)')
  assert.equal((await version()).sha256, fingerprint)
  const told = JSON.parse(text) as FrozenBudget
  assert.deepEqual(
    told.totals.map(({ year, chargesCents, incomeCents, regionsCents }) => [year, chargesCents, incomeCents, regionsCents]),
    [
      [2018, 1_000_000, 1_000_000, 320_000],
      [2019, 1_000_000, 1_000_000, 320_000],
    ],
  )
  assert.doesNotMatch(text, /"(id|version_id|item_id|number)":/, 'no number of the database')
  const write = does(TREASURER, (tx, actor) => addLines(tx, actor, versionId, BALANCED))
  assert.equal(await outcome(write), '422 budget.frozen')
  await withdraw()
  assert.deepEqual([await stateOf(), (await version()).sha256], ['draft', null])
  assert.equal(await outcome(withdraw()), '422 budget.not_proposed')
})

test('a copy takes everything over and freezes to the same text', async () => {
  const item = (place: number) => actions[place]!.id
  await does(STAFF, async (tx, actor) => {
    const keyId = await addKey(tx, actor, versionId, {
      kind: 'weights',
      name: 'Temps',
      criterion: 'heures',
      rateBp: null,
      basis: null,
      weights: [
        { itemId: item(0), weight: 2 },
        { itemId: item(1), weight: 1 },
      ],
    })
    const [salaries, travel] = lineIds
    await spreadLine(tx, actor, salaries!, { revision: 1, spread: { kind: 'key', keyId } })
    const parts = [
      { itemId: item(2), shareBp: 3333 },
      { itemId: item(3), shareBp: 6667 },
    ]
    await spreadLine(tx, actor, travel!, { revision: 3, spread: { kind: 'shares', parts } })
    await setRegionKey(tx, actor, versionId, { terms: [{ by: 'equal', shareBp: 10_000 }], figuresYear: 2016, revision: null })
  })
  await propose()
  const id = await draft()
  const [before, after] = [(await frozenText(reader, versionId))!, (await frozenText(reader, id))!]
  assert.equal(after.text, before.text)
  const told = JSON.parse(after.text) as FrozenBudget
  assert.equal(told.keys?.[0]?.weights?.length, 2)
  assert.ok((told.regions?.regions.length ?? 0) > 0)
  for (const year of [2018, 2019]) {
    const given = told.regions!.regions.flatMap(({ shares = [] }) => shares.filter((share) => share.year === year))
    assert.equal(
      given.reduce((sum, { amountCents }) => sum + amountCents, 0),
      320_000,
      'what the regions get sums to their part',
    )
  }
  const origins = (await linesOf(reader, id)).map(({ origin_id }) => origin_id)
  assert.deepEqual(
    new Set(origins),
    new Set((await linesOf(reader, versionId)).map((line) => line.id)),
    'each line knows the one that it was copied from',
  )
  const keys = new Set((await keysOf(reader, id)).map((key) => key.id))
  assert.ok(
    (await linesOf(reader, id)).every(({ key_id }) => key_id === null || keys.has(key_id)),
    'its lines follow its own keys',
  )
  await does(STAFF, (tx, actor) => addLines(tx, actor, id, [{ year: 2018, account: '62', label: 'Plus', amount_cents: 1 }]))
  assert.equal((await frozenText(reader, versionId))!.text, before.text, 'what the copy becomes does not touch what it came from')
  assert.equal(await outcome(draft()), '422 budget.draft_open')
})

test('a draft that is given up stays readable, leaves room for another, and one may start again from it', async () => {
  const [open] = await db
    .selectFrom('budget_version')
    .select('id')
    .where('budget_id', '=', trial.budgetId)
    .where('state', '=', 'draft')
    .execute()
  const instead = await draft(versionId, open!.id)
  assert.equal((await version(open!.id)).givenUp, true)
  const abandon = (id: number, name = TREASURER) => outcome(does(name, (tx, actor) => giveUp(tx, actor, id)))
  assert.equal(await abandon(open!.id), '422 budget.given_up')
  assert.equal(await propose(open!.id), '422 budget.given_up')
  assert.equal(await abandon(versionId), '422 budget.not_a_draft', 'what is proposed is withdrawn first')
  assert.equal(await abandon(instead, 'Solène Varenquier'), '403 kernel.not_yours')
  assert.equal(await abandon(instead), 'ok')
  const again = await draft(open!.id)
  assert.deepEqual([(await version(again)).number, (await version(again)).basedOnId], [4, open!.id])
})

test('two who begin the next version at once get one, and one is told', async () => {
  const [open] = (await db.selectFrom('budget_version').select('id').where('given_up', '=', false).orderBy('id', 'desc').execute()).filter(
    ({ id }) => id !== versionId,
  )
  await does(TREASURER, (tx, actor) => giveUp(tx, actor, open!.id))
  const both = await Promise.all([outcome(draft()), outcome(draft())])
  assert.deepEqual(both.toSorted(), ['422 budget.draft_open', 'ok'])
})
