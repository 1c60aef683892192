/** Coming in by a link or by a letter's code, links that are over, colleagues, and an address that is confirmed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { outbox } from '#kernel/mail.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { takeStep } from '../jobs/invitations.ts'
import { invitationWriter, mandateMail } from '../messages/invitation-mail.ts'
import { countsOf, invitationsOf } from '../queries/invitations.ts'
import { acceptInvitation, renewInvitation } from './accepting.ts'
import { inviteColleague } from './colleagues.ts'
import { claimEmail, claimedEmail, claimHash, confirmEmail } from './email-claims.ts'
import { prepareInvitations, sendAgain, startInvitations } from './invitations.ts'
import { codeHash, printLetters } from './letters.ts'
import { addPerson } from './persons.ts'
import { tokenHash } from './sending.ts'

const { house, ids, id, acting, entries, refused, as, today } = await peopledHouse()
const paule = await acting('paule')
const rita = await acting('rita')
const KEY = 'a key for tests'
const write = invitationWriter({ network: 'Réseau d’essai', baseUrl: house.baseUrl, today })
const tokenIn = (text: string) => /\/invitations\/([\w-]{43})/.exec(text)![1]!
const lastToken = async () => tokenIn((await outbox(house.reader, 1))[0]!.text)
const accept = (token: string) => as(paule, (tx) => acceptInvitation(tx, { token: tokenHash(token) }))

const asked = { regionId: null, organisationId: id('jardins'), role: null }
const texts = { subject: { fr: 'Venez', en: null }, word: { fr: 'Un mot.\n\nUn autre.', en: null } }
const batchId = await as(paule, (tx, who) => prepareInvitations(tx, who, { organisationId: id('network'), asked, texts, pace: 100 }))

test('the mail has the word of whoever prepared it, the link alone opens, and only once', async () => {
  await as(paule, (tx, who) => startInvitations(tx, who, batchId, null))
  await takeStep(house, batchId)
  const [mail] = await outbox(house.reader, 1)
  assert.deepEqual([mail?.recipient, mail?.subject, mail?.secret_as], ['rita@essai.example', 'Venez', 'Venez'])
  assert.match(mail!.text, /Paule Staff \(Réseau d’essai\) vous invite[\s\S]*Un mot\.\n\nUn autre\.[\s\S]*sert une fois/)
  const token = tokenIn(mail!.text)
  const stored = await sql<{ all: string }>`select string_agg(i::text, ' ') as all from people_invitation i`.execute(house.db)
  assert.ok(!stored.rows[0]!.all.includes(token), 'only its hash is kept')
  assert.equal(await accept('x'.repeat(43)), null)
  const both = await Promise.all([accept(token), accept(token)])
  assert.equal(both.filter((each) => each?.name === 'rita').length, 1, 'of two at once one gets it')
  assert.equal(await accept(token), null)
  const [entry] = await entries()
  assert.deepEqual([entry?.deed, entry?.personId, entry?.payload], ['invitation.accepted', id('rita'), { by: 'mail' }])
  assert.deepEqual((await countsOf(house.reader, [batchId], new Date())).get(batchId), { accepted: 1 })
})

test('a link that is over is replaced at the person’s own address, and a link that never was does nothing', async () => {
  const former = await lastToken()
  const before = (await outbox(house.reader, 1))[0]!.id
  await as(paule, (tx) => renewInvitation(tx, 'y'.repeat(43), write))
  assert.equal((await outbox(house.reader, 1))[0]!.id, before)
  await as(paule, (tx) => renewInvitation(tx, former, write))
  const fresh = await lastToken()
  assert.notEqual(fresh, former)
  assert.equal((await outbox(house.reader, 1))[0]!.recipient, 'rita@essai.example')
  assert.equal(await accept(former), null)
  assert.equal((await accept(fresh))?.name, 'rita')
  assert.deepEqual((await countsOf(house.reader, [batchId], new Date())).get(batchId), { accepted: 1 }, 'she stays in')
})

test('an expired link does not open', async () => {
  const used = await lastToken()
  await as(paule, (tx) => renewInvitation(tx, used, write))
  await sql`update people_invitation set expires_at = now() - interval '1 second'`.execute(house.db)
  assert.equal(await accept(await lastToken()), null)
})

test('a letter’s code lets in once; printing again makes new codes and the former are void', async () => {
  ids.leon = await as(paule, (tx, who) => addPerson(tx, who, { name: 'léon' }))
  await sql`insert into people_mandate (person_id, role, organisation_id, starts_on) values (${ids.leon}, 'representative', ${id('jardins')}, '2015-01-01')`.execute(
    house.db,
  )
  const letters = await as(paule, (tx, who) => prepareInvitations(tx, who, { organisationId: id('network'), asked, texts, pace: 100 }))
  const print = (which: 'new' | 'all') => as(paule, (tx, who) => printLetters(tx, who, letters, { which, key: KEY }))
  const [first] = await print('new')
  assert.match(first!.code, /^[A-HJ-NP-Z2-9]{10}$/)
  await refused(print('new'), 'people.nothing_to_print')
  const [second] = await print('all')
  assert.notEqual(first!.code, second!.code)
  const enter = (code: string, key = KEY) => as(paule, (tx) => acceptInvitation(tx, { code: codeHash(key, code) }))
  assert.equal(await enter(first!.code), null)
  assert.equal(await enter(second!.code, 'another key'), null)
  assert.equal((await enter(second!.code))?.name, 'léon')
  assert.equal(await enter(second!.code), null)
  await refused(print('all'), 'people.nothing_to_print')
  await refused(
    as(paule, (tx, who) => sendAgain(tx, who, letters, { days: 0 })),
    'people.nothing_to_send',
  )
})

test('a colleague comes with a mandate, whoever’s the address is; the answer is the same', async () => {
  const colleague = (actor: typeof rita, email: string, name = 'Zoé Neuve') =>
    as(actor, (tx, who) =>
      inviteColleague(tx, who, {
        organisationId: id('jardins'),
        name,
        email,
        lang: 'fr',
        startsOn: today,
        write: (facts) => mandateMail(facts, { address: 'http://localhost/me' }),
      }),
    )
  assert.equal(await colleague(rita, 'Zoe@essai.example'), undefined)
  assert.equal(await colleague(rita, 'sam@essai.example', 'Un autre nom'), undefined)
  const held = await house.reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(['p.name', 'm.role', 'm.starts_on'])
    .where('m.organisation_id', '=', id('jardins'))
    .where('m.starts_on', '=', today)
    .orderBy('p.id')
    .execute()
  assert.deepEqual(
    held.map(({ name, role }) => [name, role]),
    [
      ['sam', 'representative'],
      ['Zoé Neuve', 'representative'],
    ],
  )
  await refused(colleague(rita, 'zoe@essai.example'), 'people.mandate_twice')
  await refused(colleague(paule, 'x@essai.example'), 'kernel.not_yours', 403)
  await refused(colleague(await acting('tom'), 'x@essai.example'), 'kernel.not_yours', 403)
  const batch = await house.reader
    .selectFrom('people_invitation_batch')
    .select('id')
    .where('kind', '=', 'colleagues')
    .executeTakeFirstOrThrow()
  await takeStep(house, batch.id)
  const rows = await invitationsOf(house.reader, batch.id, today, new Date())
  assert.deepEqual(
    rows.map(({ name, state }) => [name, state]),
    [
      ['sam', 'waiting'],
      ['Zoé Neuve', 'waiting'],
    ],
  )
})

test('twenty colleagues a day are enough for any organisation, and too few to try addresses', async () => {
  const one = (n: number) =>
    as(rita, (tx, who) =>
      inviteColleague(tx, who, {
        organisationId: id('jardins'),
        name: `Neuf ${n}`,
        email: `neuf${n}@essai.example`,
        lang: 'fr',
        startsOn: today,
        write: (facts) => mandateMail(facts, { address: 'http://localhost/me' }),
      }),
    )
  for (let n = 0; n < 18; n += 1) await one(n)
  await refused(one(19), 'people.too_many_colleagues', 429)
})

test('an address is one’s own once its code is typed; whose it is already is said only then', async () => {
  const leon = await acting('leon')
  const claim = (email: string) => as(leon, (tx) => claimEmail(tx, id('leon'), { email, hash: claimHash(KEY, id('leon'), '123456') }))
  const confirm = (code: string) => as(leon, (tx, who) => confirmEmail(tx, who, claimHash(KEY, id('leon'), code)))
  await claim('Leon@essai.example')
  assert.equal((await claimedEmail(house.reader, id('leon')))?.email, 'leon@essai.example')
  assert.equal(await confirm('000000'), 'wrong')
  assert.equal(await confirm('123456'), 'confirmed')
  const { email } = await house.reader.selectFrom('people_person').select('email').where('id', '=', id('leon')).executeTakeFirstOrThrow()
  assert.equal(email, 'leon@essai.example')
  assert.equal(await confirm('123456'), 'wrong', 'once')
  await claim('rita@essai.example')
  await refused(confirm('123456'), 'people.email_taken')
  await claim('autre@essai.example')
  for (let tries = 0; tries < 5; tries += 1) assert.equal(await confirm('999999'), 'wrong')
  assert.equal(await confirm('123456'), 'wrong', 'after five tries it is over')
})
