/** Feeds and pictures as other programs take them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from '#design/shared-picture.tsx'
import { change } from '#kernel/change.ts'
import { atomFeed } from '#kernel/feed.ts'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { actorOf } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { publishPlan, withdrawPlan } from '../commands.ts'

const { house, request, as } = await testHouse({ demo: true })
const idOf = async (table: 'people_person', name: string) =>
  found(await house.reader.selectFrom(table).select('id').where('name', '=', name).executeTakeFirst()).id

const itemOf = async (slug: string, code: string) =>
  found(
    await house.reader
      .selectFrom('plan_item as i')
      .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
      .select('i.id')
      .where('p.slug', '=', slug)
      .where('i.code', '=', code)
      .executeTakeFirst(),
  ).id

test('a plan’s feed tells what was done to it and to its items, each entry once and for ever the same', async () => {
  const answer = await request('/plans/reussir-2020/feed.atom')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=UTF-8')
  const xml = await answer.text()
  assert.match(xml, /^<\?xml version="1.0" encoding="utf-8"\?>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/)
  const ids = [...xml.matchAll(/<id>([^<]+)<\/id>/g)].map((match) => match[1])
  assert.ok(ids.length > 1)
  assert.equal(new Set(ids).size, ids.length)
  assert.match(xml, /a apporté le plan/)
  const again = await request('/plans/reussir-2020/feed.atom', { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
  assert.equal(again.status, 304)
})

test('an item’s feed tells of this item', async () => {
  const id = await itemOf('reussir-2020', 'A1.3.1')
  const xml = await (await request(`/items/${id}/feed.atom`)).text()
  assert.match(xml, new RegExp(`<link rel="self" href="[^"]+/items/${id}/feed.atom"/>`))
  assert.match(xml, /Réussir 2020 · a apporté le plan/)
})

test('a draft has no feed and no picture for those who may not read it', async () => {
  const id = await itemOf('bretagne-2018', '1.1')
  const paths = ['/plans/bretagne-2018/feed.atom', '/plans/bretagne-2018/picture.png', `/items/${id}/feed.atom`, `/items/${id}/picture.png`]
  for (const path of paths) assert.equal((await request(path)).status, 404, path)
  const headers = await as(await idOf('people_person', 'Malo Trevenec'))
  for (const path of paths) assert.equal((await request(path, { headers })).status, 200, path)
})

test('what was done while the plan was private stays out of its public feed', async () => {
  const actor = found(await actorOf(house.reader, await idOf('people_person', 'Malo Trevenec'), null, house.clock.today()))
  await change(house, (tx) => publishPlan(tx, actor, 'bretagne-2018'))
  const xml = await (await request('/plans/bretagne-2018/feed.atom')).text()
  assert.match(xml, /a publié le projet/)
  assert.doesNotMatch(xml, /a apporté le plan/)
  await change(house, (tx) => withdrawPlan(tx, actor, 'bretagne-2018'))
  assert.equal((await request('/plans/bretagne-2018/feed.atom')).status, 404)
})

test('whatever is told, the feed is XML', () => {
  const entry = {
    id: 1,
    at: new Date('2017-03-14T13:00:00Z'),
    day: '2017-03-14',
    deed: 'plan.published',
    glyph: 'publish',
    tone: 'deed' as const,
    sentence: 'a dit <b>&amp; "oui"</b> ]]> \u0000\u0007\ud800',
    who: 'Nom & <Nom>',
    whoPath: null,
    byPersonId: SHELL.personId,
    subject: { title: '<script>', path: '/plans/a' },
    example: false,
  }
  const facts = {
    title: '& <',
    page: 'https://plan.example/plans/a',
    address: 'https://plan.example/plans/a/feed.atom',
    lang: 'fr',
    now: entry.at,
  }
  const xml = atomFeed(facts, [entry])
  for (const sign of ['\u0000', '\u0007', '\ud800', '<script>', '<b>']) assert.ok(!xml.includes(sign), JSON.stringify(sign))
  assert.match(xml, /&lt;script&gt; · a dit &lt;b&gt;&amp;amp;/)
})

test('the picture of a shared link is a PNG of 1200 by 630 points, and the page names it', async () => {
  const id = await itemOf('reussir-2020', 'A1.3.1')
  for (const path of ['/plans/reussir-2020', `/items/${id}`]) {
    const answer = await request(`${path}/picture.png`)
    assert.equal(answer.headers.get('content-type'), 'image/png')
    const png = Buffer.from(await answer.arrayBuffer())
    assert.equal(png.subarray(1, 4).toString(), 'PNG')
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630])
    const html = await (await request(path)).text()
    assert.ok(html.includes(`<meta property="og:image" content="${house.baseUrl}${path}/picture.png"`), path)
    assert.ok(html.includes(`type="application/atom+xml" href="${path}/feed.atom"`), path)
  }
})

test('a title fits its lines, and a longer one is cut', () => {
  assert.deepEqual(linesOf('Réussir 2020', 76, 590), ['Réussir 2020'])
  const lines = linesOf('mot '.repeat(200), 46, 590)
  assert.equal(lines.length, 4)
  assert.ok(lines.at(-1)!.endsWith('…'))
  for (const line of linesOf('anticonstitutionnellement'.repeat(20), 46, 590)) assert.ok(line.length < 30)
})
