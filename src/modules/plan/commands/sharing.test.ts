/** Sharing a draft on a real database: with whom, by whom, and what it leaves behind. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/work.ts'
import { draftReaders, planBySlug, plans } from '../queries.ts'
import { publishPlan } from './life.ts'
import { shareDraft, unshareDraft } from './sharing.ts'
import { undoDeed } from './undo.ts'

const tested = await testHouse()
const { house } = tested
const { run, actor, plan, bodies, network } = await smallNetwork(tested)
const today = house.clock.today()
const [paule, dina, bernard, bran, rita, edith] = await Promise.all(['Paule', 'Dina', 'Bernard', 'Bran', 'Rita', 'Edith'].map(actor))
const draft = () => plan({ state: 'draft', owner: 'Bretagne' })
const share = (who: typeof paule, slug: string, bodyId = bodies.mobilite) => run((tx) => shareDraft(tx, who!, { slug, bodyId }))

async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof Refusal, String(error))
  return `${error.status} ${error.objections[0]!.code}`
}
const reads = async (who: typeof paule, slug: string) => (await planBySlug(house.reader, who!, slug)) !== null

test('the members of a body read a shared draft at once, in lists too, and stop at once', async () => {
  const { slug, planId } = await draft()
  for (const who of [edith, rita, paule, bernard]) assert.equal(await reads(who, slug), false)
  const entryId = await share(bran, slug)
  assert.equal(await reads(edith, slug), true)
  assert.ok((await plans(house.reader, edith!)).some((each) => each.id === planId))
  for (const who of [rita, paule, bernard]) assert.equal(await reads(who, slug), false)
  const [entry] = await journalEntries(house.reader, { scope: { kind: 'all' }, subject: { kind: 'plan', id: planId }, limit: 1 })
  assert.deepEqual([entry!.id, entry!.deed, entry!.public], [entryId, 'plan.sharing_changed', false])
  assert.deepEqual(entry!.payload, { bodyId: bodies.mobilite, body: { fr: 'Groupe mobilite', en: null }, shared: true })
  await run((tx) => unshareDraft(tx, bran!, { slug, bodyId: bodies.mobilite }))
  assert.equal(await reads(edith, slug), false)
})

test('only who writes it or moves it on shares it, and a member of the body does not pass it on', async () => {
  const { slug } = await draft()
  await share(bran, slug)
  assert.equal(await refused(share(edith, slug, bodies.antenne)), '403 kernel.not_yours')
  for (const who of [rita, paule, dina, bernard]) assert.equal(await refused(share(who, slug)), '404 kernel.not_found')
  assert.equal(await refused(run((tx) => unshareDraft(tx, edith!, { slug, bodyId: bodies.mobilite }))), '403 kernel.not_yours')
})

test('with bodies of the owner and of the network, once each, while it is a draft', async () => {
  const { slug } = await draft()
  const own = await plan({ state: 'draft' })
  await share(bran, slug)
  await share(bran, slug, bodies.antenne)
  assert.equal(await refused(share(bran, slug)), '422 plan.shared_already')
  assert.equal(await refused(share(bran, slug, 999_999)), '422 plan.body_not_near')
  assert.equal(await refused(share(paule, own.slug, bodies.antenne)), '422 plan.body_not_near')
  assert.equal(await refused(run((tx) => unshareDraft(tx, bran!, { slug, bodyId: bodies.bureau }))), '409 plan.not_shared')
  await share(paule, own.slug)
  await run((tx) => publishPlan(tx, dina!, own.slug))
  assert.equal(await refused(share(paule, own.slug, bodies.bureau)), '422 plan.read_by_anyone')
  await run((tx) => unshareDraft(tx, paule!, { slug: own.slug, bodyId: bodies.mobilite }))
})

test('sharing is undone by who did it', async () => {
  const { slug } = await draft()
  const entryId = await share(bran, slug)
  assert.equal(await refused(run((tx) => undoDeed(tx, edith!, entryId))), '403 plan.not_your_deed')
  await run((tx) => undoDeed(tx, bran!, entryId))
  assert.equal(await reads(edith, slug), false)
  assert.equal(await refused(run((tx) => undoDeed(tx, bran!, entryId))), '409 plan.not_shared')
})

test('the page tells who reads the draft, and why', async () => {
  const { slug } = await draft()
  await share(bran, slug)
  const facts = (await planBySlug(house.reader, bran!, slug))!
  const readers = await draftReaders(house.reader, bran!, facts, today)
  assert.deepEqual([readers.organisationName, readers.staff, readers.board], ['Bretagne', ['Bran'], []])
  assert.deepEqual(
    readers.bodies.map(({ id, members }) => [id, members]),
    [[bodies.mobilite, ['Edith']]],
  )
  assert.deepEqual(
    readers.offered.map(({ id }) => id).toSorted((one, other) => one - other),
    [bodies.bureau, bodies.antenne].toSorted((one, other) => one - other),
  )
  assert.ok(network > 0)
})
