/** Every address of the house, tried by those who may not: strangers, another organisation, yesterday's mandate, a forged cookie. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildApp } from '../src/app.tsx'
import {
  type Attempt,
  answerOf,
  assertStrict,
  FORMER,
  fingerprint,
  isRefused,
  REPRESENTATIVE,
  STRANGERS,
  type Stranger,
  settle,
  textOf,
  worldOf,
} from './support/attempts.ts'
import { testHouse } from './support/house.ts'
import { adoptedPlan, attempts, doors, draft, endOfPlan, mine, publication, publishedDraft, readings } from './support/strangers.ts'
import { accessAttempts } from './support/strangers-access.ts'
import { attendanceAttempts } from './support/strangers-attendance.ts'
import { backupAttempts } from './support/strangers-backup.ts'
import { bringingIn } from './support/strangers-bring-in.ts'
import { BUDGET } from './support/strangers-budget.ts'
import { hiddenBuilding, openBuilding } from './support/strangers-build.ts'
import { castingAttempts } from './support/strangers-casting.ts'
import { comparisons } from './support/strangers-comparison.ts'
import { directoryAttempts } from './support/strangers-directory.ts'
import { feeds } from './support/strangers-feeds.ts'
import { hiddenFiles, openFiles } from './support/strangers-files.ts'
import { invitationsAttempts } from './support/strangers-invitations.ts'
import { keepingAttempts } from './support/strangers-keeping.ts'
import { mailAttempts } from './support/strangers-mail.ts'
import { membersAttempts } from './support/strangers-members.ts'
import { minutesAttempts } from './support/strangers-minutes.ts'
import { noticeAttempts } from './support/strangers-notice.ts'
import { personalAttempts } from './support/strangers-personal.ts'
import { planningAttempts } from './support/strangers-planning.ts'
import { proxiesAttempts } from './support/strangers-proxies.ts'
import { sessionAttempts } from './support/strangers-session.ts'
import { settingsAttempts } from './support/strangers-settings.ts'
import { statutesEditingAttempts } from './support/strangers-statutes-editing.ts'
import { statutesReadingAttempts } from './support/strangers-statutes-reading.ts'
import { frozenVersions, nextText } from './support/strangers-versions.ts'
import { hiddenViews, openViews } from './support/strangers-views.ts'
import { votesAttempts } from './support/strangers-votes.ts'
import { hiddenWork, openWork } from './support/strangers-work.ts'

const tested = await testHouse({ demo: true })
const { house, request, as, logged } = tested
const world = await worldOf(house)
const { person, item, draftWords } = world

/** How browsers name another site. */
const FOREIGN: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: '', 'sec-fetch-site': 'cross-site' },
]

/** The cookies of the one who tries. */
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
  const before = isRefused(expected) ? await fingerprint(house) : null
  const response = await request(path, { headers, ...(attempt.method === 'POST' ? { form: form ?? {} } : {}) })
  const when = `${attempt.method} ${path} by ${who === 'may' ? attempt.by : who}`
  assert.equal(answerOf(response), expected, `${when}\n${logged.at(-1) ?? ''}`)
  assertStrict(response, when)
  const text = await textOf(response)
  if (before !== null) assert.equal(await fingerprint(house), before, `${when}: something was written`)
  if (!secret || who === 'may') return
  for (const word of draftWords) if (!path.includes(word)) assert.ok(!text.includes(word), `${when}: says ${word}`)
}

/** `secret`: the draft is one at the time. */
async function tryAll(table: Attempt[], { secret }: { secret: boolean }): Promise<void> {
  for (const attempt of table) for (const who of [...STRANGERS, 'may'] as const) await tried(attempt, who, secret)
}

/** The addresses that no attempt of the table meets. */
async function untried(app: ReturnType<typeof buildApp>): Promise<string[]> {
  const met = new Set<string>()
  const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
  for (const { method, path } of attempts(tested, world)) {
    const [handlers] = app.router.match(method, new URL(await settle(path), house.baseUrl).pathname)
    for (const [[, route]] of handlers) if (route.method !== 'ALL') met.add(nameOf(route))
  }
  const registered = app.routes.filter(({ method }) => method !== 'ALL').map(nameOf)
  assert.ok(registered.length > 30, 'there are addresses to try')
  return registered.filter((name) => !met.has(name))
}

test('every address of the house has a stranger’s attempt in test/support/strangers.ts', async () => {
  assert.deepEqual(await untried(buildApp(house)), [])
  const larger = buildApp(house).get('/planted', (c) => c.text('')) as ReturnType<typeof buildApp>
  assert.deepEqual(await untried(larger), ['GET /planted'], 'a new address without an attempt is seen')
})

test('a form that another site sends writes nothing', async () => {
  for (const { method, path, form, by } of attempts(tested, world)) {
    if (method === 'GET') continue
    const headers = await as(person(by))
    const before = await fingerprint(house)
    for (const foreign of FOREIGN) {
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
    .set({ carried_over_to_id: item('bretagne-2018#1.1') })
    .where('id', '=', item('reussir-2020#A3.3.1'))
    .execute()
  await tryAll(readings(tested, world), { secret: true })
})

test('signing in, the demonstration and one-time links give nobody else’s rights', () => tryAll(doors(tested, world), { secret: true }))
test('one’s own page is one’s own', () => tryAll(mine(tested, world), { secret: true }))
test('an adopted plan is read by anyone and changed by who carries it', () => tryAll(adoptedPlan(tested, world), { secret: true }))
test('the draft does not exist for those who may not read it', () => tryAll(draft(tested, world), { secret: true }))

test('nothing is compared with a text that one may not read', () => tryAll(comparisons(tested, world), { secret: true }))

test('a file that is being brought in is seen by whoever sent it, and brought in by staff', () =>
  tryAll(bringingIn(tested, world), { secret: true }))

test('feeds and pictures tell of what their reader may read', () => tryAll(feeds(tested, world), { secret: true }))
test('the files of an open plan and of its versions are for anyone', () => tryAll(openFiles(), { secret: true }))
test('of a draft there is no file for others', () => tryAll(hiddenFiles(), { secret: true }))
test('documents, links and readers of open plans are changed by who works on them', () => tryAll(openWork(tested, world), { secret: true }))
test('of a draft there are no documents, links, changes or readers for others', () => tryAll(hiddenWork(tested, world), { secret: true }))

test('the views of an open plan are seen by anyone, and its dates moved by its staff', () =>
  tryAll(openViews(tested, world), { secret: true }))
test('of a draft there is no view for others', () => tryAll(hiddenViews(tested, world), { secret: true }))

test('plans are begun by permanent staff, and the tree of an adopted one is built by nobody', () =>
  tryAll(openBuilding(tested, world), { secret: true }))
test('of a draft others see no building and do none', () => tryAll(hiddenBuilding(tested, world), { secret: true }))

test('a version is read by whoever reads its plan', () => tryAll(frozenVersions(), { secret: true }))
test('the next text of an adopted plan is nowhere for others until it is published, and again once it is given up', () =>
  tryAll(nextText(tested, world), { secret: true }))

test('a published draft is open, and once withdrawn it does not exist again, nor in the journal', async () => {
  await tryAll([publication], { secret: true })
  await tryAll(publishedDraft(tested, world), { secret: false })
  await tryAll([...readings(tested, world), ...draft(tested, world)], { secret: true })
})

test('adoption and closing are for those who answer for the plan, and a closed plan stays as it is', () =>
  tryAll(endOfPlan(tested, world), { secret: false }))

test('errors on our side carry the strict headers too', async () => {
  const quiet = { ...house, log: () => {} }
  const answers = await Promise.all([
    buildApp({ ...quiet, network: () => Promise.reject(new Error('planted')) }).request('/'),
    buildApp({ ...quiet, reader: null as never }).request('/plans'),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 500],
  )
  for (const answer of answers) assertStrict(answer, String(answer.status))
})

test('without the demonstration its doors do not exist', async () => {
  const real = await testHouse()
  for (const path of ['/demo', '/demo/session']) assert.equal((await real.request(path)).status, 404, path)
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
  for (const answer of answers) assertStrict(answer, String(answer.status), true)
  const names = answers.flatMap((answer) => answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0]))
  assert.deepEqual([...new Set(names)].sort(), ['__Host-gouvernail', 'flash', 'lang', 'sign_in'])
})

/** Each part of people, in the order in which it can be tried. */
const PEOPLE = {
  directory: directoryAttempts,
  access: accessAttempts,
  backup: backupAttempts,
  invitations: invitationsAttempts,
  keeping: keepingAttempts,
  mail: mailAttempts,
  members: membersAttempts,
  personal: personalAttempts,
  settings: settingsAttempts,
}
for (const [name, part] of Object.entries(PEOPLE))
  test(`people: ${name} is for whom the table of rights says`, () => tryAll(part(tested, world), { secret: false }))

test('statutes in force are read by anyone, a draft by who writes it and by the board, and a trial stores nothing', () =>
  tryAll(statutesReadingAttempts(), { secret: false }))

test('statutes are written by the secretary and the permanents, and come into force by president or secretary', () =>
  tryAll(statutesEditingAttempts(tested, world), { secret: false }))

test('proxies are given by whoever casts for the giver, and entered from paper by the desk', () =>
  tryAll(proxiesAttempts(tested, world), { secret: false }))

test('a meeting is planned by those who convene, prepared by the permanents, and read by those entitled once it is convened', () =>
  tryAll(planningAttempts(tested, world), { secret: false }))

test('a meeting is convened by president or secretary, prepared by the permanents, and its roll read by those convened', () =>
  tryAll(noticeAttempts(tested, world), { secret: false }))

test('the desk signs in whoever comes, the code in the room oneself, and what is printed is for the desk and the officers', () =>
  tryAll(attendanceAttempts(tested, world), { secret: false }))

test('a session is opened by those who convene, led by its chair, and its room is for those of the meeting', () =>
  tryAll(sessionAttempts(tested, world), { secret: false }))

test('votes are led by the chair of the session, counted by tellers, and read by those of the meeting once they are closed', () =>
  tryAll(votesAttempts(tested), { secret: false }))

test('a ballot is cast by whoever casts for the voter, and by nobody else', () => tryAll(castingAttempts(tested, world), { secret: false }))

test('minutes are written for those of the session, signed by its chair and secretary, and decisions read by anyone', () =>
  tryAll(minutesAttempts(tested), { secret: false }))

for (const [name, part] of Object.entries(BUDGET))
  test(`budget: ${name} is for whom the table of rights says`, () => tryAll(part(tested), { secret: false }))
