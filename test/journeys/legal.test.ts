/**
 * The secretary takes the network's house in hand: a colour that is too pale is refused with one that would do, another is taken and seen at
 * once on every page; a logo goes up and stands in the header in its own shape. The legal texts name what is missing until it is typed. Then
 * every kind of page is walked through, broad and narrow, by day and by night: the accessibility statement says how many, and says it truly.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { MEASURED } from '../../src/modules/people/rules/texts.ts'
import { checkPage } from '../support/browser.ts'
import { pngSized } from '../support/pictures.ts'
import { servedHouse, shows } from '../support/served.ts'

const { house, visitor, itemAt } = await servedHouse()
const idOf = async (table: 'people_person' | 'people_organisation', name: string): Promise<number> =>
  (await house.reader.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const signedIn = async (name: string) => {
  const page = await visitor()
  await page.goto('/demo')
  await page.getByRole('button', { name: `Entrer : ${name}` }).click()
  await page.waitForURL('/')
  return page
}
const accentOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim())
const stranger = await visitor()
const secretary = await signedIn('Gildas Pontarec')

test('the way to the network’s own pages stands on the page of the network, for those who keep it', async () => {
  await secretary.goto(`/organisations/${await idOf('people_organisation', 'CHANTIER école')}`)
  await secretary.getByRole('link', { name: 'Identité' }).click()
  await secretary.waitForURL('/network')
  await stranger.goto(`/organisations/${await idOf('people_organisation', 'CHANTIER école')}`)
  assert.equal(await stranger.getByText('Tenir le réseau').count(), 0)
})

test('a colour that is too pale is refused with one that would do; another shows at once', async () => {
  await secretary.goto('/network')
  await secretary.getByRole('radio', { name: 'Une autre couleur' }).check()
  await secretary.getByLabel('Code de cette autre couleur').fill('#ffcc00')
  await secretary.getByRole('button', { name: 'Enregistrer' }).click()
  await shows(secretary, /trop pâle/)
  await checkPage(secretary, 'network-too-pale')
  await secretary.getByRole('radio', { name: 'Prune' }).check()
  await secretary.getByRole('button', { name: 'Enregistrer' }).click()
  await shows(secretary, /C’est enregistré/)
  assert.equal(await accentOf(secretary), '#7c2f6e')
  await stranger.goto('/plans')
  assert.equal(await accentOf(stranger), '#7c2f6e')
})

test('a logo stands in the header in its own shape, also on a phone', async () => {
  const logo = { name: 'logo.png', mimeType: 'image/png', buffer: pngSized(240, 60) }
  await secretary.getByLabel('Logo', { exact: true }).setInputFiles(logo)
  await secretary.getByRole('button', { name: 'Enregistrer' }).click()
  await secretary.locator('.brand img').waitFor()
  const shape = await secretary.locator('.brand img').evaluate((each) => each.clientWidth / each.clientHeight)
  assert.ok(Math.abs(shape - 4) < 0.1, `four times as broad as high, and here ${shape}`)
  await checkPage(secretary, 'network-identity')
})

/** Every kind of page: what anyone reads, then what the secretary keeps. */
const OPEN = [
  '/',
  '/plans',
  '/plans/reussir-2020',
  '/plans/cap-2015',
  '/plans/plan-annuel',
  await itemAt('reussir-2020#A3.3.1'),
  '/journal',
  '/search?q=plan',
  '/organisations',
  `/organisations/${await idOf('people_organisation', 'CHANTIER école')}`,
  `/persons/${await idOf('people_person', 'Solène Varenquier')}`,
  '/sign-in',
  '/legal',
  '/privacy',
  '/accessibility',
  '/no-such-page',
]
const KEPT = ['/me', '/me/access', '/me/mail', '/me/data', '/me/erasure', '/network', '/network/texts', '/network/retention']

test('the statement says how many pages are examined, and it is so many', async () => {
  assert.equal(OPEN.length + KEPT.length, MEASURED.pages)
  await stranger.goto('/accessibility')
  await shows(stranger, new RegExp(`${MEASURED.tool} examine ${MEASURED.pages} pages`))
})

for (const path of OPEN)
  test(`anyone may read ${path}`, async () => {
    await stranger.goto(path)
    await checkPage(stranger, `legal${path.replaceAll(/[^a-z0-9]+/g, '-')}`)
  })
for (const path of KEPT)
  test(`the secretary reads ${path}`, async () => {
    await secretary.goto(path)
    await checkPage(secretary, `legal${path.replaceAll(/[^a-z0-9]+/g, '-')}`)
  })
