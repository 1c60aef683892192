/** Invitations on a real database: prepared in one go, sent step by step, never twice, sent again, given up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { SHELL } from '#kernel/values/actor.ts'
import { addCrowd, longAgo, sendAll } from '../../../../test/support/invitations.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { takeStep } from '../jobs/invitations.ts'
import { countsOf, invitationsOf, refusedOfMine } from '../queries/invitations.ts'
import { giveUpInvitations, pauseInvitations, prepareInvitations, sendAgain, startInvitations, wordInvitations } from './invitations.ts'
import { giveMandate } from './persons.ts'

const peopled = await peopledHouse()
const { house, id, acting, entries, refused, as, today } = peopled
const paule = await acting('paule')
const rita = await acting('rita')
const NOBODY = { regionId: null, organisationId: null, role: null }
const NO_TEXTS = { subject: { fr: null, en: null }, word: { fr: null, en: null } }
const input = { organisationId: id('network'), asked: NOBODY, texts: NO_TEXTS, pace: 1000 }
const counts = async (batchId: number) => (await countsOf(house.reader, [batchId], new Date())).get(batchId)
const mails = async () =>
  (await sql<{ recipient: string; count: number }>`select recipient, count(*)::int as count from mail_message group by 1`.execute(house.db))
    .rows

/** What an outbox without a server would never do: the mail of this address is taken or refused. */
const settle = (recipient: string, state: 'sent' | 'refused') =>
  house.db
    .updateTable('mail_message')
    .set({ state, trouble: state === 'refused' ? '550 no such mailbox' : null })
    .where('recipient', '=', recipient)
    .execute()

test('seven hundred are prepared in two statements, those without an address as letters, and whoever came in is left out', async () => {
  await addCrowd(peopled, id('jardins'), 700)
  const batchId = await as(paule, (tx, who) => prepareInvitations(tx, who, input))
  // Paule is left out: she did deeds. Rita and Sam hold mandates too.
  assert.deepEqual(await counts(batchId), { queued: 632, to_print: 70 })
  assert.deepEqual([(await entries())[0]?.deed, (await entries())[0]?.payload], ['invitations.prepared', { count: 702 }])
  assert.equal((await mails()).length, 0, 'nothing has left')
})

test('who is invited already is not invited by a second batch, be it prepared in the same instant', async () => {
  await refused(
    as(paule, (tx, who) => prepareInvitations(tx, who, input)),
    'people.nobody_to_invite',
  )
  await addCrowd(peopled, id('jardins'), 3, 'Pair')
  const both = await Promise.allSettled([1, 2].map(() => as(paule, (tx, who) => prepareInvitations(tx, who, input))))
  assert.deepEqual(both.map((each) => each.status).sort(), ['fulfilled', 'rejected'])
  const made = both.find((each) => each.status === 'fulfilled')!
  await as(paule, (tx, who) => giveUpInvitations(tx, who, (made as PromiseFulfilledResult<number>).value))
  assert.equal((await entries())[0]?.deed, 'invitations.given_up')
})

test('a batch leaves at its pace, each with a link of its own, and nobody twice', async () => {
  const { id: batchId } = await house.reader.selectFrom('people_invitation_batch').select('id').executeTakeFirstOrThrow()
  await as(paule, (tx, who) => startInvitations(tx, who, batchId, 100))
  await takeStep(house, batchId)
  assert.equal((await counts(batchId))?.waiting, 4, 'its share of the minute')
  await takeStep(house, batchId)
  assert.equal((await counts(batchId))?.waiting, 4, 'a second chain of steps ends')
  for (let step = 0; step < 40; step += 1) {
    await sql`update people_invitation_batch set stepped_at = null`.execute(house.db)
    await takeStep(house, batchId)
  }
  assert.equal((await counts(batchId))?.waiting, 100, 'no more than the pace within a minute')
  await as(paule, (tx, who) => pauseInvitations(tx, who, batchId))
  await longAgo(house, batchId)
  await takeStep(house, batchId)
  assert.equal((await counts(batchId))?.waiting, 100, 'paused')
  await as(paule, (tx, who) => startInvitations(tx, who, batchId, 1000))
  await sendAll(house, batchId)
  assert.deepEqual(await counts(batchId), { waiting: 632, to_print: 70 })
  const sent = await mails()
  assert.equal(sent.length, 632)
  assert.ok(sent.every(({ count }) => count === 1))
  const { links } = (await sql<{ links: number }>`select count(distinct token_hash)::int as links from people_invitation`.execute(house.db))
    .rows[0]!
  assert.equal(links, 632)
})

test('what became of many mails is one entry of the journal, and the refused wait for whoever prepared them', async () => {
  const { id: batchId } = await house.reader.selectFrom('people_invitation_batch').select('id').executeTakeFirstOrThrow()
  await settle('crowd1@essai.example', 'refused')
  await settle('crowd2@essai.example', 'sent')
  await settle('crowd3@essai.example', 'sent')
  await longAgo(house, batchId)
  await takeStep(house, batchId)
  const [entry] = await entries()
  assert.deepEqual([entry?.deed, entry?.payload, entry?.personId], ['invitations.sent', { count: 2, refused: 1 }, id('paule')])
  await longAgo(house, batchId)
  await takeStep(house, batchId)
  assert.equal((await entries())[0]?.id, entry?.id, 'told once')
  assert.deepEqual(await refusedOfMine(house.reader, id('paule')), [{ batchId, count: 1, example: false }])
  assert.deepEqual(await refusedOfMine(house.reader, id('rita')), [])
})

test('sent again: the mended addresses, those without an answer, or one; each with a new link, the former one void', async () => {
  const { id: batchId } = await house.reader.selectFrom('people_invitation_batch').select('id').executeTakeFirstOrThrow()
  const rows = await invitationsOf(house.reader, batchId, today, new Date())
  const first = rows.find((row) => row.email === 'crowd1@essai.example')!
  await refused(
    as(paule, (tx, who) => sendAgain(tx, who, batchId, { mended: true })),
    'people.nothing_to_send',
  )
  await house.db.updateTable('people_person').set({ email: 'mended@essai.example' }).where('id', '=', first.personId).execute()
  const former = await house.reader
    .selectFrom('people_invitation')
    .select('token_hash')
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow()
  assert.equal(await as(paule, (tx, who) => sendAgain(tx, who, batchId, { mended: true })), 1)
  await longAgo(house, batchId)
  await takeStep(house, batchId)
  assert.deepEqual(
    (await mails()).filter(({ recipient }) => recipient === 'mended@essai.example'),
    [{ recipient: 'mended@essai.example', count: 1 }],
  )
  const now = await house.reader
    .selectFrom('people_invitation')
    .select(['token_hash', 'times'])
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow()
  assert.notEqual(now.token_hash, former.token_hash)
  assert.equal(now.times, 2)
  await refused(
    as(paule, (tx, who) => sendAgain(tx, who, batchId, { days: 7 })),
    'people.nothing_to_send',
  )
  await sql`update people_invitation set left_at = left_at - interval '8 days' where batch_id = ${batchId} and id in (
    select i.id from people_invitation i join mail_message m on m.id = i.mail_id where m.state = 'sent')`.execute(house.db)
  assert.equal(await as(paule, (tx, who) => sendAgain(tx, who, batchId, { days: 7 })), 2)
})

test('once somebody came in, nothing is sent again; whoever comes in before the turn is left out', async () => {
  const { id: batchId } = await house.reader.selectFrom('people_invitation_batch').select('id').executeTakeFirstOrThrow()
  const rows = await invitationsOf(house.reader, batchId, today, new Date())
  const came = rows.find((row) => row.state === 'queued')!
  await house.sessions.signInAs({ personId: came.personId, name: came.name, email: came.email }, new Request('http://localhost'), 'test')
  await refused(
    as(paule, (tx, who) => sendAgain(tx, who, batchId, { one: came.id })),
    'people.invitation_accepted',
  )
  const before = (await mails()).find(({ recipient }) => recipient === came.email)?.count
  await longAgo(house, batchId)
  await takeStep(house, batchId)
  assert.equal((await mails()).find(({ recipient }) => recipient === came.email)?.count, before)
  assert.equal((await counts(batchId))?.arrived, 1)
})

test('a batch that has begun is neither worded anew nor given up; for others it does not exist', async () => {
  const { id: batchId } = await house.reader.selectFrom('people_invitation_batch').select('id').executeTakeFirstOrThrow()
  await refused(
    as(paule, (tx, who) => wordInvitations(tx, who, batchId, NO_TEXTS)),
    'people.batch_started',
  )
  await refused(
    as(paule, (tx, who) => giveUpInvitations(tx, who, batchId)),
    'people.batch_started',
  )
  for (const work of [
    () => as(rita, (tx, who) => startInvitations(tx, who, batchId, 10)),
    () => as(rita, (tx, who) => pauseInvitations(tx, who, batchId)),
    () => as(rita, (tx, who) => wordInvitations(tx, who, batchId, NO_TEXTS)),
    () => as(rita, (tx, who) => giveUpInvitations(tx, who, batchId)),
    () => as(rita, (tx, who) => sendAgain(tx, who, batchId, { days: 0 })),
  ])
    await refused(work(), 'kernel.not_found', 404)
})

test('a region’s director invites its members, whoever speaks for an organisation his or her colleagues, others nobody', async () => {
  const { house, ids, id, as, acting, refused } = await peopledHouse()
  await addCrowd({ house }, id('jardins'), 3, 'Near')
  ids.other = (
    await house.db
      .insertInto('people_organisation')
      .values({
        kind: 'member',
        name: 'Ailleurs',
        parent_id: id('network'),
        region: null,
        town: null,
        site: null,
        siret: null,
        joined_on: null,
        left_on: null,
        note_fr: null,
        note_en: null,
        example: false,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  await addCrowd({ house }, id('other'), 5, 'Far')
  await as(SHELL, (tx, who) =>
    giveMandate(tx, who, { personId: id('tom'), role: 'regional_director', organisationId: id('bretagne'), startsOn: '2015-01-01' }),
  )
  const [tom, rita, sam] = [await acting('tom'), await acting('rita'), await acting('sam')]
  const inBretagne = await as(tom, (tx, who) =>
    prepareInvitations(tx, who, { ...input, organisationId: id('bretagne'), asked: { ...NOBODY, regionId: id('bretagne') } }),
  )
  const names = async (batchId: number) => (await invitationsOf(house.reader, batchId, '2017-01-01', new Date())).map(({ name }) => name)
  assert.deepEqual(await names(inBretagne), ['Near 0001', 'Near 0002', 'Near 0003', 'rita', 'tom'])
  await as(tom, (tx, who) => giveUpInvitations(tx, who, inBretagne))
  const colleagues = await as(rita, (tx, who) =>
    prepareInvitations(tx, who, { ...input, organisationId: id('jardins'), asked: { ...NOBODY, organisationId: id('jardins') } }),
  )
  // Tom, whose last deed it was to give the batch up, and Rita, who is preparing this one: only who never did anything is invited.
  assert.deepEqual(await names(colleagues), ['Near 0001', 'Near 0002', 'Near 0003', 'rita'])
  for (const [who, organisationId] of [
    [tom, id('network')],
    [rita, id('bretagne')],
    [sam, id('network')],
  ] as const)
    await refused(
      as(who, (tx, actor) => prepareInvitations(tx, actor, { ...input, organisationId })),
      'kernel.not_yours',
      403,
    )
})
