/**
 * Not everything that arrives comes from our own forms. Malo pastes a whole document into a title; somebody writes HTML into every field of an
 * action; a double click sends the same form twice; links are mistyped, numbers are larger than any row's, bodies are oversized or garbled.
 * Each time the answer is a page that says what is wrong, what was typed is still there, and nothing is written that nobody meant.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listen } from '#kernel/listen.ts'
import { testHouse } from '../support/house.ts'

const { house, request, as, fetch: answer, logged } = await testHouse({ demo: true })
const site = await listen(answer, '127.0.0.1', 0)
after(() => {
  void site.drain()
  site.close()
})
const address = `http://localhost:${site.port}`

const personId = async (name: string) =>
  (await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const rowOf = async (slug: string, code: string) =>
  house.reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .selectAll('i')
    .where('p.slug', '=', slug)
    .where('i.code', '=', code)
    .executeTakeFirstOrThrow()
const deeds = async () => (await house.reader.selectFrom('journal_entry').select('id').execute()).length

const malo = await as(await personId('Malo Trevenec'))
const kevin = await as(await personId('Kévin Dorsalin'))
const draft = await rowOf('bretagne-2018', '1.1')
const adopted = await rowOf('reussir-2020', 'A1.2.1')
const DRAFT = `/items/${draft.id}`
const ADOPTED = `/items/${adopted.id}`
const BEYOND = '999999999999999'

/** The draft's form as it stands, with some fields replaced. */
const draftForm = async (fields: Record<string, string>) => {
  const { revision, title_fr, title_en } = await rowOf('bretagne-2018', '1.1')
  return { revision: String(revision), title_fr: title_fr!, title_en: title_en!, status: 'planned', ...fields }
}

test('a title of a hundred thousand characters is refused and kept', async () => {
  const title = 'Très long '.repeat(10_000).trim()
  const before = await deeds()
  const refused = await request(DRAFT, { form: await draftForm({ title_fr: title }), headers: malo })
  assert.equal(refused.status, 422)
  const html = await refused.text()
  assert.ok(/Trop long\s: au plus 300 caractères\./.test(html))
  assert.ok(html.includes(`value="${title}"`), 'what was typed is still there')
  assert.equal(await deeds(), before)
})

test('HTML and script in every text field are shown as the letters that were typed', async () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;`
  const fields = ['title_fr', 'title_en', 'text_fr', 'text_en', 'stopped_reason', 'expected_result', 'partners'] as const
  const typed = Object.fromEntries(fields.map((name) => [name, `${name} ${hostile}`]))
  const form = await draftForm({ ...typed, text_fr: `${hostile} [un lien](javascript:alert(3))`, status: 'stopped' })
  assert.equal((await request(DRAFT, { form, headers: malo })).status, 303)
  for (const path of [DRAFT, `${DRAFT}?lang=en`, `${DRAFT}/edit`, '/plans/bretagne-2018', '/', '/journal', '/plans', '/me']) {
    const html = await (await request(path, { headers: malo })).text()
    assert.doesNotMatch(html, /<script>alert|<img src=x|href="javascript/i, path)
  }
  assert.match(await (await request(DRAFT, { headers: malo })).text(), /&lt;script(&gt;|>)alert\(1\)&lt;\/script/)
  for (const format of ['pdf', 'json']) {
    const file = await request(`/plans/bretagne-2018.${format}`, { headers: malo })
    assert.deepEqual([file.status, file.headers.get('content-type')?.split(';')[0]], [200, `application/${format}`])
  }
  const linked = await request(DRAFT, { form: await draftForm({ carried_over_to: hostile }), headers: malo })
  assert.equal(linked.status, 422)
  assert.doesNotMatch(await linked.text(), /<script>alert|<img src=x/)
  await request(DRAFT, {
    form: await draftForm({ ...Object.fromEntries(fields.map((name) => [name, ''])), title_fr: draft.title_fr! }),
    headers: malo,
  })
})

test('the same form sent twice, or twice at once, is one deed', async () => {
  const { revision } = await rowOf('reussir-2020', 'A1.2.1')
  const before = await deeds()
  const form = { revision: String(revision), progress: '58' }
  for (const once of [1, 2]) assert.equal((await request(ADOPTED, { form, headers: kevin })).status, 303, `time ${once}`)
  assert.equal(await deeds(), before + 1)
  const again = { revision: String(revision + 1), progress: '59' }
  const both = await Promise.all([request(ADOPTED, { form: again, headers: kevin }), request(ADOPTED, { form: again, headers: kevin })])
  assert.deepEqual(
    both.map(({ status }) => status),
    [303, 303],
  )
  assert.equal(await deeds(), before + 2)
  const published = await Promise.all([1, 2].map(() => request('/plans/bretagne-2018/publication', { form: {}, headers: malo })))
  assert.deepEqual(published.map(({ status }) => status).sort(), [303, 422])
  assert.equal(await deeds(), before + 3)
})

test('what does not exist is not found, however it is asked for', async () => {
  const paths = [
    ...['unknown', 'UPPER', '%00', '..%2f..%2fetc', 'a'.repeat(5_000), 'reussir-2020.exe'].map((slug) => `/plans/${slug}`),
    ...['0', '-1', '1.5', 'x', BEYOND, '2147483648', '9'.repeat(30), '%00'].flatMap((id) => [
      `/items/${id}`,
      `/persons/${id}`,
      `/bodies/${id}`,
      `/organisations/${id}`,
    ]),
    '/plans/unknown/adoption',
    `/items/${BEYOND}/edit`,
  ]
  for (const path of paths) assert.equal((await request(path, { headers: kevin })).status, 404, `${path}\n${logged.at(-1)}`)
  for (const path of [
    `/plan-deeds/${BEYOND}/undo`,
    `/items/${BEYOND}`,
    '/plans/unknown/publication',
    '/me/sessions/%00/end',
    '/invitations/%00',
    '/set-up/%00',
  ])
    assert.equal((await request(path, { form: { revision: '1' }, headers: kevin })).status, 404, `POST ${path}\n${logged.at(-1)}`)
  for (const method of ['PUT', 'DELETE', 'PATCH']) assert.equal((await request(ADOPTED, { method, headers: kevin })).status, 404, method)
})

test('questions that make no sense are not asked', async () => {
  const wrong = [
    '?status=%00',
    '?status=nothing',
    '?owner=person:x',
    `?owner=person:${BEYOND}`,
    '?region=ZZ&missing=money',
    '?status=done&status=stopped',
  ]
  for (const query of wrong) assert.equal((await request(`/plans/reussir-2020${query}`)).status, 200, query)
  for (const before of [BEYOND, '-1', '1e3', '2147483648', '9007199254740991', 'x', '%00'])
    assert.equal((await request(`/journal?before=${before}`)).status, 200, `${before}\n${logged.at(-1)}`)
  const answers = await Promise.all([
    request('/?lang=xx'),
    request('/?lang=%00'),
    request('/', { headers: { cookie: 'lang=xx; flash=x.y; sign_in=%00' } }),
  ])
  for (const each of answers) {
    assert.match(await each.text(), /<html lang="fr">/)
    assert.ok(!each.headers.getSetCookie().some((cookie) => cookie.startsWith('lang=')))
  }
})

test('choices that nobody was offered are refused with a sentence', async () => {
  const { revision } = await rowOf('reussir-2020', 'A1.2.1')
  const before = await deeds()
  const wrong = [
    { owner: 'person:999999' },
    { owner: `person:${BEYOND}` },
    { owner: 'body:2147483648' },
    { owner: 'robot:1' },
    { carried_to: 'organisation:999999' },
    { carried_to: 'person:1' },
    { status: 'perfect' },
    { progress: '101' },
    { progress: '1e1' },
    { starts_on: '30/02/2016' },
    { ends_on: '2010-01-01' },
    { carried_over_to: 'reussir-2020#A1.2.1' },
    { carried_over_to: 'bretagne-2018#unknown' },
  ] as Record<string, string>[]
  for (const fields of wrong) {
    const refused = await request(ADOPTED, { form: { revision: String(revision), ...fields }, headers: kevin })
    assert.equal(refused.status, 422, `${JSON.stringify(fields)}\n${logged.at(-1)}`)
    assert.match(await refused.text(), /role="alert"/)
  }
  const decided = await request('/plans/bretagne-2018/adoption', { form: { body: BEYOND, decided_on: '2017' }, headers: malo })
  assert.equal(decided.status, 422, logged.at(-1))
  assert.equal((await request('/me/acting', { form: { mandate: BEYOND }, headers: kevin })).status, 422)
  assert.equal((await request('/demo/session', { form: { person: BEYOND } })).status, 404, logged.at(-1))
  assert.equal(await deeds(), before)
})

test('a revision that was never shown is a conflict, and null bytes are nothing', async () => {
  for (const revision of ['', 'x', '-1', '1e9', BEYOND])
    assert.equal((await request(ADOPTED, { form: { revision, progress: '12' }, headers: kevin })).status, 409, revision)
  const { revision } = await rowOf('reussir-2020', 'A1.2.1')
  const form = { revision: String(revision), expected_result: 'Avec \u0000 rien dedans\u0000', 'unknown\u0000': 'x' }
  assert.equal((await request(ADOPTED, { form, headers: kevin })).status, 303, logged.at(-1))
  assert.equal((await rowOf('reussir-2020', 'A1.2.1')).expected_result, 'Avec  rien dedans')
})

test('bodies that are no form are refused as such, and are no fault of the house', async () => {
  const send = (type: string, body: BodyInit) =>
    request(ADOPTED, { method: 'POST', body, headers: { ...kevin, origin: 'http://localhost:3000', 'content-type': type } })
  const before = await deeds()
  for (const [type, body] of [
    ['application/json', '{"progress":3}'],
    ['text/plain', 'progress=3'],
    ['multipart/form-data; boundary=x', 'garbage'],
    ['multipart/form-data', '--x\r\n'],
    ['application/x-www-form-urlencoded', '%FF%FE=%ED%A0%80&%'],
  ] as const) {
    const { status } = await send(type, body)
    assert.ok(status < 500, `${type}: ${status}\n${logged.at(-1)}`)
  }
  assert.equal(await deeds(), before)
})

test('an oversized body is refused before it is read, with or without its length', async () => {
  const { revision } = await rowOf('reussir-2020', 'A1.2.1')
  const body = `revision=${revision}&expected_result=${'x'.repeat(2_000_000)}`
  const headers = { ...kevin, 'content-type': 'application/x-www-form-urlencoded' }
  const declared = await fetch(address + ADOPTED, { method: 'POST', headers, body, redirect: 'manual' })
  assert.equal(declared.status, 422)
  assert.match(await declared.text(), /C’est trop long/)
  const stream = new Blob([body]).stream()
  const chunked = await fetch(address + ADOPTED, {
    method: 'POST',
    headers,
    body: stream,
    duplex: 'half',
    redirect: 'manual',
  } as RequestInit)
  assert.equal(chunked.status, 422)
  assert.match(await chunked.text(), /C’est trop long/)
})
