/** The chair's page, the room's screen and everyone's page: for whom they are, and what they never tell. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { beginItem, closeMeeting, meetingPath, noteQuorum } from '#modules/assembly/index.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { closeVote, openVote, suspendVote } from '../commands.ts'
import { chairPath, roomPath, screenPath } from '../paths.ts'

const CHAIR = 'Solène Varenquier'
const MEMBER = 'Aminata Solvène'
const READERS = [CHAIR, 'Gildas Pontarec', 'Théodore Grisval', 'Kévin Dorsalin', MEMBER, 'Edith Farrowby']

const g = await gathering()
const { house, meetingId, request } = g
const chair = await g.actor(CHAIR)
const roll = await g.roll()
const own = roll.find(({ name }) => name === 'Les Jardins du Lac')!
for (const { id } of roll) await g.comes(id, id === own.id ? await g.personNamed(MEMBER) : null)
await change(house, async (tx) => noteQuorum(tx, chair, await g.now(), 'arrival'))
const { id: resolutionId, itemId } = await g.resolution(1)
const other = await g.resolution(2)
await change(house, (tx) => beginItem(tx, chair, { meetingId, itemId }))

const PAGES = [chairPath(meetingId), screenPath(meetingId), roomPath(meetingId), meetingPath(meetingId)]
const asked = async (name: string, path: string) => {
  const response = await request(path, { headers: await g.as(await g.personNamed(name)) })
  return { status: response.status, html: await response.text() }
}
const open = () => change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))
const casts = (voteId: number, choices: string[]) =>
  house.db
    .insertInto('ballot_cast')
    .values(
      roll.slice(0, choices.length).map(({ id }, place) => ({
        vote_id: voteId,
        voter_id: id,
        choice: choices[place] as 'for',
        cast_at: house.clock.now(),
        cast_by: null,
        channel: 'screen' as const,
        receipt: 'r',
      })),
    )
    .execute()
const recast = (voteId: number, choice: string) =>
  house.db
    .updateTable('ballot_cast')
    .set({ choice: choice as 'for' })
    .where('vote_id', '=', voteId)
    .execute()

/** As a reader sees it, without what changes at each look. */
const lasting = (html: string) => html.replace(/<meta name="live"[^>]*>/, '')

test('each page is for those of the meeting, and only the chair acts on the chair’s', async () => {
  for (const path of PAGES.slice(0, 3)) {
    const stranger = await request(path)
    assert.equal(`${stranger.status} ${stranger.headers.get('location')}`, `303 /sign-in?back=${encodeURIComponent(path)}`)
    assert.equal((await asked('Clarisse Monthuel', path)).status, 404, path)
  }
  assert.equal((await asked(MEMBER, chairPath(meetingId))).status, 403)
  const [led, read] = [await asked(CHAIR, chairPath(meetingId)), await asked('Théodore Grisval', chairPath(meetingId))]
  for (const deed of ['Ouvrir le vote', 'Passer au point suivant', 'Lever la séance']) {
    assert.ok(led.html.includes(deed), deed)
    assert.ok(!read.html.includes(`>${deed}<`), `the teller is not offered: ${deed}`)
  }
  assert.match(read.html, /Seule la présidence de séance agit ici/)
})

test('before the closing no page tells how anybody voted: whatever was cast, it is the same page', async () => {
  const voteId = await open()
  await casts(voteId, ['for', 'for', 'for', 'for', 'for'])
  const seen = new Map<string, string>()
  const look = async (each: (key: string, html: string) => void) => {
    for (const name of READERS)
      for (const path of PAGES) {
        const { status, html } = await asked(name, path)
        if (status === 200) each(`${name} ${path}`, lasting(html))
      }
  }
  await look((key, html) => seen.set(key, html))
  assert.ok(seen.size >= READERS.length * 3)
  for (const choice of ['against', 'blank', 'abstention']) {
    await recast(voteId, choice)
    await look((key, html) => assert.equal(html, seen.get(key), `${key} tells of ${choice}`))
  }
  const screen = await asked(MEMBER, screenPath(meetingId))
  assert.match(screen.html, /<strong>5<\/strong>/)
  assert.ok(screen.html.includes(`sur ${roll.length}`))
  assert.ok(!/vote-bars|Abstentions|Adoptée|Rejetée/.test(screen.html))
  await change(house, (tx) => suspendVote(tx, chair, { voteId }))
  assert.match((await asked(MEMBER, screenPath(meetingId))).html, /Vote suspendu/)
})

test('while a vote is open its item is not left, and the session is not closed', async () => {
  const post = async (path: string, form: Record<string, string>) =>
    request(`${meetingPath(meetingId)}${path}`, { form, headers: await g.as(chair.personId!) })
  for (const [path, form, said] of [
    ['/item', { item: String(other.itemId) }, 'puis passez à un autre point'],
    ['/item/end', {}, 'puis passez à un autre point'],
    ['/closing', {}, 'puis levez la séance'],
  ] as [string, Record<string, string>, string][]) {
    const response = await post(path, form)
    assert.equal(response.status, 422, path)
    assert.ok((await response.text()).includes(said), path)
  }
  const now = await g.now()
  assert.deepEqual([now.state, now.itemId], ['open', itemId])
})

test('once it is closed the result stands on every page, with its sentence and its figures', async () => {
  const { id: voteId } = await house.db.selectFrom('ballot_vote').select('id').where('meeting_id', '=', meetingId).executeTakeFirstOrThrow()
  await recast(voteId, 'for')
  await change(house, (tx) => closeVote(tx, chair, { voteId }))
  const votes = roll.slice(0, 5).reduce((sum, { weight }) => sum + weight, 0)
  for (const path of [chairPath(meetingId), screenPath(meetingId), roomPath(meetingId)]) {
    const { html } = await asked(CHAIR, path)
    assert.match(html, /<strong>Adoptée\.<\/strong>/, path)
    assert.ok(html.includes(`Article 12\u00a0: plus de voix pour que de voix contre, ${votes} pour, 0 contre`), path)
    assert.match(html, new RegExp(`Pour</th>.*?vote-figure">${votes}</td>`), path)
  }
})

test('the chair may annul what was voted, with a reason; the others are not offered it', async () => {
  const [led, read] = [await asked(CHAIR, chairPath(meetingId)), await asked('Gildas Pontarec', chairPath(meetingId))]
  assert.match(led.html, /action="\/votes\/\d+\/annulment"/)
  assert.ok(!read.html.includes('/annulment'))
})

test('the meeting’s page leads into the room, and keeps the results after the session', async () => {
  const before = await asked(MEMBER, meetingPath(meetingId))
  assert.ok(before.html.includes(roomPath(meetingId)) && before.html.includes(screenPath(meetingId)))
  assert.ok(!before.html.includes(chairPath(meetingId)), 'a member does not chair')
  assert.ok((await asked(CHAIR, meetingPath(meetingId))).html.includes(chairPath(meetingId)))
  await change(house, (tx) => closeMeeting(tx, chair, { meetingId }))
  const after = await asked(MEMBER, meetingPath(meetingId))
  assert.ok(!after.html.includes(`"${roomPath(meetingId)}"`))
  assert.match(after.html, /<strong>Adoptée\.<\/strong>/)
  assert.match((await asked(MEMBER, screenPath(meetingId))).html, /La séance est levée/)
})
