/** The views of a plan through HTTP: what their addresses show, and dates that are moved, by whom and against whom. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'

const { house, request, as, logged } = await testHouse({ demo: true })
const { reader } = house
const personNamed = async (name: string) =>
  (await reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const [staff, member] = [await as(await personNamed('Kévin Dorsalin')), await as(await personNamed('Edith Farrowby'))]

const PLAN = '/plans/reussir-2020'
/** French typography has spaces of its own. */
const plainly = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, html: plainly(await response.text()), headers: response.headers }
}
const codes = (html: string) => [...html.matchAll(/<td>([A-Z]?[\d.]+)<\/td>/g)].map((found) => found[1])
const itemOf = (code: string, slug = 'reussir-2020') =>
  reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.revision', 'i.starts_on', 'i.ends_on', 'i.title_fr', 'p.state'])
    .where('p.slug', '=', slug)
    .where('i.code', '=', code)
    .executeTakeFirstOrThrow()
const move = async (code: string, form: Record<string, string>, headers: Record<string, string> = staff) => {
  const { id, revision } = await itemOf(code)
  const response = await request(`/items/${id}/dates`, { form: { revision: String(revision), ...form }, headers })
  return { status: response.status, location: response.headers.get('location'), html: plainly(await response.text()) }
}

test('a table shows every action once, in the order and with the columns that its address asks for', async () => {
  const { html, status } = await page(`${PLAN}/table`)
  assert.equal(status, 200)
  assert.deepEqual(codes(html), [
    ...['A1.1.1', 'A1.2.1', 'A1.3.1', 'A2.1.1', 'A2.1.2', 'A2.2.1', 'A2.3.1', 'A2.4.1', 'A3.1.1', 'A3.2.1', 'A3.3.1'],
  ])
  assert.match(html, /<th scope="col" aria-sort="ascending"><a href="\/plans\/reussir-2020\/table\?order=down"/)
  assert.match(html, /11 actions sur 11/)
  const due = await page(`${PLAN}/table?sort=due&order=down&column=due`)
  assert.equal(codes(due.html)[0], 'A3.2.1')
  assert.match(due.html, /aria-sort="descending"><a href="\/plans\/reussir-2020\/table\?sort=due&amp;column=due"/)
  assert.doesNotMatch(due.html, />Statut<\/a><\/th>|<td><span class="status/)
})

test('filters leave what passes, and what the address cannot mean is left out', async () => {
  const shown = async (query: string) => codes((await page(`${PLAN}/table?${query}`)).html)
  assert.deepEqual(await shown('due=late'), ['A2.2.1'])
  assert.deepEqual(await shown('words=APSP'), ['A2.1.1', 'A2.1.2'])
  assert.deepEqual(await shown('region=BRE&scope=regions'), ['A1.3.1', 'A3.2.1'])
  assert.deepEqual(await shown('status=done&status=planned'), ['A2.3.1', 'A3.2.1', 'A3.3.1'])
  assert.equal(
    (await shown('status=nonsense&sort=nonsense&page=-3&part=abc&column=nonsense&owner=person:x&group=none&rows=none')).length,
    11,
  )
  assert.deepEqual(await shown('words=%00%25_'), [])
  assert.match((await page(`${PLAN}/table?words=zzz`)).html, /Aucune action ne répond à ces filtres/)
  assert.deepEqual(await shown('page=7'), [])
})

test('groups stand under their headings, with how many they hold', async () => {
  const { html } = await page(`${PLAN}/table?group=status`)
  const headings = [...html.matchAll(/<th scope="rowgroup"[^>]*>.*?<\/th>/g)].map(([heading]) => heading.replace(/<[^>]+>/g, ''))
  assert.deepEqual(headings, ['À venir 3 actions', 'En cours 5 actions', 'Terminée 2 actions', 'Abandonnée 1 action'])
})

test('a view is taken away as CSV: its rows and columns, marked as an example, and no name for strangers', async () => {
  const own = await page(`${PLAN}/table?due=late&column=owner&column=due&format=csv`, staff)
  assert.match(own.headers.get('content-type') ?? '', /^text\/csv/)
  assert.match(own.headers.get('content-disposition') ?? '', /filename="reussir-2020\.csv"/)
  const [example, head, row, end] = own.html.replace('\ufeff', '').split('\r\n')
  assert.match(example!, /^EXEMPLE/)
  assert.deepEqual([head, end], ['Code;Intitulé;Responsable;Échéance', ''])
  assert.match(row!, /^A2\.2\.1;Consolider.*;2017-02-28$/)
  const named = async (headers: Record<string, string>) => /Rosalie Quentrec/.test((await page(`${PLAN}/table?format=csv`, headers)).html)
  assert.deepEqual([await named({}), await named(member)], [false, true])
})

test('a timeline draws every dated action, tells delay in words, and lists apart what has no date', async () => {
  const { html } = await page(`${PLAN}/timeline`)
  assert.equal(html.match(/<li id="i\d+" class="lane /g)?.length, 10)
  assert.match(html, /en retard de 14 jours/)
  assert.match(html, /Sans dates<span class="count"> 1<\/span>/)
  assert.match(html, /data-from="2015-01-01" data-days="2192"/)
  assert.doesNotMatch(html, /role="slider"|data-dates|Changer les dates/)
  const year = (await page(`${PLAN}/timeline?year=2015&group=none`)).html
  assert.equal(year.match(/<li id="i\d+" class="lane /g)?.length, 3)
  assert.match(year, /7 actions de ce choix sont hors de 2015/)
})

test('handles are for who writes the plan, and the plain form opens by its address for them alone', async () => {
  const { id } = await itemOf('A1.2.1')
  const [own, other] = [await page(`${PLAN}/timeline?edit=${id}`, staff), await page(`${PLAN}/timeline?edit=${id}`, member)]
  assert.match(own.html, /role="slider"/)
  assert.match(own.html, new RegExp(`<form class="form" action="/items/${id}/dates"`))
  assert.match(own.html, /value="2016-01-15"/)
  assert.doesNotMatch(other.html, /role="slider"|\/dates"/)
})

test('dates are moved, told and undone; the way back is the same view and no other site', async () => {
  const back = `${PLAN}/timeline?group=owner&year=2018`
  assert.deepEqual(
    [(await move('A1.2.1', { starts_on: '2016-02-01', ends_on: '2018-11-30', back })).location, (await itemOf('A1.2.1')).ends_on],
    [back, '2018-11-30'],
  )
  const entry = await reader.selectFrom('journal_entry').select(['id', 'deed']).orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal(entry.deed, 'plan.item_edited')
  assert.equal((await request(`/plan-deeds/${entry.id}/undo`, { form: {}, headers: staff })).status, 303)
  assert.deepEqual(((item) => [item.starts_on, item.ends_on])(await itemOf('A1.2.1')), ['2016-01-15', '2018-12-31'])
  for (const foreign of [
    'https://evil.example/',
    '//evil.example',
    `${PLAN}/timeline@evil`,
    '/plans/plan-annuel/timeline',
    `${PLAN}/timeline?x=<y>`,
    '',
  ])
    assert.equal(
      (await move('A1.2.1', { starts_on: '2016-01-15', ends_on: '2018-12-31', back: foreign })).location,
      `${PLAN}/timeline`,
      foreign,
    )
})

test('a date that is none, or an end before its start, is refused on the timeline, with what was typed', async () => {
  const wrong = await move('A1.2.1', { starts_on: '31/02/2016', ends_on: '2018-12-31', back: `${PLAN}/timeline?group=owner` })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /« 31\/02\/2016 » n’est pas une date du calendrier/)
  assert.match(wrong.html, /value="31\/02\/2016"/)
  assert.match(wrong.html, /<option value="owner" selected>/)
  const reversed = await move('A1.2.1', { starts_on: '2018-12-31', ends_on: '2016-01-15' })
  assert.deepEqual([reversed.status, /vient avant le début/.test(reversed.html)], [422, true])
  assert.equal((await itemOf('A1.2.1')).starts_on, '2016-01-15')
})

test('of two who move at once the second is told, sees the other’s dates, and may then save', async () => {
  const { revision } = await itemOf('A2.3.1')
  await move('A2.3.1', { starts_on: '2017-05-01', ends_on: '2018-12-31' })
  const late = await move('A2.3.1', { starts_on: '2017-06-01', ends_on: '2018-12-31', revision: String(revision) })
  assert.equal(late.status, 409)
  assert.match(late.html, /Enregistré entre-temps : 1er mai 2017 → 31 déc\. 2018/)
  assert.match(late.html, /value="2017-06-01"/)
  const now = /name="revision" value="(\d+)"/.exec(late.html.slice(late.html.indexOf('lane-form')))?.[1]
  assert.equal((await move('A2.3.1', { starts_on: '2017-06-01', ends_on: '2018-12-31', revision: now! })).status, 303)
  assert.equal((await itemOf('A2.3.1')).starts_on, '2017-06-01')
})

test('an action without dates, or on another page, has its form above the calendar', async () => {
  const { id } = await itemOf('A3.3.1')
  assert.match(
    (await page(`${PLAN}/timeline?edit=${id}`, staff)).html,
    new RegExp(`<h2[^>]*>Dates de : Faire du débat.*action="/items/${id}/dates"`),
  )
  const refused = await move('A1.1.1', { starts_on: 'bientôt', ends_on: '', back: `${PLAN}/timeline?due=late` })
  assert.deepEqual([refused.status, /« bientôt » n’est pas une date/.test(refused.html)], [422, true])
  assert.equal((await move('A3.3.1', { starts_on: '2018-01-01', ends_on: '' })).status, 303)
})

test('who carries an action gives its news and not its dates; a part of the plan has none', async () => {
  const forms = { starts_on: '2017-06-02', ends_on: '2020-12-31' }
  assert.equal((await move('A3.2.1', forms, member)).status, 403)
  assert.equal((await move('A3.2.1', forms, {})).status, 403)
  assert.equal((await move('A3.2.1', { starts_on: '2017-06-01', ends_on: '2020-12-31' }, member)).status, 403, 'even the same dates')
  assert.equal((await move('S1.1', forms)).status, 403)
  assert.equal((await request('/items/999999/dates', { form: forms, headers: staff })).status, 404)
})

test('a map counts each region, and each tile leads to the rows that it counts', async () => {
  const { html } = await page(`${PLAN}/map?measure=actions`)
  assert.match(html, /<title>Bretagne : 2 actions · Nombre d’actions 2<\/title>/)
  assert.match(html, /href="\/plans\/reussir-2020\/table\?region=BRE&amp;scope=regions"/)
  assert.equal(html.match(/class="tile step-\d"><rect x="\d/g)?.length, 18)
  const counted = (await page(`${PLAN}/map?measure=actions&national=counted`)).html
  assert.match(counted, /<title>Bretagne : 9 actions/)
  assert.equal(codes((await page(`${PLAN}/table?region=BRE`)).html).length, 9)
})

test('nothing went wrong on our side', () => assert.deepEqual(logged, []))
