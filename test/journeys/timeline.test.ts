/**
 * Kévin Dorsalin looks at the plan as a calendar. A colleague called: the certification needs until autumn. He pulls the end of its bar, reads the
 * day beside it, lets go, and the page tells what was saved; he thinks better of it and undoes. With the keyboard alone he moves another, gives
 * up once, and saves once, without losing his place. On a machine without JavaScript the same is done by a small form; when somebody else was
 * quicker, both dates are told. A visitor sees the same calendar and nothing to pull; she filters the table, copies its address, and finds her
 * region on the map.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { pathOf, servedHouse, shows } from '../support/served.ts'

const { house, enteredAs, visitor, itemAt, deeds } = await servedHouse()
const PLAN = '/plans/reussir-2020'
const CALENDAR = `${PLAN}/timeline`
const STAFF = 'Kévin Dorsalin'

const flash = (page: Page) => page.locator('.flash')
const end = (page: Page, title: string) => page.getByRole('slider', { name: new RegExp(`^Échéance\\s: ${title}`) })
const told = (page: Page, title: string) => end(page, title).getAttribute('aria-valuetext')
const datesOf = async (code: string) => {
  const id = Number((await itemAt(`reussir-2020#${code}`)).split('/').at(-1))
  return house.reader.selectFrom('plan_item').select(['starts_on', 'ends_on']).where('id', '=', id).executeTakeFirstOrThrow()
}

test('the end of a bar is pulled with the mouse, told, saved and undone', async () => {
  const page = await enteredAs(STAFF, `${CALENDAR}?year=2018`)
  const before = await deeds()
  await checkPage(page, 'timeline-staff')
  const handle = end(page, 'Obtenir')
  await handle.scrollIntoViewIfNeeded()
  const box = (await handle.boundingBox())!
  const lane = (await page.locator('.lane-drawing').first().boundingBox())!
  const scrolled = await page.evaluate(() => scrollY)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  // Ninety-two days on: from 30 June to 30 September.
  await page.mouse.move(box.x + box.width / 2 + (92 * lane.width) / 365, box.y + 5, { steps: 6 })
  await page.locator('.lane-told').getByText('1er sept. 2016 → 30 sept. 2018').waitFor()
  assert.equal(await deeds(), before, 'nothing is saved before it is let go')
  await page.mouse.up()
  await flash(page).getByText('Dates enregistrées : Obtenir la certification').waitFor()
  assert.deepEqual([pathOf(page), await page.evaluate(() => scrollY)], [`${CALENDAR}?year=2018`, scrolled])
  assert.equal(await told(page, 'Obtenir'), '30 septembre 2018')
  assert.equal(await deeds(), before + 1)
  await flash(page).getByRole('button', { name: 'Annuler' }).click()
  await flash(page).getByText('Annulé.').waitFor()
  assert.deepEqual(await datesOf('A2.1.2'), { starts_on: '2016-09-01', ends_on: '2018-06-30' })
})

test('a whole bar is dragged, and keeps its length', async () => {
  const page = await enteredAs(STAFF, `${CALENDAR}?year=2017`)
  const bar = page.locator('.lane', { hasText: 'Proposer un catalogue' }).locator('[data-bar]')
  await bar.scrollIntoViewIfNeeded()
  const box = (await bar.boundingBox())!
  const lane = (await page.locator('.lane-drawing').first().boundingBox())!
  await page.mouse.move(box.x + 60, box.y + 7)
  await page.mouse.down()
  await page.mouse.move(box.x + 60 + (28 * lane.width) / 365, box.y + 7, { steps: 4 })
  await page.mouse.up()
  await flash(page).getByText('Dates enregistrées : Proposer').waitFor()
  assert.deepEqual(await datesOf('A2.3.1'), { starts_on: '2017-05-01', ends_on: '2019-01-28' })
})

test('with the keyboard alone: a day, a week, a month; Escape gives up, Enter saves, and the focus stays', async () => {
  const page = await enteredAs(STAFF, CALENDAR)
  const before = await deeds()
  const handle = end(page, 'Doter')
  await handle.focus()
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'PageUp']) await page.keyboard.press(key)
  assert.equal(await told(page, 'Doter'), '8 févr. 2019')
  await page.keyboard.press('Escape')
  assert.equal(await told(page, 'Doter'), '31 déc. 2018')
  for (const key of ['ArrowLeft', 'Shift+ArrowLeft', 'PageDown']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await flash(page).getByText('Dates enregistrées : Doter').waitFor()
  assert.equal(await told(page, 'Doter'), '23 novembre 2018')
  assert.match((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '', /^Échéance\s: Doter/)
  assert.equal(await deeds(), before + 1)
  // Leaving the handle sends too.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await flash(page).getByText('Dates enregistrées : Doter').waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-valuetext="24 novembre 2018"]') !== null)
})

/** The due date in the small form. */
const due = (page: Page) => page.getByRole('form', { name: /^Dates de/ }).getByLabel('Échéance')

/** The small form of an action, opened from its pencil. */
async function opensForm(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^Changer les dates : ${title}`) }).click()
  await page.getByRole('form', { name: new RegExp(`^Dates de : ${title}`) }).waitFor()
}

test('without JavaScript a small form does it; what is wrong is said, and whoever was quicker is told', async () => {
  const page = await enteredAs(STAFF, CALENDAR, { javascript: false })
  assert.equal(await page.getByRole('slider').count(), 0)
  await opensForm(page, 'Consolider')
  await checkPage(page, 'timeline-form')
  await due(page).fill('2016-01-01')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByRole('alert').getByText('vient avant le début').waitFor()
  await checkPage(page, 'timeline-refused', { phone: false })
  await due(page).fill('2017-05-31')
  const other = await enteredAs('Rosalie Quentrec', CALENDAR, { javascript: false })
  await opensForm(other, 'Consolider')
  await due(other).fill('2017-04-30')
  await other.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await flash(other).getByText('Dates enregistrées').waitFor()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await shows(page, /Enregistré entre-temps\s: 1er mars 2016 → 30 avr\. 2017/)
  assert.equal(await due(page).inputValue(), '2017-05-31')
  await checkPage(page, 'timeline-conflict', { phone: false })
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await flash(page).getByText('Dates enregistrées').waitFor()
  assert.equal((await datesOf('A2.2.1')).ends_on, '2017-05-31')
})

test('a visitor reads the calendar, its table and what has no dates, and finds nothing to pull', async () => {
  for (const lang of ['fr', 'en'] as const) {
    const page = await visitor({ lang, dark: lang === 'en' })
    await page.goto(CALENDAR)
    assert.equal(await page.getByRole('slider').count(), 0)
    await page.locator('summary', { hasText: lang === 'fr' ? 'Les mêmes dates en tableau' : 'The same dates as a table' }).click()
    await page.getByRole('heading', { name: lang === 'fr' ? /Sans dates/ : /Without dates/ }).waitFor()
    await checkPage(page, `timeline-${lang}`)
  }
})

test('the table is filtered and sorted in its place, and its address copied', async () => {
  const page = await visitor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${PLAN}/table`)
  await checkPage(page, 'table')
  await page.getByRole('combobox', { name: 'Statut' }).selectOption('En cours')
  await shows(page, '5 actions sur 11')
  await page.getByRole('columnheader', { name: 'Échéance' }).getByRole('link').click()
  await page.waitForURL(`${PLAN}/table?status=in_progress&sort=due`)
  await page.getByRole('button', { name: 'Copier l’adresse de cette vue' }).click()
  await page.getByText('Adresse copiée.').waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url())
  await page.getByRole('link', { name: 'Par responsable' }).click()
  await page.getByRole('rowheader', { name: 'Commission Formation' }).waitFor()
  await checkPage(page, 'table-grouped')
})

test('on the map a region leads to its actions, and the same figures stand in a table', async () => {
  const page = await visitor({ dark: true })
  await page.goto(`${PLAN}/map`)
  await checkPage(page, 'map')
  await page.getByRole('link', { name: 'Nombre d’actions' }).click()
  const tile = page.getByRole('group').getByRole('link', { name: /^Bretagne : 2 actions/ })
  await tile.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`${PLAN}/table?region=BRE&scope=regions`)
  await shows(page, '2 actions sur 11')
})
