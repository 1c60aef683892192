/** What changed since one last looked, through HTTP: a reader's own mark, the list, and what others may not know. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { keepLook } from '#kernel/looked.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/work.ts'
import { planBySlug } from '../queries.ts'
import { changesSince, lookOf } from './changes.tsx'

const tested = await testHouse()
const { house, request } = tested
const { plan, signedIn, actor } = await smallNetwork(tested)
const [paule, yann] = [await signedIn('Paule'), await signedIn('Yann')]
const HOUR = 3_600

const edit = async (id: number, form: Record<string, string>, headers: Record<string, string>) => {
  const { revision } = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal((await request(`/items/${id}`, { form: { revision: String(revision), ...form }, headers })).status, 303)
}
const latest = async () =>
  (await house.reader.selectFrom('journal_entry').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).id

/** The cookie of a look so many hours ago, when this entry was the latest. */
async function looked(slug: string, entry: number, hoursAgo: number, name = 'Paule'): Promise<Record<string, string>> {
  const app = new Hono<Env>()
  const [who, session] = [await actor(name), await signedIn(name)]
  app.get('/', (c) => {
    c.set('house', house)
    c.set('actor', who)
    keepLook(c, `plan-${slug}`, entry, { now: Math.floor(Date.now() / 1000) - hoursAgo * HOUR })
    return c.text('')
  })
  const cookie = (await app.request('/')).headers.getSetCookie()[0]!.split(';')[0]!
  return { cookie: `${session.cookie}; ${cookie}` }
}

/** What the plan's page would be given, and what it is kept by. */
async function marked(slug: string, headers: Record<string, string>, who: string | null = 'Paule') {
  const app = new Hono<Env>()
  const person = who && (await actor(who))
  app.get('/', async (c) => {
    c.set('house', house)
    c.set('actor', person || null)
    const key = lookOf(c as Ctx, slug)
    const facts = (await planBySlug(house.reader, person || null, slug))!
    return c.json({ key, changes: await changesSince(c as Ctx, facts) })
  })
  const answer = await app.request('/', { headers })
  return { ...((await answer.json()) as { key: string; changes: { count: number } | null }), set: answer.headers.getSetCookie() }
}

test('the mark counts what others did since the last visit, and looking writes nothing but the cookie', async () => {
  const { slug, items } = await plan()
  const before = await latest()
  await edit(items.A!, { title_fr: 'Un' }, yann)
  await edit(items.B!, { title_fr: 'Deux' }, yann)
  await edit(items.A!, { title_fr: 'Trois' }, paule)
  const cookie = await looked(slug, before, 5)
  const entries = await latest()
  const { changes, set, key } = await marked(slug, cookie)
  assert.equal(changes!.count, 2, 'one’s own deed is no news')
  assert.match(set[0]!, /^looked=.*HttpOnly/)
  assert.equal(await latest(), entries)
  assert.notEqual(key, (await marked(slug, await looked(slug, entries, 5))).key, 'another look is another page')
  assert.equal((await marked(slug, await looked(slug, entries, 5))).changes!.count, 0)
  assert.equal((await marked(slug, {})).changes!.count, 0, 'the first look finds nothing new')
  const stranger = await marked(slug, cookie, null)
  assert.deepEqual([stranger.changes, stranger.set, stranger.key], [null, [], 'first'])
  assert.equal((await marked(slug, cookie, 'Yann')).changes!.count, 0, 'the mark is Paule’s alone')
})

test('the mark counts only what its reader may know of', async () => {
  const { slug, items } = await plan({ state: 'draft' })
  const before = await latest()
  await edit(items.A!, { title_fr: 'Un' }, yann)
  assert.equal((await request(`/plans/${slug}/publication`, { form: {}, headers: await signedIn('Dina') })).status, 303)
  await edit(items.A!, { title_fr: 'Deux' }, yann)
  const rita = await marked(slug, await looked(slug, before, 5, 'Rita'), 'Rita')
  assert.equal(rita.changes!.count, 2, 'what was done to the draft is not told')
  assert.equal((await marked(slug, await looked(slug, before, 5))).changes!.count, 3)
})

test('the list tells item by item who changed which words, since the visit, an entry or a number of days', async () => {
  const { slug, items } = await plan()
  await edit(items.A!, { title_fr: 'Former les encadrants', text_fr: 'Une première phrase.' }, yann)
  const before = await latest()
  const cookie = await looked(slug, before, 5)
  await edit(items.A!, { title_fr: 'Former tous les encadrants' }, yann)
  await edit(items.B!, { title_fr: 'À moi' }, paule)
  const list = async (query: string, headers = cookie) => (await request(`/plans/${slug}/changes${query}`, { headers })).text()
  const visit = await list('')
  assert.match(visit, /Depuis votre visite du/)
  assert.match(visit, /<ins>(?:(?!<\/ins>)[\s\S])*tous/)
  assert.match(visit, /Yann/)
  assert.doesNotMatch(visit, /À moi<\/|première phrase/)
  const entry = await list(`?since=${before}`)
  assert.match(entry, /tous/)
  assert.match(entry, /À moi/)
  assert.doesNotMatch(entry, /première phrase/)
  const week = await list('?days=7')
  assert.match(week, /première phrase/)
  assert.match(week, /Le plan lui-même[\s\S]*a apporté le plan/)
  assert.match(await list('', paule), /Rien de nouveau/)
  for (const odd of ['?since=999999999', '?since=x', '?days=1e9', '?days=-1'])
    assert.equal((await request(`/plans/${slug}/changes${odd}`, { headers: paule })).status, 200)
})

test('all marked as read, nothing is new; a stranger marks nothing', async () => {
  const { slug, items } = await plan()
  const cookie = await looked(slug, await latest(), 5)
  await edit(items.A!, { title_fr: 'Un' }, yann)
  const read = await request(`/plans/${slug}/changes`, { form: {}, headers: cookie })
  assert.deepEqual([read.status, read.headers.get('location')], [303, `/plans/${slug}`])
  const set = read.headers.getSetCookie().find((each) => each.startsWith('looked='))!
  assert.equal((await marked(slug, { cookie: set.split(';')[0]! })).changes!.count, 0)
  assert.equal((await request(`/plans/${slug}/changes`, { form: {} })).status, 403)
})

test('a stranger is told what is public, of the last days; of a draft nothing', async () => {
  const { slug, items } = await plan()
  await edit(items.A!, { text_fr: 'Mot à mot.' }, yann)
  const page = await (await request(`/plans/${slug}/changes`)).text()
  assert.match(page, /Mot à mot/)
  assert.doesNotMatch(page, /Yann|Ma dernière visite|Tout marquer/)
  const draft = await plan({ state: 'draft' })
  const secret = await latest()
  assert.match(await (await request(`/plans/${slug}/changes?since=${secret}`)).text(), /Les 7 derniers jours/, 'not even when it was')
  for (const headers of [{}, await signedIn('Rita')]) assert.equal((await request(`/plans/${draft.slug}/changes`, { headers })).status, 404)
})
