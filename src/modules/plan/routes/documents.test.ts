/** Documents and links through HTTP: sent in as a browser does, given out sealed, shown to who may read the plan. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import { PDF } from '../../../../test/support/office-files.ts'
import { filesForm, item, smallNetwork } from '../../../../test/support/work.ts'
import { documentsOfItem } from '../queries.ts'

const tested = await testHouse()
const { house, request } = tested
const { plan, signedIn, actor, bodies } = await smallNetwork(tested)
const [paule, rita, bran, edith] = [await signedIn('Paule'), await signedIn('Rita'), await signedIn('Bran'), await signedIn('Edith')]
const ORIGIN = { origin: 'http://localhost:3000' }

const send = (path: string, body: FormData, headers: Record<string, string>) =>
  request(path, { method: 'POST', body, headers: { ...ORIGIN, ...headers } })
const docs = async (itemId: number) => documentsOfItem(house.reader, await actor('Paule'), itemId)
const text = (name: string, content = `${name}${Math.random()}`) => ({ name, bytes: content })

test('a document sent by a form stands on the item’s page and on the plan’s, with a way to take it back', async () => {
  const { items, slug } = await plan({ state: 'adopted' })
  const sent = await send(`/items/${items.A}/documents`, filesForm([{ name: 'Été 2017 🌱.pdf', bytes: new Uint8Array(PDF) }]), paule)
  assert.equal(sent.status, 303)
  assert.equal(sent.headers.get('location'), `/items/${items.A}#documents`)
  assert.match(sent.headers.get('set-cookie') ?? '', /^flash=/)
  const [document] = await docs(items.A!)
  for (const path of [`/items/${items.A}`, `/plans/${slug}/documents`]) {
    const page = await (await request(path)).text()
    assert.match(page, /Été 2017 🌱\.pdf/, path)
    assert.match(page, new RegExp(`href="/documents/${document!.id}"`), path)
    assert.doesNotMatch(page, /removal|multipart/, `${path}: a stranger is offered nothing`)
    assert.doesNotMatch(page, /par Paule/)
  }
  const own = await (await request(`/items/${items.A}`, { headers: paule })).text()
  assert.match(own, /enctype="multipart\/form-data"/)
  assert.match(own, new RegExp(`action="/documents/${document!.id}/removal"`))
  assert.match(own, /a ajouté le document/)
  const removed = await request(`/documents/${document!.id}/removal`, { form: {}, headers: paule })
  assert.equal(removed.headers.get('location'), `/items/${items.A}#documents`)
  assert.equal((await request(`/documents/${document!.id}`, { headers: paule })).status, 404)
  assert.doesNotMatch(await (await request(`/items/${items.A}`)).text(), /Documents/)
})

test('a document is given out whole, sealed, under its name, and not twice', async () => {
  const { items } = await plan()
  const bytes = new Uint8Array(2_500_000).fill(97)
  await send(`/items/${items.A}/documents`, filesForm([{ name: 'a "b"\u202e é.txt', bytes }]), paule)
  const [document] = await docs(items.A!)
  const path = `/documents/${document!.id}`
  const answer = await request(path)
  assert.equal(answer.status, 200)
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), bytes)
  const headers = Object.fromEntries(answer.headers)
  assert.equal(headers['content-disposition'], `attachment; filename="a _b_ e.txt"; filename*=UTF-8''a%20%22b%22%20%C3%A9.txt`)
  assert.equal(headers['content-type'], 'text/plain; charset=utf-8')
  assert.equal(headers['content-length'], '2500000')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(headers['content-security-policy']!, /sandbox/)
  assert.match(headers['cache-control']!, /private/)
  const again = await request(path, { headers: { 'if-none-match': headers.etag! } })
  assert.deepEqual([again.status, await again.text()], [304, ''])
  assert.equal((await request(path, { headers: { 'if-none-match': '"other"' } })).status, 200)
})

test('what is refused is said beside the field, on the same page, and nothing is kept', async () => {
  const { items, slug } = await plan()
  const cases: [string, string, RegExp][] = [
    ['page.html', '<html></html>', /est une page web/],
    ['x.svg', '<svg></svg>', /est une image SVG/],
    ['x.sh', '#!/bin/sh', /est un programme ou un script/],
    ['x.pdf', 'du texte', /n’est pas ce que dit son nom[^<]*\.txt ou \.md ou \.csv/],
    ['vide.pdf', '', /vide\.pdf[^<]*est vide/],
    ['gros.txt', 'a'.repeat(20 * 1_048_576 + 1), /trop lourd[^<]*20.Mo/],
    ['<b>.exe', 'MZ\u0000', /&lt;b>\.exe/],
  ]
  for (const path of [`/items/${items.A}/documents`, `/plans/${slug}/documents`]) {
    for (const [name, content, sentence] of cases) {
      const answer = await send(path, filesForm([{ name, bytes: content }]), paule)
      const page = await answer.text()
      assert.equal(answer.status, 422, name)
      assert.match(page, sentence, name)
      assert.match(page, /<details[^>]* open/, name)
      assert.match(page, /id="field-files-error"/, name)
    }
    const none = await send(path, filesForm([{ name: '', bytes: '' }]), paule)
    assert.match(await none.text(), /Choisissez au moins un fichier/)
  }
  assert.deepEqual(await docs(items.A!), [])
})

test('who may not add is refused before the body is read', async () => {
  const { items, slug } = await plan({ state: 'adopted' })
  let read = 0
  const body = () =>
    new ReadableStream({
      pull(stream) {
        read += 1
        stream.enqueue(new Uint8Array(65_536))
      },
    })
  for (const path of [`/items/${items.A}/documents`, `/plans/${slug}/documents`]) {
    for (const headers of [{}, rita, bran]) {
      const init = {
        method: 'POST',
        body: body(),
        duplex: 'half',
        headers: { ...ORIGIN, ...headers, 'content-type': 'multipart/form-data; boundary=x' },
      }
      assert.equal((await request(path, init as RequestInit)).status, 403)
    }
  }
  assert.ok(read <= 6, `read ${read} pieces`)
})

test('a document of a draft exists only for who reads the draft, and ends with it', async () => {
  const { items, slug } = await plan({ state: 'draft' })
  await send(`/items/${items.A}/documents`, filesForm([text('x.txt')]), paule)
  const path = `/documents/${(await docs(items.A!))[0]!.id}`
  for (const headers of [{}, rita, edith]) {
    assert.equal((await request(path, { headers })).status, 404)
    assert.equal((await request(`${path}/removal`, { form: {}, headers })).status, 404)
    assert.equal((await request(`/plans/${slug}/documents`, { headers })).status, 404)
    assert.equal((await send(`/items/${items.A}/documents`, filesForm([text('y.txt')]), headers)).status, 404)
  }
  assert.equal((await request(path, { headers: paule })).status, 200)
  await request(`/plans/${slug}/sharing`, { form: { body: String(bodies.mobilite) }, headers: paule })
  assert.equal((await request(path, { headers: edith })).status, 200)
  assert.equal((await request(`${path}/removal`, { form: {}, headers: edith })).status, 403)
})

test('a link is made from the list or by code, shown on both pages, and taken back', async () => {
  const [strategic, yearly] = [await plan({ state: 'adopted', title: { fr: 'Cap', en: null } }), await plan({ kind: 'annual' })]
  const [action, served] = [`/items/${yearly.items.A}`, `/items/${strategic.items.A}`]
  const link = (form: Record<string, string>, headers: Record<string, string> = paule) => request(`${action}/serving`, { form, headers })
  const chosen = await link({ served: String(strategic.items.A), code: '' })
  assert.equal(chosen.headers.get('location'), `${action}#serves`)
  assert.match(await (await request(action)).text(), new RegExp(`Sert[\\s\\S]*href="${served}"[\\s\\S]*Cap`))
  assert.match(await (await request(served)).text(), new RegExp(`Servi par[\\s\\S]*href="${action}"`))
  assert.equal((await link({ served: '', code: `${strategic.slug}#P` })).status, 303)
  const refused = await link({ served: '', code: 'rien#X' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Aucun élément rien#X[\s\S]*value="rien#X"/)
  assert.match(await (await link({ served: '', code: '' })).text(), /Choisissez un élément/)
  for (const headers of [{}, rita, bran]) assert.equal((await link({ served: String(strategic.items.B) }, headers)).status, 403)
  assert.equal((await link({ unlink: String(strategic.items.A) })).status, 303)
  assert.doesNotMatch(await (await request(served)).text(), /Servi par/)
  const stranger = await (await request(action)).text()
  assert.doesNotMatch(stranger, /Délier|Relier/)
})

test('codes in a text are links, and the item that is named says who names it', async () => {
  const named = item('A', { text: { fr: 'Voir #B, #Z et « #B ».', en: null } })
  const near = item('C', { text: { fr: 'Voir #B.1 et B.', en: null } })
  const { items } = await plan({ items: [item('P', { children: [named, item('B'), near] })] })
  const page = await (await request(`/items/${items.A}`)).text()
  assert.match(page, new RegExp(`Voir <a[^>]* href="/items/${items.B}">B</a>, #Z et «\u202f<a[^>]*>B</a>\u202f»`))
  assert.match(await (await request(`/items/${items.B}`)).text(), new RegExp(`Cité par[\\s\\S]*href="/items/${items.A}"`))
  assert.doesNotMatch(
    await (await request(`/items/${items.B}`)).text(),
    new RegExp(`<a href="/items/${items.C}">C `),
    'another code is not this one',
  )
  assert.doesNotMatch(page, /Cité par/)
  await house.db.updateTable('plan_item').set({ removed: true }).where('id', '=', items.B!).execute()
  house.kept.clear()
  assert.match(await (await request(`/items/${items.A}`)).text(), /Voir #B, #Z/)
})

test('an item that was taken out keeps its address, says so, and offers nothing', async () => {
  const { items } = await plan({ state: 'draft' })
  await send(`/items/${items.A}/documents`, filesForm([text('x.txt')]), paule)
  await house.db.updateTable('plan_item').set({ removed: true }).where('id', '=', items.A!).execute()
  const page = await (await request(`/items/${items.A}`, { headers: paule })).text()
  assert.match(page, /Retiré du plan/)
  assert.match(page, /x\.txt/)
  for (const offered of [/\/edit"/, /multipart/, /removal/, /Précédent/, /Suivant/]) assert.doesNotMatch(page, offered)
  assert.equal((await send(`/items/${items.A}/documents`, filesForm([text('y.txt')]), paule)).status, 403)
  assert.equal((await request(`/items/${items.A}/edit`, { headers: paule })).status, 403)
  const row = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', items.A!).executeTakeFirstOrThrow()
  const edited = await request(`/items/${items.A}`, { form: { revision: String(row.revision), title_fr: 'Autre' }, headers: paule })
  assert.equal(edited.status, 403)
})

test('the next text of an adopted item leads to it, and back for those who read the draft', async () => {
  const adopted = await plan({ state: 'adopted' })
  const next = await plan({ state: 'draft' })
  await house.db.updateTable('plan_plan').set({ revises_id: adopted.planId }).where('id', '=', next.planId).execute()
  await house.db.updateTable('plan_item').set({ origin_id: adopted.items.A! }).where('id', '=', next.items.A!).execute()
  const link = (id: number) => new RegExp(`href="/items/${id}"[^>]*>A `)
  const asPaule = async (id: number) => (await request(`/items/${id}`, { headers: paule })).text()
  assert.match(await asPaule(next.items.A!), link(adopted.items.A!))
  assert.match(await asPaule(next.items.A!), /Texte adopté/)
  assert.match(await asPaule(adopted.items.A!), link(next.items.A!))
  assert.doesNotMatch(await asPaule(next.items.A!), /multipart/, 'its documents are the adopted item’s')
  assert.doesNotMatch(await (await request(`/items/${adopted.items.A}`)).text(), link(next.items.A!))
})

test('who sits in the executive committee of the network is named to anyone, others by their office', async () => {
  const of = (owner: string) => item('A', { owner })
  const { items } = await plan({ items: [item('P', { children: [of('Bela')] }), item('Q', { children: [{ ...of('Rita'), code: 'R' }] })] })
  assert.match(await (await request(`/items/${items.A}`)).text(), />Bela</)
  const other = await (await request(`/items/${items.R}`)).text()
  assert.doesNotMatch(other, /Rita/)
  assert.match(other, /Responsable/)
  await house.db.updateTable('people_mandate').set({ ends_on: '2016-01-01' }).where('body_id', '=', bodies.bureau).execute()
  house.kept.clear()
  assert.doesNotMatch(await (await request(`/items/${items.A}`)).text(), />Bela</, 'not any more')
})
