/** When digests are due, and what a mail server's answer means. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayIn, instantIn } from '#kernel/dates.ts'
import { lastDigest, nextDigestDay, paceOf, troubleOf } from './mail.ts'

const PARIS = 'Europe/Paris'
const at = (wall: string) => instantIn(PARIS, wall)

test('digests are due at eight in the network’s time zone, each day and each Monday', () => {
  // 13 March 2017 is a Monday.
  const cases: [string, string, string][] = [
    ['2017-03-14T07:59', '2017-03-13T08:00', '2017-03-13T08:00'],
    ['2017-03-14T08:00', '2017-03-14T08:00', '2017-03-13T08:00'],
    ['2017-03-13T07:59', '2017-03-12T08:00', '2017-03-06T08:00'],
    ['2017-03-13T08:00', '2017-03-13T08:00', '2017-03-13T08:00'],
    ['2017-03-19T23:59', '2017-03-19T08:00', '2017-03-13T08:00'],
    // Summer time begins on 26 March 2017: eight stays eight.
    ['2017-03-27T08:30', '2017-03-27T08:00', '2017-03-27T08:00'],
    ['2016-02-29T12:00', '2016-02-29T08:00', '2016-02-29T08:00'],
  ]
  for (const [now, daily, weekly] of cases) {
    assert.deepEqual(lastDigest('daily', at(now), PARIS), at(daily), now)
    assert.deepEqual(lastDigest('weekly', at(now), PARIS), at(weekly), now)
  }
})

test('the next digest is announced for the next day, or the next Monday', () => {
  assert.equal(nextDigestDay('daily', at('2017-03-14T14:00'), PARIS), '2017-03-15')
  assert.equal(nextDigestDay('daily', at('2017-03-14T07:00'), PARIS), '2017-03-14')
  assert.equal(nextDigestDay('weekly', at('2017-03-14T14:00'), PARIS), '2017-03-20')
  assert.equal(nextDigestDay('weekly', at('2017-03-20T07:59'), PARIS), '2017-03-20')
  assert.equal(nextDigestDay('weekly', at('2017-03-20T08:00'), PARIS), '2017-03-27')
})

test('the last digest is never to come, at most a day or a week ago, and the same until the next one', () => {
  const zones = fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'UTC', 'Pacific/Auckland')
  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(zones, instants, fc.constantFrom('daily' as const, 'weekly' as const), (zone, now, pace) => {
      const last = lastDigest(pace, now, zone)
      const HOUR = 3_600_000
      const longest = (pace === 'daily' ? 24 : 7 * 24) * HOUR + HOUR
      assert.ok(last <= now && now.getTime() - last.getTime() < longest)
      assert.deepEqual(lastDigest(pace, last, zone), last)
      assert.ok(nextDigestDay(pace, now, zone) >= dayIn(zone, now))
      if (pace === 'weekly') assert.equal(new Date(`${dayIn(zone, last)}T00:00:00Z`).getUTCDay(), 1)
    }),
  )
})

test('what was chosen counts, else the usual', () => {
  const topic = { name: 'plan.actions', usual: 'at_once' as const }
  assert.equal(paceOf(undefined, topic), 'at_once')
  assert.equal(paceOf(new Map([['plan.actions', 'never' as const]]), topic), 'never')
  assert.equal(paceOf(new Map([['people.mandates', 'never' as const]]), topic), 'at_once')
})

test('what servers answer is understood', () => {
  const cases: [string, string][] = [
    ['EXPIRED', 'expired'],
    ["Can't send mail - all recipients were rejected: 550 5.1.1 no such mailbox", 'no_mailbox'],
    ['550 Requested action not taken: mailbox unavailable', 'no_mailbox'],
    ['552 5.2.2 Mailbox full', 'full'],
    ['452 4.2.2 Over quota', 'full'],
    ['554 5.7.1 Message rejected as spam', 'unwanted'],
    ['550 5.7.1 Blocked by policy', 'unwanted'],
    ['Invalid login: 535 5.7.8 who are you', 'password'],
    ['Recipient command failed: 451 4.3.0 try again later', 'put_off'],
    ['connect ECONNREFUSED 127.0.0.1:25', 'unreachable'],
    ['getaddrinfo ENOTFOUND smtp.example', 'unreachable'],
    ['Greeting never received', 'unreachable'],
    ['Message failed', 'other'],
  ]
  for (const [answer, expected] of cases) assert.equal(troubleOf(answer), expected, answer)
})
