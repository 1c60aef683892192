/**
 * Nadia Feriquel, treasurer, tries the budget without the State's grant, sees which actions would lose their funding, and gives that scenario up. She proposes
 * the budget: its text is frozen. Gildas Pontarec puts it on the agenda of a meeting and convenes it; what its adoption changes is said there. Solène Varenquier
 * leads the vote. While a stranger reads the page of an action that the budget pays for, and a member has the budget open on a telephone, the vote is closed:
 * both see it voted in the same instant. Nadia then begins an amended budget from it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { change } from '#kernel/change.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { openVote } from '#modules/ballot/index.ts'
import { spreadLine } from '#modules/budget/index.ts'
import { checkPage } from '../support/browser.ts'
import { BALANCED, budgetingIn, STAFF, TREASURER } from '../support/budgets.ts'
import { gatheringIn } from '../support/meetings.ts'
import { servedHouse, shows, watches } from '../support/served.ts'

const served = await servedHouse()
const { house, enteredAs, visitor } = served
const trial = await budgetingIn(served, [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))])
const { budgetId, versionId, actions, lineIds, does } = trial
const action = actions[0]!
const [salaries, , , state] = lineIds as [number, number, number, number]
await does(STAFF, async (tx, actor) => {
  const itemId = action.id
  await spreadLine(tx, actor, salaries, { revision: 1, spread: { kind: 'shares', parts: [{ itemId, shareBp: 10_000 }] } })
  await spreadLine(tx, actor, state, { revision: 1, spread: { kind: 'amounts', parts: [{ itemId, amountCents: 600_000 }] } })
})
const held = await gatheringIn(served)
for (const { id } of await held.roll()) await held.comes(id)

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const VERSIONS = `/budgets/${budgetId}/versions`
const treasurer = await enteredAs(TREASURER, VERSIONS)

test('a scenario stands beside the budget, in euros and percent, and is given up', async () => {
  await checkPage(treasurer, 'budget-versions')
  await link(treasurer, 'Faire un scénario').first().click()
  await checkPage(treasurer, 'budget-scenario')
  await treasurer.getByLabel('Nom').fill('Moins d’aides')
  await treasurer.getByLabel('Compte 1').selectOption('741')
  await treasurer.getByLabel('Variation 1 (en %)').fill('−50 %')
  await button(treasurer, 'Faire le scénario').click()
  await shows(treasurer, 'Le scénario est fait')
  await shows(treasurer, /il manque 3\s500/)
  await shows(treasurer, `${action.code} `)
  await checkPage(treasurer, 'budget-comparison')
  await treasurer.goto(VERSIONS)
  await link(treasurer, 'Abandonner').last().click()
  await checkPage(treasurer, 'budget-giving-up')
  await button(treasurer, 'Abandonner').click()
  await shows(treasurer, 'C’est abandonné')
})

test('proposed, its text is frozen and anyone who reads it can count its fingerprint', async () => {
  await link(treasurer, 'Proposer au vote').click()
  await shows(treasurer, 'Rien n’empêche de proposer.')
  await checkPage(treasurer, 'budget-proposal')
  await button(treasurer, 'Figer et proposer').click()
  await shows(treasurer, 'La version est proposée')
  await checkPage(treasurer, 'budget-proposed')
  const bytes = await treasurer.request.get(`/budget-versions/${versionId}/frozen.json`)
  const { sha256: stored } = await house.db
    .selectFrom('budget_version')
    .select('sha256')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  assert.equal(sha256(await bytes.body()), stored)
})

test('it is voted by an assembly, and stands voted on two open pages in the same instant', async () => {
  const secretary = await enteredAs('Gildas Pontarec', `/meetings/${held.meetingId}`)
  const { sha256: text } = await house.db
    .selectFrom('budget_version')
    .select('sha256')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  const resolution = await held.resolution(1, 'ordinary', { kind: 'budget_version', id: versionId, sha256: text! })
  await secretary.goto(`/meetings/${held.meetingId}`)
  await shows(secretary, /s’équilibre à 20\s000/)
  const solene = await held.actor('Solène Varenquier')
  const voteId = await change(house, (tx) =>
    openVote(tx, solene, { meetingId: held.meetingId, resolutionId: resolution.id, method: 'electronic', subjectSha256: text! }),
  )
  const [voter] = await held.roll()
  await house.db
    .insertInto('ballot_cast')
    .values({
      vote_id: voteId,
      voter_id: voter!.id,
      choice: 'for',
      cast_at: house.clock.now(),
      cast_by: null,
      channel: 'form',
      receipt: 'r',
    })
    .execute()
  const stranger = await visitor()
  await watches(stranger, `/items/${action.id}`)
  const member = await enteredAs('Aminata Solvène', VERSIONS, { width: 360 })
  await watches(member, VERSIONS)
  await shows(member, 'proposé')
  assert.equal(await member.getByText(/^Votée/).count(), 0)
  const chair = await enteredAs('Solène Varenquier', `/meetings/${held.meetingId}/chair`)
  await button(chair, 'Clore le vote').click()
  await shows(chair, /pour, 0 contre.*adoptée/)
  await member
    .getByText(/^Votée/)
    .first()
    .waitFor()
  await checkPage(member, 'budget-voted')
  await stranger
    .getByText(/budget voté le 14 mars 2017/)
    .first()
    .waitFor()
})

test('the next one is an amended budget: it takes everything over', async () => {
  await treasurer.goto(VERSIONS)
  await link(treasurer, 'Préparer un budget rectificatif').click()
  await checkPage(treasurer, 'budget-drafting')
  await button(treasurer, 'Commencer cette version').click()
  await shows(treasurer, 'La version 3 est commencée')
  await treasurer.goto(VERSIONS)
  await link(treasurer, 'Ce qui change par rapport à la version 1').first().click()
  await shows(treasurer, 'Rien ne change')
})
