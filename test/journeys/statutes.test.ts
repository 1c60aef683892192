/**
 * Gildas Pontarec, secretary of the network, prepares version 3 of its statutes from the one in force, with the keyboard. He wants three quarters
 * where two thirds were enough, first writes it in a way that is no fraction, is told so at the field and mends it; he proposes the text, which is
 * frozen. Solène Varenquier, president, whose browser runs no scripts, records the decision of the past that brought it into force. Anybody
 * reads it then.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPage } from '../support/browser.ts'
import { pathOf, servedHouse, shows } from '../support/served.ts'

const { house, enteredAs, visitor } = await servedHouse()
const version = () =>
  house.reader.selectFrom('statutes_version').select(['state', 'rules', 'in_force_from']).where('number', '=', 3).executeTakeFirstOrThrow()
const majority = async () => {
  const { rules } = await version()
  return rules.bodies.find(({ body }) => body === 'ag')?.decisions.find(({ code }) => code === 'extraordinary')?.threshold
}

const gildas = await enteredAs('Gildas Pontarec', '/statutes/new')

test('a version is begun from the one in force with the keyboard', async () => {
  await checkPage(gildas, 'statutes-new')
  await gildas.getByLabel('Titre').focus()
  await gildas.keyboard.type('Statuts du réseau, projet de mars 2017')
  await gildas.keyboard.press('Enter')
  await shows(gildas, 'Le brouillon de la version 3 est ouvert.')
  assert.equal(pathOf(gildas), '/statutes/3/edit/facts')
})

test('every part is valid, reachable and fits a phone', async () => {
  for (const part of ['facts', 'articles', 'roll', 'colleges', 'body-ag', 'body-bureau', 'renewal']) {
    await gildas.goto(`/statutes/3/edit/${part}`)
    await checkPage(gildas, `statutes-edit-${part}`)
  }
})

test('what is no fraction is said at its field, Enter saves what is one', async () => {
  await gildas.goto('/statutes/3/edit/body-ag')
  await gildas.getByRole('group', { name: 'Modification des statuts' }).locator('summary').first().focus()
  await gildas.keyboard.press('Enter')
  const part = gildas.locator('#field-threshold_fraction_1')
  await part.focus()
  await gildas.keyboard.press('Control+a')
  await gildas.keyboard.type('trois sur quatre')
  await gildas.keyboard.press('Enter')
  await shows(gildas, /n’est pas une fraction de 0 à 1/)
  await checkPage(gildas, 'statutes-refused')
  assert.equal(await part.inputValue(), 'trois sur quatre')
  await part.focus()
  await gildas.keyboard.press('Control+a')
  await gildas.keyboard.type('75 %')
  await gildas.keyboard.press('Enter')
  await shows(gildas, 'C’est enregistré.')
  assert.equal(await majority(), '3/4')
})

test('a row comes and goes, and what was typed stays', async () => {
  await gildas.getByRole('button', { name: 'Ajouter une sorte de décision' }).click()
  await shows(gildas, 'Nouvelle sorte de décision')
  await gildas.locator('#field-name_fr_3').fill('Exclusion d’un membre')
  await gildas.getByRole('button', { name: /^Retirer «\s?Dissolution/ }).click()
  await gildas.locator('#field-name_fr_3').waitFor({ state: 'detached' })
  assert.equal(await gildas.locator('#field-name_fr_2').inputValue(), 'Exclusion d’un membre')
  assert.equal((await version()).rules.bodies[0]?.decisions.length, 3)
})

test('the text is proposed, and frozen', async () => {
  await gildas.goto('/statutes/3/proposal')
  await checkPage(gildas, 'statutes-proposal')
  await gildas.getByRole('button', { name: 'Proposer, et figer le texte' }).click()
  await shows(gildas, 'La version 3 est proposée.')
  assert.equal((await version()).state, 'proposed')
  await gildas.goto('/statutes/3/withdrawal')
  await checkPage(gildas, 'statutes-withdrawal')
})

test('without scripts the president records the decision, and is told what is missing', async () => {
  const solene = await enteredAs('Solène Varenquier', '/statutes/3/adoption', { javascript: false })
  await solene.getByLabel('En vigueur à partir du').fill('2017-03-11')
  await solene.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await shows(solene, /Dites au moins une chose de la décision/)
  await checkPage(solene, 'statutes-adoption')
  await solene.getByLabel('Instance qui a décidé').fill('Assemblée générale extraordinaire')
  await solene.getByLabel('Date de la décision').fill('10/03/2017')
  await solene.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await shows(solene, 'La version 3 est en vigueur.')
  assert.deepEqual([(await version()).state, (await version()).in_force_from], ['adopted', '2017-03-11'])
})

test('anybody reads it', async () => {
  const anybody = await visitor()
  assert.equal((await anybody.goto('/statutes'))?.status(), 200)
  await shows(anybody, 'Statuts du réseau, projet de mars 2017')
  await checkPage(anybody, 'statutes-read')
})
