/** Votes by their addresses: opened, counted in the room, closed, read by those of the meeting, counted again by the file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAssembly } from '#modules/statutes/imports.ts'
import { resultJson, tally } from '#modules/statutes/index.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { chairPath, countPath, voteAnnulmentPath, voteClosingPath, voteFilePath, votePath, votesPath } from '../paths.ts'
import { currentVote, voteById } from '../queries.ts'

const g = await gathering()
const { house, meetingId, request } = g
const chair = await g.as(await g.personNamed('Solène Varenquier'))
const teller = await g.as(await g.personNamed('Théodore Grisval'))
const roll = await g.roll()
const [one, two, three, four, ...others] = roll
for (const { id } of [one!, two!, ...others]) await g.comes(id)
await g.gives(three!.id, one!.id)
await g.gives(four!.id, null)
const text = async (response: Response) => (await response.text()).replace(/[\u202f\u00a0]/g, ' ')
const send = (path: string, form: Record<string, string>, headers = chair) => request(path, { form, headers })

test('a whole vote: opened, counted in the room beside what is cast, closed, told with its article, and counted again by its file', async () => {
  const { id: resolutionId } = await g.resolution(1)
  const opened = await send(votesPath(meetingId), { resolution: String(resolutionId), method: 'hands' })
  assert.deepEqual([opened.status, opened.headers.get('location')], [303, chairPath(meetingId)])
  const { id } = (await currentVote(house.reader, meetingId))!
  assert.equal((await request(voteFilePath(id), { headers: chair })).status, 404, 'before the closing there is no file')
  await house.db
    .insertInto('ballot_cast')
    .values({
      vote_id: id,
      voter_id: one!.id,
      choice: 'against',
      cast_at: house.clock.now(),
      cast_by: null,
      channel: 'screen',
      receipt: 'r',
    })
    .execute()
  const form = await text(await request(countPath(id), { headers: teller }))
  assert.match(form, new RegExp(`${one!.weight} déjà émises à l’écran`))
  const wrong = await send(countPath(id), { 'adherents:for': '900', 'adherents:against': '1' }, teller)
  assert.equal(wrong.status, 422)
  const again = await text(wrong)
  assert.match(again, /901 voix comptées et 2 déjà émises à l’écran/)
  assert.match(again, /value="900"/, 'what was typed stays')
  assert.equal((await send(countPath(id), { 'adherents:for': '12', 'adherents:spoilt': '' }, teller)).status, 303)
  assert.match(await text(await request(countPath(id), { headers: teller })), /value="12"/)
  assert.equal((await send(voteClosingPath(id), {})).headers.get('location'), chairPath(meetingId))
  const page = await text(await request(votePath(id), { headers: chair }))
  assert.match(page, /Article 12 : .*12 pour, 2 contre.* : adoptée\./)
  assert.match(page, /en blanc : il ne nomme personne/)
  const file = await request(voteFilePath(id), { headers: chair })
  assert.match(file.headers.get('content-disposition') ?? '', new RegExp(`vote-${id}\\.json`))
  const read = readAssembly(await file.text(), 'fr')
  assert.ok('assembly' in read)
  const kept = (await voteById(house.reader, id))!.result
  assert.deepEqual(JSON.parse(JSON.stringify(tally(read.assembly).map(resultJson))), [kept])
  assert.deepEqual(kept!.proxies, {
    used: [{ giver: String(three!.id), holder: String(one!.id) }],
    refused: [{ giver: String(four!.id), holder: null, reason: 'blank' }],
  })
})

test('what cannot be done is said in a sentence, with the way back and what was typed', async () => {
  const { id: resolutionId } = await g.resolution(2)
  const opening = { resolution: String(resolutionId), method: 'electronic' }
  const unknown = await send(votesPath(meetingId), { ...opening, method: 'raising' })
  assert.equal(unknown.status, 422)
  await send(votesPath(meetingId), opening)
  const { id } = (await currentVote(house.reader, meetingId))!
  const twice = await send(votesPath(meetingId), opening)
  assert.equal(twice.status, 422)
  const page = await text(twice)
  assert.match(page, /Le vote de la résolution 2 est en cours/)
  assert.ok(page.includes(`href="${chairPath(meetingId)}"`))
  const silent = await send(voteAnnulmentPath(id), { reason: '' })
  assert.equal(silent.status, 422)
  assert.match(await text(silent), /Dites pourquoi ce vote est annulé/)
  assert.equal((await send(voteAnnulmentPath(id), { reason: 'Panne' })).status, 303)
  assert.equal((await send(voteClosingPath(id), {})).status, 422)
})
