/** From a file to a plan, on a real database: once, whole, and only as it was shown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change, rehearse } from '#kernel/change.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { actorOf } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { storedChoices, storedMapping, storedReading } from '../imports/stored.ts'
import { type ReadPlan, readPlanFile } from '../imports.ts'
import { itemsEverMade, ownUpload, readingOfUpload, uploadNames, uploads } from '../queries/uploads.ts'
import { KEPT_HOURS, MOST_UPLOADS, TOLD_HOURS, understoodOf } from '../rules/upload.ts'
import type { UploadChoices } from '../tables/upload.ts'
import { bringIn, bringOnto, handOver, keepChoices, stopWriting } from './bring-in.ts'
import { importPlan } from './import.ts'
import { adoptPlan, publishPlan } from './life.ts'
import { beginReading, clearUploads, endWork, forgetUpload, keepReading, readAgain, receiveUpload } from './upload.ts'

const { house } = await testHouse({ demo: true })
const { reader } = house
const idOf = async (name: string) =>
  (await reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const actorNamed = async (name: string): Promise<Actor> => (await actorOf(reader, await idOf(name), null, house.clock.today()))!
const kevin = await actorNamed('Kévin Dorsalin')
const rosalie = await actorNamed('Rosalie Quentrec')
const malo = await actorNamed('Malo Trevenec')
const gildas = await actorNamed('Gildas Pontarec')
const edith = await actorNamed('Edith Farrowby')
const NETWORK = kevin.mandates[0]!.organisationId

const SHEET = `Pilier;Stratégie;Action;Responsable;Fin;Statut
Un;Se voir;Rencontre;Marie Inconnue;2027;à venir
;;Annuaire;;;en cours
Deux;Former;Catalogue;;;
`
const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text = SHEET): Promise<ReadPlan> => readPlanFile(bytesOf(text), 'essai.csv', 'fr')
const receive = async (text = SHEET, actor = kevin) => {
  const reading = await read(text)
  return change(house, (tx) => receiveUpload(tx, actor, { name: 'essai.csv', content: bytesOf(text), reading, lang: 'fr' }))
}
const fresh = (choices: Partial<UploadChoices> = {}): UploadChoices => ({
  onto: null,
  title: 'Essai',
  slug: null,
  kind: 'annual',
  owner: NETWORK,
  ...choices,
})
interface Asked {
  id: number
  choices: UploadChoices
  text?: string
  revision?: number
  rehearsed?: string | null
  actor?: Actor
  from?: 'read' | 'writing'
}
const bring = async ({ id, choices, text = SHEET, revision = 1, rehearsed = null, actor = kevin, from = 'read' }: Asked) => {
  const understood = understoodOf(await read(text))
  return change(house, (tx) => bringIn(tx, actor, { id, revision, rehearsed, choices, understood, from }))
}
const rehearsal = async (planId: number, text = SHEET, actor = kevin) => {
  const understood = understoodOf(await read(text))
  return rehearse(house, (tx) => bringOnto(tx, actor, planId, understood))
}
const planAt = (slug: string) => reader.selectFrom('plan_plan').selectAll().where('slug', '=', slug).executeTakeFirst()
const uploadRow = (id: number) => reader.selectFrom('plan_upload').selectAll().where('id', '=', id).executeTakeFirst()
const counts = async () => {
  const [plans, items, entries] = await Promise.all(
    (['plan_plan', 'plan_item', 'journal_entry'] as const).map((table) => reader.selectFrom(table).select('id').execute()),
  )
  return [plans!.length, items!.length, entries!.length]
}
const refusedWith = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.objections.some((each) => each.code === code && (field === undefined || each.field === field))
const forgetAll = () => house.db.deleteFrom('plan_upload').execute()
/** A draft of this title, made from the sheet. */
const planOf = async (title: string, text = SHEET) => {
  const { draft } = await read(text)
  const { planId, slug } = await change(house, (tx) =>
    importPlan(tx, kevin, { draft: { ...draft, title: { fr: title, en: null } }, slug: null, publish: false, life: 'draft' }),
  )
  return { planId, slug }
}

test('a file becomes a draft of the organisation that was chosen, and its bytes are let go', async () => {
  const id = await receive()
  assert.equal((await uploadRow(id))?.content.length, bytesOf(SHEET).length)
  const done = await bring({ id, choices: fresh({ title: 'Cap neuf', slug: 'cap-neuf' }) })
  assert.deepEqual([done?.slug, done?.imported?.created], ['cap-neuf', 7])
  const plan = await planAt('cap-neuf')
  assert.deepEqual([plan?.title_fr, plan?.state, plan?.kind, plan?.owner_id], ['Cap neuf', 'draft', 'annual', NETWORK])
  const row = await uploadRow(id)
  assert.deepEqual([row?.state, row?.content.length, row?.plan_id], ['written', 0, plan?.id])
  assert.deepEqual(row?.outcome, { kind: 'written', created: 7, changed: 0, unchanged: 0, missing: 0 })
  const [last, before] = await journalEntries(reader, { scope: { kind: 'all' }, limit: 2 })
  assert.deepEqual([last?.deed, last?.public, last?.subjects], ['plan.file_brought_in', false, [{ kind: 'upload', id }]])
  assert.equal(before?.deed, 'plan.imported')
  assert.equal((await uploadNames(reader, rosalie, [id])).size, 0, 'its name is nobody else’s to see')
  assert.equal((await uploadNames(reader, kevin, [id])).get(id)?.path, `/plans/import/${id}`)
})

test('sent twice at once, it is brought in once', async () => {
  const id = await receive()
  const [plans, items] = await counts()
  const both = await Promise.all([1, 2].map(() => bring({ id, choices: fresh({ slug: 'deux-fois' }) })))
  assert.deepEqual(both.map((done) => done?.imported !== null).sort(), [false, true])
  assert.deepEqual(
    both.map((done) => done?.slug),
    ['deux-fois', 'deux-fois'],
  )
  assert.deepEqual((await counts()).slice(0, 2), [plans! + 1, items! + 7])
})

test('a region’s director brings in a region’s plan, and nobody else’s', async () => {
  const region = malo.mandates[0]!.organisationId
  const id = await receive(SHEET, malo)
  await assert.rejects(bring({ id, actor: malo, choices: fresh({ owner: NETWORK }) }), refusedWith('plan.unknown_choice', 'owner'))
  await assert.rejects(bring({ id, actor: malo, choices: fresh({ owner: null }) }), refusedWith('plan.unknown_choice', 'owner'))
  const done = await bring({ id, actor: malo, choices: fresh({ owner: region, title: 'Plan de région' }) })
  assert.equal((await planAt(done!.slug))?.owner_id, region)
})

test('whoever writes no plan sends no file, and nobody takes up another’s', async () => {
  await assert.rejects(receive(SHEET, edith), refusedWith('kernel.not_yours'))
  await assert.rejects(receive(SHEET, gildas), refusedWith('kernel.not_yours'))
  const id = await receive()
  const before = await counts()
  assert.equal(await bring({ id, actor: rosalie, choices: fresh() }), null)
  for (const deed of [
    () => change(house, (tx) => forgetUpload(tx, rosalie, id)),
    () => change(house, (tx) => stopWriting(tx, rosalie, id)),
    () => change(house, (tx) => readAgain(tx, rosalie, { id, revision: 1, mapping: {}, reading: null, choices: null, lang: 'fr' })),
  ])
    await assert.rejects(deed, refusedWith('kernel.not_found'))
  assert.equal(await ownUpload(reader, rosalie, id), null)
  assert.equal(await ownUpload(reader, null, id), null)
  assert.deepEqual(await uploads(reader, rosalie), [])
  assert.deepEqual(await counts(), before)
})

test('an address that a plan has is refused, whoever’s plan it is, and nothing is written', async () => {
  const id = await receive()
  const before = await counts()
  for (const slug of ['reussir-2020', 'bretagne-2018', 'cap-neuf'])
    await assert.rejects(bring({ id, choices: fresh({ slug }) }), refusedWith('plan.slug_taken', 'slug'), slug)
  await assert.rejects(bring({ id, choices: fresh({ slug: 'Cap Neuf' }) }), refusedWith('plan.slug_invalid', 'slug'))
  await assert.rejects(bring({ id, choices: fresh({ slug: 'import' }) }), refusedWith('plan.slug_invalid', 'slug'))
  await assert.rejects(bring({ id, choices: fresh({ title: null }) }), refusedWith('kernel.required', 'title'))
  assert.deepEqual(await counts(), before)
  assert.equal((await uploadRow(id))?.state, 'read')
})

test('two who take the same address at once: one is told', async () => {
  const ids = [await receive(), await receive(SHEET, rosalie)]
  const taken = await Promise.allSettled([
    bring({ id: ids[0]!, choices: fresh({ slug: 'meme-adresse' }) }),
    bring({ id: ids[1]!, actor: rosalie, choices: fresh({ slug: 'meme-adresse' }) }),
  ])
  const refused = taken.filter((each) => each.status === 'rejected')
  assert.equal(refused.length, 1)
  assert.ok(refusedWith('plan.slug_taken', 'slug')(refused[0]?.reason))
})

test('a file that is to be mended is brought in by nobody', async () => {
  const text = 'Code;Titre\n1;A\n2.1;B\n'
  const id = await receive(text)
  const before = await counts()
  await assert.rejects(bring({ id, text, choices: fresh() }), refusedWith('plan.file_has_errors'))
  assert.deepEqual(await counts(), before)
})

test('what was read again since is not brought in as it was before', async () => {
  const id = await receive()
  const reading = await readPlanFile(bytesOf(SHEET), 'essai.csv', 'fr', { Statut: 'ignore' })
  await change(house, (tx) =>
    readAgain(tx, kevin, { id, revision: 1, mapping: { Statut: 'ignore' }, reading, choices: fresh(), lang: 'fr' }),
  )
  await assert.rejects(bring({ id, choices: fresh() }), refusedWith('plan.read_again_meanwhile'))
  await assert.rejects(
    change(house, (tx) => readAgain(tx, kevin, { id, revision: 1, mapping: {}, reading, choices: null, lang: 'fr' })),
    refusedWith('plan.read_again_meanwhile'),
  )
  const upload = await ownUpload(reader, kevin, id)
  assert.deepEqual([upload?.revision, storedMapping(upload?.mapping), storedChoices(upload?.choices)], [2, { Statut: 'ignore' }, fresh()])
  assert.equal((await bring({ id, revision: 2, choices: fresh() }))?.imported?.created, 7)
  await assert.rejects(
    change(house, (tx) => readAgain(tx, kevin, { id, revision: 2, mapping: {}, reading, choices: null, lang: 'fr' })),
    refusedWith('plan.file_gone'),
  )
})

test('what was understood comes back from the database as it went in', async () => {
  const odd = 'Pilier;Action;Texte\nUn;A 😀;"deux\nlignes"\n'
  for (const text of [SHEET, odd]) {
    const id = await receive(text)
    assert.deepEqual(storedReading(await readingOfUpload(reader, id)), await read(text))
  }
  const half = await read()
  half.draft.items[0]!.title.fr = 'Un \ud83d seul \u0000'
  const id = await change(house, (tx) => receiveUpload(tx, kevin, { name: 'x', content: bytesOf('x'), reading: half, lang: 'fr' }))
  assert.equal(storedReading(await readingOfUpload(reader, id))?.draft.items[0]?.title.fr, 'Un \ufffd seul ')
  assert.equal(storedReading({ ...half, another: true }), null)
  assert.equal(storedReading(null), null)
})

test('a rehearsal tells what would change, and writes nothing', async () => {
  await forgetAll()
  const { planId } = await planOf('À mettre à jour')
  const before = await counts()
  const same = await rehearsal(planId)
  assert.deepEqual([same.imported.unchanged, same.changes], [7, []])
  const text = SHEET.replace('en cours', 'terminée').replace('Rencontre;', 'Rencontre annuelle;').replace('Deux;Former', 'Deux;Se former')
  const { imported, changes } = await rehearsal(planId, text)
  assert.deepEqual([imported.created, imported.changed, imported.missing.length], [3, 1, 3])
  assert.deepEqual(
    changes.map(({ title, fields }) => [title, fields]),
    [
      ['Rencontre annuelle', null],
      ['Annuaire', ['status', 'progress']],
      ['Se former', null],
      ['Catalogue', null],
    ],
  )
  assert.deepEqual(await counts(), before)
})

test('onto a plan, exactly what was rehearsed is written, or nothing', async () => {
  await forgetAll()
  const { planId, slug } = await planOf('À reprendre')
  const text = SHEET.replace('en cours', 'terminée')
  const id = await receive(text)
  const choices = fresh({ onto: planId })
  const shown = await rehearsal(planId, text)
  const before = await counts()
  await assert.rejects(bring({ id, text, choices, rehearsed: null }), refusedWith('plan.changed_since_rehearsal'))
  await house.db
    .updateTable('plan_item')
    .set({ progress: 30, revision: 2 })
    .where('plan_id', '=', planId)
    .where('title_fr', '=', 'Annuaire')
    .execute()
  await assert.rejects(bring({ id, text, choices, rehearsed: shown.fingerprint }), refusedWith('plan.changed_since_rehearsal'))
  assert.deepEqual(await counts(), before)
  const again = await rehearsal(planId, text)
  const done = await bring({ id, text, choices, rehearsed: again.fingerprint })
  assert.deepEqual([done?.slug, done?.imported?.changed, done?.imported?.unchanged], [slug, 1, 6])
  assert.equal((await planAt(slug))?.title_fr, 'À reprendre', 'a sheet has no title of its own')
})

test('a plan that was adopted meanwhile, or that one may not write, takes nothing', async () => {
  await forgetAll()
  const { planId, slug } = await planOf('Bientôt adopté')
  const id = await receive()
  const { fingerprint } = await rehearsal(planId)
  const before = await counts()
  await assert.rejects(rehearsal(planId, SHEET, malo), refusedWith('plan.unknown_choice', 'onto'))
  await change(house, (tx) => publishPlan(tx, gildas, slug))
  await assert.rejects(rehearsal(planId, SHEET, malo), refusedWith('kernel.not_yours'))
  const decision = { bodyId: null, bodyText: null, decidedOn: '2016', reference: null, source: null }
  await change(house, (tx) => adoptPlan(tx, gildas, { slug, decision }))
  await assert.rejects(
    bring({ id, choices: fresh({ onto: planId }), rehearsed: fingerprint }),
    refusedWith('plan.adopted_cannot_be_imported'),
  )
  await assert.rejects(bring({ id, choices: fresh({ onto: 999_999 }), rehearsed: fingerprint }), refusedWith('plan.unknown_choice', 'onto'))
  assert.deepEqual((await counts()).slice(0, 2), before.slice(0, 2))
})

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
