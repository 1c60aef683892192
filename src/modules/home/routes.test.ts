/** The front page and the journal through HTTP, as strangers and as each who is signed in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { addDays } from '#kernel/dates.ts'
import { type Role, SHELL } from '#kernel/values/actor.ts'
import { addOrganisation, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { emptyDraft, type ItemDraft, importPlan, type PlanDraft } from '#modules/plan/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { buildApp } from '../../app.tsx'

const { house, request, as, logged } = await testHouse()
const today = house.clock.today()
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  assert.equal(response.status, 200, logged.at(-1))
  return { html: await response.text(), headers: response.headers }
}
const titlesIn = (html: string) => [...html.matchAll(/>Titre (\w+)</g)].map((match) => match[1])
/** The text between two texts of a page. */
const between = (html: string, from: string, to: string) => html.slice(html.indexOf(from), html.indexOf(to, html.indexOf(from)))

/** How the house looks before there is a network. */
const empty = { home: (await page('/')).html, journal: (await page('/journal')).html }

const ids: Record<string, number> = {}
async function person(name: string, role: Role | null, of = ids.network!) {
  ids[name] = await run((tx) => addPerson(tx, SHELL, { name }))
  if (role) await run((tx) => giveMandate(tx, SHELL, { personId: ids[name]!, role, organisationId: of, startsOn: '2015-01-01' }))
  return as(ids[name])
}
async function world() {
  ids.network = (
    await run((tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }))
  ).organisationId
  ids.region = await run((tx) => addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: ids.network! }))
  return {
    ...{
      paule: await person('Paule', 'staff'),
      tess: await person('Tess', 'treasurer'),
      rita: await person('Rita', 'representative', ids.region),
    },
    ...{ olga: await person('Olga', null), zoe: await person('Zoé', null) },
  }
}

const action = (code: string, facts: Partial<ItemDraft> = {}): ItemDraft => ({
  code,
  line: null,
  title: { fr: `Titre ${code}`, en: null },
  children: [],
  ...facts,
})
const plan = (slug: string, facts: Partial<PlanDraft>) =>
  run((tx) =>
    importPlan(tx, SHELL, {
      ...{ slug, publish: false, life: 'restore' },
      draft: emptyDraft({
        slug,
        title: { fr: `Plan ${slug}`, en: null },
        levelNames: { fr: ['Pilier', 'Action'], en: ['Pillar', 'Action'] },
        period: { from: addDays(today, -400), to: addDays(today, 400) },
        state: 'adopted',
        ...facts,
      }),
    }),
  )
/** A deed on the network, or on `of`. */
const deed = (open: boolean, of: number = ids.network!) =>
  run((tx) =>
    record(tx, SHELL, 'organisation.edited', {
      organisationId: of,
      public: open,
      subjects: [{ kind: 'organisation', id: of }],
      payload: { fields: ['town'] },
    }),
  )

const people = await world()

test('before the network is set up the front page says how it begins', () => {
  assert.match(empty.home, /Bienvenue/)
  assert.match(empty.home, /ouvrez le lien de mise en route/)
  assert.match(empty.journal, /Rien encore/)
})

test('without a plan in force the front page says when there will be one', async () => {
  assert.match((await page('/')).html, /Aucun plan en vigueur/)
})

test('a stranger sees the plan in force, what moved, and nothing of drafts or of anybody’s work', async () => {
  const facts = { owner: 'Olga', expectedResult: 'Fait' }
  await plan('cap', {
    items: [
      action('P', {
        children: [
          action('SOON', { ...facts, endsOn: addDays(today, 30), status: 'planned' }),
          action('LATE', { ...facts, endsOn: addDays(today, -3) }),
          action('LATER', { ...facts, endsOn: addDays(today, 390), status: 'planned' }),
          action('DONE', { ...facts, endsOn: addDays(today, -30), status: 'done' }),
          action('FREE', { status: 'planned', endsOn: addDays(today, 390), expectedResult: 'Fait' }),
        ],
      }),
    ],
  })
  await plan('secret', { state: 'draft', title: { fr: 'Titre caché', en: null } })
  await plan('projet', { state: 'published' })
  const { html } = await page('/')
  assert.match(html, /Le cap de Réseau d’essai/)
  assert.match(between(html, 'Le plan en vigueur', 'Ce qui a bougé'), /href="\/plans\/cap">Plan cap</)
  assert.match(between(html, 'Les autres plans', '</main>'), /Plan projet/)
  assert.doesNotMatch(html, /Titre caché|Ce qui est attendu|Olga/)
  assert.match(html, /href="\/journal"/)
})

test('who is signed in finds first what is expected of him or her: what is late, then what ends first', async () => {
  const { html } = await page('/', people.olga)
  assert.ok(html.indexOf('Ce qui est attendu de moi') < html.indexOf('Le plan en vigueur'))
  const expected = between(html, 'Ce qui est attendu de moi', 'Le plan en vigueur')
  assert.deepEqual(titlesIn(expected), ['LATE', 'SOON'])
  assert.match(expected, /class="row-aside missing"/)
  assert.match((await page('/', people.zoe)).html, /Rien ne vous attend/)
  const fee = { title: 'Titre FEE', detail: '', path: '/fees', due: null, late: true, example: false }
  const joined = buildApp({ ...house, capabilities: [...house.capabilities, { name: 'trial', expected: async () => [fee] }] })
  const answer = await joined.request('http://localhost:3000/', { headers: { ...people.olga, 'accept-language': 'fr' } })
  assert.deepEqual(
    titlesIn(between(await answer.text(), 'Ce qui est attendu de moi', 'Le plan en vigueur')),
    ['LATE', 'FEE', 'SOON'],
    'from every module',
  )
})

test('the staff are told what nobody carries yet', async () => {
  const expected = between((await page('/', people.paule)).html, 'Ce qui est attendu de moi', 'Le plan en vigueur')
  assert.match(expected, /href="\/plans\/cap\?missing=owner#plan">1 action sans responsable/)
  assert.doesNotMatch(between((await page('/', people.tess)).html, 'Ce qui est attendu', 'Le plan en vigueur'), /sans responsable/)
  assert.match((await page('/', people.tess)).html, /Titre caché/, 'the board reads drafts')
})

test('of two plans in force the later adoption wins, and the other is named', async () => {
  await plan('neuf', { decision: { body: null, on: addDays(today, -10), reference: null, source: null } })
  const { html } = await page('/')
  assert.match(between(html, 'Le plan en vigueur', '</h2>'), /Plan neuf/)
  assert.match(html, /Plan cap couvre la même période/)
})

test('the front page is kept until something is done, and shows the eight latest deeds', async () => {
  const first = await page('/')
  const ask = (etag: string, headers = {}) => request('/', { headers: { 'if-none-match': etag, ...headers } })
  const etag = first.headers.get('etag')!
  const own = (await page('/', people.olga)).headers.get('etag')!
  assert.deepEqual([(await ask(etag)).status, (await ask(own, people.olga)).status], [304, 304])
  for (let count = 0; count < 9; count += 1) await deed(true)
  assert.deepEqual([(await ask(etag)).status, (await ask(own, people.olga)).status], [200, 200])
  const moved = between((await page('/')).html, 'Ce qui a bougé', 'Les autres plans')
  assert.equal([...moved.matchAll(/<li id="e\d+"/g)].length, 8)
})

test('each reads of the journal what is public, what is of his or her organisations, or all', async () => {
  const [open, network, region] = [await deed(true), await deed(false), await deed(false, ids.region!)]
  const seen = async (headers?: Record<string, string>) => {
    const { html } = await page('/journal', headers)
    return [open, network, region].map((id) => html.includes(`id="e${id}"`))
  }
  const cases: [string, Record<string, string> | undefined, boolean[]][] = [
    ['a stranger', undefined, [true, false, false]],
    ['nobody’s holder', people.zoe, [true, false, false]],
    ['who speaks for the region', people.rita, [true, false, true]],
    ['the staff of the network', people.paule, [true, true, true]],
    ['the board of the network', people.tess, [true, true, true]],
  ]
  for (const [who, headers, expected] of cases) assert.deepEqual(await seen(headers), expected, who)
})

test('the journal goes back page by page, and forward to the latest', async () => {
  for (let count = 0; count < 45; count += 1) await deed(true)
  const first = (await page('/journal')).html
  const idsOn = (html: string) => [...html.matchAll(/<li id="e(\d+)"/g)].map((match) => Number(match[1]))
  assert.equal(idsOn(first).length, 40)
  assert.doesNotMatch(first, /Revenir au plus récent/)
  const older = /href="(\/journal\?before=\d+)"/.exec(first)![1]!
  const second = (await page(older)).html
  assert.match(second, /href="\/journal"[^>]*>\s*Revenir au plus récent/)
  assert.equal(idsOn(second)[0], idsOn(first).at(-1)! - 1)
  assert.equal(new Set([...idsOn(first), ...idsOn(second)]).size, idsOn(first).length + idsOn(second).length)
})

test('an odd place in the journal is the beginning', async () => {
  const latest = /<li id="e\d+"/.exec((await page('/journal')).html)![0]
  for (const odd of ['x', '-1', '0', '1.5', '1e400', '99999999999999999999', '', '%27'])
    assert.ok((await page(`/journal?before=${odd}`)).html.includes(latest), odd)
  assert.match((await page('/journal?before=1')).html, /Rien encore/)
})

test('the language is the one asked for, then remembered, then the browser’s', async () => {
  const asked = await page('/?lang=en', { 'accept-language': 'fr' })
  assert.match(asked.html, /<html lang="en"/)
  assert.match(asked.html, /The course of Réseau d’essai/)
  const cookie = asked.headers.getSetCookie()[0]!.split(';')[0]!
  assert.match((await page('/', { cookie, 'accept-language': 'fr' })).html, /<html lang="en"/)
  for (const [browser, lang] of [
    ['en-GB,en;q=0.9', 'en'],
    ['de, fr;q=0.5', 'fr'],
    ['', 'fr'],
    ['zz', 'fr'],
  ])
    assert.match((await page('/', { 'accept-language': browser! })).html, new RegExp(`<html lang="${lang}"`), browser)
})
