/**
 * Kévin Dorsalin is on the staff. He comes in by the demonstration's door and brings an action up to date where it stands: a date that no
 * calendar has is refused with a sentence and nothing that he typed is lost; what he saves can be undone at a stroke, and the journal tells
 * both. A colleague does the same without JavaScript, with plain forms, and another with the keyboard alone. Half a date is never sent, and
 * nobody leaves typed text behind unasked.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { pathOf, servedHouse, shows } from '../support/served.ts'

const { enteredAs, itemAt, deeds, visitor } = await servedHouse()
const ACTION = await itemAt('reussir-2020#A1.3.1')
const STAFF = 'Kévin Dorsalin'
const NO_SUCH_DAY = '« 31/02/2016 » n’est pas une date du calendrier. Exemple : 17/09/2015.'

const due = (page: Page) => page.getByLabel('Échéance')
const progress = (page: Page) => page.getByLabel('Avancement')
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true })
const flash = (page: Page) => page.locator('.flash')
const fact = (page: Page, name: string) =>
  page.getByRole('definition').filter({ has: page.locator(`xpath=preceding-sibling::dt[1][normalize-space()='${name}']`) })

/** Browsers without date fields show a text field: anything can be typed into it. */
const asText = (page: Page) => due(page).evaluate((field) => field.setAttribute('type', 'text'))

/** Types a day that does not exist, and finds it again beside the sentence that refuses it. */
async function isRefused(page: Page): Promise<void> {
  await asText(page)
  await due(page).fill('31/02/2016')
  await progress(page).fill('70')
  const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), save(page).click()])
  assert.equal(answer.status(), 422)
  await page.getByRole('alert').getByText(NO_SUCH_DAY).waitFor()
  assert.equal(await due(page).inputValue(), '31/02/2016')
  assert.equal(await progress(page).inputValue(), '70')
}

/** Mends it, saves, reads the new facts, and undoes. */
async function savesAndUndoes(page: Page): Promise<void> {
  await due(page).fill('30/06/2018')
  await save(page).click()
  await flash(page).getByText('Enregistré.').waitFor()
  await fact(page, 'Échéance').getByText('30 juin 2018').waitFor()
  await fact(page, 'Statut').getByText('70 %').waitFor()
  assert.equal(pathOf(page), ACTION)
}

test('in place: a wrong date is refused and kept, the right one is saved, undone and told', async () => {
  const before = await deeds()
  const page = await enteredAs(STAFF, ACTION)
  await flash(page).getByText(`Bonjour ${STAFF}.`).waitFor()
  await checkPage(page, 'edit-action')
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await page.getByRole('form', { name: 'Modifier' }).waitFor()
  assert.equal(pathOf(page), ACTION, 'the form stands in the page')
  await checkPage(page, 'edit-form')
  await isRefused(page)
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'alert', 'the errors are read first')
  await checkPage(page, 'edit-refused')
  assert.equal(await deeds(), before)
  await savesAndUndoes(page)
  assert.equal(await deeds(), before + 1)
  await checkPage(page, 'edit-saved')
  await flash(page).getByRole('button', { name: 'Annuler' }).click()
  await flash(page).getByText('Annulé.').waitFor()
  await fact(page, 'Échéance').getByText('31 décembre 2017').waitFor()
  await page.goto('/journal')
  await shows(page, 'a modifié l’avancement (60 % → 70 %) et l’échéance (31 décembre 2017 → 30 juin 2018)')
  await shows(page, 'a annulé sa modification : l’avancement (70 % → 60 %) et l’échéance')
  assert.equal(await deeds(), before + 2)
})

test('without JavaScript the same is done with plain forms', async () => {
  const page = await enteredAs(STAFF, ACTION, { javascript: false })
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await page.waitForURL(`${ACTION}/edit`)
  await checkPage(page, 'edit-plain')
  await isRefused(page)
  await savesAndUndoes(page)
  await page.getByRole('button', { name: 'Annuler ma dernière modification' }).click()
  await flash(page).getByText('Annulé.').waitFor()
  await fact(page, 'Échéance').getByText('31 décembre 2017').waitFor()
})

/** Goes on by the Tab key to what is named; everything that can be reached can be seen. */
async function tabsTo(page: Page, name: string): Promise<void> {
  const MOST = 90
  for (let steps = 0; steps < MOST; steps += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : element
      return label?.textContent?.trim() ?? ''
    })
    if (here === name) return
  }
  assert.fail(`The Tab key does not come to ${name}.`)
}

test('with the keyboard alone: in, out with Escape, in again, saved with Enter, undone', async () => {
  const page = await enteredAs(STAFF, ACTION)
  await tabsTo(page, 'Modifier')
  await page.keyboard.press('Enter')
  await page.locator('select:focus').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('form', { name: 'Modifier' }).waitFor({ state: 'detached' })
  await page.locator('a:focus', { hasText: 'Modifier' }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('select:focus').waitFor()
  await tabsTo(page, 'Avancement')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('65')
  await page.keyboard.press('Enter')
  await flash(page).getByText('Enregistré.').waitFor()
  await fact(page, 'Statut').getByText('65 %').waitFor()
  await tabsTo(page, 'Annuler')
  await page.keyboard.press('Enter')
  await flash(page).getByText('Annulé.').waitFor()
  await fact(page, 'Statut').getByText('60 %').waitFor()
})

test('half a date is not sent: it would erase the whole one', async () => {
  const before = await deeds()
  const page = await enteredAs(STAFF, ACTION)
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await due(page).focus()
  await page.keyboard.press('Backspace')
  assert.equal(await due(page).evaluate((field) => (field as HTMLInputElement).validity.badInput), true)
  await save(page).click()
  await page.locator('#field-ends_on:focus').waitFor()
  assert.equal(await deeds(), before)
  await due(page).fill('2018-02-28')
  await save(page).click()
  await fact(page, 'Échéance').getByText('28 février 2018').waitFor()
  await page.getByRole('button', { name: 'Annuler ma dernière modification' }).click()
  await fact(page, 'Échéance').getByText('31 décembre 2017').waitFor()
})

test('typed text is not left behind unasked', async () => {
  const page = await enteredAs(STAFF, ACTION)
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  const result = page.getByLabel('Résultat attendu')
  await result.fill('Une phrase à moitié')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  const journal = page.getByRole('banner').getByRole('link', { name: 'Journal' })
  await journal.click()
  assert.match(asked[0]!, /n’est pas enregistré/)
  assert.equal(await result.inputValue(), 'Une phrase à moitié')
  await journal.click()
  await page.waitForURL('/journal')
  assert.equal(asked.length, 2)
})

test('an English colleague is offered the same form, on a page of its own too', async () => {
  for (const lang of ['fr', 'en'] as const) {
    const page = await visitor({ lang })
    for (const path of ['/demo', '/outbox']) {
      await page.goto(path)
      await checkPage(page, `edit${path.replace('/', '-')}-${lang}`, { phone: lang === 'fr' })
    }
  }
  const colleague = await enteredAs('Rosalie Quentrec', `${ACTION}/edit`, { lang: 'en' })
  await colleague.getByLabel('Due').waitFor()
  await checkPage(colleague, 'edit-form-english', { phone: false })
  await colleague.getByRole('link', { name: 'Cancel' }).click()
  await colleague.waitForURL(ACTION)
  await colleague.getByRole('link', { name: 'Edit', exact: true }).waitFor()
})
