/** The clock: the network's midnight, and the demonstration's day that runs on over restarts. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../test/support/postgres.ts'
import { clockWith, demoClock } from './clock.ts'
import { openDatabase } from './database.ts'
import { instantIn } from './dates.ts'

const PARIS = 'Europe/Paris'
const MINUTE = 60_000
const DAY = 86_400_000

const database = await testDatabase()
const { db, close } = openDatabase(database.connection)
after(async () => {
  await close()
  await database.drop()
})

/** A clock that shows this wall clock now. */
const at = (wallClock: string, timeZone = PARIS) => clockWith(instantIn(timeZone, wallClock).getTime() - Date.now(), timeZone)
/** How far a clock is from a wall clock of Paris. */
const away = (clock: { now(): Date }, wallClock: string) => Math.abs(clock.now().getTime() - instantIn(PARIS, wallClock).getTime())

test('the day changes at midnight of the network’s zone', () => {
  const cases: [string, string][] = [
    ['2017-03-13T23:58', '2017-03-13'],
    ['2017-03-14T00:00', '2017-03-14'],
    ['2017-03-14T00:30', '2017-03-14'],
    ['2017-03-26T23:30', '2017-03-26'],
    ['2017-10-29T00:30', '2017-10-29'],
    ['2017-12-31T23:30', '2017-12-31'],
  ]
  for (const [wallClock, day] of cases) assert.equal(at(wallClock).today(), day, wallClock)
})

test('another zone is another day, also for a clock that runs already', () => {
  const clock = at('2017-03-14T23:30')
  assert.equal(clock.today(), '2017-03-14')
  clock.timeZone = 'Indian/Reunion'
  assert.equal(clock.today(), '2017-03-15')
  clock.timeZone = 'America/Martinique'
  assert.equal(clock.today(), '2017-03-14')
})

test('time runs on in the demonstration', () => {
  const clock = at('2017-03-14T14:00')
  const [first, second] = [clock.now(), clock.now()]
  assert.ok(second >= first)
  assert.ok(away(clock, '2017-03-14T14:00') < MINUTE)
})

test('the demonstration begins on its day, and its later starts go on from there', async () => {
  const wallClock = '2017-03-14T14:00'
  assert.ok(away(await demoClock(db, wallClock, PARIS), wallClock) < MINUTE)
  const kept = async () =>
    (await db.selectFrom('kernel_setting').select('value').where('name', '=', 'demo.clock').executeTakeFirstOrThrow()).value
  const first = (await kept()) as { wallClock: string; offsetMs: number }
  await demoClock(db, wallClock, PARIS)
  assert.deepEqual(await kept(), first, 'a restart leaves the offset')
  // As if the first start had been three days ago.
  const earlier = { ...first, offsetMs: first.offsetMs + 3 * DAY }
  await db
    .updateTable('kernel_setting')
    .set({ value: JSON.stringify(earlier) })
    .where('name', '=', 'demo.clock')
    .execute()
  const clock = await demoClock(db, wallClock, PARIS)
  assert.ok(away(clock, '2017-03-17T14:00') < MINUTE)
  assert.equal(clock.today(), '2017-03-17')
})

test('another day asked for begins anew', async () => {
  await demoClock(db, '2017-03-14T14:00', PARIS)
  assert.equal((await demoClock(db, '2018-11-02T09:00', PARIS)).today(), '2018-11-02')
  assert.ok(away(await demoClock(db, '2018-11-02T09:00', PARIS), '2018-11-02T09:00') < MINUTE)
})
