/** The first start of a real network: the one-time link, what it asks, and what does not exist outside the demonstration. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import { PNG as picture } from '../../../test/support/pictures.ts'
import { setUpLink } from './verbs.ts'

const { house, request } = await testHouse()

const PNG = Uint8Array.from(picture)

/** Sends the set-up form with its picture, as a browser does. */
function sendSetUp(path: string, fields: Record<string, string>, logo?: Uint8Array<ArrayBuffer>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  body.set('logo', new File(logo ? [logo] : [], logo ? 'logo.png' : ''))
  return request(path, { method: 'POST', body, headers: { origin: 'http://localhost:3000' } })
}

const filled = {
  name: 'Réseau neuf',
  time_zone: 'Indian/Reunion',
  person_name: 'Ada Neuve',
  email: 'Ada@neuf.example',
  role: 'national_director',
}

test('the demonstration’s doors do not exist', async () => {
  assert.equal((await request('/demo')).status, 404)
  assert.equal((await request('/demo/session', { form: { person: '1' } })).status, 404)
})

test('the set-up link makes the network and signs its first person in, once', async () => {
  const [, former] = await setUpLink(house)
  const [, link] = await setUpLink(house)
  const path = new URL(link!).pathname
  assert.equal((await request(new URL(former!).pathname)).status, 404, 'a new link replaces the former')
  assert.equal((await request('/set-up/forged')).status, 404)
  assert.equal((await request(path)).status, 200)

  const wrong = await sendSetUp(path, { ...filled, time_zone: 'Paris', email: 'non' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="Réseau neuf"/)
  const noZone = await sendSetUp(path, { ...filled, time_zone: 'Paris' })
  assert.match(await noZone.text(), /fuseau horaire/)
  const noPicture = await sendSetUp(path, filled, new TextEncoder().encode('<svg/>'))
  assert.match(await noPicture.text(), /ni une image PNG/)

  const done = await sendSetUp(path, filled, PNG)
  assert.equal(done.status, 303)
  const cookie = done.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const me = await (await request('/me', { headers: { cookie } })).text()
  assert.match(me, /Ada Neuve/)
  assert.match(me, /Réseau neuf/)
  assert.equal(house.clock.timeZone, 'Indian/Reunion')
  const logo = await request('/logo')
  assert.equal(logo.headers.get('content-type'), 'image/png')
  assert.deepEqual(new Uint8Array(await logo.arrayBuffer()), PNG)
  assert.equal((await sendSetUp(path, { ...filled, name: 'Encore' })).status, 404)
  assert.deepEqual(await setUpLink(house), [])
})
