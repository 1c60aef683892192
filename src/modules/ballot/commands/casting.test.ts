/** Casting: each ballot once, whatever the network and the thumb do. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentenceOf, votingHouse } from '../../../../test/support/casting.ts'
import type { Castable } from '../rules.ts'

const { house, vote, cast, stands, gives, jardins, toits, garrigue, adeleActs, brunoActs } = await votingHouse()
const { db } = house
const entries = async () => (await db.selectFrom('journal_entry').select('id').where('deed', '=', 'vote.cast').execute()).length
const choices = async (voteId: number) => (await stands(voteId)).map(({ choice }) => choice)

test('a ballot is received; the same sent again is the same, and tells when it came', async () => {
  const id = await vote()
  const first = await cast(adeleActs, id, { [jardins.id]: 'for' }, 'tap')
  assert.equal(first.outcome, 'received')
  const before = [await stands(id), await entries()]
  const again = await cast(adeleActs, id, { [jardins.id]: 'for' }, 'tap')
  assert.deepEqual([again.outcome, again.at], ['already', first.at])
  assert.deepEqual([await stands(id), await entries()], before)
})

test('a double tap in the same instant counts once', async () => {
  const id = await vote()
  const before = await entries()
  const all = await Promise.all(Array.from({ length: 8 }, () => cast(adeleActs, id, { [jardins.id]: 'against' }, 'twice')))
  assert.deepEqual(all.map(({ outcome }) => outcome).sort(), [...Array(7).fill('already'), 'received'])
  assert.deepEqual(await stands(id), [{ voter_id: jardins.id, choice: 'against', deviates: false }])
  assert.equal(await entries(), before + 1)
})

test('of two devices of one person the last wins and says that it replaced; a late repetition of the first changes nothing', async () => {
  const id = await vote()
  await cast(adeleActs, id, { [jardins.id]: 'for' }, 'phone')
  assert.equal((await cast(adeleActs, id, { [jardins.id]: 'against' }, 'laptop')).outcome, 'replaced')
  assert.equal((await cast(adeleActs, id, { [jardins.id]: 'for' }, 'phone')).outcome, 'superseded')
  assert.deepEqual(await choices(id), ['against'])
})

test('a form that is sent again by hand, its receipt still in it, changes the ballot', async () => {
  const id = await vote()
  const form = async (choice: Castable) => (await cast(adeleActs, id, { [jardins.id]: choice }, 'form', 'form')).outcome
  assert.deepEqual(
    [await form('for'), await form('for'), await form('against'), await form('for')],
    ['received', 'already', 'replaced', 'replaced'],
  )
  assert.deepEqual(await choices(id), ['for'])
})

test('whoever carries a proxy casts for both at once; a deviation from the instruction is noted, and taken back with the choice', async () => {
  const id = await vote({ prepare: (resolutionId) => gives(garrigue.id, jardins.id, { [resolutionId]: 'against' }) })
  const carried = async () => (await stands(id)).find(({ voter_id }) => voter_id === garrigue.id)
  await cast(adeleActs, id, { [jardins.id]: 'for', [garrigue.id]: 'against' })
  assert.deepEqual(await carried(), { voter_id: garrigue.id, choice: 'against', deviates: false })
  await cast(adeleActs, id, { [garrigue.id]: 'abstention' })
  assert.deepEqual(await carried(), { voter_id: garrigue.id, choice: 'abstention', deviates: true })
  await cast(adeleActs, id, { [garrigue.id]: 'against' })
  assert.equal((await carried())?.deviates, false)
  assert.equal(
    await sentenceOf(house, cast(brunoActs, id, { [garrigue.id]: 'for' })),
    'Une autre personne vote pour cet électeur dans cette réunion : l’émargement peut le changer.',
  )
})

test('all or nothing: one voter that is another’s, and none is cast', async () => {
  const id = await vote()
  await sentenceOf(house, cast(adeleActs, id, { [jardins.id]: 'for', [toits.id]: 'for' }))
  assert.deepEqual(await stands(id), [])
})

test('the journal tells that somebody voted and with how many votes: neither for whom nor how', async () => {
  const id = await vote()
  await cast(adeleActs, id, { [jardins.id]: 'blank' })
  const entry = await db
    .selectFrom('journal_entry as e')
    .innerJoin('journal_subject as s', 's.entry_id', 'e.id')
    .select(['e.payload', 'e.public', 's.kind'])
    .where('e.deed', '=', 'vote.cast')
    .orderBy('e.id', 'desc')
    .orderBy('s.position')
    .limit(2)
    .execute()
  assert.deepEqual(entry, [
    { payload: { votes: jardins.weight }, public: false, kind: 'meeting' },
    { payload: { votes: jardins.weight }, public: false, kind: 'vote' },
  ])
})
