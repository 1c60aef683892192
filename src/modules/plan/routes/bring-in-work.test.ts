/** Large files: read and written by jobs, followed on their pages, begun again where a process ended. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { House } from '#kernel/house.ts'
import { flashOf, idIn, says, staffOf, workersOf } from '../../../../test/support/bring-in.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { READING_QUEUE, WRITING_QUEUE } from '../commands/upload.ts'

const tested = await testHouse({ demo: true })
const { house } = tested
const { sent, page, post, answer, forgetAll } = await staffOf(tested)
const { waiting, work } = workersOf(house)

const big = (rows: number) =>
  `Pilier;Stratégie;Action;Statut\n${Array.from({ length: rows }, (_, row) => `P${Math.floor(row / 1_000)};S${Math.floor(row / 100)};Action ${row} ${'de longue haleine '.repeat(9)};en cours`).join('\n')}`

test('a large file is read and written by jobs, and its page tells how far they are', async () => {
  await forgetAll()
  const path = await sent(big(2_500), 'grand.csv')
  const first = await page(path)
  assert.equal(first.response.headers.get('refresh'), '2')
  says(first.html, /Lecture de « grand\.csv »/)
  says(first.html, /<progress[^>]*value="0"/)
  says(first.html, /Il attend son tour/)
  await work(READING_QUEUE)
  const { html, response } = await page(path)
  assert.equal(response.headers.get('refresh'), null)
  says(html, /2 528 éléments/)
  assert.ok(!html.includes('Action 2499'), 'a vast tree is shown by branches')
  const part = await page(`${path}?part=3`)
  assert.ok(part.html.includes('Action 2499') && !part.html.includes('Action 1999'))
  const asked = await answer(path, { do: 'import', title: 'Grand', slug: 'grand' })
  assert.equal(asked.location, `${path}?after=import`)
  const writing = await page(asked.location!)
  says(writing.html, /Écriture de 2 528 éléments/)
  says(writing.html, /<progress[^>]*value="0"/)
  assert.equal((await post(path, { do: 'import', revision: '1', title: 'Grand', slug: 'grand' })).location, asked.location)
  await work(WRITING_QUEUE)
  const done = await page(asked.location!)
  assert.deepEqual(
    [done.response.headers.get('location'), flashOf(done.response)],
    ['/plans/grand', '« Grand » est là : 2 528 éléments apportés.'],
  )
})

test('what a job’s import says no to stands on the preview', async () => {
  await forgetAll()
  const path = await sent(big(1_200), 'moyen.csv')
  const asked = await answer(path, { do: 'import', title: 'Moyen', slug: 'grand' })
  assert.equal(asked.location, `${path}?after=import`)
  await work(WRITING_QUEUE)
  const { html } = await page(path)
  says(html, /L'adresse « grand » est déjà prise/)
  says(html, /value="Moyen"/)
})

test('a large file that is no plan ends in a sentence, and another one can be chosen there', async () => {
  const path = await sent('rien\n'.repeat(200_000), 'liste.csv')
  await work(READING_QUEUE)
  const { html } = await page(path)
  says(html, /n'a pas pu être lu/)
  says(html, /id="field-file-error"/)
  assert.ok(html.includes(`name="instead" value="${idIn(path)}"`))
})

/** This house, where telling the pages fails a first time. */
function failing(error: Error): { broken: House; lines: string[] } {
  const lines: string[] = []
  let failed = false
  const moved: House['live']['moved'] = () => {
    if (failed) return
    failed = true
    throw error
  }
  return { broken: { ...house, live: { ...house.live, moved }, log: (line) => lines.push(line) }, lines }
}

test('a fault of ours ends in a sentence with its number, and the work can be begun again', async () => {
  const path = await sent(big(2_500), 'panne.csv')
  const { broken, lines } = failing(new Error('planted'))
  await work(READING_QUEUE, broken)
  const [, reference] = /^([0-9a-f]{8}) upload \d+: Error: planted/.exec(lines[0] ?? '') ?? []
  assert.ok(reference, lines[0])
  says((await page(path)).html, `donnez ce numéro : ${reference}`)
  assert.equal((await post(`${path}/reading`, {})).location, path)
  await work(READING_QUEUE)
  says((await page(path)).html, /2 528 éléments/)
})

test('while the database is away the work is put off, and done when it is tried again', async () => {
  await forgetAll()
  const path = await sent(big(2_500), 'absente.csv')
  const [order] = await waiting(READING_QUEUE)
  const { broken } = failing(Object.assign(new Error('gone'), { code: '57P01' }))
  const job = house.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ queue }) => queue === READING_QUEUE)!
  await assert.rejects(job.work(broken, order!), /gone/)
  says((await page(path)).html, /Lecture de « absente\.csv »/)
  await job.work(house, order!)
  says((await page(path)).html, /2 528 éléments/)
})

test('work whose process ended is not waited for: it is begun again by hand', async () => {
  await forgetAll()
  const path = await sent(big(2_500), 'perdu.csv')
  const lose = (state: 'reading' | 'writing') =>
    house.db
      .updateTable('plan_upload')
      .set({ state, moved_at: new Date(house.clock.now().getTime() - 600_000) })
      .where('id', '=', idIn(path))
      .execute()
  await waiting(READING_QUEUE)
  await post(`${path}/reading`, {})
  assert.deepEqual(await waiting(READING_QUEUE), [], 'work that is under way is left alone')
  await lose('reading')
  const lost = await page(path)
  says(lost.html, /Le travail s'est interrompu/)
  assert.equal(lost.response.headers.get('refresh'), null)
  await post(`${path}/reading`, {})
  await work(READING_QUEUE)
  await lose('writing')
  says((await page(path)).html, /Recommencer/)
  await post(`${path}/reading`, {})
  says((await page(path)).html, /Apporter 2 528 éléments/)
})
