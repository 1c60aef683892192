/** Lines taken away and brought in over HTTP: files for who sees lines, a dry run that writes nothing, and one deed that writes all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filedBudget, sent } from '../../../../../test/support/budget-files.ts'
import { STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { readBudgetFile } from '../../imports.ts'
import { importPath, sheetPath, versionFilePath } from '../../paths.ts'
import { draftOf } from '../../queries/files/draft-of.ts'

const made = await filedBudget()
const { house, request, versionId } = made
const treasurer = await made.asNamed(TREASURER)
const path = importPath(versionId)

/** As a browser sends it, by somebody. */
const sends = async (content: Uint8Array | string, name: string, headers = treasurer) => {
  const asked = sent(path, content, name)
  for (const [header, value] of Object.entries({
    ...headers,
    origin: 'http://localhost:3000',
    host: 'localhost:3000',
    'accept-language': 'fr',
  }))
    asked.headers.set(header, value)
  return made.fetch(asked)
}
const stored = async () => (await draftOf(house.db, versionId, null)).lines.map(({ id, label, amountCents }) => [id, label, amountCents])
const hidden = (html: string, name: string): string => {
  const [, value = ''] = new RegExp(`name="${name}" value="([^"]*)"`).exec(html) ?? []
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

for (const format of ['xlsx', 'ods', 'csv', 'json'] as const)
  test(`the ${format} of a version says every line with its amounts, its grant and how it is spread; brought in again it changes nothing`, async () => {
    const response = await request(versionFilePath(versionId, format), { headers: treasurer })
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-disposition') ?? '', new RegExp(`^attachment; filename="Budget-d-essai-v1\\.${format}"`))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const read = await readBudgetFile(bytes, 2018)
    assert.ok(!('code' in read))
    assert.deepEqual(read.refused, [])
    const [trainers] = read.lines.filter(({ label }) => label === 'Formateurs')
    assert.deepEqual([trainers!.quantityThousandths, trainers!.unitCents, trainers!.amountCents], [12_500, 8_000, 100_000])
    const [fund] = read.lines.filter(({ label }) => label === 'FSE formation')
    assert.deepEqual(fund!.grant, { funder: 'Fonds social européen', title: 'Formation des encadrants', reference: null })
    const html = await (await sends(bytes, `budget.${format}`)).text()
    assert.match(html, /Le budget dit déjà tout cela/)
    assert.doesNotMatch(html, /name="do"/)
  })

test('a dry run writes nothing; what it showed is taken over by one deed', async () => {
  const before = await stored()
  const csv = 'Année;Compte;Intitulé;Montant;Ventilation\n2018;641;Salaires;6 100,50;\n2018;706;Ventes;1.234,56;\n'
  const page = await (await sends(csv, 'mon budget.csv')).text()
  assert.match(page, /Ce que «\u202fmon budget\.csv\u202f» changerait/)
  assert.match(page, /Ajouter 1 ligne et en mettre à jour 1/)
  assert.deepEqual(await stored(), before)
  const form = { draft: hidden(page, 'draft'), name: hidden(page, 'name'), revision: hidden(page, 'revision'), do: 'add' }
  const done = await request(path, { form, headers: treasurer })
  assert.deepEqual([done.status, done.headers.get('location')], [303, sheetPath(versionId)])
  const after = await stored()
  assert.equal(after.length, before.length + 1)
  assert.ok(after.some(([, label, cents]) => label === 'Ventes' && cents === 123_456))
  assert.ok(after.some(([, label, cents]) => label === 'Salaires' && cents === 610_050))
  // Sent a second time, it is looked at again: the budget has moved.
  const again = await request(path, { form, headers: treasurer })
  assert.equal(again.status, 409)
  assert.match(await again.text(), /Le budget a changé depuis/)
  assert.deepEqual(await stored(), after)
})

test('a file with wrong rows says each with its number, and offers nothing to write', async () => {
  const before = await stored()
  const page = await (await sends('Compte;Intitulé;Montant\n641;Salaires;10\n999;Rien;5\n641;Trop;1000000000000000\n', 'faux.csv')).text()
  assert.match(page, /2 lignes refusées/)
  assert.match(page, /Ligne 3/)
  assert.match(page, /n’est pas un compte de charges/)
  assert.match(page, /Ligne 4/)
  assert.doesNotMatch(page, /name="draft"/)
  // Whoever forges the field is refused by the same rules.
  const draft = JSON.stringify({ lines: [{ account: '999', label: 'Rien', amountCents: 500, year: 2018 }], keys: [] })
  const revision = String(
    (await house.db.selectFrom('budget_version').select('revision').where('id', '=', versionId).executeTakeFirstOrThrow()).revision,
  )
  const forged = await request(path, { form: { draft, revision, do: 'replace', name: 'x' }, headers: treasurer })
  assert.equal(forged.status, 422)
  assert.deepEqual(await stored(), before)
})

test('a file of which nothing can be made is said beside its field', async () => {
  const response = await sends('%PDF-1.7 x', 'budget.pdf')
  assert.equal(response.status, 422)
  assert.match(await response.text(), /Un PDF ne se relit pas/)
  const none = await request(path, { form: { year: '2018' }, headers: treasurer })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /Choisissez un fichier/)
})

test('whoever may not see the lines gets no file; whoever may not write brings none in', async () => {
  for (const format of ['xlsx', 'ods', 'csv', 'json'] as const)
    assert.equal((await request(versionFilePath(versionId, format))).status, 404)
  assert.equal((await request(path)).status, 303)
  // The president reads drafts and writes none.
  const president = await made.asNamed('Solène Varenquier')
  assert.equal((await request(versionFilePath(versionId, 'csv'), { headers: president })).status, 200)
  assert.equal((await request(path, { headers: president })).status, 403)
  assert.equal((await request(path, { headers: await made.asNamed(STAFF) })).status, 200)
})

test('a file holds no formula: what looks like one stays a text', async () => {
  const draft = JSON.stringify({ lines: [{ account: '625', label: '=HYPERLINK("https://x")', amountCents: 0, year: 2019 }] })
  const revision = String(
    (await house.db.selectFrom('budget_version').select('revision').where('id', '=', versionId).executeTakeFirstOrThrow()).revision,
  )
  assert.equal((await request(path, { form: { draft, revision, do: 'add', name: 'x' }, headers: treasurer })).status, 303)
  const csv = await (await request(versionFilePath(versionId, 'csv', 2019), { headers: treasurer })).text()
  assert.match(csv, /;"'=HYPERLINK\(/)
})
