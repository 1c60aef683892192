/** Passkeys on a real database, with real keys and signatures: who comes in, and every answer that must not open. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { authenticator, type Lies } from '../../../test/support/authenticator.ts'
import { testDatabase } from '../../../test/support/postgres.ts'
import { openDatabase } from '../database.ts'
import { openSessions } from '../session.ts'
import { passkeyOrigin } from './passkeys.ts'

const ORIGIN = 'https://plan.example'
const database = await testDatabase()
const { db, close } = openDatabase(database.connection)
after(async () => {
  await close()
  await database.drop()
})
const logged: string[] = []
const log = (line: string) => void logged.push(line)
const sessions = openSessions({ db, secret: 'for tests only: thirty-two characters', baseUrl: ORIGIN, secure: true, log })
const { passkeys } = sessions

const request = new Request(ORIGIN, { headers: { 'user-agent': 'Firefox/140.0 (Windows)' } })
const withCookies = (cookies: string[]) =>
  new Request(ORIGIN, { headers: { cookie: cookies.map((each) => each.split(';')[0]).join('; ') } })
let people = 0
let addresses = 0
/** Each try comes from an address of its own: what is limited has its own test. */
const address = () => {
  addresses += 1
  return `192.0.2.${addresses}`
}

/** Somebody who is signed in. */
async function somebody() {
  people += 1
  const account = { personId: people, name: `Personne ${people}`, email: `personne${people}@essai.example` }
  const cookies = await sessions.signInAs(account, request, 'test')
  const { sessionId } = (await sessions.read(withCookies(cookies)))!
  return { account, personId: account.personId, sessionId }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

async function askToAdd({ account, sessionId }: Somebody) {
  const asked = await passkeys.optionsToAdd({ account, sessionId, address: address(), network: 'Essai' })
  assert.ok('options' in asked, JSON.stringify(asked))
  return asked.options
}
async function askToEnter(browser = 'browser') {
  const asked = await passkeys.optionsToSignIn({ browser, address: address() })
  assert.ok('options' in asked)
  return asked.options
}
const add = ({ personId, sessionId }: Somebody, answer: string) => passkeys.add({ personId, sessionId, answer, name: 'Clé d’essai' })
const enter = (answer: string, browser = 'browser') => passkeys.signIn({ answer, browser, address: address() }, request)

/** Somebody with a key that was added. */
async function keyholder(traits: Parameters<typeof authenticator>[1] = {}) {
  const who = await somebody()
  const device = authenticator(ORIGIN, traits)
  const added = await add(who, device.make(await askToAdd(who)))
  assert.ok('id' in added, JSON.stringify(added))
  return { who, device, id: added.id }
}

test('a key that was added opens a session of its person, and notes that it was used', async () => {
  const { who, device, id } = await keyholder({ synced: true })
  const [before] = await passkeys.list(who.personId)
  assert.deepEqual([before!.id, before!.name, before!.synced, before!.lastUsedAt], [id, 'Clé d’essai', true, null])
  const entered = await enter(device.sign(await askToEnter()))
  assert.ok('cookies' in entered, JSON.stringify(entered))
  assert.equal(entered.personId, who.personId)
  assert.match(entered.cookies[0]!, /^__Host-gouvernail=.*; HttpOnly; SameSite=Lax; Secure$/)
  assert.equal((await sessions.read(withCookies(entered.cookies)))?.personId, who.personId)
  assert.ok((await passkeys.list(who.personId))[0]!.lastUsedAt)
  assert.equal((await sessions.list(who.personId))[0]!.device, 'Firefox/140.0 (Windows)')
})

test('a key that never counts opens again and again', async () => {
  const { device } = await keyholder({ counts: false })
  for (let time = 0; time < 2; time += 1) assert.ok('cookies' in (await enter(device.sign(await askToEnter()))))
})

const WRONG: [string, Lies, string][] = [
  ['another origin', { origin: 'https://plan.example.evil.example' }, 'unproven'],
  ['the same name over http', { origin: 'http://plan.example' }, 'unproven'],
  ['another port', { origin: 'https://plan.example:8443' }, 'unproven'],
  ['the name of another site', { rpID: 'evil.example' }, 'unproven'],
  ['nobody asked for finger, face or PIN', { verified: false }, 'unproven'],
  ['the signature of another key', { forged: true }, 'unproven'],
  ['an invented question', { challenge: Buffer.alloc(32).toString('base64url') }, 'over'],
  ['the name of another person', { handle: Buffer.from('another person').toString('base64url') }, 'unproven'],
  ['no name of a person', { handle: '' }, 'unproven'],
  ['an answer to another ceremony', { type: 'webauthn.create' }, 'unproven'],
  ['an unknown key', { credentialId: Buffer.from('unknown').toString('base64url') }, 'unknown'],
  ['a count that went back: the key was copied', { counter: 1 }, 'unproven'],
]
for (const [what, lies, refused] of WRONG)
  test(`signing in is refused: ${what}`, async () => {
    const { who, device } = await keyholder()
    assert.ok('cookies' in (await enter(device.sign(await askToEnter()))))
    const open = (await sessions.list(who.personId)).length
    assert.deepEqual(await enter(device.sign(await askToEnter(), lies)), { refused })
    assert.equal((await sessions.list(who.personId)).length, open)
  })

test('an answer opens once: repeated, from another browser or for another purpose it opens nothing', async () => {
  const { who, device } = await keyholder()
  const answer = device.sign(await askToEnter('mine'), {})
  assert.deepEqual(await enter(answer, 'theirs'), { refused: 'over' })
  assert.ok('cookies' in (await enter(answer, 'mine')))
  assert.deepEqual(await enter(answer, 'mine'), { refused: 'over' })
  const question = await askToAdd(who)
  assert.deepEqual(await enter(device.sign(question), who.sessionId), { refused: 'over' })
})

test('of two same answers at once, one opens', async () => {
  const { device } = await keyholder()
  const answer = device.sign(await askToEnter())
  const both = await Promise.all([enter(answer), enter(answer)])
  assert.equal(both.filter((each) => 'cookies' in each).length, 1)
})

test('a question that is five minutes old is over', async () => {
  const { device } = await keyholder()
  const answer = device.sign(await askToEnter())
  await db
    .updateTable('session_challenge')
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .execute()
  assert.deepEqual(await enter(answer), { refused: 'over' })
})

test('what is no answer at all is refused like a wrong one', async () => {
  for (const answer of ['', '{}', 'null', '[1]', '{"id":"é"}', `{"id":"${'a'.repeat(2_000)}"}`, '"'])
    assert.deepEqual(await enter(answer), { refused: 'unproven' }, answer)
  const { device } = await keyholder()
  const honest = JSON.parse(device.sign(await askToEnter())) as { response: Record<string, string> }
  for (const clientDataJSON of ['AAAA', Buffer.from('null').toString('base64url'), Buffer.from('{"challenge":7}').toString('base64url')])
    assert.deepEqual(await enter(JSON.stringify({ ...honest, response: { ...honest.response, clientDataJSON } })), { refused: 'over' })
  const broken = { ...honest, response: { ...honest.response, authenticatorData: 'AAAA' } }
  assert.deepEqual(await enter(JSON.stringify(broken)), { refused: 'unproven' })
})

const UNMADE: [string, Lies, string][] = [
  ['another origin', { origin: 'https://evil.example' }, 'unproven'],
  ['the name of another site', { rpID: 'evil.example' }, 'unproven'],
  ['nobody asked for finger, face or PIN', { verified: false }, 'unproven'],
  ['an invented question', { challenge: Buffer.alloc(32).toString('base64url') }, 'over'],
]
for (const [what, lies, refused] of UNMADE)
  test(`adding a key is refused: ${what}`, async () => {
    const who = await somebody()
    assert.deepEqual(await add(who, authenticator(ORIGIN).make(await askToAdd(who), lies)), { refused })
    assert.deepEqual(await passkeys.list(who.personId), [])
  })

test('a key is added once, in the session that asked, and belongs to one person', async () => {
  const { who, device } = await keyholder()
  const other = await somebody()
  const answer = device.make(await askToAdd(who))
  assert.deepEqual(await add(other, answer), { refused: 'over' }, 'another session answers')
  assert.deepEqual(await add(who, answer), { refused: 'taken' })
  assert.deepEqual(await add(who, answer), { refused: 'over' }, 'repeated')
  assert.deepEqual(await add(other, device.make(await askToAdd(other))), { refused: 'taken' })
  assert.deepEqual(await passkeys.list(other.personId), [])
})

test('authenticators know a person by one random name, and are told which keys there are', async () => {
  const { who, device } = await keyholder()
  const [one, other] = [await askToAdd(who), await askToAdd(who)]
  assert.equal(one.user.id, other.user.id)
  assert.equal(Buffer.from(one.user.id, 'base64url').length, 32)
  assert.notEqual((await askToAdd(await somebody())).user.id, one.user.id)
  assert.deepEqual(
    one.excludeCredentials?.map(({ id, transports }) => [id, transports]),
    [[device.id, ['internal']]],
  )
  assert.equal(one.authenticatorSelection?.userVerification, 'required')
  const asked = await askToEnter()
  assert.equal(asked.allowCredentials, undefined, 'nobody learns who has a key')
})

test('one names and removes one’s own keys, the last one too, and a removed key opens nothing', async () => {
  const { who, device, id } = await keyholder()
  const other = await somebody()
  assert.equal(await passkeys.rename(id, other.personId, 'À moi'), false)
  assert.equal(await passkeys.remove(id, other.personId), false)
  assert.equal(await passkeys.rename(id, who.personId, 'Téléphone'), true)
  assert.equal((await passkeys.list(who.personId))[0]!.name, 'Téléphone')
  assert.equal(await passkeys.remove(id, who.personId), true)
  assert.deepEqual(await enter(device.sign(await askToEnter())), { refused: 'unknown' })
})

test('who is forgotten has no key, no session and no history any more', async () => {
  const { who, device } = await keyholder()
  const other = await keyholder()
  await sessions.requestCode({ email: who.account.email, address: address(), account: who.account })
  await sessions.links.make('sign_in', who.personId)
  await sessions.endAll(who.personId)
  await sessions.forget(who.personId)
  const left = async (table: 'session_passkey' | 'session_session' | 'session_ended') =>
    (await db.selectFrom(table).select('id').where('user_id', '=', `person-${who.personId}`).execute()).length
  assert.deepEqual([await left('session_passkey'), await left('session_session'), await left('session_ended')], [0, 0, 0])
  const waiting = await db.selectFrom('session_verification').select('id').where('identifier', 'like', `%${who.account.email}%`).execute()
  const links = await db.selectFrom('session_link').select('token_hash').where('person_id', '=', who.personId).execute()
  assert.deepEqual([waiting, links], [[], []])
  assert.deepEqual(await enter(device.sign(await askToEnter())), { refused: 'unknown' })
  assert.equal((await passkeys.list(other.who.personId)).length, 1)
})

test('tries are limited by key and by address, and so are questions', async () => {
  const { device } = await keyholder()
  const from = '198.51.100.7'
  const outcomes = []
  for (let tries = 0; tries < 11; tries += 1) {
    const { challenge } = await askToEnter()
    outcomes.push(
      await passkeys.signIn({ answer: device.sign({ challenge }, { forged: true }), browser: 'browser', address: from }, request),
    )
  }
  assert.deepEqual(outcomes.at(-1), { limited: { minutes: 15 } })
  assert.deepEqual(outcomes.at(-2), { refused: 'unproven' })
  assert.ok('cookies' in (await keyholder().then(async (next) => enter(next.device.sign(await askToEnter())))), 'others come in')
})

test('passkeys want a name over https; a machine’s own name will do', () => {
  for (const [address, origin] of [
    ['https://plan.example', 'https://plan.example'],
    ['https://plan.example:8443', 'https://plan.example:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://plan.example', null],
    ['http://192.168.1.20:3000', null],
    ['https://192.168.1.20', null],
    ['https://[2001:db8::1]:3000', null],
    ['http://127.0.0.1:3000', null],
  ] as const)
    assert.equal(passkeyOrigin(address), origin, address)
})
