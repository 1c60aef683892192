/**
 * Nadia Feriquel, treasurer, makes a year's budget from nothing: she begins it, pastes its lines from her spreadsheet, writes down a funder and its grant, says
 * that the grant pays a line, spreads charges and income over an action, shares the regions' part by a key, sees that the budget balances, and proposes it. The
 * general meeting adopts it. She takes away the table that the funder's form asks for. Once with scripts; once without, where everything is a plain form.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { change } from '#kernel/change.ts'
import { openVote } from '#modules/ballot/index.ts'
import { checkPage } from '../support/browser.ts'
import { TREASURER } from '../support/budgets.ts'
import { gatheringIn } from '../support/meetings.ts'
import { pathOf, servedHouse, shows } from '../support/served.ts'

const served = await servedHouse()
const { house, enteredAs } = served
const { db } = house
const held = await gatheringIn(served)
for (const { id } of await held.roll()) await held.comes(id)
const solene = await held.actor('Solène Varenquier')
const action = await db
  .selectFrom('plan_item as i')
  .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
  .select(['i.id', 'i.code'])
  .where('p.slug', '=', 'reussir-2020')
  .where('i.code', '=', 'A1.2.1')
  .executeTakeFirstOrThrow()

/** As they come from a spreadsheet: headings of its own, thousands with spaces, a total that is no line. */
const PASTED = [
  'N° compte\tLibellé\tMontant',
  '641\tSalaires\t60 000,00',
  '625\tDéplacements\t8 000,00 €',
  '657\tPart des régions\t32 000,00',
  '\tTotal des charges\t100 000,00',
  '741\tÉtat\t70000',
  '756\tCotisations\t30.000,00',
].join('\n')

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const versionIn = (page: Page): number => Number(/\/budget-versions\/(\d+)/.exec(pathOf(page))?.[1])
const lineLabelled = async (versionId: number, label: string): Promise<number> =>
  (
    await db
      .selectFrom('budget_line')
      .select('id')
      .where('version_id', '=', versionId)
      .where('label', '=', label)
      .where('removed', '=', false)
      .executeTakeFirstOrThrow()
  ).id

/** From an empty page to lines that balance. */
async function writes(page: Page, year: number, name: string): Promise<number> {
  await page.goto('/budgets')
  await link(page, 'Commencer un budget').first().click()
  await page.getByLabel('Titre en français').fill(`Budget prévisionnel ${year}`)
  await page.getByLabel('Plan d’actions').selectOption({ label: 'Réussir 2020' })
  await page.getByLabel('Première année').fill(String(year))
  await page.getByLabel('Dernière année').fill(String(year))
  await page.getByLabel('Part votée pour les régions').fill('32')
  await checkPage(page, `${name}-new`)
  await button(page, 'Commencer le budget').click()
  await page.waitForURL(/\/budget-versions\/\d+/)
  const versionId = versionIn(page)
  await page.goto(`/budget-versions/${versionId}/paste?year=${year}`)
  await page.getByLabel('Lignes copiées').fill(PASTED)
  await button(page, 'Voir ce qui sera ajouté').click()
  await shows(page, /Laissées de côté/)
  await checkPage(page, `${name}-pasted`)
  await button(page, /^Ajouter/).click()
  await page.goto(`/budget-versions/${versionId}/sheet`)
  await shows(page, 'équilibré')
  return versionId
}

/** A funder, its grant, and the line that the grant pays. Returns the grant. */
async function funds(page: Page, versionId: number, year: number, name: string): Promise<number> {
  await page.goto('/funders/new')
  await page.getByLabel('Nom').fill(`Ministère d’essai ${year}`)
  await page.getByLabel('Sorte').selectOption({ label: 'État' })
  await button(page, 'Enregistrer').click()
  await page.waitForURL(/\/funders\/\d+$/)
  await link(page, 'Ajouter une subvention').first().click()
  await page.getByLabel('Intitulé').fill(`Convention ${year}`)
  await page.getByLabel('Du', { exact: true }).fill(`${year}-01-01`)
  await page.getByLabel('Au', { exact: true }).fill(`${year}-12-31`)
  await page.getByLabel('Demande, montant').fill('70 000')
  await checkPage(page, `${name}-grant-form`)
  await button(page, 'Enregistrer').click()
  await page.waitForURL(/\/grants\/\d+$/)
  const grantId = Number(/\/grants\/(\d+)/.exec(pathOf(page))?.[1])
  await page.goto(`/budget-lines/${await lineLabelled(versionId, 'État')}/edit`)
  await page.getByLabel('Subvention qui apporte ce produit').selectOption(String(grantId))
  await button(page, 'Enregistrer').click()
  await page.waitForURL(/\/sheet/)
  return grantId
}

async function spreads(page: Page, versionId: number, label: string, how: RegExp, typed: string | null, name: string): Promise<void> {
  await page.goto(`/budget-lines/${await lineLabelled(versionId, label)}/actions`)
  await page.getByRole('radio', { name: how }).check()
  if (typed === null) await page.getByLabel('Action', { exact: true }).selectOption(String(action.id))
  else await page.getByLabel(new RegExp(`Montant pour ${action.code}`)).fill(typed)
  await checkPage(page, name)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click()
  await page.waitForURL(/\/budget-versions\//)
}

/** The regions' part: typed as what it is, then shared by a key. */
async function shares(page: Page, versionId: number, name: string): Promise<void> {
  await page.goto(`/budget-lines/${await lineLabelled(versionId, 'Part des régions')}/edit`)
  await page.getByLabel('Cet argent va à').selectOption({ label: 'associations régionales' })
  await page.getByLabel('À quel titre').selectOption({ label: 'part des cotisations ou fonds propres' })
  await button(page, 'Enregistrer').click()
  await page.waitForURL(/\/sheet/)
  await shows(page, /32\s%/)
  await page.goto(`/budget-versions/${versionId}/region-key`)
  await link(page, 'moitié égale, moitié adhérents').click()
  await shows(page, /32\s000/)
  await checkPage(page, `${name}-region-key`)
  await button(page, 'Enregistrer cette clé').click()
  await page.waitForURL(/\/regions/)
}

/** By hands, closed by its chair. */
async function adopts(versionId: number, number: number): Promise<void> {
  const { sha256 } = await db.selectFrom('budget_version').select('sha256').where('id', '=', versionId).executeTakeFirstOrThrow()
  const resolution = await held.resolution(number, 'ordinary', { kind: 'budget_version', id: versionId, sha256: sha256! })
  const voteId = await change(house, (tx) =>
    openVote(tx, solene, { meetingId: held.meetingId, resolutionId: resolution.id, method: 'electronic', subjectSha256: sha256! }),
  )
  const [voter] = await held.roll()
  await db
    .insertInto('ballot_cast')
    .values({
      vote_id: voteId,
      voter_id: voter!.id,
      choice: 'for',
      cast_at: house.clock.now(),
      cast_by: null,
      channel: 'form',
      receipt: String(voteId),
    })
    .execute()
  const chair = await enteredAs('Solène Varenquier', `/meetings/${held.meetingId}/chair`)
  await button(chair, 'Clore le vote').click()
  await shows(chair, /adoptée/)
  await chair.context().close()
}

for (const [number, { javascript, year }] of [
  { javascript: true, year: 2018 },
  { javascript: false, year: 2019 },
].entries())
  test(`a year’s budget is built, pasted, funded, spread, shared, proposed, voted and printed, ${javascript ? 'with' : 'without'} scripts`, async () => {
    const name = `budget-${javascript ? 'scripts' : 'plain'}`
    const nadia = await enteredAs(TREASURER, '/budgets', { javascript })
    const versionId = await writes(nadia, year, name)
    const grantId = await funds(nadia, versionId, year, name)
    await spreads(nadia, versionId, 'Salaires', /Tout sur une action/, null, `${name}-spread`)
    await spreads(nadia, versionId, 'État', /Par montants/, '45 000', `${name}-spread-amounts`)
    await shares(nadia, versionId, name)
    await nadia.goto(`/budget-versions/${versionId}/funders`)
    await shows(nadia, /45\s000/)
    await checkPage(nadia, `${name}-matrix`)
    await nadia.goto(`/budget-versions/${versionId}/proposal`)
    await button(nadia, 'Figer et proposer').click()
    await shows(nadia, 'La version est proposée')
    await adopts(versionId, number + 1)
    await nadia.goto(`/budget-versions/${versionId}`)
    await shows(nadia, /Voté/)
    await checkPage(nadia, `${name}-voted`)
    await nadia.goto(`/grants/${grantId}`)
    const printed = await nadia.request.get((await link(nadia, 'PDF').first().getAttribute('href'))!)
    assert.equal(printed.headers()['content-type'], 'application/pdf')
    assert.equal((await printed.body()).subarray(0, 5).toString(), '%PDF-')
    const { state } = await db.selectFrom('budget_version').select('state').where('id', '=', versionId).executeTakeFirstOrThrow()
    assert.equal(state, 'voted')
    await nadia.goto(`/items/${action.id}`)
    await shows(nadia, /60\s000/)
  })
