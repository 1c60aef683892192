/** Days: what is read, what is refused, how they are written; and where midnight lies. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  dayIn,
  daysBetween,
  formatDay,
  formatMoment,
  instantIn,
  isDay,
  isPartialDay,
  parseDay,
  parsePartialDay,
  spanOf,
  wallClockIn,
} from './dates.ts'

const PARIS = 'Europe/Paris'
const MONTHS_FR = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

/** Every day that a plan may name, and many that none will. */
const anyDay = fc.integer({ min: -300_000, max: 2_000_000 }).map((days) => addDays('2000-01-01', days))

test('a day is read in every way people write it', () => {
  const cases: [string, string][] = [
    ['2015-09-17', '2015-09-17'],
    ['2015-9-7', '2015-09-07'],
    ['17/09/2015', '2015-09-17'],
    ['17/9/2015', '2015-09-17'],
    ['17.9.2015', '2015-09-17'],
    ['17 9 2015', '2015-09-17'],
    ['  17/09/2015 ', '2015-09-17'],
    ['29/02/2016', '2016-02-29'],
    ['17 septembre 2015', '2015-09-17'],
    ['17 SEPTEMBRE 2015', '2015-09-17'],
    ['17 sept. 2015', '2015-09-17'],
    ['1er mars 2016', '2016-03-01'],
    ['1 mars 2016', '2016-03-01'],
    ['15 août 2016', '2016-08-15'],
    ['15 aout 2016', '2016-08-15'],
    ['15 aou\u0302t 2016', '2016-08-15'],
    ['3 févr. 2016', '2016-02-03'],
    ['17 September 2015', '2015-09-17'],
    ['2nd March 2016', '2016-03-02'],
    ['3 Dec 2016', '2016-12-03'],
    ['17\u00a0septembre\u00a02015', '2015-09-17'],
  ]
  for (const [typed, day] of cases) assert.equal(parseDay(typed), day, typed)
})

test('what is no day of the calendar is refused, never bent into another', () => {
  const cases = [
    '31/02/2016',
    '30/02/2016',
    '29/02/2015',
    '29/02/1900',
    '31/04/2016',
    '00/01/2016',
    '01/13/2016',
    '32 mars 2016',
    '2016-02-30',
    '01/01/0000',
    '0000-01-01',
    '17/09/15',
    '17 brumaire 2015',
    '17 2015',
    'septembre 2015',
    '2015-09',
    '2015',
    '2015-09-17T10:00',
    'demain',
    '',
    ' ',
  ]
  for (const typed of cases) assert.equal(parseDay(typed), null, typed)
})

test('a month or a year is kept as far as it is known', () => {
  const cases: [string, string | null][] = [
    ['2015', '2015'],
    ['2015-09', '2015-09'],
    ['2015-9', '2015-09'],
    ['09/2015', '2015-09'],
    ['9.2015', '2015-09'],
    ['septembre 2015', '2015-09'],
    ['Février 2016', '2016-02'],
    ['juil. 2015', '2015-07'],
    ['July 2015', '2015-07'],
    ['17 septembre 2015', '2015-09-17'],
    ['17/09/2015', '2015-09-17'],
    ['13/2015', null],
    ['2015-13', null],
    ['0000', null],
    ['0000-05', null],
    ['15', null],
    ['brumaire 2015', null],
    ['31/02/2016', null],
    ['', null],
  ]
  for (const [typed, day] of cases) assert.equal(parsePartialDay(typed), day, typed)
})

test('stored days are told from everything else', () => {
  for (const day of ['2015-09-17', '2016-02-29', '0987-01-01']) assert.ok(isDay(day) && isPartialDay(day), day)
  for (const day of ['2015', '2015-09', '2016-02']) assert.ok(!isDay(day) && isPartialDay(day), day)
  for (const text of ['2015-02-29', '2015-9-17', '17/09/2015', '2015-13', '20155', ' 2015', '', '0000', '0000-01', '0000-01-01'])
    assert.ok(!isDay(text) && !isPartialDay(text), text)
})

test('a partial day spans from its first day to its last, leap years too', () => {
  const cases: [string, string, string][] = [
    ['2015', '2015-01-01', '2015-12-31'],
    ['2015-07', '2015-07-01', '2015-07-31'],
    ['2015-09', '2015-09-01', '2015-09-30'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2015-02', '2015-02-01', '2015-02-28'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['2015-09-17', '2015-09-17', '2015-09-17'],
  ]
  for (const [day, first, last] of cases) assert.deepEqual(spanOf(day), { first, last }, day)
})

test('days are written as each language writes them', () => {
  const cases: [string, string, string][] = [
    ['2015-09-17', '17 septembre 2015', '17 September 2015'],
    ['2016-03-01', '1er mars 2016', '1 March 2016'],
    ['2016-08-11', '11 août 2016', '11 August 2016'],
    ['2016-08-21', '21 août 2016', '21 August 2016'],
    ['2015-07', 'juillet 2015', 'July 2015'],
    ['2016-01', 'janvier 2016', 'January 2016'],
    ['2015', '2015', '2015'],
  ]
  for (const [day, fr, en] of cases) assert.deepEqual([formatDay('fr', day), formatDay('en', day)], [fr, en])
  assert.deepEqual([formatDay('fr', '2015-09-17', 'short'), formatDay('en', '2015-09-17', 'short')], ['17 sept. 2015', '17 Sept 2015'])
  assert.equal(formatDay('fr', '2016-01-01', 'short'), '1er janv. 2016')
  for (const [index, name] of MONTHS_FR.entries())
    assert.equal(formatDay('fr', `2016-${String(index + 1).padStart(2, '0')}-02`), `2 ${name} 2016`)
})

test('a day that is written is read back as the same, in both languages', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom('fr' as const, 'en' as const),
      fc.constantFrom('long' as const, 'short' as const),
      (day, lang, month) => {
        assert.equal(parseDay(formatDay(lang, day, month)), day)
        assert.equal(parsePartialDay(formatDay(lang, day.slice(0, 7), month)), day.slice(0, 7))
        assert.equal(parsePartialDay(formatDay(lang, day.slice(0, 4))), day.slice(0, 4))
        assert.ok(isDay(day))
      },
    ),
    { numRuns: 1_000 },
  )
})

test('days are added and counted over months, leap days and summer time', () => {
  assert.equal(addDays('2016-02-28', 1), '2016-02-29')
  assert.equal(addDays('2016-02-28', 2), '2016-03-01')
  assert.equal(addDays('2015-12-31', 1), '2016-01-01')
  assert.equal(addDays('2017-03-27', -1), '2017-03-26')
  assert.equal(daysBetween('2017-03-25', '2017-03-27'), 2)
  assert.equal(daysBetween('2016-03-01', '2016-02-28'), -2)
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -10_000, max: 10_000 }), (day, count) => {
      assert.equal(daysBetween(day, addDays(day, count)), count)
      assert.equal(addDays(addDays(day, count), -count), day)
    }),
  )
})

test('an instant falls on the day of its time zone: at midnight, and on the days when the clocks change', () => {
  const cases: [string, string][] = [
    ['2017-03-13T22:59:59.999Z', '2017-03-13'],
    ['2017-03-13T23:00:00Z', '2017-03-14'],
    // Summer time begins on 26 March at 01:00 UTC, and ends on 29 October at 01:00 UTC.
    ['2017-03-25T22:59:59.999Z', '2017-03-25'],
    ['2017-03-25T23:00:00Z', '2017-03-26'],
    ['2017-03-26T21:59:59.999Z', '2017-03-26'],
    ['2017-03-26T22:00:00Z', '2017-03-27'],
    ['2017-10-28T21:59:59.999Z', '2017-10-28'],
    ['2017-10-28T22:00:00Z', '2017-10-29'],
    ['2017-10-29T22:59:59.999Z', '2017-10-29'],
    ['2017-10-29T23:00:00Z', '2017-10-30'],
  ]
  for (const [instant, day] of cases) assert.equal(dayIn(PARIS, new Date(instant)), day, instant)
  assert.equal(dayIn('Indian/Reunion', new Date('2017-03-13T20:00:00Z')), '2017-03-14')
  assert.equal(dayIn('America/Martinique', new Date('2017-03-14T03:59:59Z')), '2017-03-13')
})

test('a wall clock becomes an instant, also in the hour that is missing and in the one that comes twice', () => {
  const cases: [string, string][] = [
    ['2017-03-14T14:00', '2017-03-14T13:00:00.000Z'],
    ['2017-07-14T14:00', '2017-07-14T12:00:00.000Z'],
    ['2017-03-26T02:30', '2017-03-26T01:30:00.000Z'],
    ['2017-10-29T02:30', '2017-10-29T00:30:00.000Z'],
  ]
  for (const [wallClock, instant] of cases) assert.equal(instantIn(PARIS, wallClock).toISOString(), instant, wallClock)
})

test('an instant is a wall clock again', () => {
  assert.equal(wallClockIn(PARIS, new Date('2017-07-14T12:00:30Z')), '2017-07-14T14:00')
  assert.equal(wallClockIn('Indian/Reunion', new Date('2017-03-14T21:05:00Z')), '2017-03-15T01:05')
})

test('a moment is written with its day and its time in the network’s zone', () => {
  const afternoon = new Date('2017-03-14T13:05:00Z')
  assert.equal(formatMoment('fr', afternoon, PARIS), '14 mars 2017, 14\u202fh\u202f05')
  assert.equal(formatMoment('en', afternoon, PARIS), '14 March 2017, 14:05')
  assert.equal(formatMoment('fr', new Date('2017-03-31T22:00:00Z'), PARIS), '1er avril 2017, 0\u202fh\u202f00')
  assert.equal(formatMoment('en', new Date('2017-03-31T22:00:00Z'), PARIS), '1 April 2017, 00:00')
})
