/** The demonstration's general meeting: under way, with a quorum just reached, one resolution adopted and one vote open. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { meetings, quorumOf } from '#modules/assembly/index.ts'
import { participation, votesOfMeeting } from '#modules/ballot/index.ts'
import { testHouse } from '../../test/support/house.ts'
import { buildAssembly } from './assembly.ts'

const { house } = await testHouse({ demo: true })
const { reader, clock } = house

test('an example meeting is under way, and says that it is one', async () => {
  const [held, ...others] = await meetings(reader, SHELL, clock.today())
  assert.deepEqual([others.length, held?.state, held?.example], [0, 'open', true])
  assert.match(held?.title.fr ?? '', /exemple/)
  const quorum = found(await quorumOf(reader, held!, clock.now()))
  assert.deepEqual([quorum.met, quorum.reached, quorum.present.voters, quorum.represented.voters], [true, 8, 5, 3])
})

test('one resolution is adopted by the statutes’ count, and one vote waits for whoever has not voted', async () => {
  const [held] = await meetings(reader, SHELL, clock.today())
  const votes = await votesOfMeeting(reader, held!.id)
  const closed = found(votes.find(({ state }) => state === 'closed'))
  const open = found(votes.find(({ state }) => state === 'open'))
  assert.equal(closed.outcome, 'adopted')
  assert.deepEqual(closed.result?.counts, { for: 18, against: 5, abstention: 0, blank: 3, spoilt: 0 })
  const { entitled, cast } = await participation(reader, open.id)
  assert.deepEqual([entitled.voters, cast.voters], [8, 3])
})

test('it is held once', async () => {
  await buildAssembly(house)
  assert.equal((await meetings(reader, SHELL, clock.today())).length, 1)
})
