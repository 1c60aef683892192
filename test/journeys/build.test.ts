/**
 * Kévin Dorsalin begins the network's next plan with an empty tree. He types pillars, strategies and actions one after the other without
 * leaving the keyboard, lifts a strategy by its handle and puts it under another pillar, drags an action with the mouse, renumbers, takes a
 * pillar out, brings it back, undoes. Rosalie Quentrec sees each step on her screen, and is told when both moved the same branch. A colleague
 * without JavaScript does the same with plain forms.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { pathOf, servedHouse, shows, watches } from '../support/served.ts'

const { enteredAs, deeds } = await servedHouse()
const STAFF = 'Kévin Dorsalin'

const flash = (page: Page) => page.locator('.flash')
const row = (page: Page, title: string) =>
  page.locator('.twig').filter({ has: page.locator(`> .twig-row .twig-title:has-text("${title}")`) })
const handle = (page: Page, title: string) => row(page, title).locator('> .twig-row > .twig-handle')
const codes = async (page: Page) => (await page.locator('.twig-code').allTextContents()).join(' ')
/** Waits until the tree reads so from top to bottom. */
const reads = async (page: Page, expected: string): Promise<void> => {
  await page
    .waitForFunction(
      (wanted) => [...document.querySelectorAll('.twig-code')].map((each) => each.textContent).join(' ') === wanted,
      expected,
    )
    .catch(async () => assert.equal(await codes(page), expected))
}
const said = (page: Page) => page.locator('[data-build-said]').textContent()

/** Begins a plan and comes to its empty tree. */
async function begins(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Nouveau plan' }).click()
  await page.getByLabel('Titre en français').fill(title)
  await page.getByLabel('Pilier → Stratégie → Action').check()
  await page.getByRole('button', { name: 'Commencer le plan' }).click()
  await shows(page, 'Commencez par le premier niveau')
}

/** Shows the tools of an item. */
const opens = async (page: Page, title: string): Promise<void> => {
  await row(page, title).locator('> .twig-row .twig-title').click()
  await row(page, title).locator('> .twig-row .twig-title[aria-expanded=true]').waitFor()
}
const titled = (page: Page) => page.getByRole('textbox', { name: 'Intitulé' })
/** Types a title into the waiting field and waits until it stands in the tree. */
async function types(page: Page, title: string): Promise<void> {
  await titled(page).fill(title)
  await titled(page).press('Enter')
  await row(page, title).waitFor()
}

/** Types two pillars, two strategies, two actions, without leaving the keyboard: the field that comes next is waiting, and empty. */
async function typesTheTree(page: Page): Promise<void> {
  await page.locator('#field-title:focus').waitFor()
  for (const title of ['Un réseau qui compte', 'Des métiers reconnus']) {
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
    await row(page, title).waitFor()
    await page.waitForFunction(
      () => document.activeElement?.id === 'field-title' && (document.activeElement as HTMLInputElement).value === '',
    )
  }
  await opens(page, 'Un réseau qui compte')
  await page.getByRole('link', { name: 'Stratégie dedans' }).click()
  for (const title of ['Accueillir', 'Former']) await types(page, title)
  await opens(page, 'Accueillir')
  await page.getByRole('link', { name: 'Action dedans' }).click()
  for (const title of ['Un livret', 'Un parrainage']) await types(page, title)
  await reads(page, '1 1.1 1.1.1 1.1.2 1.2 2')
  await checkPage(page, 'build-adding')
}

/** Lifts « Former », gives up, lifts it again and puts it under the second pillar. */
async function movesByKeyboard(page: Page): Promise<void> {
  await handle(page, 'Former').focus()
  await page.keyboard.press('Enter')
  assert.match((await said(page)) ?? '', /1\.2 Former, soulevé/)
  await page.keyboard.press('ArrowDown')
  assert.match((await said(page)) ?? '', /Stratégie, dans 2 Des métiers reconnus/)
  await checkPage(page, 'build-lifted', { phone: false })
  await page.keyboard.press('Escape')
  assert.match((await said(page)) ?? '', /reste à sa place/)
  await reads(page, '1 1.1 1.1.1 1.1.2 1.2 2')
  await page.keyboard.press(' ')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await reads(page, '1 1.1 1.1.1 1.1.2 2 2.1')
  const id = await handle(page, 'Former').getAttribute('id')
  await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)
  await checkPage(page, 'build-moved')
}

/** Drags the action « Un livret » under « Former »: the place says what it will be before it is dropped. */
async function movesByMouse(page: Page): Promise<void> {
  const from = (await handle(page, 'Un livret').boundingBox())!
  const to = (await row(page, 'Former').locator('> .twig-row').boundingBox())!
  await page.mouse.move(from.x + 10, from.y + 15)
  await page.mouse.down()
  await page.mouse.move(from.x + 14, from.y + 40, { steps: 4 })
  await page.mouse.move(from.x + 14, to.y + to.height - 4, { steps: 6 })
  await page.locator('.drop-place', { hasText: 'Action, dans 2.1 Former' }).waitFor()
  await page.mouse.up()
  await reads(page, '1 1.1 1.1.1 2 2.1 2.1.1')
  assert.match((await row(page, 'Un livret').locator('.twig-code').first().textContent()) ?? '', /2\.1\.1/)
}

/** A small step, a code by hand, and the numbering, which is shown before it is done. */
async function numbers(page: Page): Promise<void> {
  await opens(page, 'Former')
  await page.getByRole('button', { name: 'Sortir d’un niveau' }).click()
  await reads(page, '1 1.1 1.1.1 2 3 3.1')
  await page.getByRole('link', { name: 'Changer le code' }).click()
  await page.getByRole('textbox', { name: 'Nouveau code' }).fill('F')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await reads(page, '1 1.1 1.1.1 2 F F.1')
  await page.getByRole('link', { name: 'Renuméroter', exact: true }).click()
  await shows(page, /2 codes changent/)
  await checkPage(page, 'build-numbering')
  await page.getByRole('button', { name: 'Renuméroter' }).click()
  await reads(page, '1 1.1 1.1.1 2 3 3.1')
}

/** Out with a pillar, back, and the bringing back undone. */
async function removesAndRestores(page: Page): Promise<void> {
  await opens(page, 'Un réseau qui compte')
  await page.getByRole('link', { name: 'Retirer…' }).click()
  await shows(page, /avec 2 éléments en dessous/)
  await checkPage(page, 'build-removal')
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await reads(page, '2 3 3.1')
  await page.locator('#removed summary').click()
  await checkPage(page, 'build-removed')
  await page.locator('#removed').getByRole('button', { name: 'Restaurer' }).click()
  await reads(page, '1 1.1 1.1.1 2 3 3.1')
  const before = await deeds()
  await flash(page).getByRole('button', { name: 'Annuler' }).click()
  await reads(page, '2 3 3.1')
  assert.equal(await deeds(), before + 1)
  assert.match(pathOf(page), /\/build/, 'one comes back to the tree')
}

test('a plan is typed in one go, moved by keyboard and by mouse, numbered, thinned out and mended', async () => {
  const page = await enteredAs(STAFF, '/plans')
  await checkPage(page, 'build-plans')
  await page.goto('/plans/new')
  await checkPage(page, 'build-new')
  await page.goto('/plans')
  await begins(page, 'Cap 2025')
  await checkPage(page, 'build-empty')
  await typesTheTree(page)
  await movesByKeyboard(page)
  await movesByMouse(page)
  await numbers(page)
  await removesAndRestores(page)
})

test('two build at once: each sees the other’s step, and of two moves of one branch the second is told', async () => {
  const kevin = await enteredAs(STAFF, '/plans')
  await begins(kevin, 'Cap 2026')
  for (const title of ['Premier', 'Deuxième', 'Troisième']) await types(kevin, title)
  const path = pathOf(kevin).replace(/\?.*/, '')
  const rosalie = await enteredAs('Rosalie Quentrec', '/plans')
  await watches(rosalie, path)
  await handle(kevin, 'Troisième').focus()
  await kevin.keyboard.press('Enter')
  await kevin.keyboard.press('ArrowUp')
  await kevin.keyboard.press('Enter')
  await reads(kevin, '1 2 3')
  await rosalie.waitForFunction(() => document.querySelectorAll('.twig-title')[1]?.textContent?.includes('Troisième'))

  // She has lifted the same branch when he moves it: her page waits, and her drop is refused with his name.
  await handle(rosalie, 'Troisième').focus()
  await rosalie.keyboard.press('Enter')
  await handle(kevin, 'Troisième').focus()
  await kevin.keyboard.press('Enter')
  await kevin.keyboard.press('ArrowUp')
  await kevin.keyboard.press('Enter')
  await kevin.waitForFunction(() => document.querySelectorAll('.twig-title')[0]?.textContent?.includes('Troisième'))
  await rosalie.keyboard.press('ArrowDown')
  await rosalie.keyboard.press('Enter')
  await rosalie.getByRole('alert').getByText('Kévin Dorsalin a déplacé').waitFor()
  assert.match(await rosalie.locator('.twig-title').first().textContent().then(String), /Troisième/, 'the tree as it is by now')
  await checkPage(rosalie, 'build-conflict', { phone: false })
})

test('without JavaScript the same is done with plain forms', async () => {
  const page = await enteredAs('Rosalie Quentrec', '/plans', { javascript: false })
  await begins(page, 'Cap 2027')
  await page.locator('#field-title:focus').waitFor()
  for (const title of ['Premier', 'Deuxième']) await types(page, title)
  await page.getByRole('link', { name: 'Plusieurs à la fois' }).first().click()
  await page.getByLabel('Une ligne par élément').fill('Troisième\n  Dessous\n    Tout en bas\n      Trop bas')
  await page.getByRole('button', { name: 'Ajouter ces lignes' }).click()
  await page.getByRole('alert').getByText('plus bas que le dernier niveau').waitFor()
  await checkPage(page, 'build-lines')
  await page.getByLabel('Une ligne par élément').fill('Troisième\n  Dessous\n    Tout en bas')
  await page.getByRole('button', { name: 'Ajouter ces lignes' }).click()
  assert.equal(await codes(page), '1 2 3 3.1 3.1.1')
  await handle(page, 'Dessous').click()
  await page
    .getByLabel('Où')
    .selectOption({ label: 'avant 1 Premier' })
    .catch(() => undefined)
  await page.getByLabel('Où').selectOption({ label: 'en dernier dans 1 Premier' })
  await checkPage(page, 'build-move')
  await page.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await flash(page)
    .getByText(/Déplacé/)
    .waitFor()
  await flash(page).getByRole('button', { name: 'Annuler' }).click()
  assert.equal(await codes(page), '1 2 3 3.1 3.1.1')
  await opens(page, 'Deuxième')
  await page.getByRole('button', { name: 'Monter' }).click()
  assert.match(await page.locator('.twig-title').first().textContent().then(String), /1 Deuxième/)
  await page.getByRole('link', { name: 'Retirer…' }).click()
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  assert.equal(await codes(page), '2 3 3.1 3.1.1')
  await page.locator('#removed summary').click()
  await page.locator('#removed').getByRole('button', { name: 'Restaurer' }).click()
  assert.equal(await codes(page), '1 2 3 3.1 3.1.1')
  await page.getByRole('link', { name: 'Titre, période, niveaux' }).click()
  await page.getByLabel('Titre en français').fill('Cap sur 2027')
  await checkPage(page, 'build-edit')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await shows(page, 'Cap sur 2027')
})
