/** Reading plans through HTTP, each with a stranger's attempt. Editing and a plan's life: routes/. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Role, SHELL } from '#kernel/values/actor.ts'
import { addBody, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { buildApp } from '../../app.tsx'
import { importPlan } from './commands.ts'
import { emptyDraft } from './rules.ts'
import type { ItemDraft, PlanDraft } from './tables.ts'

const { house, request, as, logged } = await testHouse()
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const { organisationId: network } = await run((tx) =>
  setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
)
const body = await run((tx) =>
  addBody(tx, SHELL, { organisationId: network, code: 'ag', name: { fr: 'Assemblée générale', en: 'General meeting' } }),
)
const ids: Record<string, number> = {}
async function person(name: string, role: Role) {
  ids[name] = await run((tx) => addPerson(tx, SHELL, { name }))
  await run((tx) => giveMandate(tx, SHELL, { personId: ids[name]!, role, organisationId: network, startsOn: '2015-01-01' }))
  return as(ids[name])
}
const [paule, rita] = [await person('Paule', 'staff'), await person('Rita', 'representative')]

const HOSTILE = '<script>alert("é")</script> & <b>fin</b>'
const action = (code: string, facts: Partial<ItemDraft> = {}): ItemDraft => ({
  code,
  line: null,
  title: { fr: `Titre ${code}`, en: null },
  children: [],
  ...facts,
})
const imported = (slug: string, facts: Partial<PlanDraft> = {}) =>
  run((tx) =>
    importPlan(tx, SHELL, {
      ...{ slug, publish: false, life: 'restore' },
      draft: emptyDraft({
        slug,
        title: { fr: `Plan ${slug}`, en: null },
        levelNames: { fr: ['Pilier', 'Action'], en: ['Pillar', 'Action'] },
        state: 'published',
        items: [action('P', { children: [action('A', { owner: 'Paule' }), action('B')] })],
        ...facts,
      }),
    }),
  )
const full = { owner: 'Assemblée générale', endsOn: '2030-01-01', expectedResult: 'Fait' }
await imported('cap', {
  items: [
    action('P', {
      children: [
        action('A', {
          owner: 'Paule',
          status: 'done',
          scope: 'regions',
          regions: ['BRE'],
          endsOn: '2018-01-01',
          expectedResult: 'Un guide',
        }),
        action('B', { ...full, scope: 'national', status: 'in_progress' }),
        action('C', {
          title: { fr: HOSTILE, en: null },
          text: { fr: HOSTILE, en: null },
          partners: [HOSTILE],
          status: 'stopped',
          stoppedReason: HOSTILE,
        }),
      ],
    }),
  ],
})
await imported('secret', { state: 'draft', title: { fr: 'Titre caché', en: null } })

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, html: await response.text(), headers: response.headers }
}
const post = async (path: string, headers: Record<string, string>, form: Record<string, string> = {}) => {
  const response = await request(path, { form, headers })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
const itemId = async (slug: string, code: string) =>
  (
    await house.reader
      .selectFrom('plan_item as i')
      .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
      .select('i.id')
      .where('p.slug', '=', slug)
      .where('i.code', '=', code)
      .executeTakeFirstOrThrow()
  ).id

test('filters leave the actions that pass, and what is no filter is ignored', async () => {
  const outline = async (query: string) => {
    const { html } = await page(`/plans/cap${query}`)
    const shown = html.slice(html.indexOf('id="plan"'))
    return ['A', 'B', 'C'].filter((code) => (code === 'C' ? shown.includes('&lt;script>') : shown.includes(`Titre ${code}`))).join('')
  }
  const cases: [string, string][] = [
    ['', 'ABC'],
    ['?status=done', 'A'],
    ['?status=planned', ''],
    ['?region=BRE', 'AB'],
    ['?region=NOR', 'B'],
    [`?owner=person:${ids.Paule}`, 'A'],
    [`?owner=body:${body}`, 'B'],
    ['?owner=none', 'C'],
    ['?missing=owner', ''],
    ['?status=done&region=NOR', ''],
    ['?status=bogus&region=XX&owner=x&missing=y', 'ABC'],
    ["?status='--&owner=person:1%20or%201", 'ABC'],
  ]
  for (const [query, expected] of cases) assert.equal(await outline(query), expected, query)
  assert.match((await page('/plans/cap?status=planned')).html, /Aucune action ne répond à ces filtres/)
})

test('what people wrote is shown as they wrote it, on every page, never as markup', async () => {
  const id = await itemId('cap', 'C')
  for (const path of ['/plans', '/plans/cap', `/items/${id}`, `/items/${id}/edit`, '/', '/journal']) {
    const { html } = await page(path, paule)
    assert.doesNotMatch(html, /<script>alert|<b>fin/, path)
  }
  assert.match((await page(`/items/${id}`, paule)).html, /&lt;script>alert\(&quot;é&quot;\)/)
})

test('a draft is on no page and in no list of a stranger, and on those of the staff', async () => {
  const id = await itemId('secret', 'A')
  for (const path of [
    '/plans/secret',
    '/plans/secret.json',
    '/plans/secret.pdf',
    `/items/${id}`,
    `/items/${id}/edit`,
    '/plans/secret/adoption',
  ])
    for (const who of [{}, rita]) assert.equal((await page(path, who)).status, 404, path)
  assert.doesNotMatch((await page('/plans')).html, /Titre caché/)
  assert.match((await page('/plans', paule)).html, /Titre caché/)
  assert.match((await page('/plans/secret', paule)).html, /<meta name="robots" content="noindex/)
})

test('a stranger’s page is kept: unchanged it is not even looked up, and after a deed it is made anew', async () => {
  const first = await page('/plans/cap')
  const etag = first.headers.get('etag')!
  assert.match(first.headers.get('vary') ?? '', /cookie, accept-language, accept-encoding/)
  // A house that cannot read its database can only answer with what it keeps.
  const blind = buildApp({ ...house, reader: null as never })
  const ask = (headers: Record<string, string>) =>
    blind.request('http://localhost:3000/plans/cap', { headers: { 'accept-language': 'fr', ...headers } })
  const unchanged = await ask({ 'if-none-match': etag })
  assert.deepEqual([unchanged.status, await unchanged.text()], [304, ''])
  const packed = await ask({ 'accept-encoding': 'br' })
  assert.equal(packed.headers.get('content-encoding'), 'br')
  assert.equal(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString(), first.html)
  assert.equal((await ask({ 'accept-language': 'en' })).status, 500, 'the English page was not made yet')
  await post(`/items/${await itemId('cap', 'B')}`, paule, { revision: '1', status: 'done' })
  const after = await page('/plans/cap', { 'if-none-match': etag })
  assert.equal(after.status, 200)
  assert.notEqual(after.headers.get('etag'), etag)
})

test('a page of who is signed in is not rendered again while nothing moves, and is never another’s', async () => {
  const first = await page('/plans/cap', paule)
  const etag = first.headers.get('etag')!
  const blind = buildApp({ ...house, reader: null as never })
  const ask = (headers: Record<string, string>) =>
    blind.request('http://localhost:3000/plans/cap', { headers: { 'accept-language': 'fr', ...headers } })
  assert.equal((await ask({ ...paule, 'if-none-match': etag })).status, 304)
  for (const who of [rita, {}, await as(ids.Paule!)])
    assert.notEqual((await page('/plans/cap', { ...who, 'if-none-match': etag })).status, 304)
  await post(`/items/${await itemId('cap', 'A')}`, paule, { revision: '1', status: 'in_progress', progress: '30' })
  const after = await page('/plans/cap', { ...paule, 'if-none-match': etag })
  assert.deepEqual([after.status, after.headers.get('etag') === etag], [200, false])
  assert.match(first.headers.get('cache-control') ?? '', /private/)
})

test('a plan is taken away as JSON: with names for who is signed in, by the office for strangers', async () => {
  const own = await page('/plans/cap.json', paule)
  assert.match(own.headers.get('content-type') ?? '', /^application\/json/)
  assert.match(own.headers.get('content-disposition') ?? '', /attachment; filename="cap\.json"/)
  const owners = (text: string) => JSON.parse(text).items[0].children.map((each: { owner?: string }) => each.owner ?? null)
  assert.deepEqual(owners(own.html), ['Paule', 'Assemblée générale', null])
  const strangers = await page('/plans/cap.json')
  assert.doesNotMatch(strangers.html, /Paule/)
  assert.equal(owners(strangers.html)[1], 'Assemblée générale')
  assert.equal(JSON.parse(strangers.html).items[0].children[2].title.fr, HOSTILE)
})

test('a plan is taken away as PDF', async () => {
  const response = await request('/plans/cap.pdf')
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  assert.equal(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
    logged.at(-1),
  )
})

test('addresses that are no plan’s are not found, however odd', async () => {
  for (const path of [
    '/plans/nothing',
    '/plans/Cap',
    '/plans/cap.exe',
    '/plans/..%2fcap',
    '/items/0',
    '/items/999999999999999',
    '/items/12x',
    '/items/-1',
  ])
    assert.equal((await page(path)).status, 404, path)
  assert.deepEqual(
    logged.filter((line) => !/reader|null|undefined/.test(line)),
    [],
  )
})
