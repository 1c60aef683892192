/** The mails' way out: both parts and the headers, tries and their end, what is secret and what is old. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testHouse } from '../../../test/support/house.ts'
import { decoded, smtpServer } from '../../../test/support/smtp.ts'
import { change } from '../change.ts'
import { clockWith } from '../clock.ts'
import { type Mail, mailJobs, outbox, sendMail, sendMails } from '../mail.ts'
import { mailStates, noteReturn, outboxCounts, outboxMailById, outboxPage, refusedAddresses, retryMails, toldSince } from './outbox.ts'

const { house } = await testHouse()
const smtp = await smtpServer()
const sending = { ...house, smtpUrl: smtp.url }
const [send, sweep] = [mailJobs[0]!, mailJobs[1]!]
const DAY_MS = 86_400_000
const daysLater = (days: number) => ({ ...sending, clock: clockWith(days * DAY_MS, 'Europe/Paris') })

const PLAIN: Mail = { recipient: 'rita@essai.example', lang: 'fr', subject: 'Essai', text: 'Bonjour' }
const queued = (mail: Mail = PLAIN) => change(house, (tx) => sendMail(tx, mail))
const told = (recipient: string): Mail => ({
  ...PLAIN,
  recipient,
  text: undefined,
  content: { blocks: [{ kind: 'paragraph', text: 'Une nouvelle : « été »' }], why: 'Vous l’avez choisi.' },
  list: { name: 'told', unsubscribe: `https://plan.example/unsubscribe/${'long'.repeat(30)}` },
})
const headersOf = (text: string) => text.slice(0, text.indexOf('\n\n')).replaceAll(/\n[ \t]+/g, ' ')
const jobsOf = async (id: number) =>
  (
    await sql<{ state: string; priority: number }>`
      select state::text, priority from pgboss.job where name = 'mail.send' and (data->>'id')::bigint = ${id}`.execute(house.db)
  ).rows

test('a mail of content leaves in two parts that say the same, under the name of the house', async () => {
  const id = await queued(told('rita@essai.example'))
  await send.work(sending, { id })
  const { text } = smtp.received.at(-1)!
  assert.match(headersOf(text), /^Content-Type: multipart\/alternative/m)
  assert.match(headersOf(text), /^From: Gouvernail <gouvernail@localhost>$/m)
  const [, plain, html] = text.split(/Content-Type: text\/(?=plain|html)/)
  for (const part of [plain, html]) assert.match(decoded(part!), /Une nouvelle : « été »/)
  assert.match(html!, /<html lang=(3D)?"fr"/)
})

test('one that can be chosen says how it ends, and no mail asks for an answer or tells who reads it', async () => {
  await send.work(sending, { id: await queued(told('rita@essai.example')) })
  const chosen = headersOf(smtp.received.at(-1)!.text)
  assert.match(chosen, /^List-Unsubscribe: <https:\/\/plan\.example\/unsubscribe\/(long){30}>$/m)
  assert.match(chosen, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  await send.work(sending, { id: await queued({ ...PLAIN, replyTo: 'bureau@reseau.example' }) })
  const plain = headersOf(smtp.received.at(-1)!.text)
  assert.doesNotMatch(plain, /List-Unsubscribe/)
  assert.match(plain, /^Reply-To: bureau@reseau\.example$/m)
  for (const headers of [chosen, plain]) {
    assert.match(headers, /^Auto-Submitted: auto-generated$/m)
    assert.doesNotMatch(headers, /Disposition-Notification|Return-Receipt/i)
  }
})

test('each try of a mail has the same Message-ID, and no other mail has it', async () => {
  const idOf = (text: string) => /^Message-ID: (<.+@localhost>)$/m.exec(headersOf(text))?.[1]
  const id = await queued()
  await send.work(sending, { id })
  const first = idOf(smtp.received.at(-1)!.text)
  await house.db.updateTable('mail_message').set({ state: 'waiting' }).where('id', '=', id).execute()
  await send.work(sending, { id })
  assert.equal(idOf(smtp.received.at(-1)!.text), first)
  await send.work(sending, { id: await queued() })
  assert.notEqual(idOf(smtp.received.at(-1)!.text), first)
})

test('a mail that somebody waits for goes before those that were written to many', async () => {
  const ids = await change(house, (tx) => sendMails(tx, [told('a@essai.example'), PLAIN, told('b@essai.example')]))
  const priorities = await Promise.all(ids.map(async (id) => (await jobsOf(id))[0]!.priority))
  assert.ok(priorities[1]! > priorities[0]! && priorities[0] === priorities[2], String(priorities))
})

test('what is put off at every try is refused in the end, and what no server takes waits on', async () => {
  smtp.putOff.add('never@essai.example')
  const id = await queued({ ...PLAIN, recipient: 'never@essai.example' })
  for (let tried = 1; tried <= 8; tried += 1) await assert.rejects(Promise.resolve(send.work(sending, { id })), /451/)
  await send.work(sending, { id })
  assert.equal((await mailStates(house.reader, [id])).get(id)?.state, 'refused')
  const away = await queued()
  for (let tried = 1; tried <= 10; tried += 1)
    await assert.rejects(Promise.resolve(send.work({ ...house, smtpUrl: 'smtp://127.0.0.1:1' }, { id: away })), /ECONNREFUSED/)
  assert.equal((await mailStates(house.reader, [away])).get(away)?.state, 'waiting')
})

test('a waiting mail whose job is gone gets another, once', async () => {
  const id = await queued()
  const gone = () => sql`delete from pgboss.job where name = 'mail.send' and (data->>'id')::bigint = ${id}`.execute(house.db)
  await gone()
  await sweep.work(house, {})
  assert.equal((await jobsOf(id)).length, 0, 'without a server nothing is queued')
  await sweep.work(sending, {})
  await sweep.work(sending, {})
  assert.equal((await jobsOf(id)).length, 1)
})

test('the next try is the queue’s own', async () => {
  const id = await queued()
  await sql`update pgboss.job set start_after = '2031-05-06T07:08:09Z' where name = 'mail.send' and (data->>'id')::bigint = ${id}`.execute(
    house.db,
  )
  assert.equal((await outboxMailById(house.reader, id, false))!.next_try?.toISOString(), '2031-05-06T07:08:09.000Z')
})

test('a secret is shown to nobody, and cleared after a day; one that could not leave in time never leaves', async () => {
  const secret: Mail = { ...PLAIN, subject: '123456 : votre code', text: 'Le code : 123456', secretAs: 'Code de connexion' }
  const [sent, waiting] = [await queued(secret), await queued(secret)]
  await send.work(sending, { id: sent })
  assert.match(smtp.received.at(-1)!.text, /123456/)
  const shown = async (secrets: boolean) =>
    JSON.stringify((await outboxPage(house.reader, { limit: 5 }, secrets)).filter(({ id }) => id === sent))
  assert.doesNotMatch(await shown(false), /123456/)
  assert.match(await shown(false), /Code de connexion/)
  assert.match(await shown(true), /123456/)
  await sweep.work(daysLater(0.9), {})
  assert.match(await shown(true), /123456/)
  await sweep.work(daysLater(1.1), {})
  assert.doesNotMatch(await shown(true), /123456/)
  const count = smtp.received.length
  await send.work(sending, { id: waiting })
  assert.equal(smtp.received.length, count)
  assert.equal((await mailStates(house.reader, [waiting])).get(waiting)?.trouble, 'EXPIRED')
  assert.equal(await change(house, (tx) => retryMails(tx, waiting)), 0, 'what is cleared cannot be tried again')
})

test('old mails are forgotten, and those that still wait are not', async () => {
  const [sent, waiting] = [await queued(), await queued()]
  await send.work(sending, { id: sent })
  await sweep.work({ ...daysLater(89), smtpUrl: null }, {})
  assert.ok(await outboxMailById(house.reader, sent, false))
  await sweep.work({ ...daysLater(91), smtpUrl: null }, {})
  assert.equal(await outboxMailById(house.reader, sent, false), null)
  assert.ok(await outboxMailById(house.reader, waiting, false))
})

test('the outbox is read by state and by part of an address, page by page', async () => {
  const ids: number[] = []
  for (const name of ['anne', 'anna', '100%', 'a_b']) ids.push(await queued({ ...PLAIN, recipient: `${name}@page.example` }))
  await send.work(sending, { id: ids[0]! })
  const found = async (recipient: string, more = {}) =>
    (await outboxPage(house.reader, { limit: 10, recipient, ...more }, false)).map((mail) => mail.recipient.split('@')[0])
  assert.deepEqual(await found('@PAGE.example'), ['a_b', '100%', 'anna', 'anne'])
  assert.deepEqual(await found('%@page'), ['100%'])
  assert.deepEqual(await found('a_b@'), ['a_b'])
  assert.deepEqual(await found('ann', { state: 'sent' }), ['anne'])
  assert.deepEqual(await found('@page.example', { before: ids[2], limit: 1 }), ['anna'])
  const counts = await outboxCounts(house.reader)
  const all = await outbox(house.reader, 1_000)
  assert.deepEqual(
    Object.values(counts).reduce((sum, count) => sum + count),
    all.length,
  )
})

test('an address is refused as long as the last mail to it was', async () => {
  const to = (recipient: string) => queued({ ...PLAIN, recipient })
  const refused = async () => [...(await refusedAddresses(house.reader, ['nobody@essai.example', 'back@essai.example'])).keys()].sort()
  const first = await to('nobody@essai.example')
  await send.work(sending, { id: first })
  const second = await to('back@essai.example')
  await send.work(sending, { id: second })
  assert.deepEqual(await refused(), ['nobody@essai.example'])
  const note = (id: number, returned: boolean) => change(house, (tx) => noteReturn(tx, id, returned))
  assert.deepEqual([await note(second, true), await note(second, true), await note(first, true)], [true, false, false])
  assert.deepEqual(await refused(), ['back@essai.example', 'nobody@essai.example'])
  assert.equal(await note(second, false), true)
  assert.equal(await change(house, (tx) => retryMails(tx, null)), 1)
  assert.deepEqual(await refused(), [])
})

test('how often one was told within the hour is counted by address', async () => {
  await queued(told('often@essai.example'))
  await queued(told('often@essai.example'))
  await queued({ ...PLAIN, recipient: 'often@essai.example' })
  const since = async (hours: number) =>
    (await toldSince(house.reader, ['often@essai.example'], new Date(house.clock.now().getTime() - hours * 3_600_000))).get(
      'often@essai.example',
    )
  assert.deepEqual([await since(1), await since(-1)], [2, undefined])
})
