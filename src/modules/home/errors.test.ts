/** What is said when something cannot be shown or done: refusals in words, bugs with a number, accidents with patience. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { change } from '#kernel/change.ts'
import { openDatabase } from '#kernel/database.ts'
import { openSessions } from '#kernel/session.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { importPlan } from '#modules/plan/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { buildApp } from '../../app.tsx'

const { house, request, as, logged } = await testHouse()
const rita = await change(house, async (tx) => {
  const { organisationId } = await setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null })
  const personId = await addPerson(tx, SHELL, { name: 'Rita' })
  await giveMandate(tx, SHELL, { personId, role: 'representative', organisationId, startsOn: '2015-01-01' })
  await importPlan(tx, SHELL, {
    ...{ slug: 'cap', publish: true, life: 'draft' },
    draft: {
      ...{
        slug: 'cap',
        title: { fr: 'Cap', en: null },
        kind: 'strategic',
        levelNames: { fr: ['Pilier', 'Action'], en: [] },
        period: { from: null, to: null },
      },
      ...{ owner: null, predecessor: null, notes: [], milestones: [], decision: null, state: 'draft', example: false, items: [] },
    },
  })
  return personId
})
const signedIn = await as(rita)
const answer = async (response: Response | Promise<Response>) => {
  const { status, headers } = await response
  return { status, headers, html: await (await response).text() }
}
const get = (path: string, headers: Record<string, string> = {}) => answer(request(path, { headers }))

/** The house with another database, asked by a stranger or with headers. */
const askOf = (other: Partial<typeof house>, path: string, headers: Record<string, string> = {}) => {
  const lines: string[] = []
  const app = buildApp({ ...house, ...other, log: (line) => lines.push(line) })
  return Promise.resolve(app.request(`http://localhost:3000${path}`, { headers: { 'accept-language': 'fr', ...headers } })).then(
    async (response) => ({
      ...(await answer(response)),
      lines,
    }),
  )
}

/** A database that nobody serves. */
const away = openDatabase({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nothing' })
after(() => away.close())

test('what is not there is said, with a way to sign in and back for strangers', async () => {
  for (const path of ['/nothing', '/plans/nothing', '/items/999999', '/persons/999999', '/organisations/0']) {
    const { status, html } = await get(path)
    assert.equal(status, 404, path)
    assert.match(html, /Cette page ne se trouve pas/)
    assert.ok(html.includes(`href="/sign-in?back=${encodeURIComponent(path)}"`), path)
    assert.match(html, /<meta name="robots" content="noindex/)
  }
  const known = await get('/nothing', signedIn)
  assert.equal(known.status, 404)
  assert.doesNotMatch(known.html, /href="\/sign-in/)
  assert.match(known.html, /Revenir à l’accueil/)
})

test('what is not one’s own to do is said in the words of the rule', async () => {
  const refused = await answer(request('/plans/cap/publication', { form: {}, headers: signedIn }))
  assert.equal(refused.status, 403)
  assert.match(refused.html, /Ce n’est pas possible avec vos mandats/)
  assert.match(refused.html, /Vos mandats ne permettent pas de faire cela aujourd’hui\./)
  assert.doesNotMatch(refused.html, /href="\/sign-in/)
  const stranger = await answer(request('/plans/cap/publication', { form: {} }))
  assert.deepEqual([stranger.status, /href="\/sign-in/.test(stranger.html)], [403, true])
  assert.deepEqual(logged, [], 'a refusal is no fault')
})

test('the address that was asked for is shown nowhere as markup', async () => {
  const { status, html } = await get(`/x/%22%3E%3Cscript%3Ealert(1)%3C/script%3E?a="><script>alert(2)</script>`)
  assert.equal(status, 404)
  assert.doesNotMatch(html, /<script>alert|"><script/)
})

test('each says it in the reader’s language', async () => {
  const { html } = await get('/nothing', { 'accept-language': 'en' })
  assert.match(html, /<html lang="en"/)
  assert.match(html, /This page is not to be found/)
})

test('a bug is 500 with a number that is in the log, and tells the reader nothing else', async () => {
  const bug = new TypeError('the secret of the house')
  const { status, html, headers, lines } = await askOf({ network: () => house.network(), reader: brokenReader(bug) }, '/plans')
  assert.equal(status, 500)
  assert.match(html, /Une erreur de notre côté/)
  assert.equal(lines.length, 1)
  const [, reference, rest] = /^([0-9a-f]{8}) (.*)$/s.exec(lines[0]!)!
  assert.ok(html.includes(reference!), 'the page shows the number')
  assert.match(rest!, /^GET \/plans: TypeError: the secret of the house\n\s+at /)
  assert.doesNotMatch(html, /secret of the house|TypeError|\bat .*\.ts/)
  assert.match(headers.get('cache-control') ?? '', /no-cache/)
})

/** A reader that fails as a bug would. */
function brokenReader(bug: Error): typeof house.reader {
  return new Proxy(house.reader, {
    get() {
      throw bug
    },
  })
}

test('two bugs have two numbers', async () => {
  const numbers = await Promise.all(
    [1, 2].map(async () => (await askOf({ reader: brokenReader(new Error('x')) }, '/plans')).lines[0]!.slice(0, 8)),
  )
  assert.notEqual(numbers[0], numbers[1])
})

test('a deed that no door knows breaks the journal alone, loudly', async () => {
  const { id } = await house.db
    .insertInto('journal_entry')
    .values({
      ...{ at: new Date(), deed: 'nobody.knows', person_id: null, mandate_id: null, organisation_id: null, public: true },
      payload: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  house.kept.clear()
  const { status, html } = await get('/journal')
  assert.equal(status, 500)
  assert.match(logged.at(-1) ?? '', /^[0-9a-f]{8} GET \/journal: Error: No door declares the deed nobody\.knows/)
  assert.ok(html.includes(logged.at(-1)!.slice(0, 8)))
  assert.equal((await get('/plans')).status, 200)
  await house.db.deleteFrom('journal_entry').where('id', '=', id).execute()
  assert.equal((await get('/journal')).status, 200, 'a failure is not kept')
})

test('while the database is away the answer is 503 with patience, whoever asks', async () => {
  await house.network()
  const { status, html, lines } = await askOf({ db: away.db, reader: away.db }, '/plans?x=1')
  assert.equal(status, 503)
  assert.match(html, /Le service revient dans un instant/)
  assert.match(html, /La base de données ne répond pas/)
  assert.match(lines[0]!, /^[0-9a-f]{8} GET \/plans: .*ECONNREFUSED/)
  const options = { db: away.db, secret: house.signingKey, baseUrl: house.baseUrl, secure: false, log: () => undefined }
  const unread = await askOf({ sessions: openSessions(options) }, '/plans', signedIn)
  assert.deepEqual([unread.status, /Le service revient/.test(unread.html)], [503, true], 'nobody knows who asks')
  const nothingKnown = await askOf({ network: () => Promise.reject(new Error('away')), reader: away.db }, '/plans?x=2')
  assert.deepEqual([nothingKnown.status, nothingKnown.html], [503, 'Le service revient dans un instant.'])
  const english = await askOf({ network: () => Promise.reject(new Error('away')), reader: away.db }, '/plans?x=3', {
    'accept-language': 'en',
  })
  assert.equal(english.html, 'The service will be back in a moment.')
})

test('what is kept is served while the database is away', async () => {
  const kept = await get('/plans')
  const { status, html } = await askOf({ db: away.db, reader: away.db }, '/plans')
  assert.deepEqual([status, html === kept.html], [200, true])
})

test('whoever watches over the service is told how it is', async () => {
  const well = await get('/healthz')
  assert.deepEqual([well.status, JSON.parse(well.html)], [200, { status: 'ok', day: house.clock.today() }])
  const ill = await askOf({ db: away.db }, '/healthz')
  assert.deepEqual([ill.status, JSON.parse(ill.html)], [503, { status: 'unavailable' }])
})
