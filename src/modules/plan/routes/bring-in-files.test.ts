/** Files of every kind at the door: those that are no plans, our own JSON, the examples, what is hostile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { says, saysNothingOf, staffOf } from '../../../../test/support/bring-in.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { documentOf, workbookOf } from '../../../../test/support/zip.ts'
import { readPlanFile } from '../imports.ts'

const tested = await testHouse({ demo: true })
const { request, logged } = tested
const { send, sent, page, post, answer, planAt, uploadsThere, forgetAll } = await staffOf(tested)

const SHEET = 'Pilier;Action\nFaire réseau;Rencontre annuelle\n'

const IMAGE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
const NO_PLANS: [string, string, string | Uint8Array][] = [
  ['an image', 'plan.xlsx', IMAGE],
  ['an empty file', 'plan.csv', ''],
  ['blank rows', 'plan.csv', ' \n\n'],
  ['a Word file without headings', 'plan.docx', documentOf('<w:p><w:r><w:t>Bonjour à tous</w:t></w:r></w:p>')],
  ['a workbook of nothing', 'plan.xlsx', workbookOf('<worksheet><sheetData/></worksheet>')],
  ['half a document', 'plan.docx', documentOf('<w:p/>').subarray(0, 300)],
  ['a zip bomb', 'plan.xlsx', workbookOf(new Uint8Array(80_000_000))],
  ['JSON of others', 'plan.json', '{"a":1}'],
  ['broken JSON', 'plan.json', '{"a":'],
  ['something larger than any plan', 'plan.csv', new Uint8Array(21 * 1_048_576)],
]
for (const [what, name, content] of NO_PLANS) {
  test(`${what} is refused in one sentence at the field, and not kept`, async () => {
    await forgetAll()
    const { status, html } = await send(name, content)
    assert.equal(status, 422, `${what}\n${logged.at(-1)}`)
    const [, sentence] = /id="field-file-error"[^>]*>.*?<\/svg>([^<]+)</s.exec(html)!
    assert.ok(sentence!.length > 15 && sentence!.length < 200, sentence)
    says(html, /role="alert"/)
    assert.equal(await uploadsThere(), 0)
  })
}

test('no file at all is asked for, and a form that is none changes nothing', async () => {
  const none = await post('/plans/import', {})
  assert.equal(none.status, 422)
  says(none.html, /Choisissez d'abord un fichier/)
  const path = await sent(SHEET)
  assert.equal((await answer(path, { do: 'nothing' })).status, 422)
  assert.equal((await answer(path, { do: 'import', revision: '999' })).status, 409)
  assert.equal((await answer(path, { do: 'import', owner: '999999' })).status, 422)
  await post(`${path}/removal`, {})
  assert.equal((await page(path)).status, 404)
})

test('our own JSON comes in as a draft, whatever life it tells of', async () => {
  await forgetAll()
  const json = await (await request('/plans/reussir-2020.json')).text()
  const path = await sent(json, 'reussir-2020.json')
  const { html } = await page(path)
  says(html, /Ce JSON raconte la vie d'un plan/)
  says(html, /value="reussir-2020-2"/)
  const { location } = await answer(path, { do: 'import' })
  assert.equal((await planAt(location!.replace('/plans/', '')))?.state, 'draft')
})

test('the examples that are given away are understood without a word', async () => {
  for (const file of ['wide-fr', 'long-fr', 'wide-en', 'long-en']) {
    const response = await request(`/plans/import/examples/${file}.csv`)
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="ex/)
    const { draft, warnings, errors } = await readPlanFile(new Uint8Array(await response.arrayBuffer()), 'x.csv', 'fr')
    assert.deepEqual([warnings, errors, draft.items.length], [[], [], 2], file)
  }
  for (const file of ['deep-fr', 'wide-de']) assert.equal((await request(`/plans/import/examples/${file}.csv`)).status, 404)
})

test('what is hostile in a file is shown as the letters that it is made of', async () => {
  const path = await sent(
    'Pilier;Action;Responsable;<b>Q</b>\n<script>alert(1)</script>;"<img src=x onerror=""alert(2)"">";"<i>x</i>";y\n',
    '<b>x</b>.csv',
  )
  for (const lang of ['fr', 'en']) {
    const { html } = await page(`${path}?lang=${lang}`)
    saysNothingOf(html, /<script>alert|<img src|<i>x|<b>[Qx]/)
    says(html, /&lt;script>/)
  }
  assert.deepEqual(logged, [])
})
