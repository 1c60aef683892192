/** A shared draft through HTTP: what the members of the body then see, everywhere, and what they still may not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journalEntries } from '#kernel/journal.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/work.ts'
import { threadScope } from '../queries.ts'

const tested = await testHouse()
const { house, request } = tested
const { plan, signedIn, actor, bodies, region, network } = await smallNetwork(tested)
const [bran, edith, rita, paule] = [await signedIn('Bran'), await signedIn('Edith'), await signedIn('Rita'), await signedIn('Paule')]
let made = 0
/** Each with a name of its own: the drafts of other tests are shared as well. */
async function draft() {
  made += 1
  const title = `Projet secret ${made}`
  return { title, ...(await plan({ state: 'draft', owner: 'Bretagne', title: { fr: title, en: null } })) }
}
const share = (slug: string, form: Record<string, string>, headers = bran) => request(`/plans/${slug}/sharing`, { form, headers })
const shareWith = (slug: string) => share(slug, { body: String(bodies.mobilite) })
const page = async (path: string, headers: Record<string, string>) => (await request(path, { headers })).text()

test('the page tells who reads the draft; a body is added and taken away by plain forms', async () => {
  const { slug } = await draft()
  const before = await page(`/plans/${slug}/sharing`, bran)
  assert.match(before, /Les permanents de Bretagne l’écrivent\u00a0: Bran\./)
  assert.match(before, /<option value="\d+">Groupe mobilite \(1 membre\)/)
  const shared = await shareWith(slug)
  assert.equal(shared.headers.get('location'), `/plans/${slug}/sharing`)
  const after = await page(`/plans/${slug}/sharing`, bran)
  assert.match(after, /Groupe mobilite[\s\S]*sans le modifier\u00a0: Edith/)
  assert.match(after, new RegExp(`name="unshare" value="${bodies.mobilite}"`))
  const twice = await shareWith(slug)
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /déjà partagé/)
  assert.equal((await share(slug, { body: '' })).status, 422)
  assert.equal((await share(slug, { unshare: String(bodies.mobilite) })).status, 303)
  assert.doesNotMatch(await page(`/plans/${slug}/sharing`, bran), /name="unshare"/)
})

test('for others there is neither the draft nor its page of readers', async () => {
  const { slug } = await draft()
  for (const headers of [{}, edith, rita, paule]) {
    assert.equal((await request(`/plans/${slug}/sharing`, { headers })).status, 404)
    assert.equal((await share(slug, { body: String(bodies.mobilite) }, headers as typeof bran)).status, 404)
  }
  await shareWith(slug)
  assert.equal((await request(`/plans/${slug}/sharing`, { headers: edith })).status, 403)
  assert.equal((await share(slug, { body: String(bodies.antenne) }, edith)).status, 403)
  const open = await plan()
  assert.equal(
    (await request(`/plans/${open.slug}/sharing`)).headers.get('location'),
    `/sign-in?back=${encodeURIComponent(`/plans/${open.slug}/sharing`)}`,
  )
  assert.match(await page(`/plans/${open.slug}/sharing`, paule), /Chacun lit ce plan/)
})

test('shared, it is on every page of the member and of nobody else; taken back, it is on none, kept or not', async () => {
  const { slug, items, title } = await draft()
  const places = [
    '/plans',
    '/search?q=projet',
    ...['', '.json', '/documents', '/changes?days=7', '/table', '/timeline', '/versions', '/feed.atom'].map(
      (rest) => `/plans/${slug}${rest}`,
    ),
    `/items/${items.A}`,
  ]
  const shows = async (headers: Record<string, string>) =>
    Promise.all(places.map(async (path) => (await page(path, headers)).replace(/<[^>]*>/g, '').includes(title)))
  const none = places.map(() => false)
  for (const headers of [{}, edith, rita]) assert.deepEqual(await shows(headers), none)
  await shareWith(slug)
  assert.deepEqual(
    await shows(edith),
    places.map(() => true),
  )
  for (const headers of [{}, rita]) assert.deepEqual(await shows(headers), none)
  const first = await request(`/plans/${slug}`, { headers: edith })
  const etag = first.headers.get('etag')!
  assert.equal((await request(`/plans/${slug}`, { headers: { ...edith, 'if-none-match': etag } })).status, 304)
  assert.match(await first.text(), /name="live"/)
  await share(slug, { unshare: String(bodies.mobilite) })
  assert.deepEqual(await shows(edith), none)
  assert.equal((await request(`/plans/${slug}`, { headers: { ...edith, 'if-none-match': etag } })).status, 404)
})

test('a member reads and does not write', async () => {
  const { slug, items } = await draft()
  await shareWith(slug)
  const item = await page(`/items/${items.A}`, edith)
  assert.doesNotMatch(item, /\/edit"|multipart|Relier/)
  for (const path of [`/items/${items.A}`, `/plans/${slug}/publication`, `/items/${items.A}/documents`, `/items/${items.A}/serving`])
    assert.equal((await request(path, { form: { revision: '0', title_fr: 'x' }, headers: edith })).status, 403, path)
  assert.equal((await request(`/items/${items.A}/edit`, { headers: edith })).status, 403)
})

test('a member reads how the draft came about on its own pages; the journal’s page goes on showing nothing of it', async () => {
  const { slug, items, planId } = await draft()
  const { revision } = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', items.A!).executeTakeFirstOrThrow()
  const edit = { revision: String(revision), title_fr: 'Titre A revu' }
  assert.equal((await request(`/items/${items.A}`, { form: edit, headers: bran })).status, 303)
  await shareWith(slug)
  assert.match(await page(`/items/${items.A}`, edith), /a modifié l’intitulé français/)
  assert.match(await page(`/plans/${slug}/changes?days=7`, edith), /Titre A(?:[^<]|<(?!\/ins))*revu/)
  assert.doesNotMatch(await page('/journal', edith), /Titre A|Projet secret/)
  const facts = { responsibleId: region, sharedWith: [bodies.mobilite] }
  const scope = threadScope(await actor('Edith'), network, facts)
  const entries = await journalEntries(house.reader, { scope, subject: { kind: 'plan', id: planId }, limit: 10 })
  assert.deepEqual(
    entries.map(({ deed }) => deed),
    ['plan.sharing_changed', 'plan.item_edited', 'plan.imported'],
  )
  const without = threadScope(await actor('Edith'), network, { ...facts, sharedWith: [] })
  assert.deepEqual(await journalEntries(house.reader, { scope: without, subject: { kind: 'plan', id: planId }, limit: 10 }), [])
  assert.deepEqual(threadScope(null, network, facts), { kind: 'public' })
})
