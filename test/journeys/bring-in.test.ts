/**
 * Kévin Dorsalin keeps his plan in a workbook whose columns have names of his own. He brings it in: the tree that was understood stands beside
 * what was not, a column that was taken for nothing is given its meaning by hand, the address that is already taken is refused and nothing that
 * he typed is lost; then the plan is there. A colleague does the same without JavaScript, with a list of ten thousand lines: its page goes on by
 * itself and says how far the work is. Another one does it with the keyboard alone, in English, onto the plan that stands, after a rehearsal.
 * What is no plan is refused at the field, and so is what is far too large.
 */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { temporaryFolder } from '../support/postgres.ts'
import { pathOf, servedHouse, shows } from '../support/served.ts'

const { house, enteredAs } = await servedHouse()
const STAFF = 'Kévin Dorsalin'
const BRING_IN = '/plans/import'

const ROWS = [
  ['Pilier', 'Stratégie', 'Ce que nous ferons', 'Qui', 'Fin', 'Statut'],
  ['Faire réseau', 'Se rencontrer', 'Tenir une rencontre par an', 'Commission Communication', '30/11/2027', 'à venir'],
  ['', '', 'Ouvrir un annuaire des adhérents', 'Marie Inconnue', '31/02/2027', 'presque'],
  ['Former', 'Les encadrants', 'Écrire un catalogue', '', '2027', 'en cours'],
]
const csv = (rows: string[][]) => Buffer.from(rows.map((cells) => cells.join(';')).join('\n'))
const workbook = async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'Plan', rows: ROWS }] }))

const give = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel(/^(Votre fichier|Your file)$/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
const read = async (page: Page) => {
  await page.getByRole('button', { name: /^(Lire le fichier|Read the file)$/ }).click()
  await page.waitForURL(/\/plans\/import\/\d+$/)
}
const bring = (page: Page) => page.getByRole('button', { name: /^(Apporter \d|Bring \d)/ })
const planCount = async () => (await house.reader.selectFrom('plan_plan').select('id').execute()).length

test('a workbook with columns of its own becomes a plan', async () => {
  const page = await enteredAs(STAFF, BRING_IN)
  await checkPage(page, 'bring-in')
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.getByRole('alert').getByText('Choisissez d’abord un fichier.').waitFor()
  await checkPage(page, 'bring-in-no-file')
  await give(page, 'notre plan.xlsx', await workbook())
  await read(page)
  await shows(page, 'Colonnes pas comprises')
  await checkPage(page, 'bring-in-foreign')
  assert.equal(await bring(page).count(), 0, 'rows without a title are to be mended first')
  await page.getByLabel('Ce que nous ferons', { exact: true }).selectOption({ label: 'Niveau 3' })
  await page.getByLabel('Qui', { exact: true }).selectOption({ label: 'Responsable' })
  await page.getByRole('button', { name: 'Relire avec ces colonnes' }).click()
  await page.locator('.flash').getByText('Relu avec vos colonnes.').waitFor()
  await shows(page, 'À venir · Commission Communication · 30 nov. 2027')
  await shows(page, '« 31/02/2027 » n’est pas une date')
  await page.getByRole('heading', { name: 'Responsables à relier' }).waitFor()
  await checkPage(page, 'bring-in-mended')
  const before = await planCount()
  await page.getByLabel('Titre', { exact: true }).fill('Notre plan 2030')
  await page.getByLabel('Adresse').fill('reussir-2020')
  await bring(page).click()
  await page.getByRole('alert').getByText('L’adresse « reussir-2020 » est déjà prise').waitFor()
  assert.equal(await page.getByLabel('Titre', { exact: true }).inputValue(), 'Notre plan 2030')
  await checkPage(page, 'bring-in-taken')
  assert.equal(await planCount(), before)
  await page.getByLabel('Adresse').fill('notre-plan-2030')
  await bring(page).click()
  await page.waitForURL('/plans/notre-plan-2030')
  await page.locator('.flash').getByText('« Notre plan 2030 » est là : 7 éléments apportés.').waitFor()
  await page.getByRole('link', { name: 'Tenir une rencontre par an', exact: true }).waitFor()
  assert.equal(await planCount(), before + 1)
  await page.goto(BRING_IN)
  await page.getByRole('link', { name: 'notre plan.xlsx' }).click()
  await page.getByRole('link', { name: 'Ouvrir le plan' }).waitFor()
  await checkPage(page, 'bring-in-written')
  await page.getByRole('button', { name: 'Oublier ce fichier' }).click()
  await page.locator('.flash').getByText('Le fichier est oublié.').waitFor()
  assert.equal(await page.getByRole('link', { name: 'notre plan.xlsx' }).count(), 0)
})

test('a warning leads to its item in the tree, opened where it was folded', async () => {
  const page = await enteredAs(STAFF, BRING_IN)
  const rows = Array.from({ length: 400 }, (_, row) => [`P${Math.floor(row / 50)}`, `Action ${row}`, row === 320 ? 'presque' : 'en cours'])
  await give(page, 'quatre cents.csv', csv([['Pilier', 'Action', 'Statut'], ...rows]))
  await read(page)
  await page.getByText('Action 320').first().waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Ligne 322' }).click()
  await page.locator('li:target', { hasText: 'Action 320' }).waitFor()
  await checkPage(page, 'bring-in-folded')
})

test('without JavaScript ten thousand lines are read and written while the page says how far', async () => {
  const page = await enteredAs(STAFF, BRING_IN, { javascript: false })
  const rows = Array.from({ length: 10_000 }, (_, row) => [
    `Pilier ${Math.floor(row / 1_000)}`,
    `Stratégie ${Math.floor(row / 100)}`,
    `Action numéro ${row}, écrite un peu plus longuement`,
    'en cours',
  ])
  await give(page, 'dix mille.csv', csv([['Pilier', 'Stratégie', 'Action', 'Statut'], ...rows]))
  await read(page)
  await page.getByRole('heading', { name: 'Lecture de « dix mille.csv »' }).waitFor()
  await checkPage(page, 'bring-in-reading')
  await bring(page).waitFor({ timeout: 60_000 })
  await page.getByRole('heading', { name: 'dix mille', exact: true }).waitFor()
  await checkPage(page, 'bring-in-vast')
  await bring(page).click()
  await page.waitForURL(/after=import/)
  await page.getByRole('heading', { name: 'Écriture de 10 110 éléments' }).waitFor()
  await checkPage(page, 'bring-in-writing')
  await page.waitForURL('/plans/dix-mille', { timeout: 90_000 })
  await page.locator('.flash').getByText('« dix mille » est là : 10 110 éléments apportés.').waitFor()
})

/** Goes on by the Tab key to what is named. */
async function tabsTo(page: Page, name: RegExp): Promise<void> {
  const MOST = 120
  for (let steps = 0; steps < MOST; steps += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : element
      return label?.textContent?.trim() ?? ''
    })
    if (name.test(here)) return
  }
  assert.fail(`The Tab key does not come to ${name}.`)
}

test('with the keyboard alone, in English, onto a plan that stands', async () => {
  const page = await enteredAs(STAFF, `${BRING_IN}?lang=en`, { lang: 'en' })
  await checkPage(page, 'bring-in-english', { phone: false })
  const rows = ROWS.with(0, ['Pillar', 'Strategy', 'Action', 'Owner', 'End', 'Status']).with(3, [
    'Former',
    'Les encadrants',
    'Écrire un catalogue',
    '',
    '2027',
    'done',
  ])
  await give(page, 'next.csv', csv(rows))
  await tabsTo(page, /^Read the file$/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/plans\/import\/\d+$/)
  await tabsTo(page, /^The plan$/)
  await page.keyboard.type('Notre plan')
  await tabsTo(page, /^See what would change$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'What would change in “Notre plan 2030”' }).waitFor()
  await checkPage(page, 'bring-in-rehearsal')
  await page
    .getByRole('row', { name: /Écrire un catalogue/ })
    .getByText('the status')
    .waitFor()
  await tabsTo(page, /^Bring 7 items in$/)
  await page.keyboard.press('Enter')
  await page.waitForURL('/plans/notre-plan-2030')
  await page.locator('.flash').getByText('“next” is there').waitFor()
})

test('what is no plan, and what is far too large, is refused at the field', async () => {
  const page = await enteredAs(STAFF, BRING_IN)
  const before = await planCount()
  const folder = temporaryFolder()
  const refused: [string, Buffer, RegExp][] = [
    ['photo.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /./],
    ['énorme.csv', Buffer.alloc(60 * 1_048_576, 'x'), /au plus/],
  ]
  for (const [name, bytes, sentence] of refused) {
    writeFileSync(join(folder, name), bytes)
    await page.getByLabel('Votre fichier').setInputFiles(join(folder, name))
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Lire le fichier' }).click(),
    ])
    assert.equal(answer.status(), 422, name)
    await page.getByRole('alert').getByText(sentence).first().waitFor()
    assert.equal(pathOf(page), BRING_IN)
  }
  await checkPage(page, 'bring-in-refused')
  assert.equal(await planCount(), before)
})
