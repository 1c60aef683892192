/** Moving a plan on through HTTP: publication, withdrawal, adoption, closing, each with a stranger's attempt. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SHELL } from '#kernel/values/actor.ts'
import { addBody } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/network.ts'
import { importPlan } from '../commands.ts'
import { emptyDraft } from '../rules.ts'
import type { PlanState } from '../tables.ts'

const tested = await testHouse()
const { house, request } = tested
const { run, network, person } = await smallNetwork(tested)
const body = await run((tx) =>
  addBody(tx, SHELL, { organisationId: network, code: 'ag', name: { fr: 'Assemblée générale', en: 'General meeting' } }),
)
const [paule, diane, rita] = [await person('Paule', 'staff'), await person('Diane', 'president'), await person('Rita', 'representative')]

const imported = (slug: string, state: PlanState) => {
  const items = [{ code: 'P', line: null, title: { fr: 'Pilier', en: null }, children: [] }]
  const draft = emptyDraft({
    slug,
    title: { fr: `Plan ${slug}`, en: null },
    levelNames: { fr: ['Pilier', 'Action'], en: [] },
    state,
    items,
  })
  return run((tx) => importPlan(tx, SHELL, { draft, slug, publish: false, life: 'restore' }))
}
const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, html: await response.text(), headers: response.headers }
}
const post = async (path: string, headers: Record<string, string>, form: Record<string, string> = {}) => {
  const response = await request(path, { form, headers })
  return { status: response.status, html: await response.text() }
}

test('the president publishes, adopts and closes; each step says what was done and offers to take it back', async () => {
  await imported('vie', 'draft')
  const steps: [string, Record<string, string>, RegExp][] = [
    ['publication', {}, /Le projet est publié/],
    ['withdrawal', {}, /Le projet est retiré/],
    ['publication', {}, /Le projet est publié/],
    [
      'adoption',
      { body: String(body), decided_on: '17 septembre 2015', reference: 'résolution 4', source: '' },
      /L’adoption est enregistrée/,
    ],
    ['closing', {}, /Le plan est clos/],
  ]
  for (const [step, form, said] of steps) {
    for (const [who, status] of [
      [{}, step === 'publication' ? 404 : 403],
      [rita, step === 'publication' ? 404 : 403],
      [paule, 403],
    ] as const)
      assert.equal((await post(`/plans/vie/${step}`, who, form)).status, status, step)
    const done = await request(`/plans/vie/${step}`, { form, headers: diane })
    assert.deepEqual([done.status, done.headers.get('location')], [303, '/plans/vie'], step)
    const cookie = `${diane.cookie}; ${done.headers.getSetCookie()[0]!.split(';')[0]}`
    const shown = await page('/plans/vie', { cookie })
    assert.match(shown.html, said)
    assert.match(shown.html, /action="\/plan-deeds\/\d+\/undo"/)
    assert.equal(shown.headers.get('etag'), null, 'what is said once is not kept')
    const forged = cookie.replace(/\.[^.]*$/, '.forged')
    assert.doesNotMatch((await page('/plans/vie', { cookie: forged })).html, said)
  }
  const { html } = await page('/plans/vie')
  assert.match(html, /Assemblée générale.*17 septembre 2015 · référence\u00a0: résolution 4/s)
  assert.match((await post('/plans/vie/publication', diane)).html, /Ce plan est déjà publié/)
})

test('an adoption that says too little or of tomorrow is shown again as it was typed', async () => {
  await imported('adoption', 'published')
  assert.equal((await page('/plans/adoption/adoption', diane)).status, 200)
  const empty = await post('/plans/adoption/adoption', diane)
  assert.deepEqual([empty.status, /Dites au moins une chose de la décision/.test(empty.html)], [422, true])
  const odd = await post('/plans/adoption/adoption', diane, { body: '999999', decided_on: '31/02/2015', reference: 'R <4>', source: '' })
  assert.equal(odd.status, 422)
  for (const kept of [/value="31\/02\/2015"/, /value="R &lt;4>"/, /n’est pas une date du calendrier/]) assert.match(odd.html, kept)
  assert.equal((await post('/plans/adoption/adoption', diane, { body: '999999', decided_on: '2015' })).status, 422)
  for (const path of ['/plans/adoption/adoption', '/plans/vie/adoption']) assert.equal((await page(path, paule)).status, 403)
  assert.equal((await page('/plans/vie/adoption', diane)).status, 422, 'a closed plan has no such form')
})

test('one takes back one’s own last step from the page that it led to, and nobody else’s', async () => {
  const { planId } = await imported('retour', 'adopted')
  await post('/plans/retour/closing', diane)
  const entry = await house.reader
    .selectFrom('journal_entry')
    .select('id')
    .where('deed', '=', 'plan.closed')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const path = `/plan-deeds/${entry.id}/undo`
  assert.deepEqual([(await post(path, {})).status, (await post(path, rita)).status, (await post(path, paule)).status], [404, 403, 403])
  const undone = await request(path, { form: {}, headers: diane })
  assert.deepEqual([undone.status, undone.headers.get('location')], [303, '/plans/retour'])
  const { state } = await house.reader.selectFrom('plan_plan').select('state').where('id', '=', planId).executeTakeFirstOrThrow()
  assert.equal(state, 'adopted')
  const again = await post(path, diane)
  assert.deepEqual([again.status, /Quelqu’un est intervenu depuis/.test(again.html)], [409, true])
  assert.equal((await post('/plan-deeds/999999/undo', diane)).status, 404)
})
