/** Rights change at midnight in the network's time zone: asked at the edges of the day, far from Paris and when clocks change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { dayIn } from '#kernel/dates.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { buildApp } from '../../../app.tsx'
import { setUpNetwork } from '../commands/network.ts'
import { addPerson, giveMandate } from '../commands/persons.ts'

const { house, as } = await testHouse()
const { organisationId } = await change(house, (tx) =>
  setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
)

/** Permanent staff from the first to the last day, and asking for a page of permanents at this instant. */
async function answerAt(timeZone: string, instant: string, term: { startsOn: string; endsOn: string | null }): Promise<number> {
  const now = new Date(instant)
  assert.ok(!Number.isNaN(now.getTime()), instant)
  const clock = { timeZone, now: () => now, today: () => dayIn(timeZone, now) }
  const personId = await change(house, (tx) => addPerson(tx, SHELL, { name: 'Zoé' }))
  await change(house, (tx) => giveMandate(tx, SHELL, { ...term, personId, role: 'staff', organisationId }))
  const headers = { ...(await as(personId)), host: 'localhost:3000', 'accept-language': 'fr' }
  return (await buildApp({ ...house, clock }).request('http://localhost:3000/organisations/new', { headers })).status
}

const LAST = { startsOn: '2015-01-01', endsOn: '2017-03-14' }
const FIRST = { startsOn: '2017-03-14', endsOn: null }
/** 26 March 2017: Paris springs from 2 to 3 o'clock; 29 October 2017: from 3 back to 2. */
const SPRING = { startsOn: '2017-03-26', endsOn: '2017-03-26' }
const AUTUMN = { startsOn: '2017-10-29', endsOn: '2017-10-29' }

const CASES: [string, string, { startsOn: string; endsOn: string | null }, boolean][] = [
  ['Europe/Paris', '2017-03-14T22:59:59.999Z', LAST, true],
  ['Europe/Paris', '2017-03-14T23:00:00.000Z', LAST, false],
  ['Indian/Reunion', '2017-03-14T19:59:59.999Z', LAST, true],
  ['Indian/Reunion', '2017-03-14T20:00:00.000Z', LAST, false],
  ['America/Guadeloupe', '2017-03-15T03:59:59.999Z', LAST, true],
  ['America/Guadeloupe', '2017-03-15T04:00:00.000Z', LAST, false],
  ['Europe/Paris', '2017-03-13T22:59:59.999Z', FIRST, false],
  ['Europe/Paris', '2017-03-13T23:00:00.000Z', FIRST, true],
  ['Indian/Reunion', '2017-03-13T19:59:59.999Z', FIRST, false],
  ['Indian/Reunion', '2017-03-13T20:00:00.000Z', FIRST, true],
  ['America/Guadeloupe', '2017-03-14T03:59:59.999Z', FIRST, false],
  ['America/Guadeloupe', '2017-03-14T04:00:00.000Z', FIRST, true],
  // A day of 23 hours, then one of 25.
  ['Europe/Paris', '2017-03-25T22:59:59.999Z', SPRING, false],
  ['Europe/Paris', '2017-03-25T23:00:00.000Z', SPRING, true],
  ['Europe/Paris', '2017-03-26T21:59:59.999Z', SPRING, true],
  ['Europe/Paris', '2017-03-26T22:00:00.000Z', SPRING, false],
  ['Europe/Paris', '2017-10-28T21:59:59.999Z', AUTUMN, false],
  ['Europe/Paris', '2017-10-28T22:00:00.000Z', AUTUMN, true],
  ['Europe/Paris', '2017-10-29T22:59:59.999Z', AUTUMN, true],
  ['Europe/Paris', '2017-10-29T23:00:00.000Z', AUTUMN, false],
  // In Réunion and Guadeloupe clocks never change.
  ['Indian/Reunion', '2017-03-26T19:59:59.999Z', SPRING, true],
  ['Indian/Reunion', '2017-03-26T20:00:00.000Z', SPRING, false],
  ['America/Guadeloupe', '2017-10-29T03:59:59.999Z', AUTUMN, false],
  ['America/Guadeloupe', '2017-10-29T04:00:00.000Z', AUTUMN, true],
]

test('a mandate opens and closes a page of permanents exactly at midnight of the network', async () => {
  for (const [timeZone, instant, term, may] of CASES)
    assert.equal(await answerAt(timeZone, instant, term), may ? 200 : 403, `${timeZone} ${instant} ${JSON.stringify(term)}`)
})
