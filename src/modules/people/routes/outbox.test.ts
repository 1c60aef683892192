/** The outbox: read by those who keep the network's settings, secrets by nobody; what they may do; and the demonstration, open to read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { type Mail, mailJobs, sendMail } from '#kernel/mail.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { smtpServer } from '../../../../test/support/smtp.ts'
import { setUpNetwork } from '../commands/network.ts'
import { addPerson, editPerson, giveMandate } from '../commands/persons.ts'
import { mailTroubles } from '../queries/mail.ts'

const { house, request, as } = await testHouse()
const smtp = await smtpServer()
const { organisationId, personId: lucie } = await change(house, (tx) =>
  setUpNetwork(tx, SHELL, {
    name: 'Réseau d’essai',
    timeZone: 'Europe/Paris',
    person: { name: 'Lucie', email: 'lucie@essai.example', lang: 'fr', role: 'secretary' },
  }),
)
const rita = await change(house, (tx) => addPerson(tx, SHELL, { name: 'Rita', email: 'rita@essai.example' }))
await change(house, (tx) => giveMandate(tx, SHELL, { personId: rita, role: 'staff', organisationId, startsOn: '2015-01-01' }))
const [secretary, staff] = [await as(lucie!), await as(rita)]
const queued = (mail: Partial<Mail>) =>
  change(house, (tx) =>
    sendMail(tx, { recipient: 'rita@essai.example', lang: 'fr', subject: 'Essai', text: 'Bonjour Rita', ...mail } as Mail),
  )
const send = (id: number) => mailJobs[0]!.work({ ...house, smtpUrl: smtp.url }, { id })
const stateOf = async (id: number) =>
  (await house.reader.selectFrom('mail_message').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
const textOf = async (path: string, headers = secretary) => (await request(path, { headers })).text()

test('a stranger is led to the sign-in, and for who keeps no settings there is no outbox', async () => {
  const id = await queued({})
  for (const path of ['/outbox', `/outbox/${id}`]) {
    assert.equal((await request(path)).headers.get('location'), `/sign-in?back=${encodeURIComponent(path)}`)
    assert.equal((await request(path, { headers: staff })).status, 404)
    assert.equal((await request(path, { headers: secretary })).status, 200)
  }
  for (const path of ['/outbox/retry', `/outbox/${id}/retry`, `/outbox/${id}/return`]) {
    assert.equal((await request(path, { form: {} })).headers.get('location'), '/sign-in?back=%2Foutbox')
    assert.equal((await request(path, { form: {}, headers: staff })).status, 404)
  }
})

test('the text of a mail is read, and that of a secret by nobody, nor its subject', async () => {
  const plain = await queued({})
  const secret = await queued({ subject: '654321 : votre code', text: 'Le code : 654321', secretAs: 'Code de connexion' })
  assert.match(await textOf(`/outbox/${plain}`), /Bonjour Rita/)
  for (const path of ['/outbox', `/outbox/${secret}`, '/outbox?recipient=rita']) {
    assert.match(await textOf(path), /Code de connexion/)
    assert.doesNotMatch(await textOf(path), /654321/)
  }
})

test('what was refused says why in plain words, and is tried again by hand: one, or all', async () => {
  const [one, other] = [await queued({ recipient: 'nobody@essai.example' }), await queued({ recipient: 'nobody@ailleurs.example' })]
  for (const id of [one, other]) await send(id)
  const html = await textOf(`/outbox/${one}`)
  assert.match(html, /Cette boîte n’existe pas/)
  assert.match(html, /550 5\.1\.1/)
  assert.match(await textOf('/outbox'), /Essayer encore les 2 courriels refusés/)
  assert.equal((await request(`/outbox/${one}/retry`, { form: {}, headers: secretary })).headers.get('location'), `/outbox/${one}`)
  assert.deepEqual([await stateOf(one), await stateOf(other)], ['waiting', 'refused'])
  assert.equal((await request(`/outbox/${one}/retry`, { form: {}, headers: secretary })).status, 409)
  assert.equal((await request('/outbox/retry', { form: {}, headers: secretary })).headers.get('location'), '/outbox')
  assert.equal(await stateOf(other), 'waiting')
  assert.equal((await request('/outbox/999999/retry', { form: {}, headers: secretary })).status, 404)
})

test('a mail that came back is marked by hand: the address is known as wrong until it changes, or until it is said that it is not', async () => {
  const id = await queued({})
  const mark = (returned: string) => request(`/outbox/${id}/return`, { form: { returned }, headers: secretary })
  const trouble = async () => (await mailTroubles(house.reader, [rita])).get(rita)?.kind ?? null
  assert.equal((await mark('yes')).status, 409, 'it has not left')
  await send(id)
  assert.equal((await mark('yes')).status, 303)
  assert.deepEqual([await stateOf(id), await trouble()], ['returned', 'returned'])
  assert.match(await textOf('/me/mail', staff), /Votre adresse ne reçoit pas nos courriels/)
  assert.equal((await mark('no')).status, 303)
  assert.deepEqual([await stateOf(id), await trouble()], ['sent', null])
  await mark('yes')
  await change(house, (tx) => editPerson(tx, SHELL, rita, { name: 'Rita', email: 'rita.neuve@essai.example' }))
  assert.equal(await trouble(), null)
})

test('it is searched by state and recipient, and paged', async () => {
  for (let made = 0; made < 60; made += 1) await queued({ recipient: `foule${made}@essai.example` })
  const html = await textOf('/outbox?recipient=foule&state=waiting')
  assert.equal(html.match(/id="mail-/g)?.length, 50)
  const [, next] = /href="(\/outbox\?[^"]*before=\d+)"/.exec(html)!
  assert.equal((await textOf(next!.replaceAll('&amp;', '&'))).match(/id="mail-/g)?.length, 10)
  assert.match(await textOf('/outbox?recipient=personne-ici'), /Aucun courriel ne correspond/)
})

test('in the demonstration anyone reads it, codes too, and only who may does anything', async () => {
  const demo = await testHouse({ demo: true })
  await demo.request('/sign-in', { form: { email: 'malo.trevenec@reseau.example' } })
  const html = await (await demo.request('/outbox')).text()
  assert.match(html, /malo\.trevenec@reseau\.example/)
  const [, path] = /href="(\/outbox\/\d+)"/.exec(html)!
  assert.match(await (await demo.request(path!)).text(), /\d{6}/)
  assert.equal((await demo.request('/outbox/retry', { form: {} })).status, 403)
  assert.equal((await demo.request(`${path}/return`, { form: {} })).status, 403)
})
