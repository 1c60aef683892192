/** A new plan and the edit of a plan's own facts, through HTTP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildingPages } from '../../../../test/support/building-pages.ts'

const { request, signedIn, organisationNamed, kevin, network, get, led, refused, plan } = await buildingPages()
const [rosalie, malo] = [await signedIn('Rosalie Quentrec'), await signedIn('Malo Trevenec')]

test('a new plan begins with a title, for an organisation whose staff one is', async () => {
  const { slug } = await plan()
  const html = await get(`/plans/${slug}/build`)
  assert.match(html, /Commencez par le premier niveau : pilier/)
  assert.match(html, /name="title"/, 'the field for the first item stands open')
  assert.match(html, /name="robots" content="noindex"/)
  const own = { levels: 'own', level_fr: 'Axe\nAxe', period_from: '2018-02-01', period_to: '2018-01-01' }
  const form = { title_fr: '', title_en: '', owner: network, kind: 'annual', ...own }
  const again = await refused('/plans/new', form, 422)
  for (const sentence of [/Il faut un intitulé/, /« Axe » nomme deux niveaux/, /La fin \(1er janvier 2018\)/]) assert.match(again, sentence)
  assert.match(again, />Axe\nAxe<\/textarea>/, 'what was typed is kept')
  const whole = { ...form, title_fr: 'Région', levels: 'axes', period_to: '', owner: await organisationNamed('CHANTIER école Bretagne') }
  assert.equal((await request('/plans/new', { form: whole, headers: kevin })).status, 403)
  assert.equal(await led('/plans/new', whole, malo), '/plans/region/build?add=in:0')
})

test('the list of plans offers a new one to those who may begin one', async () => {
  assert.match(await get('/plans'), /href="\/plans\/new"/)
  assert.match(await get('/plans', malo), /href="\/plans\/import"/)
  assert.doesNotMatch(await get('/plans', await signedIn('Edith Farrowby')), /plans\/new/)
  assert.doesNotMatch(await get('/plans', {}), /plans\/new/)
})

test('of two edits of a plan’s own facts the second sees both, and keeps what was typed', async () => {
  const { slug, title } = await plan()
  const path = `/plans/${slug}/edit`
  const shownIn = (html: string) => /name="shown" value="(\w+)"/.exec(html)![1]!
  const untouched = { title_en: '', lead_fr: '', kind: 'strategic', levels: 'pillars', period_to: '', predecessor: '' }
  const form = { shown: shownIn(await get(path)), title_fr: title, ...untouched }
  await led(path, { ...form, title_fr: 'De Rosalie', period_to: '2020-12-31' }, rosalie)
  const html = await refused(path, { ...form, title_fr: 'De Kévin', lead_fr: 'Une phrase' }, 409)
  assert.match(html, /Quelqu’un a enregistré ce plan pendant que vous écriviez/)
  assert.match(html, /id="field-title_fr"[^>]*value="De Kévin"/)
  assert.match(html, /id="field-period_to"[^>]*value="2020-12-31"/, 'what I had not touched is theirs')
  assert.match(html, /Repris de l’autre modification[^<]*Au/)
  await led(path, { ...form, title_fr: 'De Kévin', period_to: '2020-12-31', shown: shownIn(html) })
  assert.match(await get(`/plans/${slug}/build`), /De Kévin/)
})

test('of an adopted plan only what comes before it can be said; its text is frozen (R39)', async () => {
  const html = await get('/plans/reussir-2020/edit')
  assert.match(html, /Le texte adopté ne change que par une décision/)
  assert.doesNotMatch(html, /name="title_fr"/)
  assert.match(await refused('/plans/reussir-2020/edit', { title_fr: 'Autre' }, 422), /Le texte adopté ne change que par une décision/)
})
