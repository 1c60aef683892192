/** Versions through HTTP: the list, one version that anybody can check, and the next text of an adopted plan from its beginning to its adoption. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/network.ts'
import { planWith, type Tree } from '../../../../test/support/plans.ts'
import { planVersion } from './decidable.ts'

const tested = await testHouse()
const { house, request } = tested
const { person } = await smallNetwork(tested)
const [paule, diane, rita] = [await person('Paule', 'staff'), await person('Diane', 'president'), await person('Rita', 'representative')]
const TREE: Tree = { P: { A: {}, B: {} }, Q: {} }

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, to: response.headers.get('location'), html: await response.text() }
}
const post = async (path: string, headers: Record<string, string>, form: Record<string, string> = {}) => {
  const response = await request(path, { form, headers })
  return {
    status: response.status,
    to: response.headers.get('location'),
    html: await response.text(),
    flash: response.headers.getSetCookie()[0],
  }
}
const shown = async (path: string, { headers, flash }: { headers: Record<string, string>; flash: string | undefined }) =>
  (await page(path, { cookie: `${headers.cookie}; ${flash!.split(';')[0]}` })).html
const itemOf = (planId: number, code: string) =>
  house.reader
    .selectFrom('plan_item')
    .select(['id', 'revision'])
    .where('plan_id', '=', planId)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
const versionRow = (planId: number, number: number) =>
  house.reader.selectFrom('plan_version').selectAll().where('plan_id', '=', planId).where('number', '=', number).executeTakeFirstOrThrow()

test('a list without versions teaches what one is; of a draft it does not exist for strangers', async () => {
  const { slug } = await planWith(house, { state: 'draft', tree: TREE })
  const path = `/plans/${slug}/versions`
  assert.match((await page(path, paule)).html, /Aucune version pour le moment.*garde le texte d’un plan tel qu’il était/s)
  for (const who of [{}, rita]) assert.equal((await page(path, who)).status, 404)
  assert.equal((await page('/plans/no-such-plan/versions')).status, 404)
})

test('the list tells each version with its cause, size and fingerprint, and what the plan shows now', async () => {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: TREE })
  const path = `/plans/${slug}/versions`
  await post(`/plans/${slug}/publication`, diane)
  const { sha256 } = await versionRow(planId, 1)
  const { html } = await page(path)
  assert.match(html, /Texte de travail.*Identique à la version 1\..*Version 1.*publiée.*4 éléments, dont 2 actions/s)
  assert.ok(html.replace(/<[^>]+>/g, '').includes(sha256.slice(0, 12)))
  for (const kind of ['pdf', 'docx', 'xlsx', 'csv', 'md', 'json']) assert.ok(html.includes(`href="${path}/1.${kind}"`), kind)
  const { id, revision } = await itemOf(planId, 'A')
  await post(`/items/${id}`, paule, { revision: String(revision), title_fr: 'Autre', title_en: '', text_fr: '', text_en: '' })
  assert.match((await page(path)).html, /Modifié depuis la version 1\./, 'what was kept of the list is dropped')
  assert.match((await page(`/plans/${slug}`)).html, /Dernière version.*Modifié depuis la version 1\./s)
  const published = await post(`/plans/${slug}/withdrawal`, diane)
  assert.equal(published.status, 303)
  const again = await post(`/plans/${slug}/publication`, diane)
  const { id: entryId } = await house.reader.selectFrom('journal_entry').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal(again.status, 303)
  assert.equal((await post(`/plan-deeds/${entryId}/undo`, diane)).status, 303)
  assert.match((await page(path, paule)).html, /Version 2.*annulée.*L’acte qui l’a faite a été annulé/s)
  for (const each of [path, `${path}/1`]) assert.equal((await page(each)).status, 404, 'withdrawn, its versions do not exist for strangers')
})

test('a version is readable from top to bottom, with anchors; what does not exist is 404', async () => {
  const { planId, slug } = await planWith(house, {
    state: 'adopted',
    tree: TREE,
    decision: { body: 'AG', on: '2015-09', reference: null, source: 'PV' },
  })
  const { id } = await itemOf(planId, 'B')
  await house.db.updateTable('plan_item').set({ text_fr: 'Voir #A et #Z.' }).where('id', '=', id).execute()
  const next = await planWith(house, { state: 'draft', tree: { P: { A: {}, 'É 2': {} } } })
  const { id: odd } = await itemOf(next.planId, 'A')
  await house.db.updateTable('plan_item').set({ text_fr: 'Voir #P, pas #Z. <b>' }).where('id', '=', odd).execute()
  await post(`/plans/${next.slug}/publication`, diane)
  const { html, status } = await page(`/plans/${next.slug}/versions/1`)
  assert.equal(status, 200)
  for (const part of [
    /<h2[^>]*><a class="clause-code" href="#P">P<\/a>/,
    /id="É_2"/,
    /href="#%C3%89_2"/,
    /<a [^>]*href="#P">P<\/a>, pas #Z\. &lt;b&gt;/,
  ])
    assert.match(html, part)
  const adopted = await page(`/plans/${slug}/versions/1`)
  assert.match(adopted.html, /class="stamp".*Adopté · AG.*en septembre 2015 · source.*PV/s)
  assert.doesNotMatch(adopted.html, /Voir/, 'what the database holds today is not what was frozen')
  for (const number of ['0', '2', '999999999', '99999999999', 'abc', '1x', '-1', '1.5'])
    assert.equal((await page(`/plans/${slug}/versions/${number}`)).status, 404, number)
})

test('the fingerprint on the page is that of the file that the page names', async () => {
  const { slug } = await planWith(house, { state: 'adopted', tree: TREE })
  const { html } = await page(`/plans/${slug}/versions/1`)
  const [, address] = /curl -s (\S+) \| sha256sum/.exec(html.replaceAll('&amp;', '&'))!
  const file = await request(address!.replace(house.baseUrl, ''))
  assert.equal(file.status, 200)
  const hex = createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex')
  assert.ok(html.replace(/<[^>]+>/g, '').includes(hex))
})

test('the staff prepares the next text; who may not see it learns nothing of it; adopted, its address leads to the version', async () => {
  const { planId, slug } = await planWith(house, { state: 'adopted', tree: TREE })
  const plan = `/plans/${slug}`
  const next = `${plan}-projet`
  assert.match((await page(plan, paule)).html, /action="[^"]*\/revision"/)
  for (const who of [{}, rita, diane]) {
    assert.doesNotMatch((await page(plan, who)).html, /\/revision"/)
    assert.equal((await post(`${plan}/revision`, who)).status, 403)
  }
  const begun = await post(`${plan}/revision`, paule)
  assert.deepEqual([begun.status, begun.to], [303, next])
  assert.match(
    await shown(next, { headers: paule, flash: begun.flash }),
    /La version suivante est commencée.*Projet de nouvelle version de/s,
  )
  const twice = await post(`${plan}/revision`, paule)
  assert.deepEqual([twice.status, twice.to], [303, next])
  assert.match((await page(plan, paule)).html, /La version suivante de ce plan se prépare, en brouillon\./)
  for (const who of [{}, rita]) {
    assert.doesNotMatch((await page(plan, who)).html, /se prépare|-projet/)
    for (const path of [next, `${next}/versions`]) assert.equal((await page(path, who)).status, 404)
    for (const deed of ['publication', 'closing', 'revision']) assert.equal((await post(`${next}/${deed}`, who)).status, 404, deed)
  }
  assert.match(
    (await page(plan, diane)).html,
    /Clore le plan<\/button>.*adoptez-la ou abandonnez-la/s,
    'the rule greys the button with its reason',
  )
  assert.match((await post(`${plan}/closing`, diane)).html, /La version suivante de ce plan se prépare/)

  await post(`${next}/publication`, diane)
  assert.match((await page(plan)).html, /Un projet de nouvelle version de ce plan est publié\./, 'what was kept for strangers is dropped')
  const { planId: nextId } = (await house.reader
    .selectFrom('plan_plan')
    .select('id as planId')
    .where('slug', '=', `${slug}-projet`)
    .executeTakeFirst())!
  const { id, revision } = await itemOf(nextId, 'A')
  await post(`/items/${id}`, paule, { revision: String(revision), title_fr: 'Autre', title_en: '', text_fr: '', text_en: '' })
  assert.match((await page(`${next}/adoption`, diane)).html, /Par rapport au texte adopté\u00a0: 1 élément modifié\./)

  const adopted = await post(`${next}/adoption`, diane, { decided_on: '2016', reference: 'R7' })
  assert.deepEqual([adopted.status, adopted.to], [303, plan])
  const after = await shown(plan, { headers: diane, flash: adopted.flash })
  assert.match(after, /ce texte est maintenant celui du plan/)
  assert.doesNotMatch(after, /plan-deeds/, 'it is not taken back at a stroke, and does not offer it')
  for (const [path, to] of [
    [next, `${plan}/versions/2`],
    [`${next}/table`, `${plan}/versions/2`],
    [`${next}.json`, `${plan}/versions/2.json`],
  ]) {
    const led = await page(path!)
    assert.deepEqual([led.status, led.to], [301, to])
  }
  assert.match((await page(`${next}/versions`)).html, /Ce projet est devenu la version 2 de/)
  assert.match((await page(`${plan}/versions`)).html, /Version 2.*texte actuel.*en 2016 · référence.*Comparer avec la version 1/s)
  assert.match((await page(`${plan}/versions/1`)).html, /Ce plan montre aujourd’hui.*la version 2/s)
  assert.doesNotMatch((await page('/plans', paule)).html, /-projet/)
  assert.equal((await itemOf(planId, 'A')).revision, 2)
})

test('a next text that is given up stays readable for its own, and nowhere in the lists', async () => {
  const { slug } = await planWith(house, { state: 'adopted', tree: TREE })
  const next = `/plans/${slug}-projet`
  await post(`/plans/${slug}/revision`, paule)
  const given = await post(`${next}/closing`, diane)
  assert.match(
    await shown(next, { headers: diane, flash: given.flash }),
    /Le projet est abandonné.*plan-deeds\/\d+\/undo.*Projet abandonné de nouvelle version de/s,
  )
  for (const who of [paule, diane]) assert.ok(!(await page('/plans', who)).html.includes(next))
  for (const who of [{}, rita]) assert.equal((await page(next, who)).status, 404)
  assert.ok(!(await page('/journal')).html.includes(next))
  assert.match((await page(`/plans/${slug}`, paule)).html, /\/revision"/, 'another one may be begun')
})

test('an assembly can be given a version to decide on, with its exact text and what it would change', async () => {
  const { planId, slug } = await planWith(house, { state: 'published', tree: TREE, title: { fr: 'Cap 2020', en: null } })
  const { id, sha256, text } = await versionRow(planId, 1)
  const offered = await planVersion.offered(house.reader, null as never)
  assert.deepEqual(
    offered.filter((each) => each.id === id),
    [{ id, title: { fr: 'Cap 2020, version 1', en: 'Cap 2020, version 1' }, path: `/plans/${slug}/versions/1` }],
  )
  const decidable = await planVersion.text(house.reader, id)
  assert.deepEqual([decidable.sha256, decidable.text, decidable.path], [sha256, text, `/plans/${slug}/versions/1`])
  assert.equal(createHash('sha256').update(decidable.text).digest('hex'), sha256)
  assert.match((await planVersion.consequence!(house.reader, id, 'fr'))!, /^Le texte est figé\u00a0: 4 éléments, dont 2 actions\./)
  const adopted = await planWith(house, { state: 'adopted', tree: TREE })
  await post(`/plans/${adopted.slug}/revision`, paule)
  await post(`/plans/${adopted.slug}-projet/publication`, diane)
  const [next] = (await planVersion.offered(house.reader, null as never)).filter(({ path }) => path.includes(`${adopted.slug}-projet`))
  assert.equal(await planVersion.consequence!(house.reader, next!.id, 'en'), 'This text is the same as the adopted one.')
  await assert.rejects(planVersion.text(house.reader, 999_999), /kernel.not_found/)
})
