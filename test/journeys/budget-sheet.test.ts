/**
 * Nadia, the treasurer, begins the budget of 2018 on a spring afternoon. She pastes what she has in her spreadsheet, corrects figures without leaving
 * the keyboard, and sees the balance follow each key. Kévin works on the same sheet in his own browser: what he saves appears on hers without taking
 * what she is typing, and when both write the same amount she is shown his beside hers and chooses. The network goes away for a moment, and nothing is
 * lost. Later she is on an old computer without scripts: the same budget, the same lines, by plain forms.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { pathOf, servedHouse, shows, watches } from '../support/served.ts'

const { house, enteredAs } = await servedHouse()
const nadia = await enteredAs('Nadia Feriquel', '/budgets/new')
let sheet = ''

const cell = (page: Page, label: string, column: string): Locator =>
  page
    .locator('tr[data-line]')
    .filter({ has: page.locator('[data-c="label"]', { hasText: label }) })
    .locator(`[data-c="${column}"]`)
const reads = (page: Page, label: string, column: string, text: string | RegExp) =>
  cell(page, label, column).filter({ hasText: text }).waitFor()
const plain = (text: string | null) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
const balance = async (page: Page) => plain(await page.locator('.balance-bar dl').textContent())
const said = (page: Page, text: string | RegExp) => page.locator('[data-said]').filter({ hasText: text }).waitFor()
const stored = async (label: string) =>
  house.reader
    .selectFrom('budget_line')
    .select(['id', 'amount_cents', 'quantity_thousandths', 'unit_cents', 'note', 'revision'])
    .where('label', '=', label)
    .where('removed', '=', false)
    .executeTakeFirst()

/** Puts text on the clipboard and pastes it where the keyboard is, as Ctrl+V does. */
async function pastes(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

test('a budget begins with what is likely, and an empty sheet that teaches', async () => {
  assert.equal(await nadia.getByLabel('Première année').inputValue(), '2018')
  await checkPage(nadia, 'budget-sheet-new')
  await nadia.getByRole('button', { name: 'Commencer le budget' }).click()
  await shows(nadia, 'La feuille est vide')
  sheet = pathOf(nadia)
  await checkPage(nadia, 'budget-sheet-empty')
})

test('what was copied from a spreadsheet is shown line by line before it is written', async () => {
  await nadia.getByRole('link', { name: 'Coller depuis un tableur' }).click()
  const text = nadia.getByLabel('Lignes copiées')
  await text.fill('613\tLocations de salles\tbeaucoup\n625\tDéplacements\t178000\n641\tSalaires\t392 000,50\n756\tCotisations\t140000')
  await nadia.getByRole('button', { name: 'Voir ce qui sera ajouté' }).click()
  await shows(nadia, '1 ligne à corriger')
  await shows(nadia, '« beaucoup » n’est pas un montant')
  await checkPage(nadia, 'budget-sheet-paste-wrong')
  await text.fill(
    '613\tLocations de salles\t4 200\n625\tDéplacements\t178000\n641\tSalaires\t392 000,50\n756\tCotisations\t140000\nTotal\t\t1',
  )
  await nadia.getByRole('button', { name: 'Relire' }).click()
  assert.equal(await stored('Déplacements'), undefined, 'nothing is written yet')
  await checkPage(nadia, 'budget-sheet-paste', { phone: false })
  await nadia.getByRole('button', { name: 'Ajouter les 4 lignes' }).click()
  await shows(nadia, '4 lignes ajoutées.')
  assert.equal((await stored('Salaires'))?.amount_cents, 39_200_050)
})

test('figures are corrected without leaving the keyboard, and the balance follows each key', async () => {
  await watches(nadia, sheet)
  await cell(nadia, 'Locations de salles', 'amount').click()
  await nadia.keyboard.type('6000')
  assert.match(await balance(nadia), /Charges ?576 000,50 €/)
  await nadia.keyboard.press('Enter')
  await said(nadia, 'Enregistré')
  assert.equal((await stored('Locations de salles'))?.amount_cents, 600_000)
  // One row down, Shift+Tab to the note, and three more to the product.
  await nadia.keyboard.press('Shift+Tab')
  await nadia.keyboard.type('dix réunions')
  await nadia.keyboard.press('Enter')
  await nadia.keyboard.press('ArrowUp')
  for (const _ of ['money', 'spread', 'product']) await nadia.keyboard.press('ArrowLeft')
  await nadia.keyboard.type('10 x 17 800')
  await nadia.keyboard.press('Enter')
  await reads(nadia, 'Déplacements', 'product', /10 × 17\s800\s€/)
  const line = await stored('Déplacements')
  assert.deepEqual([line?.quantity_thousandths, line?.unit_cents, line?.note], [10_000, 1_780_000, 'dix réunions'])
  await nadia.keyboard.press('Control+z')
  await reads(nadia, 'Déplacements', 'product', /^$/)
  assert.equal((await stored('Déplacements'))?.quantity_thousandths, null)
  await checkPage(nadia, 'budget-sheet-grid')
})

test('a refusal stands at the cell with what was typed; Escape gives it up', async () => {
  const amount = cell(nadia, 'Salaires', 'amount')
  await amount.click()
  await nadia.keyboard.type('1000000000000000')
  await nadia.keyboard.press('Enter')
  await nadia.locator('#sheet-note').getByText('999').waitFor()
  assert.equal(await amount.textContent(), '1000000000000000')
  await checkPage(nadia, 'budget-sheet-refused', { phone: false })
  await amount.focus()
  await amount.click()
  await nadia.keyboard.press('Escape')
  await nadia.keyboard.press('Escape')
  await reads(nadia, 'Salaires', 'amount', /392\s000,50/)
})

test('a new line is written at the foot of its side, and a block that is pasted fills what stands and goes on beneath', async () => {
  await nadia.locator('[data-new="charge"] [data-c="account"]').click()
  await nadia.keyboard.type('616')
  await nadia.keyboard.press('Tab')
  await nadia.keyboard.type('Assurances')
  await nadia.keyboard.press('Tab')
  await nadia.keyboard.type('3 x 300')
  await nadia.keyboard.press('Enter')
  await reads(nadia, 'Assurances', 'amount', '900')
  await cell(nadia, 'Cotisations', 'label').click()
  await pastes(nadia, '756\tCotisations des adhérents\t141 000\n758\tDons\t5 000\n741\tÉtat\t430 000,50')
  await reads(nadia, 'État', 'amount', /430\s000,50/)
  await reads(nadia, 'Cotisations des adhérents', 'amount', /141\s000/)
  assert.match(await balance(nadia), /Écart ?900 €/)
})

const kevin = await enteredAs('Kévin Dorsalin', '/budgets')

test('what one saves appears on the other’s sheet, and what is being typed stays', async () => {
  await watches(kevin, sheet)
  await cell(kevin, 'Assurances', 'note').click()
  await kevin.keyboard.type('devis en atten')
  await cell(nadia, 'Dons', 'amount').click()
  await nadia.keyboard.type('4100')
  await nadia.keyboard.press('Enter')
  await reads(kevin, 'Dons', 'amount', /4\s100/)
  assert.equal(await kevin.locator('budget-sheet input').inputValue(), 'devis en atten')
  await kevin.keyboard.type('te')
  await kevin.keyboard.press('Enter')
  await reads(nadia, 'Assurances', 'note', 'devis en attente')
})

test('of the same line another cell is joined, the same cell is chosen', async () => {
  await cell(nadia, 'Assurances', 'amount').click()
  await nadia.keyboard.type('950')
  await cell(kevin, 'Assurances', 'label').click()
  await kevin.keyboard.press('F2')
  await kevin.keyboard.press('End')
  await kevin.keyboard.type(' du siège')
  await kevin.keyboard.press('Enter')
  await reads(nadia, 'Assurances du siège', 'label', 'du siège')
  await nadia.keyboard.press('Enter')
  await said(nadia, 'Enregistré')
  assert.equal((await stored('Assurances du siège'))?.amount_cents, 95_000)

  await cell(nadia, 'Assurances du siège', 'amount').click()
  await nadia.keyboard.type('1000')
  await reads(kevin, 'Assurances du siège', 'amount', '950')
  await cell(kevin, 'Assurances du siège', 'amount').click()
  await kevin.keyboard.type('800')
  await kevin.keyboard.press('Enter')
  await said(kevin, 'Enregistré')
  await nadia.keyboard.press('Enter')
  const note = nadia.locator('#sheet-note')
  await note.getByText('Quelqu’un a modifié cette ligne').waitFor()
  assert.match(plain(await note.textContent()), /Enregistré entre-temps ?800.*1000|Enregistré entre-temps ?800.*1 000/)
  await checkPage(nadia, 'budget-sheet-both', { phone: false })
  await note.getByRole('button', { name: 'Garder le mien' }).click()
  await reads(kevin, 'Assurances du siège', 'amount', /1\s000/)
})

test('without a network nothing is lost, and it is saved once the network is back', async () => {
  await nadia.context().setOffline(true)
  await cell(nadia, 'Dons', 'amount').click()
  await nadia.keyboard.type('4000')
  await nadia.keyboard.press('Enter')
  await said(nadia, 'Le réseau ne répond pas')
  assert.match(plain(await cell(nadia, 'Dons', 'amount').textContent()), /4 000/)
  await nadia.context().setOffline(false)
  await reads(kevin, 'Dons', 'amount', /4\s000/)
})

test('without scripts the same is done by plain forms', async () => {
  const old = await enteredAs('Nadia Feriquel', sheet, { javascript: false })
  await old.getByRole('link', { name: 'Modifier « Dons »' }).click()
  await checkPage(old, 'budget-sheet-line')
  await old.getByLabel('Montant (€)').fill('beaucoup')
  await old.getByRole('button', { name: 'Enregistrer' }).click()
  await shows(old, '« beaucoup » n’est pas un montant')
  assert.equal(await old.getByLabel('Montant (€)').inputValue(), 'beaucoup')
  await old.getByLabel('Montant (€)').fill('4 500')

  // Meanwhile Kévin writes a note on the same line, and another amount.
  await cell(kevin, 'Dons', 'amount').click()
  await kevin.keyboard.type('4600')
  await kevin.keyboard.press('Enter')
  await said(kevin, 'Enregistré')
  await old.getByRole('button', { name: 'Enregistrer' }).click()
  await shows(old, 'Deux modifications en même temps')
  assert.match(plain(await old.getByRole('row', { name: /Montant/ }).textContent()), /4600.*4 500/)
  await checkPage(old, 'budget-sheet-conflict', { phone: false })
  await old.getByRole('button', { name: 'Enregistrer ma version' }).click()
  await shows(old, 'Enregistré.')
  assert.equal((await stored('Dons'))?.amount_cents, 450_000)

  await old.getByRole('button', { name: 'Retirer « Dons »' }).click()
  await shows(old, 'Ligne retirée.')
  assert.equal(await stored('Dons'), undefined)
  await old.getByRole('button', { name: 'Annuler' }).click()
  await shows(old, 'Annulé.')
  assert.equal((await stored('Dons'))?.amount_cents, 450_000)
  await checkPage(old, 'budget-sheet-plain')
})
