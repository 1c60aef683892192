/** Budgets on paper over HTTP: a grant's CERFA table as PDF and XLSX, and what the assembly is shown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { filedBudget } from '../../../../../test/support/budget-files.ts'
import { BALANCED, budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { addLines, draftVersion, proposeVersion, recordDecision } from '../../commands.ts'
import { readBudgetFile } from '../../imports.ts'
import { cerfaPath, presentationPath } from '../../paths.ts'
import { cerfaOf } from '../../queries/files/cerfa.ts'

const made = await filedBudget()
const { house, request, versionId, project, stateGrant } = made
const treasurer = await made.asNamed(TREASURER)

/** The structure of a PDF, its packed parts opened. */
function structureOf(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const parts = [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, packed]) => {
    try {
      return inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...parts].join('\n')
}
const bytesOf = async (path: string, headers: Record<string, string> = treasurer) => {
  const response = await request(path, { headers })
  assert.equal(response.status, 200, path)
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

test('a grant for some actions has the table of these actions: direct and indirect charges, its income, and what closes it', async () => {
  const actor = await made.actor(TREASURER)
  const cerfa = await cerfaOf(house.reader, actor, { grantId: project, versionId, year: 2018 })
  assert.ok(cerfa)
  const { table } = cerfa
  // 3 333 of 10 000 of 6 000 EUR twice, 123,45 of the travel, the trainers; of 1 000 EUR by key two thirds.
  const direct = 199_980 * 2 + 12_345 + 100_000
  const indirect = 60_000 + 6_667
  assert.equal(table.totalCents, direct + indirect)
  assert.deepEqual([table.grantCents, table.gapCents], [200_000, direct + indirect - 200_000])
  assert.deepEqual(table.wholeCents, { charge: table.totalCents + 50_000, income: table.totalCents + 50_000 })
})

test('the CERFA table is one tagged page of PDF, in the language asked for', async () => {
  for (const [language, heading] of [
    ['fr', 'fr'],
    ['en', 'en'],
  ] as const) {
    const { response, bytes } = await bytesOf(cerfaPath(project, 'pdf', versionId, 2018), { ...treasurer, 'accept-language': language })
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    assert.match(response.headers.get('content-disposition') ?? '', /^inline; filename="cerfa-12156-\d+-2018\.pdf"/)
    const structure = structureOf(bytes)
    assert.match(structure, /\/StructTreeRoot/)
    assert.match(structure, new RegExp(`/Lang ?\\(${heading}`))
    assert.equal(structure.match(/\/Type ?\/Page\b/g)?.length, 1)
  }
})

test('the CERFA workbook has the form’s layout: our own reader finds its chapters and amounts in it', async () => {
  const { bytes } = await bytesOf(cerfaPath(stateGrant, 'xlsx', versionId, 2018))
  const read = await readBudgetFile(new Uint8Array(bytes), 2018)
  assert.ok(!('code' in read), JSON.stringify(read))
  assert.equal(read.layout, 'cerfa')
  const sum = (side: RegExp) =>
    read.lines.filter(({ account }) => side.test(account)).reduce((all, { amountCents }) => all + amountCents, 0)
  // Charges of the whole budget: 10 000 EUR and 2 000 more; income 17 000.
  assert.deepEqual([sum(/^6/), sum(/^7/), sum(/^86/), sum(/^87/)], [1_200_000, 1_700_000, 50_000, 50_000])
})

test('a table asks for a grant and a version of one organisation', async () => {
  assert.equal((await request(cerfaPath(999_999, 'pdf', versionId, 2018), { headers: treasurer })).status, 404)
  assert.equal((await request(cerfaPath(project, 'pdf', 999_999, 2018), { headers: treasurer })).status, 404)
  assert.equal((await request(`/grants/${project}/cerfa.pdf`, { headers: treasurer })).status, 404)
  assert.equal((await request(cerfaPath(project, 'xlsx', versionId, 2018))).status, 404)
  assert.equal((await request(cerfaPath(project, 'xlsx', versionId, 2018), { headers: await made.asNamed('Edith Farrowby') })).status, 404)
  assert.equal((await request(cerfaPath(project, 'xlsx', versionId, 2018), { headers: await made.asNamed(STAFF) })).status, 200)
})

test('the assembly’s presentation is a tagged PDF with alternative texts, also where hardly anything stands', async () => {
  for (const language of ['fr', 'en']) {
    const { bytes } = await bytesOf(presentationPath(versionId), { ...treasurer, 'accept-language': language })
    const structure = structureOf(bytes)
    assert.match(structure, /\/StructTreeRoot/)
    assert.match(structure, /\/Alt/)
    assert.ok((structure.match(/\/Type ?\/Page\b/g)?.length ?? 0) >= 5)
  }
  await change(house, (tx) => addLines(tx, SHELL, versionId, [{ year: 2019, account: '641', label: 'Seul', amount_cents: 0 }]))
  await bytesOf(`${presentationPath(versionId)}?year=2019`)
  assert.equal((await request(presentationPath(versionId))).status, 404)
})

test('the presentation of an amendment says what changes against the version in force; whoever sees chapters alone finds no funder in it', async () => {
  const voted = await budgeting({ lines: [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))] })
  const decision = { bodyId: null, bodyText: 'Assemblée', decidedOn: '2017-03-01', reference: 'AG 1', source: 'registre' }
  await voted.does(TREASURER, (tx, actor) => proposeVersion(tx, actor, voted.versionId))
  await voted.does('Solène Varenquier', (tx, actor) => recordDecision(tx, actor, voted.versionId, decision))
  const next = await voted.does(TREASURER, (tx, actor) => draftVersion(tx, actor, voted.versionId))
  await voted.does(TREASURER, (tx, actor) =>
    addLines(tx, actor, next, [{ year: 2018, account: '613', label: 'Un bureau de plus', amount_cents: 120_000 }]),
  )
  const headers = await voted.asNamed(TREASURER)
  const pagesOf = async (path: string, as: Record<string, string>) => {
    const response = await voted.request(path, { headers: as })
    assert.equal(response.status, 200)
    return structureOf(Buffer.from(await response.arrayBuffer())).match(/\/Type ?\/Page\b/g)?.length ?? 0
  }
  const inForce = await pagesOf(presentationPath(voted.versionId), headers)
  assert.equal(await pagesOf(presentationPath(next), headers), inForce + 1)
  // Strangers see its chapters: neither funders nor parts of the plan.
  assert.equal(await pagesOf(presentationPath(voted.versionId), {}), inForce - 1)
  assert.equal((await voted.request(presentationPath(next))).status, 404)
})
