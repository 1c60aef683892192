/** What may still change of a meeting, case by case; and an agenda worked out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Objection } from '#kernel/values/objection.ts'
import { MEETING_STATES, type MeetingState } from '../tables.ts'
import { minutesInAll, plannedStarts, waitingFor } from './agenda.ts'
import {
  MEETING_FIELDS,
  MOST_ITEMS,
  objectionToAddingItem,
  objectionToAddingResolution,
  objectionToCancelling,
  objectionToChangingItem,
  objectionToDecision,
  objectionToEditingMeeting,
  objectionToEditingResolution,
  objectionToLink,
  objectionToMovingItems,
  objectionToRemovingDocument,
  objectionToRemovingItem,
  objectionToStart,
  objectionToWithdrawing,
  timeOfDay,
} from './planning.ts'

/** The code without its module, or `yes`. */
const answer = (objected: Objection | null): string => objected?.code.replace('assembly.', '') ?? 'yes'
/** One answer for each state: draft, convened, open, closed, cancelled. */
const byState = (rule: (state: MeetingState) => Objection | null): string[] => MEETING_STATES.map((state) => answer(rule(state)))

const OVER = 'planning_over'
const BUSY = { late: false, begun: false, resolutions: 2 }
const FREE = { late: false, begun: false, resolutions: 0 }
const LATE = { late: true, begun: false, resolutions: 0 }
const BEGUN = { late: true, begun: true, resolutions: 0 }

const CASES: [string, (state: MeetingState) => Objection | null, string[]][] = [
  ['the day', (state) => objectionToEditingMeeting(state, ['starts']), ['yes', 'already_announced', OVER, OVER, OVER]],
  ['the room', (state) => objectionToEditingMeeting(state, ['place', 'remote']), ['yes', 'yes', OVER, OVER, OVER]],
  ['cancelling', objectionToCancelling, ['yes', 'yes', OVER, OVER, OVER]],
  ['adding a report', (state) => objectionToAddingItem(state, 'report', 3), ['yes', 'yes', 'yes', OVER, OVER]],
  ['adding a decision', (state) => objectionToAddingItem(state, 'decision', 3), ['yes', 'off_agenda', 'off_agenda', OVER, OVER]],
  ['an announced item', (state) => objectionToChangingItem(state, FREE), ['yes', 'agenda_sent', 'agenda_sent', OVER, OVER]],
  ['a later item', (state) => objectionToChangingItem(state, LATE), ['yes', 'yes', 'yes', OVER, OVER]],
  ['a later item that has begun', (state) => objectionToChangingItem(state, BEGUN), ['yes', 'agenda_sent', 'agenda_sent', OVER, OVER]],
  ['the order', objectionToMovingItems, ['yes', 'agenda_sent', 'agenda_sent', OVER, OVER]],
  ['removing an item', (state) => objectionToRemovingItem(state, FREE), ['yes', 'agenda_sent', 'agenda_sent', OVER, OVER]],
  [
    'removing an item that carries resolutions',
    (state) => objectionToRemovingItem(state, BUSY),
    ['item_carries_resolutions', 'agenda_sent', 'agenda_sent', OVER, OVER],
  ],
  ['a resolution', (state) => objectionToAddingResolution(state, false, 1), ['yes', 'off_agenda', 'off_agenda', OVER, OVER]],
  ['a revocation (R11)', (state) => objectionToAddingResolution(state, true, 1), ['yes', 'yes', 'yes', OVER, OVER]],
  ['the text of a resolution', objectionToEditingResolution, ['yes', 'agenda_sent', 'agenda_sent', OVER, OVER]],
  ['withdrawing', objectionToWithdrawing, ['yes', 'yes', OVER, OVER, OVER]],
  ['removing a document', objectionToRemovingDocument, ['yes', 'documents_sent', 'documents_sent', OVER, OVER]],
]

for (const [what, rule, expected] of CASES)
  test(`${what}: draft, convened, open, closed, cancelled`, () => assert.deepEqual(byState(rule), expected))

test('an agenda has an end', () => {
  assert.equal(answer(objectionToAddingItem('draft', 'other', MOST_ITEMS - 1)), 'yes')
  assert.equal(answer(objectionToAddingItem('draft', 'other', MOST_ITEMS)), 'too_many_on_agenda')
})

test('nothing changed is no change, whatever the fields (a convened meeting saved as it is)', () => {
  assert.equal(objectionToEditingMeeting('convened', []), null)
  assert.equal(answer(objectionToEditingMeeting('convened', MEETING_FIELDS)), 'already_announced')
})

const kind = (code: string) => ({ code, name: { fr: code, en: null } })
const GENERAL = [kind('ordinary'), kind('extraordinary')]
const DECISIONS: [string, ReturnType<typeof kind>[] | null, string, string | null, string][] = [
  ['free text by an ordinary decision', GENERAL, 'ordinary', null, 'yes'],
  ['a plan by an ordinary decision', GENERAL, 'ordinary', 'plan_version', 'yes'],
  ['statutes by an ordinary decision (R10)', GENERAL, 'ordinary', 'statutes_version', 'statutes_by_ordinary'],
  ['statutes by an extraordinary decision', GENERAL, 'extraordinary', 'statutes_version', 'yes'],
  ['statutes where there is but one kind of decision', [kind('ordinary')], 'ordinary', 'statutes_version', 'yes'],
  ['a kind that the statutes do not know', GENERAL, 'unanimous', null, 'decision_kind_unknown'],
  ['a body of which they say nothing', null, 'ordinary', null, 'no_rules_for_body'],
]
for (const [what, known, code, subject, expected] of DECISIONS)
  test(what, () => assert.equal(answer(objectionToDecision(known, code, subject)), expected))

test('a meeting is planned for today or later', () => {
  assert.equal(answer(objectionToStart('2017-03-13', '2017-03-14')), 'starts_before_today')
  assert.equal(answer(objectionToStart('2017-03-14', '2017-03-14')), 'yes')
})

test('times of the day as people type them', () => {
  const typed: [string, string | null][] = [
    ['09:30', '09:30'],
    ['9h30', '09:30'],
    ['14 h', '14:00'],
    ['14 H 05', '14:05'],
    ['9.15', '09:15'],
    ['24:00', null],
    ['9:60', null],
    ['demain', null],
    ['', null],
  ]
  for (const [text, expected] of typed) assert.equal(timeOfDay(text), expected, text)
})

test('a link is one that a browser opens', () => {
  for (const text of ['https://visio.example/ag', 'http://visio.example']) assert.equal(objectionToLink(text), null)
  for (const text of ['visio.example', 'javascript:alert(1)', 'mailto:a@b.example', ''])
    assert.equal(answer(objectionToLink(text)), 'not_a_link')
})

const minutes = fc.array(fc.record({ plannedMinutes: fc.option(fc.integer({ min: 1, max: 240 })) }), { maxLength: 12 })
test('each item begins when those before it end, and nobody guesses beyond one that does not say', () => {
  fc.assert(
    fc.property(minutes, (items) => {
      const from = new Date('2017-04-20T07:30:00Z')
      const starts = plannedStarts(from, items)
      assert.equal(starts.length, items.length)
      for (const [place, start] of starts.entries()) {
        const before = items.slice(0, place)
        const untold = minutesInAll(before).untold
        assert.equal(start === null, untold > 0)
        if (start) assert.equal(start.getTime() - from.getTime(), minutesInAll(before).minutes * 60_000)
      }
    }),
  )
})

test('what a draft waits for, in the order in which one does it', () => {
  const nowhere = { place: null, remoteUrl: null }
  assert.deepEqual(waitingFor(nowhere, []), ['place', 'items'])
  assert.deepEqual(waitingFor({ place: 'Paris', remoteUrl: null }, [{ kind: 'decision', resolutions: [] }]), ['resolutions'])
  assert.deepEqual(waitingFor({ place: null, remoteUrl: 'https://a' }, [{ kind: 'report', resolutions: [] }]), [])
})
