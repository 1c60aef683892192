/** Forms: what each field takes and refuses, and what was typed kept as it was typed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { z } from 'zod'
import { testHouse } from '../../test/support/house.ts'
import type { Env } from './env.ts'
import {
  attempt,
  checked,
  choice,
  email,
  optionalDay,
  optionalId,
  optionalPartialDay,
  optionalText,
  optionalWhole,
  parseForm,
  requiredText,
  type Typed,
  typedForm,
  typedOne,
} from './form.ts'
import { found, notYours, Refusal } from './refusal.ts'
import { objection } from './values/objection.ts'

const { house } = await testHouse()

/** What a field makes of a text: its value, or the code and facts of its objection. */
function read(field: z.ZodType, text: string | undefined): unknown {
  try {
    return parseForm(z.object({ it: field }), text === undefined ? {} : { it: [text] }).it
  } catch (error) {
    assert.ok(error instanceof Refusal && error.status === 422)
    const [first] = error.objections
    assert.equal(first!.field, 'it')
    return { code: first!.code, ...first!.facts }
  }
}

test('each kind of field takes what it is for, and says why it refuses the rest', () => {
  const required = { code: 'kernel.required' }
  const long = { code: 'kernel.too_long', max: 5 }
  const range = { code: 'kernel.out_of_range', min: 0, max: 100 }
  const not = (what: string, ...texts: string[]) => Object.fromEntries(texts.map((text) => [text, { code: `kernel.${what}`, text }]))
  const cases: [string, z.ZodType, Record<string, unknown>][] = [
    ['requiredText', requiredText(5), { ' abc ': 'abc', abcde: 'abcde', abcdef: long, '': required, ' \n ': required }],
    ['optionalText', optionalText(5), { abc: 'abc', '': null, '  ': null, abcdef: long }],
    ['optionalDay', optionalDay(), { '17/09/2015': '2015-09-17', '1er mars 2016': '2016-03-01', '': null }],
    ['optionalDay', optionalDay(), not('not_a_day', '31/02/2016', '2016', '0000-01-01')],
    ['optionalPartialDay', optionalPartialDay(), { '17/09/2015': '2015-09-17', 'septembre 2015': '2015-09', 2015: '2015', '': null }],
    ['optionalPartialDay', optionalPartialDay(), not('not_a_day', 'bientôt', '13/2015')],
    ['optionalWhole', optionalWhole(0, 100), { 0: 0, 100: 100, '007': 7, '': null, 101: range, '-1': range }],
    ['optionalWhole', optionalWhole(0, 100), not('not_a_number', '1.5', '1e2', 'vingt', '9'.repeat(16))],
    ['choice', choice(['a', 'b']), { a: 'a', b: 'b', ...not('not_a_choice', 'c', '') }],
    ['optionalId', optionalId(), { 12: 12, '': null, ...not('not_a_choice', '-1', '1.0', 'x') }],
    ['email', email(), { ' Rita@Essai.Example ': 'rita@essai.example', ...not('not_an_email', 'rita'), '': { code: 'kernel.required' } }],
    ['checked', checked(), { on: true, '': true }],
  ]
  for (const [name, field, all] of cases)
    for (const [typed, expected] of Object.entries(all)) assert.deepEqual(read(field, typed), expected, `${name} ${typed}`)
})

test('a field that was not on the form is one that was left empty', () => {
  assert.deepEqual(read(requiredText(5), undefined), { code: 'kernel.required' })
  assert.deepEqual(read(choice(['a']), undefined), { code: 'kernel.not_a_choice', text: '' })
  for (const field of [optionalText(5), optionalDay(), optionalPartialDay(), optionalWhole(0, 9), optionalId()])
    assert.equal(read(field, undefined), null)
  assert.equal(read(checked(), undefined), false)
})

test('an e-mail address longer than mail can carry is refused', () => {
  const address = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.example`
  assert.equal((read(email(), address) as { code: string }).code, 'kernel.not_an_email')
})

test('everything that is to be mended is said at once, each beside its field', () => {
  const form = z.object({ title: requiredText(10), start: optionalDay(), progress: optionalWhole(0, 100) })
  assert.throws(
    () => parseForm(form, { title: [''], start: ['hier'], progress: ['200'] }),
    (error: Refusal) => {
      assert.deepEqual(
        error.objections.map(({ code, field }) => [code, field]),
        [
          ['kernel.required', 'title'],
          ['kernel.not_a_day', 'start'],
          ['kernel.out_of_range', 'progress'],
        ],
      )
      return true
    },
  )
})

/** A page with one form, that refuses as it is asked to. */
function page() {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('house', house)
    c.set('lang', 'fr')
    await next()
  })
  app.onError((error, c) => c.json({ refused: error.message }, error instanceof Refusal ? error.status : 500))
  app.post('/typed', async (c) => c.json(await typedForm(c)))
  app.post('/attempt', async (c) => {
    const typed = await typedForm(c)
    return attempt(
      c,
      async () => {
        const how = typedOne(typed, 'how')
        if (how === 'absent') found(null)
        if (how === 'other') throw notYours()
        if (how === 'bug') throw new TypeError('a bug')
        if (how === 'meanwhile') throw new Refusal(objection('kernel.not_found', {}), 409)
        return c.json(parseForm(z.object({ day: optionalDay() }), typed))
      },
      (errors, refusal) => c.json({ errors, typed }, refusal.status),
    )
  })
  return app
}

const encoded = (entries: [string, string][]) => ({ method: 'POST', body: new URLSearchParams(entries) })

test('what was typed is kept: several values, line ends as one, no letter that a database refuses', async () => {
  const answer = await page().request(
    '/typed',
    encoded([
      ['title', ' Une « action » & l’autre '],
      ['text', 'un\r\ndeux\nt\u0000rois'],
      ['regions', 'BRE'],
      ['regions', 'NOR'],
      ['empty', ''],
    ]),
  )
  assert.deepEqual(await answer.json(), {
    title: [' Une « action » & l’autre '],
    text: ['un\ndeux\ntrois'],
    regions: ['BRE', 'NOR'],
    empty: [''],
  } satisfies Typed)
})

test('files are no fields, and a body that is no form has none', async () => {
  const body = new FormData()
  body.set('title', 'un')
  body.set('file', new File(['x'], 'x.txt'))
  assert.deepEqual(await (await page().request('/typed', { method: 'POST', body })).json(), { title: ['un'], file: [] })
  const json = await page().request('/typed', { method: 'POST', body: '{"title":"un"}', headers: { 'content-type': 'application/json' } })
  assert.deepEqual(await json.json(), {})
})

test('a form that is too large or broken is refused, not a fault of ours', async () => {
  const large = await page().request('/typed', { ...encoded([['text', 'x']]), headers: { 'content-length': String(2 ** 20 + 1) } })
  assert.deepEqual([large.status, await large.json()], [422, { refused: 'kernel.too_large' }])
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(97)) })
  const undeclared = await page().request(
    new Request('http://localhost/typed', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' },
    } as RequestInit),
  )
  assert.deepEqual([undeclared.status, await undeclared.json()], [422, { refused: 'kernel.too_large' }])
  const broken = await page().request('/typed', { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } })
  assert.deepEqual([broken.status, await broken.json()], [422, { refused: 'kernel.form_invalid' }])
})

test('a refusal that can be mended shows the page again, with its sentence and what was typed', async () => {
  const answer = await page().request('/attempt', encoded([['day', ' 31/02/2016']]))
  assert.equal(answer.status, 422)
  assert.deepEqual(await answer.json(), {
    errors: [{ field: 'day', text: '«\u202f31/02/2016\u202f» n’est pas une date du calendrier. Exemple\u00a0: 17/09/2015.' }],
    typed: { day: [' 31/02/2016'] },
  })
  assert.equal((await page().request('/attempt', encoded([['how', 'meanwhile']]))).status, 409)
  assert.deepEqual(await (await page().request('/attempt', encoded([['day', '1er mars 2016']]))).json(), { day: '2016-03-01' })
})

test('what does not exist, what is not one’s own and a bug are not shown as a form to mend', async () => {
  const cases: [string, number, string][] = [
    ['absent', 404, 'kernel.not_found'],
    ['other', 403, 'kernel.not_yours'],
    ['bug', 500, 'a bug'],
  ]
  for (const [how, status, refused] of cases) {
    const answer = await page().request('/attempt', encoded([['how', how]]))
    assert.deepEqual([answer.status, await answer.json()], [status, { refused }])
  }
})
