/** Signing in and out, who casts for whom, and the quorum that is measured after each. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { sayObjection } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { changeCaster, type MeetingVoter, quorumHistory, type SignIn, signIn, signInAll, signOut, signOutAll, voterOf } from '../index.ts'

const g = await gathering()
const { house, meetingId } = g
const { db } = house
const [kevin, aminata] = [await g.actor('Kévin Dorsalin'), await g.actor('Aminata Solvène')]

const voter = async (name: string): Promise<MeetingVoter> => (await g.roll()).find((each) => each.name === name)!
const now = async (id: number): Promise<MeetingVoter> => (await voterOf(db, meetingId, id))!
const sign = (actor: Actor, input: Partial<SignIn> & { voterId: number }) =>
  change(house, (tx) => signIn(tx, actor, { meetingId, personId: null, mode: 'room', channel: 'desk', ...input }))
const out = (actor: Actor, voterId: number, slip = false) => change(house, (tx) => signOut(tx, actor, { meetingId, voterId, slip }))

/** The sentences of the refusal that this ends with. */
async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.status} ${error.objections.map((each) => sayObjection(house, 'fr', each)).join(' ')}`.replaceAll(/[\u00a0\u202f]/g, ' ')
  }
  assert.fail('nothing was refused')
}

test('two desks sign one organisation in at once: one does, the other is told since when', async () => {
  const lac = await voter('Les Jardins du Lac')
  const both = [kevin, await g.actor('Rosalie Quentrec')].map((actor) => sign(actor, { voterId: lac.id, personId: aminata.personId }))
  const results = await Promise.allSettled(both)
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.match(
    await refused(sign(kevin, { voterId: lac.id, personId: aminata.personId })),
    /^409 Les Jardins du Lac est déjà émargé depuis \d+ h \d\d\.$/,
  )
  const rows = await db.selectFrom('assembly_presence').select('id').where('voter_id', '=', lac.id).execute()
  assert.equal(rows.length, 1)
  assert.equal((await now(lac.id)).casterId, aminata.personId, 'the first who signs in binds it')
  const history = await quorumHistory(db, meetingId)
  assert.deepEqual(
    history.map(({ cause, present_voters }) => [cause, present_voters]),
    [['arrival', 1]],
  )
})

test('without the lock, the database itself lets nobody be there twice', async () => {
  const lac = await voter('Les Jardins du Lac')
  await assert.rejects(g.comes(lac.id), /assembly_presence_one/)
})

test('a departure is timed, and the one who is bound stays bound', async () => {
  const lac = await voter('Les Jardins du Lac')
  await out(kevin, lac.id)
  assert.match(await refused(out(kevin, lac.id)), /^409 Les Jardins du Lac n’est pas émargé/)
  const [row] = await db.selectFrom('assembly_presence').selectAll().where('voter_id', '=', lac.id).execute()
  assert.ok(row?.to_at && row.to_at >= row.from_at)
  assert.equal((await now(lac.id)).casterId, aminata.personId)
  const history = await quorumHistory(db, meetingId)
  assert.deepEqual([history.at(-1)?.cause, history.at(-1)?.present_voters], ['departure', 0])
})

test('an arrival undone within the minute leaves nothing behind', async () => {
  const verts = await voter('Les Toits verts')
  const edith = await g.personNamed('Edith Farrowby')
  await sign(kevin, { voterId: verts.id, personId: edith })
  await out(kevin, verts.id, true)
  const { casterId, presence } = await now(verts.id)
  assert.deepEqual({ casterId, presence }, { casterId: null, presence: null })
  assert.deepEqual(await db.selectFrom('assembly_presence').select('id').where('voter_id', '=', verts.id).execute(), [])
  await sign(kevin, { voterId: verts.id, personId: edith })
  const early = new Date(house.clock.now().getTime() - 61_000)
  await db.updateTable('assembly_presence').set({ from_at: early }).where('voter_id', '=', verts.id).execute()
  await out(kevin, verts.id, true)
  const rows = await db.selectFrom('assembly_presence').select('to_at').where('voter_id', '=', verts.id).execute()
  assert.equal(rows.length, 1, 'a minute later it is a departure')
  assert.ok(rows[0]?.to_at)
})

test('who represents two organisations signs both in with one deed, and leaves both with one', async () => {
  const [lac, other] = [
    await voter('Les Jardins du Lac'),
    (await g.roll()).find(({ name, casterId }) => /^L/.test(name) && casterId === null)!,
  ]
  await db
    .insertInto('people_mandate')
    .values({
      person_id: aminata.personId!,
      organisation_id: other.organisationId!,
      body_id: null,
      role: 'president',
      starts_on: '2016-01-01',
      ends_on: null,
      example: true,
    } as never)
    .execute()
  const actor = await g.actor('Aminata Solvène')
  const phone = { meetingId, personId: actor.personId!, voterId: null, mode: 'room', channel: 'phone' } as const
  const before = (await quorumHistory(db, meetingId)).length
  assert.deepEqual((await change(house, (tx) => signInAll(tx, actor, phone))).sort(), [lac.id, other.id].sort())
  assert.equal((await quorumHistory(db, meetingId)).length, before + 1, 'the quorum is measured once')
  assert.match(await refused(change(house, (tx) => signInAll(tx, actor, phone))), /^409 .* est déjà émargé depuis/)
  assert.equal(await change(house, (tx) => signOutAll(tx, actor, meetingId)), 2)
  assert.match(await refused(change(house, (tx) => signOutAll(tx, actor, meetingId))), /^409 Aucun électeur/)
})

test('on a telephone one signs oneself in and nobody else, and only where nobody else is bound', async () => {
  const lac = await voter('Les Jardins du Lac')
  await assert.rejects(sign(aminata, { voterId: lac.id, personId: aminata.personId, channel: 'desk' }), { status: 403 })
  await assert.rejects(sign(aminata, { voterId: lac.id, personId: kevin.personId, channel: 'phone' }), { status: 403 })
  await assert.rejects(sign(kevin, { voterId: lac.id, personId: null, channel: 'phone' }), { status: 403 })
  const second = await g.representative(lac.organisationId!, 'Nils Ardoval')
  const nils = await g.actor('Nils Ardoval')
  const phone = { voterId: lac.id, personId: second, channel: 'phone' } as const
  assert.match(await refused(sign(nils, phone)), /^422 Les Jardins du Lac est déjà représenté par Aminata Solvène/)
  await sign(kevin, { voterId: lac.id, personId: second })
  assert.equal((await now(lac.id)).casterId, second, 'the desk may sign in somebody else')
  await assert.rejects(out(aminata, lac.id), { status: 403 })
  await out(nils, lac.id)
})

test('the desk changes who casts, to nobody but those with a voting mandate today', async () => {
  const lac = await voter('Les Jardins du Lac')
  const change1 = (actor: Actor, personId: number) =>
    change(house, (tx) => changeCaster(tx, actor, { meetingId, voterId: lac.id, personId }))
  await assert.rejects(change1(aminata, aminata.personId!), { status: 403 })
  await change1(kevin, aminata.personId!)
  assert.equal((await now(lac.id)).casterId, aminata.personId)
  assert.match(await refused(change1(kevin, kevin.personId!)), /^422 Aujourd’hui, le mandat de voter pour Les Jardins du Lac est à /)
  const [yesterday, late] = ['2017-03-13', await g.representative(lac.organisationId!, 'Prune Valdour')]
  await db.updateTable('people_mandate').set({ ends_on: yesterday }).where('person_id', '=', late).execute()
  assert.match(await refused(change1(kevin, late)), /^422 /)
  assert.match(
    await refused(sign(kevin, { voterId: lac.id, personId: late })),
    /^422 Aujourd’hui, le mandat de voter pour Les Jardins du Lac/,
  )
  const actor = await g.actor('Prune Valdour')
  await assert.rejects(sign(actor, { voterId: lac.id, personId: late, channel: 'phone' }), Refusal)
})

test('who is left out of the roll is told why; from afar needs a clause of the statutes', async () => {
  const lac = await voter('Les Jardins du Lac')
  assert.match(
    await refused(sign(aminata, { voterId: lac.id, personId: aminata.personId, channel: 'link', mode: 'remote' })),
    /^422 Les statuts ne prévoient pas la participation à distance/,
  )
  const [left] = await db
    .selectFrom('assembly_voter')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('excluded', 'is not', null)
    .limit(1)
    .execute()
  assert.ok(left, 'the demonstration has somebody who is not up to date')
  assert.match(await refused(sign(kevin, { voterId: left.id })), /^422 .* ne vote pas à cette réunion : à la date|aucun/)
})

test('one signs in on the day, or while it is open; then the sheet stays as it is', async () => {
  const lac = await voter('Les Jardins du Lac')
  const set = (state: 'convened' | 'open' | 'closed' | 'cancelled', startsAt = '2017-03-14T12:30:00Z') =>
    db
      .updateTable('assembly_meeting')
      .set({ state, starts_at: new Date(startsAt) })
      .where('id', '=', meetingId)
      .execute()
  const arriving = { voterId: lac.id, personId: aminata.personId }
  await set('convened', '2017-03-20T12:30:00Z')
  assert.match(await refused(sign(kevin, arriving)), /le jour de la réunion, le 20 mars 2017/)
  await set('cancelled')
  assert.match(await refused(sign(kevin, arriving)), /annulée/)
  const before = (await quorumHistory(db, meetingId)).length
  await set('convened')
  await sign(kevin, arriving)
  assert.equal((await quorumHistory(db, meetingId)).length, before, 'before the opening there is no quorum to measure')
  await set('closed')
  assert.match(await refused(out(kevin, lac.id)), /terminée/)
  await set('open')
})

test('four desks sign a hundred and twenty voters in at once: each is there once, and the last measure counts them all', async () => {
  const { house, meetingId, roll } = await crowded()
  const all = (await roll()).slice(0, 120)
  // Each desk takes every second one of the others' too: half of what they do is a double.
  const desks = [0, 1, 2, 3].map(async (desk) => {
    let doubles = 0
    for (const [place, { id }] of all.entries()) {
      if (place % 2 !== desk % 2) continue
      const arriving = { meetingId, voterId: id, personId: null, mode: 'room', channel: 'desk' } as const
      await change(house, (tx) => signIn(tx, SHELL, arriving)).catch((error: unknown) => {
        assert.ok(error instanceof Refusal && error.status === 409, String(error))
        doubles += 1
      })
    }
    return doubles
  })
  const doubles = (await Promise.all(desks)).reduce((sum, each) => sum + each, 0)
  assert.equal(doubles, 120)
  const ids = all.map(({ id }) => id)
  const rows = await house.db.selectFrom('assembly_presence').select('voter_id').where('voter_id', 'in', ids).execute()
  assert.equal(rows.length, 120)
  assert.equal(new Set(rows.map(({ voter_id }) => voter_id)).size, 120)
  const history = await quorumHistory(house.db, meetingId)
  assert.deepEqual(
    history.map(({ present_voters }) => present_voters),
    Array.from({ length: 120 }, (_, place) => place + 1),
  )
})

/** A meeting with more members than the demonstration has. */
async function crowded() {
  const one = await gathering()
  const { db } = one.house
  const kept = await one.now()
  const college = (await one.roll())[0]!.college
  const added = await db
    .insertInto('people_organisation')
    .values(Array.from({ length: 160 }, (_, place) => ({ kind: 'member' as const, name: `Adhérent ${place}`, example: true }) as never))
    .returning('id')
    .execute()
  await db
    .insertInto('assembly_voter')
    .values(
      added.map(({ id }, place) => ({
        meeting_id: kept.id,
        organisation_id: id,
        person_id: null,
        college,
        region: null,
        weight: 1,
        excluded: null,
        card: `C${place}`,
      })),
    )
    .execute()
  return one
}
