/** Minutes are written, signed by both, frozen, corrected by a new document; each refusal with its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { found, Refusal } from '#kernel/refusal.ts'
import { gathering } from '../../../test/support/meetings.ts'
import { held } from '../../../test/support/minutes.ts'
import { correctMinutes, signMinutes, writeMinutes, writeNote } from './commands.ts'
import { contentOf, fingerprintOf, minutesOf, signedBytes } from './queries.ts'
import { missingItems } from './rules.ts'

const at = await gathering()
const { house, meetingId, actor } = at
const { db } = house
const TODAY = '2017-03-14'
await held(at, { choices: ['for', 'for', 'against', 'abstention', 'blank'] })
/** An item that nothing was decided on, so that a note is wanted. */
const { id: reportId } = await db
  .insertInto('assembly_item')
  .values({ meeting_id: meetingId, position: 9, kind: 'report', title_fr: 'Rapport moral' })
  .returning('id')
  .executeTakeFirstOrThrow()
const [chair, secretary, staff, treasurer, teller] = await Promise.all(
  ['Solène Varenquier', 'Gildas Pontarec', 'Kévin Dorsalin', 'Nadia Feriquel', 'Théodore Grisval'].map(actor),
)

const minutes = async () => found(await minutesOf(db, secretary!, meetingId, TODAY))
const content = async () => {
  const { meeting, documents } = await minutes()
  return contentOf(db, meeting, documents[0] ?? null)
}
const sign = (who: typeof chair, as: 'chair' | 'secretary', seen?: string) =>
  change(house, (tx) => signMinutes(tx, who!, { meetingId, as, ...(seen === undefined ? {} : { seen }) }))
const refused =
  (code: string, status = 422) =>
  (error: unknown) => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.message, code)
    assert.equal(error.status, status)
    return true
  }

test('the minutes write themselves from what happened', async () => {
  const told = await content()
  assert.equal(told.attendance.present.length, 12)
  assert.equal(told.resolutions.length, 2)
  const [vote] = told.resolutions[0]!.votes
  assert.equal(vote!.outcome, 'adopted')
  assert.match(vote!.sentence.fr!, /^Article 12/)
  assert.deepEqual(
    told.signatories.map(({ role, name }) => [role, name]),
    [
      ['chair', 'Solène Varenquier'],
      ['secretary', 'Gildas Pontarec'],
    ],
  )
  assert.match(told.quorum.measures[0]!.sentence.fr!, /^Article 9/)
  assert.match(told.organisation.seat!, /Exemple/)
  assert.equal(told.notice.reached, told.notice.entitled)
})

test('they are not signed while an item is missing, which is named', async () => {
  assert.deepEqual(missingItems(await content()), [
    { item: 'debates', lack: 'note', of: [3] },
    { item: 'debates', lack: 'incidents', of: [] },
  ])
  await assert.rejects(sign(chair, 'chair'), refused('minutes.incomplete'))
})

test('chair, secretary and permanents write; others do not, and of two who write at once one is told', async () => {
  const note = (who: typeof chair, text: string, revision: number) =>
    change(house, (tx) => writeNote(tx, who!, { meetingId, itemId: reportId, text, revision }))
  await assert.rejects(note(treasurer, 'Non.', 0), refused('kernel.not_found', 404))
  await assert.rejects(note(teller, 'Non.', 0), refused('kernel.not_yours', 403))
  assert.equal(await note(staff, 'La présidente présente le rapport.', 0), true)
  await assert.rejects(note(secretary, 'Autre texte.', 0), refused('minutes.touched_since', 409))
  assert.equal(await note(secretary, 'La présidente présente le rapport.', 1), false)
  const texts = { opening: null, incidents: 'Aucun incident.', closing: null }
  const write = (revision: number) => change(house, (tx) => writeMinutes(tx, secretary!, { meetingId, revision, ...texts }))
  const { documents } = await minutes()
  const { revision } = documents[0]!
  await write(revision)
  await assert.rejects(write(revision), refused('minutes.touched_since', 409))
  assert.deepEqual(missingItems(await content()), [])
})

test('only the session’s own chair and secretary sign, each for himself or herself', async () => {
  await assert.rejects(sign(staff, 'secretary'), refused('kernel.not_yours', 403))
  await assert.rejects(sign(chair, 'secretary'), refused('minutes.not_your_office'))
  await assert.rejects(sign(chair, 'chair', '0'.repeat(64)), refused('minutes.text_changed', 409))
})

test('what is written after the first signature makes it fall', async () => {
  assert.equal(await sign(chair, 'chair', fingerprintOf(await content())), null)
  await assert.rejects(sign(chair, 'chair'), refused('minutes.signed_by_you'))
  const { documents } = await minutes()
  const texts = { opening: 'La présidente accueille les adhérents.', incidents: 'Aucun incident.', closing: null }
  await change(house, (tx) => writeMinutes(tx, secretary!, { meetingId, revision: documents[0]!.revision, ...texts }))
  assert.equal(await sign(secretary, 'secretary'), null, 'the chair signed another text')
  assert.equal((await minutes()).documents[0]!.chair, null)
})

test('the second signature freezes the text with its fingerprint: later names change nothing', async () => {
  const fingerprint = await sign(chair, 'chair')
  const [document] = (await minutes()).documents
  assert.equal(document!.state, 'signed')
  assert.equal(document!.sha256, fingerprint)
  assert.equal(sha256((await signedBytes(db, document!.id))!), fingerprint)
  const before = await content()
  await db.updateTable('people_person').set({ name: 'Un autre nom' }).where('id', '=', chair!.personId).execute()
  await db
    .updateTable('people_organisation')
    .set({ name: 'Un autre réseau' })
    .where('id', '=', before.organisation.name ? 1 : 1)
    .execute()
  assert.deepEqual(await content(), before)
  assert.equal(fingerprintOf(await content()), fingerprint)
})

test('signed minutes take no more writing, no other signature', async () => {
  await assert.rejects(
    change(house, (tx) => writeNote(tx, secretary!, { meetingId, itemId: reportId, text: 'Trop tard.', revision: 1 })),
    refused('minutes.signed'),
  )
  await assert.rejects(sign(secretary, 'secretary'), refused('minutes.signed'))
})

test('a correction is a new document with its reason, one at a time; the signed one stays', async () => {
  const correct = (reason: string) => change(house, (tx) => correctMinutes(tx, secretary!, { meetingId, reason }))
  await assert.rejects(correct('  '), refused('minutes.reason_missing'))
  assert.equal(await correct('Un nom était faux.'), 2)
  await assert.rejects(correct('Encore.'), refused('minutes.correction_open'))
  const { documents } = await minutes()
  assert.deepEqual(
    documents.map(({ number, state, corrects }) => [number, state, corrects]),
    [
      [2, 'draft', 1],
      [1, 'signed', null],
    ],
  )
  assert.equal((await content()).texts.opening, 'La présidente accueille les adhérents.')
  assert.equal((await content()).correction, 'Un nom était faux.')
  await sign(secretary, 'secretary')
  assert.ok(await sign(chair, 'chair'))
  assert.equal((await minutes()).documents.filter(({ state }) => state === 'signed').length, 2)
})
