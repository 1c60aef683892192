/** From a file to a plan, on a real database: once, whole, and only as it was shown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { journalEntries } from '#kernel/journal.ts'
import { SHEET, uploadsHouse } from '../../../../test/support/uploads.ts'
import { storedChoices, storedMapping, storedReading } from '../imports/stored.ts'
import { readPlanFile } from '../imports.ts'
import { ownUpload, readingOfUpload, uploadNames, uploads } from '../queries/uploads.ts'
import { stopWriting } from './bring-in.ts'
import { adoptPlan, publishPlan } from './life.ts'
import { forgetUpload, readAgain, receiveUpload } from './upload.ts'

const {
  house,
  reader,
  kevin,
  rosalie,
  malo,
  gildas,
  edith,
  NETWORK,
  bytesOf,
  read,
  receive,
  fresh,
  bring,
  rehearsal,
  planAt,
  uploadRow,
  counts,
  refusedWith,
  forgetAll,
  planOf,
} = await uploadsHouse()

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
