/** The journal is read up to where nothing can appear any more: an entry that is committed late is waited for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../test/support/house.ts'
import { smallNetwork } from '../../test/support/network.ts'
import { change, record } from './change.ts'
import { settledUpTo } from './settled.ts'
import { SHELL } from './values/actor.ts'

const tested = await testHouse()
const { house } = tested
const { network } = await smallNetwork(tested)
const subjects = [{ kind: 'organisation', id: network }]
const edited = (tx: Parameters<typeof record>[0]) =>
  record(tx, SHELL, 'organisation.edited', { organisationId: network, public: true, subjects, payload: { fields: ['town'] } })

test('while somebody writes nothing is settled; afterwards the early id that came late is there', async () => {
  const before = await settledUpTo(house)
  const written = Promise.withResolvers<number>()
  const go = Promise.withResolvers<void>()
  const late = change(house, async (tx) => {
    const id = await edited(tx)
    written.resolve(id)
    await go.promise
    return id
  })
  const lateId = await written.promise
  const earlyId = await change(house, edited)
  assert.ok(lateId < earlyId)
  assert.equal(await settledUpTo(house), null)
  go.resolve()
  await late
  assert.equal(await settledUpTo(house), earlyId)
  assert.ok(before !== null && before < lateId)
})

test('readers hold nobody up, and what rolled back leaves a gap that is passed over', async () => {
  await assert.rejects(
    change(house, async (tx) => {
      await edited(tx)
      throw new Error('a bug')
    }),
  )
  const id = await change(house, edited)
  await house.db.transaction().execute(async (tx) => {
    await tx.selectFrom('journal_entry').selectAll().execute()
    assert.equal(await settledUpTo(house), id)
  })
})
