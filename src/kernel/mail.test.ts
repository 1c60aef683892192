/** Mail: it waits in the outbox, and leaves through a real SMTP server that takes, refuses or puts off. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../test/support/house.ts'
import { decoded, smtpServer } from '../../test/support/smtp.ts'
import type { JobDeclaration } from './capability.ts'
import { change } from './change.ts'
import { type Mail, mailJobs, outbox, sendMail } from './mail.ts'

const { house } = await testHouse()
const smtp = await smtpServer()
const sending = { ...house, smtpUrl: smtp.url }
const [mailJob] = mailJobs as [JobDeclaration]

/** Puts a mail into the outbox. Nothing sends it by itself here: the job is done by hand. */
const queued = (mail: Partial<Mail> = {}): Promise<number> =>
  change(house, (tx) => sendMail(tx, { recipient: 'rita@essai.example', lang: 'fr', subject: 'Essai', text: 'Bonjour', ...mail } as Mail))
const stateOf = async (id: number) => {
  const { state, attempts, sent_at, trouble } = (await outbox(house.reader, 100)).find((each) => each.id === id)!
  return { state, attempts, sent: sent_at !== null, trouble }
}
test('without an SMTP server a mail waits in the outbox', async () => {
  const id = await queued()
  await mailJob.work(house, { id })
  assert.deepEqual(await stateOf(id), { state: 'waiting', attempts: 0, sent: false, trouble: null })
})

test('a mail leaves whole: its words in both alphabets of the mail, to one person, from the house', async () => {
  const id = await queued({
    subject: '[exemple] 123456 – l’accès à Réussir 2020',
    text: 'Bonjour Rita,\n\nvotre code : 123456. « À bientôt » 😀\n.\nfin',
  })
  await mailJob.work(sending, { id })
  const mail = smtp.received.at(-1)!
  assert.deepEqual([mail.to, mail.from], [['rita@essai.example'], 'gouvernail@localhost'])
  assert.match(mail.text, /^To: rita@essai\.example$/m)
  assert.match(mail.text, /^From: .*gouvernail@localhost/m)
  assert.match(mail.text, /^Subject: (=\?UTF-8\?[QB]\?|\[exemple\])/m)
  assert.match(decoded(mail.text), /votre code : 123456\. « À bientôt » 😀/)
  assert.deepEqual(await stateOf(id), { state: 'sent', attempts: 1, sent: true, trouble: null })
})

test('the sender that the settings name is the sender', async () => {
  await mailJob.work(
    { ...house, smtpUrl: `${smtp.url}?from=${encodeURIComponent('Le réseau <bureau@reseau.example>')}` },
    { id: await queued() },
  )
  assert.equal(smtp.received.at(-1)!.from, 'bureau@reseau.example')
  assert.match(smtp.received.at(-1)!.text, /^From: .*<bureau@reseau\.example>$/m)
})

test('else the mailbox that signs in with the server is the sender', async () => {
  await mailJob.work({ ...house, smtpUrl: smtp.url.replace('//', '//bureau%40reseau.example:secret@') }, { id: await queued() })
  assert.equal(smtp.received.at(-1)!.from, 'bureau@reseau.example')
})

test('a mail is sent once', async () => {
  const id = await queued()
  await mailJob.work(sending, { id })
  const count = smtp.received.length
  await mailJob.work(sending, { id })
  await mailJob.work(sending, { id: 999_999 })
  assert.equal(smtp.received.length, count)
  assert.equal((await stateOf(id)).attempts, 1)
})

test('what the server refuses for good is noted and not tried again', async () => {
  const id = await queued({ recipient: 'nobody@essai.example' })
  await mailJob.work(sending, { id })
  const { trouble, ...state } = await stateOf(id)
  assert.deepEqual(state, { state: 'refused', attempts: 1, sent: false })
  assert.match(trouble ?? '', /550/)
})

test('what the server puts off is tried again, and leaves when the server takes it', async () => {
  const recipient = 'later@essai.example'
  smtp.putOff.add(recipient)
  const id = await queued({ recipient })
  await assert.rejects(Promise.resolve(mailJob.work(sending, { id })), /451/)
  assert.deepEqual({ ...(await stateOf(id)), trouble: null }, { state: 'waiting', attempts: 1, sent: false, trouble: null })
  assert.match((await stateOf(id)).trouble ?? '', /451/)
  smtp.putOff.delete(recipient)
  await mailJob.work(sending, { id })
  assert.deepEqual(await stateOf(id), { state: 'sent', attempts: 2, sent: true, trouble: null })
})

test('a server that cannot be reached is tried again', async () => {
  const gone = await smtpServer()
  await gone.close()
  const id = await queued()
  await assert.rejects(Promise.resolve(mailJob.work({ ...house, smtpUrl: gone.url }, { id })), /ECONNREFUSED/)
  assert.deepEqual({ ...(await stateOf(id)), trouble: null }, { state: 'waiting', attempts: 1, sent: false, trouble: null })
})

test('a password that the server does not take keeps the mails until the settings are right', async () => {
  const id = await queued()
  const smtpUrl = smtp.url.replace('//', '//bureau:wrong@')
  await assert.rejects(Promise.resolve(mailJob.work({ ...house, smtpUrl }, { id })), /535/)
  assert.equal((await stateOf(id)).state, 'waiting')
})

test('nobody slips another recipient or header into a mail', async () => {
  const id = await queued({ subject: 'Bonjour\r\nBcc: evil@evil.example\r\n\r\nhidden', text: 'a\r\n.\r\nMAIL FROM:<evil@evil.example>' })
  await mailJob.work(sending, { id })
  const mail = smtp.received.at(-1)!
  assert.deepEqual([mail.to, mail.from], [['rita@essai.example'], 'gouvernail@localhost'])
  assert.doesNotMatch(mail.text, /^Bcc:/im)
})

test('the outbox has the latest first, as many as asked for', async () => {
  const ids = [await queued(), await queued(), await queued()]
  assert.deepEqual(
    (await outbox(house.reader, 2)).map(({ id }) => id),
    [ids[2], ids[1]],
  )
})

test('a running service sends by itself what a change put into the outbox', async () => {
  const running = await testHouse({ background: true, smtpUrl: smtp.url })
  const next = smtp.next()
  await change(running.house, (tx) => sendMail(tx, { recipient: 'tom@essai.example', lang: 'en', subject: 'Hello', text: 'Hello Tom' }))
  assert.deepEqual((await next).to, ['tom@essai.example'])
})
