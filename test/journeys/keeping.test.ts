/**
 * Kévin Dorsalin, permanent of the network, takes in a new member with the keyboard alone: he forgets its name, is told so at the field, and finds
 * it below the association of its region. He adds somebody who is already there under nearly the same name, and is shown her. The fees of 2018 are
 * called in one go, one by one paid, and the last click is taken back. Malo Trevenec, who directs Bretagne and whose browser runs no scripts, hands
 * the seat of Les Jardins du Lac on: he looks the next person up by three letters, and takes it back too.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPage } from '../support/browser.ts'
import { pathOf, servedHouse, shows } from '../support/served.ts'

const { house, enteredAs } = await servedHouse()
const { reader } = house
const organisation = async (name: string) =>
  (await reader.selectFrom('people_organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const lake = await organisation('Les Jardins du Lac')
const kevin = await enteredAs('Kévin Dorsalin', '/organisations/new')

test('a member is added with the keyboard alone, and what is missing is said at its field', async () => {
  const { keyboard } = kevin
  await kevin.locator('#field-kind').focus()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('Port-Levant')
  await keyboard.press('Enter')
  const summary = kevin.getByRole('alert')
  await summary.getByText(/^Nom\s: À remplir\.$/).waitFor()
  await checkPage(kevin, 'keeping-refused')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await kevin.locator('#field-name:focus').waitFor()
  await keyboard.type('La Barque bleue')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('Bre')
  await keyboard.press('Shift+Tab')
  await keyboard.press('Enter')
  await shows(kevin, 'La Barque bleue est dans l’annuaire.')
  await shows(kevin, 'CHANTIER école Bretagne')
})

test('who is there already under nearly the same name is shown', async () => {
  await kevin.goto('/persons/new')
  await kevin.getByLabel('Nom', { exact: true }).fill('Aminata Solvene')
  await kevin.getByRole('button', { name: 'Ajouter la personne' }).click()
  await shows(kevin, 'Est-ce une de ces personnes')
  await checkPage(kevin, 'keeping-alike')
  await kevin.getByRole('link', { name: 'Lui donner un mandat' }).click()
  await shows(kevin, '1 sur 3')
})

test('the fees of a year are called at once, paid by ticks, and the last click is taken back', async () => {
  await kevin.goto('/fees?year=2018')
  await kevin.getByRole('button', { name: /^Appeler les \d+ cotisations/ }).click()
  await shows(kevin, 'Toutes les cotisations de l’année sont appelées')
  await kevin.getByLabel('Cocher Les Jardins du Lac').check()
  await kevin.getByRole('button', { name: 'Payée', exact: true }).click()
  await shows(kevin, /Une cotisation 2018 est notée/)
  await checkPage(kevin, 'keeping-fees')
  await kevin.getByRole('button', { name: 'Annuler ce geste' }).click()
  await shows(kevin, 'C’est annulé')
  const paid = await reader.selectFrom('people_fee').select('state').where('year', '=', 2018).where('state', '=', 'paid').execute()
  assert.deepEqual(paid, [])
})

test('every form is valid, reachable and fits a phone', async () => {
  const mandate = await reader.selectFrom('people_mandate').select('id').where('role', '=', 'staff').orderBy('id').executeTakeFirstOrThrow()
  const pages = [
    `/organisations/${lake}/edit`,
    `/organisations/${lake}/years`,
    '/persons/new',
    '/bodies/new',
    '/mandates/new',
    `/mandates/${mandate.id}/ending`,
  ]
  for (const path of pages) {
    assert.equal((await kevin.goto(path))!.status(), 200, path)
    await checkPage(kevin, `keeping${path.replaceAll('/', '-')}`)
  }
})

test('without scripts a seat is handed on by looking the next person up, and taken back', async () => {
  const malo = await enteredAs('Malo Trevenec', '/', { javascript: false })
  const { id } = await reader
    .selectFrom('people_mandate')
    .select('id')
    .where('organisation_id', '=', lake)
    .where('body_id', 'is', null)
    .executeTakeFirstOrThrow()
  await malo.goto(`/mandates/${id}/replacement`)
  await malo.getByLabel('Nom de la personne').fill('theo')
  await malo.getByRole('button', { name: 'Chercher', exact: true }).click()
  await malo.getByRole('main').getByRole('link', { name: 'Théodore Grisval' }).click()
  await checkPage(malo, 'keeping-replacement')
  await malo.getByLabel('Premier jour de la personne suivante').fill('2017-06-01')
  await malo.getByRole('button', { name: 'Remplacer', exact: true }).click()
  await shows(malo, 'Théodore Grisval prend la suite.')
  assert.equal(pathOf(malo), `/organisations/${lake}`)
  const held = () => reader.selectFrom('people_mandate').select('ends_on').where('id', '=', id).executeTakeFirst()
  assert.deepEqual(await held(), { ends_on: '2017-05-31' })
  await malo.getByRole('button', { name: 'Annuler', exact: true }).click()
  await shows(malo, 'C’est annulé.')
  assert.deepEqual(await held(), { ends_on: null })
})
