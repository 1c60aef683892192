/** The search as its readers meet it: by kind, by rights, with nothing that one may not see. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { found } from '#kernel/refusal.ts'
import { testHouse } from '../../../test/support/house.ts'

const { house, request, as } = await testHouse({ demo: true })

/** The paths of the answers, by what was typed. */
async function answers(typed: string, headers: Record<string, string> = {}): Promise<string[]> {
  const response = await request(`/search?q=${encodeURIComponent(typed)}`, { headers })
  assert.equal(response.status, 200)
  const html = await response.text()
  const [, frame = ''] = html.split('<turbo-frame id="results"')
  return [...frame.split('</turbo-frame>')[0]!.matchAll(/href="([^"]+)"/g)].map((match) => match[1]!)
}

const itemOf = async (slug: string, code: string): Promise<string> => {
  const { id } = await house.reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select('i.id')
    .where('p.slug', '=', slug)
    .where('i.code', '=', code)
    .executeTakeFirstOrThrow()
  return `/items/${id}`
}
const personOf = async (name: string) =>
  found(await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirst()).id

test('an empty search teaches, and signs alone ask for nothing', async () => {
  for (const typed of ['', '   ', '%', "_'&|", '\\']) assert.deepEqual(await answers(typed), [], typed)
})

test('a code, a plural, a missing accent and a slip of the pen find the item', async () => {
  const catalogue = await itemOf('reussir-2020', 'A2.3.1')
  for (const typed of ['A2.3.1', 'a231', 'catalogues', 'CATALOGUE', 'catalgoue', 'adaptes besoin', 'catal'])
    assert.ok((await answers(typed)).includes(catalogue), typed)
  assert.ok(!(await answers('catalogue budget')).includes(catalogue), 'all the words')
})

test('plans, organisations, bodies and deeds are found beside items', async () => {
  assert.ok((await answers('réussir')).includes('/plans/reussir-2020'))
  assert.ok((await answers('bretagne')).some((path) => path.startsWith('/organisations/')))
  assert.ok((await answers('groupe mobilite')).some((path) => path.startsWith('/bodies/')))
  const html = await (await request('/search?q=bretagne')).text()
  assert.match(html, /Actes du journal/)
})

test('what one may not see is in no answer: drafts, their deeds, the names of persons', async () => {
  const draft = await itemOf('bretagne-2018', '1.1')
  const { title_fr } = await house.reader
    .selectFrom('plan_item')
    .select('title_fr')
    .where('id', '=', Number(draft.split('/').at(-1)))
    .executeTakeFirstOrThrow()
  const director = await as(await personOf('Malo Trevenec'))
  assert.ok((await answers(title_fr!, director)).includes(draft))
  assert.ok(!(await answers(title_fr!)).includes(draft))
  assert.deepEqual(
    (await answers('bretagne 2018')).filter((path) => path.includes('bretagne-2018')),
    [],
  )
  assert.deepEqual(
    (await answers('Trevenec')).filter((path) => path.startsWith('/persons/')),
    [],
  )
  assert.equal((await answers('Trevenec', director)).filter((path) => path.startsWith('/persons/')).length, 1)
})

test('an item that was taken out of its plan is found no more', async () => {
  const path = await itemOf('cap-2015', 'D1')
  const id = Number(path.split('/').at(-1))
  assert.ok((await answers('mobilisation mutualisation')).includes(path))
  await house.db.updateTable('plan_item').set({ removed: true }).where('id', '=', id).execute()
  assert.ok(!(await answers('mobilisation mutualisation')).includes(path))
})

test('what was typed comes back as letters, however long and whatever it holds', async () => {
  const html = await (await request(`/search?q=${encodeURIComponent('<script>alert("é")</script>'.repeat(50))}`)).text()
  assert.ok(!html.includes('<script>alert'))
  assert.match(html, /value="&lt;script>alert\(&quot;é&quot;\)/)
})
