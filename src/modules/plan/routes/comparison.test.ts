/** Comparisons and successions through HTTP: what is shown, of whom, and where nothing is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/network.ts'
import { planWith } from '../../../../test/support/plans.ts'
import { read } from '../../../../test/support/texts.ts'
import { freezeVersion } from '../commands/versions.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'

const tested = await testHouse()
const { house, request, logged } = tested
const { run, person } = await smallNetwork(tested)
const [paule, rita] = [await person('Paule', 'staff'), await person('Rita', 'representative')]

const item = (code: string, fr: string, more: Partial<ItemDraft> = {}): ItemDraft => ({
  ...{ code, line: null, title: { fr, en: null }, children: [] },
  ...more,
})
const imported = (slug: string, items: ItemDraft[], more: Partial<PlanDraft> = {}) =>
  planWith(house, { state: 'published', tree: {}, slug, title: { fr: `Plan ${slug}`, en: null }, items, ...more })
const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, html: await response.text(), etag: response.headers.get('etag') }
}
const compared = (from: string, to: string, more = '') => `/plans/comparison?from=${from}&to=${to}${more}`

const FORMER = [
  item('P1', 'Former', {
    children: [item('A1', 'Ouvrir deux sessions', { text: { fr: 'Deux sessions par an.', en: null } }), item('A2', 'Rédiger un livret')],
  }),
]
const { planId } = await imported('essai', FORMER)
await house.db
  .updateTable('plan_item')
  .set({ text_fr: 'Trois sessions <b> par an.' })
  .where('plan_id', '=', planId)
  .where('code', '=', 'A1')
  .execute()
await house.db.updateTable('plan_item').set({ removed: true }).where('plan_id', '=', planId).where('code', '=', 'A2').execute()
await run((tx) => freezeVersion(tx, planId, 'published'))

test('two versions are compared word by word, side by side or in one text', async () => {
  const { status, html } = await page(compared('essai@1', 'essai@2'))
  assert.equal(status, 200)
  assert.match(read(html), /2 changements sur 3 éléments\./)
  assert.match(html, /<del[^>]*><span class="sr heard">\[retiré\u00a0: <\/span>Deux<span/)
  assert.match(html, /<ins[^>]*><span class="sr heard">\[ajouté\u00a0: <\/span>Trois<span/)
  assert.match(html, /&lt;b>/, 'what people wrote stays letters')
  assert.match(read(html), /A2 Retiré/)
  const inline = await page(compared('essai@1', 'essai@2', '&view=inline'))
  assert.match(read(inline.html), /\[retiré : Deux \] \[ajouté : Trois \] sessions/)
  assert.match(inline.html, /aria-current="page"[^>]*>Dans le texte|>Dans le texte<\/a>/)
  assert.match(inline.html, /name="view" value="inline"/, 'the form keeps how it is looked at')
  assert.match(inline.html, /href="\/plans\/comparison\?from=essai%402&(amp;)?to=essai%401&(amp;)?view=inline"/, 'and so does the swap')
})

test('each figure filters, and leads back', async () => {
  const { html } = await page(compared('essai@1', 'essai@2', '&only=dropped'))
  assert.match(read(html), /A2 Retiré/)
  assert.doesNotMatch(read(html), /A1 Modifié/)
  assert.match((await page(compared('essai@1', 'essai@2', '&only=nonsense'))).html, /A1/)
  const kept = await page(compared('essai@1', 'essai@2', '&only=kept'))
  assert.match(read(kept.html), /P1 Former/)
  assert.doesNotMatch(read(kept.html), /A2/)
})

test('the text of today is compared afresh after each deed, two versions never change', async () => {
  const first = await page(compared('essai@2', 'essai'))
  assert.match(read(first.html), /Aucune différence/)
  const same = await page(compared('essai@1', 'essai@2'))
  await house.db
    .updateTable('plan_item')
    .set({ title_fr: 'Former et suivre' })
    .where('plan_id', '=', planId)
    .where('code', '=', 'P1')
    .execute()
  house.kept.drop([{ kind: 'plan', id: planId }])
  assert.match(read((await page(compared('essai@2', 'essai'))).html), /1 changement sur 2 éléments/)
  assert.equal((await page(compared('essai@1', 'essai@2'))).etag, same.etag)
})

test('the form offers what its reader may see, and proposes what is worth comparing', async () => {
  await imported('secret', [item('P9', 'Pilier caché')], { state: 'draft' })
  await imported('suite', FORMER, { predecessor: 'essai' })
  const { html } = await page('/plans/comparison')
  assert.match(html, /<option value="essai@2"/)
  assert.match(read(html), /Plan essai → Plan suite/)
  assert.doesNotMatch(html, /secret/)
  assert.doesNotMatch((await page('/plans/comparison', rita)).html, /secret/)
  assert.match((await page('/plans/comparison', paule)).html, /<option value="secret"/)
  const chosen = await page('/plans/comparison?to=suite')
  assert.match(chosen.html, /<option (selected value="suite"|value="suite" selected)/)
  assert.match(chosen.html, /<option (selected value="essai"|value="essai" selected)/, 'its predecessor is proposed')
})

test('the same text twice is a sentence, one that is not there is not found', async () => {
  assert.match((await page(compared('essai', 'essai'))).html, /C’est deux fois le même texte/)
  for (const [from, to] of [
    ['essai', 'nulle-part'],
    ['essai@9', 'essai'],
    ['essai', 'secret'],
    ['essai@0', 'essai'],
    ['essai@', 'essai'],
  ])
    assert.equal((await page(compared(from!, to!))).status, 404, `${from} ${to}`)
  assert.equal((await page(compared('essai', 'secret'), paule)).status, 200)
})

test('between two plans, what titles bring together is said to be a proposal', async () => {
  const { html } = await page(compared('essai', 'suite'))
  assert.match(read(html), /rapprochés? par leurs? intitulés? : c’est une proposition/)
  assert.match(html, /href="\/plans\/suite\/succession"/)
})

test('an English reader gets English words', async () => {
  const { html } = await page(compared('essai@1', 'essai@2', '&lang=en'))
  assert.match(read(html), /2 changes among 3 items\./)
  assert.match(html, /lang="fr"/, 'the text keeps its own language')
  assert.deepEqual(logged, [])
})
