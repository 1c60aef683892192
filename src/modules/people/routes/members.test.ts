/** Members in and out through the pages: nothing before one agrees, what was shown is what is written, and each reader's own file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import { readMembersFile } from '../imports/members.ts'

const { house, request, as } = await testHouse({ demo: true })
const idOf = async (name: string) =>
  (await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const kevin = await as(await idOf('Kévin Dorsalin'))

const upload = (text: string | Uint8Array, name = 'liste.csv', more: Record<string, string> = {}) => {
  const body = new FormData()
  body.set('file', new File([text as BlobPart], name))
  for (const [field, value] of Object.entries(more)) body.set(field, value)
  return request('/members/imports', { method: 'POST', body, headers: { ...kevin, origin: house.baseUrl } })
}
const page = async (path: string, headers = kevin) => (await request(path, { headers })).text()
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const sent = async (text: string) => (await upload(text)).headers.get('location')!
const send = async (path: string, asked: Record<string, string>) => {
  const html = await page(path)
  return request(path, {
    headers: kevin,
    form: { revision: hidden(html, 'revision'), rehearsed: hidden(html, 'rehearsed'), ...asked },
  })
}
const named = (name: string) => house.reader.selectFrom('people_organisation').selectAll().where('name', '=', name).executeTakeFirst()

test('a list is shown before anything is written, then brought in by one deed, and can be seen again', async () => {
  const path = await sent('Nom;Région;Ville\nEssai des Marais;Bretagne;Redon\n')
  const preview = await page(path)
  assert.match(preview, /Essai des Marais/)
  assert.match(preview, /Apporter 1 ligne/)
  assert.equal(await named('Essai des Marais'), undefined)
  const done = await send(path, { do: 'import' })
  assert.deepEqual([done.status, done.headers.get('location')], [303, path])
  assert.equal((await named('Essai des Marais'))?.town, 'Redon')
  assert.match(await page(path), /est apporté/)
  assert.match(await page('/members/imports'), /liste\.csv/)
  const row = await house.reader
    .selectFrom('people_upload')
    .selectAll()
    .where('id', '=', Number(path.split('/').at(-1)))
    .executeTakeFirstOrThrow()
  assert.deepEqual([row.content.length, row.reading], [0, null], 'addresses of persons do not stay')
})

test('refused rows stop the file, unless one says to leave them', async () => {
  const path = await sent('Nom;Région\nEssai du Gué;Bretagne\nEssai faux;Nulle part\n')
  const html = await page(path)
  assert.match(html, /Ligne 3/)
  assert.match(html, /n’est pas une région connue/)
  assert.equal((await send(path, { do: 'import' })).status, 422)
  assert.equal(await named('Essai du Gué'), undefined)
  assert.equal((await send(path, { do: 'skip' })).status, 303)
  assert.ok(await named('Essai du Gué'))
})

test('what changed since the preview is shown anew', async () => {
  const path = await sent('Nom;Ville\nEssai des Marais;Vannes\n')
  const shown = await page(path)
  assert.match(shown, /Vannes/)
  assert.match(shown, /au lieu de Redon/)
  await house.db.updateTable('people_organisation').set({ town: 'Rennes' }).where('name', '=', 'Essai des Marais').execute()
  const asked = { do: 'import', revision: hidden(shown, 'revision'), rehearsed: hidden(shown, 'rehearsed') }
  const again = await request(path, { headers: kevin, form: asked })
  assert.equal(again.status, 409)
  assert.match(await again.text(), /au lieu de Rennes/)
})

test('a column that is not understood is mended by hand', async () => {
  const path = await sent('Nom;Patelin\nEssai Patelin;Dol\n')
  assert.match(await page(path), /pas lue/)
  await send(path, { do: 'read', 'column-0': 'name', 'column-1': 'town' })
  assert.equal((await send(path, { do: 'import', 'column-1': 'town' })).status, 303)
  assert.equal((await named('Essai Patelin'))?.town, 'Dol')
})

test('a file that cannot be read says what to do, and nothing is kept', async () => {
  const count = async () => (await house.reader.selectFrom('people_upload').select('id').execute()).length
  const before = await count()
  const pdf = await upload('%PDF-1.7\n', 'liste.pdf')
  assert.equal(pdf.status, 422)
  assert.match(await pdf.text(), /Un PDF ne se relit pas/)
  assert.equal(
    (await request('/members/imports', { method: 'POST', body: new FormData(), headers: { ...kevin, origin: house.baseUrl } })).status,
    422,
  )
  assert.equal(await count(), before)
})

test('a long file is read and written by jobs', async () => {
  const rows = Array.from({ length: 2_500 }, (_, place) => `Essai long ${place};Bretagne;${'x'.repeat(180)}`).join('\n')
  const path = await sent(`Nom;Région;Ville\n${rows}\n`)
  assert.match(await page(path), /Il se lit/)
  const run = async (queue: string, more: object) => {
    const job = house.capabilities.flatMap(({ jobs = [] }) => jobs).find((each) => each.queue === queue)!
    await job.work(house, { id: Number(path.split('/').at(-1)), revision: 1, ...more })
  }
  await run('people.read_upload', {})
  const preview = await page(path)
  assert.match(preview, /Apporter 2.500 lignes/)
  await send(path, { do: 'import' })
  assert.match(await page(path), /Écriture de 2.500 lignes/)
  const order = { personId: await idOf('Kévin Dorsalin'), mandateId: null, skipRefused: false, rehearsed: hidden(preview, 'rehearsed') }
  await run('people.write_upload', order)
  assert.match(await page(path), /est apporté/)
  assert.ok(await named('Essai long 2499'))
  await house.db.deleteFrom('journal_subject').where('kind', '=', 'organisation').execute()
  await house.db.deleteFrom('people_organisation').where('name', 'like', 'Essai long %').execute()
})

test('a file can be forgotten, and what nobody finished is', async () => {
  const path = await sent('Nom\nEssai oublié\n')
  assert.equal((await request(`${path}/removal`, { headers: kevin, form: {} })).headers.get('location'), '/members/imports')
  assert.equal((await request(path, { headers: kevin })).status, 404)
})

test('anyone takes names and places; the board figures; permanents contacts', async () => {
  const headings = async (headers: Record<string, string>) => {
    const text = await page('/members.csv', headers)
    return text
      .split('\r\n')
      .find((line) => /^\ufeff?Nom;/.test(line))!
      .replace('\ufeff', '')
  }
  assert.match(await headings({}), /^Nom;Nature;Région;Ville;Site web(;Exemple)?$/)
  const board = await as(await idOf('Solène Varenquier'))
  assert.doesNotMatch(await headings(board), /Courriel/)
  assert.match(await headings(board), /SIRET;Rattachement;Adhésion;Départ;Cotisation/)
  assert.match(await headings(kevin), /;Contact;Courriel;Téléphone;Fonction/)
  const text = await page('/members.csv', {})
  assert.match(text, /^"?EXEMPLE/)
  assert.doesNotMatch(text, /@|Edith/)
})

test('the file follows what the directory was asked', async () => {
  const { members } = JSON.parse(await page('/members.json?kind=regional', {})) as { members: { kind: string }[] }
  assert.ok(members.length > 0)
  assert.deepEqual([...new Set(members.map(({ kind }) => kind))], ['regional'])
})

test('the example is read without a word', async () => {
  const bytes = new Uint8Array(await (await request('/members/example.xlsx')).arrayBuffer())
  const read = await readMembersFile(bytes)
  assert.deepEqual([read.rows.length, read.errors, read.warnings], [3, [], []])
  assert.ok(read.rows.every(({ example }) => example))
})
