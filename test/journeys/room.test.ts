/**
 * Solène Varenquier chairs an assembly from one page. On the wall, and in the hand of Aminata Solvène who speaks for Les Jardins du Lac, everything
 * follows without a reload: the item that begins, the floor that Aminata asks for and gets, its time running down. A vote is opened: the wall counts
 * how many have voted and never says how. While it runs the item cannot be left. It is closed: the same sentence stands on all three. Gildas
 * Pontarec, who keeps the minutes, reads the chair's page and does nothing on it. Then the session is closed, for everybody at once.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { change } from '#kernel/change.ts'
import { noteQuorum } from '#modules/assembly/index.ts'
import { castBallots, currentVote } from '#modules/ballot/index.ts'
import { checkPage, newPage, serve } from '../support/browser.ts'
import { gathering } from '../support/meetings.ts'
import { shows } from '../support/served.ts'

const g = await gathering({ background: true })
const { house, meetingId } = g
const { address, close } = await serve((request) => g.fetch(request))
after(close)

const MEMBER = 'Aminata Solvène'
const roll = await g.roll()
const own = roll.find(({ name }) => name === 'Les Jardins du Lac')!
for (const { id } of roll) await g.comes(id, id === own.id ? await g.personNamed(MEMBER) : null)
const chairing = await g.actor('Solène Varenquier')
await change(house, async (tx) => noteQuorum(tx, chairing, await g.now(), 'arrival'))
await g.resolution(1)
await g.resolution(2)

async function enteredAs(name: string, page: string, options: { width?: number; javascript?: boolean } = {}): Promise<Page> {
  const opened = await newPage({ address, ...options })
  const { cookie } = await g.as(await g.personNamed(name))
  const cookies = cookie!
    .split('; ')
    .map((pair) => ({ name: pair.split('=')[0]!, value: pair.split('=').slice(1).join('='), url: address }))
  await opened.context().addCookies(cookies)
  await opened.goto(`/meetings/${meetingId}/${page}`)
  return opened
}
const chair = await enteredAs('Solène Varenquier', 'chair')
const wall = await enteredAs('Kévin Dorsalin', 'screen')
const hand = await enteredAs(MEMBER, 'room', { width: 360 })
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor()

test('an item begins on the chair’s page, and stands on the wall and in the hand', async () => {
  await shows(wall, 'La séance est ouverte. À suivre')
  await checkPage(wall, 'room-wall-open')
  await press(chair, 'Passer au point suivant')
  await Promise.all([heading(chair, 'Point 1'), heading(wall, 'Point 1'), heading(hand, 'Point 1')])
  await shows(wall, 'Résolution 1')
})

test('the floor is asked for in the hand, given by the chair, and its time runs down on the wall', async () => {
  await press(hand, 'Demander la parole')
  await shows(hand, 'Vous êtes la prochaine personne à parler.')
  await shows(chair, MEMBER)
  await checkPage(chair, 'room-chair-speakers')
  await chair.getByLabel(`Temps de parole de ${MEMBER}`).selectOption('60')
  await press(chair, `Donner la parole à ${MEMBER}`)
  await heading(wall, MEMBER)
  const timer = wall.getByRole('timer')
  await timer.filter({ hasText: /^(1:00|0:5\d)$/ }).waitFor()
  const before = await timer.textContent()
  await wall.waitForFunction((text) => document.querySelector('floor-timer')?.textContent !== text, before)
  await shows(hand, 'Vous avez la parole')
  await checkPage(wall, 'room-wall-speaker')
  await press(hand, 'Rendre la parole')
  await heading(wall, 'Point 1')
})

test('a vote is opened: the wall tells how many voted, and nobody leaves its item', async () => {
  await press(chair, 'Ouvrir le vote')
  await Promise.all([shows(wall, 'Vote ouvert'), shows(chair, 'Vote ouvert')])
  await hand.getByRole('link', { name: 'Voter' }).waitFor()
  await shows(wall, `sur ${roll.length} ont voté`)
  assert.ok(await chair.getByRole('button', { name: 'Passer au point suivant' }).isDisabled())
  await Promise.all([checkPage(wall, 'room-wall-vote'), checkPage(hand, 'room-hand-vote')])
  await checkPage(chair, 'room-chair-vote')

  const member = await g.actor(MEMBER)
  const { id: voteId } = (await currentVote(house.reader, meetingId))!
  await change(house, (tx) => castBallots(tx, member, { voteId, choices: { [own.id]: 'for' }, receipt: 'one', channel: 'screen' }))
  await wall.locator('.turnout strong', { hasText: /^1$/ }).waitFor()
  await chair.locator('.turnout strong', { hasText: /^1$/ }).waitFor()
  assert.equal(await wall.getByText('Pour', { exact: true }).count(), 0, 'the wall says nothing of the choice')
})

test('it is closed: the same sentence stands on all three', async () => {
  const reader = await enteredAs('Gildas Pontarec', 'chair', { javascript: false })
  await shows(reader, 'Vous lisez cette page')
  assert.equal(await reader.getByRole('button', { name: 'Clore le vote' }).count(), 0)
  await checkPage(reader, 'room-chair-read')
  await press(chair, 'Clore le vote')
  const votes = own.weight
  for (const page of [chair, wall, hand]) await shows(page, `plus de voix pour que de voix contre, ${votes} pour, 0 contre`)
  await checkPage(wall, 'room-wall-adopted')
  await checkPage(chair, 'room-chair-adopted')
  await checkPage(hand, 'room-hand-adopted')
})

test('the session is closed, for everybody at once', async () => {
  await chair.locator('summary', { hasText: 'Lever la séance' }).click()
  await press(chair, 'Lever la séance maintenant')
  for (const page of [chair, wall, hand]) await shows(page, 'La séance est levée')
  await checkPage(wall, 'room-wall-closed')
  await checkPage(chair, 'room-chair-closed')
})
