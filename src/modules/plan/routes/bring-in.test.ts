/** Bringing a plan in through its pages: the preview, columns mended by hand, a new plan, a plan that stands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOf, flashOf, idIn, says, saysNothingOf, staffOf } from '../../../../test/support/bring-in.ts'
import { testHouse } from '../../../../test/support/house.ts'

const tested = await testHouse({ demo: true })
const { house } = tested
const { sent, page, post, answer, planAt, uploadsThere, forgetAll } = await staffOf(tested)

const SHEET = `Pilier;Stratégie;Action;Responsable;Fin;Statut
Faire réseau;Se rencontrer;Rencontre annuelle;Commission Communication;30/11/2027;à venir
;;Annuaire;Marie Inconnue;31/02/2027;presque
Former;Les encadrants;Catalogue;Marie Inconnue;;terminée
`
/** Its last three headings are nobody's. */
const FOREIGN = SHEET.replace('Action;Responsable;Fin;Statut', 'Ce que nous ferons;Qui;Quand;Où en est-on')

test('a sheet is shown as it was understood: its tree, its figures, what is to be looked at, who is to be linked', async () => {
  const path = await sent(SHEET)
  const { html } = await page(path)
  says(
    html,
    '<h1>cap 2030</h1>',
    "Rien n'est encore écrit.",
    'Rencontre annuelle',
    'À venir · Commission Communication · 30 nov. 2027',
    'Terminée · Marie Inconnue (à relier)',
    "« presque » n'est pas un statut",
    "« 31/02/2027 » n'est pas une date",
    'Attendu : à venir, en cours, terminée, abandonnée, ou souhaitée non financée.',
    'Responsables à relier',
    'Apporter 7 éléments',
    'value="cap-2030"',
  )
  says(html, /<dt>Piliers<\/dt><dd>2<\/dd>|2<\/dd>/)
  const [, place] = /href="(#p-[\d-]+)"[^>]*>Ligne 3/.exec(html)!
  assert.ok(html.includes(`id="${place!.slice(1)}"`), 'a warning leads to its item')
  const [, finding] = /href="(#warning-[^"]+)"/.exec(html)!
  assert.ok(html.includes(`id="${finding!.slice(1)}"`), 'and the item to its warning')
  saysNothingOf(html, /Colonnes pas comprises/)
  says((await page(`${path}?lang=en`)).html, /Bring 7 items in/)
})

test('columns that were not understood are mended by hand, and the file is read again', async () => {
  const path = await sent(FOREIGN, 'à nous.csv')
  const { html } = await page(path)
  says(html, /Colonnes pas comprises/)
  says(html, /Par exemple : Rencontre annuelle · Annuaire · Catalogue/)
  const names = Object.keys(fieldsOf(html)).filter((name) => name.startsWith('column-'))
  assert.equal(names.length, 6)
  const mended = { 'column-2': 'level:3', 'column-3': 'owner', 'column-4': 'endsOn', 'column-5': 'ignore' }
  const read = await answer(path, { ...mended, do: 'read', title: 'Un titre que je garde' })
  assert.deepEqual([read.status, read.location, flashOf(read.response)], [303, `${path}#columns`, 'Relu avec vos colonnes.'])
  const again = await page(path)
  says(again.html, 'Commission Communication · 30 nov. 2027', '>3</dd>', 'value="Un titre que je garde"')
  saysNothingOf(again.html, /Colonnes pas comprises|n'est pas un statut/)
  assert.equal(fieldsOf(again.html)['column-5'], 'ignore')
  const nothing = await answer(path, { do: 'read', 'column-0': 'nonsense' })
  assert.equal(nothing.location, `${path}#where`, 'no such meaning')
})

test('whoever changed a column and brings in at once is shown the new reading first', async () => {
  const path = await sent(SHEET)
  const asked = await answer(path, { 'column-5': 'ignore', do: 'import' })
  assert.equal(asked.status, 303)
  assert.match(flashOf(asked.response), /voici la nouvelle lecture\. Rien n'est encore écrit/)
  assert.equal(await planAt('cap-2030'), undefined)
  saysNothingOf((await page(path)).html, /n'est pas un statut/)
})

test('a new plan: refused with its sentence and all that was typed, then there, and once', async () => {
  const path = await sent(SHEET)
  const taken = await answer(path, { do: 'import', title: 'Un cap', slug: 'reussir-2020', kind: 'annual' })
  assert.equal(taken.status, 409)
  says(taken.html, "L'adresse « reussir-2020 » est déjà prise", 'value="Un cap"', 'value="reussir-2020"')
  const empty = await answer(path, { do: 'import', title: ' ', slug: 'x' })
  assert.deepEqual([empty.status, /id="field-title-error"/.test(empty.html)], [422, true])
  assert.equal((await answer(path, { do: 'import', title: 'x'.repeat(301) })).status, 422)
  assert.equal((await answer(path, { do: 'import', slug: 'Un Cap' })).status, 422)
  const form = { ...fieldsOf((await page(path)).html), do: 'import', title: 'Un cap', slug: 'un-cap', kind: 'annual' }
  const both = await Promise.all([1, 2].map(() => post(path, form)))
  const places = both.map(({ location }) => location).sort()
  assert.deepEqual(places, [`${path}?after=import`, '/plans/un-cap'])
  assert.ok(both.some(({ response }) => flashOf(response) === '« Un cap » est là : 7 éléments apportés.'))
  assert.equal((await page(`${path}?after=import`)).response.headers.get('location'), '/plans/un-cap')
  assert.deepEqual([(await planAt('un-cap'))?.kind, (await planAt('un-cap'))?.state], ['annual', 'draft'])
  const { html } = await page(path)
  says(html, 'est apporté', 'Ouvrir le plan', "« presque » n'est pas un statut", 'Marie Inconnue')
  assert.equal((await post(path, form)).location, `${path}?after=import`)
})

test('onto a plan: rehearsed first, then written as it was shown; a plan that changed meanwhile is shown anew', async () => {
  await forgetAll()
  const path = await sent(SHEET.replace('terminée', 'en cours').replace('Annuaire', 'Annuaire en ligne'), 'suite.csv')
  const { id } = (await planAt('un-cap'))!
  const chosen = await answer(path, { do: 'import', onto: String(id) })
  assert.equal(chosen.location, `${path}#where`, 'nothing is written before the rehearsal is seen')
  const { html } = await page(path)
  says(html, 'Ce qui changerait dans « Un cap »', 'le statut', 'Annuaire en ligne', 'Absents du fichier, gardés (1)')
  const form = { ...fieldsOf(html), do: 'import' }
  await house.db
    .updateTable('plan_item')
    .set({ progress: 10, revision: 9 })
    .where('plan_id', '=', id)
    .where('title_fr', '=', 'Catalogue')
    .execute()
  const changed = await post(path, form)
  assert.equal(changed.status, 409)
  says(changed.html, /Le plan a changé depuis cet aperçu/)
  const written = await answer(path, { do: 'import' })
  assert.deepEqual([written.location, flashOf(written.response)], ['/plans/un-cap', '« suite » est là : 1 élément apporté, 1 modifié.'])
})

test('a plan that was adopted meanwhile, or is no longer offered, takes nothing', async () => {
  await forgetAll()
  const path = await sent(SHEET)
  const { id } = (await planAt('un-cap'))!
  await answer(path, { do: 'onto', onto: String(id) })
  const form = { ...fieldsOf((await page(path)).html), do: 'import' }
  await house.db.updateTable('plan_plan').set({ state: 'adopted' }).where('id', '=', id).execute()
  const refused = await post(path, form)
  assert.equal(refused.status, 422)
  says(refused.html, /Ce plan est adopté : son texte ne change que par une décision/)
  assert.equal((await answer(path, { do: 'import', onto: '999999' })).status, 303, 'another choice is shown first')
  says((await page(path)).html, /name="title"/)
})

test('a file to be mended is shown with what to mend, and nothing of it can be brought in', async () => {
  const path = await sent('Code;Titre;Statut\n1;A;\n2.1;B;presque\n;C;\n', 'à corriger.csv')
  const { html } = await page(path)
  says(
    html,
    '2 points à corriger',
    'Ligne 3',
    "Le parent « 2 » n'existe pas dans ce fichier",
    'Attendu : un code par élément',
    'Choisir un autre fichier',
  )
  saysNothingOf(html, /value="import"/)
  const forced = await answer(path, { do: 'import', title: 'Forcé', slug: 'force', kind: 'annual', onto: '' })
  assert.equal(forced.status, 422)
  says(forced.html, /Ce fichier est encore à corriger/)
  const before = await uploadsThere()
  const other = await sent(SHEET, 'corrigé.csv', { instead: String(idIn(path)) })
  assert.equal(await uploadsThere(), before, 'it takes the place of the first')
  assert.equal((await page(path)).status, 404)
  assert.equal((await page(other)).status, 200)
})
