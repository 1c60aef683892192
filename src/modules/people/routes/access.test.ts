/** Passkeys and sessions through HTTP, over https with an authenticator, and at an address that passkeys do not know. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change, record } from '#kernel/change.ts'
import { outbox } from '#kernel/mail.ts'
import { assertStrict } from '../../../../test/support/attempts.ts'
import { authenticator } from '../../../../test/support/authenticator.ts'
import { testHouse } from '../../../../test/support/house.ts'

const ORIGIN = 'https://plan.example'
const { house, request, as } = await testHouse({ demo: true, baseUrl: ORIGIN })

const idOf = async (name: string): Promise<number> =>
  (await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
const location = (answer: Response) => answer.headers.get('location')
const gildas = await idOf('Gildas Pontarec')
const device = authenticator(ORIGIN)

test('a key is added and signs in, and each cookie is for https alone', async () => {
  const headers = await as(gildas)
  const asked = await request('/me/passkeys/options', { form: {}, headers })
  assert.match(asked.headers.get('content-type') ?? '', /^application\/json/)
  const answer = device.make(await asked.json())
  const added = await request('/me/passkeys', { form: { answer }, headers: { ...headers, 'user-agent': 'Firefox/140.0 (Windows)' } })
  assert.deepEqual([added.status, location(added)], [303, '/me/access'])
  assert.match(await (await request('/me/access', { headers })).text(), /Firefox · Windows/)
  assert.match((await outbox(house.reader, 1))[0]!.text, /Firefox · Windows/)
  const again = await request('/me/passkeys', { form: { answer }, headers })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /elle a déjà servi/)

  const question = await request('/sign-in/passkey/options', { form: {} })
  assertStrict(question, 'the question', true)
  assert.match(question.headers.getSetCookie()[0]!, /^passkey=[\w-]{43};.*Path=\/sign-in;.*SameSite=Strict/)
  const form = { answer: device.sign(await question.json()), back: '/plans?x=1' }
  const stranger = await request('/sign-in/passkey', { form })
  assert.equal(stranger.status, 422, 'another browser')
  const entered = await request('/sign-in/passkey', { form, headers: { cookie: cookiesOf(question) } })
  assert.deepEqual([entered.status, location(entered)], [303, '/plans?x=1'])
  assertStrict(entered, 'the entrance', true)
  assert.match(await (await request('/me', { headers: { cookie: cookiesOf(entered) } })).text(), /Gildas Pontarec/)
})

test('the way back stays in this house', async () => {
  const question = await request('/sign-in/passkey/options', { form: {} })
  const form = { answer: device.sign(await question.json()), back: '//evil.example' }
  assert.equal(location(await request('/sign-in/passkey', { form, headers: { cookie: cookiesOf(question) } })), '/')
})

test('too many tries with one key are told in words', async () => {
  const stolen = authenticator(ORIGIN)
  const cookie = cookiesOf(await request('/sign-in/passkey/options', { form: {} }))
  let last = new Response()
  for (let tries = 0; tries < 11; tries += 1) {
    const question = await request('/sign-in/passkey/options', { form: {}, headers: { cookie } })
    last = await request('/sign-in/passkey', {
      form: { answer: stolen.sign(await question.json(), { handle: 'AAAA' }) },
      headers: { cookie },
    })
  }
  assert.equal(last.status, 429)
  assert.match(await last.text(), /Trop d’essais avec une clé d’accès/)
})

test('of what one may no longer read, one’s own session only says how many deeds there were', async () => {
  const clarisse = await idOf('Clarisse Monthuel')
  const headers = await as(clarisse)
  const [session] = await house.sessions.list(clarisse)
  const draft = await house.reader.selectFrom('plan_plan').select('id').where('slug', '=', 'bretagne-2018').executeTakeFirstOrThrow()
  const actor = { personId: clarisse, name: '', lang: 'fr' as const, example: true, mandates: [], acting: null, sessionId: session!.id }
  await change(house, (tx) =>
    record(tx, actor, 'plan.published', {
      organisationId: null,
      public: false,
      subjects: [{ kind: 'plan', id: draft.id }],
      payload: {} as never,
    }),
  )
  const page = await (await request(`/me/sessions/${session!.id}`, { headers })).text()
  assert.match(page, /1 geste porte sur une chose que vous ne pouvez plus lire/)
  assert.doesNotMatch(page, /bretagne-2018|Plan régional/)
})

test('one who is signed in twice ends the other session, or both', async () => {
  const [one, other] = [await as(gildas), await as(gildas)]
  const status = async (headers: Record<string, string>) => (await request('/me', { headers })).status
  assert.equal(location(await request('/me/sessions/end', { form: { which: 'others' }, headers: one })), '/me/access')
  assert.deepEqual([await status(one), await status(other)], [200, 303])
  assert.equal(location(await request('/me/sessions/end', { form: { which: 'all' }, headers: one })), '/')
  assert.equal(await status(one), 303)
})

test('on a local network there are no passkeys, and the page says what to do', async () => {
  const lan = await testHouse({ demo: true, baseUrl: 'http://192.168.1.20:3000' })
  const page = await (await lan.request('/sign-in')).text()
  assert.doesNotMatch(page, /<passkey-entering/)
  assert.match(page, /Recevoir un code/)
  assert.match(page, /demandent une adresse en https/)
  const refused = await lan.request('/sign-in/passkey/options', { form: {} })
  assert.equal(refused.status, 422)
  assert.match(((await refused.json()) as { sentence: string }).sentence, /https/)
  const { id } = await lan.house.reader.selectFrom('people_person').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
  const mine = await (await lan.request('/me/access', { headers: await lan.as(id) })).text()
  assert.doesNotMatch(mine, /<passkey-adding/)
  assert.match(mine, /demandent une adresse en https/)
})
