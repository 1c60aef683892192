/** Building a plan's tree through HTTP: refusals that keep what was typed, two who build at once, a tree of hundreds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildingPages } from '../../../../test/support/building-pages.ts'

const { house, signedIn, kevin, get, led, refused, plan } = await buildingPages()
const rosalie = await signedIn('Rosalie Quentrec')
const seenIn = (html: string) => /name="seen" value="(\d+)"/.exec(html)![1]!
const codesIn = (html: string) => [...html.matchAll(/class="twig-code">([^<]+)</g)].map((found) => found[1]).join(' ')

const LINES = ['Un', '  Deux', '    Trois', '  Quatre', 'Cinq']

test('items are added in one go: each answer opens the next field at the same place', async () => {
  const { slug } = await plan()
  const there = await led(`/plans/${slug}/items`, { place: 'in:0', title: 'Un' })
  const first = /add=after:(\d+)$/.exec(there)![1]
  assert.match(await get(there), new RegExp(`name="place" value="after:${first}"`))
  assert.match(await led(`/plans/${slug}/items`, { place: `after:${first}`, title: 'Deux' }), /add=after:\d+$/)
  await led(`/plans/${slug}/items`, { place: `in:${first}`, title: 'A title', code: '' }, { ...kevin, cookie: `${kevin.cookie}; lang=en` })
  assert.equal(codesIn(await get(`/plans/${slug}/build`)), '1 1.1 2')
  const english = await house.reader.selectFrom('plan_item').select('title_fr').where('title_en', '=', 'A title').executeTakeFirstOrThrow()
  assert.equal(english.title_fr, null, 'a title is in the language of the page')
  const again = await refused(`/plans/${slug}/items`, { place: `after:${first}`, title: 'Un autre', code: '2' }, 422)
  assert.match(again, /Le code 2 est celui de « Deux »/)
  assert.match(again, /value="Un autre"/)
  assert.match(await refused(`/plans/${slug}/items`, { place: 'after:999999', title: 'Perdu' }, 409), /value="Perdu"/)
})

test('several lines at once become a branch; a line that is too deep is named and nothing is lost', async () => {
  const { slug, id } = await plan(...LINES)
  assert.equal(codesIn(await get(`/plans/${slug}/build`)), '1 1.1 1.1.1 1.2 2')
  const again = await refused(`/plans/${slug}/items`, { place: `in:${id('Trois')}`, lines: 'Six' }, 422)
  assert.match(again, /irait plus bas que le dernier niveau/)
  assert.match(
    await refused(`/plans/${slug}/items`, { place: `in:${id('Deux')}`, lines: 'Six\n  Sept' }, 422),
    /Ligne 2, « Sept »[\s\S]*>Six\n {2}Sept<\/textarea>/,
  )
})

test('a move by the plain form says where, and a refusal says why with the choice kept', async () => {
  const { slug, id } = await plan(...LINES)
  const form = await get(`/items/${id('Deux')}/move`)
  assert.match(form, /<optgroup label="Dans 2 Cinq">/)
  assert.match(form, new RegExp(`value="before:${id('Un')}">avant 1 Un<`))
  assert.doesNotMatch(form, new RegExp(`value="in:${id('Trois')}"`), 'not below itself')
  assert.match(form, /name="renumber" value="yes" checked/)
  assert.match(await refused(`/items/${id('Deux')}/move`, { place: `in:${id('Trois')}` }, 422), /ne peut pas aller sous lui-même/)
  assert.match(await refused(`/items/${id('Deux')}/move`, { place: 'elsewhere' }, 422), /Ce choix n’existe plus/)
  assert.equal(
    await led(`/items/${id('Deux')}/move`, { place: `in:${id('Cinq')}`, renumber: 'yes' }),
    `/plans/${slug}/build?at=${id('Deux')}`,
  )
  const html = await get(`/plans/${slug}/build?at=${id('Deux')}`)
  assert.equal(codesIn(html), '1 1.1 2 2.1 2.1.1')
  assert.match(html, /Annuler mon déplacement/)
})

test('two who move the same branch: the second is told by whom, on the tree as it is by now', async () => {
  const { slug, id } = await plan(...LINES)
  const seen = seenIn(await get(`/plans/${slug}/build`, rosalie))
  await led(`/items/${id('Deux')}/move`, { place: `in:${id('Cinq')}`, seen, from: 'tree' }, kevin)
  const html = await refused(`/items/${id('Deux')}/move`, { place: `after:${id('Quatre')}`, seen, from: 'tree' }, 409, rosalie)
  assert.match(html, /Entre-temps, Kévin Dorsalin a déplacé 1\.1 « Deux »/)
  assert.equal(codesIn(html), '1 1.2 2 1.1 1.1.1')
  const form = await refused(`/items/${id('Deux')}/move`, { place: `after:${id('Quatre')}`, seen }, 409, rosalie)
  assert.match(form, /<h1>Deux<\/h1>[\s\S]*Kévin Dorsalin/)
  await led(`/items/${id('Deux')}/move`, { place: `after:${id('Quatre')}`, seen: seenIn(form) }, rosalie)
})

test('a removal says what goes with it, and the branch can be restored from the tree', async () => {
  const { slug, id } = await plan(...LINES)
  await house.db.updateTable('plan_item').set({ text_fr: 'Voir #1.1.1 et #Z9.' }).where('id', '=', id('Cinq')).execute()
  assert.match(await get(`/plans/${slug}/build`), /Renvois sans cible[\s\S]*#Z9 dans/)
  const form = await get(`/items/${id('Un')}/removal`)
  assert.match(form, /avec 3 éléments en dessous/)
  assert.match(form, /Des textes y renvoient : #1\.1\.1\./)
  assert.equal(await led(`/items/${id('Un')}/removal`, { seen: seenIn(form) }), `/plans/${slug}/build`)
  const html = await get(`/plans/${slug}/build`)
  assert.equal(codesIn(html), '2')
  assert.match(html, /Éléments retirés \(1\)[\s\S]*1 Un[\s\S]*avec 3 éléments · retiré par Kévin Dorsalin le 14 mars 2017/)
  for (const [path, form] of [
    ['move', { place: 'in:0' }],
    ['removal', {}],
  ] as const)
    assert.match(await refused(`/items/${id('Deux')}/${path}`, form, 409), /Cet élément est retiré du plan/)
  assert.match(await refused(`/items/${id('Deux')}/restoration`, {}, 422), /est retiré lui aussi/)
  await led(`/items/${id('Un')}/restoration`, {})
  assert.equal(codesIn(await get(`/plans/${slug}/build`)), '1 1.1 1.1.1 1.2 2')
})

test('renumbering is shown before it is done, and done as it was shown', async () => {
  const { slug, id } = await plan(...LINES)
  const path = `/plans/${slug}/numbering`
  assert.match(await get(path), /Tous les codes sont déjà dans cet ordre/)
  await led(path, { item: String(id('Un')), code: 'A', shown: '1', below: 'on' })
  await led(path, { item: String(id('Cinq')), code: 'B', shown: '2' })
  assert.equal(codesIn(await get(`/plans/${slug}/build`)), 'A A.1 A.1.1 A.2 B')
  assert.match(
    await refused(path, { item: String(id('Cinq')), code: 'A', shown: 'B' }, 422),
    /Le code A est celui de « Un »[\s\S]*value="A"/,
  )
  const preview = await get(`${path}?scheme=place`)
  assert.match(preview, /5 codes changent/)
  const shown = /name="shown" value="(\w+)"/.exec(preview)![1]!
  assert.equal(await led(path, { scheme: 'place' }), `${path}?scheme=place`, 'nothing is done that was not shown')
  await led(`/items/${id('Cinq')}/move`, { place: `before:${id('Un')}` }, rosalie)
  assert.match(await refused(path, { scheme: 'place', shown }, 409), /Le plan a changé entre-temps/)
  await led(path, { scheme: 'place', shown: /name="shown" value="(\w+)"/.exec(await get(`${path}?scheme=place`))![1]! })
  assert.equal(codesIn(await get(`/plans/${slug}/build`)), '1 2 2.1 2.1.1 2.2')
})

test('what one did is undone from the tree, and one comes back to it', async () => {
  const { slug, id } = await plan(...LINES)
  await led(`/items/${id('Un')}/move`, { place: 'in:0', renumber: 'yes' })
  const undo = new RegExp(`/plans/${slug}/build/deeds/\\d+/undo`).exec(await get(`/plans/${slug}/build`))![0]
  assert.match(await refused(undo, {}, 403, rosalie), /fait soi-même/)
  assert.equal(await led(undo, {}), `/plans/${slug}/build?at=${id('Un')}`)
  assert.equal(codesIn(await get(`/plans/${slug}/build`)), '1 1.1 1.1.1 1.2 2')
  assert.match(await refused(undo, {}, 409), /Quelqu’un est intervenu depuis/)
})

test('a very large plan opens branch by branch', async () => {
  const { slug, id } = await plan(...Array.from({ length: 330 }, (_, index) => `${index % 3 === 0 ? '' : '  '}Élément ${index}`))
  const all = await get(`/plans/${slug}/build`)
  assert.equal(codesIn(all).split(' ').length, 330)
  await led(`/plans/${slug}/items`, {
    place: `in:${id('Élément 1')}`,
    lines: Array.from({ length: 300 }, (_, index) => `Action ${index}`).join('\n'),
  })
  const folded = await get(`/plans/${slug}/build`)
  assert.match(folded, /Ce plan compte 630 éléments/)
  assert.equal(codesIn(folded).split(' ').length, 110, 'the first level alone')
  assert.equal(codesIn(await get(`/plans/${slug}/build?at=${id('Élément 1')}`)).split(' ').length, 110 + 2 + 300)
})
