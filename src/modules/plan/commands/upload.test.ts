/** What happens to a file beside its import: jobs that take it up, and its forgetting. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { SHEET, uploadsHouse } from '../../../../test/support/uploads.ts'
import { storedChoices } from '../imports/stored.ts'
import { itemsEverMade, ownUpload } from '../queries/uploads.ts'
import { KEPT_HOURS, MOST_UPLOADS, TOLD_HOURS } from '../rules/upload.ts'
import { handOver, keepChoices, stopWriting } from './bring-in.ts'
import { beginReading, clearUploads, endWork, forgetUpload, keepReading, readAgain, receiveUpload } from './upload.ts'

const { house, reader, kevin, bytesOf, read, receive, fresh, bring, uploadRow, refusedWith, forgetAll } = await uploadsHouse()

test('a large plan is handed to a job once; a job takes up only what was handed to it', async () => {
  await forgetAll()
  const id = await receive()
  assert.equal(await bring({ id, choices: fresh(), from: 'writing' }), null, 'it was not handed over')
  const order = { id, revision: 1, lang: 'fr' as const, personId: kevin.personId!, mandateId: null, rehearsed: null }
  await change(house, (tx) => keepChoices(tx, id, fresh({ title: 'Gardé' })))
  for (const _ of [1, 2]) await change(house, (tx) => handOver(tx, kevin, order, fresh({ slug: 'confie' }), 7))
  const upload = await ownUpload(reader, kevin, id)
  assert.deepEqual(
    [upload?.state, upload?.outcome, storedChoices(upload?.choices)?.slug],
    ['writing', { kind: 'handed', items: 7, since: await itemsEverMade(reader) }, 'confie'],
  )
  assert.equal(await bring({ id, choices: fresh() }), null, 'a request does not write what a job was given')
  await change(house, (tx) => endWork(tx, order, { kind: 'refused', objections: [] }))
  assert.equal((await uploadRow(id))?.state, 'read', 'after a refusal the preview is there again')
  await change(house, (tx) => handOver(tx, kevin, order, fresh({ slug: 'confie' }), 7))
  await change(house, (tx) => stopWriting(tx, kevin, id))
  assert.equal((await uploadRow(id))?.state, 'read')
  await change(house, (tx) => handOver(tx, kevin, order, fresh({ slug: 'confie' }), 7))
  assert.equal((await bring({ id, choices: fresh({ slug: 'confie' }), from: 'writing' }))?.slug, 'confie')
  assert.equal((await bring({ id, choices: fresh({ slug: 'confie' }), from: 'writing' }))?.imported, null, 'a job that is tried again')
})

test('reading by a job: taken up again after a cut, not after another reading was asked for', async () => {
  await forgetAll()
  const id = await change(house, (tx) =>
    receiveUpload(tx, kevin, { name: 'essai.csv', content: bytesOf(SHEET), reading: null, lang: 'fr' }),
  )
  const order = { id, revision: 1, lang: 'fr' as const }
  for (const _ of ['first', 'after a cut']) {
    const file = await change(house, (tx) => beginReading(tx, order))
    assert.deepEqual([file?.name, file?.content.length], ['essai.csv', bytesOf(SHEET).length])
  }
  await change(house, (tx) => readAgain(tx, kevin, { id, revision: 1, mapping: {}, reading: null, choices: null, lang: 'fr' }))
  assert.equal(await change(house, (tx) => beginReading(tx, order)), null)
  await change(house, (tx) => endWork(tx, order, { kind: 'broken', reference: 'x' }))
  assert.equal((await uploadRow(id))?.state, 'received', 'late news of the first reading')
  const second = { ...order, revision: 2 }
  await change(house, (tx) => beginReading(tx, second))
  const reading = await read()
  await change(house, (tx) => keepReading(tx, order, reading))
  assert.equal((await uploadRow(id))?.state, 'reading')
  await change(house, (tx) => keepReading(tx, second, reading))
  assert.equal((await uploadRow(id))?.state, 'read')
})

test('an eleventh file is refused; what nobody finished is forgotten after a day, what became a plan after a week', async () => {
  await forgetAll()
  const ids: number[] = []
  for (let count = 0; count < MOST_UPLOADS; count += 1) ids.push(await receive())
  await assert.rejects(receive(), refusedWith('plan.too_many_uploads', 'file'))
  await bring({ id: ids[0]!, choices: fresh() })
  ids.push(await receive())
  const hoursOld = (id: number, hours: number) =>
    house.db
      .updateTable('plan_upload')
      .set({ received_at: new Date(house.clock.now().getTime() - hours * 3_600_000) })
      .where('id', '=', id)
      .execute()
  for (const id of ids.slice(0, 3)) await hoursOld(id, KEPT_HOURS + 1)
  assert.equal(await change(house, clearUploads), 2)
  assert.ok(await uploadRow(ids[0]!))
  await hoursOld(ids[0]!, TOLD_HOURS + 1)
  assert.equal(await change(house, clearUploads), 1)
  await change(house, (tx) => forgetUpload(tx, kevin, ids[4]!))
  assert.equal(await uploadRow(ids[4]!), undefined)
})
