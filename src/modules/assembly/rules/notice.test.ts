/** In time or not, complete or not, who is written to: tables of cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/dates.ts'
import { noticeRefusals } from '../messages/notice.ts'
import {
  letterParts,
  type NoticeFacts,
  noticeCounts,
  noticesFor,
  objectionsToConvening,
  objectionToLateness,
  objectionToSecond,
  objectionToSecondDay,
} from './notice.ts'

const READY: NoticeFacts = {
  state: 'draft',
  convening: 1,
  bodyName: { fr: 'Assemblée générale', en: 'General meeting' },
  day: '2017-03-30',
  today: '2017-03-14',
  begun: false,
  place: 'Paris',
  remoteUrl: null,
  items: 1,
  statutes: true,
  ruled: true,
  remote: { allowed: false, article: null },
  notice: { days: 15, article: '8', last: '2017-03-15' },
  earliest: null,
  voters: 12,
  unknownDecisions: [],
  goneSubjects: [],
}

test('what is missing is named, one by one (R02)', () => {
  const cases: [Partial<NoticeFacts>, string[]][] = [
    [{}, []],
    [{ state: 'convened' }, ['assembly.notice_not_a_draft']],
    [{ statutes: false }, ['assembly.notice_no_statutes']],
    [{ ruled: false }, ['assembly.notice_body_unruled']],
    [{ place: null }, ['assembly.notice_no_place']],
    [{ place: '  ', remoteUrl: '' }, ['assembly.notice_no_place']],
    [{ place: null, remoteUrl: 'https://visio.example' }, ['assembly.notice_only_remote']],
    [{ place: null, remoteUrl: 'https://visio.example', remote: { allowed: true, article: '11' } }, []],
    [{ place: 'Paris', remoteUrl: 'https://visio.example' }, []],
    [{ items: 0 }, ['assembly.notice_no_agenda']],
    [{ begun: true }, ['assembly.notice_past']],
    [{ voters: 0 }, ['assembly.notice_nobody']],
    [{ unknownDecisions: [2], goneSubjects: [3] }, ['assembly.notice_unknown_decision', 'assembly.notice_subject_gone']],
    [{ place: null, items: 0 }, ['assembly.notice_no_place', 'assembly.notice_no_agenda']],
  ]
  for (const [facts, codes] of cases)
    assert.deepEqual(
      objectionsToConvening({ ...READY, ...facts }).map(({ code }) => code),
      codes,
      JSON.stringify(facts),
    )
})

test('fifteen days before is in time, fourteen are not; the sentence names the article and the last day (R01)', () => {
  const at = (today: string, notice = READY.notice) => objectionToLateness({ ...READY, today, notice })
  assert.equal(at('2017-03-14'), null)
  assert.equal(at('2017-03-15'), null, 'the last day')
  assert.equal(at('2017-03-30', null), null, 'silent statutes set no period')
  const late = at('2017-03-16')
  assert.equal(late?.code, 'assembly.notice_late')
  assert.match(
    noticeRefusals.fr['assembly.notice_late'](late?.facts as never),
    /L’article 8 demande une convocation 15 jours au moins avant la réunion du 30 mars 2017.*le 15 mars 2017/,
  )
  const unquoted = at('2017-03-16', { days: 15, article: null, last: '2017-03-15' })
  assert.match(noticeRefusals.en['assembly.notice_late'](unquoted?.facts as never), /^The statutes ask for a notice at least 15 days/)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (days, before) => {
      const notice = { days, article: '8', last: addDays(READY.day, -days) }
      const objected = objectionToLateness({ notice, day: READY.day, today: addDays(READY.day, -before) })
      assert.equal(objected === null, before >= days)
    }),
  )
})

test('a second convening follows once a meeting closed without quorum, not earlier than the statutes say (R05)', () => {
  const missed = { state: 'closed', convening: 1, quorumMissed: true, followed: false } as const
  assert.equal(objectionToSecond(missed), null)
  for (const other of [{ state: 'open' as const }, { convening: 2 as const }, { quorumMissed: false }])
    assert.equal(objectionToSecond({ ...missed, ...other })?.code, 'assembly.second_not_needed', JSON.stringify(other))
  assert.equal(objectionToSecond({ ...missed, followed: true })?.code, 'assembly.second_exists')
  const earliest = { day: '2017-03-29', days: 15, article: '9' }
  assert.equal(objectionToSecondDay(earliest, '2017-03-29'), null)
  const early = objectionToSecondDay(earliest, '2017-03-28')
  assert.match(
    noticeRefusals.fr['assembly.second_too_early'](early?.facts as never),
    /L’article 9 demande 15 jours .* le 29 mars 2017 au plus tôt/,
  )
  assert.deepEqual(
    objectionsToConvening({ ...READY, convening: 2, earliest, day: '2017-03-28' }).map(({ code }) => code),
    ['assembly.second_too_early'],
  )
})

test('each who speaks for a voter gets a mail; where nobody has an address, one letter', () => {
  const voters = [
    { id: 1, organisationId: 10, personId: null },
    { id: 2, organisationId: 20, personId: null },
    { id: 3, organisationId: 30, personId: null },
    { id: 4, organisationId: null, personId: 7 },
    { id: 5, organisationId: null, personId: 8 },
  ]
  const speaking = (organisationId: number | null, personId: number, hasEmail: boolean) => ({ organisationId, personId, hasEmail })
  const rows = noticesFor(voters, [
    speaking(10, 1, true),
    speaking(10, 2, true),
    speaking(10, 3, false),
    speaking(20, 1, true),
    speaking(30, 4, false),
    speaking(null, 7, true),
    speaking(null, 8, false),
  ])
  assert.deepEqual(
    rows.map(({ voterId, personId, channel }) => [voterId, personId, channel]),
    [
      [1, 1, 'mail'],
      [1, 2, 'mail'],
      [2, 1, 'mail'],
      [3, 4, 'letter'],
      [4, 7, 'mail'],
      [5, 8, 'letter'],
    ],
  )
  assert.deepEqual(noticeCounts(rows), { mails: 3, letters: 2 }, 'a person who speaks for two gets one mail')
  assert.deepEqual(noticesFor(voters.slice(2, 3), []), [{ voterId: 3, personId: null, channel: 'letter' }])
})

test('many letters come in files that hold each letter once', () => {
  assert.deepEqual(letterParts(0), [])
  assert.deepEqual(letterParts(150), [{ part: 1, from: 1, to: 150 }])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (count) => {
      const all = letterParts(count).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, place) => from + place))
      assert.deepEqual(
        all,
        Array.from({ length: count }, (_, place) => place + 1),
      )
    }),
    { numRuns: 30 },
  )
})
