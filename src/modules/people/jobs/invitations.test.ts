/** The background work of invitations: a process that is killed in the middle sends nothing twice, and the next one goes on. */
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { addCrowd, longAgo, sendAll } from '../../../../test/support/invitations.ts'
import { smallNetwork } from '../../../../test/support/network.ts'
import { prepareInvitations, startInvitations } from '../commands/invitations.ts'
import { batchesUnderWay } from '../queries/invitations.ts'
import { invitationJobs } from './invitations.ts'

const tested = await testHouse()
const { house, connection } = tested
const { network } = await smallNetwork(tested)
const CHILD = fileURLToPath(new URL('../../../../test/support/sending-child.ts', import.meta.url))
const COUNT = 400
const ALL = COUNT - COUNT / 10

const prepared = async (word: string): Promise<number> => {
  await addCrowd(tested, network, COUNT, word)
  const asked = { regionId: null, organisationId: null, role: null }
  const texts = { subject: { fr: null, en: null }, word: { fr: null, en: null } }
  const batchId = await change(house, (tx) => prepareInvitations(tx, SHELL, { organisationId: network, asked, texts, pace: 1000 }))
  await change(house, (tx) => startInvitations(tx, SHELL, batchId, null))
  return batchId
}

const sent = async (batchId: number) => {
  const { rows } = await sql<{ mails: number; people: number; tied: number }>`
    select count(*)::int as mails, count(distinct recipient)::int as people,
      (select count(*)::int from people_invitation i join mail_message q on q.id = i.mail_id where i.batch_id = ${batchId}
        and q.text like '%/invitations/%' and i.token_hash is not null) as tied
    from mail_message m where m.recipient in (
      select p.email from people_person p join people_invitation i on i.person_id = p.id where i.batch_id = ${batchId})`.execute(house.db)
  return rows[0]!
}

test('killed in the middle, a sending goes on where it was: every person has one mail, and every mail its link', async () => {
  const batchId = await prepared('Killed')
  const child = fork(CHILD, [JSON.stringify({ connection, batchId })], { execArgv: ['--import', 'tsx'] })
  await once(child, 'message')
  let mails = 0
  while (mails < 60) mails = (await sent(batchId)).mails
  child.kill('SIGKILL')
  await once(child, 'exit')
  const then = await sent(batchId)
  assert.ok(then.mails < ALL, 'it was killed in the middle')
  assert.deepEqual(then, { mails: then.mails, people: then.mails, tied: then.mails }, 'no mail without its link, none twice')
  await longAgo(house, batchId)
  assert.deepEqual(await batchesUnderWay(house.reader, new Date()), [batchId], 'the look of the next minute finds it')
  await sendAll(house, batchId)
  assert.deepEqual(await sent(batchId), { mails: ALL, people: ALL, tied: ALL })
})

test('two processes that send one batch at once send nothing twice', async () => {
  const batchId = await prepared('Both')
  await Promise.all([sendAll(house, batchId), sendAll(house, batchId)])
  assert.deepEqual(await sent(batchId), { mails: ALL, people: ALL, tied: ALL })
})

test('the look of each minute asks for a step of what nobody goes on with, and of nothing else', async () => {
  const look = invitationJobs.find(({ cron }) => cron)!
  const steps = async () => {
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from pgboss.job where name = 'people.invitations.step'`.execute(house.db)
    return rows[0]!.count
  }
  const batchId = await prepared('Look')
  const before = await steps()
  await look.work(house, {})
  assert.equal(await steps(), before + 1)
  await sendAll(house, batchId)
  const after = await steps()
  await look.work(house, {})
  assert.equal(await steps(), after)
})
