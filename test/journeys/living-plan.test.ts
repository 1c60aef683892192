/**
 * Malo Trevenec owns two plans that nobody here wrote: a workbook and a Word document, both made with LibreOffice. He brings the workbook in, and
 * does with it what a network does with its plan: publishes it, works on its text, records the decision that adopted it, compares what was
 * published with what was adopted, and takes it away on paper. Then he does the same with the document, without JavaScript.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { projectRoot } from '#kernel/project.ts'
import { checkPage } from '../support/browser.ts'
import { servedHouse, shows } from '../support/served.ts'

const { house, enteredAs, visitor } = await servedHouse()
const FIXTURES = join(projectRoot, 'src/modules/plan/imports/fixtures')
const ADDED = 'Une phrase que le séminaire a ajoutée.'

interface Story {
  file: string
  slug: string
  javascript: boolean
}

async function bringIn(page: Page, { file, slug }: Story): Promise<void> {
  await page.getByLabel('Votre fichier').setInputFiles({
    name: file,
    mimeType: 'application/octet-stream',
    buffer: readFileSync(join(FIXTURES, file)),
  })
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.waitForURL(/\/plans\/import\/\d+$/)
  await page.getByLabel('Titre', { exact: true }).fill(`Plan venu de ${file}`)
  await page.getByLabel('Adresse').fill(slug)
  await page.getByRole('button', { name: /^Apporter \d/ }).click()
  await page.waitForURL(`/plans/${slug}`)
}

/** Adds a sentence to the first action's text, in the editor or in the plain field. */
async function worksOnText(page: Page, { slug, javascript }: Story): Promise<string> {
  await page.goto(`/plans/${slug}`)
  const action = page.locator('.actions').getByRole('link').first()
  const title = (await action.textContent()) ?? ''
  await action.click()
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  if (javascript) {
    await page.locator('rich-text[data-mode="rich"]').first().waitFor()
    await page.getByRole('textbox', { name: 'Texte en français' }).first().fill(ADDED)
    assert.equal(await page.locator('textarea[name="text_fr"]').inputValue(), ADDED)
  } else {
    await page.getByLabel('Texte en français').fill(ADDED)
  }
  await checkPage(page, `living-plan-edit-${slug}`)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await shows(page, 'Enregistré.')
  await shows(page, ADDED)
  return title
}

async function adopts(page: Page, { slug }: Story): Promise<void> {
  await page.goto(`/plans/${slug}/adoption`)
  await page.getByLabel('Quand').fill('septembre 2016')
  await page.getByLabel('Document ou source').fill('Procès-verbal retrouvé')
  await page.getByRole('button', { name: 'Enregistrer l’adoption' }).click()
  await shows(page, 'L’adoption est enregistrée.')
}

async function lives(story: Story): Promise<void> {
  const { slug, javascript } = story
  const page = await enteredAs('Malo Trevenec', '/plans/import', { javascript })
  await bringIn(page, story)
  await page.getByRole('button', { name: 'Publier le projet' }).click()
  await shows(page, 'Le projet est publié')
  const title = await worksOnText(page, story)
  await adopts(page, story)

  await page.goto(`/plans/${slug}/versions`)
  await checkPage(page, `living-plan-versions-${slug}`)
  await page.goto(`/plans/comparison?from=${slug}@1&to=${slug}@2`)
  await checkPage(page, `living-plan-comparison-${slug}`)
  await page.locator('ins', { hasText: ADDED }).first().waitFor()
  await shows(page, title.trim())
  const { rows } = await versions(slug)
  assert.deepEqual(rows, [
    { number: 1, cause: 'published' },
    { number: 2, cause: 'adopted' },
  ])

  const stranger = await visitor({ javascript })
  for (const [kind, begins] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
    ['xlsx', 'PK'],
  ] as const) {
    const answer = await stranger.request.get(`/plans/${slug}/versions/2.${kind}`)
    assert.equal(answer.status(), 200, kind)
    assert.equal((await answer.body()).subarray(0, begins.length).toString(), begins)
  }
}

const versions = async (slug: string) => ({
  rows: await house.reader
    .selectFrom('plan_version as v')
    .innerJoin('plan_plan as p', 'p.id', 'v.plan_id')
    .select(['v.number', 'v.cause'])
    .where('p.slug', '=', slug)
    .orderBy('v.number')
    .execute(),
})

test('a workbook becomes a plan that is worked on, published, adopted, compared and printed', () =>
  lives({ file: 'sheet-wide.xlsx', slug: 'venu-du-tableur', javascript: true }))

test('a document does so without JavaScript', () => lives({ file: 'text.docx', slug: 'venu-du-document', javascript: false }))
