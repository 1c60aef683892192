/** Proxies given, replaced, taken back and given again; who may; two at once for the last place of a holder. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { provedProxies } from '../../../../test/support/proxies.ts'
import { proxiesAround, quorumHistory, quorumOf, standingProxies } from '../queries.ts'
import { restoreProxy, revokeProxy } from './proxies.ts'

const { house, meetingId, now, voters, ana, staff, input, gives, clear, refused, comes, actor, resolution } = await provedProxies()
const { db, clock } = house
const online = { channel: 'online', signedBy: null } as const

test('whoever casts for the giver gives it online: it counts while the holder is there, and the quorum is measured', async () => {
  const { id: motion } = await resolution(1)
  await comes(voters[1]!.id)
  const { id, replacedId } = await gives(ana, input(0, 1, { ...online, instructions: { [motion]: 'against' } }))
  assert.equal(replacedId, null)
  const [proxy] = await proxiesAround(db, meetingId, [voters[0]!.id])
  assert.deepEqual(
    [proxy!.id, proxy!.holderName, proxy!.instructions, proxy!.byName, proxy!.channel],
    [id, voters[1]!.name, { [motion]: 'against' }, 'Ana Essai', 'online'],
  )
  assert.equal((await quorumOf(db, await now(), clock.now()))!.represented.voters, 1)
  assert.deepEqual(
    (await quorumHistory(db, meetingId)).map(({ cause, represented_voters }) => [cause, represented_voters]),
    [['proxy', 1]],
  )
  const [entry] = await journalEntries(db, { scope: { kind: 'all' }, limit: 1, deeds: ['proxy.given'] } as never)
  assert.deepEqual(
    [entry?.deed, entry?.payload, entry?.public, entry?.subjects[0]],
    ['proxy.given', { channel: 'online', blank: false }, false, { kind: 'meeting', id: meetingId }],
  )
})

test('a new one replaces the former in the same change; taken back, it may be given again as it was', async () => {
  const first = (await standingProxies(db, meetingId))[0]!
  const { replacedId } = await gives(ana, input(0, 2, online))
  assert.equal(replacedId, first.id)
  const standing = async () => (await standingProxies(db, meetingId)).map(({ holderName }) => holderName)
  assert.deepEqual(await standing(), [voters[2]!.name])
  await change(house, (tx) => restoreProxy(tx, ana, { meetingId, proxyId: first.id }))
  assert.deepEqual(await standing(), [voters[1]!.name])
  const [again] = await standingProxies(db, meetingId)
  assert.deepEqual(again!.instructions, first.instructions)
  const takesBack = () => change(house, (tx) => revokeProxy(tx, ana, { meetingId, proxyId: again!.id }))
  await takesBack()
  assert.deepEqual(await standing(), [])
  await refused(takesBack(), /déjà retiré ou remplacé/)
  assert.equal((await quorumOf(db, await now(), clock.now()))!.represented.voters, 0)
  assert.equal((await proxiesAround(db, meetingId, [voters[0]!.id])).length, 3, 'nothing is forgotten')
})

test('online it is for whoever casts for the giver, on paper for the desk', async () => {
  await refused(gives(ana, input(1, 2, online)), /pas|droit|mandat/, 403)
  await refused(gives(ana, input(0, 2)), /./, 403)
  await refused(gives(staff, input(0, 2, online)), /./, 403)
  const { id } = await gives(staff, input(4, 3))
  await refused(
    change(house, (tx) => revokeProxy(tx, ana, { meetingId, proxyId: id })),
    /./,
    403,
  )
  await change(house, (tx) => revokeProxy(tx, staff, { meetingId, proxyId: id }))
  const stranger = await actor('Clarisse Monthuel').catch(() => null)
  if (stranger) await refused(gives(stranger, input(0, 2, online)), /./, 404)
})

test('after the meeting proxies do not change any more', async () => {
  const { id } = await gives(staff, input(5, 3))
  const state = (to: 'closed' | 'open') => db.updateTable('assembly_meeting').set({ state: to }).where('id', '=', meetingId).execute()
  await state('closed')
  await refused(gives(staff, input(6, 3)), /terminée ou annulée/)
  await refused(
    change(house, (tx) => revokeProxy(tx, staff, { meetingId, proxyId: id })),
    /terminée ou annulée/,
  )
  await state('open')
})

test('two who name the last place of one holder in the same instant: exactly one passes', async () => {
  await clear()
  for (const giver of [4, 5]) await gives(staff, input(giver, 3))
  const answers = await Promise.allSettled([gives(staff, input(6, 3)), gives(staff, input(8, 3)), gives(staff, input(9, 3))])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected', 'rejected'])
  for (const answer of answers) if (answer.status === 'rejected') assert.ok(answer.reason instanceof Refusal, String(answer.reason))
  assert.equal((await standingProxies(db, meetingId)).length, 3)
})

test('one giver who gives twice in the same instant has one proxy; two who name each other make no chain', async () => {
  await clear()
  await Promise.all([gives(staff, input(4, 3)), gives(staff, input(4, 5))])
  assert.equal((await standingProxies(db, meetingId)).length, 1)
  await clear()
  const answers = await Promise.allSettled([gives(staff, input(4, 5)), gives(staff, input(5, 4))])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})
