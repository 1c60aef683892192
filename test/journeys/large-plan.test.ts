/**
 * A federation has a plan of more than a thousand actions. Its page shows the pillars and the strategies with their figures; a visitor opens one
 * strategy and reads its actions where they stand, while the rest stays folded. Somebody finishes an action of it meanwhile: the opened part tells.
 * Without JavaScript the same part opens by a link. The table has all of them, page after page.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { editItem } from '../../src/modules/plan/commands.ts'
import { actor } from '../support/actor.ts'
import { checkPage } from '../support/browser.ts'
import { randomPlan } from '../support/random-plan.ts'
import { servedHouse, shows, watches } from '../support/served.ts'

const { house, visitor } = await servedHouse({ demo: false })
const { slug, staffId } = await randomPlan(house, [3, 5, 70])
const PLAN = `/plans/${slug}`
const planned = await house.reader
  .selectFrom('plan_item')
  .select(['id', 'revision', 'title_fr'])
  .where('code', 'like', '2.2.%')
  .where('status', '=', 'planned')
  .orderBy('position')
  .executeTakeFirstOrThrow()

test('a branch opens where it stands, follows what happens, and leads to its actions', async () => {
  const page = await visitor()
  await watches(page, PLAN)
  assert.equal(await page.locator('.actions > li').count(), 0)
  await checkPage(page, 'large-plan')
  const branch = page.locator('.branch').filter({ has: page.getByRole('heading', { name: 'Partie 2.2', exact: true }) })
  await branch.locator('summary').click()
  const row = branch.locator(`#i${planned.id}`)
  await row.waitFor()
  assert.equal(await page.locator('.actions > li').count(), 70)
  await checkPage(page, 'large-plan-opened')
  const owner = await house.reader.selectFrom('people_organisation').select('id').where('kind', '=', 'network').executeTakeFirstOrThrow()
  const staff = { ...actor({ role: 'staff', organisation: owner.id }), personId: staffId }
  await change(house, (tx) => editItem(tx, staff, { itemId: planned.id, revision: planned.revision, facts: { status: 'done' } }))
  await row.getByRole('img', { name: 'Terminée' }).waitFor()
  assert.equal(await page.locator('.actions > li').count(), 70, 'what was open stays open, what was closed stays closed')
  await row.getByRole('link').click()
  await page.waitForURL(`/items/${planned.id}`)
})

test('without JavaScript a link opens the same branch', async () => {
  const page = await visitor({ javascript: false })
  await page.goto(PLAN)
  const branch = page.locator('.branch').filter({ has: page.getByRole('heading', { name: 'Partie 2.2', exact: true }) })
  await branch.locator('summary').click()
  await branch.getByRole('link', { name: 'Voir 70 actions ici' }).click()
  await page.waitForURL(/\?open=\d+#open-\d+$/)
  await page.locator(`#i${planned.id}`).getByRole('link').waitFor()
  await checkPage(page, 'large-plan-plain', { phone: false })
})

test('its table stands on several pages', async () => {
  const page = await visitor()
  await page.goto(`${PLAN}/table`)
  await shows(page, '1 à 500 sur 1 050')
  await page.getByRole('link', { name: 'Suivantes' }).click()
  await shows(page, '501 à 1 000 sur 1 050')
})
