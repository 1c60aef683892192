/**
 * Malo Trevenec prepares the plan of Bretagne. He wants the mobility group to read it before anybody else, and shares the draft with it: Edith
 * Farrowby, who sits there for Les Toits verts, opens it and reads how it came about; she finds nothing to change. He joins a report to an action;
 * what is no document he is told so, and keeps what he chose. He says which item of Réussir 2020 an action serves, thinks better of it, undoes.
 * In one text he names another action by its code: it is a link. Edith, without scripts, sees what changed since she was there. Then the draft is
 * taken back from the group, and while she looks at it, it is gone.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { PDF, PNG } from '../support/office-files.ts'
import { servedHouse, shows, watches } from '../support/served.ts'

const { enteredAs, itemAt, deeds } = await servedHouse()
const PLAN = '/plans/bretagne-2018'
const ACTION = await itemAt('bretagne-2018#1.1')
const OTHER = await itemAt('bretagne-2018#2.2')
const SERVED = await itemAt('reussir-2020#A2.3.1')

const malo = await enteredAs('Malo Trevenec', PLAN)
const edith = await enteredAs('Edith Farrowby', '/me')
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const unfold = (page: Page, name: string) => page.locator('summary', { hasText: name }).click()

test('a draft is shared with a group, whose members read it and change nothing', async () => {
  assert.equal((await edith.goto(PLAN))!.status(), 404)
  await malo.getByRole('link', { name: 'Qui lit ce brouillon' }).click()
  await shows(malo, 'Qui le lit, et pourquoi')
  await malo.getByLabel('Instance', { exact: true }).selectOption({ label: 'Groupe Mobilité et insertion (2 membres)' })
  await press(malo, 'Partager le brouillon')
  await shows(malo, 'Le brouillon est partagé : Groupe Mobilité et insertion.')
  await checkPage(malo, 'work-sharing')
  assert.equal((await edith.goto(PLAN))!.status(), 200)
  assert.equal(await edith.getByRole('link', { name: 'Construire' }).count(), 0)
  await edith.goto(ACTION)
  await shows(edith, 'a apporté le plan')
  assert.equal(await edith.locator('main form').count(), 0)
})

test('a document is joined, refused when it is none, taken away and put back', async () => {
  await malo.goto(ACTION)
  await unfold(malo, 'Ajouter un document')
  const choose = (name: string, buffer: Buffer) => malo.getByLabel('Fichiers').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await choose('rapport.pdf', PNG)
  await press(malo, 'Ajouter')
  await shows(malo, 'un tel fichier se termine par .png')
  await checkPage(malo, 'work-refused')
  await choose('Rapport d’étape.pdf', PDF)
  await press(malo, 'Ajouter')
  await shows(malo, 'Le document est ajouté.')
  const [file] = await Promise.all([malo.waitForEvent('download'), malo.getByRole('link', { name: 'Rapport d’étape.pdf' }).click()])
  assert.equal(file.suggestedFilename(), 'Rapport d’étape.pdf')
  await malo.getByRole('button', { name: 'Retirer « Rapport d’étape.pdf »' }).click()
  await shows(malo, 'Le document est retiré.')
  assert.equal(await malo.getByRole('link', { name: 'Rapport d’étape.pdf' }).count(), 0)
  await press(malo, 'Annuler')
  await shows(malo, 'Annulé.')
  await malo.getByRole('link', { name: 'Rapport d’étape.pdf' }).waitFor()
  await malo.goto(`${PLAN}/documents`)
  await shows(malo, 'Rapport d’étape.pdf')
  await checkPage(malo, 'work-documents')
})

test('an action says what it serves; the item served says by what', async () => {
  await malo.goto(ACTION)
  await unfold(malo, 'Relier au plan stratégique')
  await malo.getByLabel('Ou son code').fill('reussir-2020#A2.3.1')
  await press(malo, 'Relier')
  await shows(malo, 'Le lien est enregistré.')
  await checkPage(malo, 'work-serving')
  await malo.goto(SERVED)
  await shows(malo, 'Servi par')
  await checkPage(malo, 'work-served')
  const stranger = await enteredAs('Aminata Solvène', SERVED)
  assert.equal(await stranger.getByText('Tenir deux journées').count(), 0, 'the draft serves it for its readers alone')
  await malo.goto(ACTION)
  await malo.getByRole('button', { name: 'Délier A2.3.1' }).click()
  await shows(malo, 'Le lien est retiré.')
})

test('a code in a text is a link, and both pages know of it', async () => {
  await malo.goto(`${ACTION}/edit`)
  await malo.getByRole('textbox', { name: 'Texte en français' }).fill('Avec les entreprises de #2.2.')
  await malo.getByRole('button', { name: 'Enregistrer' }).first().click()
  await shows(malo, 'Enregistré.')
  await malo.getByRole('main').getByRole('link', { name: '2.2', exact: true }).click()
  await malo.waitForURL(OTHER)
  await shows(malo, 'Cité par')
  await checkPage(malo, 'work-cited')
})

test('what changed is told word by word, without scripts too', async () => {
  const before = await deeds()
  const plain = await enteredAs('Edith Farrowby', `${PLAN}/changes?days=7`, { javascript: false })
  await shows(plain, 'Avec les entreprises de #2.2.')
  await checkPage(plain, 'work-changes')
  assert.equal(await deeds(), before, 'looking writes nothing')
})

test('taken back, the draft is gone while she looks at it', async () => {
  await watches(edith, PLAN)
  await malo.goto(`${PLAN}/sharing`)
  await malo.getByRole('button', { name: 'Ne plus partager avec Groupe Mobilité et insertion' }).click()
  await shows(malo, 'Le brouillon n’est plus partagé')
  await shows(edith, 'Cette page ne se trouve pas')
})
