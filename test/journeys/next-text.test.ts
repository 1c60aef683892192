/**
 * Réussir 2020 was adopted in 2015, and its text stands. Kévin Dorsalin, of the permanent staff, prepares its next version: a draft beside the
 * plan, in which he rewrites one action. Nobody outside knows of it until Gildas Pontarec, the secretary, publishes it; then anyone reads it and
 * what it would change. The assembly adopts it: he records the decision. The plan shows version 2, version 1 stays as it was, and whoever kept
 * the draft's address is led to what it became. A visitor takes the file of the version, computes its fingerprint, and finds the one on the page.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { opened, servedHouse, shows } from '../support/served.ts'

const { enteredAs, itemAt, visitor } = await servedHouse()
const PLAN = '/plans/reussir-2020'
const NEXT = `${PLAN}-projet`
const ACTION = await itemAt('reussir-2020#A1.2.1')
const TITLE = 'Doter le réseau de références partagées'

const kevin = await enteredAs('Kévin Dorsalin', PLAN)
const gildas = await enteredAs('Gildas Pontarec', PLAN)
const stranger = await visitor()

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const address = (page: Page) => new URL(page.url()).pathname

test('the adopted plan says which version it shows, and anybody may read it whole', async () => {
  await stranger.goto(PLAN)
  await stranger.getByRole('link', { name: 'Version 1', exact: true }).click()
  await shows(stranger, /figée le 14 mars 2017/)
  await shows(stranger, 'Sommaire')
  await stranger.getByRole('navigation', { name: 'Sommaire' }).getByRole('link', { name: 'S2.1' }).click()
  await stranger.waitForURL(/#S2\.1$/)
  await checkPage(stranger, 'version-adopted')
  await stranger.goto(`${PLAN}/versions`)
  await checkPage(stranger, 'versions-adopted')
})

test('the staff prepares the next version beside it, and changes the text of an action there', async () => {
  await shows(kevin, 'Préparer la version suivante')
  await press(kevin, 'Préparer la version suivante')
  await kevin.waitForURL(NEXT)
  await shows(kevin, 'La version suivante est commencée.')
  await checkPage(kevin, 'next-text-draft')
  await kevin.goto(await itemAt('reussir-2020-projet#A1.2.1'))
  await kevin.getByRole('link', { name: 'Modifier' }).first().click()
  await kevin.getByLabel('Intitulé en français').fill(TITLE)
  assert.equal(await kevin.getByLabel('Statut').count(), 0, 'the follow-up is not edited here')
  await press(kevin, 'Enregistrer')
  await shows(kevin, 'Enregistré.')
  await kevin.goto(PLAN)
  await shows(kevin, 'La version suivante de ce plan se prépare, en brouillon.')
  for (const path of [NEXT, `${NEXT}/versions`]) assert.equal(await opened(stranger, path), 404, path)
  await stranger.goto(PLAN)
  assert.doesNotMatch(await stranger.content(), /se prépare|-projet/)
})

test('published, it is read by anyone, beside the adopted text', async () => {
  await gildas.goto(NEXT)
  await press(gildas, 'Publier le projet')
  await shows(gildas, 'Le projet est publié : chacun peut le lire.')
  await stranger.goto(PLAN)
  await shows(stranger, 'Un projet de nouvelle version de ce plan est publié.')
  await checkPage(stranger, 'next-text-announced')
  await stranger.getByRole('link', { name: 'Voir ce qui change' }).click()
  await shows(stranger, /^1 changement sur 27/)
  await stranger.goto(`${NEXT}/versions`)
  await shows(stranger, 'Identique à la version 1.')
  await checkPage(stranger, 'next-text-versions')
})

test('what its adoption changes is said before it is recorded; adopted, it is the plan’s text and its actions go on', async () => {
  await gildas.goto(`${NEXT}/adoption`)
  await shows(gildas, /Par rapport au texte adopté\s: 1 élément modifié\./)
  await checkPage(gildas, 'next-text-adoption')
  await gildas.getByLabel('Ou une autre instance').fill('Assemblée générale de Lyon')
  await gildas.getByLabel('Quand').fill('mars 2017')
  await press(gildas, "Enregistrer l'adoption".replace("'", '’'))
  await gildas.waitForURL(PLAN)
  await shows(gildas, /ce texte est maintenant celui du plan/)
  await stranger.goto(ACTION)
  await shows(stranger, TITLE)
  await shows(stranger, 'En cours')
})

test('the draft’s address leads to the version that it became; the earlier one stays as it was', async () => {
  await stranger.goto(NEXT)
  assert.equal(address(stranger), `${PLAN}/versions/2`)
  await shows(stranger, 'Assemblée générale de Lyon')
  await shows(stranger, TITLE)
  await checkPage(stranger, 'version-second')
  await stranger.goto(`${PLAN}/versions`)
  await checkPage(stranger, 'versions-two')
  await stranger.goto(`${PLAN}/versions/1`)
  assert.ok(!(await stranger.content()).includes(TITLE))
  await shows(stranger, 'la version 2')
})

test('anybody computes the fingerprint from the file, without trusting this software', async () => {
  await stranger.goto(`${PLAN}/versions/2`)
  const file = await (await stranger.request.get(`${PLAN}/versions/2.json`)).body()
  const shown = (await stranger.locator('.fingerprint').first().textContent())!
  assert.equal(shown, createHash('sha256').update(file).digest('hex'))
  await press(stranger, 'Copier la commande')
})

test('in English the same pages are met', async () => {
  const english = await visitor({ lang: 'en' })
  await english.goto(`${PLAN}/versions/2`)
  await shows(english, 'Check the fingerprint')
  await checkPage(english, 'version-english', { phone: false })
  await english.goto(`${NEXT}/versions`)
  await shows(english, 'This draft has become version 2 of')
  await checkPage(english, 'next-text-english', { phone: false })
})
