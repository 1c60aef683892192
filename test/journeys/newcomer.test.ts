/**
 * A stranger has heard of the network and opens its address. The front page says what is in force; the plan shows itself as a picture, as a
 * table and as an outline, and its filters work with and without JavaScript. The stranger goes on to the plan before it, to this year's plan
 * with an action that nobody funds, to an action and its thread, and to the journal; reads in English without JavaScript; and takes the plan
 * along as a PDF that a screen reader can read, and as JSON. Nowhere is there a trace of the regional draft.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage } from '../support/browser.ts'
import { opened, pathOf, servedHouse, shows } from '../support/served.ts'

const { house, visitor, itemAt } = await servedHouse()
const stranger = await visitor()
const plain = await visitor({ javascript: false })
const PLAN = '/plans/reussir-2020'
/** Pages that the English reader meets as well. */
const met = ['/', '/plans', PLAN, '/plans/cap-2015', '/plans/plan-annuel', '/journal', await itemAt('reussir-2020#A3.1.1'), '/no-such-page']

const organisationAt = async (name: string): Promise<string> => {
  const found = house.reader.selectFrom('people_organisation').select('id').where('name', '=', name)
  return `/organisations/${(await found.executeTakeFirstOrThrow()).id}`
}

/** The titles of the actions that the outline shows. */
const outlined = (page: Page): Promise<string[]> => page.locator('.chapter .actions > li > a').allInnerTexts()

test('the front page says what is in force and leads into it', async () => {
  await stranger.goto('/')
  await shows(stranger, 'Le plan en vigueur')
  assert.doesNotMatch(await stranger.content(), /Plan régional 2018|bretagne-2018/)
  await checkPage(stranger, 'newcomer-home')
  await stranger.getByRole('link', { name: 'Lire le plan' }).click()
  await stranger.waitForURL(PLAN)
  await stranger.getByRole('heading', { level: 1, name: 'Réussir 2020' }).waitFor()
  await shows(stranger, /le 17 septembre 2015/)
  await checkPage(stranger, 'newcomer-plan')
})

test('each part of the picture is a link, by mouse and by keyboard', async () => {
  await stranger.goto(PLAN)
  const parts = stranger.locator('.sunburst a')
  assert.ok((await parts.count()) > 20, 'pillars, strategies and actions')
  const advocacy = stranger.locator('.sunburst a').filter({ hasText: 'Construire un plaidoyer' })
  assert.equal(await advocacy.getAttribute('href'), await itemAt('reussir-2020#A1.1.1'))
  await advocacy.focus()
  await stranger.keyboard.press('Enter')
  await stranger.getByRole('heading', { level: 1, name: 'Construire un plaidoyer' }).waitFor()
  assert.equal(pathOf(stranger), await itemAt('reussir-2020#A1.1.1'))
})

test('the same figures stand in a table', async () => {
  await stranger.goto(PLAN)
  await stranger.locator('summary', { hasText: 'Les mêmes chiffres en tableau' }).click()
  const table = stranger.getByRole('table')
  await table.waitFor()
  assert.deepEqual((await table.locator('tfoot').locator('th, td').allTextContents()).slice(0, 2), ['Ensemble', '11'])
  assert.equal(await table.locator('tbody tr').count(), 4)
  await checkPage(stranger, 'newcomer-table', { phone: false })
})

test('filters apply as they are chosen, and are taken away one by one', async () => {
  await stranger.goto(PLAN)
  const all = await outlined(stranger)
  await stranger.getByLabel('Statut', { exact: true }).selectOption('Terminée')
  await stranger.waitForURL(/status=done/)
  await stranger.getByRole('link', { name: 'Retirer le filtre : Terminée' }).waitFor()
  const done = await outlined(stranger)
  assert.ok(done.length > 0 && done.length < all.length)
  await stranger.getByLabel('Ce qui manque').selectOption('sans échéance')
  await stranger.waitForURL(/missing=date/)
  await shows(stranger, 'Aucune action ne répond à ces filtres.')
  await checkPage(stranger, 'newcomer-no-match')
  await stranger.getByRole('link', { name: 'Retirer le filtre : Terminée' }).click()
  await stranger.getByRole('link', { name: 'Retirer le filtre : Terminée' }).waitFor({ state: 'detached' })
  assert.doesNotMatch(stranger.url(), /status/)
  assert.ok((await outlined(stranger)).includes('Échanger en continu avec branches professionnelles, réseaux et secteurs d’activité'))
})

test('without JavaScript the filters want one press of their button', async () => {
  await plain.goto(PLAN)
  const all = await outlined(plain)
  await plain.getByLabel('Statut', { exact: true }).selectOption('Terminée')
  await plain.getByRole('button', { name: 'Filtrer' }).click()
  await plain.waitForURL(/status=done/)
  const done = await outlined(plain)
  assert.ok(done.length > 0 && done.length < all.length)
  await plain.getByRole('link', { name: 'Retirer le filtre : Terminée' }).click()
  await plain.waitForURL((url) => !url.search.includes('status'))
  assert.deepEqual(await outlined(plain), all)
  await checkPage(plain, 'newcomer-plan-plain', { phone: false })
})

test('the thread tells where the plan comes from, and leads to the one before', async () => {
  await stranger.goto(PLAN)
  const thread = stranger.getByRole('list', { name: 'Le fil du plan' })
  const knots = await thread.getByRole('listitem').allInnerTexts()
  assert.match(knots[0]!, /La Rochelle/)
  assert.ok(knots.some((knot) => /17 sept\. 2015[\s\S]*Adoption par l’assemblée générale/.test(knot)))
  await stranger.getByRole('link', { name: 'Cap 2015' }).first().click()
  await stranger.waitForURL('/plans/cap-2015')
  await shows(stranger, 'Arrivé à son terme')
  await shows(stranger, /Une autre page du réseau dit/)
  await checkPage(stranger, 'newcomer-cap-2015')
})

test('what is wanted and not funded says who carries it', async () => {
  await stranger.goto('/plans')
  await checkPage(stranger, 'newcomer-plans')
  await stranger.getByRole('link', { name: 'Plan d’actions annuel' }).click()
  await stranger.waitForURL('/plans/plan-annuel')
  await checkPage(stranger, 'newcomer-annual')
  await stranger.locator('.actions').getByRole('link', { name: 'Renforcer la veille juridique et législative' }).click()
  await stranger.waitForURL(await itemAt('plan-annuel#X3.1'))
  const facts = stranger.getByRole('region', { name: 'Renforcer la veille juridique et législative' })
  await facts.getByText('Souhaitée, non financée').waitFor()
  await checkPage(stranger, 'newcomer-carried-to')
  await facts.getByRole('link', { name: 'Inter-réseaux de l’insertion' }).click()
  await stranger.getByRole('heading', { level: 1, name: 'Inter-réseaux de l’insertion' }).waitFor()
  await checkPage(stranger, 'newcomer-partner')
})

test('an action says who, when, what is expected and what is missing', async () => {
  await stranger.goto(await itemAt('reussir-2020#A3.1.1'))
  await shows(stranger, 'à désigner')
  await shows(stranger, 'Trois rencontres par an, chacune avec son compte rendu.')
  await checkPage(stranger, 'newcomer-action')
  await stranger.getByRole('navigation', { name: 'Vous êtes ici' }).getByRole('link').last().click()
  await stranger.getByRole('heading', { level: 1, name: 'Confrontation avec d’autres acteurs' }).waitFor()
  await checkPage(stranger, 'newcomer-strategy')
  assert.equal(await stranger.getByRole('link', { name: 'Modifier' }).count(), 0, 'strangers read')
})

test('who carries an action leads to the board that he or she sits on', async () => {
  await stranger.goto(await itemAt('reussir-2020#A1.1.1'))
  await stranger.getByRole('link', { name: 'Solène Varenquier' }).first().click()
  await stranger.getByRole('heading', { level: 1, name: 'Solène Varenquier' }).waitFor()
  await checkPage(stranger, 'newcomer-person')
  met.push(pathOf(stranger))
  await stranger.goto(await organisationAt('CHANTIER école'))
  await checkPage(stranger, 'newcomer-network')
  met.push(pathOf(stranger))
  await stranger.getByRole('main').getByRole('link', { name: 'Conseil d’administration' }).first().click()
  await stranger.getByRole('heading', { level: 1, name: 'Conseil d’administration' }).waitFor()
  await shows(stranger, 'Nadia Feriquel')
  await checkPage(stranger, 'newcomer-board')
  met.push(pathOf(stranger))
})

test('the journal says who did what, as far as a stranger may know', async () => {
  await stranger.goto('/journal')
  await shows(stranger, /a modifié l’avancement/)
  const text = (await stranger.getByRole('main').textContent()) ?? ''
  assert.match(text, /Mireille Castaban/, 'on the board: by name')
  assert.doesNotMatch(text, /Kévin Dorsalin|Plan régional 2018/)
  await checkPage(stranger, 'newcomer-journal')
})

test('what is not there says so, and offers a way on', async () => {
  assert.equal(await opened(stranger, '/plans/bretagne-2018'), 404)
  await checkPage(stranger, 'newcomer-not-found')
  await stranger.getByRole('link', { name: 'Revenir à l’accueil' }).click()
  await stranger.waitForURL('/')
})

test('English is one link away without JavaScript, and stays', async () => {
  await plain.goto('/plans/reussir-2020?status=done')
  await plain.getByRole('banner').getByRole('link', { name: 'English' }).click()
  await plain.waitForURL(/lang=en/)
  assert.equal(await plain.locator('html').getAttribute('lang'), 'en')
  assert.match(plain.url(), /status=done/, 'the filter is kept')
  await plain.getByRole('banner').getByRole('link', { name: 'Journal' }).click()
  await plain.waitForURL('/journal')
  assert.equal(await plain.locator('html').getAttribute('lang'), 'en')
  await shows(plain, 'Who did what, when, and for whom.')
})

test('an English reader meets the same pages in English', async () => {
  const reader = await visitor({ lang: 'en' })
  for (const path of met) {
    await reader.goto(path)
    assert.equal(await reader.locator('html').getAttribute('lang'), 'en')
    await checkPage(reader, `newcomer-english-${path.replaceAll(/\W+/g, '-')}`, { phone: false })
  }
})

test('the plan is taken along as a tagged PDF and as JSON', async () => {
  await stranger.goto(PLAN)
  const addressOf = (name: string) => stranger.getByRole('main').getByRole('link', { name, exact: true }).getAttribute('href')
  const pdf = await stranger.request.get((await addressOf('PDF'))!)
  assert.equal(pdf.headers()['content-type'], 'application/pdf')
  const bytes = await pdf.body()
  assert.match(bytes.toString('latin1'), /^%PDF-1\.[\s\S]*\/StructTreeRoot/)
  assertEmbeddedFonts(bytes)
  const json = await stranger.request.get((await addressOf('JSON'))!)
  const told = (await json.json()) as { plan?: { title?: { fr?: string } } }
  assert.match(JSON.stringify(told), /Réussir 2020/)
  assert.doesNotMatch(JSON.stringify(told), /Kévin Dorsalin|bretagne-2018/)
})

/** Where the machine has poppler, it says that each font is embedded and that the text can be read out. */
function assertEmbeddedFonts(pdf: Buffer): void {
  const ask = (tool: string, ...words: string[]): string | null => {
    try {
      return execFileSync(tool, words, { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  assert.match(pdf.toString('latin1'), /\/FontFile[23]/)
  const fonts = ask('pdffonts', '-')
  if (fonts !== null) for (const line of fonts.trim().split('\n').slice(2)) assert.match(line, /\syes\s+(yes|no)\s+yes\s/, line)
  const text = ask('pdftotext', '-', '-')
  if (text !== null) assert.match(text, /Construire un plaidoyer/)
}
