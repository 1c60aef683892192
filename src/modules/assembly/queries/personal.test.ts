/** What meetings keep of a person is told to him or her, and a name on a paper is found. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { giveProxy } from '../commands.ts'
import { meetingPath } from '../paths.ts'
import { mentions, personal } from './personal.ts'

const { house, meetingId, roll, actor, comes, personNamed, resolution } = await gathering()
const { db, clock } = house

test('proxies given, offices, voters cast for: each with the meeting it is of', async () => {
  const staff = await actor('Kévin Dorsalin')
  const aminata = await actor('Aminata Solvène')
  const voters = await roll()
  const of = (name: string) => voters.find((voter) => voter.name === name)!.id
  const { id: motion } = await resolution(1)
  const base = { meetingId, holderId: of('Les Toits verts'), instructions: { [motion]: 'for' } }
  await change(house, (tx) => giveProxy(tx, aminata, { ...base, giverId: of('Les Jardins du Lac'), channel: 'online' }))
  const paper = { ...base, giverId: of('Restanques'), channel: 'paper' as const, signedBy: 'Ysaline Quéméradec' }
  await change(house, (tx) => giveProxy(tx, staff, paper))
  await comes(of('Garrigue en partage'), await personNamed('Mireille Castaban'))

  const partsOf = async (name: string) => {
    const parts = await personal(db, await personNamed(name), clock.today())
    return Object.fromEntries(
      parts.map((part) => [part.name, part.rows.filter(({ path }) => path === meetingPath(meetingId)).map(({ facts }) => facts)]),
    )
  }
  const given = (await partsOf('Aminata Solvène')).proxies!
  assert.deepEqual(
    given.map(({ giver, channel, instructions }) => [giver, channel, instructions]),
    [['Les Jardins du Lac', 'online', `{"${motion}":"for"}`]],
  )
  const entered = (await partsOf('Kévin Dorsalin')).proxies!
  assert.deepEqual(
    entered.map(({ giver, channel, instructions }) => [giver, channel, instructions]),
    [['Restanques', 'paper', null]],
    'what others ask of their holders is theirs',
  )
  assert.deepEqual((await partsOf('Solène Varenquier')).offices, [{ role: 'chair' }])
  assert.deepEqual(
    (await partsOf('Mireille Castaban')).voters!.map(({ voter }) => voter),
    ['Garrigue en partage'],
  )
  assert.equal((await mentions(db, 'ysaline quemeradec', 5)).length, 1)
  assert.equal((await mentions(db, 'Ysaline', 5)).length, 1)
  assert.equal((await mentions(db, 'Ysa', 5)).length, 0)
})
