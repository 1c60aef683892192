/**
 * Malo Trevenec directs the association of Bretagne. Its plan is a draft that only he and his board read. He publishes it: marked « projet », it
 * stands in the list, and whoever looks at the list sees it come. He thinks better of it and undoes; he publishes again, withdraws, publishes a
 * third time. The assembly has adopted it, as far as anybody remembers in September 2015: he records what is known. From then on its text stands
 * still while its actions go on, until he closes it. What may not be done is refused each time, with the reason.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { addBody } from '#modules/people/index.ts'
import { checkPage } from '../support/browser.ts'
import { opened, servedHouse, shows, watches } from '../support/served.ts'

const { house, enteredAs, itemAt, visitor, deeds } = await servedHouse()
const PLAN = '/plans/bretagne-2018'
const TITLE = 'Plan régional 2018'
const ACTION = await itemAt('bretagne-2018#1.1')

const state = async () => {
  const plan = house.reader.selectFrom('plan_plan').select('state').where('slug', '=', 'bretagne-2018')
  return (await plan.executeTakeFirstOrThrow()).state
}
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()

// The association has a general meeting of its own.
const { id: organisationId } = await house.reader
  .selectFrom('people_organisation')
  .select('id')
  .where('name', '=', 'CHANTIER école Bretagne')
  .executeTakeFirstOrThrow()
const name = { fr: 'Assemblée générale de Bretagne', en: 'General meeting of Bretagne' }
await change(house, (tx) => addBody(tx, SHELL, { organisationId, code: 'ag-bre', name }))

const malo = await enteredAs('Malo Trevenec', PLAN)
const stranger = await visitor()

/** For a stranger there is no such plan, no such action, no such line. */
async function isNowhere(): Promise<void> {
  for (const path of [PLAN, ACTION]) assert.equal(await opened(stranger, path), 404, path)
  for (const format of ['pdf', 'json']) assert.equal((await stranger.request.get(`${PLAN}.${format}`)).status(), 404, format)
  for (const path of ['/', '/plans', '/journal']) {
    await stranger.goto(path)
    assert.doesNotMatch(await stranger.content(), /Plan régional 2018|bretagne-2018/, path)
  }
}

/** A form sent from outside a page, as an old tab would. */
async function refusal(deed: string, form: Record<string, string> = {}): Promise<string> {
  const before = await deeds()
  const answer = await malo.request.post(`${PLAN}/${deed}`, { form })
  assert.equal(answer.status(), 422, deed)
  assert.equal(await deeds(), before, `${deed}: nothing is written`)
  return answer.text()
}

test('a draft is for its own, and what comes later in its life is refused', async () => {
  await shows(malo, 'Brouillon : lu par les permanents et le conseil d’administration.')
  await checkPage(malo, 'life-draft')
  await isNowhere()
  assert.match(await refusal('withdrawal'), /Seul un projet publié peut être retiré/)
  assert.match(await refusal('closing'), /Seul un plan adopté peut être clos/)
})

test('published, it is read by anyone and marked « projet »; who watches the list sees it come', async () => {
  await watches(stranger, '/plans')
  await press(malo, 'Publier le projet')
  await shows(malo, 'Le projet est publié : chacun peut le lire.')
  await checkPage(malo, 'life-published')
  const row = stranger.getByRole('listitem').filter({ hasText: TITLE })
  await row.getByText('Projet', { exact: true }).waitFor()
  await row.getByText('exemple', { exact: true }).waitFor()
  await row.getByRole('link', { name: TITLE }).click()
  await shows(stranger, 'Projet : texte de travail, pas encore adopté.')
  assert.equal(await stranger.getByRole('button', { name: 'Retirer le projet' }).count(), 0)
  await checkPage(stranger, 'life-project', { phone: false })
  await stranger.goto(ACTION)
  await stranger.getByRole('main').getByText('Projet', { exact: true }).waitFor()
  assert.match(await refusal('publication'), /Ce plan est déjà publié/)
})

test('publication is undone at a stroke', async () => {
  await press(malo, 'Annuler')
  await shows(malo, 'Annulé.')
  await malo.getByRole('button', { name: 'Publier le projet' }).waitFor()
  assert.equal(await state(), 'draft')
  await isNowhere()
})

test('withdrawn, it is a draft again and its short public life has left no trace', async () => {
  await press(malo, 'Publier le projet')
  await malo.getByRole('button', { name: 'Retirer le projet' }).waitFor()
  assert.equal(await opened(stranger, PLAN), 200)
  await press(malo, 'Retirer le projet')
  await shows(malo, 'Le projet est retiré : il est de nouveau un brouillon.')
  await isNowhere()
  await press(malo, 'Publier le projet')
  await malo.getByRole('button', { name: 'Retirer le projet' }).waitFor()
})

test('an adoption is recorded as far as it is known, and not before it has happened', async () => {
  await malo.getByRole('link', { name: 'Enregistrer l’adoption' }).click()
  await malo.getByRole('heading', { level: 1, name: 'Adopté par une décision passée' }).waitFor()
  await checkPage(malo, 'life-adoption')
  await malo.goto(`${PLAN}/adoption?lang=en`)
  await checkPage(malo, 'life-adoption-english', { phone: false })
  await malo.goto(`${PLAN}/adoption?lang=fr`)
  await press(malo, 'Enregistrer l’adoption')
  await malo.getByRole('alert').getByText('Dites au moins une chose de la décision').waitFor()
  await malo.getByLabel('Quand').fill('septembre 2019')
  await malo.getByLabel('Référence').fill('résolution 4')
  await press(malo, 'Enregistrer l’adoption')
  await malo.getByRole('alert').getByText('n’est pas encore passé').waitFor()
  assert.equal(await malo.getByLabel('Référence').inputValue(), 'résolution 4')
  await checkPage(malo, 'life-adoption-refused', { phone: false })
  await malo.getByLabel('Quand').fill('septembre 2015')
  await malo.getByLabel('L’instance qui a décidé').selectOption(name.fr)
  await malo.getByLabel('Document ou source').fill('procès-verbal du 17 septembre 2015')
  await press(malo, 'Enregistrer l’adoption')
  await shows(malo, 'L’adoption est enregistrée.')
  await checkPage(malo, 'life-adopted')
  await stranger.goto(PLAN)
  await shows(stranger, `Adopté · ${name.fr}`)
  await shows(stranger, 'en septembre 2015 · référence : résolution 4 · source : procès-verbal du 17 septembre 2015')
  await stranger.goto('/journal')
  await shows(stranger, /a enregistré l’adoption\s: .*septembre 2015/)
})

test('adopted, its text stands still and its actions go on; it is neither published nor withdrawn nor adopted again', async () => {
  assert.match(await refusal('publication'), /déjà publié/)
  assert.match(await refusal('withdrawal'), /Seul un projet publié peut être retiré/)
  assert.match(await refusal('adoption', { decided_on: '2016' }), /Ce plan est déjà adopté/)
  await malo.goto(`${ACTION}/edit`)
  await shows(malo, 'Le texte adopté ne change que par une décision.')
  assert.equal(await malo.getByLabel('Intitulé en français').count(), 0)
  await malo.getByLabel('Statut').selectOption('En cours')
  await press(malo, 'Enregistrer')
  await shows(malo, 'Enregistré.')
})

test('closed, it stays readable and nothing of it changes any more', async () => {
  await malo.goto(PLAN)
  await press(malo, 'Clore le plan')
  await shows(malo, 'Le plan est clos.')
  await checkPage(malo, 'life-closed')
  assert.match(await refusal('closing'), /Seul un plan adopté peut être clos/)
  assert.equal(await opened(malo, `${ACTION}/edit`), 403)
  await checkPage(malo, 'life-not-yours', { phone: false })
  assert.equal(await opened(stranger, PLAN), 200)
  await stranger.getByRole('main').getByText('Clos', { exact: true }).waitFor()
})

test('closing is undone as well, while nobody has gone on', async () => {
  await malo.goto('/journal')
  await malo.goto(PLAN)
  const last = await house.reader.selectFrom('journal_entry').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal((await malo.request.post(`/plan-deeds/${last.id}/undo`)).status(), 200)
  assert.equal(await state(), 'adopted')
})

test('in English the same pages are met', async () => {
  const english = await enteredAs('Malo Trevenec', PLAN, { lang: 'en' })
  await shows(english, 'The life of the plan')
  await checkPage(english, 'life-adopted-english', { phone: false })
})
