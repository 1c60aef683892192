/** Documents on a real database: what is kept of them, who adds and removes them, how that is undone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { docxBytes, PDF, PNG, zipBytes } from '../../../../test/support/office-files.ts'
import { item, smallNetwork } from '../../../../test/support/work.ts'
import { documentsOfItem, documentsOfPlan, documentWithPlace } from '../queries.ts'
import { MOST_DOCUMENTS } from '../rules.ts'
import { addDocuments, removeDocument } from './documents.ts'
import { undoDeed } from './undo.ts'

const tested = await testHouse()
const { house } = tested
const { run, actor, plan, ids } = await smallNetwork(tested)
const today = house.clock.today()
const [paule, yann, rita, edith] = [await actor('Paule'), await actor('Yann'), await actor('Rita'), await actor('Edith')]
const file = (name: string, bytes: Uint8Array | string = `${name} ${Math.random()}`) => ({
  name,
  bytes: new Uint8Array(Buffer.from(bytes)),
})

/** The code of the refusal that some work meets, with its status. */
async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof Refusal, String(error))
  return `${error.status} ${error.objections[0]!.code}`
}
const last = async (kind: string, id: number) =>
  (await journalEntries(house.reader, { scope: { kind: 'all' }, subject: { kind, id }, limit: 1 }))[0]!
const names = async (itemId: number) => (await documentsOfItem(house.reader, SHELL, itemId)).map(({ name }) => name)

test('a document is kept with what its content says, and journalled on the item and its plan', async () => {
  const { items, planId } = await plan({ state: 'adopted' })
  const [entryId] = await run((tx) => addDocuments(tx, paule, { place: { itemId: items.A! }, files: [file('Bilan.pdf', PDF)] }))
  const [document] = await documentsOfItem(house.reader, paule, items.A!)
  assert.deepEqual(
    { ...document, id: 0, addedAt: null },
    {
      id: 0,
      name: 'Bilan.pdf',
      mediaType: 'application/pdf',
      sizeBytes: PDF.length,
      sha256: document!.sha256,
      addedAt: null,
      addedBy: { id: ids.Paule, name: 'Paule' },
      example: false,
    },
  )
  const entry = await last('item', items.A!)
  assert.deepEqual(
    [entry.id, entry.deed, entry.public, entry.payload],
    [entryId, 'plan.document_added', true, { documentId: document!.id, name: 'Bilan.pdf' }],
  )
  assert.deepEqual(entry.subjects, [
    { kind: 'item', id: items.A },
    { kind: 'plan', id: planId },
  ])
  assert.equal((await documentsOfItem(house.reader, null, items.A!))[0]!.addedBy, null, 'a stranger is not told who')
})

test('several at once are all added or none; what is not what it says is refused by name', async () => {
  const { items } = await plan()
  const add = (...files: ReturnType<typeof file>[]) => run((tx) => addDocuments(tx, paule, { place: { itemId: items.A! }, files }))
  assert.equal((await add(file('a.txt'), file('b.docx', docxBytes()))).length, 2)
  const cases: [string, ReturnType<typeof file>][] = [
    ['plan.document_named_otherwise', file('image.pdf', PNG)],
    ['plan.document_refused', file('page.txt', '<!doctype html><p>')],
    ['plan.document_refused', file('dessin.svg', '<svg xmlns="x"/>')],
    ['plan.document_refused', file('programme.pdf', 'MZ\u0000\u0001')],
    ['plan.document_refused', file('bombe.docx', docxBytes({ name: 'x', data: Buffer.alloc(20_000_000) }))],
    ['plan.document_refused', file('archive.docx', zipBytes([{ name: '../x', data: 'x' }]))],
    ['plan.document_named_otherwise', file('script.js', 'alert(1)')],
    ['plan.document_twice', file('encore.docx', docxBytes())],
  ]
  for (const [code, bad] of cases) assert.equal(await refused(add(file('bon.txt'), bad)), `422 ${code}`, bad.name)
  assert.equal(await refused(add()), '422 plan.document_missing')
  assert.deepEqual(await names(items.A!), ['b.docx', 'a.txt'])
})

test('staff and the owner of an action add and remove; who only reads does not; on a closed plan nobody does', async () => {
  const owned = [item('P', { children: [item('A', { owner: 'Rita' }), item('B', { owner: 'Groupe mobilite' })] })]
  const { items, slug } = await plan({ items: owned, state: 'adopted' })
  const add = (who: typeof paule, place: { itemId: number } | { slug: string }) =>
    run((tx) => addDocuments(tx, who, { place, files: [file('x.txt')] }))
  await add(rita, { itemId: items.A! })
  await add(edith, { itemId: items.B! })
  await add(paule, { slug })
  for (const [who, place] of [
    [rita, { itemId: items.B! }],
    [edith, { itemId: items.A! }],
    [rita, { itemId: items.P! }],
    [rita, { slug }],
  ] as const)
    assert.equal(await refused(add(who, place)), '403 kernel.not_yours')
  const [document] = await documentsOfItem(house.reader, rita, items.A!)
  assert.equal(await refused(run((tx) => removeDocument(tx, edith, document!.id))), '403 kernel.not_yours')
  await run((tx) => removeDocument(tx, rita, document!.id))
  const closed = await plan({ state: 'closed', items: owned })
  for (const who of [paule, rita]) assert.equal(await refused(add(who, { itemId: closed.items.A! })), '403 plan.closed_plan_frozen')
  const draft = await plan({ state: 'draft', items: owned })
  assert.equal(await refused(add(rita, { itemId: draft.items.A! })), '404 kernel.not_found', 'a draft that its owner does not read')
  assert.equal((await run((tx) => addDocuments(tx, paule, { place: { itemId: draft.items.A! }, files: [file('x.txt')] }))).length, 1)
  assert.equal((await last('item', draft.items.A!)).public, false)
})

test('a document that was removed is nowhere, and comes back by undoing; only by the one who removed it', async () => {
  const { items } = await plan()
  await run((tx) => addDocuments(tx, paule, { place: { itemId: items.A! }, files: [file('x.txt')] }))
  const [document] = await documentsOfItem(house.reader, paule, items.A!)
  const { entryId } = await run((tx) => removeDocument(tx, paule, document!.id))
  assert.deepEqual(await names(items.A!), [])
  assert.equal(await documentWithPlace(house.reader, paule, document!.id, today), null)
  assert.equal(await refused(run((tx) => removeDocument(tx, yann, document!.id))), '404 kernel.not_found')
  assert.equal(await refused(run((tx) => undoDeed(tx, yann, entryId))), '403 plan.not_your_deed')
  assert.deepEqual(await run((tx) => undoDeed(tx, paule, entryId)), { kind: 'item', id: items.A })
  assert.deepEqual(await names(items.A!), ['x.txt'])
  assert.deepEqual((await last('item', items.A!)).payload, { documentId: document!.id, name: 'x.txt', undoes: entryId })
  assert.equal(await refused(run((tx) => undoDeed(tx, paule, entryId))), '409 plan.touched_since', 'it is back already')
})

test('adding is undone too, and what was added again meanwhile does not come back twice', async () => {
  const { items, slug, planId } = await plan()
  const bytes = file('x.txt')
  const [added] = await run((tx) => addDocuments(tx, paule, { place: { slug }, files: [bytes] }))
  await run((tx) => undoDeed(tx, paule, added!))
  assert.deepEqual((await documentsOfPlan(house.reader, paule, planId)).own, [])
  const removal = await last('plan', planId)
  assert.equal(removal.deed, 'plan.document_removed')
  await run((tx) => addDocuments(tx, paule, { place: { slug }, files: [bytes] }))
  assert.equal(await refused(run((tx) => undoDeed(tx, paule, removal.id))), '409 plan.document_twice')
  await run((tx) => addDocuments(tx, paule, { place: { itemId: items.B! }, files: [bytes] }))
  const all = await documentsOfPlan(house.reader, paule, planId)
  assert.deepEqual([all.own.length, all.ofItems.map(({ place, documents }) => [place.code, documents.length])], [1, [['B', 1]]])
})

test('a place holds so many documents and no more', async () => {
  const { items } = await plan()
  const files = Array.from({ length: MOST_DOCUMENTS }, (_, place) => file(`${place}.txt`))
  await run((tx) => addDocuments(tx, paule, { place: { itemId: items.A! }, files }))
  const one = run((tx) => addDocuments(tx, paule, { place: { itemId: items.A! }, files: [file('z.txt')] }))
  assert.equal(await refused(one), '422 plan.too_many_documents')
})

test('of two who add the same at once, the second sees the first', async () => {
  const { items } = await plan()
  const bytes = file('x.txt')
  const both = await Promise.allSettled(
    [paule, yann].map((who) => run((tx) => addDocuments(tx, who, { place: { itemId: items.A! }, files: [bytes] }))),
  )
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.deepEqual(await names(items.A!), ['x.txt'])
})
