/** A plan of more than a thousand items through HTTP: folded, opened branch by branch, filtered to its first matches. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Role } from '#kernel/values/actor.ts'
import { actor } from '../../../../test/support/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { randomPlan } from '../../../../test/support/random-plan.ts'
import { editItem, withdrawPlan } from '../commands.ts'
import { planBySlug, planCounts, planItems } from '../queries.ts'

const { house, request, as } = await testHouse()
const { slug, staffId, member } = await randomPlan(house, [2, 3, 220])
const plan = (await planBySlug(house.reader, null, slug))!
const today = house.clock.today()
const items = await planItems(house.reader, null, [plan.id], today)
const counts = (await planCounts(house.reader, [plan.id], today)).get(plan.id)!
const staff = await as(staffId)
const acting = (role: Role) => ({ ...actor({ role, organisation: plan.responsibleId }), personId: member.personId })
const PLAN = `/plans/${slug}`

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, html: (await response.text()).replace(/[\u00a0\u202f]/g, ' ') }
}
const rows = (html: string) => html.match(/<li id="i\d+" class="is-/g)?.length ?? 0
const strategy = items.find(({ code }) => code === '1.2')!
const inside = items.filter(({ parent_id }) => parent_id === strategy.id)

test('its page shows its first two levels with their figures, and no action', async () => {
  const { html } = await page(PLAN)
  assert.equal(rows(html), 0)
  assert.equal(html.match(/<details class="disclosure folded">/g)?.length, 6)
  assert.match(html, new RegExp(`<turbo-frame id="open-${strategy.id}" src="${PLAN}\\?open=${strategy.id}" loading="lazy"`))
  assert.match(html, /Ce plan compte 1 328 éléments/)
  assert.match(html, new RegExp(`>${counts.byStatus.done}</b>`), 'the legend of the picture counts actions, not arcs')
  assert.match(html, /sunburst-total[^>]*>1 320</)
})

test('a branch opens by its address without scripts, and alone in its frame with them', async () => {
  const whole = await page(`${PLAN}?open=${strategy.id}`)
  assert.equal(rows(whole.html), 200)
  assert.match(whole.html, /<details class="disclosure folded" open>/)
  assert.match(whole.html, new RegExp(`200 premières sur 220\\. <a href="${PLAN}/table\\?part=${strategy.id}">`))
  const part = await page(`${PLAN}?open=${strategy.id}`, { 'turbo-frame': `open-${strategy.id}` })
  assert.equal(rows(part.html), 200)
  assert.doesNotMatch(part.html, /sunburst|class="chapter/)
  assert.ok(part.html.includes(inside[0]!.title.fr!))
})

test('what cannot be opened is left closed: an action, another plan’s item, nonsense', async () => {
  for (const open of [inside[0]!.id, 999_999, 0, 'x', '1%20or%201=1']) {
    const { status, html } = await page(`${PLAN}?open=${open}`, { 'turbo-frame': `open-${open}` })
    assert.deepEqual([status, rows(html)], [200, 0], String(open))
    assert.doesNotMatch(html, /folded" open/)
  }
})

test('filters show the first matches, how many there are, and the way to all of them', async () => {
  const { html } = await page(`${PLAN}?missing=any`)
  assert.equal(rows(html), 200)
  assert.match(html, new RegExp(`200 premières sur ${counts.incomplete}`))
  assert.match(html, new RegExp(`href="${PLAN}/table\\?missing=any"`))
  assert.match((await page(`${PLAN}?region=COR&status=done&owner=none&missing=owner`)).html, /chapter-head|Aucune action ne répond/)
})

test('an opened branch names persons to who is signed in alone, and follows what is edited', async () => {
  const named = async (headers = {}) => (await page(`${PLAN}?open=${strategy.id}`, headers)).html.includes('class="who">Paule Aa<')
  assert.deepEqual([await named(), await named(staff)], [false, true])
  const before = (await page(PLAN)).html
  const first = inside.find(({ status }) => status === 'planned')!
  await change(house, (tx) => editItem(tx, acting('staff'), { itemId: first.id, revision: first.revision, facts: { status: 'done' } }))
  const after = (await page(PLAN)).html
  assert.notEqual(after, before)
  assert.match(after, new RegExp(`>${counts.byStatus.done + 1}</b>`))
})

test('a table of more rows than one page holds has the others on its next pages', async () => {
  const { html } = await page(`${PLAN}/table`)
  assert.equal(html.match(/<th scope="row"/g)?.length, 500)
  assert.match(html, new RegExp(`1 à 500 sur 1 320</p><a class="button" href="${PLAN}/table\\?page=2" rel="next">`))
  assert.equal((await page(`${PLAN}/table?page=3`)).html.match(/<th scope="row"/g)?.length, 320)
  assert.equal((await page(`${PLAN}/timeline`)).html.match(/class="lane /g)?.length, 200)
})

test('of a draft there is no branch, no table, no calendar and no map for strangers', async () => {
  await change(house, (tx) => withdrawPlan(tx, acting('secretary'), slug))
  for (const path of ['', `?open=${strategy.id}`, '/table', '/table?format=csv', '/timeline', '/map'])
    assert.equal((await page(PLAN + path, { 'turbo-frame': `open-${strategy.id}` })).status, 404, path)
  assert.equal((await page(`${PLAN}/timeline`, staff)).status, 200)
})
