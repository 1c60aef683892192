/** Every address of the house, tried by those who may not: strangers, another organisation, yesterday's mandate, a forged cookie. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildApp } from '../src/app.tsx'
import { testHouse } from './support/house.ts'
import {
  type Answer,
  type Attempt,
  answerOf,
  assertStrict,
  FORMER,
  fingerprint,
  get,
  isRefused,
  nowhere,
  open,
  post,
  REPRESENTATIVE,
  STRANGERS,
  type Stranger,
  settle,
  textOf,
  worldOf,
} from './support/strangers.ts'

const { house, request, as, logged } = await testHouse({ demo: true })
const { person, organisation, body, item, draftWords } = await worldOf(house)
const { links } = house.sessions

const DIRECTOR = 'Malo Trevenec'
const STAFF = 'Kévin Dorsalin'
const DRAFT = '/plans/bretagne-2018'
const drafted = item('bretagne-2018#1.1')
const toSignIn = (back = '/me') => `303 /sign-in?back=${encodeURIComponent(back)}`

const newsOf = (id: number, percent: number) => async () => {
  const { revision } = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', id).executeTakeFirstOrThrow()
  return { revision: String(revision), status: 'in_progress', progress: String(percent) }
}
const lastDeed = async () => {
  const { id } = await house.reader.selectFrom('journal_entry').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  return `/plan-deeds/${id}/undo`
}
const mandateOf = async (name: string) => {
  const { id } = await house.reader.selectFrom('people_mandate').select('id').where('person_id', '=', person(name)).executeTakeFirstOrThrow()
  return { mandate: String(id) }
}
const stylesheet = async () => /\/assets\/all-\w+\.css/.exec(await (await request('/')).text())![0]
const sessionOf = (name: string) => async () => `/me/sessions/${(await house.sessions.list(person(name)))[0]!.id}/end`
const invitation = async () => `/invitations/${await links.make('sign_in', person(STAFF))}`

const EVERYONE: Attempt[] = [
  open('/'),
  open('/journal'),
  open('/journal?before=5'),
  open('/healthz'),
  open('/live?topics=plan:4~forged'),
  open(stylesheet),
  nowhere('/assets/../package.json'),
  nowhere('/assets/all.css.map'),
  open(`/organisations/${organisation('CHANTIER école')}`),
  open(`/organisations/${organisation('CHANTIER école Bretagne')}`),
  nowhere('/organisations/999999'),
  open(`/bodies/${body('Groupe Mobilité et insertion')}`),
  nowhere('/bodies/0'),
  open(`/persons/${person('Solène Varenquier')}`),
  get(`/persons/${person(DIRECTOR)}`, STAFF, 404, 200, 200, 200),
  get(`/persons/${person(FORMER)}`, STAFF, 404, 200, 200, 200),
  nowhere('/logo'),
  open('/plans'),
  open('/plans/reussir-2020'),
  open('/plans/reussir-2020?missing=owner'),
  open('/plans/reussir-2020.pdf'),
  open('/plans/reussir-2020.json'),
  open('/plans/plan-annuel'),
  nowhere('/plans/unknown'),
  nowhere('/plans/unknown.pdf'),
  nowhere('/plans/unknown.json'),
  open(`/items/${item('reussir-2020#A3.3.1')}`),
  nowhere('/items/999999'),
  nowhere('/no-such-page'),
]

const DOORS: Attempt[] = [
  get('/sign-in', STAFF, 200, '303 /me', '303 /me', '303 /me'),
  post('/sign-in', { email: 'kevin.dorsalin@reseau.example' }, STAFF, ...repeat('303 /sign-in/code')),
  get('/sign-in/code', STAFF, ...repeat('303 /sign-in')),
  post('/sign-in/code', { code: '123456' }, STAFF, ...repeat('303 /sign-in')),
  post('/sign-out', {}, STAFF, ...repeat('303 /')),
  open('/demo'),
  post('/demo/session', { person: String(person(STAFF)) }, STAFF, ...repeat('303 /')),
  post('/demo/session', { person: '999999' }, STAFF, ...repeat(404)),
  open('/outbox'),
  nowhere('/invitations/forged'),
  open(invitation),
  post(invitation, {}, STAFF, ...repeat('303 /')),
  post('/invitations/forged', {}, STAFF, ...repeat(404)),
  nowhere('/set-up/forged'),
  post('/set-up/forged', { name: 'Autre', time_zone: 'Europe/Paris', person_name: 'Moi', email: 'moi@ailleurs.example' }, STAFF, ...repeat(404)),
]

const ME: Attempt[] = [
  get('/me', STAFF, toSignIn(), 200, 200, 200),
  post('/me/acting', () => mandateOf(STAFF), STAFF, toSignIn(), 422, 422, '303 /me'),
  post('/me/acting', () => mandateOf(FORMER), FORMER, toSignIn(), 422, 422, 422),
  post('/me/language', { lang: 'fr' }, STAFF, toSignIn(), ...([1, 2, 3].map(() => '303 /me?lang=fr') as [Answer, Answer, Answer])),
  post(sessionOf(STAFF), {}, STAFF, toSignIn(), 404, 404, '303 /me'),
  post('/me/sessions/end', {}, STAFF, toSignIn(), '303 /', '303 /', '303 /'),
]

/** An adopted plan is read by anyone; only its staff and who carries an action say how it goes. */
const adopted = item('reussir-2020#A1.2.1')
const carried = item('reussir-2020#A3.2.1')
const ADOPTED: Attempt[] = [
  get(`/items/${adopted}/edit`, STAFF, toSignIn(`/items/${adopted}/edit`), 403, 403, 200),
  post(`/items/${adopted}`, newsOf(adopted, 55), STAFF, 403, 403, 403, `303 /items/${adopted}`),
  post(lastDeed, {}, STAFF, 404, 403, 403, `303 /items/${adopted}`),
  get(`/items/${carried}/edit`, STAFF, toSignIn(`/items/${carried}/edit`), 200, 403, 200),
  post(`/items/${carried}`, newsOf(carried, 5), REPRESENTATIVE, 403, `303 /items/${carried}`, 403, `303 /items/${carried}`),
  get('/plans/reussir-2020/adoption', 'Gildas Pontarec', 403, 403, 403, 422),
  post('/plans/reussir-2020/publication', {}, 'Gildas Pontarec', 403, 403, 403, 422),
  post('/plans/reussir-2020/withdrawal', {}, 'Gildas Pontarec', 403, 403, 403, 422),
  post('/plans/reussir-2020/adoption', { decided_on: '2015' }, 'Gildas Pontarec', 403, 403, 403, 422),
  post('/plans/plan-annuel/closing', {}, 'Gildas Pontarec', 403, 403, 403, '303 /plans/plan-annuel'),
  post(lastDeed, {}, 'Gildas Pontarec', 404, 403, 403, '303 /plans/plan-annuel'),
]

const hidden = (path: Attempt['path']) => get(path, DIRECTOR, 404, 404, 404, 200)
/** The regional draft: for all but its staff it does not exist. */
const HIDDEN: Attempt[] = [
  hidden(DRAFT),
  hidden(`${DRAFT}?status=planned&lang=en`),
  hidden(`${DRAFT}.pdf`),
  hidden(`${DRAFT}.json`),
  hidden(`${DRAFT}/adoption`),
  hidden(`/items/${drafted}`),
  hidden(`/items/${drafted}/edit`),
  hidden(`/items/${item('bretagne-2018#2.1')}`),
  post(`/items/${drafted}`, newsOf(drafted, 20), DIRECTOR, 404, 404, 404, `303 /items/${drafted}`),
  post(lastDeed, {}, DIRECTOR, 404, 404, 404, `303 /items/${drafted}`),
  post(`${DRAFT}/withdrawal`, {}, DIRECTOR, 404, 404, 404, 422),
  post(`${DRAFT}/closing`, {}, DIRECTOR, 404, 404, 404, 422),
]

const moved = (deed: string): Attempt => post(`${DRAFT}/${deed}`, {}, DIRECTOR, 403, 403, 403, `303 ${DRAFT}`)
const LIFE: Attempt[] = [
  open(DRAFT),
  open(`${DRAFT}.json`),
  open(`/items/${drafted}`),
  get(`${DRAFT}/adoption`, DIRECTOR, 403, 403, 403, 200),
  post(`/items/${drafted}`, newsOf(drafted, 30), DIRECTOR, 403, 403, 403, `303 /items/${drafted}`),
]
const END: Attempt[] = [
  post(`${DRAFT}/publication`, {}, DIRECTOR, 404, 404, 404, `303 ${DRAFT}`),
  post(`${DRAFT}/adoption`, { decided_on: 'mars 2017' }, DIRECTOR, 403, 403, 403, `303 ${DRAFT}`),
  moved('closing'),
  open(DRAFT),
  post(`/items/${drafted}`, newsOf(drafted, 40), DIRECTOR, 403, 403, 403, 403),
]
const ALL = [...EVERYONE, ...DOORS, ...ME, ...ADOPTED, ...HIDDEN, ...LIFE, ...END]

function repeat(answer: Answer): Attempt['answers'] {
  return [answer, answer, answer, answer]
}

async function headersFor(who: Stranger | 'may', by: string): Promise<Record<string, string>> {
  if (who === 'stranger') return {}
  if (who === 'forger') return { cookie: (await as(person(by))).cookie!.replace(/.{6}$/, 'AAAAAA') }
  return as(person(who === 'representative' ? REPRESENTATIVE : who === 'former' ? FORMER : by))
}

/** One attempt by one person: the answer, that nothing was written where it refuses, that nothing of the draft shows. */
async function tried(attempt: Attempt, who: Stranger | 'may', secret: boolean): Promise<void> {
  const headers = await headersFor(who, attempt.by)
  const [path, form] = [await settle(attempt.path), await settle(attempt.form)]
  const expected = attempt.answers[{ stranger: 0, forger: 0, representative: 1, former: 2, may: 3 }[who]]!
  const before = isRefused(expected) ? await fingerprint(house) : ''
  const response = await request(path, { headers, ...(attempt.method === 'POST' ? { form: form ?? {} } : {}) })
  const when = `${attempt.method} ${path} by ${who === 'may' ? attempt.by : who}`
  assert.equal(answerOf(response), expected, `${when}\n${logged.at(-1) ?? ''}`)
  assertStrict(response, when)
  const text = await textOf(response)
  if (before) assert.equal(await fingerprint(house), before, `${when}: something was written`)
  if (!secret || who === 'may') return
  for (const word of draftWords) if (!path.includes(word)) assert.ok(!text.includes(word), `${when}: says ${word}`)
}

async function tryAll(attempts: Attempt[], { secret }: { secret: boolean }): Promise<void> {
  for (const attempt of attempts) for (const who of [...STRANGERS, 'may'] as const) await tried(attempt, who, secret)
}

test('every address of the house has a stranger’s attempt', async () => {
  const app = buildApp(house)
  const met = new Set<string>()
  const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
  for (const { method, path } of ALL) {
    const { pathname } = new URL(await settle(path), house.baseUrl)
    const [handlers] = app.router.match(method, pathname)
    for (const [[, route]] of handlers) if (route.method !== 'ALL') met.add(nameOf(route))
  }
  const registered = app.routes.filter(({ method }) => method !== 'ALL').map(nameOf)
  assert.ok(registered.length > 30, 'there are routes to try')
  assert.deepEqual(
    registered.filter((name) => !met.has(name)),
    [],
    'add an attempt at these to test/strangers.test.ts',
  )
})

test('a form that another site sends writes nothing', async () => {
  for (const { method, path, form, by } of ALL) {
    if (method === 'GET') continue
    const headers = await as(person(by))
    const before = await fingerprint(house)
    for (const foreign of [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: '', 'sec-fetch-site': 'cross-site' }]) {
      const address = await settle(path)
      const response = await request(address, { form: (await settle(form)) ?? {}, headers: { ...headers, ...foreign } })
      assert.equal(response.status, 403, `POST ${address} from ${JSON.stringify(foreign)}`)
      assertStrict(response, address)
    }
    assert.equal(await fingerprint(house), before)
  }
})

test('what anyone may read says nothing of the draft, even where an open plan leads to it', async () => {
  await house.db
    .updateTable('plan_item')
    .set({ carried_over_to_id: drafted })
    .where('id', '=', item('reussir-2020#A3.3.1'))
    .execute()
  await tryAll(EVERYONE, { secret: true })
})

test('signing in, the demonstration and one-time links give nobody else’s rights', () => tryAll(DOORS, { secret: true }))
test('one’s own page is one’s own', () => tryAll(ME, { secret: true }))
test('an adopted plan is read by anyone and changed by those who carry it', () => tryAll(ADOPTED, { secret: true }))
test('the draft does not exist for those who may not read it', () => tryAll(HIDDEN, { secret: true }))

test('a published draft is open, and once withdrawn it does not exist again, nor in the journal', async () => {
  await tryAll([post(`${DRAFT}/publication`, {}, DIRECTOR, 404, 404, 404, `303 ${DRAFT}`)], { secret: true })
  await tryAll([...LIFE, moved('withdrawal')], { secret: false })
  await tryAll([...EVERYONE, ...HIDDEN], { secret: true })
})

test('adoption and closing are for those who answer for the plan, and a closed plan stays as it is', () => tryAll(END, { secret: false }))

test('errors on our side carry the strict headers too', async () => {
  const broken = { ...house, network: () => Promise.reject(new Error('planted')), log: () => {} }
  const answers = await Promise.all([
    buildApp(broken).request('/'),
    buildApp({ ...house, log: () => {}, reader: null as never }).request('/plans'),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 500],
  )
  for (const answer of answers) assertStrict(answer, String(answer.status))
})

test('without the demonstration its doors do not exist', async () => {
  const real = await testHouse()
  for (const path of ['/demo', '/outbox', '/demo/session']) assert.equal((await real.request(path)).status, 404, path)
  assert.equal((await real.request('/demo/session', { form: { person: '1' } })).status, 404)
})

test('over https every cookie is for https alone', async () => {
  const secure = await testHouse({ demo: true, baseUrl: 'https://plan.example' })
  const { id } = await secure.house.reader.selectFrom('people_person').select('id').limit(1).executeTakeFirstOrThrow()
  const answers = [
    await secure.request('/?lang=en'),
    await secure.request('/demo/session', { form: { person: String(id) } }),
    await secure.request('/sign-in', { form: { email: 'kevin.dorsalin@reseau.example' } }),
    await secure.request('/sign-out', { form: {}, headers: await secure.as(id) }),
  ]
  for (const answer of answers) assertStrict(answer, answer.url, true)
  assert.deepEqual(
    answers.flatMap((answer) => answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).sort(),
    ['__Host-gouvernail', '__Host-gouvernail', 'flash', 'flash', 'lang', 'sign_in'],
  )
})
