/** Taking a plan and its versions away: names, kinds, fingerprints, who may know which name, and what is kept how long. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import mammoth from 'mammoth'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { FILE_KINDS, type FileKind, planFilePath, versionFilePath } from '../paths.ts'

const { house, request, asRole } = await testHouse({ demo: true })
const SLUG = 'reussir-2020'
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => request(path, { headers, method })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

/** What one reads in a file of this kind; a PDF hides its letters. */
async function lettersOf(kind: FileKind, bytes: Buffer): Promise<string> {
  if (kind === 'docx') return (await mammoth.extractRawText({ buffer: bytes })).value
  if (kind === 'xlsx') return JSON.stringify((await readXlsx(bytes)).sheets.map(({ rows }) => rows))
  return bytes.toString()
}
const READ: FileKind[] = ['docx', 'xlsx', 'csv', 'md', 'json']
const readAs = async (path: string, kind: FileKind, headers?: Record<string, string>) =>
  lettersOf(kind, await bytesOf(await get(path, headers)))

const TYPES: Record<FileKind, RegExp> = {
  pdf: /^application\/pdf$/,
  docx: /wordprocessingml\.document$/,
  xlsx: /spreadsheetml\.sheet$/,
  csv: /^text\/csv; charset=UTF-8$/,
  md: /^text\/markdown; charset=UTF-8$/,
  json: /^application\/json$/,
}

test('each file has its kind, its name and its length, and is asked for again only when it changed', async () => {
  for (const kind of FILE_KINDS) {
    for (const [path, name] of [
      [planFilePath(SLUG, kind), `${SLUG}.${kind}`],
      [versionFilePath(SLUG, 1, kind), `${SLUG}-version-1.${kind}`],
    ] as const) {
      const answer = await get(path)
      const bytes = await bytesOf(answer)
      const header = (key: string) => answer.headers.get(key) ?? ''
      assert.equal(answer.status, 200, path)
      assert.match(header('content-type'), TYPES[kind])
      assert.equal(
        header('content-disposition'),
        `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"; filename*=UTF-8''${name}`,
      )
      assert.deepEqual([header('cache-control'), header('content-length')], ['private, no-cache', String(bytes.length)])
      assert.equal((await get(path, { 'if-none-match': header('etag') })).status, 304)
      const head = await get(path, {}, 'HEAD')
      assert.deepEqual([head.status, head.headers.get('content-length'), (await bytesOf(head)).length], [200, String(bytes.length), 0])
    }
  }
})

test('the JSON of a version is to the byte the text that its fingerprint is of', async () => {
  const { sha256, text } = await house.reader
    .selectFrom('plan_version as v')
    .innerJoin('plan_plan as p', 'p.id', 'v.plan_id')
    .select(['v.sha256', 'v.text'])
    .where('p.slug', '=', SLUG)
    .where('v.number', '=', 1)
    .executeTakeFirstOrThrow()
  for (const lang of ['fr', 'en']) {
    const bytes = await bytesOf(await get(versionFilePath(SLUG, 1, 'json'), { 'accept-language': lang }))
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256)
    assert.equal(bytes.toString(), text)
  }
  for (const kind of READ.filter((each) => each !== 'json'))
    assert.match(
      await readAs(versionFilePath(SLUG, 1, kind), kind),
      new RegExp(`1, adoptée, figée le 14 mars 2017[\\s\\S]*${sha256}`),
      kind,
    )
})

test('headings are in the reader’s language; a workbook has the texts in both', async () => {
  const english = { 'accept-language': 'en' }
  assert.match(await readAs(planFilePath(SLUG, 'csv'), 'csv'), /\r\nCode;Niveau;Intitulé;Texte;Intitulé \(anglais\);/)
  assert.match(await readAs(planFilePath(SLUG, 'csv'), 'csv', english), /\r\nCode;Level;Title;Text;French title;/)
  for (const lang of ['fr', 'en'])
    assert.match(await readAs(planFilePath(SLUG, 'xlsx'), 'xlsx', { 'accept-language': lang }), /Plaidoyer.*Advocacy|Advocacy.*Plaidoyer/)
  assert.match(await readAs(planFilePath(SLUG, 'md'), 'md', english), /## P1 A political ambition/)
})

const ownedBy = (field: 'owner_person_id', id: number) => (tx: Writer) =>
  tx
    .updateTable('plan_item')
    .set({ [field]: id, owner_body_id: null, owner_organisation_id: null, owner_text: null })
    .where('code', '=', 'A1.2.1')
    .execute()

test('a stranger’s file does not name who owns an action but holds no public office; a signed-in reader’s does', async () => {
  const { id } = await house.reader.selectFrom('people_person').select('id').where('name', '=', 'Malo Trevenec').executeTakeFirstOrThrow()
  await change(house, ownedBy('owner_person_id', id))
  house.kept.clear()
  for (const kind of READ) {
    assert.doesNotMatch(await readAs(planFilePath(SLUG, kind), kind), /Trevenec/, kind)
    assert.match(await readAs(planFilePath(SLUG, kind), kind, await asRole('staff')), /Trevenec/, kind)
    assert.doesNotMatch(await readAs(planFilePath(SLUG, kind), kind), /Trevenec/, `${kind}, kept`)
  }
})

test('a plan that one may not read is in no file of another, not even as what takes an action over', async () => {
  const draft = await house.reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select('i.id')
    .where('p.slug', '=', 'bretagne-2018')
    .where('i.code', '=', '1.1')
    .executeTakeFirstOrThrow()
  await change(house, (tx) => tx.updateTable('plan_item').set({ carried_over_to_id: draft.id }).where('code', '=', 'A3.3.1').execute())
  house.kept.clear()
  for (const kind of READ)
    for (const headers of [{}, await asRole('representative')])
      assert.doesNotMatch(await readAs(planFilePath(SLUG, kind), kind, headers), /bretagne-2018/, kind)
})

test('an item that was taken out of its plan is in no file', async () => {
  await change(house, (tx) => tx.updateTable('plan_item').set({ removed: true }).where('code', '=', 'A3.2.1').execute())
  house.kept.clear()
  for (const kind of READ) assert.doesNotMatch(await readAs(planFilePath(SLUG, kind), kind), /A3\.2\.1/, kind)
  assert.match(await readAs(versionFilePath(SLUG, 1, 'csv'), 'csv'), /A3\.2\.1/, 'what was frozen stays')
})

test('a kept file is made anew when its plan changes, and not when nothing did', async () => {
  const etags = async () => Promise.all(FILE_KINDS.map(async (kind) => (await get(planFilePath(SLUG, kind))).headers.get('etag')))
  const before = await etags()
  assert.deepEqual(await etags(), before)
  assert.equal((await request(`/plans/${SLUG}/closing`, { form: {}, headers: await asRole('president') })).status, 303)
  const after = await etags()
  // A CSV file says nothing of the plan's life.
  for (const [place, kind] of FILE_KINDS.entries()) assert.equal(after[place] === before[place], kind === 'csv', kind)
  assert.match(await readAs(planFilePath(SLUG, 'md'), 'md'), /État : Plan clos\s; suivi au 14 mars 2017/)
})

test('a plan too large for a document says so, and is taken as a table', async () => {
  const { id } = await house.reader.selectFrom('plan_plan').select('id').where('slug', '=', 'plan-annuel').executeTakeFirstOrThrow()
  const rows = Array.from({ length: 5_001 }, (_, at) => ({
    ...{
      plan_id: id,
      parent_id: null,
      position: 1_000 + at,
      level: 1,
      code: `G${at}`,
      title_fr: `Titre ${at}`,
      title_en: null,
      text_fr: null,
    },
    ...{ text_en: null, status: null, stopped_reason: null, progress: null, owner_person_id: null, owner_body_id: null, owner_text: null },
    ...{ owner_organisation_id: null, scope: null, regions: [], starts_on: null, ends_on: null, expected_result: null, partners: [] },
    ...{ carried_to_body_id: null, carried_to_organisation_id: null, carried_to_text: null, carried_over_to_id: null },
    ...{ carried_over_to_text: null, provenance: null, cross_cutting: false, example_fields: [] },
  }))
  for (let at = 0; at < rows.length; at += 1_000)
    await change(house, (tx) =>
      tx
        .insertInto('plan_item')
        .values(rows.slice(at, at + 1_000))
        .execute(),
    )
  house.kept.clear()
  for (const kind of ['pdf', 'docx'] as const) {
    const answer = await get(planFilePath('plan-annuel', kind))
    assert.equal(answer.status, 422, kind)
    assert.match(await answer.text(), /contient au plus 5\s000 éléments.*Prenez-le en XLSX/s)
  }
  assert.equal((await get(planFilePath('plan-annuel', 'xlsx'))).status, 200)
})
