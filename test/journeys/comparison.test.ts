/**
 * Nadia Feriquel is the treasurer, and reads on her phone. The assembly is to adopt a plan whose text has changed since she last read it. She
 * asks for what is different: two selects, and the words that were added are underlined, those that are gone struck through. With one key she
 * goes from change to change; she looks at what was dropped alone, turns both texts round, and prints the whole for her neighbour who reads on
 * paper, where nothing is folded. Then she looks up what became of each part of the plan before. A colleague does it without JavaScript.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { change } from '#kernel/change.ts'
import type { ItemDraft } from '#modules/plan/index.ts'
import { freezeVersion } from '../../src/modules/plan/commands/versions.ts'
import { checkPage } from '../support/browser.ts'
import { planWith } from '../support/plans.ts'
import { pathOf, servedHouse } from '../support/served.ts'

const { house, enteredAs, visitor } = await servedHouse()

const item = (code: string, fr: string, text: string | null = null, children: ItemDraft[] = []): ItemDraft => ({
  ...{ code, line: null, title: { fr, en: null }, children },
  ...(text ? { text: { fr: text, en: null } } : {}),
})
const { planId } = await planWith(house, {
  ...{ state: 'published', tree: {}, slug: 'projet', title: { fr: 'Projet 2021', en: null } },
  items: [
    item('P1', 'Former', 'Le réseau forme chaque année ses encadrants.\n\nChaque région tient deux sessions.', [
      item('A1', 'Ouvrir deux sessions'),
      item('A2', 'Rédiger un livret'),
      item('A3', 'Publier les supports'),
    ]),
    item('P2', 'Se déplacer', null, [item('B1', 'Prêter des vélos'), item('B2', 'Aider au permis'), item('B3', 'Partager des voitures')]),
  ],
})
const write = (code: string, values: object) =>
  house.db.updateTable('plan_item').set(values).where('plan_id', '=', planId).where('code', '=', code).execute()
await write('P1', { text_fr: 'Le réseau forme et suit chaque année ses encadrants.\n\nChaque région tient trois sessions.' })
await write('A2', { removed: true })
await write('A3', { position: 0 })
await change(house, (tx) => freezeVersion(tx, planId, 'published'))

const COMPARED = '/plans/comparison?from=projet%401&to=projet%402'
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')

test('the two versions are chosen, compared, and read change by change with one key', async () => {
  const page = await enteredAs('Nadia Feriquel', '/plans/comparison')
  await checkPage(page, 'comparison-form')
  await page.getByLabel('Le texte d’avant').selectOption('projet@1')
  await page.getByLabel('Le texte d’après').selectOption('projet@2')
  await page.getByRole('button', { name: 'Comparer' }).click()
  await page.waitForURL(COMPARED)
  await page.getByText('3 changements sur 8 éléments.').waitFor()
  assert.deepEqual(await page.locator('ins').allTextContents(), ['[ajouté\u00a0: et suit]', '[ajouté\u00a0: trois]'])
  await checkPage(page, 'comparison')
  await page.getByRole('link', { name: 'Premier changement' }).press('Enter')
  const seen: string[] = []
  for (let step = 0; step < 3; step++) {
    seen.push(await focused(page))
    await page.keyboard.press('Enter')
  }
  assert.equal(new Set(seen).size, 3, 'one key leads through all changes')
  assert.match(seen[0]!, /-next$/)
  assert.match(seen[2]!, /-previous$/, 'at the end it leads back')
})

test('a figure filters, the view stays chosen, and the texts can be turned round', async () => {
  const page = await enteredAs('Nadia Feriquel', COMPARED)
  await page.getByRole('link', { name: 'Dans le texte' }).click()
  await page.waitForURL(`${COMPARED}&view=inline`)
  await checkPage(page, 'comparison-inline')
  await page.getByRole('link', { name: '1 retiré' }).click()
  await page.waitForURL(`${COMPARED}&view=inline&only=dropped#changes`)
  await page.getByRole('heading', { name: 'A2 Retiré' }).waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Modifié' }).count(), 0)
  await page.getByRole('link', { name: 'Inverser' }).click()
  await page.waitForURL(/from=projet%402&to=projet%401&view=inline/)
  assert.equal(await page.getByRole('link', { name: '1 ajouté' }).count(), 1)
})

test('on paper nothing is folded, and nothing asks to be pressed', async () => {
  const page = await enteredAs('Nadia Feriquel', COMPARED)
  await page.emulateMedia({ media: 'print' })
  const height = (await page.locator('.is-quiet .disclosed').first().boundingBox())?.height ?? 0
  assert.ok(height > 20, 'what is folded on screen is open')
  for (const pressed of ['.redline-jump', '.side-swap', '.side-others'])
    assert.equal(await page.locator(pressed).first().isVisible(), false)
  const marks = await page
    .locator('ins:not(.whole)')
    .first()
    .evaluate((mark) => {
      const { textDecorationLine, fontWeight } = getComputedStyle(mark)
      return `${textDecorationLine} ${fontWeight}`
    })
  assert.equal(marks, 'underline 700')
})

test('what became of the plan before is told part by part', async () => {
  const page = await visitor()
  await page.goto('/plans/reussir-2020/succession')
  await page.getByRole('heading', { name: 'Ce qu’est devenu Cap 2015' }).waitFor()
  assert.equal(await page.getByText('Rien n’est dit').count(), 3)
  await checkPage(page, 'succession')
  await page.getByRole('link', { name: 'Comparer les deux textes mot à mot' }).click()
  await page.waitForURL('/plans/comparison?from=cap-2015&to=reussir-2020')
  await checkPage(page, 'comparison-plans')
})

test('without JavaScript the same texts are compared', async () => {
  const page = await visitor({ javascript: false, width: 360, dark: true })
  await page.goto('/plans/comparison')
  await page.getByLabel('Le texte d’avant').selectOption('cap-2015')
  await page.getByLabel('Le texte d’après').selectOption('reussir-2020')
  await page.getByRole('button', { name: 'Comparer' }).click()
  await page.getByText('30 changements sur 30 éléments.').waitFor()
  assert.match(pathOf(page), /from=cap-2015&to=reussir-2020/)
  await page.getByText('Choisir d’autres textes').click()
  assert.equal(await page.getByLabel('Le texte d’avant').inputValue(), 'cap-2015', 'what was chosen is kept')
})
