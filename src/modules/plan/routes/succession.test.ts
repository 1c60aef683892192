/** What became of a predecessor, through HTTP: every outcome with its words, and no trace of what one may not see. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/network.ts'
import { planWith } from '../../../../test/support/plans.ts'
import { read } from '../../../../test/support/texts.ts'
import type { ItemDraft, PlanState } from '../tables.ts'

const tested = await testHouse()
const { house, request, logged } = tested
const { person } = await smallNetwork(tested)
const [paule, rita] = [await person('Paule', 'staff'), await person('Rita', 'representative')]

const action = (code: string, fr: string, more: Partial<ItemDraft> = {}): ItemDraft => ({
  ...{ code, line: null, title: { fr, en: null }, children: [] },
  ...more,
})
const imported = (slug: string, items: ItemDraft[], predecessor: string | null, state: PlanState) =>
  planWith(house, { state, tree: {}, slug, title: { fr: `Plan ${slug}`, en: null }, items, predecessor })
await imported(
  'neuf',
  [
    action('N1', 'Apprendre', { children: [action('N1.1', 'Ouvrir trois sessions'), action('N1.2', 'Tenir un annuaire')] }),
    action('N2', 'Nouveau', { children: [action('N2.1', 'Tout neuf')] }),
  ],
  'vieux',
  'adopted',
)
await imported('projet', [action('X1', 'Projet caché')], null, 'draft')
await imported(
  'vieux',
  [
    action('V1', 'Former', {
      children: [
        action('V1.1', 'Ouvrir deux sessions', { carriedOverTo: 'neuf#N1.1', status: 'in_progress' }),
        action('V1.2', 'Rédiger un livret', { status: 'stopped', stoppedReason: 'Le guide national suffit.' }),
        action('V1.3', 'Publier les comptes', { status: 'done' }),
        action('V1.4', 'Tenir un annuaire', { status: 'planned' }),
        action('V1.5', 'Prêter des vélos', { status: 'planned' }),
        action('V1.6', 'Ouvrir une boutique', { carriedOverTo: 'ailleurs#B1' }),
        action('V1.7', 'Mener le projet', { carriedOverTo: 'projet#X1', status: 'in_progress' }),
      ],
    }),
  ],
  null,
  'adopted',
)

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, html: await response.text() }
}
const itemId = async (slug: string, code: string) => {
  const rows = house.reader.selectFrom('plan_item as i').innerJoin('plan_plan as p', 'p.id', 'i.plan_id').select('i.id')
  return (await rows.where('p.slug', '=', slug).where('i.code', '=', code).executeTakeFirstOrThrow()).id
}

test('each item of the predecessor has its outcome, with its reason or its link', async () => {
  const { status, html } = await page('/plans/neuf/succession')
  assert.equal(status, 200)
  const said = read(html)
  for (const outcome of [
    /V1\.1 Ouvrir deux sessions Reporté vers N1\.1 Ouvrir trois sessions/,
    /V1\.2 Rédiger un livret Abandonné Le guide national suffit\./,
    /V1\.3 Publier les comptes Terminé/,
    /V1\.4 Tenir un annuaire Peut-être devenu N1\.2 Tenir un annuaire proposition/,
    /V1\.5 Prêter des vélos Rien n’est dit dernier statut connu : à venir/,
    /V1\.6 Ouvrir une boutique Reporté vers ailleurs#B1 \(à relier\)/,
  ])
    assert.match(said, outcome)
  assert.match(html, new RegExp(`href="/items/${await itemId('neuf', 'N1.1')}"`))
})

test('what comes from nothing is told too, whole branches in one', async () => {
  const said = read((await page('/plans/neuf/succession')).html)
  assert.match(said, /Ce qui est nouveau dans Plan neuf/)
  const newcomers = said.slice(said.indexOf('Ce qui est nouveau'))
  assert.match(newcomers, /N1 Apprendre/)
  assert.doesNotMatch(newcomers, /N1\.1|N1\.2|N2\.1/)
  assert.match(newcomers, /N2 Nouveau avec 1 élément/)
})

test('carried over to what one may not see is nothing said, in words and in figures', async () => {
  const id = await itemId('projet', 'X1')
  for (const who of [{}, rita]) {
    const { html } = await page('/plans/neuf/succession', who)
    assert.match(read(html), /V1\.7 Mener le projet Rien n’est dit/)
    assert.match(read(html), /2 sans suite connue/)
    assert.doesNotMatch(html, new RegExp(`projet#|Projet caché|/items/${id}"`))
  }
  const { html } = await page('/plans/neuf/succession', paule)
  assert.match(read(html), /V1\.7 Mener le projet Reporté vers Projet caché/)
  assert.match(read(html), /1 sans suite connue/)
})

test('a figure filters', async () => {
  const said = read((await page('/plans/neuf/succession?only=stopped')).html)
  assert.match(said, /V1\.2 Rédiger un livret/)
  assert.doesNotMatch(said, /V1\.3|V1\.5|Ce qui est nouveau/)
})

test('who may edit the predecessor is led to say what is not said', async () => {
  const edit = `/items/${await itemId('vieux', 'V1.5')}/edit`
  assert.ok((await page('/plans/neuf/succession', paule)).html.includes(`href="${edit}"`))
  assert.equal((await page(edit, paule)).status, 200, 'the form is there')
  assert.ok(
    !(await page('/plans/neuf/succession', paule)).html.includes(`/items/${await itemId('vieux', 'V1')}/edit`),
    'a branch has no such field',
  )
  for (const who of [{}, rita]) assert.ok(!(await page('/plans/neuf/succession', who)).html.includes('/edit"'))
  await house.db.updateTable('plan_plan').set({ state: 'closed' }).where('slug', '=', 'vieux').execute()
  assert.ok(!(await page('/plans/neuf/succession', paule)).html.includes(`href="${edit}"`), 'of a closed plan nothing is said any more')
})

test('a plan without a predecessor says so; one that may not be read is not there', async () => {
  assert.match(read((await page('/plans/vieux/succession')).html), /Pas de plan précédent/)
  assert.equal((await page('/plans/projet/succession')).status, 404)
  assert.equal((await page('/plans/projet/succession', paule)).status, 200)
  assert.deepEqual(logged, [])
})
