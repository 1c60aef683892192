/** Choosing one's mails, and ending them by the link at their foot: by a person, and by a mail program's own button. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailToken } from '#kernel/mail/token.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { mailChoices } from '../queries/mail.ts'

const { house, request, as } = await testHouse({ demo: true })
const person = async (name: string) =>
  (await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const kevin = await person('Kévin Dorsalin')
const ines = await person('Inès Talbourdin')
const chosen = async (id: number) => Object.fromEntries((await mailChoices(house.reader, [id])).get(id) ?? [])
const all = (pace: string, more = {}) => ({
  ...Object.fromEntries(house.capabilities.flatMap(({ mail }) => mail?.topics ?? []).map(({ name }) => [name, pace])),
  'people.expected': pace === 'at_once' ? 'daily' : pace,
  ...more,
})
const link = (personId: number, topics: string[]) => `/unsubscribe/${mailToken(house.signingKey, { personId, topics })}`
const location = (response: Response) => response.headers.get('location')

test('one’s own choices are kept, and shown again', async () => {
  const headers = await as(kevin)
  const saved = await request('/me/mail', { form: all('weekly', { 'plan.plans': 'daily' }), headers })
  assert.deepEqual([saved.status, location(saved)], [303, '/me/mail'])
  assert.equal((await chosen(kevin))['plan.plans'], 'daily')
  const html = await (await request('/me/mail', { headers })).text()
  assert.match(html, /name="plan\.plans"[\s\S]*?<option value="daily" selected>/)
  assert.match(html, /kevin\.dorsalin@reseau\.example/)
  assert.doesNotMatch(/<select[^>]*name="people\.expected"[\s\S]*?<\/select>/.exec(html)![0], /at_once/)
  assert.deepEqual(await chosen(ines), {}, 'nobody else’s')
})

test('what is no choice is refused, with what was typed', async () => {
  const headers = await as(kevin)
  const before = await chosen(kevin)
  const answer = await request('/me/mail', { form: all('at_once', { 'people.expected': 'at_once', 'plan.plans': 'never' }), headers })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /name="plan\.plans"[\s\S]*?<option value="never" selected>/)
  assert.deepEqual(await chosen(kevin), before)
})

test('the link shows a button and names nobody; opening it changes nothing, as mail scanners open links', async () => {
  const path = link(ines, ['people.mandates', 'plan.actions'])
  const html = await (await request(path)).text()
  assert.match(html, /Mes mandats, et qui parle pour mes organisations/)
  assert.match(html, /Les actions que je porte/)
  assert.doesNotMatch(html, /Talbourdin|@reseau/)
  assert.deepEqual(await chosen(ines), {})
})

test('the button ends the groups of that mail and no other, without signing in', async () => {
  const path = link(ines, ['people.mandates'])
  const done = await request(path, { form: {} })
  assert.deepEqual([done.status, location(done)], [303, path])
  assert.deepEqual(await chosen(ines), { 'people.mandates': 'never' })
  assert.match(await (await request(path)).text(), /C’est noté/)
  const again = await request(path, { form: all('daily', { choices: '1' }) })
  assert.equal(again.status, 303)
  assert.equal((await chosen(ines))['people.mandates'], 'daily')
})

/** RFC 8058, 3.1: from a server, with no cookie and no origin. */
const oneClick = (path: string, headers: Record<string, string> = {}) =>
  request(path, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

test('a mail program’s button does it with one POST and no redirect; another site’s page cannot', async () => {
  const path = link(ines, ['plan.actions'])
  for (const foreign of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
    assert.equal((await oneClick(path, foreign as unknown as Record<string, string>)).status, 403)
  assert.equal((await chosen(ines))['plan.actions'], 'daily')
  const done = await oneClick(path)
  assert.deepEqual([done.status, location(done)], [200, null])
  assert.equal((await chosen(ines))['plan.actions'], 'never')
  const form = new FormData()
  form.append('List-Unsubscribe', 'One-Click')
  assert.equal((await request(link(ines, ['plan.shared']), { method: 'POST', body: form })).status, 200, 'the RFC’s other form')
  assert.equal((await chosen(ines))['plan.shared'], 'never')
})

test('a token gives no other right: whoever is signed in as somebody else changes the choices of the mail’s reader', async () => {
  const before = await chosen(kevin)
  assert.equal((await request(link(ines, ['people.network']), { form: {}, headers: await as(kevin) })).status, 303)
  assert.equal((await chosen(ines))['people.network'], 'never')
  assert.deepEqual(await chosen(kevin), before)
})

test('a touched or foreign token is no address', async () => {
  const token = mailToken(house.signingKey, { personId: ines, topics: ['plan.plans'] })
  const foreign = mailToken('another key', { personId: ines, topics: ['plan.plans'] })
  const other = `${Buffer.from(`${kevin}.plan.plans`).toString('base64url')}.${token.split('.')[1]}`
  for (const wrong of [
    foreign,
    other,
    token.slice(0, -3),
    'forged-token',
    mailToken(house.signingKey, { personId: 999_999, topics: [] }),
  ]) {
    assert.equal((await request(`/unsubscribe/${wrong}`)).status, 404, wrong)
    assert.equal((await request(`/unsubscribe/${wrong}`, { form: {} })).status, 404, wrong)
  }
})
